<?php

// Says how busy this computer is, from what Linux tells in /proc: processor, memory, and for how long it has run.

if (!is_readable('/proc/stat')) {
    fwrite(STDERR, 'This handler reads /proc, which only Linux has.');
    exit(1);
}

/** The processor's time since the start, in ticks: [all of it, idle]. */
function ticks(): array
{
    // cpu, user, nice, system, idle, iowait, irq, softirq, steal; what comes then is counted in user already.
    $fields = preg_split('/\s+/', strtok(file_get_contents('/proc/stat'), "\n"));
    $ticks = array_map('intval', array_slice($fields, 1, 8));

    return [array_sum($ticks), $ticks[3] + $ticks[4]];
}

/** Memory in KiB, by the names of /proc/meminfo. */
function memory(): array
{
    preg_match_all('/^(\w+):\s+(\d+)/m', file_get_contents('/proc/meminfo'), $lines);

    return array_map('intval', array_combine($lines[1], $lines[2]));
}

// How busy a processor is shows only between two readings.
[$all, $idle] = ticks();
usleep(200000);
[$allLater, $idleLater] = ticks();
$elapsed = $allLater - $all;
$busy = $elapsed > 0 ? 1 - ($idleLater - $idle) / $elapsed : null;

$memory = memory();
$total = $memory['MemTotal'];
$used = $total - $memory['MemAvailable'];

echo json_encode([
    'data' => [
        'cpu' => [
            'usedPercentage' => $busy === null ? null : round(min(1, max(0, $busy)) * 100, 1),
            'cores' => preg_match_all('/^cpu\d/m', file_get_contents('/proc/stat')),
        ],
        'memory' => [
            'usedPercentage' => round($used / $total * 100, 1),
            'usedMb' => intdiv($used, 1024),
            'totalMb' => intdiv($total, 1024),
        ],
        'uptimeSecs' => (int) file_get_contents('/proc/uptime'),
    ],
]);
