"""Files on disk: written whole, with the permission of nobody else, or not at all."""

import hashlib
import os
import secrets
import shutil
from functools import partial
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from complaints.transactions import on_rollback


class Unwritable(Exception):
    """The disk took no file: it is full, its quota is used up, it can only be read, or it is broken; or what is left is
    kept for the database and the logs."""


class Kept(NamedTuple):
    """A file on disk: its path below the folder of files, its bytes, their SHA-256 in hex."""

    path: str
    size: int
    sha256: str


def place(path: str) -> Path:
    return Path(settings.MEDIA_ROOT) / path


def keep(data: bytes, extension: str) -> Kept:
    """Write the file under a name that tells nothing. It is gone again when the transaction comes to nothing.

    Raises Unwritable, and leaves no part of it.
    """
    if room_left() < settings.DISK_RESERVE_MB * 1024 * 1024:
        raise Unwritable
    path = f"{secrets.token_hex(1)}/{secrets.token_hex(16)}.{extension}"
    target = place(path)
    on_rollback(partial(target.unlink, missing_ok=True))
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        drop(path)
        raise Unwritable from error
    return Kept(path, len(data), hashlib.sha256(data).hexdigest())


def room_left() -> int:
    """Bytes that the disk of the files has left; none where it does not answer."""
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def drop(path: str) -> None:
    """Remove a file that nothing knows of."""
    try:
        place(path).unlink(missing_ok=True)
    except OSError:
        return  # of a disk that can only be read; `manage.py orphans` finds it again
