"""The ground of the calendar's tests: the calendar that ships, the definition of a period as a plain loop over
dates, and every shift of every zone's clocks."""

import csv
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from law.counting import Calendar, Holiday, LengthUnit, Pause, YearStatus

ONE_DAY = timedelta(days=1)
WORKING, PLAIN = LengthUnit.WORKING_DAY, LengthUnit.CALENDAR_DAY
DECREED, PROPOSED = YearStatus.DECREED, YearStatus.PROPOSED
FIVE = frozenset({1, 2, 3, 4, 5})
SIX = FIVE | {6}
HOLIDAYS = Path(__file__).parents[2] / "data" / "holidays_id.csv"


def calendar_of(days: set[date], years: dict[int, YearStatus]) -> Calendar:
    return Calendar("test", 1, years, {day: Holiday(day, "national", "Libur", "SKB") for day in days})


def indonesia(years: dict[int, YearStatus] | None = None) -> Calendar:
    """The decreed days of 2025 and 2026; 2027 without any, where it is named."""
    with HOLIDAYS.open(encoding="utf-8") as file:
        days = [
            Holiday(date.fromisoformat(row["date"]), row["kind"], row["name"], row["decree"])
            for row in csv.DictReader(file)
            if row["date"] < "2027"
        ]
    return Calendar("id", 3, years or {2025: DECREED, 2026: DECREED}, {day.date: day for day in days})


ID = indonesia()


def counts(day: date, unit: LengthUnit, week: frozenset[int], holidays: set[date]) -> bool:
    return unit == PLAIN or (day.isoweekday() in week and day not in holidays)


def paused(day: date, pauses: Sequence[Pause]) -> bool:
    return any(pause.after < day <= pause.until for pause in pauses)


def plain_loop(
    day: date,
    length: int,
    week: frozenset[int],
    holidays: set[date],
    years: dict[int, YearStatus],
    pauses: Sequence[Pause] = (),
    unit: LengthUnit = WORKING,
) -> tuple[date, bool] | int:
    """The definition, one day at a time: last day and whether provisional, or the first unknown year."""
    provisional = False
    while length:
        day += ONE_DAY
        if unit == WORKING and day.year not in years:
            return day.year
        provisional = provisional or (unit == WORKING and years[day.year] == PROPOSED)
        length -= counts(day, unit, week, holidays) and not paused(day, pauses)
    return day, provisional


@cache
def shifts() -> list[tuple[str, date]]:
    """Every day from 2024 to 2028 at whose noon a zone's clocks stand otherwise than at the noon before."""
    first = datetime(2024, 1, 1, 12)
    noons = [first + timedelta(n) for n in range((datetime(2029, 1, 1, 12) - first).days)]
    found = []
    for name in sorted(available_timezones()):
        offsets = list(map(ZoneInfo(name).utcoffset, noons))
        days = zip(noons[1:], offsets, offsets[1:], strict=False)
        found += [(name, noon.date()) for noon, before, after in days if before != after]
    return found


weeks = st.frozensets(st.integers(1, 7), min_size=1)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
all_years = dict.fromkeys(range(2020, 2036), DECREED)


@st.composite
def pause_near(draw: st.DrawFn, day: date) -> Pause:
    """A pause that begins within weeks of the day, before it or after it."""
    after = day + draw(st.integers(-20, 80)) * ONE_DAY
    return Pause(after, after + draw(st.integers(0, 25)) * ONE_DAY)
