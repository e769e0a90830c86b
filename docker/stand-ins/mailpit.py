#!/usr/bin/env python3
"""A mail catcher with the few words of Mailpit that we use: `/mailpit`, `/mailpit readyz`, GET /api/v1/messages.

Keeps the last mails in memory. Standard library only.
"""

import email
import email.policy
import json
import socketserver
import sys
import threading
import urllib.request
from collections import deque
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEPT = deque(maxlen=1000)


class Session(socketserver.StreamRequestHandler):
    """One SMTP conversation."""

    def handle(self):
        self.say(b"220 catcher")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.say(b"354 go on")
                data = b""
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    data += part[1:] if part.startswith(b".") else part
                KEPT.appendleft(data)
                self.say(b"250 taken")
            elif word == b"QUIT":
                self.say(b"221 bye")
                return
            else:
                self.say(b"250 catcher")

    def say(self, words):
        self.wfile.write(words + b"\r\n")


class Page(BaseHTTPRequestHandler):
    """What was caught, newest first."""

    def do_GET(self):
        found = {"/readyz": self.ready, "/api/v1/messages": self.messages}.get(self.path.split("?")[0])
        body = json.dumps(found()).encode() if found else b"{}"
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def ready(self):
        return {"ok": True}

    def messages(self):
        mails = [email.message_from_bytes(data, policy=email.policy.default) for data in tuple(KEPT)]
        return {
            "total": len(mails),
            "messages": [
                {"To": str(mail["To"]), "Subject": str(mail["Subject"]), "Text": text(mail)} for mail in mails
            ],
        }

    def log_message(self, *_args):
        """Silence: paths are nobody's business."""


def text(mail):
    body = mail.get_body(preferencelist=("plain", "html"))
    return body.get_content() if body is not None else ""


class Catcher(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


if __name__ == "__main__":
    if sys.argv[1:] == ["readyz"]:
        urllib.request.urlopen("http://127.0.0.1:8025/readyz", timeout=4).close()
        sys.exit(0)
    threading.Thread(target=Catcher(("", 1025), Session).serve_forever, daemon=True).start()
    ThreadingHTTPServer(("", 8025), Page).serve_forever()
