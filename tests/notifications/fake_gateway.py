"""A small SMS gateway of our own over HTTP, on a free port: takes texts, refuses, or lets go in the middle."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class FakeGateway(ThreadingHTTPServer):
    """`status`: what it answers to a number; 0 hangs up without an answer. `before` runs when a text has come in."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Exchange)
        self.status: Callable[[str], int] = lambda _number: 202
        self.before: Callable[[], Any] = lambda: None
        self.after: Callable[[], Any] = lambda: None
        self.taken: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.asked = 0
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/kirim"

    def start(self) -> "FakeGateway":
        self._thread.start()
        return self

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    @property
    def numbers(self) -> list[str]:
        return [text["to"] for text in self.taken]


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeGateway

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked += 1
        self.server.before()
        status = self.server.status(told["to"])
        if not status:
            self.close_connection = True
            return
        if status < 300:
            self.server.taken.append(told)
            self.server.headers.append(dict(self.headers))
        body = b'{"status": "ok"}'
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.after()

    def log_message(self, *_arguments: Any) -> None:
        """Says nothing."""
