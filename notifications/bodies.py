"""What a mail said, kept small and exact: as the difference to the first mail of its kind.

Mails of one notice in one language share their layout and most of their words. The first one under a version of the
templates is kept whole, as a `Frame`; each later one is compressed with the frame as its dictionary (zlib, RFC 1950): a
hundred bytes instead of five thousand. The stream carries checksums of the frame and of the mail, so what is read again
is what was sent, to the byte, or `Unreadable` (docs/adr/0043-...).
"""

import hashlib
import zlib
from functools import cache
from typing import Any, Final, NamedTuple

from django.db import transaction
from django.template.loader import get_template

from notifications import rendering
from notifications.models import Frame, Message
from notifications.rendering import Words

BETWEEN: Final = "\0"
"""Between text and HTML; PostgreSQL takes it in no text, so neither holds it."""
MOST: Final = 10_000_000
"""Bytes that a mail may have when it is read again."""


class Unreadable(Exception):
    """The bytes are not what was kept."""


class Body(NamedTuple):
    """As sent; where the link stood is `[[link]]`."""

    text: str
    html: str


Frames = dict[tuple[str, str, str], tuple[int, bytes]]
"""By notice, language and version of the templates: key and bytes."""


def kept(message: Message, words: Words, frames: Frames | None = None) -> dict[str, Any]:
    """The columns of a message in which what it says is kept. The first of its kind becomes a frame. `frames`: those that
    this transaction has met, for who keeps many."""
    whole = f"{words.text}{BETWEEN}{words.html}".encode()
    pk, frame = _frame(message, whole, {} if frames is None else frames)
    packer = zlib.compressobj(9, zdict=frame)
    return {"frame_id": pk, "body": packer.compress(whole) + packer.flush(), "body_text": "", "body_html": ""}


def read(message: Message) -> Body | None:
    """What the message said; None before it was sent, and once it was forgotten. Raises Unreadable."""
    if message.frame_id is None or message.body is None:  # of a release before frames
        return Body(message.body_text, message.body_html) if message.body_text else None
    read = message.frame if Message.frame.is_cached(message) else None
    frame = bytes(read.whole) if read is not None else _kept_frame(message.frame_id)
    unpacker = zlib.decompressobj(zdict=frame)
    try:
        whole = unpacker.decompress(bytes(message.body), MOST)
    except zlib.error as error:
        raise Unreadable(f"message {message.pk}") from error
    if not unpacker.eof:
        raise Unreadable(f"message {message.pk}")
    text, _between, html = whole.decode().partition(BETWEEN)
    return Body(text, html)


_KNOWN: Final[Frames] = {}
"""Frames that are committed, by what they are of."""


def forget_frames() -> None:
    """For a process that goes on with another database."""
    _KNOWN.clear()


def _frame(message: Message, whole: bytes, met: Frames) -> tuple[int, bytes]:
    notice, language = message.notice, message.language
    of = (notice, language, _version(rendering.templates(message)))
    known = _KNOWN.get(of) or met.get(of)
    if known is not None:
        return known
    first = Frame(notice=notice, language=language, version=of[2], whole=whole)
    Frame.objects.bulk_create([first], ignore_conflicts=True)
    frame = Frame.objects.get(notice=notice, language=language, version=of[2])
    found = met[of] = (frame.pk, bytes(frame.whole))
    transaction.on_commit(lambda: _KNOWN.update({of: found}))
    return found


@cache
def _version(templates: tuple[str, ...]) -> str:
    """A digest of the templates that make the mail: with new ones begins a new frame."""
    sources = [get_template(f"notices/{name}").template.source for name in templates]  # type: ignore[attr-defined]  # Django's own engine
    return hashlib.sha256(BETWEEN.join(sources).encode()).hexdigest()[:16]


def _kept_frame(pk: int) -> bytes:
    """A frame never changes; a case's mails are read together, so few are asked for."""
    for known, whole in _KNOWN.values():
        if known == pk:
            return whole
    return bytes(Frame.objects.values_list("whole", flat=True).get(pk=pk))
