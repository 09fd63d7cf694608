"""What the close button of a window's frame does: a message that asks the program to close its window (ICCCM 4.2.8.1).

There is no frame on a screen without a window manager, and older versions of xdotool cannot send it.
"""

import ctypes
import ctypes.util

CLIENT_MESSAGE = 33
FORMAT_BITS = 32


class ClientMessage(ctypes.Structure):
    """`XClientMessageEvent`, as long as any event of X is."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("rest", ctypes.c_long * 12),
    ]


def ask_to_close(window):
    """Asks the program of the window with this number to close it."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))

    def atom(name):
        return x11.XInternAtom(display, name, 0)

    message = ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=atom(b"WM_PROTOCOLS"), format=FORMAT_BITS)
    message.data[0] = atom(b"WM_DELETE_WINDOW")
    x11.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
    x11.XSync(display, 0)
    x11.XCloseDisplay(display)
