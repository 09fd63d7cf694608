<?php

// A value that nobody could know before, for the page to be told of through the plugin's state.
$request = json_decode(file_get_contents("php://stdin"), true);
$value = bin2hex(random_bytes(4));
file_put_contents(getenv("WPRINT3D_PLUGIN_STORAGE_PATH") . "/rolled", $value);
echo json_encode([
    "data" => ["rolled" => $value, "sides" => $request["payload"]["sides"] ?? null],
    "effects" => [["type" => "publish_state", "data" => ["rolled" => $value]]],
]);
