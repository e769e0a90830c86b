"""Which messages a worker looks at, and the one that it has in hand.

A worker reads a batch ahead, so that what many messages need is asked once, and takes one message after the other
into its hand. Only what is in hand is `sending`, with its try counted, and one commit both marks the message before
as sent and takes the next: so a crash leaves one message of which nobody knows whether it left.

While a message is in hand the worker's database session holds an advisory lock; when the worker dies the lock goes
with it, and the message is due again. What is read ahead has a lock too, by which two workers share the work; it
binds nobody: who finds nothing else takes what another worker only looks at.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection
from django.db.models.functions import Now

from accounts.actors import Origin
from complaints.codes import Medium
from complaints.transactions import retried
from notifications import bodies
from notifications.models import Message
from notifications.rendering import Words

MOST_TRIES: Final = 8
AHEAD: Final = 50
"""Messages of a batch."""
IN_VIEW: Final = 10 * AHEAD
"""Messages past which no worker looks: this many others can read ahead of it."""
IN_HAND: Final = 0x6D61_696C << 32
"""Where the advisory locks of messages in hand begin."""
READ_AHEAD: Final = 0x6D61_6961 << 32
"""Where those of messages that a worker reads ahead begin."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A message in hand since this instant, and the address that its reader has now ("": none)."""

    message: Message
    to: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that has left, in these words, and is yet to be marked."""

    message: Message
    words: Words


@retried
def release_stale() -> int:
    """Make messages due again whose worker is gone, set aside those that were its last try. Returns how many."""
    in_hand = Message.objects.filter(state=Message.State.SENDING).select_for_update(skip_locked=True)
    released = 0
    for message in in_hand:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [IN_HAND + message.pk])
            gone = cursor.fetchone() == (True,)
        if gone:
            released += 1
            last = message.attempts >= MOST_TRIES
            state = Message.State.SET_ASIDE if last else Message.State.QUEUED
            Message.objects.filter(pk=message.pk).update(
                state=state, next_try_at=Now(), failed_at=Now(), last_error="worker_lost"
            )
    return released


_WAITING = """
    FROM notifications_message m
    WHERE m.medium = %s AND m.state = 'queued' AND m.next_try_at <= clock_timestamp() AND m.origin = 'live'
      AND NOT EXISTS (
        SELECT FROM notifications_message earlier
        WHERE earlier.complaint_id = m.complaint_id AND earlier.id < m.id AND earlier.medium = m.medium
          AND earlier.identity_id IS NOT DISTINCT FROM m.identity_id
          AND earlier.user_id IS NOT DISTINCT FROM m.user_id
          AND (earlier.state = 'sending' OR (earlier.state = 'queued' AND earlier.attempts = 0
            AND earlier.next_try_at <= clock_timestamp()))
      )
"""
_FREE = f"""
    SELECT id FROM (SELECT m.id, m.next_try_at {_WAITING} ORDER BY m.next_try_at, m.id LIMIT %s) due
    WHERE pg_try_advisory_lock(%s + id) LIMIT %s
"""  # noqa: S608 - a constant
_NEXT = f"SELECT m.id {_WAITING} ORDER BY m.next_try_at, m.id LIMIT %s"
_MARK = """
    UPDATE notifications_message
    SET state = 'sent', sent_at = clock_timestamp(), last_error = '', subject = %s, frame_id = %s, body = %s, record = %s,
        facts = CASE WHEN %s THEN facts END, message_id = CASE WHEN %s THEN message_id END, seal = CASE WHEN %s THEN seal END
    WHERE id = %s
"""
_TAKE = """
    UPDATE notifications_message m
    SET state = 'sending', attempts = attempts + 1, claimed_at = clock_timestamp()
    WHERE id = %s AND state = 'queued'
    RETURNING claimed_at, attempts, facts, seal, failed_at, COALESCE(
        (SELECT u.email FROM accounts_user u WHERE u.id = m.user_id),
        (SELECT CASE WHEN i.phone_confirmed_at IS NOT NULL OR m.notice = 'phone_to_confirm' THEN i.phone ELSE '' END
         FROM complaints_identity i WHERE i.id = m.identity_id AND m.medium <> 'mail'),
        (SELECT CASE m.notice WHEN 'address_to_confirm' THEN i.proposed_email
            WHEN 'address_changed' THEN i.former_email ELSE i.email END
         FROM complaints_identity i WHERE i.id = m.identity_id), ''
    ), pg_advisory_lock(%s + id)
