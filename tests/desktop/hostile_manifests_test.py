"""Everything that tests/hostile-pages/manifest tries, in a real window: nothing reaches the listener and nothing deceives, and in a host
that guards nothing it does."""

import collections
import contextlib
import json
import shutil
import subprocess
import unittest

from listener import HOSTILE, Listener, attempts_of, get, plugins_folder
from unguarded import Unguarded, turn_until
from window import PROGRAM, Atspi, GLib, Window, children, said, wait_for

ROWS = ("T4", "T5", "T6", "T8")

# The fewest attempts of each row that count.
LEAST = 6

# What can be pressed, and what of it is the host's.
CONTROLS = ("button", "push button", "link", "switch", "toggle button", "radio button")
OF_THE_HOST = ("Close", "Cancel", "Hide details")


@unittest.skipUnless(shutil.which("node"), "node is not installed")
class HostileManifests(unittest.TestCase):
    def setUp(self):
        self.folder = plugins_folder(self)
        self.listener = Listener("manifest/start.mjs", self.folder)
        self.addCleanup(self.listener.close)
        self.attempts = attempts_of("manifest/attempts.mjs")

    def test_no_hostile_manifest_reaches_anything_or_deceives_anybody(self):
        home = self.folder.parent / "home"
        home.mkdir()
        window = self.window = Window([PROGRAM, "preview", self.folder], home)
        self.addCleanup(window.close)
        self.heard = set()
        wait_for(lambda: self.named("tree item"), lambda: "no plugin is listed")
        self.hear()
        window.open_settings()
        tabs = self.named("page tab")
        self.assertGreater(len(tabs), len(ROWS))
        for tab in tabs:
            press(tab)
            window.selected("page tab", tab.get_name())
            self.hear()
            self.press_everything()
            self.settle(next(row for row in ROWS if row in tab.get_name() or row == "T8"))
        self.assertEqual(self.listener.hits(), [], "something reached the listener")
        self.assertEqual(self.faults(), [])
        self.assertIn("markup-in-failure", get(f"{self.listener.bridge}/asked"), "nothing was pressed")
        self.listener.assert_unreached(self, window)
        print(f"{len(self.attempts)} attempts, none of which reached anything")

    def test_in_a_host_that_guards_nothing_the_same_attempts_succeed(self):
        view = Unguarded(self.listener.careless)
        turn_until(lambda: all(self.listener.was_hit(attempt["id"]) for attempt in self.attempts), 10)
        view.close()
        hit = [attempt for attempt in self.attempts if self.listener.was_hit(attempt["id"])]
        rows = collections.Counter(attempt["threat"] for attempt in hit)
        print(f"{len(hit)} attempts count: {dict(rows)}")
        for attempt in self.attempts:
            if attempt not in hit:
                print(f"not counted: {attempt['id']}")
        for row in ROWS:
            self.assertGreaterEqual(rows[row], LEAST, f"attempts of {row} that succeed")

    def named(self, *roles):
        """Everything with one of these roles, seen or not."""
        return [node for node in everything(self.window.root()) if node.get_role_name() in roles]

    def press_everything(self):
        """Presses all controls of the dialog as assistive technology does, those further down too."""
        for control in self.named(*CONTROLS):
            if control.get_name() not in OF_THE_HOST:
                press(control)

    def settle(self, row):
        """Waits for what comes of that, says no to what is asked, and notes all texts."""
        ids = tuple(f"{attempt['id']}:" for attempt in self.attempts if attempt["threat"] == row)
        own = lambda: [fault for fault in self.faults() if fault.startswith(ids)]

        def is_quiet():
            self.hear()
            for control in self.named(*CONTROLS):
                if control.get_name() == "Cancel":
                    press(control)
            return not own()

        wait_for(is_quiet, lambda: "\n".join(own()))

    def hear(self):
        """Notes all texts that assistive technology gets now."""
        for node in everything(self.window.root()):
            example = (node.get_attributes() or {}).get("placeholder-text")
            self.heard |= {text for text in (node.get_name(), node.get_description(), said(node), example) if text}

    def faults(self):
        """What is wrong with what was heard so far."""
        heard = json.dumps(sorted(self.heard))
        program = HOSTILE / "manifest" / "heard.mjs"
        found = subprocess.run(["node", program], input=heard, check=True, capture_output=True, text=True)
        return json.loads(found.stdout)


def everything(node):
    """The node and everything below it, further down than is seen too."""
    yield node
    for child in children(node):
        yield from everything(child)


def press(control):
    """Does what the control does, unless it has gone meanwhile."""
    with contextlib.suppress(GLib.Error):
        Atspi.Action.do_action(control, 0)
