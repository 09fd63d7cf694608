"""Views as WebKitGTK makes them, for pages of hosts that guard nothing."""

import time

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402  (the versions must be chosen first)


class Unguarded:
    """A page in a window of this process, which may open windows."""

    def __init__(self, address):
        self.window = Gtk.Window()
        self.others = []
        view = WebKit2.WebView(web_context=WebKit2.WebContext.new_ephemeral())
        view.get_settings().set_javascript_can_open_windows_automatically(True)
        view.connect("create", self.create)
        self.window.add(view)
        self.window.show_all()
        view.load_uri(address)

    def create(self, view, _action):
        other = WebKit2.WebView.new_with_related_view(view)
        self.others.append(other)
        return other

    def close(self):
        self.window.destroy()


def turn(seconds):
    """Lets views work for so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not GLib.MainContext.default().iteration(False):
            time.sleep(0.01)


def turn_until(holds, patience):
    """Lets views work until something holds, at most so many seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end and not holds():
        turn(0.1)
