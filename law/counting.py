"""How a period is counted: local dates of the agency, working days, holidays, the end of the last day.

Pure: no database, no clock, no settings. Every date is a local date of the agency; only `local_date` and
`due_at` cross between dates and instants. The day of the starting event is day zero and is not counted:
n working days end with the n-th working day after it, n calendar days with the n-th day, holiday or not
(own reading). While a clock stands still no day counts, neither working nor calendar days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from law.day_numbers import EVERY_DAY, EveryDay, WorkingDays

ONE_DAY = timedelta(days=1)
NO_TIME = timedelta()
ONE_SECOND = timedelta(seconds=1)
LAST_ORDINAL = date.max.toordinal()
ISO_WEEK = frozenset(range(1, 8))
WEEKEND = "weekend"
SUSPENDED = "suspended"


class LengthUnit(StrEnum):
    """What a length counts."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"


CALENDAR_DAY = LengthUnit.CALENDAR_DAY


class YearStatus(StrEnum):
    """How firm the holidays of a year are: decreed by the ministers, or only proposed."""

    DECREED = "decreed"
    PROPOSED = "proposed"


class CalendarError(Exception):
    """A period that cannot be counted; the message says why and what to do about it."""


class YearUnknown(CalendarError):
    """The period runs into a year of which the calendar holds neither a decree nor a proposal."""

    def __init__(self, year: int, calendar: str) -> None:
        super().__init__(
            f"Calendar {calendar} does not know the year {year}: load its holidays, then count again."
        )
        self.year = year
        self.calendar = calendar


class NoWorkingDay(CalendarError):
    """The working week is empty, or holidays cover each of its days in every year the calendar knows."""

    def __init__(self, week: frozenset[int], calendar: str) -> None:
        days = ", ".join(map(str, sorted(week))) or "none"
        super().__init__(
            f"The week with ISO weekdays {days} has no working day in calendar {calendar}: add a weekday."
        )
        self.week = week
        self.calendar = calendar


class DateOutOfRange(CalendarError):
    """The count leaves the years 1 to 9999."""

    def __init__(self) -> None:
        super().__init__("The period leaves the years 1 to 9999: check the date and the length.")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off by decree; `kind` is national, joint_leave, regional or agency.

    `second_source` bears the decree out, where there is one. `only_week`: the day is off only for working weeks of so
    many days (joint leave on a Saturday, for offices that work six).
    """

    date: date
    kind: str
    name: str
    decree: str
    second_source: str = ""
    only_week: int | None = None

    @property
    def sources(self) -> str:
        return f"{self.decree}; {self.second_source}" if self.second_source else self.decree

    def off_for(self, week: frozenset[int]) -> bool:
        return self.only_week is None or self.only_week == len(week)

    def over(self, other: "Holiday | None") -> "Holiday":
        """This day of a narrower calendar and the same day of the wider one as one: off for everybody for whom one of
        them is."""
        if other is None or self.only_week is None or self.only_week == other.only_week:
            return self
        return other if other.only_week is None else replace(self, only_week=None)


@dataclass(frozen=True)
class Calendar:
    """Holidays of one country or region in one version, and which years are known.

    `covers_every_year` is for a calendar that needs no decree (the calendar "none"): a year not listed counts
    as decreed. The mappings must not change after construction: working days are numbered once and kept.
    """

    code: str
    version: int
    years: Mapping[int, YearStatus] = field(hash=False)
    holidays: Mapping[date, Holiday] = field(hash=False)
    covers_every_year: bool = False
    _counts: dict[frozenset[int], WorkingDays] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _off: dict[frozenset[int], Mapping[date, Holiday]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def label(self) -> str:
        """Code and version as stated beside every due date: `id@3`."""
        return f"{self.code}@{self.version}"

    def status(self, year: int) -> YearStatus:
        """Whether the year is decreed or proposed; raises YearUnknown."""
        status = self.years.get(year)
        if status is not None:
            return status
        if self.covers_every_year:
            return YearStatus.DECREED
        raise YearUnknown(year, self.label)

    def working_days(self, week: frozenset[int]) -> WorkingDays:
        """The numbered working days of a week of ISO weekdays; raises NoWorkingDay."""
        counted = self._counts.get(week)
        if counted is None:
            counted = self._counts[week] = self._number(week)
        return counted

    def off(self, week: frozenset[int]) -> Mapping[date, Holiday]:
        """The days off of those who work this week."""
        found = self._off.get(week)
        if found is None:
            found = {date: day for date, day in self.holidays.items() if day.off_for(week)}
            self._off[week] = found
        return found

    def _number(self, week: frozenset[int]) -> WorkingDays:
        if not week <= ISO_WEEK:
            raise ValueError(f"ISO weekdays are 1 to 7, got {sorted(week)}.")
        if not week:
            raise NoWorkingDay(week, self.label)
        days = WorkingDays(week, self.off(week), self._firm_days())
        if self.years and not self.covers_every_year:
            ends = ((date(year, 1, 1).toordinal() - 1, date(year, 12, 31).toordinal()) for year in self.years)
            if not any(days.number(last) > days.number(before) for before, last in ends):
                raise NoWorkingDay(week, self.label)
        return days

    def _firm_days(self) -> tuple[int, int]:
        """First and last day of the latest unbroken run of decreed years; 1 and 0 where there is none."""
        decreed = {year for year, status in self.years.items() if status == YearStatus.DECREED}
        if not decreed:
            return 1, 0
        first = last = max(decreed)
        while first - 1 in decreed:
            first -= 1
        return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()


NO_HOLIDAYS = Calendar("none", 1, {}, {}, covers_every_year=True)


@dataclass(frozen=True, slots=True)
class Pause:
    """A span in which the clock stands still: no day d with after < d <= until counts.

    The day on which the clock was stopped counts still, the day on which it runs again not yet (own reading).
    """

    after: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.after:
            raise ValueError(f"A pause cannot end on {self.until}, before it began on {self.after}.")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that did not count; `why` is weekend, the kind of the holiday, or else suspended."""

    date: date
    why: str
    name: str
    decree: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its working: each day from day zero + 1 to `due_on` is either counted or skipped."""

    day_zero: date
    length: int
    unit: LengthUnit
    due_on: date
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    provisional: bool
    calendar: str


def local_date(instant: datetime, zone: str) -> date:
    """The calendar date of an aware instant in an IANA zone; raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("An instant needs its offset; this one has none.")
    return instant.astimezone(ZoneInfo(zone)).date()


