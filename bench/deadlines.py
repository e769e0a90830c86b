"""Due dates a second on one core, beside numpy's business days in the same run: `python -m bench.deadlines`.

The same periods for both, and they must end on the same days: lengths of the rulebooks, weeks of five and six days,
day zeros throughout two decreed years, so that the last periods run into a proposed one. A number of dates and one of
rounds may be given.
"""

import csv
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np

from law.counting import NO_HOLIDAYS, Calendar, Holiday, LengthUnit, Pause, YearStatus, due_on

HOLIDAYS: Final = Path(__file__).parents[1] / "data" / "holidays_id.csv"
NUMBER, ROUNDS = 200_000, 5
LENGTHS: Final = (3, 5, 10, 14, 60)
WEEKS: Final = (frozenset({1, 2, 3, 4, 5}), frozenset({1, 2, 3, 4, 5, 6}))
FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
WORKING, PLAIN = LengthUnit.WORKING_DAY, LengthUnit.CALENDAR_DAY

Case = tuple[date, int, frozenset[int]]


def indonesia() -> Calendar:
    """2025 and 2026 as decreed, 2027 proposed and without days off."""
    with HOLIDAYS.open(encoding="utf-8") as file:
        days = [
            Holiday(date.fromisoformat(row["date"]), row["kind"], row["name"], row["decree"])
            for row in csv.DictReader(file)
            if row["date"] < "2027"
        ]
    years = {2025: YearStatus.DECREED, 2026: YearStatus.DECREED, 2027: YearStatus.PROPOSED}
    return Calendar("id", 1, years, {day.date: day for day in days})


def cases(number: int) -> list[Case]:
    """The same ones in every run, each with a date object of its own."""
    some = random.Random(44)
    first, last = FIRST.toordinal(), LAST.toordinal()
    return [
        (date.fromordinal(some.randint(first, last)), some.choice(LENGTHS), some.choice(WEEKS))
        for _ in range(number)
    ]


class Numpy:
    """The same periods by `busday_offset`: one call a date, and whole arrays, one for each working week."""

    def __init__(self, asked: list[Case], calendar: Calendar) -> None:
        off = sorted(calendar.holidays)
        self.calendars = {
            week: np.busdaycalendar([day in week for day in range(1, 8)], holidays=off) for week in WEEKS
        }
        self.one = [(np.datetime64(zero), length, self.calendars[week]) for zero, length, week in asked]
        self.many = [
            (
                np.array([zero for zero, _, which in asked if which == week], dtype="datetime64[D]"),
                np.array([length for _, length, which in asked if which == week]),
                counted,
            )
            for week, counted in self.calendars.items()
        ]

    def one_by_one(self) -> list[Any]:
        return [
            np.busday_offset(zero, length, roll="backward", busdaycal=counted)
            for zero, length, counted in self.one
        ]

    def in_arrays(self) -> list[Any]:
        return [
            np.busday_offset(zeros, lengths, roll="backward", busdaycal=counted)
            for zeros, lengths, counted in self.many
        ]


def seconds(count: Callable[[], object]) -> float:
    """Of this process's CPU."""
    began = time.process_time()
    count()
    return time.process_time() - began


def measure(counts: dict[str, Callable[[], object]], number: int, rounds: int) -> dict[str, list[float]]:
    """Dates a second of each, taken in turns; a first round warms up and does not count."""
    turns = [{name: number / seconds(count) for name, count in counts.items()} for _ in range(rounds + 1)][1:]
    return {name: [each[name] for each in turns] for name in counts}


def ours(
    asked: Iterable[Case], calendar: Calendar, unit: LengthUnit = WORKING, pauses: tuple[Pause, ...] = ()
) -> list[tuple[date, bool]]:
    return [due_on(zero, length, unit, week, calendar, pauses) for zero, length, week in asked]


def figures(number: int = NUMBER, rounds: int = ROUNDS) -> dict[str, Any]:
    """Rates a second, the middle ones of the rounds; and ours as parts of numpy's, round by round."""
    asked, calendar = cases(number), indonesia()
    theirs = Numpy(asked, calendar)
    ends = [end for end, _ in ours(asked, calendar)]
    assert ends == [end.item() for end in theirs.one_by_one()]
    weeks = [[end for end, case in zip(ends, asked, strict=True) if case[2] == week] for week in WEEKS]
    assert weeks == [found.tolist() for found in theirs.in_arrays()]
    pauses = tuple(
        Pause(day, day + timedelta(days=6)) for day in (date(2025, 6, 3), date(2025, 6, 5), date(2026, 3, 9))
    )
    found = measure(
        {
            "due dates": lambda: ours(asked, calendar),
            "numpy, one by one": theirs.one_by_one,
            "numpy, in arrays": theirs.in_arrays,
            "with three pauses": lambda: ours(asked, calendar, pauses=pauses),
            "calendar none": lambda: ours(asked, NO_HOLIDAYS),
            "calendar days": lambda: ours(asked, calendar, PLAIN),
        },
        number,
        rounds,
    )
    return {
        "rates": {name: round(statistics.median(rates)) for name, rates in found.items()},
        "of numpy": {
            name: round(
                statistics.median(
                    us / them for us, them in zip(found["due dates"], found[name], strict=True)
                ),
                3,
            )
            for name in ("numpy, one by one", "numpy, in arrays")
        },
        "provisional": sum(provisional for _, provisional in ours(asked, calendar)),
        "of": number,
    }


if __name__ == "__main__":
    print(json.dumps(figures(*map(int, sys.argv[1:]))))
