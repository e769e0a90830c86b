"""One client's connection: the request that comes in, the answer that goes out, and until when each may take.

Nothing here blocks. While a thread works on the request only `Answer` is touched, and only by that thread.
"""

import socket
from collections.abc import Iterator
from enum import Enum, auto
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from config.serving import framing, pace

RECEIVE: Final = 65536
IN_MEMORY: Final = 1024 * 1024
"""Bytes of a body or an answer; what is longer waits in a temporary file."""
CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class Phase(Enum):
    """What a connection is about; all but WORKING cost no thread and can be given up."""

    HEAD = auto()
    BODY = auto()
    WORKING = auto()
    ANSWER = auto()
    IDLE = auto()
    LINGER = auto()


class Spool:
    """Bytes on their way: written at the end, taken from the front."""

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by `close`
        self._taken = self.size = 0

    def __len__(self) -> int:
        return self.size - self._taken

    def append(self, data: bytes | bytearray | memoryview) -> None:
        self._file.seek(self.size)
        self._file.write(data)
        self.size += len(data)

    def front(self, most: int = RECEIVE) -> bytes:
        self._file.seek(self._taken)
        return self._file.read(most)

    def take(self, count: int) -> None:
        self._taken += count

    def close(self) -> None:
        self._file.close()


class Answer:
    """The socket that gunicorn writes an answer to: what the reader does not take at once is kept for later."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.kept: Spool | None = None
        self.sent = 0
        self.broken = False

    def __len__(self) -> int:
        """Bytes that wait for the reader."""
        return len(self.kept) if self.kept else 0

    def sendall(self, data: bytes) -> None:
        """Raises BrokenPipeError once the reader has gone, so that a long answer is not made for nobody."""
        if self.broken:
            raise BrokenPipeError
        left = memoryview(data)[0 if self.kept else self._send(data) :]
        if left:
            self.kept = self.kept or Spool()
            self.kept.append(left)
            self.flush()

    def flush(self) -> None:
        """Send what can be sent now. Raises BrokenPipeError when the reader has gone."""
        while self.kept:
            data = self.kept.front()
            count = self._send(data)
            self.kept.take(count)
            if not self.kept:
                self.kept.close()
                self.kept = None
            elif count < len(data):
                return

    def close(self) -> None:
        """Nothing more is sent."""
        self.broken = True
        if self.kept is not None:
            self.kept.close()
            self.kept = None

    def _send(self, data: bytes) -> int:
        try:
            count = self.sock.send(data)
        except BlockingIOError:
            return 0
        except OSError:
            self.close()
            raise BrokenPipeError from None
        self.sent += count
        return count

    # The rest of what gunicorn asks of a socket.

    def send(self, data: bytes) -> int:
        """gunicorn's `100 Continue`: sent long ago, or its body would not be here."""
        return len(data)

    def gettimeout(self) -> float:
        return 0.0

    def shutdown(self, _how: int) -> None:
        """gunicorn gives up an answer that broke off in the middle."""
        self.close()

    def settimeout(self, _seconds: float | None) -> None: ...

    def recv(self, _size: int) -> bytes:
        return b""


