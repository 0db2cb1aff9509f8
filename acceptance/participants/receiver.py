"""A receiver of webhooks that checks their signature by itself (Standard Webhooks), and writes down what came."""

import base64
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = base64.b64decode(sys.argv[1].removeprefix("whsec_"))
OUT = sys.argv[2]


class Receiver(BaseHTTPRequestHandler):
    failures = int(sys.argv[3])

    def do_GET(self):
        self.note({"beat": self.path})
        self.send_response(200)
        self.end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        identity, when = self.headers.get("webhook-id", ""), self.headers.get("webhook-timestamp", "0")
        code = hmac.new(SECRET, f"{identity}.{when}.".encode() + body, hashlib.sha256).digest()
        said = self.headers.get("webhook-signature", "")
        signed = hmac.compare_digest(said, "v1," + base64.b64encode(code).decode())
        fresh = abs(time.time() - int(when)) < 60
        Receiver.failures -= 1
        status = 503 if Receiver.failures >= 0 else 200
        self.note({"id": identity, "signed": signed and fresh, "status": status, "body": json.loads(body)})
        self.send_response(status)
        self.end_headers()

    def note(self, value):
        with open(OUT, "a") as file:
            file.write(json.dumps(value) + "\n")

    def log_message(self, *arguments):
        pass


server = HTTPServer(("127.0.0.1", 0), Receiver)
with open(OUT + ".port", "w") as file:
    file.write(str(server.server_port))
server.serve_forever()
