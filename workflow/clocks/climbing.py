"""Rungs that duties reached, as rows: at the instant of the calendar, whenever a sweep or a verb came by."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists

from accounts.worded import Worded
from complaints import rows
from law.codes import DutyKind
from law.ladder import PAST
from notifications import outbox, untried
from workflow.clocks import ladder
from workflow.clocks.dating import Dates
from workflow.models import Duty, Rung


def reach(docket: Dates, *, at: datetime) -> list[Rung]:
    """Climb every rung that running duties reached by now: the rows, not yet written. One that stands still waits."""
    return [
        rung
        for duty in docket.running()
        if duty.suspended_at is None
        for rung in _climb(docket, duty, until=at)
    ]


def missed(docket: Dates, ended: Duty) -> list[Rung]:
    """What a duty that is met or ended had reached before, while no sweep came by: rows that nobody is told of."""
    until = ended.met_at or ended.ended_at
    if until is None or ended.due_at is None:
        return []
    rungs = _climb(docket, ended, until=until)
    if ended.swept_at is None and ended.due_at <= until:
        rungs.append(past(docket, ended))
    for rung in rungs:
        rung.recipients, rung.why = [], ladder.Why.OVER_BY_THEN
    return rungs


def past(docket: Dates, duty: Duty) -> Rung:
    """The passing of its end."""
    assert duty.due_at is not None
    return _rung(docket, duty, PAST, duty.due_at)


def keep(rungs: Iterable[Rung], *, at: datetime, known: "Known | None" = None) -> list[Rung]:
    """Write them, and return those that are new: an end that moved away and came back has its rungs once. `known`: those that
    the case has reached, where the caller has read them."""
    wanted = list(rungs)
    if not wanted:
        return []
    if known is None:
        known = set().union(*map(known_of_case, {rung.complaint_id for rung in wanted}))
    return write(new_among(wanted, known, at=at))


_reached: Final[Worded[Any]] = Worded(
    lambda complaint: Rung.objects.filter(complaint=complaint).values_list("duty_id", "level", "due_on"),
    complaint=-987_654_321,
)
Known = set[tuple[int, str, date]]
"""Rungs that were reached: duty, rung, end."""


def known_later(complaint_id: int) -> list[Any]:
    """The rungs that this case has reached: a list that the next trip to the database fills."""
    return _reached.later(complaint=complaint_id)


def known_of_case(complaint_id: int) -> Known:
    """The rungs that this case has reached."""
    return set(_reached(complaint=complaint_id))


def mail_waits() -> Exists:
    """For a query of cases: whether `take_back` would find a mail of the clock."""
    return untried.waits(_OF_THE_CLOCK)


_OF_THE_CLOCK: Final = (*ladder.OF_THE_LADDER, *ladder.OFFERS)


def known_of(duties: Iterable[int]) -> Known:
    """The rungs that these duties (their ids) reached before."""
    kept = Rung.objects.filter(duty__in=set(duties))
    return set(kept.values_list("duty_id", "level", "due_on"))


def new_among(rungs: Iterable[Rung], known: Known, *, at: datetime) -> list[Rung]:
    """Those that are not known yet, recorded at this time; from now on they are known."""
    new = []
    for rung in rungs:
        key = (rung.duty_id, str(rung.level), rung.due_on)
        if key not in known:
            known.add(key)
            rung.recorded_at = at
            new.append(rung)
    return new


def write(rungs: list[Rung]) -> list[Rung]:
    rows.insert_later(*rungs)
    return rungs


def take_back(docket: Dates, duties: Iterable[Duty]) -> None:
    """What waits for the sending window is not sent about duties that are over or have another end by now, and
    nothing is offered that is no longer open."""
    duties, complaint = list(duties), docket.complaint
    if not any(_may_be_told_of(docket, duty) for duty in duties):
        return
    true = {(duty.pk, duty.due_on.isoformat()) for duty in duties if duty.running and duty.due_on}
    offers = true if complaint.state in ladder.ESCALATABLE else set()
    still = dict.fromkeys(ladder.OF_THE_LADDER, true) | dict.fromkeys(ladder.OFFERS, offers)
    if outbox.take_back(complaint, still):
        untold = Rung.objects.filter(complaint=complaint, send_at__gt=complaint.last_at)
        for rung in untold:
            if (rung.duty_id, rung.due_on.isoformat()) not in true:
                rung.send_at = None
                rung.save(update_fields=["send_at"])


def letters(
    docket: Dates, duty: Duty, level: str, reason: ladder.Why, *, offered: bool
) -> list[ladder.Letter]:
    """What is told of this duty on this rung, and to whom."""
    if level == PAST:
        promised = duty.kind == DutyKind.REMEDY
        return ladder.of_the_end(docket.rule_of(duty).lapse, reason, offered=offered, promised=promised)
    rung = ladder.called(level, docket.rungs_of(duty))
    return [] if rung is None else ladder.of_a_rung(rung, offered=offered)


def _may_be_told_of(docket: Dates, duty: Duty) -> bool:
    """Whether the ladder may have spoken of it: of its end, or of one that it had before."""
    moved = duty.due_on != duty.original_due_on
    return moved or duty.swept_at is not None or ladder.begun(duty.rung, docket.rungs_of(duty))


def _climb(docket: Dates, duty: Duty, *, until: datetime) -> list[Rung]:
    rungs = []
    while duty.rung_at is not None and duty.rung_at <= until:
        rungs.append(_rung(docket, duty, duty.rung, duty.rung_at))
        docket.climb(duty)
    return rungs


def _rung(docket: Dates, duty: Duty, level: str, reached_at: datetime) -> Rung:
    complaint = docket.complaint
    assert duty.due_on is not None
    reason = ladder.why(duty.holder, held=complaint.held_by_id is not None)
    offered = ladder.offers(docket.rule_of(duty).lapse, complaint.state)
    return Rung(
        complaint=complaint,
        duty=duty,
        level=level,
        due_on=duty.due_on,
        recipients=ladder.recipients(letters(docket, duty, level, reason, offered=offered)),
        why=reason,
        reached_at=reached_at,
    )
