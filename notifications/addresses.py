"""What one mailbox may get: mails of a case whose link was pressed, of one other case a day, and not many a day in all.

Anybody can name anybody's address in a filing, in any spelling that one mailbox answers to. What may not leave is held,
stands on the page of its case, and is told in one digest a day once somebody reads there (docs/adr/0027).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from accounts.actors import Origin
from accounts.prepared import Prepared
from accounts.seals import keep
from complaints import rows
from complaints.models import MAILBOX, Identity
from complaints.transactions import each_alone, retried
from notifications import doorbell
from notifications.models import Message, new_message_id
from notifications.notices import Notice

A_DAY: Final = timedelta(hours=24)
MOST_A_DAY: Final = 12
"""Mails to one mailbox in any 24 hours, besides the digest."""
MOST_LISTED: Final = 40
"""Cases that a digest names; of further ones it tells the number."""


def mailbox_sql(column: str) -> str:
    """The mailbox that an address reaches: case, `+tag`, and the dots of Gmail left out. The words of the index."""
    return MAILBOX % {"expressions": column}


_TAKE_TURNS: Final = """
    SELECT pg_advisory_xact_lock(key) FROM (
        SELECT DISTINCT hashtextextended({address}, 0) AS key FROM unnest(%(addresses)s::text[]) address ORDER BY 1
    ) in_one_order
""".format(address=mailbox_sql("address"))  # noqa: S608 - a constant
_STANDING: Final = """
    SELECT asked.id, {asked}, found.known, found.others, found.lately
    FROM unnest(%(identities)s::bigint[], %(addresses)s::text[]) asked (id, email) CROSS JOIN LATERAL (
        SELECT coalesce(bool_or(i.id = asked.id
                AND (i.email_confirmed_at IS NOT NULL OR mails.since IS NOT NULL)), false) AS known,
            coalesce(bool_or(i.id <> asked.id AND i.email_confirmed_at IS NULL AND mails.since > %(lately)s), false)
                AS others,
            coalesce(sum(mails.lately), 0) AS lately
        FROM complaints_identity i CROSS JOIN LATERAL (
            SELECT min(m.created_at) AS since, count(*) FILTER (WHERE m.created_at > %(lately)s) AS lately
            FROM notifications_message m
            WHERE m.identity_id = i.id AND m.medium = 'mail' AND m.origin = 'live' AND m.state NOT IN ('held', 'gathered', 'merged')
        ) mails
        WHERE {named} = {asked}
    ) found
    ORDER BY asked.id
