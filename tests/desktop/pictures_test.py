"""Native views where they are hardest to place, in both themes; the pictures are in `target/pages`, to be looked at."""

import pathlib
import tempfile
import unittest

from window import PROGRAM, ROOT, TARGET, Window, wait_for, xdotool

PAGES = ROOT / "tests" / "pages"
PICTURES = TARGET / "pages"
THEMES = ("light", "dark")

BRING_BACK = "Bring it back"
TAKE_OUT = "Show this page in its own window"


class Pictures(unittest.TestCase):
    def windows(self, *plugins):
        """A window with these plugins in each theme, with the name of the theme."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        for theme in THEMES:
            with tempfile.TemporaryDirectory() as home:
                kept = pathlib.Path(home, "faceplate")
                kept.mkdir()
                (kept / "workbench").write_text(f"theme={theme}")
                window = Window([PROGRAM, "preview", *(PAGES / plugin for plugin in plugins)], home, composited=True)
                try:
                    yield window, theme
                finally:
                    window.close()

    def picture(self, window, name, theme):
        """Takes a picture once two in a row are the same: what moves is painted a little later."""
        path = PICTURES / f"{name}-{theme}.png"
        taken = []

        def look():
            window.picture(path)
            taken.append(path.read_bytes())
            return taken[-2:].count(taken[-1]) == 2

        wait_for(look, lambda: f"the window does not come to rest for {path}")

    def test_at_half_scroll_a_view_keeps_its_size_and_stays_in_what_scrolls(self):
        for window, theme in self.windows("many"):
            window.find_like("heading", "Panel 1 load ")
            place = window.find("panel", "\u2068Panel 1\u2069, a page of the plugin “\u2068Many\u2069”")
            before = place.get_extents(0)
            control = window.find("heading", "Control").get_extents(0)
            xdotool("mousemove", str(control.x + 200), str(control.y + 10), "click", "--repeat", "3", "5")
            wait_for(lambda: place.get_extents(0).y < before.y - 50, lambda: "nothing scrolled")
            window.find_like("heading", "Panel 2 load ")
            self.assertEqual(place.get_extents(0).height, before.height)
            self.picture(window, "half-scroll", theme)

    def test_under_a_dialog_a_view_is_only_a_picture(self):
        for window, theme in self.windows("octoprint-helper"):
            window.click(window.find("button", "Helper"))
            window.find("heading", "Ready by the query")
            window.open_settings()
            window.click(window.find("page tab", "Helper 2"))
            window.find("heading", "Ready by the guide")
            # It cannot be over the dialog, nor take the clicks that are meant for it (T9).
            window.gone("heading", "Ready by the query")
            self.picture(window, "under-a-dialog", theme)
            window.click(window.find("button", "Close"))
            window.find("heading", "Ready by the query")

    def test_in_a_modal_a_view_is_over_those_below(self):
        for window, theme in self.windows("unwell"):
            window.open_settings()
            window.click(window.find("page tab", "Unwell 2"))
            window.click(window.find("button", "Open modal"))
            window.find("dialog", "In a modal")
            window.find_like("heading", "Load ")
            self.picture(window, "in-a-modal", theme)

    def test_popped_out_a_view_fills_its_window_and_comes_back_as_it_was(self):
        for window, theme in self.windows("unwell"):
            window.open_settings()
            window.click(window.find("page tab", "Unwell 1"))
            load = window.find_like("heading", "Load ")
            window.click(window.find("button", TAKE_OUT))
            window.find("button", BRING_BACK)
            window.find("heading", load)
            # There is no window manager here that would put the windows beside each other.
            beside = ("windowsize", "--sync", "%1", "300", "400", "windowmove", "--sync", "%1", "1290", "20")
            xdotool("search", "--onlyvisible", "--name", "Moods", *beside)
            self.picture(window, "popped-out", theme)
            window.click(window.find("button", BRING_BACK))
            window.gone("button", BRING_BACK)
            window.find("heading", load)
