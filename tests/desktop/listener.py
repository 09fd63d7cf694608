"""Who listens while hostile plugins attack: a program of tests/hostile-pages, and what reached it."""

import json
import pathlib
import socket
import subprocess
import tempfile
import urllib.request

from window import ROOT, children

HOSTILE = ROOT / "tests" / "hostile-pages"


class Listener:
    """A program of `tests/hostile-pages` that listens, with the addresses that it prints; `close` ends it."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen(["node", HOSTILE / program, *arguments], stdout=subprocess.PIPE)
        self.addresses = json.loads(self.process.stdout.readline())

    def __getattr__(self, name):
        return self.addresses[name]

    def hits(self):
        return get(f"{self.evil}/hits")

    def forget(self):
        """Forgets what has reached it."""
        urllib.request.urlopen(urllib.request.Request(f"{self.evil}/hits", method="DELETE")).close()

    def was_hit(self, attempt):
        starts = (f"/hit/{attempt}/", f"/hit/{attempt}?")
        return any(hit["path"] == f"/hit/{attempt}" or hit["path"].startswith(starts) for hit in self.hits())

    def assert_unreached(self, test, window):
        """Ends the program of `window`, which still runs, has opened no other window, and has reached nothing here."""
        frames = [child for child in children(window.root()) if child.get_role_name() == "frame"]
        test.assertEqual(len(frames), 1, "a window was opened")
        test.assertIsNone(window.process.poll())
        # A connection over which nothing was said is noted when it is closed.
        window.close()
        test.assertEqual(self.hits(), [], "something connected to the listener")

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def attempts_of(module):
    """The table of attempts that a module of `tests/hostile-pages` exports, without what they do."""
    script = "const { default: attempts } = await import(process.argv[1]); console.log(JSON.stringify(attempts));"
    return json.loads(subprocess.check_output(["node", "--input-type=module", "-e", script, HOSTILE / module]))


def plugins_folder(test):
    """An empty folder for plugins, with room for others beside it, until the test ends."""
    folder = tempfile.TemporaryDirectory()
    test.addCleanup(folder.cleanup)
    plugins = pathlib.Path(folder.name, "plugins")
    plugins.mkdir()
    return plugins


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def get(address):
    with urllib.request.urlopen(address) as response:
        return json.load(response)


def put(address, value):
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, json.dumps(value).encode(), headers, method="PUT")
    urllib.request.urlopen(request).close()
