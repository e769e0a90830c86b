"""Files that no attachment knows of, and attachments whose file is not there.

Other rooms keep files in the same storage: `others` tells the paths that they know.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from complaints.files import drafts, store
from complaints.models import Attachment

AT_ONCE: Final = 1000
"""Files of which it is asked together who knows them."""
IN_USE: Final = timedelta(hours=1)
"""A file younger than this may belong to a request that is not over: it is written before its row."""


def strays(others: Callable[[], Iterable[str]]) -> Iterator[str]:
    """Files in the storage that nothing knows of, and that wait for no filing."""
    yield from (path for path, _written in _strays(others) if not drafts.is_draft(path))


def old_strays(others: Callable[[], Iterable[str]], *, at: datetime) -> list[str]:
    """Those that no request can still be writing, and drafts that are over."""
    return [path for path, written in _strays(others) if _over(path, written, at)]


def _over(path: str, written: datetime, at: datetime) -> bool:
    if drafts.is_draft(path):
        return drafts.kept_at(path, written) < at - drafts.LIFETIME
    return written < at - IN_USE


def _strays(others: Callable[[], Iterable[str]]) -> Iterator[tuple[str, datetime]]:
    known_elsewhere = set(others())
    there = store.every()
    while some := dict(islice(there, AT_ONCE)):
        known = known_elsewhere | _known(some)
        for path, written in some.items():
            if path not in known:
                yield path, written


def _known(paths: Collection[str]) -> set[str]:
    """Those of these that an attachment names."""
    there = Attachment.objects.exclude(fault=Attachment.Standing.WITHDRAWN)
    return {
        path
        for column in ("path", "shown_path")
        for path in there.filter(**{f"{column}__in": paths}).values_list(column, flat=True)
    }


def without_file() -> Iterator[Attachment]:
    """Attachments whose file is gone, and that nobody has declared lost or taken back."""
    gone = (Attachment.Standing.LOST, Attachment.Standing.WITHDRAWN)
    for row in Attachment.objects.exclude(fault__in=gone).iterator():
        if not store.is_there(row.path):
            yield row


def without_copy() -> Iterator[Attachment]:
    """Attachments whose pages, drawn anew, are gone; they can be drawn again."""
    there = Attachment.objects.exclude(fault=Attachment.Standing.WITHDRAWN)
    for row in there.filter(shown_path__isnull=False).iterator():
        if row.has_original and row.shown_path and not store.is_there(row.shown_path):
            yield row


def differing() -> Iterator[str]:
    """Names of files that are not what was stored."""
    for row in Attachment.objects.iterator():
        for path, size, sha256 in (
            (row.path, row.size, row.sha256),
            (row.shown_path or row.path, row.shown_size or row.size, row.shown_sha256 or row.sha256),
        ):
            try:
                data = store.read(path)
            except FileNotFoundError:
                continue
            if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
                yield path
                break
