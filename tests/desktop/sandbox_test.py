"""The process of a plugin's page is in a sandbox of the system's (decisions.md 23)."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import processes
from window import PROGRAM, ROOT, Window

PLUGIN = ROOT / "tests" / "pages" / "unwell"

# What a process of a page sees its own of: files, processes and network. Shared memory is how it paints into the window.
APART = ("mnt", "pid", "net")


def sandboxes():
    """Whether this computer has what makes them."""
    if not shutil.which("bwrap") or not shutil.which("xdg-dbus-proxy"):
        return False
    command = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "true"]
    return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0


@unittest.skipUnless(sandboxes(), "this computer lets nobody make a sandbox: bwrap and xdg-dbus-proxy, with namespaces of the kernel")
class Sandbox(unittest.TestCase):
    def test_the_process_of_a_page_sees_neither_files_nor_processes_nor_network_of_the_program(self):
        with tempfile.TemporaryDirectory() as home:
            window = Window([PROGRAM, "preview", PLUGIN], home)
            self.addCleanup(window.close)
            window.find("button", "Settings")
            program = window.process.pid
            own = processes.pages(program)
            window.open_settings()
            window.click(window.find("page tab", "Unwell 1"))
            window.find_like("heading", "Load ")
            pages = [page for page in processes.pages(program) if page not in own]
            self.assertEqual(len(pages), 1)
            for kind in APART:
                self.assertNotEqual(namespace(pages[0], kind), namespace(program, kind), f"its {kind} is the program's")
            self.assertTrue(is_there(program, PLUGIN))
            self.assertFalse(is_there(pages[0], PLUGIN), "it sees the plugin's folder")
            self.assertFalse(window.says("offers no sandbox"))


def namespace(process, kind):
    """Which namespace of this kind a process is in."""
    return os.readlink(f"/proc/{process}/ns/{kind}")


def is_there(process, path):
    """Whether a process sees this file."""
    return pathlib.Path(f"/proc/{process}/root{path}").exists()
