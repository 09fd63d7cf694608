"""Whatever a plugin's page does, the host goes on (decisions.md 29): the longest that its two processes do not answer.

Nothing is called inside the program, so round trips of assistive technology are measured, one every 16 ms: to the window's frame, which the
program's main thread answers, and to a heading of the host's own page, which its web process answers.
"""

import statistics
import tempfile
import time
import unittest

from window import PROGRAM, ROOT, Atspi, GLib, Window, children, content

PLUGIN = ROOT / "tests" / "pages" / "unwell"

MOODS = ("Hang", "Fill memory", "Flood messages", "Flood the API")
RUNS = 3

# Long enough for what the host does about it.
RUN_S = 3

EVERY_S = 0.016

# The longest that the host may stand still on a computer that others use, too. There it may be busy by itself.
STALL_S = 0.25
SLOWER = 1.5

# How often what is beyond that is measured again: others may have been busy just then.
AGAIN = 2


class Stalls(unittest.TestCase):
    def test_the_host_goes_on_whatever_a_page_does(self):
        with tempfile.TemporaryDirectory() as home:
            self.window = Window([PROGRAM, "preview", PLUGIN], home)
            self.addCleanup(self.window.close)
            calm = self.stalls(None)
            limit = {name: max(STALL_S, SLOWER * statistics.median(longest)) for name, longest in calm.items()}
            for mood in MOODS:
                with self.subTest(mood):
                    for _ in range(1 + AGAIN):
                        found = self.stalls(mood)
                        print(f"{mood}: {told(found)}, beside a calm page {told(calm)}")
                        beyond = [name for name, longest in found.items() if statistics.median(longest) > limit[name]]
                        if not beyond:
                            break
                    self.assertEqual(beyond, [], "stood still")
            self.assertIsNone(self.window.process.poll())

    def stalls(self, mood):
        """The longest round trips of each run to the program and to the host's page, in seconds, while a page is in this mood."""
        window = self.window
        found = {"the program": [], "the host's page": []}
        for _ in range(RUNS):
            window.open_settings()
            window.click(window.find("page tab", "Unwell 1"))
            window.find_like("heading", "Load ")
            # A page that hangs holds up whoever looks for something in it, so all is found before.
            button = window.find("button", mood or "Hang")
            close = window.find("button", "Close")
            frame = next(node for node in children(window.root()) if node.get_role_name() == "frame")
            heading = window.find("heading", "Unwell")
            if mood:
                window.click(button)
            asked = {"the program": lambda: frame.get_position(Atspi.CoordType.WINDOW), "the host's page": lambda: content(heading)}
            for name, longest in longest_round_trips(asked).items():
                found[name].append(longest)
            window.click(close)
            window.gone("dialog", "Settings")
        return found


def longest_round_trips(asked):
    """The longest that each of these calls takes, in seconds, when they are made again and again."""
    longest = dict.fromkeys(asked, 0.0)
    end = time.monotonic() + RUN_S
    while (began := time.monotonic()) < end:
        for name, ask in asked.items():
            start = time.monotonic()
            try:
                ask()
            except GLib.Error:  # It was not answered in time.
                longest[name] = float("inf")
            longest[name] = max(longest[name], time.monotonic() - start)
        time.sleep(max(0, began + EVERY_S - time.monotonic()))
    return longest


def told(stalls):
    return ", ".join(f"{name} {' '.join(f'{1000 * stall:.0f}' for stall in found)} ms" for name, found in stalls.items())
