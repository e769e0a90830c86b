"""Mail addresses that nobody has confirmed: one case may write to them, all others wait.

Anybody can name anybody's address in a filing. So a thousand filings that name one address send it the
mails of the first case only, until somebody presses the button behind a mailed link.
"""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Lower

from accounts.actors import Origin
from complaints.models import Identity
from notifications import doorbell
from notifications.models import Message


def may_write_to(identity: Identity) -> bool:
    """Whether mail of this case may leave: its address is confirmed, or no other case has written there.

    Runs in the verb's transaction; filings that name one new address take turns here.
    """
    own = Message.objects.filter(identity=identity, origin=Origin.LIVE).exclude(state=Message.State.HELD)
    if own.exists() or _is_confirmed(identity):
        return True
    _take_turns(identity.email)
    if _is_confirmed(identity):
        return True
    others = Message.objects.filter(identity__in=_same_address(identity), origin=Origin.LIVE)
    return not others.exclude(state=Message.State.HELD).exclude(identity=identity).exists()


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


def _is_confirmed(identity: Identity) -> bool:
    return _same_address(identity).exclude(email_confirmed_at=None).exists()


def _same_address(identity: Identity) -> QuerySet[Identity]:
    return Identity.objects.annotate(address_key=Lower("email")).filter(address_key=identity.email.lower())


def _take_turns(address: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(lower(%s), 0))", [address])
