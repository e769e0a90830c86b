"""The clocks of a case: what each verb opens, meets and ends. The only code that writes Duty rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from complaints import rows
from complaints.codes import Classification
from complaints.models import NEVER, Complaint
from workflow import calendar, calendars, rules
from workflow.codes import DutyKind as K
from workflow.models import Duty

REMIND_AHEAD: Final = 3
"""Working days before its end at which the handler is reminded of a duty."""
REMINDED: Final = (K.SETTLE, K.REMEDY)
FILE_INCOMPLETE: Final = "file_incomplete"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a verb does to the running duties of a case. Dates of its own are in `Docket.apply`."""

    opens: tuple[K, ...] = ()
    meets: tuple[K, ...] = ()
    ends: tuple[K, ...] = ()


ALL_BUT_REMEDY: Final = tuple(kind for kind in K if kind != K.REMEDY)
TRUTH_TABLE: Final[dict[str, Effect]] = {
    "register": Effect(opens=(K.RECEIPT, K.VERIFY, K.FIRST_ANSWER, K.SETTLE, K.DECIDE), meets=(K.RECEIPT,)),
    "request_completion": Effect(
        opens=(K.COMPLETE,), meets=(K.VERIFY, K.FIRST_ANSWER), ends=(K.SETTLE, K.DECIDE)
    ),
    "complete": Effect(opens=(K.VERIFY, K.SETTLE, K.DECIDE), meets=(K.COMPLETE,)),
    "dispatch": Effect(opens=(K.FOLLOW_UP,), meets=(K.VERIFY, K.FIRST_ANSWER)),
    "send_back": Effect(opens=(K.VERIFY,), ends=(K.FOLLOW_UP,)),
    "begin": Effect(meets=(K.FOLLOW_UP,)),
    "transfer": Effect(opens=(K.FOLLOW_UP,), ends=(K.FOLLOW_UP,)),
    "answer": Effect(opens=(K.NOTIFY, K.REPLY), meets=(K.FOLLOW_UP, K.SETTLE, K.DECIDE)),
    "show_answer": Effect(meets=(K.NOTIFY,)),
    "mark_remedied": Effect(meets=(K.REMEDY,)),
    # A case without a page for its complainant (imported) has its `notify` running still; none outlives the end.
    "accept": Effect(meets=(K.REPLY,), ends=(K.NOTIFY,)),
    "deem_accepted": Effect(meets=(K.REPLY,), ends=(K.NOTIFY,)),
    "contest": Effect(opens=(K.SETTLE,), meets=(K.REPLY,)),
    "reopen": Effect(opens=(K.SETTLE,), meets=(K.REPLY,)),
    "reject": Effect(meets=(K.VERIFY, K.FIRST_ANSWER), ends=(K.SETTLE, K.DECIDE)),
    "appeal": Effect(opens=(K.VERIFY,)),
    "escalate": Effect(ends=(K.VERIFY, K.FIRST_ANSWER, K.FOLLOW_UP, K.REPLY)),
    "remand": Effect(opens=(K.SETTLE,)),
    "conclude": Effect(ends=ALL_BUT_REMEDY),
    "withdraw": Effect(ends=ALL_BUT_REMEDY),
    "lapse": Effect(ends=ALL_BUT_REMEDY),
    # A register tells when a case was filed and how it ended, not what happened between: no duty is opened
    # of which it could not tell whether it was met.
    "import": Effect(opens=(K.SETTLE, K.DECIDE)),
    "import_answer": Effect(meets=(K.SETTLE, K.DECIDE)),
}


