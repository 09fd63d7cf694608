<?php

require __DIR__ . '/estimate.php';

/** How near to its goal a heater has reached it, in °C. */
const NEAR = 1.0;

/** What people call the heaters. */
const NAMES = ['tool0' => 'hotend', 'bed' => 'bed'];

/** The heaters in a line as firmware reports them, such as "ok T:201.50 /205.00 B:60.00 /60.00": [current, target] each. */
function heaters(string $line): array
{
    $ids = ['T' => 'tool0', 'T0' => 'tool0', 'B' => 'bed'];
    preg_match_all('/(?<![\w@])(T0?|B):\s*(-?[\d.]+)\s*\/\s*(-?[\d.]+)/', $line, $readings, PREG_SET_ORDER);
    $found = [];
    foreach ($readings as [, $key, $current, $target]) {
        $found[$ids[$key]] = [(float) $current, (float) $target];
    }

    return $found;
}

/** What is known of a heater after a reading, given what was known before it. */
function observe(array $before, float $time, float $current, float $target, array $options): array
{
    $goal = $target > 0 ? $target : $options['cooldown_temp'];
    $changed = ($before['target'] ?? null) != $target;
    $history = $changed ? [] : $before['history'] ?? [];
    $history[] = [round($time, 3), $current];
    $history = array_slice($history, -max(3, (int) $options['history_size']));
    $phase = phase($current, $target, $goal);
    $moves = $phase === 'heating' || $phase === 'cooling';

    return [
        'current' => $current,
        'target' => $target,
        'goal' => $goal,
        'phase' => $phase,
        'from' => $changed || ($before['from'] ?? null) === null ? $current : $before['from'],
        'eta_seconds' => $moves ? estimate($history, $goal, $options) : null,
        'history' => $history,
    ];
}

/** heating, cooling, reached, or idle: off and cool. */
function phase(float $current, float $target, float $goal): string
{
    if ($target > 0 && abs($current - $goal) <= NEAR) {
        return 'reached';
    }
    if ($current > $goal) {
        return 'cooling';
    }

    return $target > 0 ? 'heating' : 'idle';
}

/** What to tell people when a heater gets from one phase to another; null for nothing. */
function notice(string $id, ?string $before, array $heater): ?string
{
    $name = NAMES[$id];
    if (!in_array($before, ['heating', 'cooling'], true)) {
        return null;
    }

    return match ($heater['phase']) {
        'reached' => "The {$name} has reached {$heater['goal']} °C.",
        'idle' => "The {$name} has cooled down to {$heater['goal']} °C.",
        default => null,
    };
}
