"""The escalation ladder: which rungs a duty has, the instants at which they are reached, and who is told of each.

Rungs count working days of the duty's own week; the end itself never waits for them, nor for a sending window.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from complaints.lifecycle import State
from law import counting
from law.codes import DutyKind as K
from law.codes import Holder
from notifications.notices import RECIPIENTS, Notice, Recipient
from workflow.codes import Level as L

ONE_DAY: Final = timedelta(days=1)
WHOLE: Final = (L.THREE_BEFORE, L.ONE_BEFORE, L.ON_THE_DAY, L.THREE_AFTER, L.FIVE_AFTER)
RUNGS: Final[dict[str, tuple[L, ...]]] = {
    K.VERIFY: WHOLE,
    K.FIRST_ANSWER: WHOLE,
    K.SETTLE: WHOLE,
    K.DECIDE: WHOLE,
    K.REMEDY: WHOLE,
    # A first follow-up that stays away goes no further up by itself: the settlement's own ladder does.
    K.FOLLOW_UP: (L.THREE_BEFORE, L.ONE_BEFORE, L.ON_THE_DAY, L.THREE_AFTER),
}
"""Beside these stands the passing of the end (`Level.PAST`): the breach, which every duty has."""
BEFORE: Final = {L.THREE_BEFORE: 3, L.ONE_BEFORE: 1}
AFTER: Final = {L.THREE_AFTER: 3, L.FIVE_AFTER: 5}
REMINDERS: Final = (L.THREE_BEFORE, L.ONE_BEFORE, L.ON_THE_DAY)
"""Told only while the end has not passed."""
UPWARDS: Final = tuple(L)

TOLD: Final[dict[L, Notice]] = {
    L.THREE_BEFORE: Notice.DUE_SOON,
    L.ONE_BEFORE: Notice.DUE_SOON,
    L.ON_THE_DAY: Notice.DUE_TODAY,
    L.PAST: Notice.OVERDUE,
    L.THREE_AFTER: Notice.THREE_DAYS_OVER,
    L.FIVE_AFTER: Notice.FIVE_DAYS_OVER,
}
"""What the office is told on each rung; whom that reaches, says `notices.RECIPIENTS`."""
OFFERED: Final[dict[L, Notice]] = {L.PAST: Notice.MAY_ESCALATE, L.FIVE_AFTER: Notice.FILE_OFFERED}
"""What the complainant is told, where the law lets them go to the Ombudsman."""
OFFERS_ESCALATION: Final = (K.FIRST_ANSWER, K.SETTLE, K.DECIDE)
ESCALATABLE: Final = (State.RECEIVED, State.DISPATCHED, State.INVESTIGATING)
OF_THE_LADDER: Final = (*dict.fromkeys(TOLD.values()), Notice.AGENCY_OVERDUE, *OFFERED.values())

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


def why(holder: str, *, held: bool) -> Why:
    if not held:
        return Why.UNASSIGNED
    return Why.AGENCYS_DUTY if holder == Holder.AGENCY else Why.UNITS_DUTY


def offers(kind: str, state: str) -> bool:
    """Whether the passing of this duty's end lets the complainant go to the Ombudsman."""
    return kind in OFFERS_ESCALATION and state in ESCALATABLE


def notices(level: str, reason: Why, *, offered: bool) -> tuple[Notice, ...]:
    """What is told on this rung: to the office, and to the complainant where something is offered."""
    rung = L(level)
    agencys = rung == L.PAST and reason != Why.UNITS_DUTY
    told = Notice.AGENCY_OVERDUE if agencys else TOLD[rung]
    return (told, OFFERED[rung]) if offered and rung in OFFERED else (told,)


def recipients(told: Sequence[Notice]) -> list[Recipient]:
    return list(dict.fromkeys(recipient for notice in told for recipient in RECIPIENTS[notice]))


def begun(kind: str, rung: str) -> bool:
    """Whether a duty with this rung before it may have passed others."""
    rungs = RUNGS.get(kind, ())
    return bool(rungs) and rung != rungs[0]


def days_left(today: date, due_on: date, week: frozenset[int], days: counting.Calendar) -> int | None:
    """Working days from today's local date to the end, which counts as one whatever day it is; 0 on the day
    itself. The counterpart of `calendar.subtract`. None where the calendar does not know the year."""
    if today >= due_on:
        return 0
    try:
        return counting.working_days_between(today, due_on - ONE_DAY, week, days) + 1
    except counting.YearUnknown:
        return None


def first(
    kind: str, opened_at: datetime, due_on: date, week: frozenset[int], days: counting.Calendar, zone: str
) -> Reached:
    """The first rung that comes after the duty was opened, and its instant."""
    for level in RUNGS.get(kind, ()):
        instant = reached_at(level, due_on, week, days, zone)
        if instant is not None and instant > opened_at:
            return level, instant
    return NO_MORE


def following(
    kind: str, level: str, due_on: date, week: frozenset[int], days: counting.Calendar, zone: str
) -> Reached:
    """The rung above this one, and its instant; where its days cannot be counted yet, there is none."""
    rungs = RUNGS.get(kind, ())
    for higher in rungs[rungs.index(L(level)) + 1 :]:
        instant = reached_at(higher, due_on, week, days, zone)
        if instant is not None:
            return higher, instant
    return NO_MORE


def reached_at(
    level: str, due_on: date, week: frozenset[int], days: counting.Calendar, zone: str
) -> datetime | None:
    """The first instant of the local day of a rung; None where the calendar does not know its year."""
    try:
        if level in BEFORE:
            day = counting.subtract(due_on, BEFORE[L(level)], week, days)
        elif level in AFTER:
            unit = counting.LengthUnit.WORKING_DAY
            day, _provisional = counting.due_on(due_on, AFTER[L(level)], unit, week, days)
        else:
            day = due_on
    except counting.YearUnknown:
        return None
    return counting.due_at(day - ONE_DAY, zone)
