<?php

// Answers with a greeting and the time, and keeps both in the plugin's state.
$input = json_decode(stream_get_contents(STDIN), true) ?: [];
$greeting = $input['settings']['greeting'] ?? 'Hello';
$count = (int) ($input['state']['count'] ?? 0) + 1;
$time = date('H:i:s');

echo json_encode([
    'data' => ['message' => "{$greeting}, world! It is {$time}.", 'time' => $time],
    'effects' => [
        ['type' => 'publish_state', 'data' => ['count' => $count, 'time' => $time]],
    ],
]);
