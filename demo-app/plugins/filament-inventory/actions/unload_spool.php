<?php

// Takes the spool off the printer.
$input = json_decode(stream_get_contents(STDIN), true) ?: [];
$payload = $input['payload'] ?? [];

echo json_encode([
    'data' => ['message' => 'Unloaded.'],
    'effects' => [['type' => 'publish_state', 'data' => ['loaded' => null]]],
]);
