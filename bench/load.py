"""The load: this many clients on kept-alive connections, each asking again as soon as it is answered.

    python -m bench.load < job.json > result.json

A process of its own, so that its work is not counted as the server's. `@KEY@` in a request is replaced by 32
fresh hexadecimal digits.
"""

import json
import socket
import sys
import threading
import time
import uuid
from itertools import count
from typing import Any, Final

KEY: Final = b"@KEY@"
RECEIVE: Final = 65536


class Client:
    """One connection, opened again where the server closes it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send the request whole; the status and body of the answer."""
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=30)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        head, _, body = self._until_head().partition(b"\r\n\r\n")
        lowered = head.lower()
        length = int(lowered.split(b"content-length:")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += self._socket.recv(RECEIVE)
        if b"connection: close" in lowered:
            self._socket.close()
            self._socket = None
        return int(head[9:12]), body

    def _until_head(self) -> bytes:
        assert self._socket is not None
        received = b""
        while b"\r\n\r\n" not in received:
            more = self._socket.recv(RECEIVE)
            if not more:
                raise ConnectionError("the server hung up")
            received += more
        return received


def run(
    port: int, requests: list[bytes], *, clients: int, most: int, seconds: float, status: int
) -> dict[str, Any]:
    """Ask until `most` answers or `seconds` have gone by, each client at least once; every answer must have this status."""
    number, waits, others = count(), list[float](), list[tuple[int, str]]()
    end = time.perf_counter() + seconds

    def work() -> None:
        client, over = Client(port), False
        while not over and (n := next(number)) < most:
            request = requests[n % len(requests)].replace(KEY, uuid.uuid4().hex.encode())
            began = time.perf_counter()
            answered, body = client.ask(request)
            waits.append(time.perf_counter() - began)
            if answered != status:
                others.append((answered, body[:300].decode(errors="replace")))
            over = time.perf_counter() > end

    threads = [threading.Thread(target=work) for _ in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    waits.sort()
    return {
        "answered": len(waits),
        "seconds": took,
        "rate": len(waits) / took,
        "p50_ms": 1000 * waits[len(waits) // 2],
        "p95_ms": 1000 * waits[len(waits) * 95 // 100],
        "wrong": len(others),
        "first_wrong": others[0] if others else None,
    }


def request(method: str, path: str, body: Any = None, **headers: str) -> bytes:
    """An HTTP/1.1 request as bytes; `@KEY@` counts as the 32 digits that replace it."""
    content = b"" if body is None else json.dumps(body).encode()
    length = len(content) + (32 - len(KEY)) * content.count(KEY)
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {length}"]
    if body is not None:
        lines.append("Content-Type: application/json")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + content


if __name__ == "__main__":
    job = json.load(sys.stdin)
    job["requests"] = [text.encode() for text in job["requests"]]
    json.dump(run(**job), sys.stdout)
