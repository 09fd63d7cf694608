<?php

// Keeps what the form sends, in the plugin's state: no effect saves settings.

$input = json_decode(stream_get_contents(STDIN), true);
$payload = $input['payload'] ?? [];
$name = trim((string) ($payload['soc_name'] ?? ''));
if (!preg_match('/^.{1,24}$/u', $name)) {
    fwrite(STDERR, 'Give the chip a name of 1 to 24 characters.');
    exit(1);
}
$options = ['soc_name' => $name];
foreach (['show_soc', 'show_hotend', 'show_bed', 'fahrenheit'] as $key) {
    // WPrint 3D sends "true" and "false" as text.
    $options[$key] = filter_var($payload[$key] ?? false, FILTER_VALIDATE_BOOLEAN);
}
echo json_encode([
    'data' => ['message' => 'Applied.'],
    'effects' => [['type' => 'publish_state', 'data' => ['options' => $options]]],
]);
