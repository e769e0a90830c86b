"""Files that no attachment knows of, and attachments whose file is not there."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from complaints.files import store
from complaints.models import Attachment

IN_USE: Final = timedelta(hours=1)
"""A file younger than this may belong to a request that is not over: it is written before its row."""


def strays() -> Iterator[Path]:
    """Files on disk that belong to no attachment."""
    root = Path(settings.MEDIA_ROOT)
    known: set[str] = set()
    for kept in Attachment.objects.values_list("path", "shown_path").iterator():
        known.update(path for path in kept if path is not None)
    for file in sorted(root.rglob("*")) if root.is_dir() else ():
        if file.is_file() and str(file.relative_to(root)) not in known:
            yield file


def old_strays(*, at: datetime) -> list[Path]:
    """Those that no request can still be writing."""
    return [file for file in strays() if file.stat().st_mtime < (at - IN_USE).timestamp()]


def without_file() -> Iterator[Attachment]:
    """Attachments whose file is gone, and that nobody has declared lost."""
    for row in Attachment.objects.exclude(fault=Attachment.Standing.LOST).iterator():
        if not store.place(row.path).is_file():
            yield row


def without_copy() -> Iterator[Attachment]:
    """Attachments whose pages, drawn anew, are gone; they can be drawn again."""
    for row in Attachment.objects.filter(shown_path__isnull=False).iterator():
        if row.has_original and row.shown_path and not store.place(row.shown_path).is_file():
            yield row


def differing() -> Iterator[str]:
    """Paths of files that are not what was stored."""
    for row in Attachment.objects.iterator():
        for path, size, sha256 in (
            (row.path, row.size, row.sha256),
            (row.shown_path or row.path, row.shown_size or row.size, row.shown_sha256 or row.sha256),
        ):
            file = store.place(path)
            if file.is_file() and (
                file.stat().st_size != size or hashlib.sha256(file.read_bytes()).hexdigest() != sha256
            ):
                yield path
                break
