"""A small SMTP server of our own, on a free port: takes mails, refuses, hangs, or lets go in the middle."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage

from tests.waiting import SECONDS, eventually


@dataclass
class Behaviour:
    """How the sink answers. A reply is a whole line; `at_data` runs when a mail has come in, before its reply."""

    greeting: str = "220 sink"
    offers: tuple[str, ...] = ("PIPELINING", "SIZE 10000000")
    mail: Callable[[str], str] = field(default=lambda _: "250 ok")
    rcpt: Callable[[str], str] = field(default=lambda _: "250 ok")
    data: Callable[[str], str] = field(default=lambda _: "250 taken")
    hang_at: str = ""
    at_data: Callable[[], None] = field(default=lambda: None)
    after_reply: Callable[[], None] = field(default=lambda: None)


class Sink(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Session)
        self.behaviour = Behaviour()
        self.taken: list[tuple[str, bytes]] = []
        self.connections = 0
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def start(self) -> "Sink":
        self._thread.start()
        return self

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    @property
    def mails(self) -> list[EmailMessage]:
        return [email.message_from_bytes(raw, policy=email.policy.default) for _, raw in self.taken]  # type: ignore[misc]  # the default policy makes EmailMessage

    @property
    def recipients(self) -> list[str]:
        return [address for address, _ in self.taken]

    def await_mails(self, number: int) -> None:
        """Wait until this many mails have come in; AssertionError when they do not."""
        eventually(lambda: len(self.taken) >= number)


class _Session(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        self.server.connections += 1
        behaviour = self.server.behaviour
        if self._hangs("connect"):
            return
        self._say(behaviour.greeting)
        to = ""
        while line := self.rfile.readline():
            text = line.decode().strip()
            verb = text.upper()
            if verb.startswith(("EHLO", "HELO")):
                *words, last = ("sink", *behaviour.offers)
                for word in words:
                    self._say(f"250-{word}")
                self._say(f"250 {last}")
            elif verb.startswith("MAIL"):
                self._say(behaviour.mail(text))
            elif verb.startswith("RCPT"):
                to = text.partition("<")[2].partition(">")[0]
                self._say(reply := behaviour.rcpt(to))
                to = to if reply.startswith("2") else ""
            elif verb == "DATA":
                self._say("354 go on")
                if not self._data(to, behaviour):
                    return
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _data(self, to: str, behaviour: Behaviour) -> bool:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        if not to:
            self._say("554 no valid recipients")
            return True
        behaviour.at_data()
        if self._hangs("data"):
            return False
        reply = behaviour.data(to)
        if not reply:
            return False
        if reply.startswith("2"):
            self.server.taken.append((to, b"".join(lines)))
        self._say(reply)
        behaviour.after_reply()
        return True

    def _hangs(self, where: str) -> bool:
        if self.server.behaviour.hang_at != where:
            return False
        self.connection.settimeout(SECONDS)
        self.rfile.read(1)
        return True

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
