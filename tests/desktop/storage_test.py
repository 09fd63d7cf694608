"""What pages store stays with their own plugin, and only where the manifest asks for it (security.md T21)."""

import json
import pathlib
import shutil
import tempfile
import unittest

from window import PROGRAM, Window

# What is kept goes into the heading, also by whom.
PAGE = """<!doctype html>
<html lang="en"><title>Keeps</title>
<h1>Nothing can be kept</h1>
<script>
  const query = new URLSearchParams(location.search);
  const me = query.get("pluginId");
  localStorage.opened = 1 + Number(localStorage.opened ?? 0);
  localStorage[me] = "was here";
  const others = Object.keys(localStorage).filter((key) => !["opened", me].includes(key));
  document.querySelector("h1").textContent = `${query.get("pluginName")} opened ${localStorage.opened} times, with ${others.length} others`;
</script>
"""


class Storage(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "home").mkdir()

    def write(self, name, storage):
        ui = self.folder / "plugins" / name / "ui"
        ui.mkdir(parents=True)
        (ui / "page.html").write_text(PAGE)
        page = {"id": "tab", "surface": "settings_tab", "mode": "webview", "title": name, "url": "asset://ui/page.html"}
        manifest = {
            "id": f"storage.{name.lower()}",
            "name": name,
            "version": "1.0.0",
            "sdkVersion": 1,
            "sdkRevision": 6,
            "runtime": {"type": "bridge", "baseUrl": "http://127.0.0.1:9"},
            "permissions": ["ui.settings_tab", "ui.webview"],
            "assets": [{"path": "ui/page.html"}],
            "isolation": {"storage": storage},
            "uiExtensions": [page],
            "signature": {"algorithm": "none"},
        }
        (ui.parent / "plugin.json").write_text(json.dumps(manifest))

    def start(self):
        window = Window([PROGRAM, "preview", self.folder / "plugins"], self.folder / "home")
        self.addCleanup(window.close)
        return window

    def times(self, window, name):
        """Opens the page of the plugin anew; how often it was opened as far as it knows. It must know of no other plugin."""
        window.open_settings()
        window.click(window.find("page tab", name))
        heading = window.find_like("heading", f"{name} opened ")
        window.click(window.find("button", "Close"))
        window.gone("dialog", "Settings")
        self.assertTrue(heading.endswith(" with 0 others"), heading)
        return int(heading.split()[2])

    def test_what_a_page_stores_is_there_when_it_is_opened_again_and_for_no_other_plugin(self):
        self.write("Keeper", storage=True)
        self.write("Other", storage=True)
        self.write("Forgetful", storage=False)
        before = self.start()
        first = self.times(before, "Keeper")
        second = self.times(before, "Keeper")
        self.assertGreater(second, first)
        self.assertEqual([self.times(before, "Forgetful") for _ in range(2)], [1, 1])
        other = self.times(before, "Other")
        before.close()

        after = self.start()
        self.assertGreater(self.times(after, "Keeper"), second)
        self.assertGreater(self.times(after, "Other"), other)
        self.assertEqual(self.times(after, "Forgetful"), 1)

    def test_what_a_page_stored_is_gone_when_the_folder_of_its_plugin_was_taken_away(self):
        self.write("Keeper", storage=True)
        self.write("Other", storage=True)
        window = self.start()
        first, other = self.times(window, "Keeper"), self.times(window, "Other")
        self.assertGreater(self.times(window, "Keeper"), first)
        shutil.rmtree(self.folder / "plugins" / "Keeper")
        window.open_settings()
        window.gone("page tab", "Keeper")
        window.click(window.find("button", "Close"))
        window.gone("dialog", "Settings")
        self.write("Keeper", storage=True)
        self.assertEqual(self.times(window, "Keeper"), first)
        self.assertGreater(self.times(window, "Other"), other)

    def test_an_open_page_is_loaded_again_when_its_file_changes(self):
        self.write("Keeper", storage=False)
        window = self.start()
        window.open_settings()
        window.find_like("heading", "Keeper opened ")
        page = self.folder / "plugins" / "Keeper" / "ui" / "page.html"
        page.write_text("<!doctype html><html lang='en'><title>Keeps</title><h1>Written anew</h1>")
        window.find("heading", "Written anew")
