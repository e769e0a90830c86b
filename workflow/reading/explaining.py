"""Why a duty ends on the day it does: every fact behind the stored date, read from the duty, its case and its events.

Nothing is decided here. The days are counted by `counting.period` with the calendar version, week, length and pauses
that the duty itself remembers; where the stored end is another day than that count, `kept` or `shared` says why.
Words for people: `workflow/reading/explained.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from accounts.actors import Actor
from complaints.lifecycle import TABLE
from complaints.models import Complaint
from law import counting, rules
from law.codes import DutyKind, Start
from law.counting import LengthUnit, Pause, Skipped
from workflow.calendars import present
from workflow.clocks.dating import week_of
from workflow.clocks.duties import Docket
from workflow.models import Duty, Event, Suspension, UnitPromise
from workflow.record import timeline
from workflow.record.timeline import Entry

STARTED_BY: Final[dict[Start, tuple[str, ...]]] = {
    start: tuple(event.event for act in TABLE.values() if act.starts == start for event in act.events)
    for start in Start
}
"""The events whose local date a rule takes as day zero."""


class Kept(StrEnum):
    """Why a stored end is later than its own count."""

    TOLD = "told"
    """A later version of the calendar took a day off away: a date that was told is not shortened."""
    RECLASSIFIED = "reclassified"
    """A shorter class came when its own end was over: it never jumps to a day that is past."""


class Given(StrEnum):
    """Who set a date that is not counted."""

    OFFICE = "office"
    OMBUDSMAN = "ombudsman"


@dataclass(frozen=True, slots=True)
class DayZero:
    """The local date from which is counted, and the event that set it (None: no event tells)."""

    on: date
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Extended:
    """An extension: days in the unit of the duty, its end before and after, as its event told them."""

    days: int
    was: date
    due_on: date
    entry: Entry


@dataclass(frozen=True, slots=True)
class StoodStill:
    """A suspension: no local day d with after < d <= until counts. `running`: until is the day by which the
    clock runs again at the latest."""

    reason: str
    after: date
    until: date
    running: bool
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The working of one stored end. Dates are local to the agency; lengths in `unit`.

    `counted` and `skipped` hold together each day from day zero + 1 to `last_counted`, which is the end by the
    duty's own count (None: the date was given, or waits for a year). `due_on` is `last_counted` unless `kept`,
    `shares` or `given` says otherwise.
    """

    duty: Duty
    rule: rules.Rule
    ladder: rules.Ladder | None
    law_title: str
    day_zero: DayZero
    length: int | None
    unit: LengthUnit
    week: frozenset[int]
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    last_counted: date | None
    extensions: tuple[Extended, ...]
    contested: Entry | None
    suspensions: tuple[StoodStill, ...]
    promise: UnitPromise | None
    kept: Kept | None
    shares: bool
    given: Given | None

    @property
    def due_on(self) -> date | None:
        return self.duty.due_on

    @property
    def own_end(self) -> date | None:
        """Its end by itself, whatever it shares with linked cases."""
        return self.duty.own_due_on or self.duty.due_on

    @property
    def original(self) -> date | None:
        """The end as first told, where it is another than now."""
        first = self.duty.original_due_on
        return first if first != self.due_on else None

    @property
    def verified(self) -> bool:
        return self.duty.certainty == rules.Certainty.READ

    def suspended_by(self, day: date) -> StoodStill | None:
        return next((row for row in self.suspensions if row.after < day <= row.until), None)


def explain(duty: Duty, docket: Docket, *, viewer: Actor) -> Explanation:
    """The working of a stored duty, as this viewer may read it; in a handful of queries whatever the case."""
    story = _Story(docket.complaint, viewer)
    rule = docket.rule_of(duty)
    stood_still = _stood_still(duty, docket.suspensions, story)
    period = _period(duty, stood_still)
    return Explanation(
        duty=duty,
        rule=rule,
        ladder=docket.law.ladder(rule),
        law_title=docket.law.title_of(rule),
        day_zero=_day_zero(duty, rule, story),
        length=None if duty.length is None else duty.length + duty.extended_days,
        unit=LengthUnit(duty.length_unit),
        week=week_of(duty),
        counted=period.counted if period else (),
        skipped=period.skipped if period else (),
        last_counted=period.due_on if period else None,
        extensions=_extensions(duty, story),
        contested=_contested(duty, story),
        suspensions=stood_still,
        promise=duty.promise,
        kept=_kept(duty, period, story),
        shares=duty.own_due_on is not None and duty.due_on != duty.own_due_on,
        given=_given(duty, rule),
    )


