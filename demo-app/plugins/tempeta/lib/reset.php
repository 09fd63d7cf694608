<?php

/** The effect that forgets all readings. Those of a handler that still runs are older than `reset_at`, which tells. */
function forget(array $state): array
{
    $heaters = [];
    foreach (array_keys($state['heaters'] ?? []) as $id) {
        $heaters[$id] = ['history' => [], 'phase' => 'idle', 'eta_seconds' => null, 'from' => null];
    }

    return ['type' => 'publish_state', 'data' => ['reset_at' => microtime(true), 'heaters' => (object) $heaters]];
}
