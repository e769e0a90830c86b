"""Where the embedded servers keep things under one TUNTAS_VAR: data, passwords, locks, logs, sockets."""

import fcntl
import hashlib
import json
import os
import secrets
import socket
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

# A Unix socket's path may have 107 bytes, and TUNTAS_VAR may lie deep: the sockets lie here.
SOCKET_ROOT = Path("/tmp")  # noqa: S108 - a private folder is made in it, see sockets()
SECRETS = ("secret_key", "postgres", "owner", "app", "valkey")

Lock = Literal["gate", "users", "keeper", "run"]


class EmbeddedError(Exception):
    """An embedded server cannot run here; the text is a sentence for the person who started it."""


@dataclass(frozen=True)
class Place:
    """One TUNTAS_VAR. Locks: `gate` (who starts or stops), `users` (shared), `keeper`, `run` (bin/run)."""

    var: Path

    @classmethod
    def at(cls, var: Path) -> "Place":
        """The place at this folder, made if need be; raises EmbeddedError when it is somebody else's."""
        place = cls(var.resolve())
        for folder in (place.var, place.var / "log"):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise EmbeddedError(f"{folder} cannot be made ({error.strerror}): set TUNTAS_VAR.") from None
            if folder.stat().st_uid != os.geteuid():
                raise EmbeddedError(
                    f"{folder} belongs to {folder.owner()}: start Tuntas as that user, or set TUNTAS_VAR to "
                    "a folder of your own."
                )
        return place

    def secrets(self) -> dict[str, str]:
        """The passwords and the secret key of this place, made once; only under the gate."""
        path = self.var / "secrets.json"
        if path.exists():
            kept: dict[str, str] = json.loads(path.read_text())
            return kept
        if (self.var / "postgres").exists():
            raise EmbeddedError(
                f"{path} is missing, but {self.var / 'postgres'} holds data that needs its passwords: put "
                "the file back, or move the data away."
            )
        made = {name: secrets.token_urlsafe(48 if name == "secret_key" else 24) for name in SECRETS}
        made["place"] = secrets.token_hex(8)
        self.write("secrets.json", json.dumps(made))
        return made

    def write(self, name: str, text: str) -> None:
        """Write a private file whole or not at all."""
        half = self.var / f"{name}.half"
        half.unlink(missing_ok=True)
        half.touch(mode=0o600, exist_ok=False)
        with half.open("w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        half.replace(self.var / name)

    def sockets(self, uid: int) -> Path:
        """The private folder for the sockets of servers that run as `uid`; its name follows from TUNTAS_VAR.

        Where another user sits on the name the next one is taken, and kept when the first becomes free.
        """
        digest = hashlib.sha256(f"{uid}:{self.var}".encode()).hexdigest()[:12]
        names = [SOCKET_ROOT / f"tuntas-{digest}{f'-{n}' if n else ''}" for n in range(8)]
        for folder in names:
            if _private(folder, uid):
                return folder
        for folder in names:
            with suppress(FileExistsError):
                folder.mkdir(mode=0o700)
                os.chown(folder, uid, -1)
                return folder
        raise EmbeddedError(f"Other users hold every folder from {names[0]} to {names[-1]}: remove them.")

    def open_lock(self, name: Lock) -> int:
        return os.open(self.var / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o600)

    @contextmanager
    def locked(self, name: Lock) -> Iterator[int]:
        """Wait for this lock and hold it, alone, for the block."""
        descriptor = self.open_lock(name)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield descriptor
        finally:
            os.close(descriptor)

    def open_log(self, name: str) -> BinaryIO:
        """A private log of this place, to be added to."""
        self.log(name).touch(mode=0o600)
        return self.log(name).open("ab")

    def log(self, name: str) -> Path:
        return self.var / "log" / f"{name}.log"

    def hold(self) -> int:
        """Become a user of the servers until the descriptor is closed, if by a kill. Only under the gate."""
        descriptor = self.open_lock("users")
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        return descriptor


def _private(folder: Path, uid: int) -> bool:
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == uid and stat.S_IMODE(status.st_mode) == 0o700


def take(descriptor: int) -> bool:
    """Whether this lock could be had at once, alone."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def listens(path: Path) -> bool:
    """Whether somebody answers at this socket; a file that a kill left behind refuses."""
    with closing(socket.socket(socket.AF_UNIX)) as probe:
        try:
            probe.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        return True


def last_lines(log: Path, count: int = 15) -> str:
    """The end of a log, indented, for a message about what failed."""
    lines = log.read_text(errors="replace").splitlines()[-count:] if log.exists() else []
    return "\n".join(f"    {line}" for line in lines)
