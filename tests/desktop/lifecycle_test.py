"""The life of plugins' own pages in a real window: what happens when they hang, crash, are too many or not there."""

import pathlib
import shutil
import tempfile
import time
import unittest

import processes
from window import PROGRAM, ROOT, Window, wait_for

PAGES = ROOT / "tests" / "pages"

# What runs at once (decisions.md 25).
MOST_LIVE = 8


class Lifecycle(unittest.TestCase):
    def open(self, plugin):
        """A window with this plugin."""
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.window = Window([PROGRAM, "preview", plugin], home.name)
        self.addCleanup(self.window.close)
        return self.window

    def open_settings(self, plugin, tab):
        window = self.open(plugin)
        window.find("button", "Settings")
        self.own_page = processes.pages(window.process.pid)
        window.open_settings()
        window.click(window.find("page tab", tab))
        return window

    def page_process(self):
        """The process of the only page of a plugin."""
        pages = [page for page in processes.pages(self.window.process.pid) if page not in self.own_page]
        self.assertEqual(len(pages), 1)
        return pages[0]

    def page_ends(self, process):
        wait_for(
            lambda: process not in processes.of(self.window.process.pid),
            lambda: f"the page's process still runs: {processes.names(self.window.process.pid)}",
        )

    def loads_again(self, load):
        wait_for(lambda: self.window.find_like("heading", "Load ") != load, lambda: "the page was not loaded again")


class OnePage(Lifecycle):
    def test_a_page_goes_on_while_another_tab_is_selected(self):
        window = self.open_settings(PAGES / "unwell", "Unwell 1")
        load = window.find_like("heading", "Load ")
        window.click(window.find("entry", "Note"))
        window.type("kept")
        window.click(window.find("page tab", "Unwell 2"))
        window.find("heading", "Made of components")
        window.gone("heading", load)
        window.click(window.find("page tab", "Unwell 1"))
        window.find("heading", load)
        window.value("entry", "Note", "kept")

    def test_the_place_of_a_settings_page_is_as_high_as_its_content(self):
        window = self.open_settings(PAGES / "unwell", "Unwell 1")
        place = window.find("panel", "\u2068Moods\u2069, a page of the plugin “\u2068Unwell\u2069”")
        height = lambda: place.get_extents(0).height
        wait_for(lambda: 100 < height() < 330, lambda: f"the place is {height()} high for a low page")
        low = height()
        window.click(window.find("button", "Grow"))
        wait_for(lambda: height() >= low + 900, lambda: f"the place is {height()} high, and was {low}")

    def test_a_page_that_hangs_is_stopped_and_can_be_loaded_again(self):
        window = self.open_settings(PAGES / "unwell", "Unwell 1")
        load = window.find_like("heading", "Load ")
        process = self.page_process()
        window.click(window.find("button", "Hang"))
        self.page_ends(process)
        self.loads_again(load)

    def test_a_page_that_takes_too_much_memory_is_ended(self):
        window = self.open_settings(PAGES / "unwell", "Unwell 1")
        window.find_like("heading", "Load ")
        process = self.page_process()
        window.click(window.find("button", "Fill memory"))
        window.find("button", "Reload")
        self.page_ends(process)

    def test_a_page_that_crashes_again_and_again_waits_longer_each_time(self):
        window = self.open_settings(PAGES / "unwell", "Unwell 1")
        pauses = []
        for _ in range(3):
            load = window.find_like("heading", "Load ")
            start = time.monotonic()
            processes.crash(self.page_process())
            self.loads_again(load)
            pauses.append(time.monotonic() - start)
        for pause, least in zip(pauses, (1, 2, 4), strict=True):
            self.assertGreaterEqual(pause, least)
        processes.crash(self.page_process())
        # Who does not want to wait does not.
        window.click(window.find("button", "Reload"))
        window.find_like("heading", "Load ")

    def test_a_page_that_is_not_there_says_so_and_is_shown_once_it_is(self):
        with tempfile.TemporaryDirectory() as folder:
            plugin = pathlib.Path(folder, "unwell")
            shutil.copytree(PAGES / "unwell", plugin)
            page = (plugin / "ui" / "page.html").rename(plugin / "page.kept")
            window = self.open_settings(plugin, "Unwell 1")
            window.click(window.find("button", "Retry"))
            window.find("button", "Retry")
            page.rename(plugin / "ui" / "page.html")
            # Its files are others now, so nobody needs to ask for it.
            window.find_like("heading", "Load ")


class ManyPages(Lifecycle):
    def running(self):
        return len(processes.pages(self.window.process.pid)) - 1

    def as_many_run_as_may(self):
        """Waits, as one process ends before the next begins."""
        wait_for(lambda: self.running() == MOST_LIVE, lambda: f"{self.running()} pages run")

    def test_as_many_run_as_may_and_one_that_was_paused_comes_back(self):
        window = self.open(PAGES / "many")
        window.find_like("heading", "Panel 1 load ")
        self.as_many_run_as_may()
        # The two that waited take the places of the two that were hidden longest.
        window.focus()
        window.click(window.find("heading", "Control"))
        window.press("End")
        window.find_like("heading", "Panel 10 load ")
        self.as_many_run_as_may()
        window.press("Home")
        wait_for(self.is_back_or_further_down, lambda: f"no page was paused; there is:\n{window.outline()}")
        self.as_many_run_as_may()

    def is_back_or_further_down(self):
        """Whether a page is on screen that was paused; if not, looks further down."""
        if self.window.says("This page was paused and loaded again."):
            return True
        self.window.press("Next")
        return False
