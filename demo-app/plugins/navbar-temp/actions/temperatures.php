<?php

// Answers with one item for each temperature that is wanted, for a host.data_strip.

/** Seconds after which nobody knows how warm the printer is. */
const STALE = 30;

/** The chip's temperature in °C, where Linux tells it. */
function soc(): ?float
{
    foreach (glob('/sys/class/thermal/thermal_zone*/temp') ?: [] as $file) {
        $millidegrees = @file_get_contents($file);
        if (is_numeric(trim((string) $millidegrees))) {
            return (int) $millidegrees / 1000;
        }
    }

    return null;
}

/** An item of the strip. Temperatures are in °C; null is one that nobody knows. */
function item(string $id, string $icon, string $name, ?float $current, ?float $target, float $max, bool $fahrenheit): array
{
    $degrees = fn (float $celsius): int => (int) round($fahrenheit ? $celsius * 1.8 + 32 : $celsius);
    $unit = $fahrenheit ? '°F' : '°C';
    $heats = $current !== null && $target > 0;
    $shown = $current === null ? '--' : $degrees($current) . ($heats ? "/{$degrees($target)}" : '') . " {$unit}";

    return [
        'id' => $id,
        'icon' => $icon,
        'text' => "{$name}: {$shown}",
        'emphasis' => $heats,
        'displayValue' => $current === null ? '--' : $degrees($current) . '°',
        'value' => $current === null ? null : $degrees($current),
        'targetValue' => $heats ? $degrees($target) : null,
        'min' => $degrees(0),
        'max' => $degrees($max),
    ];
}

$input = json_decode(stream_get_contents(STDIN), true);
$options = $input['settings'];
$printers = $input['state']['printers'] ?? [];
$printer = $printers[$input['context']['printerId'] ?? ''] ?? (reset($printers) ?: []);
if (time() - ($printer['at'] ?? 0) > STALE) {
    $printer = [];
}

$items = [];
if ($options['show_soc']) {
    $items[] = item('soc', 'chip', $options['soc_name'], soc(), null, 100, $options['fahrenheit']);
}
foreach ([['hotend', 'printer-3d-nozzle', 'Hotend', 300], ['bed', 'radiator', 'Bed', 120]] as [$id, $icon, $name, $max]) {
    if ($options["show_{$id}"]) {
        $heater = $printer[$id] ?? [];
        $items[] = item($id, $icon, $name, $heater['current'] ?? null, $heater['target'] ?? null, $max, $options['fahrenheit']);
    }
}
echo json_encode(['data' => ['items' => $items]]);
