"""A hundred opens and closes of a plugin's page leave nothing behind (decisions.md 29)."""

import pathlib
import tempfile
import unittest

import processes
from window import PROGRAM, ROOT, Window, wait_for

PLUGIN = ROOT / "tests" / "pages" / "unwell"

# The engine collects garbage when it likes to, which may be 20 MiB later. So often, what is left has leaked.
COLLECT = {"JSC_slowPathAllocsBetweenGCs": "50"}

WARM_UP = 10
TIMES = 100
MOST_MIB = 10


class Leaks(unittest.TestCase):
    def test_a_hundred_opens_and_closes_leak_no_process_no_descriptor_and_no_memory(self):
        with tempfile.TemporaryDirectory() as home:
            window = Window([PROGRAM, "preview", PLUGIN], home, **COLLECT)
            self.addCleanup(window.close)
            self.root = window.process.pid
            settings = window.find("button", "Settings")
            window.focus()
            alone = processes.names(self.root)
            # It is where the focus goes back to, so that Return opens it again.
            window.click(settings)
            window.find_like("heading", "Load ")
            self.close(window, alone)
            for _ in range(WARM_UP - 1):
                self.open_and_close(window, alone)
            files, memory = processes.open_files(self.root), processes.memory_mib(self.root)
            for _ in range(TIMES):
                self.open_and_close(window, alone)
            files_now, memory_now = processes.open_files(self.root), processes.memory_mib(self.root)
        print(f"after {TIMES} opens: {memory_now - memory:+.1f} MiB, {files_now - files:+} file descriptors")
        self.assertLessEqual(files_now, files)
        self.assertLessEqual(memory_now - memory, MOST_MIB)

    def open_and_close(self, window, alone):
        window.press("Return")
        self.close(window, alone)

    def close(self, window, alone):
        """Closes the page once its process has loaded it, and waits until nothing of it is left."""
        wait_for(self.is_loaded, lambda: f"no page was loaded: {processes.names(self.root)}")
        window.press("Escape")
        wait_for(
            lambda: processes.names(self.root) == alone,
            lambda: f"expected {alone}, found {processes.names(self.root)}",
        )

    def is_loaded(self):
        """Whether a second page runs and waits: one that loads is busy."""
        pages = processes.pages(self.root)
        return len(pages) == 2 and all(map(processes.is_idle, pages))
