"""A settings tab in a real WebKitGTK window: mouse and keyboard events of the X server, seen through accessibility."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from window import PROGRAM, ROOT, TARGET, Window

PICTURE = TARGET / "desktop-window.png"


def plugin(name, tab_text):
    """A plugin with a settings tab whose button opens a modal."""
    return {
        "id": f"desktop.{name.lower()}",
        "name": name,
        "version": "1.0.0",
        "sdkVersion": 1,
        "sdkRevision": 6,
        "icon": "printer-3d",
        "runtime": {"type": "php", "entry": "plugin.php"},
        "permissions": ["ui.settings_tab", "ui.modal"],
        "uiExtensions": [
            {
                "id": "settings",
                "surface": "settings_tab",
                "title": f"{name} settings",
                "schema": {
                    "component": "host.section",
                    "title": f"{name} section",
                    "children": [
                        {"component": "host.text", "text": tab_text},
                        {"component": "host.input", "id": "spool", "label": f"{name} spool"},
                        {"component": "host.button", "label": f"About {name}", "openExtensionId": "about"},
                    ],
                },
            },
            {
                "id": "about",
                "surface": "modal",
                "title": f"About {name}",
                "schema": {"component": "host.text", "text": f"{name} was made for this test."},
            },
        ],
    }


class SettingsInAWindow(unittest.TestCase):
    """What a plugin author sees after `faceplate preview`."""

    def setUp(self):
        folder, home = self.temporary_folder(), self.temporary_folder()
        for manifest in (plugin("Alpha", "The first tab."), plugin("Beta", "The second tab.")):
            plugin_folder = folder / manifest["id"]
            plugin_folder.mkdir()
            (plugin_folder / "plugin.json").write_text(json.dumps(manifest))
        self.window = Window([PROGRAM, "preview", folder], home)
        self.addCleanup(self.window.close)

    def temporary_folder(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return pathlib.Path(folder.name)

    def open_settings(self):
        self.window.click(self.window.find("button", "Settings"))
        self.window.find("dialog", "Settings")

    def test_a_click_opens_settings_and_the_arrow_keys_switch_tabs(self):
        window = self.window
        self.open_settings()
        window.click(window.find("page tab", "Beta"))
        window.selected("page tab", "Beta")
        window.find("heading", "Beta section")
        window.press("Left")
        window.selected("page tab", "Alpha")
        window.find("heading", "Alpha section")
        window.gone("heading", "Beta section")
        window.picture(PICTURE)
        size = subprocess.run(["identify", "-format", "%k", PICTURE], check=True, capture_output=True, text=True)
        self.assertGreater(int(size.stdout), 50, "the picture shows more than an empty window")

    def test_a_window_that_changes_its_size_and_focus_goes_on(self):
        window = self.window
        window.find("button", "Settings")
        window.resize(900, 700)
        self.open_settings()
        window.focus()
        window.press("Escape")
        window.gone("dialog", "Settings")
        self.assertIsNone(window.process.poll())

    def test_a_modal_opens_by_mouse_and_by_keyboard_and_gives_the_focus_back(self):
        window = self.window
        self.open_settings()
        window.click(window.find("page tab", "Alpha"))
        window.click(window.find("button", "About Alpha"))
        window.find("dialog", "About Alpha")
        window.press("Escape")
        window.gone("dialog", "About Alpha")
        window.focused("button", "About Alpha")
        window.press("Return")
        window.find("dialog", "About Alpha")
        window.press("Escape")
        window.gone("dialog", "About Alpha")
        window.find("dialog", "Settings")

    def test_what_is_typed_arrives_and_survives_another_tab(self):
        window = self.window
        self.open_settings()
        window.click(window.find("page tab", "Alpha"))
        window.click(window.find("entry", "Alpha spool"))
        window.type("PLA 1.75")
        window.value("entry", "Alpha spool", "PLA 1.75")
        window.click(window.find("page tab", "Beta"))
        window.gone("entry", "Alpha spool")
        window.click(window.find("page tab", "Alpha"))
        window.value("entry", "Alpha spool", "PLA 1.75")


UPSTREAM = ROOT.parent / "shared" / "fixtures" / "upstream"


@unittest.skipUnless(UPSTREAM.is_dir(), f"the upstream plugins are not here: {UPSTREAM}")
class UpstreamPlugins(unittest.TestCase):
    """Plugins of the real host, with the translation that the guide's `assets` and `i18n` blocks declare."""

    WORDS = {
        "en": ("Settings", "Hello World", "Lightweight declarative UI"),
        "es": ("Ajustes", "Hola Mundo", "Interfaz declarativa liviana"),
        "es-AR": ("Configuración", "Hola Mundo", "Interfaz declarativa liviana"),
    }

    def test_hello_world_shows_its_settings_in_three_locales(self):
        for locale, (settings, name, title) in self.WORDS.items():
            with self.subTest(locale), tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
                plugins, home = pathlib.Path(folder), pathlib.Path(home)
                for plugin_folder in UPSTREAM.iterdir():
                    shutil.copytree(plugin_folder, plugins / plugin_folder.name)
                declare_translation(plugins / "hello-world" / "plugin.json")
                kept = home / "faceplate"
                kept.mkdir()
                (kept / "workbench").write_text(f"locale={locale}")
                window = Window([PROGRAM, "preview", plugins], home)
                try:
                    window.click(window.find("button", settings))
                    window.click(window.find("page tab", name))
                    window.find("heading", title)
                finally:
                    window.close()


def declare_translation(file):
    """Adds what the published manifest lacks: the file as an asset, and its locales."""
    os.chmod(file, 0o644)
    manifest = json.loads(file.read_text())
    manifest["assets"] = [{"path": "translations/es.json"}]
    reference = "asset://translations/es.json"
    manifest["i18n"] = {"defaultLocale": "en", "files": {"es": reference, "es_AR": reference}}
    file.write_text(json.dumps(manifest))
