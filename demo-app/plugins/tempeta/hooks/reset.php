<?php

// The host starts, or a print job starts or ends: what was read before says nothing about what comes.

require __DIR__ . '/../lib/reset.php';

$input = json_decode(stream_get_contents(STDIN), true);
echo json_encode(['effects' => [forget($input['state'])]]);
