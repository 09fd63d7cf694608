"""A real window that is closed while settings are not saved: it asks, and what was entered stays after a no."""

import json
import pathlib
import tempfile
import unittest

from window import PATIENCE_S, PROGRAM, Window, is_enabled, wait_for

PLUGIN = {
    "id": "desktop.kept",
    "name": "Kept",
    "version": "1.0.0",
    "sdkVersion": 1,
    "sdkRevision": 6,
    "runtime": {"type": "php", "entry": "plugin.php"},
    "permissions": ["ui.settings_tab"],
    "settings": {"defaults": {"name": "Ada"}},
    "uiExtensions": [
        {
            "id": "settings",
            "surface": "settings_tab",
            "title": "Kept",
            "schema": {"component": "host.form", "bind": "settings", "fields": [{"id": "name", "label": "Name"}]},
        }
    ],
}


class LeavingAWindow(unittest.TestCase):
    def setUp(self):
        folder, home = self.temporary_folder(), self.temporary_folder()
        (folder / "plugin.json").write_text(json.dumps(PLUGIN))
        (folder / "plugin.php").write_text("<?php")
        self.window = Window([PROGRAM, "preview", folder], home)
        self.addCleanup(self.window.close)
        self.window.open_settings()
        self.window.value("entry", "Name", "Ada")

    def temporary_folder(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return pathlib.Path(folder.name)

    def ends(self):
        self.assertEqual(self.window.process.wait(timeout=PATIENCE_S), 0)

    def test_a_window_with_settings_that_are_not_saved_closes_only_after_a_yes(self):
        window = self.window
        window.click(window.find("entry", "Name"))
        window.type("x")
        wait_for(lambda: window.says("Unsaved changes"), lambda: f"nothing is unsaved; there is:\n{window.outline()}")
        window.ask_to_close()
        window.find("dialog", "Close without saving?")
        window.click(window.find("button", "Cancel"))
        window.gone("dialog", "Close without saving?")
        window.find("button", "Save")
        self.assertIsNone(window.process.poll())
        window.ask_to_close()
        # A yes counts once the question has been there for a moment.
        window.click(window.find("button", "Close without saving", where=is_enabled))
        self.ends()

    def test_a_window_with_nothing_to_lose_closes_at_once(self):
        self.window.ask_to_close()
        self.ends()


if __name__ == "__main__":
    unittest.main()
