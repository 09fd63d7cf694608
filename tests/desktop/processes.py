"""The processes of a program: which there are, and what they take."""

import os
import pathlib
import signal
import time

PROC = pathlib.Path("/proc")


def of(root):
    """The process ids of `root` and everything that it started, and what that started."""
    started = {}
    for process in PROC.iterdir():
        if process.name.isdigit():
            started.setdefault(parent(process), []).append(int(process.name))
    found = [root]
    for process in found:
        found.extend(started.get(process, []))
    return found


def parent(process):
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:  # It ended meanwhile.
        return None


def name(process):
    """What a process is called, as far as the system keeps it; empty when it has ended."""
    try:
        return (PROC / str(process) / "comm").read_text().strip()
    except OSError:
        return ""


def names(root):
    """What all of them are called, in order."""
    return sorted(filter(None, map(name, of(root))))


def pages(root):
    """The processes of web pages, the window's own among them."""
    return [process for process in of(root) if name(process) == "WebKitWebProces"]


def memory_mib(root):
    """What they take, with what they share counted once, and without files: libraries count less when others load them, too."""
    return sum(map(proportional_kib, of(root))) / 1024


def proportional_kib(process):
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Pss_Anon:", "Pss_Shmem:")))


def open_files(root):
    """How many file descriptors they have."""
    return sum(map(descriptors, of(root)))


def descriptors(process):
    try:
        return len(os.listdir(PROC / str(process) / "fd"))
    except OSError:
        return 0


def crash(process):
    """Ends a process as abruptly as a mistake of its own would."""
    os.kill(process, signal.SIGKILL)


def is_idle(process, pause=0.3):
    """Whether a process does next to nothing for a while."""
    before = processor_ticks(process)
    time.sleep(pause)
    return processor_ticks(process) - before <= 1


def processor_ticks(process):
    try:
        fields = (PROC / str(process) / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])
