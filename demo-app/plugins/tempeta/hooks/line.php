<?php

// The printer says how warm it is: keeps that, and when it will be as warm as it should.

require __DIR__ . '/../lib/heater.php';

$input = json_decode(stream_get_contents(STDIN), true);
$options = $input['settings'];
$state = $input['state'];
$now = microtime(true);
$since = $now - ($state['updated_at'] ?? 0);
$found = heaters($input['context']['line'] ?? '');
// A quarter less, so that reports which come a little early are not left out.
if (!$options['enabled'] || !$found || ($since >= 0 && $since < 0.75 * $options['update_interval'])) {
    exit;
}

$heaters = [];
$effects = [];
foreach ($found as $id => [$current, $target]) {
    $before = $state['heaters'][$id] ?? [];
    $fresh = fn (array $reading): bool => $reading[0] >= ($state['reset_at'] ?? 0) && $reading[0] <= $now;
    $before['history'] = array_values(array_filter($before['history'] ?? [], $fresh));
    $heaters[$id] = observe($before, $now, $current, $target, $options);
    $notice = notice($id, $before['phase'] ?? null, $heaters[$id]);
    if ($notice !== null) {
        $effects[] = ['type' => 'toast_message', 'message' => $notice, 'toastType' => 'success'];
    }
}
$published = ['type' => 'publish_state', 'data' => ['updated_at' => $now, 'heaters' => $heaters]];
echo json_encode(['effects' => [$published, ...$effects]]);
