<?php

// Adds a spool to the shelf: {"name", "material", "grams", "opened"}.
$input = json_decode(stream_get_contents(STDIN), true) ?: [];
$payload = $input['payload'] ?? [];

$name = trim((string) ($payload['name'] ?? ''));
if ($name === '') {
    fwrite(STDERR, 'A spool needs a name.');
    exit(1);
}

echo json_encode([
    'data' => ['message' => "Added {$name}."],
    'effects' => [['type' => 'publish_state', 'data' => ['added' => $payload]]],
]);
