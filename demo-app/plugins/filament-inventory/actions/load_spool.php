<?php

// Puts a spool of the shelf on the printer: {"spool": id}.
$input = json_decode(stream_get_contents(STDIN), true) ?: [];
$payload = $input['payload'] ?? [];

$spool = (string) ($payload['spool'] ?? '');

echo json_encode([
    'data' => ['message' => $spool === '' ? 'Choose a spool first.' : "Loaded {$spool}."],
    'effects' => $spool === '' ? [] : [['type' => 'publish_state', 'data' => ['loaded' => $spool]]],
]);