class Docket:
    """The duties of one case, read once under its lock, changed in memory, written once by `save`."""

    def __init__(
        self, complaint: Complaint, rows: Iterable[Duty] = (), *, days: calendar.Calendar | None = None
    ) -> None:
        """`days`: the calendar of the case, where the caller has it at hand."""
        self.complaint = complaint
        self.rows = list(rows)
        self._opened: list[Duty] = []
        self._changed: dict[int, Duty] = {}
        self._calendar = days

    @classmethod
    def of(cls, complaint: Complaint) -> "Docket":
        return cls(complaint, Duty.objects.filter(complaint=complaint).order_by("pk"))

    @property
    def calendar(self) -> calendar.Calendar:
        if self._calendar is None:
            self._calendar = calendars.of(self.complaint)
        return self._calendar

    def running(self, *kinds: str) -> list[Duty]:
        return [duty for duty in self.rows if duty.running and (not kinds or duty.kind in kinds)]

    def apply(self, verb: str, *, at: datetime, given: date | None = None) -> None:
        """What this verb does to the duties: one row of the truth table.

        `at` is the instant from which it takes effect; `given` the date promised (remedy) or set (remand).
        The complaint's unit, class and round must already be what the verb makes them.
        """
        effect = TRUTH_TABLE[verb]
        for duty in self.running(*effect.meets) if effect.meets else ():
            self._meet(duty, at)
        ended_by = FILE_INCOMPLETE if verb == "request_completion" else verb
        for duty in self.running(*effect.ends) if effect.ends else ():
            self._end(duty, at, ended_by)
        on = calendar.local_date(at, self.complaint.agency.zone)
        for kind in effect.opens:
            if rules.national().governs(kind, self._class):
                self._open(kind, verb=verb, on=on, at=at, given=given)
        match verb:
            case "register":
                self._meet(self.running(K.RECEIPT)[0], at)
            case "dispatch":
                self._class_given(on=on, at=at)
            case "appeal":
                self._rejected_resume(at)
            case "answer" if given:
                self._open(K.REMEDY, verb=verb, on=on, at=at, given=given)

    def save(self) -> None:
        """Write what changed, then what opened: a duty ends before the next one of its kind begins."""
        for duty in self._changed.values():  # two or three: cheaper than one bulk_update
            duty.save(update_fields=CHANGEABLE)
        rows.insert(*self.rows_of_new())
        self._opened, self._changed = [], {}

    def rows_of_new(self) -> list[Duty]:
        """The duties of a case written just before them, ready to be written themselves."""
        for duty in self._opened:
            duty.complaint = self.complaint
        return self._opened

    def place(self) -> None:
        """Set the complaint's next deadline from the running duties."""
        dated = [(duty.due_at, duty.due_on) for duty in self.running() if duty.due_at is not None]
        self.complaint.next_due_at, self.complaint.next_due_on = min(dated) if dated else (NEVER, None)

    def date_waiting(self) -> list[Duty]:
        """Date the running duties that waited for a year, now that it may be loaded; those that got a date."""
        waited = [duty for duty in self.running() if duty.awaits_year is not None]
        for duty in waited:
            self._date(duty, None)
            self._touch(duty)
        return [duty for duty in waited if duty.due_on is not None]

    def mark_swept(self, duty: Duty, at: datetime) -> None:
        """The clock has dealt with the end of this duty."""
        duty.swept_at = at
        self._touch(duty)

    def mark_reminded(self, duty: Duty, at: datetime) -> None:
        duty.reminded_at = at
        self._touch(duty)

    def _open(self, kind: K, *, verb: str, on: date, at: datetime, given: date | None) -> None:
        complaint = self.complaint
        rule = self._rule(kind, verb, on)
        week = calendars.week(complaint)
        duty = Duty(
            kind=kind,
            round=complaint.round,
            holder=rule.holder,
            opened_on=on,
            opened_at=at,
            length=rule.length,
            length_unit=rule.unit,
            week="".join(map(str, sorted(week))),
        )
        self._under(duty, rule)
        self._date(duty, given if rule.length is None else None)
        self.rows.append(duty)
        self._opened.append(duty)

    def _rule(self, kind: K, verb: str, on: date) -> rules.Rule:
        law = rules.national()
        if kind != K.SETTLE:
            return law.rule(kind, on, self._class)
        if verb == "remand":
            return law.remand(on)
        return law.rule(kind, on, self._class, later_round=verb in ("contest", "reopen"))

    @property
    def _class(self) -> str:
        """The class that rules ask for: ordinary until the dispatch gives one."""
        return self.complaint.classification or Classification.ORDINARY

    def _under(self, duty: Duty, rule: rules.Rule) -> None:
        duty.length, duty.length_unit = rule.length, rule.unit
        duty.rule, duty.citation, duty.certainty = rule.id, rule.citation, rule.certainty

    def _date(self, duty: Duty, given: date | None) -> None:
        """Set the end of a duty. A year that no calendar knows leaves it open, and is named."""
        days = self.calendar
        duty.calendar = days.label
        duty.awaits_year = None
        if given is not None:
            duty.due_on, duty.provisional = given, False
        else:
            assert duty.length is not None
            try:
                duty.due_on, duty.provisional = calendar.due_on(
                    duty.opened_on, duty.length, calendar.LengthUnit(duty.length_unit), _week(duty), days
                )
            except calendar.YearUnknown as unknown:
                duty.due_on, duty.due_at, duty.provisional = None, None, False
                duty.awaits_year = unknown.year
                return
        zone = self.complaint.agency.zone
        duty.due_at = calendar.due_at(duty.due_on, zone)
        duty.remind_at, duty.reminded_at = None, None
        if duty.kind in REMINDED:
            self._remind(duty, zone)

    def _remind(self, duty: Duty, zone: str) -> None:
        """The first instant of the day that lies so many working days before the end, if the duty was open by then."""
        assert duty.due_on is not None
        try:
            day = calendar.subtract(duty.due_on, REMIND_AHEAD, _week(duty), self.calendar)
        except calendar.YearUnknown:
            return
        instant = calendar.due_at(day - timedelta(days=1), zone)
        duty.remind_at = instant if instant > duty.opened_at else None

    def _class_given(self, *, on: date, at: datetime) -> None:
        """The class moves the settlement's end, from its same day zero and in the week it was told with;
        the statute's own limit covers complaints in the narrow sense only."""
        if self.complaint.round > 1:
            return
        for duty in self.running(K.SETTLE):
            rule = rules.national().rule(K.SETTLE, duty.opened_on, self._class)
            if rule.id != duty.rule:
                self._under(duty, rule)
                self._date(duty, None)
                duty.swept_at = None if duty.due_at is None or duty.due_at > at else duty.swept_at
                self._touch(duty)
        if not rules.national().governs(K.DECIDE, self._class):
            for duty in self.running(K.DECIDE):
                self._end(duty, at, "dispatch")
        elif not self.running(K.DECIDE):
            for zero in {duty.opened_on for duty in self.running(K.SETTLE)}:
                if not self._resume(K.DECIDE, 1, ended_by="dispatch", at=at, opened_on=zero):
                    self._open(K.DECIDE, verb="dispatch", on=zero, at=at, given=None)

    def _rejected_resume(self, at: datetime) -> None:
        """What the rejection ended runs again, of every round."""
        for round_ in range(1, self.complaint.round + 1):
            for kind in (K.SETTLE, K.DECIDE):
                self._resume(kind, round_, ended_by="reject", at=at)

    def _resume(
        self, kind: K, round_: int, *, ended_by: str, at: datetime, opened_on: date | None = None
    ) -> bool:
        """Open a duty that this verb ended again, with its old dates (and of this day zero, where one is named);
        the ended row stays as it is. False where there is none."""
        rows = [
            duty
            for duty in self.rows
            if (duty.kind, duty.round, duty.ended_by) == (kind, round_, ended_by)
            and opened_on in (None, duty.opened_on)
        ]
        if rows:
            again = Duty(**{name: getattr(rows[-1], name) for name in DATED}, opened_at=at)
            self.rows.append(again)
            self._opened.append(again)
        return bool(rows)

    def _meet(self, duty: Duty, at: datetime) -> None:
        duty.met_at = at
        self._touch(duty)

    def _end(self, duty: Duty, at: datetime, ended_by: str) -> None:
        duty.ended_at, duty.ended_by = at, ended_by
        self._touch(duty)

    def _touch(self, duty: Duty) -> None:
        if duty.pk is not None:
            self._changed[duty.pk] = duty


