"""Plugins' own pages in a real window: native views, used by mouse and keyboard, seen through accessibility."""

import os
import pathlib
import shutil
import tempfile
import unittest
import unittest.mock

from window import PROGRAM, ROOT, Atspi, Window, is_enabled, wait_for

PAGES = ROOT / "tests" / "pages"


class PagesInAWindow(unittest.TestCase):
    def open(self, *plugins):
        """A window with these plugins of `tests/pages`, and the folder where it keeps things."""
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        window = Window([PROGRAM, "preview", *(PAGES / plugin for plugin in plugins)], home.name)
        self.addCleanup(window.close)
        return window, pathlib.Path(home.name)


@unittest.skipUnless(shutil.which("php"), "php is not installed")
class TheBrowserHelper(PagesInAWindow):
    """One file, written for upstream, that finds the helper at the address in its query and at the guide's."""

    def use(self, tab, title):
        window, home = self.open("octoprint-helper")
        window.open_settings()
        window.click(window.find("page tab", tab))
        window.find("heading", title)
        window.value("entry", "Nickname unnamed", "unnamed")
        window.find("heading", "rolled nothing")

        window.click(window.find("button", "Roll dice"))
        rolled = wait_for(
            lambda: next((file.read_text() for file in home.rglob("rolled")), None),
            lambda: "the handler has not run",
        )
        window.find("heading", f"answered {rolled} of 6")
        # This comes from the plugin's state, which the page watches.
        window.find("heading", f"rolled {rolled}")

        window.click(window.find("entry", "Nickname unnamed"))
        window.press("ctrl+a")
        window.type("Bertha")
        window.click(window.find("button", "Save nickname"))
        window.find("heading", "saved Bertha")
        return window

    def test_a_page_that_finds_it_by_its_query_does_all_that_it_offers(self):
        window = self.use("Helper 1", "Ready by the query")
        # What was saved is there when the page is opened again.
        window.click(window.find("button", "Close"))
        window.gone("heading", "Ready by the query")
        window.open_settings()
        window.click(window.find("page tab", "Helper 1"))
        window.find("entry", "Nickname Bertha")

    def test_a_page_that_finds_it_where_the_guide_says_does_all_that_it_offers(self):
        self.use("Helper 2", "Ready by the guide")

    def test_an_open_page_is_painted_in_the_theme_that_is_chosen(self):
        window, _ = self.open("octoprint-helper")
        # While the dialog is open, assistive technology finds only what is in it.
        theme = window.find("combo box", "Theme System")
        window.open_settings()
        window.find("heading", "Ready by the query")
        light = window.find_like("heading", "colour rgb")
        window.click(theme)
        window.press("Down", "Down", "Return")
        wait_for(
            lambda: (dark := window.find_like("heading", "colour rgb")) and dark != light,
            lambda: f"the page is still painted in {light}",
        )

    def test_an_open_page_knows_the_printer_that_is_chosen(self):
        window, _ = self.open("octoprint-helper")
        printer = window.find("combo box", "Printer Virtual printer")
        window.open_settings()
        window.find("heading", "printer virtual")
        window.click(printer)
        window.press("Down", "Return")
        window.find("heading", "no printer")


class Links(PagesInAWindow):
    """What leads to the web is opened in the person's browser, once they have read the address."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.opened = pathlib.Path(folder.name, "opened")
        browser = pathlib.Path(folder.name, "browser")
        browser.write_text(f'#!/bin/sh\necho "$1" >> "{self.opened}"\n')
        browser.chmod(0o700)
        patch = unittest.mock.patch.dict(os.environ, BROWSER=str(browser))
        patch.start()
        self.addCleanup(patch.stop)

    def test_a_link_is_opened_after_a_yes_and_never_without_a_click(self):
        window, _ = self.open("links")
        window.open_settings()
        # What the page wanted before anybody clicked is answered.
        window.find("heading", "refused for want of a gesture")
        window.gone("button", "Open")
        window.click(window.find("link", "A harmless name"))
        window.find("dialog", "Open \u2068xn--kse-qla.example.com\u2069?")
        wait_for(lambda: window.says("https://xn--kse-qla.example.com/a?b=1#c"), lambda: "the address is not shown")
        window.click(window.find("button", "Cancel"))
        window.gone("button", "Open")

        window.click(window.find("button", "By script"))
        window.find("dialog", "Open \u2068other.example.com\u2069?")
        window.click(window.find("button", "Open", where=is_enabled))
        wait_for(self.opened.exists, lambda: "no browser was started")
        wait_for(
            lambda: self.opened.read_text() == "https://other.example.com/\n",
            lambda: f"the browser was started with {self.opened.read_text()!r}",
        )
        # The page is still there.
        window.find("heading", "opened null")


@unittest.skipUnless(shutil.which("php"), "php is not installed")
class Samples(unittest.TestCase):
    """The sample plugins with pages, one of which mounts a component of its manifest as a browser module."""

    def test_the_samples_measure_this_computer_in_pages_of_their_own(self):
        samples = [ROOT / "demo-app" / "plugins" / f"host-metrics-php-{kind}" for kind in ("custom-bundle", "webview")]
        with tempfile.TemporaryDirectory() as home:
            window = Window([PROGRAM, "preview", *samples], home)
            self.addCleanup(window.close)
            window.open_settings()
            for tab, heading in (
                ("PHP Metrics (custom bundle)", "PHP Metrics (custom bundle)"),
                ("PHP Metrics (web view)", "This computer"),
            ):
                window.click(window.find("page tab", tab))
                window.find("heading", heading)
                memory = window.find("level bar", "Memory")
                wait_for(lambda: Atspi.Value.get_current_value(memory) > 0, lambda: f"{tab} measured nothing")
