<?php

// Hosts ask for this file and do not run it: the work is done by roll.php.