DATED: Final = (
    "kind",
    "round",
    "holder",
    "opened_on",
    "due_on",
    "due_at",
    "length",
    "length_unit",
    "week",
    "rule",
    "citation",
    "certainty",
    "calendar",
    "provisional",
    "awaits_year",
    "remind_at",
    "reminded_at",
    "swept_at",
)
CHANGEABLE: Final = (*DATED, "met_at", "ended_at", "ended_by")


def save_new(dockets: Iterable[Docket]) -> None:
    """Write the duties of cases that are all new, in one statement."""
    Duty.objects.bulk_create(duty for docket in dockets for duty in docket.rows_of_new())


def late_days(duty: Duty, *, zone: str, days: calendar.Calendar, at: datetime) -> int | None:
    """By how many days of its own unit a duty is late: 0 in time, counted to when it was met or ended, else
    to `at`. None for the complainant's own duties, while no date is known, and where the days between cannot
    be counted because their year is not loaded."""
    if duty.due_on is None or duty.due_at is None or duty.holder == "complainant":
        return None
    until = duty.met_at or duty.ended_at or at
    if until < duty.due_at:
        return 0
    day = calendar.local_date(until, zone)
    if duty.length_unit == calendar.LengthUnit.CALENDAR_DAY:
        return (day - duty.due_on).days
    try:
        return calendar.working_days_between(duty.due_on, day, _week(duty), days)
    except calendar.YearUnknown:
        return None


def _week(duty: Duty) -> frozenset[int]:
    return frozenset(map(int, duty.week))
