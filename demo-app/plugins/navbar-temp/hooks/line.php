<?php

// Keeps the temperatures that a line of the printer reports, such as "ok T:201.50 /205.00 B:60.00 /60.00 @:127 B@:0".

/** Seconds after which temperatures are published again although they are the same: the action tells old ones by it. */
const AGAIN = 10;

$input = json_decode(stream_get_contents(STDIN), true);
$names = ['T' => 'hotend', 'T0' => 'hotend', 'B' => 'bed'];
$found = [];
preg_match_all('/(?<![\w@])(T0?|B):\s*(-?[\d.]+)\s*\/\s*(-?[\d.]+)/', $input['context']['line'] ?? '', $readings, PREG_SET_ORDER);
foreach ($readings as [, $key, $current, $target]) {
    $found[$names[$key]] = ['current' => round((float) $current, 1), 'target' => round((float) $target, 1)];
}

$printer = $input['context']['printerId'] ?? 'printer';
$known = $input['state']['printers'][$printer] ?? ['at' => 0];
$same = $found == array_intersect_key($known, $found);
if (!$found || ($same && time() - $known['at'] < AGAIN)) {
    exit;
}
echo json_encode([
    'effects' => [
        ['type' => 'publish_state', 'data' => ['printers' => [$printer => $found + ['at' => time()]]]],
    ],
]);
