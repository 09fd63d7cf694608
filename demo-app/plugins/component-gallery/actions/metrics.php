<?php

// How busy the computer is, in percent, for host.progress_cluster. What cannot be read is left out and shown as two dashes.
$cores = substr_count(@file_get_contents('/proc/cpuinfo') ?: '', "processor\t");
preg_match_all('/^(\w+):\s+(\d+)/m', @file_get_contents('/proc/meminfo') ?: '', $memory);
$memory = array_combine($memory[1], $memory[2]);
$load = sys_getloadavg();
$disk = disk_total_space('/');

$share = fn ($part, $whole) => $whole > 0 ? ['usedPercentage' => round(min(100, 100 * $part / $whole), 1)] : [];
echo json_encode(['data' => [
    'cpu' => $share($load[0] ?? 0, $load ? $cores : 0),
    'ram' => $share(($memory['MemTotal'] ?? 0) - ($memory['MemAvailable'] ?? 0), $memory['MemTotal'] ?? 0),
    'disk' => $share($disk - disk_free_space('/'), $disk),
]]);
