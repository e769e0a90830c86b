"""The server alone: what is slow, half, forged or too much ends with its connection and holds nobody else up."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.serving import framing, pace
from config.serving.connection import Connection
from config.supervisor import commands
from tests.waiting import SECONDS, eventually, free_port
from web import door
from workflow.verbs import room

ROOT = Path(__file__).parents[2]
ESTABLISHED = "01"
ASK = b"GET /asked HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    number = free_port()
    command = [sys.executable, "-m", *commands(number)["web"]]
    command[command.index("config.wsgi:application")] = "tests.attack.bare:application"
    server = subprocess.Popen([*command, "--worker-connections", "60"], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: listens(number))
        yield number
    finally:
        server.terminate()
        server.wait(SECONDS)


def listens(port: int) -> bool:
    try:
        connect(port).close()
    except ConnectionRefusedError:
        return False
    return True


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=SECONDS)


def said(sock: socket.socket) -> bytes:
    """All that is said until the server ends the connection."""
    answer = bytearray()
    while more := sock.recv(65536):
        answer += more
    return bytes(answer)


def asked(port: int, request: bytes) -> bytes:
    with connect(port) as sock:
        sock.sendall(request)
        return said(sock)


def is_well(port: int) -> bool:
    return asked(port, ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")).endswith(b"GET /asked 0\n")


def is_served(client: socket.socket) -> bool:
    """Whether the server has not closed its end of this connection, as the system tells."""
    ends = [f"{client.getpeername()[1]:04X}", f"{client.getsockname()[1]:04X}"]
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    states = [row[3] for row in rows if [end.partition(":")[2] for end in row[1:3]] == ends]
    return states == [ESTABLISHED]


# -- slow


@pytest.mark.processes
@pytest.mark.parametrize(
    ("begun", "answer"),
    [
        pytest.param(b"", b"", id="nothing"),
        pytest.param(b"GET / HTTP/1.1\r\nX-Slow: ", b"HTTP/1.1 408 ", id="head"),
        pytest.param(
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999\r\n\r\n", b"HTTP/1.1 408 ", id="body"
        ),
    ],
)
def test_whoever_trickles_is_told_and_cut(port: int, begun: bytes, answer: bytes) -> None:
    with connect(port) as sock:
        sock.sendall(begun)
        sock.settimeout(0.1)
        heard, until = b"", time.monotonic() + SECONDS
        while True:
            assert time.monotonic() < until, "it is never cut"
            try:
                if begun:
                    sock.send(b"a")
                more = sock.recv(65536)
            except TimeoutError:
                continue
            except ConnectionError:
                break
            if not more:
                break
            heard += more
        assert heard[: len(answer)] == answer
        assert bool(heard) == bool(answer)


@pytest.mark.processes
def test_a_reader_who_takes_nothing_is_cut_and_costs_no_thread(port: int) -> None:
    with ExitStack() as stack:
        readers = [stack.enter_context(connect(port)) for _ in range(20)]  # more than there are threads
        for reader in readers:
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
            reader.sendall(ASK.replace(b"/asked", b"/asked?8000000"))
        assert is_well(port)
        eventually(lambda: not any(map(is_served, readers)))
        assert len(said(readers[0])) < 8_000_000  # cut in the middle


@pytest.mark.processes
def test_a_reader_who_takes_it_steadily_gets_all_of_a_long_answer(port: int) -> None:
    with connect(port) as sock:
        sock.sendall(ASK.replace(b"/asked", b"/asked?8000000"))
        answer = bytearray()
        while len(answer) < 8_000_000 or not answer.endswith(b"." * 1000):
            answer += sock.recv(65536)
        sock.sendall(ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))  # the connection goes on
        answer += said(sock)
        assert answer.count(b"GET /asked 0\n") == 2
        assert answer.count(b".") >= 8_000_000


@pytest.mark.processes
def test_when_all_places_are_taken_the_one_who_holds_most_gives_way(port: int) -> None:
    with ExitStack() as stack:
        hoard = [stack.enter_context(connect(port)) for _ in range(300)]
        for sock in hoard:
            sock.sendall(b"GET / HTTP/1.1\r\n")
        assert all(is_well(port) for _ in range(20))


# -- half, too much, forged


@pytest.mark.processes
def test_a_body_shorter_than_it_says_is_never_handed_on(port: int) -> None:
    with connect(port) as sock:
        sock.sendall(b"POST /short HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
        sock.shutdown(socket.SHUT_WR)
        assert b"/short" not in said(sock)


FORGED = {
    "both lengths": (
        b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
        b"0\r\n\r\nGET /hidden HTTP/1.1\r\n\r\n",
    ),
    "two lengths": (b"Content-Length: 3\r\nContent-Length: 30\r\n", b"abcGET /hidden HTTP/1.1\r\n\r\n"),
    "two lengths in one": (b"Content-Length: 3, 30\r\n", b"abcGET /hidden HTTP/1.1\r\n\r\n"),
    "signed length": (b"Content-Length: +3\r\n", b"abcGET /hidden HTTP/1.1\r\n\r\n"),
    "negative length": (b"Content-Length: -3\r\n", b"GET /hidden HTTP/1.1\r\n\r\n"),
    "digits of another script": ("Content-Length: ٣\r\n".encode(), b"abcGET /hidden HTTP/1.1\r\n\r\n"),
    "space before the colon": (b"Content-Length : 3\r\n", b"abcGET /hidden HTTP/1.1\r\n\r\n"),
    "folded": (b"Content-Length:\r\n 3\r\n", b"abcGET /hidden HTTP/1.1\r\n\r\n"),
    "bare line feeds": (b"Content-Length: 3\nX: y\r\n", b"abcGET /hidden HTTP/1.1\r\n\r\n"),
    "unknown coding": (b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\nGET /hidden HTTP/1.1\r\n\r\n"),
}


@pytest.mark.processes
@pytest.mark.parametrize("how", FORGED)
def test_a_length_that_two_readers_could_read_differently_is_refused_and_hides_no_request(
    port: int, how: str
) -> None:
    headers, rest = FORGED[how]
    answer = asked(port, b"POST /seen HTTP/1.1\r\nHost: a\r\n" + headers + b"\r\n" + rest)
    assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 501 "))
    assert b"/hidden" not in answer
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.processes
@pytest.mark.parametrize("rest", [ASK.replace(b"/asked", b"/hidden"), b"more than it said"])
def test_what_stands_behind_a_whole_request_is_never_done(port: int, rest: bytes) -> None:
    answer = asked(port, b"POST /seen HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + rest)
    assert b"POST /seen 3\n" in answer
    assert b"Connection: close" in answer
    assert b"/hidden" not in answer
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.processes
def test_a_head_without_end_is_refused(port: int) -> None:
    answer = asked(port, b"GET / HTTP/1.1\r\nX-Long: " + b"a" * 40_000)
    assert answer.startswith(b"HTTP/1.1 431 ")


@pytest.mark.processes
def test_a_body_beyond_all_doors_reaches_its_door_unread(port: int) -> None:
    answer = asked(port, b"POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\nabc")
    assert b"POST /large 0\n" in answer
    assert b"Connection: close" in answer


@pytest.mark.processes
def test_a_chunked_body_reaches_its_door_unread_and_ends_the_connection(port: int) -> None:
    answer = asked(
        port,
        b"PUT /unread HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"3\r\nabc\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\n\r\n",
    )
    assert b"PUT /unread 0\n" in answer
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.processes
def test_a_client_that_waits_to_be_told_to_go_on_is_told_once(port: int) -> None:
    with connect(port) as sock:
        sock.sendall(
            b"POST /told HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
            b"Connection: close\r\nExpect: 100-continue\r\n\r\n"
        )
        assert sock.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        sock.sendall(b"abc")
        answer = said(sock)
        assert answer.startswith(b"HTTP/1.1 200 ")
        assert answer.endswith(b"POST /told 3\n")


def test_the_server_takes_in_whatever_a_door_reads(settings: Any) -> None:
    most = max(side["file_mb"] for side in settings.FILES.values())
    assert most * room.MB + door.AROUND_A_FILE < framing.LARGEST_BODY
    assert door.MOST_READ < framing.LARGEST_BODY


# -- however it comes


@given(
    body=st.binary(max_size=300),
    further=st.sampled_from([b"", b"\r\n", ASK]),
    cuts=st.lists(st.integers(1, 500), max_size=20),
)
def test_a_request_is_the_same_however_it_is_cut(body: bytes, further: bytes, cuts: list[int]) -> None:
    whole = b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    sent = whole + further
    ours, theirs = socket.socketpair()
    with closing(theirs):
        connection = Connection(ours, ("192.0.2.1", 1), ("192.0.2.2", 2), 0.0)
        begin, complete = 0, False
        for end in [*sorted({min(cut, len(sent)) for cut in cuts}), len(sent)]:
            if end > begin and not complete:
                theirs.sendall(sent[begin:end])
                complete = connection.readable(0.0)
                assert complete == (end >= len(whole))
                begin = end
        assert complete
        assert b"".join(connection.request()) == whole
        assert connection.last == (begin > len(whole))
        connection.close()


@given(rate=st.integers(0, 100_000), seconds=st.integers(1, 2000))
def test_who_is_quicker_than_the_slowest_pace_is_never_cut_within_the_longest_time(
    rate: int, seconds: int
) -> None:
    given_up = pace.deadline(0.0, rate * seconds) <= seconds
    if rate >= pace.SLOWEST:
        assert given_up == (seconds >= pace.LONGEST_SECONDS)
    elif seconds >= pace.GRACE_SECONDS * 2 and rate * 2 <= pace.SLOWEST:
        assert given_up
