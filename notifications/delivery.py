"""Keeping the promise of the outbox: every message at least once, with the same Message-ID on every try.

A message is claimed and its try counted in one commit, then sent, then marked sent. While a worker has it in
hand the worker's database session holds an advisory lock; when the worker dies the lock goes with it, and the
message is due again. So a crash costs at most one duplicate, and nothing else makes one.

Instants are written by the database itself (`Now()`).
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from accounts.actors import Origin
from complaints.models import Attachment, Identity
from complaints.transactions import retried
from notifications import links, rendering
from notifications.channels.mail import AddressRefused, Enclosure, Letter, Mailer, TryLater, Undelivered
from notifications.models import Message
from notifications.notices import Notice

logger = logging.getLogger(__name__)

MOST_TRIES: Final = 8
FIRST_WAIT: Final = timedelta(seconds=20)
"""After the first try, and after each while nothing goes through; else four times as long each time."""
TURN: Final = timedelta(seconds=30)
"""How long one drain works before it gives way to other tasks."""
MOST_REFERENCES: Final = 10
"""Earlier mails that a mail names, beside the first of its thread."""
ENOUGH_FAILURES: Final = 3
"""In a row: the channel is ill, and the next drain asks again."""
LOCKS: Final = 0x6D61_696C << 32
"""Where the advisory locks of messages in hand begin."""


@dataclass(frozen=True, slots=True)
class Drained:
    """What a drain did. `more`: its turn ended before the work."""

    sent: int
    more: bool


class Done(Enum):
    """What became of one try."""

    SENT = "sent"
    NOT_SENT = "not sent"
    CHANNEL_ILL = "channel ill"


@dataclass(frozen=True, slots=True)
class Hand:
    """A message in hand, claimed at this instant."""

    pk: int
    at: datetime


def drain() -> Drained:
    """Send everything that is due, in the order it became due; per case and recipient in order of its making, but
    that what waits for its sending window holds nothing up."""
    release_stale()
    sent = failures = 0
    began: datetime | None = None
    with Mailer() as mailer:
        while failures < ENOUGH_FAILURES and (mailer.is_open or _due()):
            try:
                mailer.open()
            except TryLater as down:
                logger.warning("mail_server_down", extra={"code": down.code})
                break
            hand = _claim()
            if hand is None:
                break
            began = began or hand.at
            try:
                done = _deliver(hand, mailer)
            finally:
                _let_go(hand)
            sent += done == Done.SENT
            failures = failures + 1 if done == Done.CHANNEL_ILL else 0
            if hand.at - began > TURN:
                return Drained(sent, more=True)
    return Drained(sent, more=False)


@retried
def release_stale() -> int:
    """Make messages due again whose worker is gone, set aside those that were its last try. Returns how many."""
    in_hand = Message.objects.filter(state=Message.State.SENDING).select_for_update(skip_locked=True)
    released = 0
    for message in in_hand:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCKS + message.pk])
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
    WHERE m.state = 'queued' AND m.next_try_at <= clock_timestamp() AND m.origin = 'live'
      AND NOT EXISTS (
        SELECT FROM notifications_message earlier
        WHERE earlier.complaint_id = m.complaint_id AND earlier.id < m.id
          AND earlier.identity_id IS NOT DISTINCT FROM m.identity_id
          AND earlier.user_id IS NOT DISTINCT FROM m.user_id
          AND (earlier.state = 'sending' OR (earlier.state = 'queued' AND earlier.attempts = 0
            AND earlier.next_try_at <= clock_timestamp()))
      )
"""
_CLAIM = f"""
    UPDATE notifications_message
    SET state = 'sending', attempts = attempts + 1, claimed_at = clock_timestamp()
    WHERE id = (SELECT m.id {_WAITING} ORDER BY m.next_try_at, m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED)
    RETURNING id, claimed_at, pg_advisory_lock(%s + id)
"""  # noqa: S608 - two constants


def _due() -> bool:
    """Whether the mail server is needed at all: asked before it is reached, so that an outage costs no try."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT {_WAITING})")
        return bool(cursor.fetchone() == (True,))


def _claim() -> Hand | None:
    """Take the next message and count the try, in a commit of its own."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [LOCKS])
        row = cursor.fetchone()
    if row is None:
        return None
    return Hand(pk=row[0], at=row[1])


def _let_go(hand: Hand) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCKS + hand.pk])


