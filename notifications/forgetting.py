"""What sent mails said is kept for as long as the installation wants. That they were sent, to whom, when, under which
Message-ID and with which facts, stays for ever."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Case, F, Max, When

from accounts.actors import Origin
from complaints.rows import change
from notifications import bodies
from notifications.models import Message
from notifications.rendering import Words

AT_A_TIME: Final = 2000
PACKED: Final = (
    "frame",
    "body",
    "body_text",
    "body_html",
    "record",
    "facts",
    "subject",
    "message_id",
    "seal",
)
"""What is written anew of a message of an earlier release."""


def forget_sent(*, before: datetime) -> int:
    """Empty what some of the mails sent before this instant said, the oldest first; returns how many, 0 at the end."""
    old = Message.objects.filter(
        state=Message.State.SENT, origin=Origin.LIVE, body__isnull=False, sent_at__lt=before
    )
    some = list(old.order_by("sent_at").values_list("pk", flat=True)[:AT_A_TIME])
    frame = Case(When(record=None, then=None), default=F("frame"))
    return Message.objects.filter(pk__in=some).update(frame=frame, body=None, body_text="", body_html="")


def latest() -> int:
    """The key of the latest message; 0 where there is none."""
    return Message.objects.aggregate(latest=Max("pk"))["latest"] or 0


@transaction.atomic
def pack(*, after: int) -> int | None:
    """Bring some mails of releases before records over to them, in the order of their keys; the key to go on after."""
    unpacked = Message.objects.filter(pk__gt=after, state=Message.State.SENT, record=None)
    unpacked = unpacked.exclude(notice__in=bodies.ASKED_FOR, body_text="")
    rows = list(unpacked.order_by("pk").select_for_update(skip_locked=True)[:AT_A_TIME])
    frames: bodies.Frames = {}
    for row in rows:
        for column, value in _packed(row, frames).items():
            setattr(row, column, value)
    change(rows, fields=PACKED)
    return rows[-1].pk if rows else None


def _packed(row: Message, frames: bodies.Frames) -> dict[str, Any]:
    """Its columns; none where what it said cannot be read again."""
    try:
        said = bodies.read(row)
    except bodies.Unreadable:
        return {}
    if said is None:
        return bodies.record(row)
    return bodies.kept(row, Words(row.subject, *said, heading="", said=(), file_name=""), frames)