def due_at(due_on: date, zone: str) -> datetime:
    """The first instant, in UTC, of the local day after `due_on`: done in time means done before it.

    Where clocks jump over midnight the day starts with the jump; where midnight comes twice, with the first.
    Raises DateOutOfRange for the last day of the year 9999.
    """
    if due_on == date.max:
        raise DateOutOfRange
    midnight = datetime.combine(due_on + ONE_DAY, time(), ZoneInfo(zone))
    start = midnight.astimezone(UTC)
    jump = (midnight.replace(fold=1).utcoffset() or NO_TIME) - (midnight.utcoffset() or NO_TIME)
    if jump <= NO_TIME:
        return start
    still_due = start - jump
    while start - still_due > ONE_SECOND:
        between = still_due + timedelta(seconds=(start - still_due) // ONE_SECOND // 2)
        if local_date(between, zone) > due_on:
            start = between
        else:
            still_due = between
    return start


def due_on(
    day_zero: date,
    length: int,
    unit: LengthUnit,
    week: frozenset[int],
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
) -> tuple[date, bool]:
    """The last day of a period, and whether it is provisional; length 0 is day zero itself, pauses or not.

    Provisional: a day after day zero, paused ones too, lies in a proposed year. Calendar days depend on no
    decree: they are never provisional and need no known year. Pauses may overlap, touch and come in any order:
    a day that lies in several is lost once. Raises YearUnknown, NoWorkingDay, DateOutOfRange.
    """
    if length <= 0:
        if length < 0:
            raise ValueError(f"A length is 0 or more days, got {length}.")
        return day_zero, False
    if unit == CALENDAR_DAY:
        start = day_zero.toordinal()
        return _day(_resumed(start + length, EVERY_DAY, start, pauses) if pauses else start + length), False
    days = calendar.working_days(week)
    if not pauses:
        passed = days.passed.get(day_zero)
        if passed is not None and passed + length <= len(days.firm):
            return days.firm[passed + length - 1], False
    start = day_zero.toordinal()
    number = days.number(start) + length
    end = _resumed(number, days, start, pauses) if pauses else days.ordinal(number)
    provisional = _provisional(start + 1, end, calendar)
    return date.fromordinal(end), provisional


def _resumed(number: int, days: EveryDay | WorkingDays, start: int, pauses: Iterable[Pause]) -> int:
    """The day with this number, each pause that it would come after having put it off by the days lost."""
    end = days.ordinal(number)
    for after, until in _union(pauses, start):
        if end <= after:
            break
        number += days.number(until) - days.number(after)
        end = days.ordinal(number)
    return end


def _union(pauses: Iterable[Pause], start: int) -> list[tuple[int, int]]:
    """The paused days after `start` as spans (after, until] that follow each other and share no day."""
    spans = []
    for after, until in sorted((pause.after.toordinal(), pause.until.toordinal()) for pause in pauses):
        if until > start:
            spans.append((max(after, start), until))
            start = max(start, until)
    return spans


def days_lost(
    pauses: Iterable[Pause],
    after: date,
    until: date,
    unit: LengthUnit,
    week: frozenset[int],
    calendar: Calendar,
) -> int:
    """How many days d with after < d <= until would have counted but for the pauses; each once.

    In the unit of the period: paused working days, or all paused days. Raises YearUnknown, NoWorkingDay.
    """
    last = until.toordinal()
    spans = [(begin, min(end, last)) for begin, end in _union(pauses, after.toordinal()) if begin < last]
    if unit == LengthUnit.CALENDAR_DAY:
        return sum(end - begin for begin, end in spans)
    days = calendar.working_days(week)
    for begin, end in spans:
        _provisional(begin + 1, end, calendar)
    return sum(days.number(end) - days.number(begin) for begin, end in spans)


def period(
    day_zero: date,
    length: int,
    unit: LengthUnit,
    week: frozenset[int],
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
) -> Period:
    """The same count as `due_on` with its working, day by day; raises what `due_on` raises."""
    last, provisional = due_on(day_zero, length, unit, week, calendar, pauses)
    start = day_zero.toordinal()
    off = calendar.off(week)
    paused = {day for after, until in _union(pauses, start) for day in range(after + 1, until + 1)}
    counted: list[date] = []
    skipped: list[Skipped] = []
    for ordinal in range(start + 1, last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        holiday = None if unit == LengthUnit.CALENDAR_DAY else off.get(day)
        if unit == LengthUnit.WORKING_DAY and day.isoweekday() not in week:
            skipped.append(Skipped(day, WEEKEND, "", ""))
        elif holiday is not None:
            skipped.append(Skipped(day, holiday.kind, holiday.name, holiday.sources))
        elif ordinal in paused:
            skipped.append(Skipped(day, SUSPENDED, "", ""))
        else:
            counted.append(day)
    return Period(day_zero, length, unit, last, tuple(counted), tuple(skipped), provisional, calendar.label)


def working_days_between(after: date, until: date, week: frozenset[int], calendar: Calendar) -> int:
    """How many working days d have after < d <= until. Raises YearUnknown, NoWorkingDay."""
    days = calendar.working_days(week)
    start, end = after.toordinal(), until.toordinal()
    if end <= start:
        return 0
    _provisional(start + 1, end, calendar)
    return days.number(end) - days.number(start)


def subtract(day: date, n: int, week: frozenset[int], calendar: Calendar) -> date:
    """The n-th working day before `day`, itself working or not; 0 is `day`. Raises what `due_on` raises."""
    if n < 0:
        raise ValueError(f"A number of working days is 0 or more, got {n}.")
    if n == 0:
        return day
    days = calendar.working_days(week)
    end = day.toordinal() - 1
    start = days.ordinal(days.number(end) - n + 1)
    for year in range(_year(end), _year(start) - 1, -1):
        calendar.status(year)
    return _day(start)


def _day(ordinal: int) -> date:
    if not 1 <= ordinal <= LAST_ORDINAL:
        raise DateOutOfRange
    return date.fromordinal(ordinal)


def _year(ordinal: int) -> int:
    return date.fromordinal(min(max(ordinal, 1), LAST_ORDINAL)).year


def _provisional(first: int, last: int, calendar: Calendar) -> bool:
    """Whether one of these days lies in a proposed year; raises YearUnknown for the first unknown one."""
    provisional = False
    if calendar.years or not calendar.covers_every_year:
        for year in range(_year(first), _year(last) + 1):
            provisional |= calendar.status(year) == YearStatus.PROPOSED
    if last > LAST_ORDINAL:
        raise DateOutOfRange
    return provisional
