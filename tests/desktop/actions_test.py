"""A click in a real window runs a plugin's handler, in PHP or on a bridge, and the window shows what it made."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request

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


class ActionsInAWindow(unittest.TestCase):
    @unittest.skipUnless(shutil.which("php"), "php is not installed")
    def test_a_click_shows_what_the_handler_in_php_made(self):
        self.click_shows(MANIFEST, lambda home: next((file.read_text() for file in home.rglob("rolled")), None))

    def test_a_click_shows_what_the_bridge_made(self):
        program = pathlib.Path(__file__).with_name("bridge.py")
        with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as bridge:
            try:
                address = bridge.stdout.readline().strip()
                runtime = {"type": "bridge", "baseUrl": address}
                actions = [{"id": "roll", "label": "Roll", "path": "/actions/roll"}]

                def rolled(_):
                    with urllib.request.urlopen(f"{address}/rolled") as answer:
                        return json.load(answer)["rolled"]

                self.click_shows(MANIFEST | {"runtime": runtime, "actions": actions}, rolled)
            finally:
                bridge.terminate()

    def click_shows(self, manifest, rolled):
        """A click on Roll shows what `rolled` says that the handler made, given the folder of what is kept."""
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
            plugin, home = pathlib.Path(folder, "dice"), pathlib.Path(home)
            plugin.mkdir()
            (plugin / "plugin.json").write_text(json.dumps(manifest))
            (plugin / "roll.php").write_text(ROLL)
            window = Window([PROGRAM, "preview", plugin], home)
            try:
                window.click(window.find("button", "Settings"))
                window.find("heading", "not rolled")
                window.click(window.find("button", "Roll"))
                window.find("heading", wait_for(lambda: rolled(home), lambda: "the handler has not run"))
            finally:
                window.close()
