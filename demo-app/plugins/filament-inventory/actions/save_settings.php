<?php

// Keeps the settings of the form.
$input = json_decode(stream_get_contents(STDIN), true) ?: [];
$payload = $input['payload'] ?? [];

echo json_encode([
    'data' => ['message' => 'Saved.'],
    'effects' => [['type' => 'publish_state', 'data' => ['settings' => $payload]]],
]);
