<?php

// Forgets what was read so far.

require __DIR__ . '/../lib/reset.php';

$input = json_decode(stream_get_contents(STDIN), true);
echo json_encode([
    'data' => ['success' => true, 'message' => 'The ETA starts anew.'],
    'effects' => [forget($input['state'])],
]);