"""
_MARK_AND_TAKE = f"WITH marked AS ({_MARK}) {_TAKE}"
_READ: Final = (
    *("complaint", "identity", "user", "medium", "notice", "language", "message_id", "created_at"),
    *(
        "complaint__reference",
        "complaint__kind",
        "identity__complaint",
        "attachment__path",
        "attachment__mime",
    ),
)
"""What of a message no verb changes while it waits; the rest comes when it is taken."""


def due(medium: Medium) -> bool:
    """Whether this channel is needed at all: asked before it is reached, so that an outage costs no try."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT {_WAITING})", [medium])
        return bool(cursor.fetchone() == (True,))


def sent_today(medium: Medium) -> int:
    """How many messages left by this channel in the last 24 hours."""
    sent = Message.objects.filter(
        medium=medium, state=Message.State.SENT, origin=Origin.LIVE, body__isnull=False
    )
    return sent.filter(sent_at__gt=Now() - timedelta(hours=24)).count()


class Batch:
    """Messages of one channel that a worker reads ahead, in the order in which they became due; what it took of them it holds until
    the batch ends. Of one case and recipient only the first is among them, unless it failed before."""

    def __init__(self, medium: Medium) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_FREE, [medium, IN_VIEW, READ_AHEAD, AHEAD])
            self._ahead = [row[0] for row in cursor.fetchall()]
            self._held: list[int] = []
            ids = self._ahead
            if not ids:
                cursor.execute(_NEXT, [medium, AHEAD])
                ids = [row[0] for row in cursor.fetchall()]
        self._ids = ids

    def messages(self) -> list[Message]:
        """The batch, in its order."""
        rows = Message.objects.select_related("complaint", "identity", "attachment").only(*_READ)
        found = rows.in_bulk(self._ids)
        return [found[pk] for pk in self._ids if pk in found]

    def take(self, message: Message, sent: Sent | None) -> Hand | None:
        """Mark what has left, and take this message: one commit, which counts the try. None for what another worker took,
        or a verb took back."""
        with connection.cursor() as cursor:
            if sent is None:
                cursor.execute(_TAKE, [message.pk, IN_HAND])
            else:
                cursor.execute(_MARK_AND_TAKE, [*_marked(sent), message.pk, IN_HAND])
            row = cursor.fetchone()
        if row is None:
            return None
        self._held.append(message.pk)
        at, message.attempts, facts, message.seal, message.failed_at, to, _locked = row
        message.facts = json.loads(facts)
        return Hand(message, to, at)

    def let_go(self, message: Message) -> None:
        """What did not leave is in no hand any more."""
        self._held.remove(message.pk)
        _unlock([IN_HAND + message.pk])

    def end(self) -> None:
        """Leave all that is left to others."""
        _unlock([*(IN_HAND + pk for pk in self._held), *(READ_AHEAD + pk for pk in self._ahead)])


@retried
def mark(sent: Sent) -> None:
    """What is not marked is sent again: one mail more for whoever got it."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK, _marked(sent))


def put_off(message: Message, code: str, *, wait: timedelta, attempts: int) -> None:
    """Try again later, with this many tries behind it."""
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.QUEUED,
        attempts=attempts,
        next_try_at=Now() + wait,
        failed_at=Now(),
        last_error=code,
    )


def set_aside(message: Message, code: str) -> None:
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.SET_ASIDE, failed_at=Now(), last_error=code
    )


def _marked(sent: Sent) -> list[Any]:
    columns = bodies.kept(sent.message, sent.words)
    packed = [columns[name] for name in ("subject", "frame_id", "body")]
    stay = [name not in columns for name in ("facts", "message_id", "seal")]
    return [*packed, columns.get("record"), *stay, sent.message.pk]


def _unlock(locks: Sequence[int]) -> None:
    if locks:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(lock) FROM unnest(%s::bigint[]) lock", [list(locks)])
