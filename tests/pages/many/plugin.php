<?php

// Hosts ask for this file and do not run it.
