"""What sent mails said is kept for as long as the installation wants. That they were sent, to whom, when, under which
Message-ID and with which facts, stays for ever."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from accounts.actors import Origin
from notifications import bodies
from notifications.models import Message
from notifications.rendering import Words

AT_A_TIME: Final = 2000


def forget_sent(*, before: datetime) -> int:
    """Empty what some of the mails sent before this instant said, the oldest first; returns how many, 0 at the end."""
    old = Message.objects.filter(
        state=Message.State.SENT, origin=Origin.LIVE, body__isnull=False, sent_at__lt=before
    )
    some = list(old.order_by("sent_at").values_list("pk", flat=True)[:AT_A_TIME])
    return Message.objects.filter(pk__in=some).update(frame=None, body=None, body_text="", body_html="")


@transaction.atomic
def latest() -> int:
    """The key of the latest message; 0 where there is none."""
    return Message.objects.aggregate(latest=Max("pk"))["latest"] or 0


def pack(*, after: int) -> int | None:
    """Bring some mails of releases before frames over to them, in the order of their keys; the key to go on after."""
    whole = Message.objects.filter(pk__gt=after).exclude(body_text="")
    rows = list(whole.order_by("pk").select_for_update(skip_locked=True)[:AT_A_TIME])
    for row in rows:
        words = Words(row.subject, row.body_text, row.body_html, heading="", said=(), file_name="")
        for column, value in bodies.kept(row, words).items():
            setattr(row, column, value)
    Message.objects.bulk_update(rows, ["frame", "body", "body_text", "body_html"], batch_size=200)
    return rows[-1].pk if rows else None