class Connection:
    """From accepting to closing; `client` and `server` are addresses as the operating system gives them."""

    def __init__(self, sock: socket.socket, client: Any, server: Any, now: float) -> None:
        sock.setblocking(False)
        self.socket, self.client, self.server = sock, client, server
        self.sock = Answer(sock)  # the name by which gunicorn writes to it
        self.began = now
        self.body: Spool | None = None
        self.received = bytearray()
        self.sent_before = 0
        self.keep = False
        """Whether a further request may follow the answer."""
        self._await_head(now)

    @property
    def address(self) -> str:
        """Whom its place is counted against; all of a unix socket are one."""
        return str(self.client[0]) if isinstance(self.client, tuple) and self.client else ""

    @property
    def held(self) -> int:
        """Bytes kept for it."""
        return self.arrived + len(self.sock)

    @property
    def arrived(self) -> int:
        """Bytes of the body that are here."""
        return self.body.size if self.body is not None else 0

    def readable(self, now: float) -> bool:
        """Take in what has come. Whether the request is whole. Raises EOFError when the client has gone,
        ValueError when its head is too large."""
        data = self._receive()
        if self.phase is Phase.LINGER or not data:
            return False
        if self.phase is Phase.IDLE:
            self._await_head(now)
        if self.phase is Phase.HEAD:
            return self._head(data, now)
        self._take(data)
        self.until = pace.deadline(self.began, self.arrived)
        return self.whole

    @property
    def whole(self) -> bool:
        """Whether the request is here with all of its body."""
        return self.phase is Phase.BODY and self.arrived >= self.frame.body

    @property
    def silent(self) -> bool:
        """Whether it has not said a thing yet, as those that browsers open ahead."""
        return self.phase is Phase.HEAD and not self.received

    @property
    def last(self) -> bool:
        """Whether the connection ends with this request: bytes behind it are never taken for another."""
        return self.frame.last or bool(self.received)

    def request(self) -> Iterator[bytes]:
        """The bytes of the request, for gunicorn's parser."""
        yield self.head
        while self.body and (data := self.body.front()):
            self.body.take(len(data))
            yield data

    def work(self) -> None:
        self.phase = Phase.WORKING

    def answer(self, now: float) -> None:
        """The work is done; what is left of the answer waits for the reader."""
        self._end_request()
        self.phase, self.began, self.sent_before = Phase.ANSWER, now, self.sock.sent
        self.until = pace.deadline(now, 0)

    def writable(self) -> bool:
        """Send more. Whether all is sent. Raises BrokenPipeError when the reader has gone."""
        self.sock.flush()
        self.until = pace.deadline(self.began, self.sock.sent - self.sent_before)
        return not self.sock

    def idle(self, until: float) -> None:
        """Kept for a further request until then."""
        self.sock = Answer(self.socket)
        self.received.clear()
        self.phase, self.until = Phase.IDLE, until

    def linger(self, now: float) -> None:
        """No more is said; what comes is thrown away, until the reader has gone. Raises OSError when it has."""
        self._end_request()
        self.received.clear()
        self.phase, self.until = Phase.LINGER, now + pace.LINGER_SECONDS
        self.socket.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self._end_request()
        self.sock.close()
        self.socket.close()

    def _await_head(self, now: float) -> None:
        self.phase = Phase.HEAD
        self.began, self.until = now, now + pace.HEAD_SECONDS
        self.searched = 0
        self.head, self.frame = b"", framing.Frame()

    def _receive(self) -> bytes:
        try:
            data = self.socket.recv(RECEIVE)
        except BlockingIOError:
            return b""
        if not data:
            raise EOFError
        return data

    def _head(self, data: bytes, now: float) -> bool:
        self.received += data
        while self.received[:2] == b"\r\n":  # what some clients send behind a form
            del self.received[:2]
            self.searched = 0
        end = framing.head_ends(self.received, self.searched)
        self.searched = len(self.received)
        if end > framing.LARGEST_HEAD or (end < 0 and self.searched > framing.LARGEST_HEAD):
            raise ValueError
        if end < 0:
            return False
        self.head = bytes(self.received[:end])
        self.frame = framing.frame(self.head)
        rest = bytes(self.received[end:])
        self.received.clear()
        self.phase, self.began, self.until = Phase.BODY, now, pace.deadline(now, 0)
        self._take(rest)
        if self.frame.expects_continue and not self.whole:
            self.socket.send(CONTINUE)
        return self.whole

    def _take(self, data: bytes) -> None:
        """Into the body as much as belongs to it; what is behind it is only noted."""
        wanted = self.frame.body - self.arrived
        if wanted and data:
            self.body = self.body if self.body is not None else Spool()
            self.body.append(data[:wanted])
        self.received += data[wanted : wanted + 1]

    def _end_request(self) -> None:
        if self.body is not None:
            self.body.close()
        self.body = None
