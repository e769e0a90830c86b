"""How many days of its own unit are left of a duty, or by how many it is late."""

from datetime import date, datetime

from law import counting
from workflow.clocks import ladder
from workflow.clocks.dating import CALENDAR_DAY, week_of
from workflow.models import Duty


def late_days(duty: Duty, *, zone: str, days: counting.Calendar, at: datetime) -> int | None:
    """By how many days of its own unit a duty is late: 0 in time, counted to when it was met or ended, else to `at`. None for the
    complainant's own duties, while no end is known, and where the days between lie in a year that is not loaded."""
    if duty.due_on is None or duty.due_at is None or duty.holder == "complainant":
        return None
    until = duty.met_at or duty.ended_at or at
    if until < duty.due_at:
        return 0
    return late_on(duty, counting.local_date(until, zone), days)


def late_on(duty: Duty, day: date, days: counting.Calendar) -> int | None:
    """`late_days` of a running duty of the office whose end has passed, on this local day."""
    if duty.due_on is None or duty.holder == "complainant":
        return None
    if duty.length_unit == CALENDAR_DAY:
        return (day - duty.due_on).days
    try:
        return counting.working_days_between(duty.due_on, day, week_of(duty), days)
    except counting.YearUnknown:
        return None


def left_days(duty: Duty, *, zone: str, days: counting.Calendar, at: datetime) -> int | None:
    """How many days of its own unit are left of a running duty: 0 on its last day. None once its end has passed, while
    no end is known, and where the days between cannot be counted because their year is not loaded."""
    if duty.due_on is None or duty.due_at is None or at >= duty.due_at:
        return None
    return left_on(duty, counting.local_date(at, zone), days)


def left_on(duty: Duty, day: date, days: counting.Calendar) -> int | None:
    """`left_days` of a running duty whose end has not passed, on this local day."""
    if duty.due_on is None:
        return None
    if duty.length_unit == CALENDAR_DAY:
        return (duty.due_on - day).days
    return ladder.days_left(day, duty.due_on, week_of(duty), days)
