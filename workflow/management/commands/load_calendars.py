"""Load the calendars that ship: Indonesia's decreed years, a proposal for the next one, and "none"."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import holidays
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from workflow import clock, waiting
from workflow.codes import HolidayKind
from workflow.models import Calendar, CalendarYear, Holiday

DECREED = CalendarYear.Status.DECREED
PROPOSED = CalendarYear.Status.PROPOSED
DECREES = Path("data/holidays_id.csv")
BY_PACKAGE = {2023: DECREED, 2024: DECREED, 2027: PROPOSED}
Day = tuple[date, HolidayKind, str, str]


class Command(BaseCommand):
    help = "Load the calendars that ship. Years that a calendar already knows are left alone."

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        Calendar.objects.get_or_create(
            code="none", defaults={"name": "Tanpa hari libur", "covers_every_year": True}
        )
        indonesia, _made = Calendar.objects.get_or_create(code="id", defaults={"name": "Indonesia"})
        indonesia = Calendar.objects.select_for_update().get(pk=indonesia.pk)
        loaded = [
            year
            for year, status, days in (*_from_decrees(), *_from_package())
            if _load(indonesia, year, status, days)
        ]
        if loaded:
            indonesia.version += 1
            indonesia.save(update_fields=["version"])
            dated = waiting.date_all("id", at=clock.now())
            self.stdout.write(
                f"id@{indonesia.version}: {', '.join(map(str, sorted(loaded)))} loaded; {dated} duties dated."
            )


def _load(calendar: Calendar, year: int, status: str, days: list[Day]) -> bool:
    _row, new = CalendarYear.objects.get_or_create(calendar=calendar, year=year, defaults={"status": status})
    if new:
        Holiday.objects.bulk_create(
            Holiday(calendar=calendar, date=day, kind=kind, name=name, decree=decree)
            for day, kind, name, decree in days
        )
    return new


def _from_decrees() -> Iterator[tuple[int, str, list[Day]]]:
    with (Path(settings.ROOT) / DECREES).open(encoding="utf-8", newline="") as file:
        rows = [
            (date.fromisoformat(row["date"]), HolidayKind(row["kind"]), row["name"], row["decree"])
            for row in csv.DictReader(file)
        ]
    for year in sorted({row[0].year for row in rows}):
        yield year, DECREED, [row for row in rows if row[0].year == year]


def _from_package() -> Iterator[tuple[int, str, list[Day]]]:
    """The `holidays` package: past years as decreed, the next one as a proposal that a person has yet to approve."""
    for year, status in BY_PACKAGE.items():
        public = holidays.country_holidays("ID", years=year, categories=("public",), language="id")
        both = holidays.country_holidays("ID", years=year, categories=("public", "government"), language="id")
        source = f"paket holidays {holidays.__version__}"
        decree = source if status == DECREED else f"usulan menurut {source}, belum ditetapkan"
        yield (
            year,
            status,
            [
                (day, HolidayKind.NATIONAL if day in public else HolidayKind.JOINT_LEAVE, name[:200], decree)
                for day, name in sorted(both.items())
            ],
        )
