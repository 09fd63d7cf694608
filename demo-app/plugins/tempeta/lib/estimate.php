<?php

/**
 * Seconds until the temperature is $goal, in °C; null where that cannot be told.
 *
 * @param list<array{float, float}> $history readings, oldest first: the time in seconds, the temperature in °C
 * @param array{algorithm: string, min_rate: float, max_eta: float} $options
 */
function estimate(array $history, float $goal, array $options): ?float
{
    $eta = $options['algorithm'] === 'exponential' ? exponential($history, $goal) : null;
    // What does not slow down goes on along a straight line.
    $eta ??= linear($history, $goal, $options['min_rate']);

    return $eta !== null && $eta >= 0 && $eta <= $options['max_eta'] ? $eta : null;
}

/** As if the temperature went on along the straight line that is nearest to the readings. */
function linear(array $history, float $goal, float $minRate): ?float
{
    $count = count($history);
    if ($count < 3) {
        return null;
    }
    $meanTime = array_sum(array_column($history, 0)) / $count;
    $mean = array_sum(array_column($history, 1)) / $count;
    $above = $below = 0;
    foreach ($history as [$time, $temperature]) {
        $above += ($time - $meanTime) * ($temperature - $mean);
        $below += ($time - $meanTime) ** 2;
    }
    $rate = $below > 0 ? $above / $below : 0;

    return abs($rate) < $minRate ? null : (end($history)[1] - $goal) / -$rate;
}

/** As if it went on towards where it levels off, which three readings equally far apart tell; null where they do not. */
function exponential(array $history, float $goal): ?float
{
    $count = count($history);
    if ($count < 5) {
        return null;
    }
    [$start, $first] = $history[0];
    [$end, $last] = $history[$count - 1];
    $middle = at($history, ($start + $end) / 2);
    $slowing = ($last - $middle) / (($middle - $first) ?: NAN);
    if (!($slowing > 0 && $slowing < 1)) {
        return null;
    }
    $level = $last + ($last - $middle) * $slowing / (1 - $slowing);
    $left = ($level - $goal) / ($level - $last);

    // Where it levels off before, it never gets there.
    return $left > 0 ? log($left) / log($slowing) * ($end - $start) / 2 : INF;
}

/** The temperature at a time between the first and the last reading. */
function at(array $history, float $time): float
{
    foreach ($history as $index => [$later, $temperature]) {
        if ($later >= $time) {
            [$sooner, $before] = $history[max(0, $index - 1)];
            $share = $later > $sooner ? ($time - $sooner) / ($later - $sooner) : 0;

            return $before + ($temperature - $before) * $share;
        }
    }

    return end($history)[1];
}
