"""Asking a virus scanner over its socket: what it says, and what happens when it does not."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from complaints.files.scanner import CHUNK, Verdict, verdict
from tests.waiting import SECONDS

DATA = b"x" * (2 * CHUNK + 5)


@contextmanager
def clamd(listening: socket.socket, answer: bytes | None) -> Iterator[list[bytes]]:
    """A scanner for one file; it says nothing at all for None. Yields what it was sent."""
    heard: list[bytes] = []
    over = threading.Event()

    def serve() -> None:
        connection, _address = listening.accept()
        with connection, connection.makefile("rb") as stream:
            if answer is None:
                over.wait(SECONDS)
                return
            heard.append(stream.read(len(b"zINSTREAM\0")))
            body = b""
            while size := struct.unpack("!I", stream.read(4))[0]:
                body += stream.read(size)
            heard.append(body)
            connection.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield heard
    finally:
        over.set()
        thread.join()
        listening.close()


def at_a_port() -> tuple[socket.socket, str]:
    listening = socket.create_server(("127.0.0.1", 0))
    return listening, f"tcp://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"stream: OK\0", Verdict.CLEAN),
        (b"stream: Eicar-Signature FOUND\0", Verdict.INFECTED),
        (b"INSTREAM size limit exceeded. ERROR\0", Verdict.PENDING),
        (b"", Verdict.PENDING),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", Verdict.PENDING),
        (b"x" * 10_000, Verdict.PENDING),
    ],
)
def test_the_scanner_gets_the_whole_file_and_its_word_counts(answer, expected):
    listening, address = at_a_port()
    with clamd(listening, answer) as heard:
        assert verdict(DATA, address=address, seconds=SECONDS) == expected
    assert heard == [b"zINSTREAM\0", DATA]


def test_it_may_listen_at_a_socket_of_this_machine(tmp_path: Path):
    path = tmp_path / "clamd.sock"
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(path))
    listening.listen()
    with clamd(listening, b"stream: OK\0"):
        assert verdict(DATA, address=f"unix://{path}", seconds=SECONDS) == Verdict.CLEAN


def test_a_scanner_that_hangs_is_not_waited_for():
    listening, address = at_a_port()
    with clamd(listening, None):
        assert verdict(b"x", address=address, seconds=0.2) == Verdict.PENDING


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.sock", "clamd", "tcp://"])
def test_a_scanner_that_is_not_there_leaves_the_file_pending(address):
    assert verdict(b"x", address=address, seconds=SECONDS) == Verdict.PENDING


def test_without_a_scanner_nothing_is_asked():
    assert verdict(b"x", address="", seconds=1) == Verdict.UNASKED
