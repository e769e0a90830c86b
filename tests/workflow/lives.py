"""Random lives of a case for tests: whatever people, the clock and the government do, in any order."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from hypothesis import strategies as st

from accounts.models import Unit
from complaints.codes import Outcome
from law import counting
from law.codes import Classification, SuspensionReason
from law.counting import ONE_DAY
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, use
from workflow.calendars import present
from workflow.clocks import catching_up
from workflow.clocks.duties import Docket
from workflow.errors import Refusal
from workflow.models import Calendar, CalendarVersion, Holiday, UnitPromise
from workflow.sweep import sweeps
from workflow.verbs import duplicates
from workflow.verbs.investigation import Decision

Step = tuple[str, int, int]
"""What is tried, after how many days, and a number that chooses its details."""
VERBS: Final = {
    "request_completion": ("coordinator",),
    "complete": ("complainant",),
    "reject": ("coordinator",),
    "dispatch": ("coordinator", "coordinator2"),
    "begin": ("officer", "officer2"),
    "send_back": ("officer",),
    "transfer": ("coordinator",),
    "answer": ("officer", "officer2", "supervisor"),
    "extend": ("supervisor",),
    "contest_extension": ("complainant",),
    "suspend": ("officer",),
    "resume": ("officer",),
    "reclassify": ("supervisor", "coordinator"),
    "contest": ("complainant",),
    "accept": ("complainant",),
    "reopen": ("complainant",),
    "appeal": ("complainant",),
    "escalate": ("coordinator",),
    "demand": ("ombudsman",),
    "explain": ("officer", "coordinator"),
    "remand": ("ombudsman",),
}
EXTRAS: Final = ("holiday", "working_again", "link", "unlink", "clock")
OFTEN: Final = (
    "dispatch",
    "begin",
    "begin",
    "extend",
    "suspend",
    "resume",
    "reclassify",
    "answer",
    "holiday",
)


def steps(most: int = 14) -> st.SearchStrategy[list[Step]]:
    named = st.sampled_from([*VERBS, *EXTRAS, *OFTEN])
    return st.lists(st.tuples(named, st.integers(0, 9), st.integers(0, 10**6)), min_size=3, max_size=most)


starts = st.datetimes(datetime(2025, 3, 1), datetime(2026, 4, 30)).map(lambda moment: moment.isoformat())
weeks = st.lists(st.integers(1, 7), min_size=1, max_size=7, unique=True).map(sorted)


class Life:
    """One case, its agency, and what came of each step."""

    def __init__(self, start: str, week: list[int], other_week: list[int], *, promised: int | None) -> None:
        present.forget()  # a version of an earlier life that was rolled back
        self.house = House()
        Unit.objects.filter(pk=self.house.unit.pk).update(working_week=week)
        Unit.objects.filter(pk=self.house.other_unit.pk).update(working_week=other_week)
        self.house.unit.refresh_from_db()
        self.house.other_unit.refresh_from_db()
        if promised is not None:
            self._promise(promised)
        self.at = when(start, self.house.agency.zone)
        long_ago = date(2024, 12, 2)
        self.other = self.house.file(self.at - timedelta(days=2), occurred_on=long_ago)
        self.case = self.house.file(self.at, occurred_on=long_ago)
        self.done: list[str] = []

    def live(self, steps: list[Step]) -> "Life":
        for name, gap, number in steps:
            self.at += timedelta(days=gap, hours=number % 7)
            try:
                with transaction.atomic():
                    self._try(name, number)
            except Refusal:
                continue
            self.done.append(name)
        return self

    @property
    def dockets(self) -> list[Docket]:
        return [Docket.of(case.row) for case in (self.case, self.other)]

    @property
    def _today(self) -> date:
        return counting.local_date(self.at, self.house.agency.zone)

    def _try(self, name: str, number: int) -> None:
        extra: dict[str, Callable[[int], None]] = {
            "holiday": self._holiday,
            "working_again": self._working_again,
            "link": self._link,
            "unlink": self._unlink,
            "clock": self._clock,
        }
        if name in extra:
            extra[name](number)
            return
        who = VERBS[name][number % len(VERBS[name])]
        by = self.case.complainant if who == "complainant" else getattr(self.house, who)
        use(self.case, name, self.at, by, **self._carried(name, number))

    def _carried(self, name: str, number: int) -> dict[str, Any]:
        later = self._today + timedelta(days=1 + number % 40)
        units = (self.house.unit, self.house.other_unit)
        promise = ("Petugas dilatih.", later) if number % 2 else (None, None)
        return {
            "dispatch": {
                "unit": self.house.unit,
                "classification": list(Classification)[number % len(list(Classification))],
            },
            "transfer": {"unit": units[number % 2]},
            "answer": {"decision": Decision(Outcome.PARTLY, "Loket ditambah.", *promise)},
            "extend": {"days": 1 + number % 10},
            "suspend": {"reason": list(SuspensionReason)[number % 3]},
            "reclassify": {
                "classification": Classification(list(Classification)[number % len(list(Classification))])
            },
            "remand": {"due_on": later},
        }.get(name, {})

    def _promise(self, length: int) -> None:
        UnitPromise.objects.create(
            unit=self.house.unit,
            kind="settle",
            length=length,
            effective_from=date(2025, 1, 1),
            made_at=when("2025-01-01"),
        )
        Unit.objects.filter(pk=self.house.unit.pk).update(promises_from=date(2025, 1, 1))
        self.house.unit.refresh_from_db()

    def _holiday(self, number: int) -> None:
        """The government adds a day off soon."""
        kept = Calendar.objects.get(code="id")
        day = self._today + timedelta(days=1 + number % 25)
        if Holiday.objects.filter(calendar=kept, date=day, until_version=None).exists():
            return
        Holiday.objects.create(
            calendar=kept,
            date=day,
            kind="national",
            name="Libur tambahan",
            decree="SKB perubahan",
            from_version=kept.version + 1,
        )
        self._next_version(kept)

    def _working_again(self, number: int) -> None:
        """It takes one out again."""
        kept = Calendar.objects.get(code="id")
        ahead = Holiday.objects.filter(calendar=kept, date__gt=self._today, until_version=None)
        row = ahead.order_by("date")[number % 3]
        row.until_version = kept.version + 1
        row.save(update_fields=["until_version"])
        self._next_version(kept)

    def _next_version(self, kept: Calendar) -> None:
        kept.version += 1
        kept.save(update_fields=["version"])
        CalendarVersion.objects.create(calendar=kept, version=kept.version, made_at=self.at)
        for case in (self.case, self.other):
            row = case.row
            docket, at = Docket.of(row), max(self.at, row.last_at)
            catching_up.catch_up(row, docket, at=at, origin=CLOCK.origin)
            docket.save()
            docket.place()
            row.save(update_fields=["last_seq", "last_at", "next_due_on", "next_due_at"])

    def _link(self, number: int) -> None:
        duplicates.link(
            self.case.pk,
            duplicate_of=self.other.row,
            reasons="Sama.",
            by=self.house.coordinator,
            at=self.at,
        )

    def _unlink(self, number: int) -> None:
        duplicates.unlink(self.case.pk, by=self.house.coordinator, at=self.at)

    def _clock(self, number: int) -> None:
        for case in (self.case, self.other):
            sweeps.catch_up(case.pk, by=CLOCK, at=self.at)
            sweeps.act(case.pk, by=CLOCK, at=self.at)


def one_of(house: House) -> Case:
    """A settlement with everything that moves a date: extended, suspended, under a version of the calendar."""
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    use(case, "extend", "2026-03-05", house.supervisor, days=3)
    use(case, "suspend", "2026-03-10", house.officer)
    return use(case, "resume", "2026-03-13", house.officer)


__all__ = ["ONE_DAY", "Life", "one_of", "starts", "steps", "weeks"]
