"""A case as a verb needs it, locked from now on and read in one trip to the database (docs/adr/0112), or as somebody has it in
hand who locked it before in the same transaction (docs/adr/0125)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, cast

from django.db import connections
from django.db.transaction import TransactionManagementError

from accounts.worded import Worded
from complaints import rows
from complaints.models import Complaint, Statement
from complaints.postgresql.base import DatabaseWrapper
from workflow.calendars import present
from workflow.clocks import climbing, duties
from workflow.clocks.duties import Docket

TYPED: Final = 2
"""Texts that an act has at most, but for a few acts, which draw the keys of more."""


class Hand:
    """A locked case that is passed from one act to the next within a transaction."""

    def __init__(self, case: int, docket: Docket | None) -> None:
        self.case = case
        self._offered = docket
        self._given: list[Docket] = []

    @property
    def docket(self) -> Docket | None:
        """As the acts left it; None where they took up another case, or this one more than once: then one of them may know
        what the other does not."""
        if not self._given:
            return self._offered
        return self._given[0] if len(self._given) == 1 else None

    def take(self) -> Docket | None:
        taken, self._offered = self._offered, None
        return taken

    def give(self, docket: Docket) -> None:
        self._given.append(docket)


_hand: ContextVar[Hand | None] = ContextVar("hand", default=None)


@contextmanager
def in_hand(docket: Docket | None, case: int) -> Iterator[Hand]:
    """What takes up this case within gets its docket instead of reading it. Whoever says so has it of an act in the same
    transaction, since which nothing else has happened to the case. None: the first act reads it.

    Raises TransactionManagementError where the transaction in which the docket was locked is over, or a part of it was taken
    back since: then somebody else may have the case."""
    check_held(docket)
    hand = Hand(case, docket)
    before = _hand.set(hand)
    try:
        yield hand
    finally:
        _hand.reset(before)


def check_held(docket: Docket | None) -> None:
    """Raises TransactionManagementError where this docket is not under its lock any more (`in_hand`)."""
    if docket is not None and (docket.holding is None or docket.holding != _holding()):
        raise TransactionManagementError("A case is passed on in the transaction that locked it.")


def _holding() -> int | None:
    return cast(DatabaseWrapper, connections["default"]).holding


def docket(complaint_id: int, *, rungs: bool = False) -> Docket:
    """The case and its duties. `rungs`: with those that it has reached. Raises Complaint.DoesNotExist."""
    found = _docket(complaint_id, wait=True, rungs=rungs)
    assert found is not None
    return found


def docket_if_free(complaint_id: int, *, rungs: bool = False) -> Docket | None:
    """The same; None where somebody works on the case."""
    return _docket(complaint_id, wait=False, rungs=rungs)


def _docket(complaint_id: int, *, wait: bool, rungs: bool) -> Docket | None:
    hand = _hand.get()
    if hand is None or hand.case != complaint_id:
        return _read(complaint_id, wait=wait, rungs=rungs)
    found = hand.take() or _read(complaint_id, wait=wait, rungs=rungs)
    if found is not None:
        ready(found, rungs=rungs)
        hand.give(found)
    return found


def ready(docket: Docket, *, rungs: bool) -> None:
    """Bring what an act may need beside what was read for another one."""
    rows.keyed(*docket.rows)
    if rungs and docket.reached is None:
        docket.reached = climbing.known_of_case(docket.complaint.pk)
    if docket.texts is None:
        docket.texts = rows.Keys({Statement: TYPED})
    elif docket.texts.left(Statement) < TYPED:
        docket.texts.draw({Statement: TYPED})


def _read(complaint_id: int, *, wait: bool, rungs: bool) -> Docket | None:
    cases = Complaint.objects.lock_later(complaint_id, wait=wait)
    beside = _beside.later(complaint=complaint_id)
    reached = climbing.known_later(complaint_id) if rungs else []
    texts = rows.Keys({Statement: TYPED}) if wait else None
    read = duties.of_a_case(complaint=complaint_id)
    if not cases and not wait:
        return None
    complaint = Complaint.objects.locked(cases, complaint_id)
    [(calendar, mailed)] = beside
    found = Docket(complaint, read, days=present.read(calendar) if calendar else None)
    found.mailed, found.reached, found.texts = mailed, set(reached) if rungs else None, texts
    found.holding = _holding()
    return found


_beside: Final[Worded[Any]] = Worded(
    lambda complaint: (
        Complaint.every.filter(pk=complaint)
        .annotate(days=present.stored("agency__calendar"), mailed=climbing.mail_waits())
        .values_list("days", "mailed")
    ),
    complaint=-987_654_321,
)
"""The calendar by which a case counts, and whether a mail of the clock waits."""
