"""How the end of a duty is counted: length, extension and standstill, in the week and the calendar of its case."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from complaints.models import Complaint
from complaints.rows import keyed
from law import counting, rules
from law.codes import Classification
from law.counting import Calendar, Pause
from law.ladder import LadderRung
from workflow.calendars import present
from workflow.clocks import ladder, promises
from workflow.models import Duty, Suspension

CALENDAR_DAY: Final = counting.LengthUnit.CALENDAR_DAY


class Dates:
    """What the duties of one case are counted with, and the counting. `Docket` (duties.py) says what verbs do."""

    def __init__(
        self,
        complaint: Complaint,
        rows: Iterable[Duty] = (),
        *,
        days: Calendar | None = None,
        suspensions: list[Suspension] | None = None,
    ) -> None:
        """`days`: the calendar of the case, `suspensions`: its times of standing still, where the caller
        has them at hand."""
        self.complaint = complaint
        self.rows = list(rows)
        self._opened: list[Duty] = []
        self._changed: dict[int, Duty] = {}
        self._calendar = days
        self._week: frozenset[int] | None = None
        self._suspensions = suspensions

    @property
    def calendar(self) -> Calendar:
        if self._calendar is None:
            self._calendar = present.calendar_of(self.complaint)
        return self._calendar

    @property
    def week(self) -> frozenset[int]:
        return self._week or present.working_week(self.complaint)

    def count_with(self, days: Calendar, week: frozenset[int]) -> None:
        """From now on count with this version of the calendar and this working week, as it was once done."""
        self._calendar, self._week = days, week

    @property
    def law(self) -> rules.Law:
        return rules.law(self.complaint.agency.law)

    @property
    def basis(self) -> dict[str, Any]:
        """What dates set now are counted with: kept on the event, so that they can be counted again."""
        return {"basis": {"calendar": self.calendar.label, "week": written(self.week)}}

    @property
    def suspensions(self) -> list[Suspension]:
        if self._suspensions is None:
            ever = any(duty.suspensions for duty in self.rows)
            stored = Suspension.objects.filter(complaint=self.complaint).order_by("pk") if ever else ()
            self._suspensions = list(stored)
        return self._suspensions

    @property
    def suspension(self) -> Suspension | None:
        """The one in which the clock stands still now."""
        return next((row for row in self.suspensions if row.until_at is None), None)

    def running(self, *kinds: str) -> list[Duty]:
        return [duty for duty in self.rows if duty.running and (not kinds or duty.kind in kinds)]

    def rule_of(self, duty: Duty) -> rules.Rule:
        return self.law.by_id(duty.rule)

    def rungs_of(self, duty: Duty) -> tuple[LadderRung, ...]:
        """Those of the ladder that its rule names."""
        ladder_of_rule = self.law.ladder(self.rule_of(duty))
        return () if ladder_of_rule is None else ladder_of_rule.rungs

    def counted(self, duty: Duty) -> tuple[date, bool]:
        """The end of a duty by its own count, and whether it is provisional. Raises counting.CalendarError."""
        return self._count(duty, self.pauses(duty))

    def frozen(self, duty: Duty) -> date:
        """Where its end would be without the standstill that goes on now."""
        over = tuple(pause for pause in self.pauses(duty) if not self._goes_on(pause))
        return self._count(duty, over)[0]

    def pauses(self, duty: Duty) -> tuple[Pause, ...]:
        """The local days in which it stood still, and at most will."""
        if not duty.suspensions:
            return ()
        return tuple(
            Pause(row.from_on, row.until_on or row.resume_by_on)
            for row in self.suspensions
            if row.round == duty.round
        )

    def _goes_on(self, pause: Pause) -> bool:
        return self.suspension is not None and pause.after == self.suspension.from_on

    def _count(self, duty: Duty, pauses: tuple[Pause, ...]) -> tuple[date, bool]:
        assert duty.length is not None
        return counting.due_on(
            duty.opened_on,
            duty.length + duty.extended_days,
            counting.LengthUnit(duty.length_unit),
            week_of(duty),
            self.calendar,
            pauses,
        )

    def _local(self, at: datetime) -> date:
        return counting.local_date(at, self.complaint.agency.zone)

    @property
    def _class(self) -> str:
        """The class that rules ask for: ordinary until the dispatch gives one."""
        return self.complaint.classification or Classification.ORDINARY

    def _under(self, duty: Duty, rule: rules.Rule, *, promised: bool = True) -> None:
        """Put it under this rule, or under the unit's promise where that is shorter."""
        duty.holder = rule.holder
        duty.length, duty.length_unit = rule.length, rule.unit
        duty.rule, duty.citation, duty.certainty = rule.id, rule.citation, rule.certainty
        promise = promises.of(self.complaint.unit, rule, self._class, duty.opened_on) if promised else None
        duty.promise = promise
        if promise is not None:
            duty.length = promise.length

    def _date(self, duty: Duty, *, given: date | None = None, no_earlier_than: date | None = None) -> None:
        """Count its end. A year that no calendar knows leaves it open, and is named."""
        duty.calendar = self.calendar.label
        duty.awaits_year = None
        if given is not None:
            self._ends(duty, given, provisional=False)
            return
        try:
            due_on, provisional = self.counted(duty)
        except counting.YearUnknown as unknown:
            duty.due_on, duty.due_at, duty.provisional = None, None, False
            duty.own_due_on = duty.shared_due_on = None
            duty.rung, duty.rung_at = "", None
            duty.awaits_year = unknown.year
            return
        if no_earlier_than is not None and due_on < no_earlier_than:
            due_on = no_earlier_than
        self._ends(duty, due_on, provisional=provisional)

    def _ends(self, duty: Duty, due_on: date, *, provisional: bool) -> None:
        """Its end, or the earlier one that it shares with linked cases."""
        duty.provisional = provisional
        if duty.original_due_on is None:
            duty.original_due_on = due_on
        if duty.shared_due_on is not None:
            duty.own_due_on = due_on
            due_on = min(due_on, duty.shared_due_on)
        if duty.due_on == due_on:
            return
        zone = self.complaint.agency.zone
        duty.due_on, duty.due_at = due_on, counting.due_at(due_on, zone)
        duty.rung, duty.rung_at = ladder.next_after(
            duty.opened_at, self.rungs_of(duty), due_on, week_of(duty), self.calendar, zone
        )

    def _days_lost(self, duty: Duty) -> int:
        assert duty.due_on is not None
        unit = counting.LengthUnit(duty.length_unit)
        return counting.days_lost(
            self.pauses(duty), duty.opened_on, duty.due_on, unit, week_of(duty), self.calendar
        )

    def climb(self, duty: Duty) -> None:
        """The next rung of the ladder."""
        assert duty.due_on is not None
        assert duty.rung_at is not None
        place = (duty.due_on, week_of(duty), self.calendar, self.complaint.agency.zone)
        duty.rung, duty.rung_at = ladder.next_after(duty.rung_at, self.rungs_of(duty), *place)
        self._touch(duty)

    def _awaken(self, duty: Duty, at: datetime) -> None:
        """An end that lies ahead again will be dealt with again."""
        if duty.due_at is None or duty.due_at > at:
            duty.swept_at = None
        self._touch(duty)

    def _open(
        self,
        rule: rules.Rule,
        *,
        verb: str,
        on: date,
        at: datetime,
        given: date | None = None,
        task: int | None = None,
    ) -> None:
        """`task`: the number of the product's task that it is of, which is its round."""
        duty = Duty.fresh(
            kind=rule.kind,
            round=self.complaint.round if task is None else task,
            opened_on=on,
            opened_at=at,
            week=written(self.week),
        )
        self._under(duty, rule, promised=verb != "import" and task is None)
        self._date(duty, given=given if rule.length is None else None)
        self.rows.append(duty)
        self._opened.append(duty)

    def _end(self, duty: Duty, at: datetime, ended_by: str) -> None:
        duty.ended_at, duty.ended_by = at, ended_by
        self._touch(duty)

    def _touch(self, duty: Duty) -> None:
        keyed(duty)  # it may be one that was opened in this transaction
        if duty.pk is not None:
            self._changed[duty.pk] = duty


def written(week: frozenset[int]) -> str:
    return "".join(map(str, sorted(week)))


def week_of(duty: Duty) -> frozenset[int]:
    """The working week it is counted with, as ISO weekdays."""
    return _read_week(duty.week)


@cache
def _read_week(written: str) -> frozenset[int]:
    return frozenset(map(int, written))
