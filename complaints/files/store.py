"""Where files lie: a folder, or a bucket that several machines share. Written whole, or not at all."""

import hashlib
import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from complaints.transactions import on_rollback


class Unwritable(Exception):
    """The storage took no file: it is full, its quota is used up, it can only be read, it is broken or away; or what is
    left is kept for the database and the logs."""


class Kept(NamedTuple):
    """A file that is kept: its name in the storage, its bytes, their SHA-256 in hex."""

    path: str
    size: int
    sha256: str


def keep(data: bytes, extension: str, *, folder: str = "", mark: str = "") -> Kept:
    """Write the file under a name that tells nothing (but a mark, where one is given), in one of 256 folders or in this one. It is
    removed again when the transaction fails.

    Raises Unwritable, and leaves no part of it.
    """
    left = room_left()
    if left is not None and left < settings.DISK_RESERVE_MB * 1024 * 1024:
        raise Unwritable
    path = f"{folder or secrets.token_hex(1)}/{mark}{secrets.token_hex(16)}.{extension}"
    on_rollback(partial(drop, path))
    storage = _files()
    try:
        storage.save(path, ContentFile(data))
    except OSError as error:
        drop(path)
        raise Unwritable from error
    return Kept(path, len(data), hashlib.sha256(data).hexdigest())


def opened(path: str) -> BinaryIO:
    """The file, to be read from its beginning. Raises FileNotFoundError, or OSError where the storage is away."""
    stream: BinaryIO = _files().stream(path)
    return stream


def read(path: str) -> bytes:
    """The whole file. Raises as `opened`."""
    with opened(path) as file:
        return file.read()


def is_there(path: str) -> bool:
    """Raises OSError where the storage is away: nothing is declared lost because nobody answered."""
    try:
        _files().size(path)
    except FileNotFoundError:
        return False
    return True


def every(folder: str = "") -> Iterator[tuple[str, datetime]]:
    """All files, known or not, of this folder alone where one is named, and when each was written. Listed as they are asked
    for: there may be millions."""
    found: Iterator[tuple[str, datetime]] = _files().every(folder)
    return found


def room_left() -> int | None:
    """Bytes that the disk of the files has left, none where it does not answer; None of a bucket, which has no end."""
    if settings.STORAGE_URL:
        return None
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
        _files().delete(path)
    except OSError:
        return  # of a storage that can only be read, or is away; `manage.py orphans` finds it again


def _files() -> Any:
    """`local.Local` or `bucket.Bucket`."""
    return storages["files"]
