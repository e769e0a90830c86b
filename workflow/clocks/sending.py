"""The sending window of an agency: when the mails of the clock may leave. A duty, its breach and its dates never
wait for it, and what people's acts tell goes at once."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from accounts.models import Agency
from complaints.models import Complaint
from law import counting
from law.counting import Calendar
from workflow.calendars import present

ONE_DAY: Final = timedelta(days=1)
FARTHEST: Final = 60
"""Days in which a working day is looked for; where none is among them, any day will do."""


def opening(complaint: Complaint, at: datetime, days: Calendar) -> datetime:
    """When the window of the case's agency is next open: on days on which the agency or the unit of the case works."""
    return opening_of(complaint.agency, at, days, also=present.working_week(complaint))


def opening_of(
    agency: Agency, at: datetime, days: Calendar, *, also: frozenset[int] = frozenset()
) -> datetime:
    """When the window of this agency is next open; `also` on these weekdays."""
    week = frozenset(agency.working_week) | also
    return next_open(at, agency.send_from, agency.send_until, zone=agency.zone, week=week, days=days)


@lru_cache(maxsize=1024)
def next_open(
    at: datetime, opens: time, closes: time, *, zone: str, week: frozenset[int], days: Calendar
) -> datetime:
    """`at` itself within the window, else the first instant at which it opens: on a day of the week that is no
    holiday, from `opens` until before `closes` by the local clock, wherever clocks are put forward or back.

    Of a year that the calendar does not know, no day is a holiday.
    """
    today = counting.local_date(at, zone)
    ahead = [today + number * ONE_DAY for number in range(FARTHEST)]
    off = days.off(week)
    working = [day for day in ahead if day.isoweekday() in week and day not in off]
    for day in (*working, *ahead):
        opened, closed = _hours(day, opens, closes, zone)
        if opened < closed and at < closed:
            return max(at, opened)
    raise ValueError(f"The window from {opens} until {closes} never opens in {zone}.")


def _hours(day: date, opens: time, closes: time, zone: str) -> tuple[datetime, datetime]:
    """From when until when the local clock shows these hours on that day. An hour that comes twice opens with its
    second coming and closes with its first; one that is left out opens after the gap and closes before it."""
    return max(_both(day, opens, zone)), min(_both(day, closes, zone))


def _both(day: date, hour: time, zone: str) -> list[datetime]:
    local = datetime.combine(day, hour, ZoneInfo(zone))
    return [local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
