"""The escalation ladder: the instants at which rungs are reached, and who is told of each.

Which rungs a duty has and whom they tell, the ladder of its rule says (`[[ladder]]` in the rulebooks); whom the passing
of its end tells, the rule's `lapse`. Rungs count working days of the duty's own week; the end itself never waits for
them, nor for a sending window.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from complaints.lifecycle import State
from law import counting
from law.codes import Holder, Lapse, Told
from law.ladder import LadderRung
from notifications.notices import RECIPIENTS, Notice, Recipient

ONE_DAY: Final = timedelta(days=1)
JUST_PAST: Final = 0.5
"""How high the passing of the end stands among rungs, in days: above the last day, below the next."""
ESCALATABLE: Final = (State.RECEIVED, State.DISPATCHED, State.INVESTIGATING)
OFFERS: Final = (Notice.MAY_ESCALATE, Notice.FILE_OFFERED)
"""What the complainant is told, where the law lets them go to the Ombudsman: as soon as the end passes, and on the rung
that names them."""
OF_THE_LADDER: Final = (
    Notice.DUE_SOON,
    Notice.DUE_TODAY,
    Notice.OVERDUE,
    Notice.AGENCY_OVERDUE,
    Notice.THREE_DAYS_OVER,
    Notice.FIVE_DAYS_OVER,
    Notice.DEMAND_UNMET,
    Notice.PRODUCT_UNMET,
    Notice.REMEDY_OVERDUE,
    *OFFERS,
)

Reached = tuple[str, datetime | None]
NO_MORE: Final[Reached] = ("", None)


class Why(StrEnum):
    """Why a rung goes to these people."""

    UNASSIGNED = "unassigned"
    """No unit holds the case: coordinators from the first rung on, the agency's head as soon as the end passes."""
    AGENCYS_DUTY = "agencys_duty"
    UNITS_DUTY = "units_duty"
    OVER_BY_THEN = "over_by_then"
    """To nobody: the duty was met or ended before a sweep came by."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice of a rung and its readers. `over`: this many working days the end is past by then; 0 before it."""

    notice: Notice
    to: tuple[Recipient, ...]
    over: int = 0


def why(holder: str, *, held: bool) -> Why:
    if not held:
        return Why.UNASSIGNED
    return Why.AGENCYS_DUTY if holder == Holder.AGENCY else Why.UNITS_DUTY


def offers(lapse: Lapse, state: str) -> bool:
    """Whether the passing of an end that lapses so lets the complainant go to the Ombudsman."""
    return lapse == Lapse.MAY_ESCALATE and state in ESCALATABLE


def of_the_end(lapse: Lapse, reason: Why, *, offered: bool, promised: bool = False) -> list[Letter]:
    """What is told when the end has passed: to the office, and to the complainant where something is offered or was
    `promised` to them (a remedy)."""
    match lapse:
        case Lapse.TELL_COORDINATORS:
            notices_due = [Notice.AGENCY_OVERDUE]
        case Lapse.ESCALATES_INSIDE:
            notices_due = [Notice.AGENCY_OVERDUE if reason == Why.UNASSIGNED else Notice.OVERDUE]
        case Lapse.TELL_OMBUDSMAN:
            office = Notice.AGENCY_OVERDUE if reason == Why.UNASSIGNED else Notice.OVERDUE
            notices_due = [office, Notice.DEMAND_UNMET]
        case Lapse.TO_MONITORING:
            office = Notice.AGENCY_OVERDUE if reason == Why.UNASSIGNED else Notice.OVERDUE
            notices_due = [office, Notice.PRODUCT_UNMET]
        case Lapse.MAY_ESCALATE:
            notices_due = [Notice.OVERDUE if reason == Why.UNITS_DUTY else Notice.AGENCY_OVERDUE]
        case _:
            notices_due = []
    if offered:
        notices_due.append(Notice.MAY_ESCALATE)
    if promised:
        notices_due.append(Notice.REMEDY_OVERDUE)
    return [Letter(notice, RECIPIENTS[notice]) for notice in notices_due]


def of_a_rung(rung: LadderRung, *, offered: bool) -> list[Letter]:
    """What is told on a rung: after the end, heads of agencies read another letter than those who must step in."""
    office = [Recipient(each) for each in rung.tells if each != Told.COMPLAINANT]
    if rung.days <= 0:
        return [Letter(Notice.DUE_SOON if rung.days else Notice.DUE_TODAY, tuple(office))]
    heads = tuple(each for each in office if each == Recipient.AGENCY_HEADS)
    below = tuple(each for each in office if each != Recipient.AGENCY_HEADS)
    asked = (Recipient.COMPLAINANT,) if offered and Told.COMPLAINANT in rung.tells else ()
    letters = {Notice.THREE_DAYS_OVER: below, Notice.FIVE_DAYS_OVER: heads, Notice.FILE_OFFERED: asked}
    return [Letter(notice, to, rung.days) for notice, to in letters.items() if to]


def recipients(letters: Sequence[Letter]) -> list[Recipient]:
    return list(dict.fromkeys(reader for letter in letters for reader in letter.to))


def called(level: str, rungs: Sequence[LadderRung]) -> LadderRung | None:
    """The rung of this name; None for one that the ladder no longer has, and for the passing of the end."""
    return next((rung for rung in rungs if rung.name == level), None)


def height(level: str, rungs: Sequence[LadderRung]) -> float:
    """In working days from the end of the duty: up to 0 a reminder, which is told only before the end has passed."""
    rung = called(level, rungs)
    return JUST_PAST if rung is None else rung.days


def begun(rung: str, rungs: Sequence[LadderRung]) -> bool:
    """Whether a duty with this rung before it may have passed others."""
    return bool(rungs) and rung != rungs[0].name


@lru_cache(maxsize=4096)
def days_left(today: date, due_on: date, week: frozenset[int], days: counting.Calendar) -> int | None:
    """Working days from today's local date to the end, which counts as one whatever day it is; 0 on the day
    itself. The counterpart of `counting.subtract`. None where the calendar does not know the year."""
    if today >= due_on:
        return 0
    try:
        return counting.working_days_between(today, due_on - ONE_DAY, week, days) + 1
    except counting.YearUnknown:
        return None


def next_after(
    moment: datetime,
    rungs: Sequence[LadderRung],
    due_on: date,
    week: frozenset[int],
    days: counting.Calendar,
    zone: str,
) -> Reached:
    """The first rung that is reached after this moment, and its instant; where its days cannot be counted yet, the
    next one whose can."""
    for rung in rungs:
        instant = reached_at(rung.days, due_on, week, days, zone)
        if instant is not None and instant > moment:
            return rung.name, instant
    return NO_MORE


def reached_at(
    working_days: int, due_on: date, week: frozenset[int], days: counting.Calendar, zone: str
) -> datetime | None:
    """The first instant of the local day this many working days from the end; None where the calendar does not know
    its year."""
    try:
        if working_days < 0:
            day = counting.subtract(due_on, -working_days, week, days)
        elif working_days > 0:
            unit = counting.LengthUnit.WORKING_DAY
            day, _provisional = counting.due_on(due_on, working_days, unit, week, days)
        else:
            day = due_on
    except counting.YearUnknown:
        return None
    return counting.due_at(day - ONE_DAY, zone)
