"""A real window of the program, seen as assistive technology sees it and driven by events of the X server.

What is on screen is found by role and name in the accessibility tree (AT-SPI); where it is on screen comes from
there too, and the pointer and keys are moved by xdotool. Nothing is called inside the program.
"""

import os
import pathlib
import signal
import subprocess
import time

import closing
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version must be chosen first)

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PROGRAM = TARGET / "debug" / "faceplate"

PATIENCE_S = 30

# Older versions of AT-SPI call a button a push button.
OTHER_NAMES = {"button": "push button"}


class NotFound(AssertionError):
    """Nothing on screen has the role and name that a test waits for."""


class Window:
    """A running program and its window, until `close`."""

    def __init__(self, command, home, composited=False, **more):
        """Starts `command` with `home` as the folder where it keeps what a person chose, and `more` in its environment.

        A window that is not `composited` is faster, and may leave traces of scroll bars that have gone.
        """
        # A program that starts before the accessibility bus does is never seen on it.
        Atspi.get_desktop(0).get_child_count()
        kept = {f"XDG_{kind}_HOME": str(home) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
        engine = {"WEBKIT_DISABLE_COMPOSITING_MODE": str(int(not composited))}
        environment = dict(os.environ, **kept, **engine, **more, HOME=str(home))
        self.process = subprocess.Popen(command, env=environment, start_new_session=True)

    def close(self):
        """Ends the program, if it still runs."""
        if self.process.poll() is not None:
            return
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=PATIENCE_S)

    def find(self, role, name, inside=None, where=lambda _: True):
        """The one thing on screen with this role and name; waits until it is there."""
        return wait_for(
            lambda: next(
                (
                    node
                    for node in walk(inside or self.root())
                    if is_called(node, role, name) and where(node) and is_showing(node)
                ),
                None,
            ),
            lambda: f"no {role} named {name!r} on screen; there is:\n{self.outline()}",
        )

    def find_like(self, role, start):
        """The name of the first thing on screen with this role whose name begins with `start`."""
        return wait_for(
            lambda: next(
                (
                    node.get_name()
                    for node in walk(self.root())
                    if node.get_role_name() == role and node.get_name().startswith(start) and is_showing(node)
                ),
                None,
            ),
            lambda: f"no {role} named {start!r}… on screen; there is:\n{self.outline()}",
        )

    def says(self, text):
        """Whether something on screen says the text now."""
        return any(text in said(node) and is_showing(node) for node in walk(self.root()))

    def gone(self, role, name):
        """Waits until nothing on screen has this role and name."""
        wait_for(
            lambda: not any(is_called(node, role, name) and is_showing(node) for node in walk(self.root())),
            lambda: f"the {role} named {name!r} is still on screen",
        )

    def click(self, node):
        """Moves the pointer to the middle of the node and presses its first button."""
        box = resting_place(node)
        xdotool("mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1")

    def open_settings(self):
        """Clicks on the settings once the plugins are listed: until then, things move under the pointer."""
        wait_for(
            lambda: any(node.get_role_name() == "tree item" for node in walk(self.root())),
            lambda: f"no plugin is listed; there is:\n{self.outline()}",
        )
        self.click(self.find("button", "Settings"))
        self.find("dialog", "Settings")

    def resize(self, width, height):
        """Gives the window another size, in pixels."""
        xdotool("search", "--onlyvisible", "--name", "^Faceplate$", "windowsize", "--sync", str(width), str(height))

    def focus(self):
        """Gives the window the keyboard, as a window manager does."""
        xdotool("search", "--onlyvisible", "--name", "^Faceplate$", "windowfocus", "--sync")

    def ask_to_close(self):
        """Asks the window to close, as its frame's button does."""
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Faceplate$"]
        found = subprocess.run(search, check=True, capture_output=True, text=True, timeout=PATIENCE_S)
        closing.ask_to_close(int(found.stdout.split()[0]))

    def press(self, *keys):
        """Presses keys by their X names (`Tab`, `Escape`, `Right`)."""
        xdotool("key", *keys)

    def type(self, text):
        """Types the text where the keyboard focus is."""
        xdotool("type", "--delay", "20", text)

    def value(self, role, name, text):
        """Waits until the node with this role and name holds the text."""
        node = self.find(role, name)
        wait_for(
            lambda: content(node) == text,
            lambda: f"expected {text!r} in the {role} named {name!r}, found {content(node)!r}",
        )

    def focused(self, role, name):
        """Waits until the node with this role and name has the keyboard focus."""
        self.find(role, name, where=lambda node: node.get_state_set().contains(Atspi.StateType.FOCUSED))

    def selected(self, role, name):
        """Waits until the node with this role and name is selected."""
        return self.find(role, name, where=lambda node: node.get_state_set().contains(Atspi.StateType.SELECTED))

    def picture(self, path):
        """Writes what the X server shows as a PNG file."""
        subprocess.run(["import", "-window", "root", path], check=True)

    def root(self):
        """The program's node in the accessibility tree; waits until there is one."""
        return wait_for(
            lambda: next((app for app in children(Atspi.get_desktop(0)) if app.get_process_id() == self.process.pid), None),
            lambda: "the program shows nothing to assistive technology",
        )

    def outline(self):
        """Roles and names of everything on screen, for messages."""
        return "\n".join(f"{node.get_role_name()} {node.get_name()!r}" for node in walk(self.root()) if node.get_name())


def wait_for(look, complain):
    """What `look` gives as soon as it gives something; fails with `complain` when patience ends."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:  # The tree changed under the walk.
            found = None
        if found:
            return found
        GLib.MainContext.default().iteration(False)
        time.sleep(0.05)
    try:
        complaint = complain()
    except GLib.Error as error:
        complaint = f"the tree changes all the time: {error}"
    raise NotFound(complaint)


def walk(node):
    """The node and everything below it, in document order; what is in a hidden native view does not know that it is."""
    yield node
    if node.get_role_name() == "panel" and not is_showing(node):
        return
    for child in children(node):
        yield from walk(child)


def children(node):
    return [child for index in range(node.get_child_count()) if (child := node.get_child_at_index(index))]


def resting_place(node):
    """Where the node is on screen, once it is in the same place twice: things move while a page fills."""
    seen = []

    def look():
        box = node.get_extents(Atspi.CoordType.SCREEN)
        seen.append((box.x, box.y, box.width, box.height))
        return box if box.width > 0 and seen[-2:].count(seen[-1]) == 2 else None

    return wait_for(look, lambda: f"the {node.get_role_name()} named {node.get_name()!r} does not come to rest")


def content(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def said(node):
    """The text of a node itself; empty where it has none."""
    return content(node) if "Text" in node.get_interfaces() else ""


def is_called(node, role, name):
    return node.get_name() == name and node.get_role_name() in (role, OTHER_NAMES.get(role))


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.ENABLED)


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, stderr=subprocess.DEVNULL)
