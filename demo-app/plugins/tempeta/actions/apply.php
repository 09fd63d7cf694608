<?php

// Keeps what the form sends, in the plugin's state: no effect saves settings. What is no number is refused, with the reason.

$input = json_decode(stream_get_contents(STDIN), true);
$payload = $input['payload'] ?? [];

function refuse(string $reason): never
{
    fwrite(STDERR, $reason);
    exit(1);
}

/** The number in a field, which may be text. */
function number(array $payload, string $key, string $label, float $least, float $most): float
{
    $value = filter_var($payload[$key] ?? null, FILTER_VALIDATE_FLOAT);
    if ($value === false || $value < $least || $value > $most) {
        refuse("{$label}: give a number from {$least} to {$most}.");
    }

    return $value;
}

$algorithm = strtolower(trim((string) ($payload['algorithm'] ?? '')));
if (!in_array($algorithm, ['linear', 'exponential'], true)) {
    refuse('Algorithm: give linear or exponential.');
}
$options = [
    // WPrint 3D sends "true" and "false" as text.
    'enabled' => filter_var($payload['enabled'] ?? false, FILTER_VALIDATE_BOOLEAN),
    'algorithm' => $algorithm,
    'min_rate' => number($payload, 'min_rate', 'Least change', 0.01, 10),
    'max_eta' => number($payload, 'max_eta', 'Longest ETA', 10, 86400),
    'cooldown_temp' => number($payload, 'cooldown_temp', 'Cool', 25, 150),
];
echo json_encode([
    'data' => ['message' => 'Applied.'],
    'effects' => [['type' => 'publish_state', 'data' => ['options' => $options]]],
]);
