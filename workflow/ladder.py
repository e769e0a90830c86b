"""The escalation ladder: which rungs a duty has, and the instants at which they are reached. Rungs count working
days of the duty's own week; the end itself never waits for them."""

from datetime import date, datetime, timedelta
from typing import Final

from workflow import calendar
from workflow.codes import DutyKind as K
from workflow.codes import Level as L

ONE_DAY: Final = timedelta(days=1)
RUNGS: Final[dict[str, tuple[L, ...]]] = {
    K.SETTLE: (L.THREE_BEFORE, L.ONE_BEFORE, L.ON_THE_DAY, L.THREE_AFTER, L.FIVE_AFTER),
    K.DECIDE: (L.THREE_BEFORE, L.ONE_BEFORE, L.ON_THE_DAY, L.THREE_AFTER, L.FIVE_AFTER),
    K.REMEDY: (L.THREE_BEFORE, L.ONE_BEFORE, L.ON_THE_DAY, L.THREE_AFTER, L.FIVE_AFTER),
    K.FOLLOW_UP: (L.ONE_BEFORE, L.ON_THE_DAY, L.THREE_AFTER),
    K.VERIFY: (L.ONE_BEFORE, L.ON_THE_DAY),
    K.FIRST_ANSWER: (L.ONE_BEFORE, L.ON_THE_DAY),
}
"""What happens when the end passes is the breach (`sweeps.py`), beside these."""
BEFORE: Final = {L.THREE_BEFORE: 3, L.ONE_BEFORE: 1}
AFTER: Final = {L.THREE_AFTER: 3, L.FIVE_AFTER: 5}
Reached = tuple[str, datetime | None]
NO_MORE: Final[Reached] = ("", None)


def first(
    kind: str, opened_at: datetime, due_on: date, week: frozenset[int], days: calendar.Calendar, zone: str
) -> Reached:
    """The first rung that comes after the duty was opened, and its instant."""
    for level in RUNGS.get(kind, ()):
        instant = reached_at(level, due_on, week, days, zone)
        if instant is not None and instant > opened_at:
            return level, instant
    return NO_MORE


def following(
    kind: str, level: str, due_on: date, week: frozenset[int], days: calendar.Calendar, zone: str
) -> Reached:
    """The rung above this one, and its instant; where its days cannot be counted yet, there is none."""
    rungs = RUNGS.get(kind, ())
    for higher in rungs[rungs.index(L(level)) + 1 :]:
        instant = reached_at(higher, due_on, week, days, zone)
        if instant is not None:
            return higher, instant
    return NO_MORE


def reached_at(
    level: str, due_on: date, week: frozenset[int], days: calendar.Calendar, zone: str
) -> datetime | None:
    """The first instant of the local day of a rung; None where the calendar does not know its year."""
    try:
        if level in BEFORE:
            day = calendar.subtract(due_on, BEFORE[L(level)], week, days)
        elif level in AFTER:
            unit = calendar.LengthUnit.WORKING_DAY
            day, _provisional = calendar.due_on(due_on, AFTER[L(level)], unit, week, days)
        else:
            day = due_on
    except calendar.YearUnknown:
        return None
    return calendar.due_at(day - ONE_DAY, zone)
