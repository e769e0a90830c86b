"""The duties of a case computed anew from its events and the law: what `doctor` holds against the stored rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Final

from accounts.actors import Origin
from accounts.models import Unit
from complaints import lifecycle
from complaints.lifecycle import State
from complaints.models import Complaint
from law import counting
from law.codes import DutyKind
from workflow.calendars import present as calendars
from workflow.clocks.duties import Docket
from workflow.models import Duty, Event, Suspension
from workflow.register.cases import MEETS_OR_ENDS, apply_import
from workflow.verbs import duplicates


@dataclass(frozen=True, slots=True)
class Difference:
    """A duty that is not what its events say. `stored` or `rebuilt` is None where the row is missing there."""

    kind: str
    round: int
    field: str
    stored: object
    rebuilt: object


class Almanac:
    """The calendars that some cases were counted with, by label: each version is asked for once, however many events name it."""

    def __init__(self) -> None:
        self._known: dict[str, counting.Calendar] = {}

    def __getitem__(self, label: str) -> counting.Calendar:
        """Raises Calendar.DoesNotExist."""
        if label not in self._known:
            self._known[label] = calendars.labelled(label)
        return self._known[label]


def rebuilt(
    complaint: Complaint, events: Iterable[Event], *, units: Mapping[str, Unit], label: str | None
) -> list[Duty]:
    """The duties that these events (in order) bring about: those of `replayed`."""
    return replayed(complaint, events, units=units, label=label).rows


def replayed(
    complaint: Complaint,
    events: Iterable[Event],
    *,
    units: Mapping[str, Unit],
    label: str | None,
    almanac: Almanac | None = None,
) -> Docket:
    """What these events (in order) bring about: duties, each counted with the calendar and week that its event
    names, and with the changes of the calendar since, up to the version `label`; times of standing still. Nothing is
    written; calendars and promises are read. `almanac`: of a caller that rebuilds many cases."""
    known = almanac or Almanac()
    shadow = Complaint(agency=complaint.agency, access_hash=complaint.access_hash, last_at=complaint.last_at)
    docket = Docket(shadow, suspensions=[])
    for event in events:
        _follow(shadow, event, units)
        basis = event.facts.get("basis")
        if basis is not None:
            _follow_calendar(docket, known, basis["calendar"], basis["week"], event.at)
        _replay(docket, event)
    if label is not None:
        _follow_calendar(docket, known, label, "", complaint.last_at)
    return docket


def _follow_calendar(docket: Docket, almanac: Almanac, label: str, week: str, at: datetime) -> None:
    """Through each version of the calendar up to this one; every change was brought to every running case."""
    code, _at, last = label.rpartition("@")
    ran = [duty.calendar.rpartition("@") for duty in docket.running()]
    first = min([int(version) for name, _at, version in ran if name == code] + [int(last)])
    for version in range(first, int(last) + 1):
        docket.count_with(almanac[f"{code}@{version}"], frozenset(map(int, week)))
        docket.follow_calendar(at=at)


def _replay(docket: Docket, event: Event) -> None:
    """What this event did to the duties: by the row of its act, or in its own way."""
    replay = REPLAYS.get(event.name)
    if replay is not None:
        replay(docket, event)
    elif not _told_by_a_register(event):
        _apply(docket, event)


def _told_by_a_register(event: Event) -> bool:
    """An answer that stands in an imported register is part of the import before it."""
    return event.origin == Origin.IMPORT and event.from_state == event.to_state


def _apply(docket: Docket, event: Event) -> None:
    verb = lifecycle.ACT_OF[event.name]
    due_on = event.facts.get("remedy_due_on" if verb == "answer" else "due_on")
    given = date.fromisoformat(due_on) if due_on and not event.facts.get("by_law") else None
    ending = verb != "remand" or bool(event.facts.get("supersedes"))
    docket.apply(verb, at=event.effective_at, given=given, ending=ending)
    if verb in ("answer", "answer_with_original") and docket.complaint.access_hash:
        docket.apply("show_answer", at=event.effective_at)


def _imported(docket: Docket, event: Event) -> None:
    ended_at = event.effective_at if event.to_state in MEETS_OR_ENDS else None
    apply_import(docket, State(event.to_state), filed_at=event.at, ended_at=ended_at)


def _extended(docket: Docket, event: Event) -> None:
    docket.extend(_settlement(docket), event.facts["days"])


def _extension_contested(docket: Docket, event: Event) -> None:
    docket.contest_extension(_settlement(docket), event.at)


def _suspended(docket: Docket, event: Event) -> None:
    docket.suspend(_settlement(docket), _suspension(docket.complaint, event))


def _superseded(docket: Docket, event: Event) -> None:
    docket.supersede(event.at)


def _resumed(docket: Docket, event: Event) -> None:
    docket.run_again(event.effective_at)


def _reclassified(docket: Docket, event: Event) -> None:
    docket.reclassify(at=event.at)


def _receipt_date_confirmed(docket: Docket, event: Event) -> None:
    was, on = event.facts["was"], event.facts["received_on"]
    docket.move_day_zero(was=date.fromisoformat(was), on=date.fromisoformat(on))


def _linked(docket: Docket, event: Event) -> None:
    docket.apply("link", at=event.effective_at)
    _shares(docket, event)


def _unlinked(docket: Docket, event: Event) -> None:
    _shares(docket, event)
    exactly = bool(event.facts.get("exactly"))
    docket.unlink(state=event.to_state, at=event.effective_at, exactly=exactly)


def _shares(docket: Docket, event: Event) -> None:
    duplicates.follow_shared(docket, event.facts["shared"])


def _task_set(docket: Docket, event: Event) -> None:
    facts = event.facts
    given = date.fromisoformat(facts["given"]) if facts["given"] else None
    on, at = date.fromisoformat(facts["from"]), event.at
    docket.begin_task(facts["number"], DutyKind(facts["kind"]), verb="set_task", on=on, at=at, given=given)


def _monitored(docket: Docket, event: Event) -> None:
    number, at = event.facts["number"], event.at
    docket.end_task(number, at, "monitor")
    on = counting.local_date(at, docket.complaint.agency.zone)
    docket.begin_task(number, DutyKind(event.facts["kind"]), verb="monitor", on=on, at=at)


def _evidence_given(docket: Docket, event: Event) -> None:
    docket.meet_task(event.facts["number"], event.at)


def _evidence_sent_back(docket: Docket, event: Event) -> None:
    docket.take_up_task(event.facts["number"], event.at)


REPLAYS: Final[dict[str, Callable[[Docket, Event], None]]] = {
    "imported": _imported,
    "extended": _extended,
    "extension_contested": _extension_contested,
    "suspended": _suspended,
    "resumed": _resumed,
    "superseded": _superseded,
    "reclassified": _reclassified,
    "receipt_date_confirmed": _receipt_date_confirmed,
    "linked": _linked,
    "unlinked": _unlinked,
    "duplicate_joined": _shares,
    "duplicate_left": _shares,
    "task_set": _task_set,
    "monitored": _monitored,
    "evidence_given": _evidence_given,
    "evidence_sent_back": _evidence_sent_back,
}
"""Events that change duties in a way of their own."""


def _settlement(docket: Docket) -> Duty:
    duty = docket.settling()
    if duty is None:
        raise LookupError(f"complaint {docket.complaint.pk}: an event speaks of a settlement, none runs")
    return duty


def _suspension(complaint: Complaint, event: Event) -> Suspension:
    zone, last = complaint.agency.zone, date.fromisoformat(event.facts["resume_by_on"])
    return Suspension(
        round=event.facts["round"],
        reason=event.facts["reason"],
        from_at=event.at,
        from_on=counting.local_date(event.at, zone),
        resume_by_on=last,
        resume_by_at=counting.due_at(last, zone),
    )


def differences(stored: Iterable[Duty], again: Iterable[Duty]) -> list[Difference]:
    """Every field in which the stored duties are not the rebuilt ones; none is the invariant."""
    ours, theirs = _by_kind(stored), _by_kind(again)
    differing = []
    for key in sorted(ours.keys() | theirs.keys()):
        for mine, other in zip_longest(ours.get(key, []), theirs.get(key, [])):
            differing += _between(key, mine, other)
    return differing


def suspensions_differ(stored: Iterable[Suspension], again: Iterable[Suspension]) -> bool:
    """Whether the stored times of standing still are not the rebuilt ones."""
    ours, theirs = ([[getattr(row, name) for name in STANDSTILL] for row in rows] for rows in (stored, again))
    return ours != theirs


def clock_marks(docket: Docket, events: Iterable[Event]) -> Iterator[Difference]:
    """Ends of stored duties that are said to be dealt with, of which no event tells."""
    rows = list(events)
    told = {(event.facts["duty"], event.at) for event in rows if event.name == "breached"}
    imported = any(event.name == "imported" for event in rows)
    for duty in docket.rows:
        if duty.swept_at is not None and (duty.pk, duty.swept_at) not in told and not imported:
            yield Difference(duty.kind, duty.round, "swept_at", duty.swept_at, None)


STANDSTILL: Final = (
    "round",
    "reason",
    "from_at",
    "from_on",
    "until_at",
    "until_on",
    "resume_by_on",
    "resume_by_at",
)
FACTS: Final = (
    "kind",
    "round",
    "holder",
    "opened_on",
    "opened_at",
    "met_at",
    "ended_at",
    "ended_by",
    "length",
    "length_unit",
    "week",
    "rule",
    "citation",
    "certainty",
    "due_on",
    "due_at",
    "original_due_on",
    "own_due_on",
    "shared_due_on",
    "frozen_due_on",
    "suspended_at",
    "resume_by_at",
    "suspended_days",
    "suspensions",
    "extensions",
    "extended_days",
    "extension_contested_at",
    "promise_id",
    "provisional",
    "awaits_year",
    "calendar",
)


def _follow(shadow: Complaint, event: Event, units: Mapping[str, Unit]) -> None:
    """Bring the shadow to where the verb had the complaint when it touched the duties."""
    if event.facts.get("unit"):
        shadow.unit = units[event.facts["unit"]]
    if event.name == "taken_over":
        shadow.unit = None
    if event.facts.get("classification"):
        shadow.classification = event.facts["classification"]
    if lifecycle.TABLE[lifecycle.ACT_OF[event.name]].new_round:
        shadow.round += 1


def _by_kind(rows: Iterable[Duty]) -> dict[tuple[str, int], list[Duty]]:
    """The rows of each kind and round, in the order in which they were opened."""
    grouped: dict[tuple[str, int], list[Duty]] = {}
    for row in sorted(rows, key=lambda row: row.opened_at):
        grouped.setdefault((row.kind, row.round), []).append(row)
    return grouped


def _between(key: tuple[str, int], mine: Duty | None, other: Duty | None) -> list[Difference]:
    kind, turn = key
    if mine is None or other is None:
        present = ["present" if row is not None else None for row in (mine, other)]
        return [Difference(kind, turn, "row", *present)]
    return [
        Difference(kind, turn, name, getattr(mine, name), getattr(other, name))
        for name in FACTS
        if getattr(mine, name) != getattr(other, name)
    ]
