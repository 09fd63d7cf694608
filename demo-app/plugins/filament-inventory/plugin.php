<?php

// The entry that `runtime.entry` names. Hosts start the handlers of actions, never this file.
