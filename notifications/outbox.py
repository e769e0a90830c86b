"""The outbox row is the promise: written in the verb's own transaction, kept by `delivery.py`."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parseaddr
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from accounts.actors import Actor, Origin
from complaints import rows
from complaints.models import Complaint, Identity
from notifications import addresses, doorbell, recipients, rendering
from notifications.models import Message
from notifications.notices import RECIPIENTS, Notice, Recipient


def enqueue(
    notice: Notice, complaint: Complaint, *, by: Actor, at: datetime, facts: Mapping[str, Any]
) -> None:
    """Promise this notice to each of its recipients. `facts` hold codes, dates and numbers only.

    What the demo tells is stored as delivered at its time and never sent; an import tells nobody.
    """
    rows.insert(*promises(notice, complaint, by=by, at=at, facts=facts))


def promises(
    notice: Notice, complaint: Complaint, *, by: Actor, at: datetime, facts: Mapping[str, Any]
) -> list[Message]:
    """What `enqueue` writes, for a caller that writes it together with rows of its own."""
    if by.origin == Origin.IMPORT:
        return []
    messages = [
        _row(notice, complaint, by=by, at=at, facts=facts, **to) for to in _addressees(notice, complaint, by)
    ]
    if any(message.state == Message.State.QUEUED for message in messages):
        transaction.on_commit(doorbell.ring, robust=True)
    return messages


def send_again(message_id: int, *, at: datetime) -> bool:
    """Put a message that was set aside back, with all its tries. False when it is not one."""
    found = Message.objects.filter(pk=message_id, state=Message.State.SET_ASIDE)
    again = found.update(
        state=Message.State.QUEUED, attempts=0, next_try_at=at, claimed_at=None, last_error=""
    )
    if again:
        transaction.on_commit(doorbell.ring, robust=True)
    return bool(again)


def _addressees(notice: Notice, complaint: Complaint, by: Actor) -> list[dict[str, Any]]:
    wanted = RECIPIENTS[notice]
    if Recipient.COMPLAINANT in wanted:
        identity = _complainant(complaint)
        if identity is None or not identity.email:
            return []
        flows = by.origin == Origin.DEMO or addresses.may_write_to(identity)
        state = Message.State.QUEUED if flows else Message.State.HELD
        return [{"identity": identity, "language": complaint.language, "state": state}]
    besides = by.user.pk if by.user else None
    found = recipients.users(complaint, wanted, besides=besides)
    return [
        {"user": user, "language": user.language, "state": Message.State.QUEUED}
        for user in found
        if user.email
    ]


def _complainant(complaint: Complaint) -> Identity | None:
    """Who filed it; while it is being filed, the row just written."""
    try:
        return complaint.complainant
    except Identity.DoesNotExist:
        return None


def _row(
    notice: Notice,
    complaint: Complaint,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any],
    state: Message.State,
    **to: Any,
) -> Message:
    row = Message(
        complaint=complaint,
        notice=notice,
        facts=dict(facts),
        origin=by.origin,
        message_id=f"<{uuid4()}@{_domain()}>",
        state=state,
        created_at=at,
        next_try_at=at,
        **to,
    )
    if by.origin == Origin.DEMO:
        words = rendering.render(row)
        row.state, row.sent_at, row.subject = Message.State.SENT, at, words.subject
        row.body_text, row.body_html = words.text, words.html
    return row


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
