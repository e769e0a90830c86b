"""The duties of a case computed anew from its events and the law: what `doctor` holds against the stored rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Final

from accounts.models import Unit
from complaints.models import Complaint
from workflow import calendar
from workflow.duties import Docket
from workflow.models import Duty, Event

VERB_OF: Final = {
    "registered": "register",
    "completion_requested": "request_completion",
    "completed": "complete",
    "lapsed": "lapse",
    "rejected": "reject",
    "dispatched": "dispatch",
    "sent_back": "send_back",
    "begun": "begin",
    "transferred": "transfer",
    "answered": "answer",
    "remedied": "mark_remedied",
    "accepted": "accept",
    "deem_accepted": "deem_accepted",
    "contested": "contest",
    "reopened": "reopen",
    "withdrawn": "withdraw",
    "appealed": "appeal",
    "escalated": "escalate",
    "remanded": "remand",
    "concluded": "conclude",
}
"""Which verb an event tells of; events not named here touch no duty."""
NEW_ROUND: Final = ("contested", "reopened", "remanded")


@dataclass(frozen=True, slots=True)
class Difference:
    """A duty that is not what its events say. `stored` or `rebuilt` is None where the row is missing there."""

    kind: str
    round: int
    field: str
    stored: object
    rebuilt: object


def rebuilt(
    complaint: Complaint, events: Iterable[Event], *, units: Mapping[str, Unit], days: calendar.Calendar
) -> list[Duty]:
    """The duties that these events (in order) bring about. Nothing is read from or written to the database."""
    shadow = Complaint(agency=complaint.agency, access_hash=complaint.access_hash, last_at=complaint.last_at)
    docket = Docket(shadow, days=days)
    for event in events:
        verb = VERB_OF.get(event.name)
        if verb is None:
            continue
        _follow(shadow, event, units)
        due_on = event.facts.get("remedy_due_on" if verb == "answer" else "due_on")
        given = date.fromisoformat(due_on) if due_on else None
        docket.apply(verb, at=event.effective_at, given=given)
        if verb == "answer" and complaint.access_hash:
            docket.apply("show_answer", at=event.effective_at)
    return docket.rows


def differences(stored: Iterable[Duty], again: Iterable[Duty]) -> list[Difference]:
    """Every field in which the stored duties are not the rebuilt ones; none is the invariant.

    Dates counted with an older version of the calendar are not compared: a change of calendar re-dates by
    its own events.
    """
    ours, theirs = _by_kind(stored), _by_kind(again)
    found = []
    for key in sorted(ours.keys() | theirs.keys()):
        for mine, other in zip_longest(ours.get(key, []), theirs.get(key, [])):
            found += _between(key, mine, other)
    return found


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
)
DATES: Final = ("due_on", "due_at", "provisional")


def _follow(shadow: Complaint, event: Event, units: Mapping[str, Unit]) -> None:
    """Bring the shadow to where the verb had the complaint when it touched the duties."""
    if event.facts.get("unit"):
        shadow.unit = units[event.facts["unit"]]
    if event.facts.get("classification"):
        shadow.classification = event.facts["classification"]
    if event.name in NEW_ROUND:
        shadow.round += 1


def _by_kind(rows: Iterable[Duty]) -> dict[tuple[str, int], list[Duty]]:
    """The rows of each kind and round, in the order in which they were opened."""
    found: dict[tuple[str, int], list[Duty]] = {}
    for row in sorted(rows, key=lambda row: row.opened_at):
        found.setdefault((row.kind, row.round), []).append(row)
    return found


def _between(key: tuple[str, int], mine: Duty | None, other: Duty | None) -> list[Difference]:
    kind, turn = key
    if mine is None or other is None:
        present = ["present" if row is not None else None for row in (mine, other)]
        return [Difference(kind, turn, "row", *present)]
    fields = FACTS + (DATES if mine.calendar == other.calendar else ())
    return [
        Difference(kind, turn, name, getattr(mine, name), getattr(other, name))
        for name in fields
        if getattr(mine, name) != getattr(other, name)
    ]
