<?php

// Answers with each heater, as data, as items of a host.data_strip and as percentages of the way it has to go.

require __DIR__ . '/../lib/heater.php';

/** Seconds after which nobody knows how warm the printer is. */
const STALE = 30;

/** Minutes and seconds, with hours where there are some. */
function duration(float $seconds): string
{
    $seconds = (int) ceil($seconds);
    $hours = intdiv($seconds, 3600);
    $rest = sprintf($hours ? '%02d:%02d' : '%d:%02d', intdiv($seconds, 60) % 60, $seconds % 60);

    return $hours ? "{$hours}:{$rest}" : $rest;
}

/** The state of a heater in words. */
function words(array $heater): string
{
    $goal = round($heater['goal']);
    $eta = $heater['eta_seconds'];

    return match ($heater['phase']) {
        'heating', 'cooling' => $eta === null ? "to {$goal} °C" : "{$goal} °C in " . duration($eta),
        'reached' => "is at {$goal} °C",
        default => 'is off',
    };
}

$input = json_decode(stream_get_contents(STDIN), true);
$state = $input['state'];
$known = abs(time() - ($state['updated_at'] ?? 0)) <= STALE ? $state['heaters'] ?? [] : [];
$enabled = $input['settings']['enabled'];
$answer = ['enabled' => $enabled, 'heaters' => [], 'items' => [], 'progress' => ['tool0' => null, 'bed' => null]];
foreach (NAMES as $id => $name) {
    $heater = $enabled ? $known[$id] ?? null : null;
    $icon = $id === 'bed' ? 'radiator' : 'printer-3d-nozzle';
    if (!isset($heater['current'])) {
        $answer['items'][] = ['id' => $id, 'icon' => $icon, 'text' => ucfirst($name) . ': --', 'value' => null];
        continue;
    }
    $way = $heater['goal'] - ($heater['from'] ?? $heater['current']);
    $gone = $heater['current'] - ($heater['from'] ?? $heater['current']);
    $moves = in_array($heater['phase'], ['heating', 'cooling'], true);
    $answer['progress'][$id] = match (true) {
        $heater['phase'] === 'reached' => 100,
        $moves && abs($way) > 0 => round(min(1, max(0, $gone / $way)) * 100, 1),
        default => null,
    };
    $answer['heaters'][$id] = array_intersect_key($heater, array_flip(['current', 'target', 'goal', 'phase', 'eta_seconds']));
    $answer['items'][] = [
        'id' => $id,
        'icon' => $icon,
        'text' => sprintf('%s: %.1f °C, %s', ucfirst($name), $heater['current'], words($heater)),
        'emphasis' => $moves,
        'value' => round($heater['current']),
        'targetValue' => $heater['target'] > 0 ? round($heater['target']) : null,
        'max' => 300,
    ];
}
$answer['heaters'] = (object) $answer['heaters'];
echo json_encode(['data' => $answer]);