class _Story:
    """The events of a case, with how this viewer reads them."""

    def __init__(self, complaint: Complaint, viewer: Actor) -> None:
        self.complaint = complaint
        self._rows = list(complaint.events.order_by("seq"))
        self._entries = {entry.seq: entry for entry in timeline.entries(complaint, viewer)}

    def told(self, names: Iterable[str], *, until: datetime | None = None) -> list[Event]:
        """The events of these names, oldest first, of those before an instant."""
        return [row for row in self._rows if row.name in names and (until is None or row.at <= until)]

    def entry(self, row: Event) -> Entry | None:
        """How it reads; None where this viewer may not read of it."""
        return self._entries.get(row.seq)

    def of(self, duty: Duty, name: str) -> list[Event]:
        """The events of this name that speak of this duty, while it ran."""
        rows = self.told((name,), until=_end(duty))
        return [row for row in rows if (row.facts["kind"], row.facts["round"]) == (duty.kind, duty.round)]


def _end(duty: Duty) -> datetime | None:
    """When it stopped to run."""
    return duty.met_at or duty.ended_at


def _day_zero(duty: Duty, rule: rules.Rule, story: _Story) -> DayZero:
    """The latest event that the rule starts with on this local date; a confirmed date of receipt, where that is it."""
    zone = story.complaint.agency.zone
    names = {name for start in rule.starts for name in STARTED_BY[start]}
    matches = [
        row
        for row in story.told(names, until=duty.opened_at)
        if counting.local_date(row.at, zone) == duty.opened_on
    ]
    confirmed = story.told(("receipt_date_confirmed",))
    matches += [row for row in confirmed if row.facts["received_on"] == duty.opened_on.isoformat()]
    return DayZero(duty.opened_on, story.entry(matches[-1]) if matches else None)


def _stood_still(duty: Duty, rows: Iterable[Suspension], story: _Story) -> tuple[StoodStill, ...]:
    """The suspensions that are this duty's: of its round, the last ones that began while it ran."""
    end = _end(duty)
    own = [row for row in rows if row.round == duty.round and (end is None or row.from_at <= end)]
    events = {row.at: row for row in story.of(duty, "suspended")}
    matches = []
    for row in own[len(own) - duty.suspensions :]:
        event = events.get(row.from_at)
        matches.append(
            StoodStill(
                reason=row.reason,
                after=row.from_on,
                until=row.until_on or row.resume_by_on,
                running=row.until_on is None,
                entry=story.entry(event) if event else None,
            )
        )
    return tuple(matches)


def _period(duty: Duty, stood_still: Iterable[StoodStill]) -> counting.Period | None:
    """The count of the stored end, as it was made; None where nothing was counted."""
    if duty.length is None or duty.due_on is None:
        return None
    return counting.period(
        duty.opened_on,
        duty.length + duty.extended_days,
        LengthUnit(duty.length_unit),
        week_of(duty),
        present.labelled(duty.calendar),
        [Pause(row.after, row.until) for row in stood_still],
    )


def _extensions(duty: Duty, story: _Story) -> tuple[Extended, ...]:
    rows = story.of(duty, "extended")
    matches = []
    for row in rows[len(rows) - duty.extensions :]:
        entry = story.entry(row)
        assert entry is not None  # extensions are told to everybody who sees the case
        was, due_on = (date.fromisoformat(row.facts[name]) for name in ("was", "due_on"))
        matches.append(Extended(row.facts["days"], was, due_on, entry))
    return tuple(matches)


def _contested(duty: Duty, story: _Story) -> Entry | None:
    """The complainant's objection to the extension, while it stands."""
    if duty.extension_contested_at is None:
        return None
    rows = story.of(duty, "extension_contested")
    return story.entry(rows[-1]) if rows else None


def _kept(duty: Duty, period: counting.Period | None, story: _Story) -> Kept | None:
    end = duty.own_due_on or duty.due_on
    if period is None or end is None or end <= period.due_on:
        return None
    ends = {day.isoformat() for day in (end, duty.due_on) if day is not None}
    for row in story.told(("reclassified",), until=_end(duty)):
        counted_alike = row.facts["basis"]["calendar"] == duty.calendar
        if duty.kind == DutyKind.SETTLE and counted_alike and row.facts["due_on"] in ends:
            return Kept.RECLASSIFIED
    return Kept.TOLD


def _given(duty: Duty, rule: rules.Rule) -> Given | None:
    if duty.length is not None:
        return None
    by_ombudsman = rule.round == rules.Round.REMANDED or rule.kind == DutyKind.ADVICE
    return Given.OMBUDSMAN if by_ombudsman else Given.OFFICE
