"""gunicorn's threads, with a loop before them that takes in whole requests and sends off whole answers.

A thread never waits for a client (docs/adr/0031): the loop reads heads and bodies, gives up whoever is too slow
(`pace`), hands over only what is whole, and sends what a slow reader has not taken. When all places are taken, the
address that holds most of them loses its oldest one that waits: an address alone has as many as there are.
"""

import errno
import resource
import selectors
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Final

from gunicorn import http
from gunicorn.workers.gthread import ThreadWorker

from config.serving.connection import Connection, Phase

MOST_HELD: Final = 256 * 1024 * 1024
"""Bytes of bodies and answers that a worker keeps; above, the same choice as for places is made."""
LOOK_SECONDS: Final = 0.5
STOP_IDLE_SECONDS: Final = 2.0
SPARE_FILES: Final = 100
"""Descriptors for everything but connections, each of which may have a temporary file."""
REQUESTING: Final = (Phase.HEAD, Phase.BODY)
UNUSED: Final = (Phase.IDLE, Phase.LINGER)
REASONS: Final = {Phase.HEAD: "head", Phase.BODY: "body", Phase.ANSWER: "answer"}
TOO_SLOW: Final = (
    408,
    "Request Timeout",
    "Permintaan datang terlalu lambat. / The request came in too slowly.",
)
HEAD_TOO_LARGE: Final = (
    431,
    "Request Header Fields Too Large",
    "Kepala permintaan terlalu besar. / The head of the request is too large.",
)
_NO_FILES: Final = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_NOT_NOW: Final = (errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNABORTED)


class PatientWorker(ThreadWorker):
    """`gunicorn --worker-class config.serving.worker.PatientWorker`. Speaks HTTP/1; TLS ends at the proxy."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.cfg.is_ssl:
            raise RuntimeError("TLS ends at the proxy before this server.")
        self.cfg.set("sendfile", False)  # would wait for the reader
        files = _raise_the_limit_of_files()
        self.worker_connections = min(self.cfg.worker_connections, (files - SPARE_FILES) // 2)
        self.connections = set[Connection]()
        self.looked = 0.0
        self.stopping: float | None = None

    # In the loop of the main thread.

    def accept(self, listener: Any) -> None:
        """Take a new connection in; make room where there is none."""
        if self.nr_conns >= self.worker_connections - 1:
            self._make_room()
        try:
            sock, client = listener.accept()
        except OSError as error:
            if error.errno in _NO_FILES:
                self._make_room()
            elif error.errno not in _NOT_NOW:
                raise
            return
        connection = Connection(sock, client, listener.getsockname(), time.monotonic())
        self.nr_conns += 1
        self.connections.add(connection)
        self._listen(connection, selectors.EVENT_READ)

    def finish_request(self, connection: Connection, done: "Future[bool]") -> None:
        """A thread is through with it."""
        keep = not done.cancelled() and not done.exception() and done.result()
        connection.keep = keep and not connection.last
        connection.answer(time.monotonic())
        if connection.sock.broken:
            self._close(connection)
        elif connection.sock:
            self._listen(connection, selectors.EVENT_WRITE)
        else:
            self._answered(connection)

    def murder_pending(self) -> None:
        """Called by gunicorn after each round of the loop: give up whoever is too slow."""
        now = time.monotonic()
        if now < self.looked + LOOK_SECONDS:
            return
        self.looked = now
        if not self.alive and self.stopping is None:
            self.stopping = now + STOP_IDLE_SECONDS
        for connection in self._waiting():
            unused = connection.phase in UNUSED or connection.silent
            until = min(connection.until, self.stopping) if self.stopping and unused else connection.until
            if now >= until:
                self._give_up(connection, REASONS.get(connection.phase))
        self._make_memory()

    def _on_readable(self, connection: Connection) -> None:
        try:
            if not connection.readable(time.monotonic()):
                return
        except ValueError:
            self._refuse(connection, *HEAD_TOO_LARGE)
        except (OSError, EOFError):
            self._close(connection)
        else:
            self.poller.unregister(connection.socket)
            connection.work()
            self.enqueue_req(connection)

    def _on_writable(self, connection: Connection) -> None:
        try:
            if connection.writable():
                self._answered(connection)
        except OSError:
            self._close(connection)

    def _answered(self, connection: Connection) -> None:
        now = time.monotonic()
        if connection.keep and self.alive:
            connection.idle(now + self.cfg.keepalive)
        else:
            try:
                connection.linger(now)
            except OSError:
                self._close(connection)
                return
        self._listen(connection, selectors.EVENT_READ)

    def _make_room(self) -> None:
        """End one of those that wait: one that is not used, else the oldest of the address that has most."""
        waiting = self._waiting()
        if unused := [each for each in waiting if each.phase in UNUSED]:
            self._close(min(unused, key=lambda each: each.began))
        elif waiting:
            self._end_of_most(waiting, lambda _each: 1)

    def _make_memory(self) -> None:
        """End those whose address has most bytes waiting, oldest first, until it is little enough."""
        while sum(each.held for each in self.connections) > MOST_HELD:
            waiting = [each for each in self._waiting() if each.held]
            if not waiting:
                return
            self._end_of_most(waiting, lambda each: each.held)

    def _end_of_most(self, waiting: list[Connection], weight: Callable[[Connection], int]) -> None:
        weights = Counter[str]()
        for each in waiting:
            weights[each.address] += weight(each)
        self.count("full")
        self._close(min(waiting, key=lambda each: (-weights[each.address], each.began)))

    def _waiting(self) -> list[Connection]:
        return [each for each in self.connections if each.phase is not Phase.WORKING]

    def _give_up(self, connection: Connection, reason: str | None) -> None:
        if reason and not connection.silent:
            self.count(reason)
        if connection.phase in REQUESTING and not connection.silent:
            self._refuse(connection, *TOO_SLOW)
        else:
            self._close(connection)

    def _refuse(self, connection: Connection, status: int, reason: str, sentence: str) -> None:
        """Say so, and end."""
        body = f"{sentence}\n".encode()
        head = (
            f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
        )
        try:
            connection.sock.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            connection.linger(time.monotonic())
        except OSError:
            self._close(connection)

    def _listen(self, connection: Connection, event: int) -> None:
        callback = self._on_readable if event == selectors.EVENT_READ else self._on_writable
        try:
            self.poller.modify(connection.socket, event, lambda _socket: callback(connection))
        except KeyError:
            self.poller.register(connection.socket, event, lambda _socket: callback(connection))

    def _close(self, connection: Connection) -> None:
        with suppress(KeyError, ValueError):  # a thread has it, or its reader is gone
            self.poller.unregister(connection.socket)
        connection.close()
        self.connections.discard(connection)
        self.nr_conns -= 1

    def count(self, reason: str) -> None:
        """In the figures: why a client lost its place."""
        from config import metrics

        metrics.count_given_up(reason)

    # In a thread.

    def handle(self, connection: Connection) -> bool:
        """Answer a whole request; whether its connection may take another."""
        request = None
        try:
            parser = http.get_parser(self.cfg, connection.request(), connection.client)
            request = next(parser)
            if connection.last:
                request.force_close()
            return bool(self.handle_request(request, connection))
        except (http.errors.NoMoreData, StopIteration, BrokenPipeError) as error:
            self.log.debug("Ignored a client that has gone: %s", error)
        except Exception as error:  # noqa: BLE001 - what is left of it is gunicorn's to tell
            self.handle_error(request, connection.sock, connection.client, error)
        return False


def _raise_the_limit_of_files() -> int:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4096 if hard == resource.RLIM_INFINITY else min(4096, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return soft
