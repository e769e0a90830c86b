"""The clocks of a case: what each verb opens, meets and ends, and every later change of an end. The only code
that writes Duty rows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Final

from django.db import connection
from django.db.models import F, Q

from accounts.worded import Worded
from complaints import lifecycle, rows
from complaints.lifecycle import State
from complaints.models import NEVER, Complaint
from law import rules
from law.codes import DutyKind as K
from law.codes import Start, Stop
from workflow.clocks import climbing, registered
from workflow.clocks.dating import CALENDAR_DAY
from workflow.clocks.product_tasks import Tasks
from workflow.models import Duty, Suspension

of_a_case: Final = Worded(
    lambda complaint: Duty.objects.filter(complaint=complaint).order_by("pk"), complaint=-987_654_321
)


def duties_of(complaint: Complaint) -> list[Duty]:
    """Those of a case, the oldest first."""
    return of_a_case(complaint=complaint.pk)


FILE_INCOMPLETE: Final = "file_incomplete"
SUPERSEDED: Final = ("remand", "supersede")
"""What ended a settlement or a decision whose place the Ombudsman's date took. It stays a case of the measures: met or
late by the answer, as if it had run on."""
REMANDS: Final = (rules.Round.REMANDED, rules.Round.REMANDED_BY_LAW)


@dataclass(frozen=True, slots=True)
class Moved:
    """A running duty whose end a new calendar moved (`was` None: it had none until now)."""

    duty: Duty
    was: date | None
    was_late: bool


class Docket(Tasks):
    """The duties of one case, read once under its lock, changed in memory, written once by `save`."""

    mailed: bool | None = None  # whether an untried mail of the clock waits; None: nobody asked
    reached: climbing.Known | None = None  # rungs, where they were read
    texts: rows.Keys | None = None  # keys of texts typed with the next events, drawn with the lock
    holding: int | None = None  # under which of the connection's holdings it was locked (`under_lock`)
    stencil: rows.Stencil | None = None  # of a new case whose duties are those of others of its day

    @classmethod
    def of(cls, complaint: Complaint) -> "Docket":
        return cls(complaint, duties_of(complaint))

    def settling(self) -> Duty | None:
        """The settlement that runs; of several rounds the latest."""
        found = self.running(K.SETTLE)
        return max(found, key=lambda duty: duty.round) if found else None

    def superseded(self) -> list[Duty]:
        """What runs of rounds before the present one, although the Ombudsman's date took its place: of cases that were
        remanded before a remand ended it."""
        return [duty for duty in self.running(K.SETTLE, K.DECIDE) if is_superseded(duty, self.complaint)]

    def supersede(self, at: datetime) -> None:
        """End it."""
        for duty in self.superseded():
            self._end(duty, at, "supersede")

    def apply(self, verb: str, *, at: datetime, given: date | None = None, ending: bool = True) -> None:
        """What this act does to the duties, by its row (`complaints/lifecycle.py`).

        `at`: the instant from which it takes effect; `given`: the date promised (remedy) or set (remand; else the law's own days).
        `ending`: False for an act of a time in which it ended nothing. Unit, class and round are already what the verb makes them.
        """
        if verb == "register" and not self.rows:
            self._register(at)
            return
        self._apply(verb, at=at, given=given, ending=ending)

    def _register(self, at: datetime) -> None:
        """The duties of a new case. Those of one day under one law, calendar and week differ in nothing but the instant (the
        rungs of a ladder begin with a local day), unless the unit promised something: they are counted once."""
        on, unit, agency = self._local(at), self.complaint.unit, self.complaint.agency
        if unit is not None and unit.promises_from is not None and on >= unit.promises_from:
            self._apply("register", at=at)
            return
        key = (self.law, self.calendar, self.week, agency.zone, on, self._class)
        found = registered.again(key, at=at)
        if found is None:
            self._apply("register", at=at)
            registered.keep(key, self.rows)
            return
        duties, self.stencil = found
        self.rows += duties
        self._opened += duties

    def _apply(self, verb: str, *, at: datetime, given: date | None = None, ending: bool = True) -> None:
        act = lifecycle.TABLE[verb]
        self._meet(act.stops, at)
        ended_by = FILE_INCOMPLETE if verb == "request_completion" else verb
        for duty in self.running(*act.ends) if act.ends and ending else ():
            self._end(duty, at, ended_by)
        on = self._local(at)
        for kind in act.opens:
            rule = self._rule(kind, verb, on, given)
            if rule is not None and act.starts in rule.starts and not self._runs(kind):
                self._open(rule, verb=verb, on=on, at=at, given=given)
        match verb:
            case "register":
                self._meet(act.stops, at)  # what is opened and met by one event: the receipt
            case "dispatch":
                self._class_given(on=on, at=at)
            case "appeal":
                self._revive_rejected(at)
            case "answer" if given:
                remedy = self.law.rule(K.REMEDY, on)
                self._open(remedy, verb=verb, on=on, at=at, given=given)

    def reclassify(self, *, at: datetime) -> None:
        """Another class after the first dispatch: the settlement's end by the new class from its same day zero,
        in the week it was told with. It never jumps to a day that is already over."""
        today = self._local(at)
        for duty in self.running(K.SETTLE):
            rule = self._rule_of_settlement(duty)
            if rule is None or rule.id == duty.rule:
                continue
            was = duty.own_due_on or duty.due_on
            self._under(duty, rule)
            duty.extended_days = min(duty.extended_days, rule.extension.cap if rule.extension else 0)
            self._date(duty, no_earlier_than=today if was is None else min(was, today))
            if duty.suspended_at is not None:
                duty.frozen_due_on = max(self.frozen(duty), today if was is None else min(was, today))
            self._awaken(duty, at)
        if self.complaint.round == 1:
            self._decide_by_class("reclassify", at=at)

    def extend(self, duty: Duty, days: int) -> None:
        """Give it this many days more, in its own unit, from the same day zero."""
        duty.extensions += 1
        duty.extended_days += days
        duty.extension_contested_at = None
        self._date(duty, no_earlier_than=duty.own_due_on or duty.due_on)
        self._touch(duty)

    def contest_extension(self, duty: Duty, at: datetime) -> None:
        duty.extension_contested_at = at
        self._touch(duty)

    def suspend(self, duty: Duty, suspension: Suspension) -> None:
        """It stands still. Its end is then the one that it has if it stands still as long as it may: no reader
        of dates needs to know, and it cannot pass meanwhile."""
        self.suspensions.append(suspension)
        duty.suspensions += 1
        duty.suspended_at, duty.resume_by_at = suspension.from_at, suspension.resume_by_at
        duty.frozen_due_on = duty.own_due_on or duty.due_on
        self._date(duty, no_earlier_than=duty.frozen_due_on)
        self._touch(duty)

    def run_again(self, at: datetime) -> Suspension | None:
        """It runs again, at the latest when the cap of its rule was used up; the days lost do not count. The
        suspension that ended, for the caller to save; None where none was."""
        suspension = self.suspension
        if suspension is None:
            return None
        suspension.until_at = min(at, suspension.resume_by_at)
        suspension.until_on = min(self._local(at), suspension.resume_by_on)
        for duty in self.running():
            if duty.suspended_at is not None:
                frozen = duty.frozen_due_on
                duty.suspended_at, duty.frozen_due_on, duty.resume_by_at = None, None, None
                self._date(duty, no_earlier_than=frozen)
                duty.suspended_days = self._days_lost(duty)
                self._touch(duty)
        return suspension

    def move_day_zero(self, *, was: date, on: date) -> list[Duty]:
        """The complaint was received on an earlier day: what runs since its filing is counted from there."""
        moved = [duty for duty in self.running() if duty.opened_on == was and duty.round == 1]
        moved = [duty for duty in moved if Start.FILED in self.rule_of(duty).starts]
        for duty in moved:
            duty.opened_on = on
            self._date(duty)
            self._touch(duty)
        return moved

    def follow_calendar(self, *, at: datetime) -> list[Moved]:
        """Bring running duties to the calendar's present version: an end may move later, never earlier, and what
        waited for a year gets its date. Those whose end moved."""
        moved = []
        for duty in self.stale():
            was = duty.own_due_on or duty.due_on
            late = duty.due_at is not None and duty.due_at <= at
            waited = duty.awaits_year is not None
            if duty.length is None or (not waited and duty.length_unit == CALENDAR_DAY):
                duty.calendar = self.calendar.label
            else:
                self._date(duty, no_earlier_than=was)
            self._touch(duty)
            if (duty.own_due_on or duty.due_on) != was:
                self._awaken(duty, at)
                moved.append(Moved(duty, was, late))
        return moved

    def stale(self) -> list[Duty]:
        """Running duties counted with another version than the calendar's present one."""
        return [duty for duty in self.running() if duty.calendar != self.calendar.label]

    def own_end(self, kind: str) -> date | None:
        """The earliest end that a running duty of this kind has by itself, whatever it shares."""
        return min(
            (end for duty in self.running(kind) if (end := duty.own_due_on or duty.due_on)), default=None
        )

    def share(self, kind: str, earliest: date | None) -> None:
        """The earliest end among the cases linked with this one (None: there is none); its own is kept beside."""
        for duty in self.running(kind):
            own = duty.own_due_on or duty.due_on
            if own is None or (earliest is None and duty.own_due_on is None):
                continue
            duty.own_due_on, duty.shared_due_on = (own, earliest) if earliest is not None else (None, None)
            self._ends(duty, own, provisional=duty.provisional)
            self._touch(duty)

    def unlink(self, *, state: str, at: datetime, exactly: bool = True) -> None:
        """What the link ended runs again with its old dates, unless a verb since would have dealt with it. `exactly`: False
        for a time in which what ran again counted as such a verb."""
        before = list(self.rows)
        for kind in (K.VERIFY, K.FIRST_ANSWER):
            ended = [duty for duty in before if duty.kind == kind and duty.ended_by == "link"]
            seen = before if exactly else self.rows
            since = ended and any(duty.opened_at > (ended[-1].ended_at or at) for duty in seen)
            if state == State.RECEIVED and ended and not since and not self.running(kind):
                self._revive(kind, 1, ended_by=("link",), at=at)

    def disclose(self, *kinds: str, at: datetime) -> dict[str, list[dict[str, Any]]]:
        """The running duties of these kinds, and what their ends bring, as plain facts for a notice; from now on their
        ends are told."""
        told = self.running(*kinds)
        for duty in told:
            if duty.told_at is None and duty.due_on is not None:
                duty.told_at = at
                self._touch(duty)
        return {"duties": [{**fact(duty), "lapse": self.rule_of(duty).lapse} for duty in told]}

    def mark_swept(self, duty: Duty, at: datetime) -> None:
        """The clock has dealt with the end of this duty."""
        duty.swept_at = at
        self._touch(duty)

    def save(self) -> None:
        """Write what changed, then what opened: a duty ends before the next one of its kind begins. Mails of the clock
        that wait for the sending window and speak of duties that are over by now are taken back."""
        over = [duty for duty in self._changed.values() if not duty.running]
        missed = [rung for duty in over for rung in climbing.missed(self, duty)]
        climbing.keep(missed, at=self.complaint.last_at, known=self.reached)
        rows.rewrite_later(*self._changed.values(), fields=CHANGEABLE)
        rows.insert_soon(*self.rows_of_new())
        if self.mailed is not False:
            climbing.take_back(self, [*self.running(), *over])
        self.saved()

    def saved(self) -> None:
        self._opened, self._changed = [], {}

    def rows_of_new(self) -> list[Duty]:
        """The duties of a case written just before them, ready to be written themselves."""
        for duty in self._opened:
            if not Duty.complaint.is_cached(duty):
                duty.complaint = self.complaint
        return self._opened

    def insert_later(self) -> None:
        """Write the duties of a new case with the next statement or with the commit."""
        new = self.rows_of_new()
        if self.stencil is not None and self.stencil.insert_later(*new):
            return
        self.stencil = None
        rows.insert_later(*new)

    def changed(self) -> list[Duty]:
        """Stored duties that were changed and not yet saved."""
        return list(self._changed.values())

    def place(self) -> None:
        """Set the complaint's next deadline from the running duties."""
        dated = [(duty.due_at, duty.due_on) for duty in self.running() if duty.due_at is not None]
        self.complaint.next_due_at, self.complaint.next_due_on = min(dated) if dated else (NEVER, None)

    def _rule(self, kind: K, verb: str, on: date, given: date | None) -> rules.Rule | None:
        """The rule under which this verb opens a duty; None where the law knows none for the class."""
        if kind == K.SETTLE and verb == "remand":
            return self.law.remand(on, dated=given is not None)
        if not self.law.governs(kind, self._class):
            return None
        later = kind == K.SETTLE and self.complaint.round > 1
        return self.law.rule(kind, on, self._class, later_round=later)

    def _rule_of_settlement(self, duty: Duty) -> rules.Rule | None:
        """The rule of the class that the case now has; None for a settlement that the Ombudsman ordered."""
        if self.rule_of(duty).round in REMANDS:
            return None
        return self.law.rule(K.SETTLE, duty.opened_on, self._class, later_round=duty.round > 1)

    def _class_given(self, *, on: date, at: datetime) -> None:
        """The class of the dispatch moves the settlement's end, from its same day zero and in the week it was
        told with; the statute's own limit covers complaints in the narrow sense only."""
        for duty in self.running(K.SETTLE):
            rule = self._rule_of_settlement(duty)
            if rule is None:
                continue
            before, promised = (duty.rule, duty.length), duty.promise
            self._under(duty, rule)
            if duty.rule == before[0] and (duty.length or 0) > (before[1] or 0):
                duty.length, duty.promise = before[1], promised  # another unit's pace is no other class
            if (duty.rule, duty.length) != before:
                duty.original_due_on = None
                self._date(duty)
                self._awaken(duty, at)
        if self.complaint.round == 1:
            self._decide_by_class("dispatch", at=at)

    def _decide_by_class(self, verb: str, *, at: datetime) -> None:
        if not self.law.governs(K.DECIDE, self._class):
            for duty in self.running(K.DECIDE):
                self._end(duty, at, verb)
        elif not self.running(K.DECIDE):
            for zero in {duty.opened_on for duty in self.running(K.SETTLE)}:
                if not self._revive(K.DECIDE, 1, ended_by=("dispatch", "reclassify"), at=at, opened_on=zero):
                    rule = self.law.rule(K.DECIDE, zero, self._class)
                    self._open(rule, verb=verb, on=zero, at=at)

    def _revive_rejected(self, at: datetime) -> None:
        """What the rejection ended runs again, of every round."""
        for round_ in range(1, self.complaint.round + 1):
            for kind in (K.SETTLE, K.DECIDE):
                self._revive(kind, round_, ended_by=("reject",), at=at)

    def _revive(
        self, kind: K, round_: int, *, ended_by: Collection[str], at: datetime, opened_on: date | None = None
    ) -> bool:
        """Open a duty that one of these verbs ended again, with its old dates (and of this day zero, where one
        is named); the ended row stays as it is. False where there is none."""
        rows = [
            duty
            for duty in self.rows
            if (duty.kind, duty.round) == (kind, round_)
            and duty.ended_by in ended_by
            and opened_on in (None, duty.opened_on)
        ]
        if rows:
            again = Duty(**{name: getattr(rows[-1], name) for name in COPIED}, opened_at=at)
            self.rows.append(again)
            self._opened.append(again)
        return bool(rows)

    def _meet(self, stop: Stop | None, at: datetime) -> None:
        """What runs and whose rule names this event (`stops`) is met by it."""
        for duty in self.running() if stop is not None else ():
            if stop in self.rule_of(duty).stops:
                duty.met_at = at
                self._touch(duty)

    def _runs(self, kind: K) -> bool:
        """Whether a duty of this kind runs in this round: where a rule let it outlast what meets it elsewhere, the
        next start finds it there."""
        return any(duty.round == self.complaint.round for duty in self.running(kind))


DATED: Final = (
    "holder",
    "opened_on",
    "due_on",
    "due_at",
    "original_due_on",
    "told_at",
    "length",
    "length_unit",
    "rule",
    "citation",
    "certainty",
    "calendar",
    "extensions",
    "extended_days",
    "extension_contested_at",
    "suspensions",
    "suspended_days",
    "suspended_at",
    "frozen_due_on",
    "resume_by_at",
    "own_due_on",
    "shared_due_on",
    "provisional",
    "awaits_year",
    "rung",
    "rung_at",
    "swept_at",
)
COPIED: Final = ("kind", "round", "week", "promise", *DATED)
CHANGEABLE: Final = (*DATED, "promise", "met_at", "ended_at", "ended_by")


def save_changed(dockets: Iterable[Docket], *, stored: Mapping[int, Any]) -> None:
    """Write the changed duties of many cases: those that merely count with another calendar now in one statement
    a calendar, the others in one. `stored`: what `but_calendar` told of each when it was read."""
    relabelled: dict[str, list[int]] = {}
    others = []
    for docket in dockets:
        for duty in docket.changed():
            if but_calendar(duty) == stored[duty.pk]:
                relabelled.setdefault(duty.calendar, []).append(duty.pk)
            else:
                others.append(duty)
        docket.saved()
    relabel(relabelled)
    rows.change(others, fields=CHANGEABLE)


def relabel(duties: Mapping[str, list[int]]) -> None:
    """From now on these count with these versions of a calendar, to the same ends."""
    with connection.cursor() as cursor:
        for label, keys in duties.items():
            cursor.execute("UPDATE workflow_duty SET calendar = %s WHERE id = ANY(%s)", [label, keys])


but_calendar: Final = attrgetter(
    *(name for name in CHANGEABLE if name not in ("calendar", "promise")), "promise_id"
)
"""All that may change of a duty, but the calendar that it is counted with."""


SUPERSEDED_BY_ROUND: Final = (K.SETTLE, K.DECIDE)
OF_AN_EARLIER_ROUND: Final = Q(kind__in=SUPERSEDED_BY_ROUND, round__lt=F("complaint__round"))
"""Of running duties, in a query: those of which `is_superseded` says so."""


def is_superseded(duty: Duty, complaint: Complaint) -> bool:
    """Whether the date of a later round took the place of this one."""
    if duty.ended_by in SUPERSEDED:
        return True
    return duty.running and duty.kind in (K.SETTLE, K.DECIDE) and duty.round < complaint.round


def fact(duty: Duty) -> dict[str, Any]:
    """A duty as plain facts for a notice. Its length is told with what was added to it, so that it says how the date came
    about; and not at all where the date has another reason: a standstill, a linked case that ends earlier."""
    counted = duty.suspended_at is None and duty.own_due_on in (None, duty.due_on)
    told: dict[str, Any] = {
        "kind": duty.kind,
        "due_on": None if duty.due_on is None else duty.due_on.isoformat(),
        "provisional": duty.provisional,
        "length": duty.length if counted else None,
        "length_unit": duty.length_unit,
    }
    if counted and duty.extended_days:
        told["extended_days"] = duty.extended_days
    if counted and duty.suspended_days:
        told["suspended_days"] = duty.suspended_days
    return told
