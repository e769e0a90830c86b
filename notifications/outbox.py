"""The outbox row is the promise: written in the verb's own transaction, kept by delivery."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from accounts.actors import Actor, Origin
from complaints.models import Complaint, Identity
from notifications import doorbell, recipients
from notifications.models import Message
from notifications.notices import RECIPIENTS, Notice, Recipient

DOMAIN = "tuntas.invalid"


def enqueue(notice: Notice, complaint: Complaint, *, by: Actor, at: datetime, facts: Mapping[str, Any]) -> None:
    """Promise this notice to each of its recipients. `facts` hold codes, dates and numbers only.

    What the demo tells is stored as delivered at its time and never sent; an import tells nobody.
    """
    if by.origin == Origin.IMPORT:
        return
    rows = [_row(notice, complaint, by=by, at=at, facts=facts, **to) for to in _addressees(notice, complaint, by)]
    if not rows:
        return
    Message.objects.bulk_create(rows)
    if by.origin == Origin.LIVE:
        transaction.on_commit(lambda: doorbell.ring(), robust=True)  # a lambda: Django ticket 36487


def _addressees(notice: Notice, complaint: Complaint, by: Actor) -> list[dict[str, Any]]:
    wanted = RECIPIENTS[notice]
    if Recipient.COMPLAINANT in wanted:
        identity = Identity.objects.filter(complaint=complaint).first()
        if identity is None or not identity.email:
            return []
        return [{"identity": identity, "language": complaint.language}]
    besides = by.user.pk if by.user else None
    found = recipients.users(complaint, wanted, besides=besides)
    return [{"user": user, "language": user.language} for user in found if user.email]


def _row(
    notice: Notice, complaint: Complaint, *, by: Actor, at: datetime, facts: Mapping[str, Any], **to: Any
) -> Message:
    told = by.origin == Origin.DEMO
    return Message(
        complaint=complaint,
        notice=notice,
        facts=dict(facts),
        origin=by.origin,
        message_id=f"<{uuid4()}@{DOMAIN}>",
        state=Message.State.SENT if told else Message.State.QUEUED,
        created_at=at,
        next_try_at=at,
        sent_at=at if told else None,
        **to,
    )