def _deliver(hand: Hand, mailer: Mailer) -> Done:
    """Send one message and write down what became of it."""
    message = Message.objects.select_related("complaint", "identity", "user", "attachment").get(pk=hand.pk)
    to = message.user or message.identity
    if to is None or not to.email:
        _set_aside(message, "no_address")
        return Done.NOT_SENT
    try:
        words = rendering.render(message)
        mailer.send(_letter(message, to.email, words, at=hand.at))
    except AddressRefused as refusal:
        _set_aside(message, refusal.code)
        return Done.NOT_SENT
    except TryLater as failure:
        _put_off(message, failure.code, to_blame=_others_went_through(message))
        return Done.CHANNEL_ILL
    except Undelivered as failure:
        _put_off(message, failure.code, to_blame=True)
        return Done.NOT_SENT
    except Exception as error:  # noqa: BLE001 - a message that breaks must not stop the others; its words stay out
        _put_off(message, type(error).__name__, to_blame=True)
        return Done.NOT_SENT
    _mark_sent(message, words)
    return Done.SENT


@retried
def _mark_sent(message: Message, words: rendering.Words) -> None:
    """What is not marked is sent again: one mail more for whoever got it."""
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.SENT,
        sent_at=Now(),
        subject=words.subject,
        body_text=words.text,
        body_html=words.html,
        last_error="",
    )


def _letter(message: Message, address: str, words: rendering.Words, *, at: datetime) -> Letter:
    reference = "" if message.complaint is None else message.complaint.reference
    sent = words.with_link(_link(message, reference, at=at), _links_of_cases(message, at=at))
    return Letter(
        to=address,
        subject=sent.subject,
        text=sent.text,
        html=sent.html,
        language=message.language,
        message_id=message.message_id,
        answers=_earlier(message),
        at=at,
        enclosure=None if message.attachment is None else _enclosure(message.attachment, words),
    )


def _earlier(message: Message) -> list[str]:
    """The Message-IDs of what this recipient was sent about this case before, the oldest first: the first one, which
    begins the thread, and the latest (RFC 5322 section 3.6.4)."""
    if message.complaint_id is None:
        return []
    sent = Message.objects.filter(
        complaint=message.complaint_id,
        identity=message.identity_id,
        user=message.user_id,
        state=Message.State.SENT,
        origin=Origin.LIVE,
    )
    found = list(sent.order_by("sent_at", "pk").values_list("message_id", flat=True))
    return [*found[:1], *found[1:][-MOST_REFERENCES:]]


def _link(message: Message, reference: str, *, at: datetime) -> str:
    if message.identity is not None:
        return links.to_complainant(message.identity, at=at)
    if message.notice == Notice.FIVE_DAYS_OVER:
        return links.to_figures()
    if message.notice == Notice.NEW_FILINGS:
        return links.to_worklist()
    return links.to_staff(reference) if reference else links.to_calendars()


def _links_of_cases(message: Message, *, at: datetime) -> dict[str, str]:
    """Of a digest: a link to each case that it names, for whoever was named there. Where nobody is any more, to the page
    that asks for the access code."""
    cases: list[dict[str, Any]] = message.facts.get("cases", [])
    people = Identity.objects.exclude(email="").in_bulk([case["identity"] for case in cases])
    return {
        case["reference"]: links.to_complainant(people[case["identity"]], at=at)
        if case["identity"] in people
        else links.to_tracking()
        for case in cases
    }


def _enclosure(file: Attachment, words: rendering.Words) -> Enclosure:
    data = (Path(settings.MEDIA_ROOT) / file.path).read_bytes()
    return Enclosure(f"{words.file_name}{Path(file.path).suffix}", file.mime, data)


def _put_off(message: Message, code: str, *, to_blame: bool) -> None:
    """Try again later. A message that is to blame waits longer each time and is set aside after the eighth try.
    While the channel carries nothing else either, it waits a short time and gets the try back."""
    if to_blame and message.attempts >= MOST_TRIES:
        _set_aside(message, code)
        return
    wait = FIRST_WAIT * 4 ** (message.attempts - 1) if to_blame else FIRST_WAIT
    logger.warning(
        "message_put_off", extra={"message_pk": message.pk, "code": code, "tries": message.attempts}
    )
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.QUEUED,
        attempts=message.attempts if to_blame else message.attempts - 1,
        next_try_at=Now() + wait,
        failed_at=Now(),
        last_error=code,
    )


def _others_went_through(message: Message) -> bool:
    """Whether anything was sent since this message failed before, or since it was made."""
    since = message.failed_at or message.created_at
    return Message.objects.filter(state=Message.State.SENT, origin=Origin.LIVE, sent_at__gt=since).exists()


def _set_aside(message: Message, code: str) -> None:
    logger.error(
        "message_set_aside", extra={"message_pk": message.pk, "code": code, "tries": message.attempts}
    )
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.SET_ASIDE, failed_at=Now(), last_error=code
    )
