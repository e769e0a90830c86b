"""Days by number, so that a period ends without a loop in either direction. Pure, and knows no calendar.

Days themselves are proleptic ordinals (`date.toordinal`): day 1 is a Monday.
"""

from bisect import bisect_right
from collections.abc import Collection
from datetime import date


class EveryDay:
    """Calendar days: each day is its own number."""

    __slots__ = ()

    def number(self, ordinal: int) -> int:
        return ordinal

    def ordinal(self, number: int) -> int:
        return number


EVERY_DAY = EveryDay()


class WorkingDays:
    """The days of a working week of ISO weekdays, less holidays.

    Days of the working week are numbered by arithmetic. Of the holidays on such days, let the j-th (from 0)
    have number w: it comes before working day r exactly when w - j <= r, so bisection tells how many to jump.

    For the span in which nothing else needs a look the count stands in a table: `firm` holds its working days in
    order, `passed` how many of them each day has seen, itself included, from the day before the span on.
    """

    __slots__ = ("_before", "_holidays", "_shifted", "_weekdays", "firm", "passed")

    def __init__(self, week: frozenset[int], holidays: Collection[date], firm: tuple[int, int]) -> None:
        """`firm`: the first and the last day of the span with a table. The week must not be empty."""
        self._weekdays = tuple(sorted(day - 1 for day in week))
        self._before = tuple(sum(day < part for day in self._weekdays) for part in range(7))
        self._holidays = sorted(day.toordinal() for day in holidays if day.isoweekday() in week)
        self._shifted = [self._in_week(ordinal) - j for j, ordinal in enumerate(self._holidays)]
        self.firm: list[date] = []
        self.passed: dict[date, int] = {}
        first, last = firm
        for ordinal in range(max(first - 1, 1), last + 1):
            day = date.fromordinal(ordinal)
            if ordinal >= first and day.isoweekday() in week and day not in holidays:
                self.firm.append(day)
            self.passed[day] = len(self.firm)

    def _in_week(self, ordinal: int) -> int:
        """How many days of the working week lie in 1..ordinal."""
        weeks, part = divmod(ordinal, 7)
        return weeks * len(self._weekdays) + self._before[part]

    def number(self, ordinal: int) -> int:
        """How many working days lie in 1..ordinal."""
        return self._in_week(ordinal) - bisect_right(self._holidays, ordinal)

    def ordinal(self, number: int) -> int:
        """The working day with this number, as a day number that may lie outside the years 1 to 9999."""
        weeks, part = divmod(number + bisect_right(self._shifted, number) - 1, len(self._weekdays))
        return weeks * 7 + self._weekdays[part] + 1
