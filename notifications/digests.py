"""Of one case a complainant gets three mails a day; what comes beyond them goes together in one (docs/adr/0078).

Which notices may wait for that stands in `notices.MAY_WAIT`. One that comes at once sends the digest that waits before
it, so that a reader hears of a case in the order in which it happened. What a digest tells stands on it whole: nothing
that was promised depends on another row being read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from accounts.actors import Origin
from notifications.models import Message, new_message_id
from notifications.notices import MAY_WAIT, OF_THE_KEY, ONCE_AN_HOUR, Notice
from notifications.packing import Unreadable

A_DAY: Final = timedelta(hours=24)
MOST_A_DAY: Final = 3
"""Mails of one case to its complainant in any 24 hours, beside those that come at once."""
UNSENT: Final = (Message.State.HELD, Message.State.GATHERED, Message.State.MERGED)
"""What never was, or is not yet, a mail of its own."""


_Reader = tuple[int, str]
"""Whom a message goes to, and what carries it: mails and texts are counted apart."""


def merge(rows: Sequence[Message]) -> list[Message]:
    """These new rows, not yet written, with the digests that they begin: a row that goes into one is kept as promised and
    is no mail of its own. The caller holds the locks of their cases, and writes what comes back."""
    theirs = [row for row in rows if _of_a_turn(row)]
    if not theirs:
        return list(rows)
    waiting, lately = _standing(theirs)
    kept: list[Message] = []
    for row in rows:
        if not _of_a_turn(row):
            kept.append(row)
            continue
        reader = _reader(row)
        digest = waiting.get(reader)
        if not may_wait(row):
            if digest is not None:
                _let_go(digest, row)
                del waiting[reader]
        elif digest is not None:
            if row.notice in ONCE_AN_HOUR and _tells(digest, row.notice):
                continue
            _add(digest, row)
        elif (opens := _opens(lately[reader], row.created_at)) is not None:
            digest = waiting[reader] = _new(row, opens)
            _add(digest, row)
            kept += [row, digest]
            continue
        if row.state == Message.State.QUEUED:
            lately[reader].append(row.next_try_at)
        kept.append(row)
    return kept


def lost() -> Iterator[int]:
    """Messages (their keys) that were merged and that no digest of their case and reader tells: there are none."""
    merged = Message.objects.filter(state=Message.State.MERGED).order_by("pk")
    for row in merged.iterator():
        digests = Message.objects.filter(
            complaint=row.complaint_id, identity=row.identity_id, medium=row.medium, notice=Notice.DIGEST
        )
        if not any(_tells_of(digest, row.message_id) for digest in digests):
            yield row.pk


def _tells_of(digest: Message, message_id: str | None) -> bool:
    """Whatever a hand wrote there: its seal tells of that."""
    try:
        return any(told["message_id"] == message_id for told in digest.facts["told"])
    except (Unreadable, KeyError, TypeError):
        return False


def may_wait(row: Message) -> bool:
    """Whether it asks nothing by a date: an office that waits for the complainant's word does."""
    return row.notice in MAY_WAIT and row.facts.get("reason") != "awaiting_complainant"


def _of_a_turn(row: Message) -> bool:
    live = row.identity_id is not None and row.origin == Origin.LIVE and row.state == Message.State.QUEUED
    return live and row.notice not in OF_THE_KEY and row.notice != Notice.RECEIPT


def _reader(row: Message) -> _Reader:
    return row.identity_id or 0, row.medium


def _standing(rows: Iterable[Message]) -> tuple[dict[_Reader, Message], dict[_Reader, list[datetime]]]:
    """By reader the digest that waits, locked, so that no worker takes it before this is written; and when the mails of
    the last day left or leave."""
    rows = list(rows)
    since = min(row.created_at for row in rows) - A_DAY
    mails = Message.objects.filter(
        identity__in={row.identity_id for row in rows}, origin=Origin.LIVE, next_try_at__gt=since
    )
    mails = mails.exclude(state__in=UNSENT).exclude(notice__in=OF_THE_KEY)
    lately: dict[_Reader, list[datetime]] = defaultdict(list)
    digests = []
    for pk, reader, medium, notice, state, instant in mails.values_list(
        "pk", "identity_id", "medium", "notice", "state", "next_try_at"
    ):
        lately[reader or 0, medium].append(instant)
        if notice == Notice.DIGEST and state == Message.State.QUEUED:
            digests.append(pk)
    untried = Message.objects.filter(pk__in=digests, state=Message.State.QUEUED, attempts=0)
    found = untried.order_by("pk").select_for_update() if digests else ()
    return {_reader(row): row for row in found}, lately


def _opens(lately: Iterable[datetime], at: datetime) -> datetime | None:
    """When the latest mails leave room for another; None where there is room now."""
    mails = sorted(instant for instant in lately if instant > at - A_DAY)
    return None if len(mails) < MOST_A_DAY else mails[-MOST_A_DAY] + A_DAY


def _new(row: Message, opens: datetime) -> Message:
    return Message(
        complaint=row.complaint,
        identity=row.identity,
        medium=row.medium,
        notice=Notice.DIGEST,
        language=row.language,
        facts={"told": []},
        origin=row.origin,
        message_id=new_message_id(),
        state=Message.State.QUEUED,
        created_at=row.created_at,
        next_try_at=max(opens, row.next_try_at),
    )


def _add(digest: Message, row: Message) -> None:
    """From now on the digest tells this too, and not before the row would have left."""
    told: dict[str, object] = {"notice": row.notice, "facts": row.facts, "message_id": row.message_id}
    digest.facts = {**digest.facts, "told": [*digest.facts["told"], told]}
    digest.next_try_at = max(digest.next_try_at, row.next_try_at)
    row.state = Message.State.MERGED
    if _written(digest):
        digest.seal = digest.sealed()
        digest.save(update_fields=["facts", "next_try_at", "seal"])


def _let_go(digest: Message, row: Message) -> None:
    """It leaves before this row does."""
    if digest.next_try_at > row.next_try_at:
        digest.next_try_at = row.next_try_at
        if _written(digest):
            digest.save(update_fields=["next_try_at"])


def _written(digest: Message) -> bool:
    """One that stands in the database has its seal."""
    return digest.seal is not None


def _tells(digest: Message, notice: str) -> bool:
    return any(told["notice"] == notice for told in digest.facts["told"])
