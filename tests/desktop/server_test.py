"""A server that is somebody else's and wants to know who asks, shown in a real window."""

import json
import tempfile
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from window import PROGRAM, Window, wait_for

TOKEN = "12|abcDEF_+/="
ASSETS = "/backend/api/plugins/acme.clock/assets/"
PAGE = b"<!doctype html><title>Clock</title><h1>The page of the clock</h1>"


def extension(id, more):
    named = {"id": id, "surface": "settings_tab", "title": id, "pluginId": "acme.clock", "pluginName": "Clock"}
    return named | more


EXTENSIONS = [
    extension("Hands", {"mode": "declarative", "schema": {"component": "host.button", "label": "Wind up", "actionId": "wind"}}),
    extension("Face", {"mode": "webview", "url": f"{ASSETS}face.html"}),
]
ANSWERS = {
    "GET /backend/api/plugins/ui": EXTENSIONS,
    "GET /backend/api/plugins": [{"id": "acme.clock", "name": "Clock", "enabled": True, "uiExtensions": EXTENSIONS}],
    "GET /backend/api/plugins/acme.clock": {"id": "acme.clock", "name": "Clock", "enabled": True, "manifest": {}},
    "POST /backend/api/plugins/acme.clock/actions/wind": {"data": {"message": "It ticks"}},
}


class Guarded(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer()

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer()

    def answer(self):
        asked = f"{self.command} {self.path.partition('?')[0]}"
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            self.send(401, "application/json", b'{"message": "Unauthenticated."}')
        elif asked == f"GET {ASSETS}face.html":
            self.send(200, "text/html", PAGE)
        elif asked in ANSWERS:
            self.send(200, "application/json", json.dumps(ANSWERS[asked]).encode())
        else:
            self.send(404, "application/json", b'{"message": ""}')

    def send(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class AnotherServer(unittest.TestCase):
    def open(self, **more):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Guarded)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        window = Window([PROGRAM, "preview", "--server", f"http://127.0.0.1:{server.server_port}"], home.name, **more)
        self.addCleanup(window.close)
        return window

    def test_the_owner_of_the_token_acts_and_sees_the_plugins_page(self):
        window = self.open(FACEPLATE_TOKEN=TOKEN)
        window.open_settings()
        window.click(window.find("page tab", "Clock 1"))
        window.click(window.find("button", "Wind up"))
        wait_for(lambda: window.says("It ticks"), lambda: f"no answer; there is:\n{window.outline()}")
        window.click(window.find("page tab", "Clock 2"))
        window.find("heading", "The page of the clock")

    def test_who_has_no_token_is_told_to_log_in(self):
        window = self.open()
        wait_for(
            lambda: window.says("You are not logged in"),
            lambda: f"nothing says why nothing is there; there is:\n{window.outline()}",
        )


if __name__ == "__main__":
    unittest.main()
