"""Load the calendars that ship: Indonesia's decreed years, a proposal for the year after them, and "none"."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.actors import clock as the_clock
from workflow import clock
from workflow.calendars import files
from workflow.calendars.files import Day
from workflow.models import Calendar, CalendarChange, CalendarVersion, CalendarYear
from workflow.redating import changes as calendar_changes
from workflow.redating import job
from workflow.redating.changes import Source

DECREES = Path("data/holidays_id.csv")
PAST, NEXT = (2023, 2024), 2028
"""Years of the `holidays` package: those that were decreed, and one that is not yet."""


@dataclass(frozen=True, slots=True)
class Decree:
    """What ships of one decree."""

    year: int
    text: str
    days: list[Day]
    proposed: bool = False


class Command(BaseCommand):
    help = "Load the calendars that ship. Years that a calendar already knows are left alone."

    def handle(self, *_args: Any, **_options: Any) -> None:
        _make("none", "Tanpa hari libur", covers_every_year=True)
        _make("id", "Indonesia")
        lacking = _lacking()
        for change in job.applying():
            if lacking or change.source == Source.SHIPPED:  # one change at a time is applied
                _finish(change)
        changes = [_load(decree) for decree in lacking]
        if changes:
            version = Calendar.objects.values_list("version", flat=True).get(code="id")
            years = {day.date.year for change in changes for day in change.days.all()}
            dated = sum(change.dated for change in changes)
            self.stdout.write(
                f"id@{version}: {', '.join(map(str, sorted(years)))} loaded; {dated} duties dated."
            )


@transaction.atomic
def _make(code: str, name: str, *, covers_every_year: bool = False) -> None:
    calendar, new = Calendar.objects.get_or_create(
        code=code, defaults={"name": name, "covers_every_year": covers_every_year}
    )
    if new:
        CalendarVersion(calendar=calendar, version=1, made_at=clock.now()).save(force_insert=True)


def _lacking() -> list[Decree]:
    """Of years that nobody else loaded, the decrees that were not loaded yet. A decree also takes the place of a
    proposal that shipped before it."""
    standing = CalendarYear.objects.filter(calendar__code="id", until_version=None)
    known = dict(standing.values_list("year", "status"))
    made = CalendarChange.objects.filter(calendar__code="id", source=Source.SHIPPED)
    told = made.values_list("pk", "days__date__year", "proposed_years")
    of_years = {(pk, year, year in proposed) for pk, year, proposed in told}
    shipped = Counter((year, proposed) for _pk, year, proposed in of_years)
    lacking = []
    for year, decrees in _shipping().items():
        if year not in known or shipped[year, False]:
            lacking += decrees[shipped[year, False] :]
        elif known[year] == CalendarYear.Status.PROPOSED and shipped[year, True]:
            lacking += [decree for decree in decrees if not decree.proposed]
    return lacking


def _load(decree: Decree) -> CalendarChange:
    with transaction.atomic():
        proposed = calendar_changes.propose(
            "id",
            decree.days,
            decree=decree.text,
            source=Source.SHIPPED,
            only_proposed=decree.proposed,
            by=None,
            at=clock.now(),
        )
        change = calendar_changes.approve(proposed.pk, by=None, at=clock.now())
    return _finish(change)


def _finish(change: CalendarChange) -> CalendarChange:
    job.work(change, by=the_clock(), now=clock.now)
    return change


def _shipping() -> dict[int, list[Decree]]:
    """By year, in the order in which they were made."""
    by_year: dict[int, list[Decree]] = {}
    for decree in sorted((*_from_decrees(), *_from_package()), key=lambda decree: decree.year):
        by_year.setdefault(decree.year, []).append(decree)
    return by_year


def _from_decrees() -> Iterator[Decree]:
    """Of each year first the decree that settles it, then those that added to it."""
    by_decree: dict[tuple[int, str], list[Day]] = {}
    with (Path(settings.ROOT) / DECREES).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = Day(date.fromisoformat(row["date"]), row["kind"], row["name"])
            by_decree.setdefault((day.date.year, row["decree"]), []).append(day)
    for (year, text), days in sorted(by_decree.items(), key=lambda item: -len(item[1])):
        yield Decree(year, text, days)


def _from_package() -> Iterator[Decree]:
    source = files.package_source()
    for year in PAST:
        yield Decree(year, source, files.of_package(year, country="id"))
    text = f"usulan menurut {source}, belum ditetapkan"
    yield Decree(NEXT, text, files.of_package(NEXT, country="id"), proposed=True)
