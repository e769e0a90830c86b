"""Mail addresses that nobody has confirmed: one case may write to them, all others wait.

Anybody can name anybody's address in a filing. So a thousand filings that name one address send it the
mails of the first case only, until somebody presses the button behind a mailed link.
"""

from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower

from complaints.models import Identity
from notifications import doorbell
from notifications.models import Message

_SETTLED: Final = """(
    EXISTS (SELECT FROM complaints_identity
            WHERE lower(email) = lower(%(address)s) AND email_confirmed_at IS NOT NULL)
    OR EXISTS (SELECT FROM notifications_message
               WHERE identity_id = %(identity)s AND origin = 'live' AND state <> 'held')
)"""
_MAY_WRITE: Final = f"""
    SELECT pg_advisory_xact_lock(hashtextextended(lower(%(address)s), 0)) WHERE NOT {_SETTLED};
    SELECT {_SETTLED} OR NOT EXISTS (
        SELECT FROM notifications_message m JOIN complaints_identity i ON i.id = m.identity_id
        WHERE lower(i.email) = lower(%(address)s) AND i.id <> %(identity)s
          AND m.origin = 'live' AND m.state <> 'held'
    )
"""  # noqa: S608 - a constant


def may_write_to(identity: Identity) -> bool:
    """Whether mail of this case may leave: its address is confirmed, or no other case has written there.

    Runs in the verb's transaction; filings that name one new address take turns here. One trip to the
    database, but two statements, so that the second sees what the one waited for has committed.
    """
    with connection.cursor() as cursor:
        cursor.execute(_MAY_WRITE, {"address": identity.email, "identity": identity.pk})
        cursor.nextset()
        return bool(cursor.fetchone() == (True,))


@transaction.atomic
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
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(lower(%s), 0))", [address])
