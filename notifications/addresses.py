"""Mail addresses that nobody has confirmed: one case may write to them, all others wait.

Anybody can name anybody's address in a filing. So a thousand filings that name one address send it the
mails of the first case only, until somebody presses the button behind a mailed link.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower

from complaints.models import Identity
from complaints.transactions import retried
from notifications import doorbell
from notifications.models import Message

_TAKE_TURNS: Final = "SELECT pg_advisory_xact_lock(hashtextextended(lower(%(address)s), 0))"
_MAY_WRITE: Final = f"""
    {_TAKE_TURNS};
    SELECT bool_or(confirmed OR (own AND mailed)) IS TRUE OR bool_or(mailed) IS NOT TRUE
    FROM (
        SELECT i.id = %(identity)s AS own, i.email_confirmed_at IS NOT NULL AS confirmed, EXISTS (
            SELECT FROM notifications_message m
            WHERE m.identity_id = i.id AND m.origin = 'live' AND m.state <> 'held'
        ) AS mailed
        FROM complaints_identity i WHERE lower(i.email) = lower(%(address)s)
    ) named
"""  # noqa: S608 - a constant

_WHICH_MAY_BE_WRITTEN: Final = """
    SELECT pg_advisory_xact_lock(key) FROM (
        SELECT DISTINCT hashtextextended(lower(address), 0) AS key FROM unnest(%(addresses)s::text[]) address ORDER BY 1
    ) in_one_order;
    SELECT asked.id, lower(asked.email), known, NOT mailed
    FROM complaints_identity asked CROSS JOIN LATERAL (
        SELECT bool_or(confirmed OR (own AND mailed)) AS known, bool_or(mailed) AS mailed
        FROM (
            SELECT i.id = asked.id AS own, i.email_confirmed_at IS NOT NULL AS confirmed, EXISTS (
                SELECT FROM notifications_message m
                WHERE m.identity_id = i.id AND m.origin = 'live' AND m.state <> 'held'
            ) AS mailed
            FROM complaints_identity i WHERE lower(i.email) = lower(asked.email)
        ) named
    ) found
    WHERE asked.id = ANY(%(identities)s::bigint[]) ORDER BY asked.id
"""


def may_write_to(identity: Identity) -> bool:
    """Whether mail of this case may leave: its address is confirmed, or no other case has written there.

    Runs in the verb's transaction; those that name one address take turns here. One trip to the
    database, but two statements, so that the second sees what the one waited for has committed.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MAY_WRITE, {"address": identity.email, "identity": identity.pk})
        cursor.nextset()
        return bool(cursor.fetchone() == (True,))


def which_may_be_written_to(identities: Iterable[Identity]) -> set[int]:
    """The same of many cases in one trip: of those that name one address, as if asked one after the other."""
    asked = [(each.pk, each.email) for each in identities]
    allowed: set[int] = set()
    fresh: set[str] = set()
    with connection.cursor() as cursor:
        keys, emails = [pk for pk, _email in asked], [email for _pk, email in asked]
        cursor.execute(_WHICH_MAY_BE_WRITTEN, {"identities": keys, "addresses": emails})
        cursor.nextset()
        for pk, address, known, never_mailed in cursor.fetchall():
            if known or (never_mailed and address not in fresh):
                allowed.add(pk)
            if never_mailed:
                fresh.add(address)
    return allowed


@retried
def confirm(identity_id: int, *, at: datetime) -> None:
    """The address of this identity belongs to somebody who reads it: let go what was held for it.

    Raises Identity.DoesNotExist. Pressing twice changes nothing.
    """
    identity = Identity.objects.get(pk=identity_id)
    _take_turns(identity.email)
    Identity.objects.filter(pk=identity_id, email_confirmed_at=None).update(email_confirmed_at=at)
    held = Message.objects.filter(identity__in=_same_address(identity), state=Message.State.HELD)
    if held.update(state=Message.State.QUEUED, next_try_at=at):
        transaction.on_commit(doorbell.ring, robust=True)


def _same_address(identity: Identity) -> QuerySet[Identity]:
    return Identity.objects.annotate(address_key=Lower("email")).filter(address_key=identity.email.lower())


def _take_turns(address: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_TURNS, {"address": address})
