"""A bridge as a program of its own: `/actions/roll` makes a value and publishes it, `/rolled` says which it was."""

import json
import secrets
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Bridge(BaseHTTPRequestHandler):
    rolled = ""

    def do_GET(self):
        self.answer({"rolled": Bridge.rolled})

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        Bridge.rolled = secrets.token_hex(4)
        self.answer({"effects": [{"type": "publish_state", "data": {"value": Bridge.rolled}}]})

    def answer(self, body):
        text = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bridge)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
