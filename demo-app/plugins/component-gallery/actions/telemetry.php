<?php

// Readings for host.data_strip: one with a text, one with a value and a target.
$load = sys_getloadavg()[0] ?? null;
echo json_encode(['data' => ['telemetry' => ['items' => [
    ['id' => 'time', 'icon' => 'clock-outline', 'text' => date('H:i:s')],
    ['id' => 'load', 'icon' => 'gauge', 'label' => 'Load', 'value' => $load, 'min' => 0, 'max' => 10, 'color' => 'primary'],
]]]]);
