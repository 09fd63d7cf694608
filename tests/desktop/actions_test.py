"""A click in a real window runs a plugin's handler in PHP, and the window shows what that handler made."""

import json
import pathlib
import shutil
import tempfile
import unittest

from window import PROGRAM, Window, wait_for

ROLL = """<?php
$value = bin2hex(random_bytes(4));
file_put_contents(getenv("WPRINT3D_PLUGIN_STORAGE_PATH") . "/rolled", $value);
echo json_encode(["effects" => [["type" => "publish_state", "data" => ["value" => $value]]]]);
"""

MANIFEST = {
    "id": "desktop.dice",
    "name": "Dice",
    "version": "1.0.0",
    "sdkVersion": 1,
    "sdkRevision": 6,
    "runtime": {"type": "php", "entry": "roll.php"},
    "permissions": ["ui.settings_tab"],
    "actions": [{"id": "roll", "label": "Roll", "handler": "roll.php"}],
    "uiExtensions": [
        {
            "id": "settings",
            "surface": "settings_tab",
            "title": "Dice",
            "schema": {
                "component": "host.section",
                "children": [
                    {"component": "host.button", "label": "Roll", "actionId": "roll"},
                    {"component": "host.heading", "text": {"$state": "value", "default": "not rolled"}},
                ],
            },
        }
    ],
}


@unittest.skipUnless(shutil.which("php"), "php is not installed")
class ActionsInAWindow(unittest.TestCase):
    def test_a_click_shows_what_the_handler_made(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
            plugin, home = pathlib.Path(folder, "dice"), pathlib.Path(home)
            plugin.mkdir()
            (plugin / "plugin.json").write_text(json.dumps(MANIFEST))
            (plugin / "roll.php").write_text(ROLL)
            window = Window([PROGRAM, "preview", plugin], home)
            try:
                window.click(window.find("button", "Settings"))
                window.find("heading", "not rolled")
                window.click(window.find("button", "Roll"))
                rolled = wait_for(
                    lambda: next((file.read_text() for file in home.rglob("rolled")), None),
                    lambda: "the handler has not run",
                )
                window.find("heading", rolled)
            finally:
                window.close()