""".format(asked=mailbox_sql("asked.email"), named=mailbox_sql("i.email"))  # noqa: S608 - a constant


@dataclass(slots=True)
class _Mailbox:
    """What was allowed of one mailbox within one question. `fresh`: cases of which nothing was mailed before."""

    lately: int = 0
    fresh: int = 0


def may_write_to(identity: Identity, *, at: datetime, mailbox: "Standing | None" = None) -> bool:
    """Whether a mail of this case may leave now. `mailbox`: how it stands, where that was asked for a case that is only
    being written.

    Runs in the verb's transaction; those that name one mailbox take turns here. One trip to the
    database, but two statements, so that the second sees what the one waited for has committed.
    """
    if mailbox is not None and mailbox.email == identity.email:
        return mailbox.may_be_written_to()
    return bool(_allowed([(identity.pk or _NEW, identity.email)], at))


class Standing:
    """How a mailbox stands that is named by a filing which is only being written: asked with the next trip to the database, in
    whose transaction those that name it take turns from then on."""

    def __init__(self, email: str) -> None:
        self.email = email
        self._rows: list[tuple[Any, ...]] = []
        rows.owe(_TAKE_TURN, [email])
        rows.owe(_STANDING_NOW, [email], take=self._rows.extend)

    def may_be_written_to(self) -> bool:
        """Whether the first mail of that filing may leave, as `may_write_to` says."""
        return bool(_judged(self._rows))


def which_may_be_written_to(identities: Iterable[Identity], *, at: datetime) -> set[int]:
    """The same of many cases in one trip: of those that name one mailbox, as if asked one after the other."""
    return _allowed([(each.pk, each.email) for each in identities], at)


_NEW: Final = 0
"""In the place of the key of who is only being written."""
_TAKE_TURN: Final = Prepared(
    f"SELECT pg_advisory_xact_lock(hashtextextended({mailbox_sql('named.email')}, 0)) FROM (SELECT %s::text AS email) named",  # noqa: S608 - a constant
    [(0, "")],
)
_STANDING_NOW: Final = Prepared(
    """
    SELECT 0, '', false, coalesce(bool_or(i.email_confirmed_at IS NULL AND mails.since > {lately}), false),
        coalesce(sum(mails.lately), 0)
    FROM (SELECT %s::text AS email) asked
    JOIN complaints_identity i ON {named} = {asked} CROSS JOIN LATERAL (
        SELECT min(m.created_at) AS since, count(*) FILTER (WHERE m.created_at > {lately}) AS lately
        FROM notifications_message m
        WHERE m.identity_id = i.id AND m.medium = 'mail' AND m.origin = 'live' AND m.state NOT IN ('held', 'gathered', 'merged')
    ) mails
    """.format(  # noqa: S608 - a constant
        asked=mailbox_sql("asked.email"),
        named=mailbox_sql("i.email"),
        lately="clock_timestamp() - interval '24 hours'",
    ),
    [(0, "")],
)


def _allowed(asked: Sequence[tuple[int, str]], at: datetime) -> set[int]:
    return _judged(_standing(asked, at))


def _judged(standing: Iterable[tuple[Any, ...]]) -> set[int]:
    """Those that may be written to, in the order of what was asked."""
    allowed: set[int] = set()
    mailboxes: dict[str, _Mailbox] = {}
    for pk, address, known, others, lately in standing:
        mailbox = mailboxes.setdefault(address, _Mailbox())
        waits = not known and (others or mailbox.fresh)
        if waits or lately + mailbox.lately >= MOST_A_DAY:
            continue
        allowed.add(pk)
        mailbox.lately += 1
        mailbox.fresh += not known
    return allowed


def may_ask(address: str, *, at: datetime) -> str | None:
    """Whether somebody at this address may be asked now whether they want the mails of a case: the keyed name of its
    mailbox, to keep with the question, or None. One question a day for a mailbox, whoever names it how often and in
    which spelling. Runs in the verb's transaction; those that name one mailbox take turns."""
    _take_turns([address])
    with connection.cursor() as cursor:
        cursor.execute(_MAILBOX_OF, [address])
        ((mailbox,),) = cursor.fetchall()
    name = salted_hmac("notifications.addresses.mailbox", mailbox).hexdigest()
    asked = Message.objects.filter(notice=Notice.ADDRESS_TO_CONFIRM, created_at__gt=at - A_DAY)
    return None if asked.filter(facts__mailbox=name).exists() else name


_MAILBOX_OF: Final = "SELECT {mailbox} FROM (SELECT %s::text AS email) asked".format(  # noqa: S608 - a constant
    mailbox=mailbox_sql("asked.email")
)


@retried
def confirm(identity_id: int, *, at: datetime) -> None:
    """Somebody reads what is mailed of this case: its mails leave from now on, and what was held for the mailbox is
    told in one digest. Raises Identity.DoesNotExist. Pressing twice changes nothing.
    """
    identity = Identity.objects.get(pk=identity_id)
    _take_turns([identity.email])
    if Identity.objects.filter(pk=identity_id, email_confirmed_at=None).update(email_confirmed_at=at):
        keep(Identity, [identity_id], columns=["email_confirmed_at"])
    _tell_what_is_held(identity, at=at)


