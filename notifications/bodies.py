"""What a mail said and of which facts, kept small and exact: as the difference to the first mail of its kind.

Mails of one notice in one language share their layout and most of their words. The first one under a version of the
templates is kept whole, as a `Frame`; of each later one its record and its body are kept, compressed with the frame as
dictionary (`packing.py`): two hundred bytes instead of six thousand. Both carry checksums over frame and content, so what is
read again is what was sent, to the byte, or `Unreadable` (docs/adr/0043-..., docs/adr/0109-...).
"""

import hashlib
import zlib
from functools import cache
from typing import Any, Final

from django.db import transaction
from django.template.loader import get_template

from accounts.worded import Worded
from complaints import rows
from complaints.codes import Medium
from notifications import models, packing, rendering
from notifications.models import WHOLE, Frame, Message
from notifications.notices import Notice
from notifications.packing import BETWEEN, MOST, Body, Kind, Record, Unreadable
from notifications.rendering import Words

__all__ = ["Body", "Frames", "Unreadable", "forget_frames", "kept", "message_id", "put", "read", "record"]

ASKED_FOR: Final = (Notice.ADDRESS_TO_CONFIRM, Notice.PHONE_TO_CONFIRM, Notice.CALENDAR_WAITS)
"""Notices of which some are looked for by what their facts hold: these stay in their column."""
OF_RFC_1950: Final = b"x"
"""A body that was kept before there were records begins so."""
Frames = dict[tuple[str, str, str], tuple[int, Kind]]
"""By notice, language and version of the templates: key and parts."""


def kept(message: Message, words: Words, frames: Frames | None = None) -> dict[str, Any]:
    """The columns of a message once it was sent in these words. The first of its kind becomes a frame. `frames`: those that
    this transaction has met, for who keeps many."""
    said, promised = Body(words.text, words.html), _promised(message, words.subject)
    pk, of = _frame(message, promised, said, {} if frames is None else frames)
    columns: dict[str, Any] = {"frame_id": pk, "body_text": "", "body_html": ""}
    if message.notice in ASKED_FOR:
        return columns | {"subject": words.subject, "body": packing.body(said, of)}
    packed, body = packing.pack(promised, said, of)
    return columns | {"body": body} | _with_record(packed)


def put(message: Message, words: Words, frames: Frames) -> None:
    """The same columns put on a message that is yet to be written."""
    promised = _promised(message, words.subject)
    for column, value in kept(message, words, frames).items():
        setattr(message, column, value)
    if message.record is not None:
        message.remember(promised)


def record(message: Message) -> dict[str, Any]:
    """The same columns of a message whose words are forgotten; none while there is no frame of its kind."""
    pk = Frame.objects.filter(**_kind(message)).values_list("pk", flat=True).first()
    if pk is None or message.notice in ASKED_FOR:
        return {}
    of = packing.kind(Frame.whole_of(pk))
    return {"frame_id": pk} | _with_record(packing.record(_promised(message, message.subject), of))


def _promised(message: Message, subject: str) -> Record:
    # By the id of a text to a phone a gateway reports of it.
    message_id = message.message_id if message.medium == Medium.MAIL else None
    return Record(message.facts or {}, subject, message_id, message.seal)


def _with_record(packed: bytes) -> dict[str, Any]:
    """It, and what it holds emptied."""
    held = zip(("message_id", "seal"), packing.holds(packed), strict=True)
    return {"record": packed, "facts": None, "subject": "", **{name: None for name, has in held if has}}


def read(message: Message) -> Body | None:
    """What the message said; None before it was sent, and once it was forgotten. Raises Unreadable."""
    if message.frame_id is None or message.body is None:  # of a release before frames
        return Body(message.body_text, message.body_html) if message.body_text else None
    packed, whole = bytes(message.body), _whole(message)
    try:
        if packed.startswith(OF_RFC_1950):
            return _of_before(packed, whole)
        of = packing.kind(whole)
        told = b"" if message.record is None else packing.content(bytes(message.record), of)
        return packing.read_body(packed, of, told)
    except (Unreadable, zlib.error) as error:
        raise Unreadable(f"message {message.pk}") from error


def _of_before(packed: bytes, whole: bytes) -> Body:
    unpacker = zlib.decompressobj(zdict=whole)
    text, _between, html = unpacker.decompress(packed, MOST).decode().partition(BETWEEN)
    if not unpacker.eof:
        raise Unreadable("a stream")
    return Body(text, html)


def message_id(frame_id: int, packed: bytes) -> str | None:
    """The Message-ID that a record of this frame holds. Raises Unreadable."""
    return packing.read_message_id(packed, packing.kind(Frame.whole_of(frame_id)))


_KNOWN: Final[Frames] = {}
"""Frames that are committed, by what they are of."""


def forget_frames() -> None:
    """For a process that goes on with another database."""
    _KNOWN.clear()
    WHOLE.clear()


def _frame(message: Message, promised: Record, said: Body, met: Frames) -> tuple[int, Kind]:
    kind = _kind(message)
    of = (kind["notice"], kind["language"], kind["version"])
    known = _KNOWN.get(of) or met.get(of)
    if known is not None:
        return known
    whole = packing.frame(promised.facts, promised.subject, models.domain(), said)
    rows.owe(_ADD, [*of, whole])  # another may have begun the same: whichever came first is kept
    [(pk, kept)] = _stored(**kind)
    found = met[of] = (pk, packing.kind(bytes(kept)))
    transaction.on_commit(lambda: _KNOWN.update({of: found}))
    return found


_ADD: Final = (
    f"INSERT INTO {Frame._meta.db_table} (notice, language, version, whole)"  # noqa: S608, SLF001 - a name of ours
    " VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
)
_stored: Final[Worded[Any]] = Worded(
    lambda notice, language, version: Frame.objects.filter(
        notice=notice, language=language, version=version
    ).values_list("pk", "whole"),
    notice="a notice of no frame",
    language="a language of no frame",
    version="a version of no frame",
)


def _kind(message: Message) -> dict[str, str]:
    """What its frame is of."""
    version = _version(rendering.templates(message), models.domain())
    return {"notice": message.notice, "language": message.language, "version": version}


@cache
def _version(templates: tuple[str, ...], domain: str) -> str:
    """A digest of what makes the mail: with other templates, another domain or other parts begins a new frame."""
    sources = [get_template(f"notices/{name}").template.source for name in templates]  # type: ignore[attr-defined]  # Django's own engine
    return hashlib.sha256(BETWEEN.join([*sources, domain, packing.PARTS]).encode()).hexdigest()[:16]


def _whole(message: Message) -> bytes:
    """A case's mails are read together, with their frames."""
    if Message.frame.is_cached(message) and message.frame is not None:
        return bytes(message.frame.whole)
    return Frame.whole_of(message.frame_id) if message.frame_id is not None else b""
