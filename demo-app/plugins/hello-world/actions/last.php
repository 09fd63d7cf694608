<?php

// Answers with what greet.php left in the state, as items of a host.data_strip.
$input = json_decode(stream_get_contents(STDIN), true) ?: [];
$state = $input['state'] ?? [];

echo json_encode([
    'data' => [
        'items' => [
            ['id' => 'count', 'icon' => 'counter', 'text' => (string) ($state['count'] ?? 0)],
            ['id' => 'time', 'icon' => 'clock-outline', 'text' => $state['time'] ?? '--'],
        ],
    ],
]);
