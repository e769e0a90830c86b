"""How long each unit held a case, in working days: parts that add up to the whole (deadline case T-37)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from accounts.models import Unit
from accounts.worded import Worded
from complaints.models import Complaint
from law import counting
from workflow.calendars import present
from workflow.models import Holding


@dataclass(frozen=True, slots=True)
class Held:
    """A time in which one unit held the case (None: nobody yet, the agency's own). Local dates; `days` are the
    working days d with from_on < d <= until_on, None where the calendar does not know one of the years."""

    unit: Unit | None
    from_on: date
    until_on: date
    days: int | None


def of(complaint: Complaint, *, days: counting.Calendar, at: datetime) -> list[Held]:
    """The same, read from the database in one query; in the week of the unit that is named or holds."""
    return asked(complaint, days=days, at=at)()


def asked(complaint: Complaint, *, days: counting.Calendar, at: datetime) -> Callable[[], list[Held]]:
    """The same asked with the next statement."""
    holdings = _holdings.ahead(complaint=complaint.pk)
    week = present.working_week(complaint)
    return lambda: split(complaint, holdings(), week=week, days=days, at=at)


_holdings: Final = Worded(
    lambda complaint: Holding.objects.filter(complaint=complaint).select_related("unit").order_by("pk"),
    complaint=-987_654_321,
)


def split(
    complaint: Complaint,
    holdings: Iterable[Holding],
    *,
    week: frozenset[int],
    days: counting.Calendar,
    at: datetime,
) -> list[Held]:
    """The whole time of a case, from its filing to its end (or `at`), by who held it, oldest first.

    One week and one calendar count all parts, so that they add up: those of the whole case.
    """
    end = complaint.ended_at or at
    moments: list[tuple[datetime, Unit | None]] = [(complaint.received_at, None)]
    for holding in sorted(holdings, key=lambda row: (row.from_at, row.pk)):
        moments.append((holding.from_at, holding.unit))
        if holding.until_at is not None:
            moments.append((holding.until_at, None))
    moments.append((end, None))
    zone = complaint.agency.zone
    dated = [(counting.local_date(min(moment, end), zone), unit) for moment, unit in moments]
    parts = [
        Held(unit, start, until, _between(start, until, week, days))
        for (start, unit), (until, _next) in pairwise(dated)
    ]
    return [part for part in parts if part.from_on < part.until_on]


def _between(start: date, until: date, week: frozenset[int], days: counting.Calendar) -> int | None:
    try:
        return counting.working_days_between(start, until, week, days)
    except counting.YearUnknown:
        return None
