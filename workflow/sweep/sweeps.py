"""What the clock does when nobody acts: lapse, deem accepted, record breaches, climb the ladder, tell of it.

A sweep finds running duties whose end has passed or whose next rung is reached with one indexed query each, and
deals with many cases in a transaction (`batches.py`), cases that no unit holds first; with one alone where it takes
more than breaches, rungs and mails. What it records carries the instant of the
calendar: a sweep that slept for a week changes no figure.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.db.models import F, Q, QuerySet

from accounts.actors import Actor, clock
from complaints import rows
from complaints.models import Complaint
from complaints.transactions import OutOfTime, retried
from law.codes import DutyKind
from workflow.clocks import catching_up, climbing, under_lock
from workflow.clocks.duties import Docket
from workflow.models import Duty, Rung, Suspension
from workflow.sweep import batches, telling
from workflow.sweep.batches import Dealt
from workflow.verbs import moves, verification
from workflow.verbs.table import VERBS

BATCH: Final = 500
MOST: Final = 1000
"""Cases dealt with under one reading of official time: the database refuses events told a minute late."""
TOGETHER: Final = 100
"""Cases of one transaction."""
logger = logging.getLogger(__name__)


def sweep(*, at: datetime) -> int:
    """Deal with suspensions that are over, duties past their end and rungs that are reached, of up to a thousand
    cases each.

    Returns how many cases were dealt with; the caller sweeps again, at a new time, until none was.
    """
    running = Duty.objects.filter(met_at=None, ended_at=None)
    overdue = running.filter(swept_at=None, due_at__lte=at)
    to_climb = running.filter(rung_at__lte=at, suspended_at=None)
    over = Suspension.objects.filter(until_at=None, resume_by_at__lte=at)
    dealt = _each_case(over, "resume_by_at", catch_up, at)
    for unassigned in (True, False):
        whose = Q(complaint__held_by__isnull=unassigned)
        dealt += _each_case(overdue.filter(whose), "due_at", act, at, together=batches.act)
        dealt += _each_case(to_climb.filter(whose), "rung_at", act, at, together=batches.act)
    return dealt


def _each_case(
    duties: QuerySet[Duty] | QuerySet[Suspension],
    column: str,
    deal: Callable[..., int],
    at: datetime,
    *,
    together: Callable[..., Dealt] | None = None,
) -> int:
    """Walk the duties in the order of their instants, and deal with their cases, many `together` where that is known. A
    case in use is left to the next sweep, and a case that fails is tried alone, logged and passed over: it must not stop
    the clocks of all others."""
    seen: set[int] = set()
    dealt, after = 0, None
    while dealt < MOST:
        rows = duties if after is None else duties.filter(_behind(column, after))
        batch = list(rows.order_by(column, "pk").values_list(column, "pk", "complaint_id")[:BATCH])
        if not batch:
            break
        after = batch[-1][:2]
        new = list(dict.fromkeys(pk for *_row, pk in batch if pk not in seen))
        seen.update(new)
        while new and dealt < MOST:
            most = min(TOGETHER, MOST - dealt)
            some, new = new[:most], new[most:]
            if together is not None:
                found = _together(together, some, at)
                dealt, some = dealt + len(found.done), found.alone
            for pk in some:
                if dealt < MOST:
                    dealt += _alone(deal, pk, at)
    return dealt


def _together(deal: Callable[..., Dealt], ids: list[int], at: datetime) -> Dealt:
    """One that fails takes the others with it: then each is tried alone."""
    try:
        return deal(ids, by=clock(), at=at)
    except OutOfTime:
        raise
    except Exception as error:  # noqa: BLE001 - which of them it was is told when it fails alone
        logger.warning("clock_batch_failed", extra={"cases": len(ids), "code": type(error).__name__})
        return Dealt([], ids)


def _alone(deal: Callable[..., int], pk: int, at: datetime) -> int:
    try:
        return deal(pk, by=clock(), at=at)
    except OutOfTime:
        raise
    except Exception:
        logger.exception("clock_failed", extra={"complaint": pk})
        return 0


def _behind(column: str, after: tuple[datetime, int]) -> Q:
    instant, pk = after
    return Q(**{f"{column}__gt": instant}) | Q(**{column: instant, "pk__gt": pk})


@retried
def act(complaint_id: int, *, by: Actor, at: datetime) -> int:
    """Do everything that the clock owes a case by now: deal with the ends that have passed, the earliest first,
    climb the ladder of what still runs, and tell each person once. 0 for a case in use, else 1."""
    return int(acted(complaint_id, by=by, at=at) is not None)


def acted(complaint_id: int, *, by: Actor, at: datetime, docket: Docket | None = None) -> Docket | None:
    """The same within a transaction of the caller: the duties as they stand then, None for a case in use. `docket`: what this
    returned in the same transaction, where nothing else has happened to the case since."""
    if docket is None:
        docket = under_lock.docket_if_free(complaint_id, rungs=True)
    else:
        under_lock.check_held(docket)
        under_lock.ready(docket, rungs=True)
    if docket is None:
        return None
    past: list[Rung] = []
    at = _caught_up(docket, by=by, at=at)
    complaint = docket.complaint
    while (duty := batches.next_past(docket, at)) is not None:
        verb = batches.verb_of_the_end(complaint, docket, duty)
        if verb is None:
            past.append(_breach(complaint, docket, duty, by=by, at=at))
            continue
        docket = _moved(docket, verb, by=by, at=at)
        complaint, at = docket.complaint, _caught_up(docket, by=by, at=at)
    reached = [*past, *climbing.reach(docket, at=at)]
    docket.save()
    before = complaint.last_seq
    if reached:
        telling.tell(complaint, docket, reached, by=by, at=at)
    if complaint.last_seq != before:
        rows.rewrite_later(complaint, fields=["last_seq", "last_at"])
    return docket


def _moved(docket: Docket, verb: str, *, by: Actor, at: datetime) -> Docket:
    """What the clock does at an end by a verb; the case as it is then."""
    complaint_id = docket.complaint.pk
    if verb == "lapse" and moves.complainant_wrote(docket.complaint, docket.running()):
        verification.take_as_completed(complaint_id, by=by, at=at)
        return under_lock.docket(complaint_id, rungs=True)
    with under_lock.in_hand(docket, complaint_id) as hand:
        VERBS[verb](complaint_id, by=by, at=at)
    return hand.docket or under_lock.docket(complaint_id, rungs=True)


def supersede(*, at: datetime) -> int:
    """End what the Ombudsman's date took the place of, in cases that were remanded before a remand did so itself. Returns
    how many cases it ended something in."""
    running = Duty.objects.filter(met_at=None, ended_at=None, kind__in=(DutyKind.SETTLE, DutyKind.DECIDE))
    passed_over = running.filter(round__lt=F("complaint__round"), complaint__round__gt=1)
    return _each_case(passed_over, "opened_at", catch_up, at)


@retried
def catch_up(complaint_id: int, *, by: Actor, at: datetime) -> int:
    """Bring in what the clock and the calendar already did to a case. 0 for a case in use."""
    docket = under_lock.docket_if_free(complaint_id)
    if docket is None:
        return 0
    _caught_up(docket, by=by, at=at)
    return 1


def _caught_up(docket: Docket, *, by: Actor, at: datetime) -> datetime:
    """Bring the duties of a locked case to where suspensions and calendar have them by now. The time of the act."""
    complaint = docket.complaint
    at, before = max(at, complaint.last_at), complaint.last_seq
    catching_up.catch_up(complaint, docket, at=at, origin=by.origin)
    if docket.changed() or complaint.last_seq != before:
        docket.save()
        docket.place()
        rows.rewrite_later(complaint, fields=["last_seq", "last_at", "next_due_on", "next_due_at"])
    return at


def _breach(complaint: Complaint, docket: Docket, duty: Duty, *, by: Actor, at: datetime) -> Rung:
    rows.insert_later(*batches.breach(complaint, docket, duty, by=by, at=at))
    docket.save()
    rows.rewrite_later(complaint, fields=["last_seq", "last_at"])
    return climbing.past(docket, duty)
