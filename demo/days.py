"""When people act: staff in working hours of their week and zone, complainants at any hour of the day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from law.counting import Calendar, YearUnknown, due_on
from law.counting import LengthUnit as Unit

OPENS, CLOSES, CLOSES_SATURDAY = time(7, 45), time(15, 45), time(12, 15)
WAKES, SLEEPS = time(6, 10), time(22, 20)
SOON = timedelta(minutes=12)
SATURDAY = 6
ONE_DAY = timedelta(days=1)
Week = tuple[int, ...]


def last_morning(at: datetime, zone: str) -> datetime:
    """Nine there, on the last weekday that is over."""
    day = at.astimezone(ZoneInfo(zone)).date() - ONE_DAY
    while day.isoweekday() >= SATURDAY:
        day -= ONE_DAY
    return datetime.combine(day, time(9), ZoneInfo(zone))


@dataclass(frozen=True, slots=True)
class Days:
    """The local days of one agency, up to the instant the demo is told to."""

    zone: ZoneInfo
    calendar: Calendar
    rng: Random

    def local(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def works(self, day: date, week: Week) -> bool:
        return day.isoweekday() in week and day not in self.calendar.off(frozenset(week))

    def after(self, day: date, days: int, week: Week) -> date:
        """The n-th working day after this one; for 0 the day itself, or the next that is one."""
        while not self.works(day, week):
            day += ONE_DAY
        for _ in range(days):
            day += ONE_DAY
            while not self.works(day, week):
                day += ONE_DAY
        return day

    def before(self, day: date, days: int, week: Week) -> date:
        """The n-th working day before this one; for 0 the day itself, or the last that was one."""
        while not self.works(day, week):
            day -= ONE_DAY
        for _ in range(days):
            day -= ONE_DAY
            while not self.works(day, week):
                day -= ONE_DAY
        return day

    def office_hours(self, day: date) -> datetime:
        return self._between(day, OPENS, CLOSES_SATURDAY if day.isoweekday() == SATURDAY else CLOSES)

    def waking_hours(self, day: date) -> datetime:
        return self._between(day, WAKES, SLEEPS)

    def at_work(self, now: datetime, days: int, week: Week) -> datetime:
        """Some minute in office hours, n working days after now; on the same day only when there is time left."""
        day = self.after(self.local(now), days, week)
        at = self.office_hours(day)
        return at if at > now + SOON else self.office_hours(self.after(day, 1, week))

    def at_home(self, now: datetime, days: int) -> datetime:
        at = self.waking_hours(self.local(now) + timedelta(days=days))
        return at if at > now + SOON else self.waking_hours(self.local(now) + timedelta(days=days + 1))

    def ends_soonest(self, today: date, length: int, week: Week) -> date:
        """The latest working day on which this many working days could begin that end today, or else soon after."""
        day = self.before(today, length + 1, week)
        while self._end(day, length, week) < today:
            day = self.after(day, 1, week)
        return day

    def _end(self, day: date, length: int, week: Week) -> date:
        try:
            return due_on(day, length, Unit.WORKING_DAY, frozenset(week), self.calendar)[0]
        except YearUnknown:
            return date.max

    def _between(self, day: date, first: time, last: time) -> datetime:
        start = datetime.combine(day, first, self.zone)
        seconds = (datetime.combine(day, last, self.zone) - start).seconds
        return start + timedelta(seconds=self.rng.randrange(seconds))
