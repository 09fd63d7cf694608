"""Everything that tests/hostile-pages tries, in real WebKitGTK: nothing reaches the listener, and without the guards it does."""

import collections
import json
import shutil
import subprocess
import time
import unittest

from listener import HOSTILE, Listener, attempts_of, free_port, get, plugins_folder, put
from unguarded import Unguarded, turn, turn_until
from window import PROGRAM, Window

LEAST = 40
ROWS = ("T7", "T9", "T10", "T11", "T12", "T15", "T18", "T19", "T21", "T22")

# How long all attempts together take at most.
PATIENCE_S = 180

DECLARED = """<!doctype html>
<title>Declared</title>
<h1>Declared</h1>
<script>
  const show = (text) => (document.querySelector("h1").textContent = text);
  fetch(new URLSearchParams(location.search).get("listener") + "/declared").then(() => show("Reached"), show);
</script>
"""

NEIGHBOUR = """<!doctype html>
<title>Neighbour</title>
<h1>Neighbour</h1>
<script>
  localStorage.secret = "kept by a neighbour";
  indexedDB.open("database-of-a-neighbour");
  caches.open("cache-of-a-neighbour");
  new BroadcastChannel("host").onmessage = ({ target }) => target.postMessage("a neighbour");
  document.querySelector("h1").textContent = "Traces left";
</script>
"""


@unittest.skipUnless(shutil.which("node"), "node is not installed")
class HostilePages(unittest.TestCase):
    def setUp(self):
        self.folder = plugins_folder(self)
        subprocess.run(["node", HOSTILE / "write.mjs", self.folder], check=True)
        self.host = f"http://127.0.0.1:{free_port()}"
        self.listener = Listener("listener.mjs", self.folder, self.host)
        self.addCleanup(self.listener.close)
        self.evil, self.control = self.listener.evil, self.listener.control
        self.attempts = attempts_of("ui/attempts.mjs")
        self.alone = [attempt["id"] for attempt in self.attempts if attempt.get("alone")]

    def open(self):
        """A window with the plugins that were written, and its settings."""
        home = self.folder.parent / "home"
        home.mkdir()
        port = self.host.rsplit(":")[-1]
        self.window = Window([PROGRAM, "preview", "--port", port, self.folder], home)
        self.addCleanup(self.window.close)
        self.window.open_settings()
        return self.window

    def write(self, name, page, query="", **more):
        """A plugin beside the hostile one, with this page in the settings."""
        folder = self.folder / name
        (folder / "ui").mkdir(parents=True)
        (folder / "ui" / "page.html").write_text(page)
        manifest = json.loads((self.folder / "hostile" / "plugin.json").read_text())
        own = f"hostile.{name}"
        url = f"/backend/api/plugins/{own}/assets/ui/page.html{query}"
        manifest |= {"id": own, "name": own, "assets": [{"path": "ui/page.html"}], **more}
        manifest["uiExtensions"] = [{"id": "tab", "surface": "settings_tab", "mode": "webview", "title": name, "url": url}]
        del manifest["settings"]
        (folder / "plugin.json").write_text(json.dumps(manifest))

    def ask(self, settings, only=""):
        """Asks the page with these settings to try `only`, or all that leave a page behind."""
        put(settings, {"settings": {"evil": self.evil, "stun": self.listener.stun, "only": only, "outcomes": []}})

    def outcomes(self, settings, patience=PATIENCE_S):
        """What came of each attempt, once the page has tried all of them; nothing when it never says so."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if outcomes := get(settings).get("outcomes"):
                return outcomes
            turn(0.1)
        return []

    def test_no_hostile_page_reaches_anything(self):
        self.write("neighbour", NEIGHBOUR)
        window = self.open()
        own = f"{self.host}/backend/api/plugins/hostile.page/settings"
        window.click(window.find("page tab", "hostile.neighbour"))
        window.find("heading", "Traces left")
        self.ask(own)
        window.click(window.find("page tab", "hostile.page"))
        tried = self.outcomes(own)
        together = [attempt["id"] for attempt in self.attempts if attempt["id"] not in self.alone]
        self.assertEqual([outcome["id"] for outcome in tried], together)
        self.assertEqual([outcome for outcome in tried if outcome.get("got")], [], "an attack succeeded")
        self.assertEqual(self.listener.hits(), [], "something reached the listener")
        victim = f"{self.host}/backend/api/plugins/hostile.victim/settings"
        self.assertEqual(get(victim), {"secret": "of the victim"})
        for attempt in self.alone:
            with self.subTest(attempt):
                self.ask(own, attempt)
                window.click(window.find("button", "Close"))
                window.gone("dialog", "Settings")
                window.open_settings()
                window.click(window.find("page tab", "hostile.page"))
                # It is not led away, and so can say what became of it.
                self.assertEqual([outcome["id"] for outcome in self.outcomes(own)], [attempt])
                window.find("heading", "Hostile page")
                self.assertEqual(self.listener.hits(), [])
        self.listener.assert_unreached(self, window)
        print(f"{len(self.attempts)} attempts, none of which reached anything")

    def test_a_page_reaches_the_origin_that_its_manifest_declares(self):
        self.write("declared", DECLARED, isolation={"connect": [self.evil]}, query=f"?listener={self.evil}")
        window = self.open()
        window.click(window.find("page tab", "hostile.declared"))
        window.find("heading", "Reached")
        self.assertEqual([hit["path"] for hit in self.listener.hits()], ["/declared"])

    def test_without_the_guards_the_same_attempts_succeed(self):
        # The control's own guards are off, and the host behind it is the same.
        self.open()
        own = f"{self.control}/own/settings"
        self.ask(own)
        view = Unguarded(f"{self.control}/")
        tried = self.outcomes(own)
        view.close()
        for attempt in self.alone:
            self.ask(own, attempt)
            view = Unguarded(f"{self.control}/")
            turn_until(lambda: self.listener.was_hit(attempt), 5)
            view.close()
        hit = [attempt for attempt in self.attempts if self.listener.was_hit(attempt["id"])]
        rows = collections.Counter(attempt["threat"] for attempt in hit)
        print(f"{len(hit)} attempts count: {dict(rows)}")
        for attempt in self.attempts:
            if attempt not in hit:
                outcome = next((outcome for outcome in tried if outcome["id"] == attempt["id"]), "no hit")
                print(f"not counted: {attempt['id']}: {outcome}")
        self.assertGreaterEqual(len(hit), LEAST)
        for row in ROWS:
            self.assertTrue(rows[row], f"no attempt of {row} succeeds without the guards")
