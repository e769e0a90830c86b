"""When somebody of the staff is told of what they asked to hear of together: each working day or each week, as soon as the hours
of their agency open."""

from datetime import date, datetime, time, timedelta
from typing import Final

from accounts.actors import Actor
from accounts.models import Agency
from accounts.weeks import ZONE
from law import counting
from workflow.calendars import present
from workflow.clocks import sending

WEEKLY: Final = "weekly"
HOURS: Final = (time(7), time(20))
"""Of somebody without a seat in an agency."""
WORKING: Final = frozenset({1, 2, 3, 4, 5})
CALENDAR: Final = "id"


def has_come(how: str, body: Agency | None, *, told_at: datetime, at: datetime) -> bool:
    """Whether another day, or week (`WEEKLY`), than that of the last mail has begun, and mails may leave."""
    zone = body.zone if body else ZONE
    return _began(how, told_at, zone) < _began(how, at, zone) and is_open(body, at)


def is_open(body: Agency | None, at: datetime) -> bool:
    """Whether mails of the clock may leave now."""
    if body is not None:
        return sending.opening_of(body, at, present.current(body.calendar)) <= at
    return sending.next_open(at, *HOURS, zone=ZONE, week=WORKING, days=present.current(CALENDAR)) <= at


def agency_of(reader: Actor) -> Agency | None:
    """Whose hours are theirs: of their first seat in an agency or a unit."""
    for seat in reader.seats:
        if seat.agency_id:
            return Agency.objects.get(pk=seat.agency_id)
        if seat.unit_id:
            return Agency.objects.get(units=seat.unit_id)
    return None


def _began(how: str, at: datetime, zone: str) -> date:
    """The local day, or the Monday of the local week."""
    day = counting.local_date(at, zone)
    return day - timedelta(days=day.weekday()) if how == WEEKLY else day
