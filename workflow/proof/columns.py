"""What the columns of a case, who holds it and who is kept from it must be by its events: what `doctor` holds against the
stored rows, so that an edit by hand is seen."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from accounts.actors import ActorKind
from complaints import lifecycle
from complaints.lifecycle import END_STATES
from complaints.models import Complaint, Identity
from law import counting
from workflow.models import Event
from workflow.record.seals import seal

COUNTED: Final = {
    "contested": "contests",
    "reopened": "reopenings",
    "appealed": "appeals",
    "completion_requested": "completions_requested",
}
"""Events that a column counts."""
NO_SLIP: Final = hashlib.sha256(b"").hexdigest()
Holding = tuple[int, datetime, datetime | None]
"""Unit, from when, until when."""


@dataclass(slots=True)
class Told:
    """The columns as the events tell them."""

    columns: dict[str, Any] = field(default_factory=dict)
    accused: set[int] = field(default_factory=set)
    holdings: list[Holding] = field(default_factory=list)
    unit: int | None = None
    slip: str = NO_SLIP
    by_office: bool = False
    """Staff filed it, or their browser did."""

    @property
    def holder(self) -> int | None:
        return self.holdings[-1][0] if self.holdings and self.holdings[-1][2] is None else None

    def release(self, at: datetime) -> None:
        if self.holder is not None:
            unit, since, _none = self.holdings[-1]
            self.holdings[-1] = (unit, since, at)

    def hold(self, unit: int, at: datetime) -> None:
        self.release(at)
        self.holdings.append((unit, at, None))
        self.unit = unit


def differences(
    complaint: Complaint,
    events: Iterable[Event],
    *,
    units: dict[str, int],
    identity: Identity | None,
    accused: set[int],
    holdings: list[Holding],
) -> Iterator[tuple[str, object, object]]:
    """(column, stored, told by the events), wherever they differ. A case that an older register told of is judged by what
    its later events say alone."""
    rows = list(events)
    if not rows or rows[0].name == "imported":
        return
    told = _told(complaint, rows, units, holdings)
    for name, value in told.columns.items():
        stored = getattr(complaint, name)
        if stored != value:
            yield name, stored, value
    if accused != told.accused:
        yield "accused", sorted(accused), sorted(told.accused)
    if hashlib.sha256(complaint.slip_hash.encode()).hexdigest() != told.slip:
        yield "slip", "another", "what was printed"
    if holdings != told.holdings:
        yield "holdings", len(holdings), len(told.holdings)
    kept = rows[0].facts.get("sealed")
    if kept is not None:
        now, kept = seal(complaint, identity), {**kept, **_sealed_since(rows)}
        for name in ("moderation", "access", "person"):
            if now[name] != kept[name]:
                yield name, "another", "what was filed"


def _sealed_since(rows: list[Event]) -> dict[str, str]:
    """What later events sealed anew: an access code that replaced the one of the filing."""
    since: dict[str, str] = {}
    for event in rows[1:]:
        since |= {name: event.facts[name] for name in ("access",) if event.facts.get(name)}
    return since


def _told(complaint: Complaint, rows: list[Event], units: dict[str, int], holdings: list[Holding]) -> Told:
    filed, zone = rows[0], complaint.agency.zone
    told = Told(unit=units.get(filed.facts.get("unit") or ""))
    told.by_office = filed.actor_kind == ActorKind.STAFF or bool(filed.facts.get("signs"))
    columns = told.columns = {
        "received_at": filed.at,
        "received_on": counting.local_date(filed.at, zone),
        "channel": filed.facts["channel"],
        "identity_kind": filed.facts["identity"],
        "occurred_on": _day(filed.facts["occurred_on"]),
        "claimed_received_on": _day(filed.facts.get("claimed_received_on")),
        "classification": "",
        "first_answered_at": None,
        "first_answered_on": None,
        "answered_at": None,
        "outcome": "",
        "rating": None,
        "slip_opened_at": None,
        "rating_apart": False,
        "rating_confirmed_at": None,
        "escalated_at": None,
        "ended_at": None,
        "ended_by": "",
        **dict.fromkeys(COUNTED.values(), 0),
    }
    for event in rows[1:]:
        _follow(told, event, units, holdings, zone)
    columns["unit_id"], columns["held_by_id"] = told.unit, told.holder
    return told


def _follow(told: Told, event: Event, units: dict[str, int], holdings: list[Holding], zone: str) -> None:
    columns, facts, at = told.columns, event.facts, event.at
    if event.name in COUNTED:
        columns[COUNTED[event.name]] += 1
    if event.name in ("dispatched", "reclassified"):
        columns["classification"] = facts["classification"]
    told.accused |= set(facts.get("accused", []))
    told.accused -= set(facts.get("no_longer_accused", []))
    _held(told, event, units, holdings)
    _rated(told, event)
    match event.name:
        case "answered" | "answered_with_original":
            columns["answered_at"], columns["outcome"] = at, facts["outcome"]
            if columns["first_answered_at"] is None:
                columns["first_answered_at"] = at
                columns["first_answered_on"] = counting.local_date(at, zone)
        case "escalated":
            columns["escalated_at"] = columns["escalated_at"] or at
        case "receipt_date_claimed":
            columns["claimed_received_on"] = _day(facts["received_on"])
        case "receipt_date_confirmed":
            columns["received_on"] = _day(facts["received_on"])
    if event.from_state != event.to_state:
        over = event.to_state in END_STATES
        columns["ended_at"] = event.effective_at if over else None
        columns["ended_by"] = lifecycle.ACT_OF[event.name] if over else ""


def _rated(told: Told, event: Event) -> None:
    """What became of the rating, and of the key with which it is given."""
    columns, facts, at = told.columns, event.facts, event.at
    match event.name:
        case "accepted":
            columns["rating"], columns["rating_confirmed_at"] = facts["rating"], None
            columns["rating_apart"] = told.by_office or bool(facts.get("signs"))
        case "rating_affirmed" | "rating_confirmed" if facts["counts"]:
            columns["rating_confirmed_at"] = at
        case "slip_printed":
            told.slip, columns["slip_opened_at"] = facts["slip"], None
        case "slip_opened":
            columns["slip_opened_at"] = at


def _held(told: Told, event: Event, units: dict[str, int], holdings: list[Holding]) -> None:
    """Which unit holds the case from this event on."""
    unit = units.get(event.facts.get("unit") or "")
    match event.name:
        case "dispatched" | "transferred" if unit is not None:
            told.hold(unit, event.at)
        case "answered_with_original" if unit is not None and unit != told.holder:
            told.hold(unit, event.at)
        case "sent_back":
            told.release(event.at)
        case "remanded" if told.holder is None and told.unit is not None:
            # Only an open unit gets the case; whether it was open then, no event tells.
            if any((unit_id, since) == (told.unit, event.at) for unit_id, since, _until in holdings):
                told.hold(told.unit, event.at)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