def tell_what_is_held(*, at: datetime) -> int:
    """A digest to each mailbox in which somebody reads and for which something is held, one in 24 hours. Returns how
    many were written."""
    with connection.cursor() as cursor:
        cursor.execute(_READERS)
        readers = [pk for (pk,) in cursor.fetchall()]
    return each_alone(partial(_tell_to, at=at), readers, what="held")


_READERS: Final = """
    SELECT DISTINCT ON ({reader}) reader.id
    FROM notifications_message m
    JOIN complaints_identity held ON held.id = m.identity_id
    JOIN complaints_identity reader ON {reader} = {held} AND reader.email_confirmed_at IS NOT NULL
    WHERE m.state = 'held' AND m.origin = 'live'
    ORDER BY {reader}, reader.email_confirmed_at DESC
""".format(reader=mailbox_sql("reader.email"), held=mailbox_sql("held.email"))  # noqa: S608 - a constant


@retried
def _tell_to(identity_id: int, *, at: datetime) -> bool:
    identity = Identity.objects.get(pk=identity_id)
    _take_turns([identity.email])
    return _tell_what_is_held(identity, at=at)


def _tell_what_is_held(reader: Identity, *, at: datetime) -> bool:
    """One held notice goes out as it is, several become a digest. False where nothing is held, or one went out within a
    day: then what is held waits for the next."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, [reader.pk])
        named = [pk for (pk,) in cursor.fetchall()]
    told = Message.objects.filter(identity__in=named, origin=Origin.LIVE)
    if told.filter(notice=Notice.GATHERED, created_at__gt=at - A_DAY).exists():
        return False
    held = list(told.filter(state=Message.State.HELD).select_related("complaint").order_by("pk"))
    if not held:
        return False
    if len(held) == 1:
        told.filter(pk=held[0].pk).update(state=Message.State.QUEUED, next_try_at=at)
    else:
        told.filter(pk__in=[each.pk for each in held]).update(state=Message.State.GATHERED)
        digest = _digest(reader, held, at=at)
        digest.seal = digest.sealed()
        digest.save(force_insert=True)
    transaction.on_commit(doorbell.ring, robust=True)
    return True


def _digest(reader: Identity, held: Sequence[Message], *, at: datetime) -> Message:
    """Names each case, the reader's own first, with how many notices of it were held."""
    cases: dict[int, dict[str, Any]] = {}
    for each in sorted(held, key=lambda one: one.complaint_id != reader.complaint_id):
        assert each.complaint is not None
        entry = {"reference": each.complaint.reference, "identity": each.identity_id, "notices": 0}
        cases.setdefault(each.complaint.pk, entry)["notices"] += 1
    named = list(cases.values())
    facts = {"cases": named[:MOST_LISTED], "further": max(0, len(named) - MOST_LISTED)}
    return Message(
        complaint=reader.complaint,
        identity=reader,
        notice=Notice.GATHERED,
        language=reader.complaint.language,
        facts=facts,
        message_id=new_message_id(),
        state=Message.State.QUEUED,
        created_at=at,
        next_try_at=at,
    )


_NAMED: Final = """
    SELECT named.id FROM complaints_identity named JOIN complaints_identity reader ON {named} = {reader}
    WHERE reader.id = %s
""".format(named=mailbox_sql("named.email"), reader=mailbox_sql("reader.email"))  # noqa: S608 - a constant


def _standing(asked: Sequence[tuple[int, str]], at: datetime) -> list[tuple[Any, ...]]:
    params: dict[str, Any] = {
        "identities": [pk for pk, _email in asked],
        "addresses": [email for _pk, email in asked],
        "lately": at - A_DAY,
    }
    with connection.cursor() as cursor:
        cursor.execute(f"{_TAKE_TURNS}; {_STANDING}", params)
        cursor.nextset()
        return list(cursor.fetchall())


def _take_turns(addresses: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_TURNS, {"addresses": addresses})
