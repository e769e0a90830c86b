"""Calendars changed in tests as people change them: proposed, approved, applied, told as demo data of any time."""

from collections.abc import Iterable
from datetime import date, datetime
from unittest import mock

from accounts.actors import Origin, clock
from workflow.calendars.files import Day
from workflow.models import CalendarChange, CalendarYear
from workflow.redating import changes, job
from workflow.redating.changes import Source

CLOCK = clock(origin=Origin.DEMO)


def day(text: str, kind: str = "national", name: str = "Hari Uji") -> Day:
    return Day(date.fromisoformat(text), kind, name)


def removed(text: str) -> Day:
    return day(text, "removed", "")


def proposed(*days: Day, at: datetime, code: str = "id", **more: object) -> CalendarChange:
    told = {"decree": "Keputusan Uji", "source": Source.CSV, "by": None, **more}
    return changes.propose(code, days, at=at, **told)  # type: ignore[arg-type]  # any field of a proposal


def approved(*days: Day, at: datetime, code: str = "id", **more: object) -> CalendarChange:
    change = proposed(*days, at=at, code=code, **more)
    return changes.approve(change.pk, by=None, at=at)


def applied(*days: Day, at: datetime, code: str = "id", **more: object) -> CalendarChange:
    return finished(approved(*days, at=at, code=code, **more), at=at)


def finished(change: CalendarChange, *, at: datetime) -> CalendarChange:
    """Applied whole; nobody else wants a turn between its batches."""
    with mock.patch.multiple(job, REST=0.0, WAIT=0.01):
        assert job.work(change, by=CLOCK, now=lambda: at, seconds=600)
    return change


def not_yet_decreed(year: int) -> None:
    """As if its days were only proposed; for a test with `fresh_calendars`."""
    CalendarYear.objects.filter(calendar__code="id", year=year).update(status="proposed")


def whole_year(year: int) -> Iterable[Day]:
    """A decree with 1 January and nine days more."""
    return [
        day(f"{year}-01-01", name="Tahun Baru"),
        *(day(f"{year}-{m:02}-20", name=f"Hari {m}") for m in range(2, 11)),
    ]
