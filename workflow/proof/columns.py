"""What the columns of a case, who holds it and who is kept from it must be by its events: what `doctor` holds against the
stored rows, so that an edit by hand is seen."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from accounts.actors import ActorKind
from accounts.seals import digest
from complaints import lifecycle
from complaints.codes import CaseKind, IdentityKind, Verdict
from complaints.lifecycle import END_STATES
from complaints.models import Complaint, Identity
from law import counting
from workflow.models import Event, ImportedCase
from workflow.record.seals import access_digest, seal
from workflow.register.cases import ENDED_BY, HELD

OF_THE_REGISTER: Final = {
    "product_issued": CaseKind.PRODUCT,
    "examination_opened": CaseKind.EXAMINATION,
}
"""The first events of what is in the Ombudsman's register and no complaint, with its kind."""
COUNTED: Final = {
    "contested": "contests",
    "reopened": "reopenings",
    "appealed": "appeals",
    "completion_requested": "completions_requested",
}
"""Events that a column counts."""
SEALED_LATER: Final = ("moderation", "access_hash", "reference", "language")
"""What no event tells of cases that were filed before filings were sealed: sealed as it stood at the upgrade."""
PERSON: Final = ("name", "email", "phone", "address")
LATER: Final = ("email_confirmed_at", "proposed_email", "former_email", "phone_confirmed_at", "phone_medium")
"""Of a complainant: empty at the filing (what carries word to their phone the filing's event tells), and sealed when they
get a value."""
NO_SLIP: Final = hashlib.sha256(b"").hexdigest()
Holding = tuple[int, datetime, datetime | None]
"""Unit, from when, until when."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a case beside its row and its events. `authors`: who typed each statement; `seals`: those of its
    row, `person_seals`: those of the identity's, made at the upgrade."""

    units: Mapping[str, int]
    identity: Identity | None
    accused: set[int]
    holdings: list[Holding]
    authors: Mapping[int, int | None]
    seals: Mapping[str, str] | None
    person_seals: Mapping[str, str] | None
    source: ImportedCase | None


@dataclass(slots=True)
class Told:
    """The columns as the events tell them."""

    columns: dict[str, Any] = field(default_factory=dict)
    accused: set[int] = field(default_factory=set)
    holdings: list[Holding] = field(default_factory=list)
    unit: int | None = None
    agency: str = ""
    offered_to: str = ""
    """Codes: whose it is, and to whom it is offered."""
    slip: str = NO_SLIP
    by_office: bool = False
    """Staff filed it, or their browser did, or they gave a new key at the counter."""

    @property
    def holder(self) -> int | None:
        return self.holdings[-1][0] if self.holdings and self.holdings[-1][2] is None else None

    def release(self, at: datetime) -> None:
        self.columns["handler_id"] = None
        if self.holder is not None:
            unit, since, _none = self.holdings[-1]
            self.holdings[-1] = (unit, since, at)

    def hold(self, unit: int, at: datetime) -> None:
        self.release(at)
        self.holdings.append((unit, at, None))
        self.unit = unit


def differences(
    complaint: Complaint, events: Iterable[Event], around: Around
) -> Iterator[tuple[str, object, object]]:
    """(column, stored, told by the events), wherever they differ."""
    rows = list(events)
    if not rows:
        return
    told = _told(complaint, rows, around)
    for name, value in told.columns.items():
        stored = getattr(complaint, name)
        if stored != value:
            yield name, stored, value
    if complaint.agency.code != told.agency:
        yield "agency", complaint.agency.code, told.agency
    offered = "" if complaint.offered_to is None else complaint.offered_to.code
    if offered != told.offered_to:
        yield "offered_to", offered, told.offered_to
    if around.accused != told.accused:
        yield "accused", sorted(around.accused), sorted(told.accused)
    if hashlib.sha256(complaint.slip_hash.encode()).hexdigest() != told.slip:
        yield "slip", "another", "what was printed"
    if around.holdings != told.holdings:
        yield "holdings", len(around.holdings), len(told.holdings)
    source = around.source
    written = (
        None if source is None else (source.source, hashlib.sha256(source.reference.encode()).hexdigest())
    )
    facts = rows[0].facts
    if written != (None if rows[0].name != "imported" else (facts["source"], facts["source_reference"])):
        yield "imported_from", source, facts.get("source")
    yield from _unsealed(complaint, rows, around)


def told(
    complaint: Complaint, events: Iterable[Event], *, units: Mapping[str, int], holdings: list[Holding]
) -> Told:
    """What these events (in order, at least one) tell of a case. `holdings` are read only for whether a unit could take
    a remanded case back; who typed an answer is not told."""
    around = Around(
        units=units,
        identity=None,
        accused=set(),
        authors={},
        holdings=holdings,
        seals=None,
        person_seals=None,
        source=None,
    )
    return _told(complaint, list(events), around)


def _unsealed(
    complaint: Complaint, rows: list[Event], around: Around
) -> Iterator[tuple[str, object, object]]:
    """What is not as it was when the case was filed, or when an older one was sealed."""
    filed, identity = rows[0], around.identity
    kept, since = filed.facts.get("sealed"), _sealed_since(rows)
    if kept is not None:
        now, kept = seal(complaint, identity), {**kept, **since}
        changed = [name for name in kept if now[name] != kept[name]]
        yield from ((name, "another", "what was filed") for name in changed)
    elif around.seals is not None:
        names = [name for name in SEALED_LATER if name != "access_hash" or not since]
        changed = _differing(complaint, names, around.seals)
        if since and since["access"] != access_digest(complaint):
            changed.append("access")
        yield from ((name, "another", "what stood there at the upgrade") for name in changed)
    if kept is None and around.person_seals is not None:
        changed = ["complainant"] if identity is None else _differing(identity, PERSON, around.person_seals)
        yield from ((name, "another", "what stood there at the upgrade") for name in changed)
    if identity is not None:
        table = Identity._meta.db_table  # noqa: SLF001 - Django documents Model._meta
        chosen = filed.facts.get("phone_medium")
        first = {"phone_medium": digest(table, identity.pk, "phone_medium", chosen)} if chosen else {}
        seals = {**first, **(around.person_seals or {})}
        for name in LATER:
            if (getattr(identity, name) or name in seals) and _differing(
                identity, [name], {name: "", **seals}
            ):
                yield name, "another", "what was said last"
    if identity is None and filed.facts.get("identity", IdentityKind.ANONYMOUS) != IdentityKind.ANONYMOUS:
        yield "complainant", None, "somebody"


def _sealed_since(rows: list[Event]) -> dict[str, str]:
    """What later events sealed anew: an access code that replaced the one of the filing, contacts that were corrected."""
    since: dict[str, str] = {}
    for event in rows[1:]:
        since |= {name: event.facts[name] for name in ("access", "person") if event.facts.get(name)}
    return since


def _differing(row: Complaint | Identity, names: Iterable[str], kept: Mapping[str, str]) -> list[str]:
    table = row._meta.db_table  # noqa: SLF001 - Django documents Model._meta
    return [
        name
        for name in names
        if name in kept and kept[name] != digest(table, row.pk, name, getattr(row, name))
    ]


def _told(complaint: Complaint, rows: list[Event], around: Around) -> Told:
    filed, zone = rows[0], complaint.agency.zone
    facts = filed.facts
    imported = filed.name == "imported"
    told = Told(unit=around.units.get(facts.get("unit") or ""), agency=facts["agency"])
    told.by_office = filed.actor_kind == ActorKind.STAFF or bool(facts.get("signs"))
    claimed = _day(facts.get("claimed_received_on"))
    columns = told.columns = {
        "kind": CaseKind.COMPLAINT,
        "origin": filed.origin,
        "received_at": filed.at,
        "received_on": counting.local_date(filed.at, zone),
        "channel": facts["channel"],
        "identity_kind": facts.get("identity", IdentityKind.ANONYMOUS),
        "occurred_on": _day(facts.get("occurred_on")),
        "claimed_received_on": claimed,
        "claimed_by_id": filed.actor_id if claimed else None,
        "claim_confirmed_by_id": None,
        "classification": facts["classification"] if imported else "",
        "proposed_classification": "",
        "reclassification_by_id": None,
        "duplicate_of_id": None,
        "round": 1,
        "handler_id": None,
        "first_answered_at": None,
        "first_answered_on": None,
        "answered_at": None,
        "answered_by_id": None,
        "barred_from_answering_id": None,
        "outcome": "",
        "rating": None,
        "slip_opened_at": None,
        "rating_apart": False,
        "rating_confirmed_at": None,
        "answer_void": False,
        "rejected_by_id": None,
        "escalated_at": None,
        "identity_to_ombudsman": None,
        "ended_at": None,
        "ended_by": "",
        "last_at": rows[-1].at,
        **dict.fromkeys(COUNTED.values(), 0),
    }
    if imported:
        _imported(told, filed, complaint)
    if filed.name in OF_THE_REGISTER:
        columns["kind"] = OF_THE_REGISTER[filed.name]
        if told.unit is not None:
            told.hold(told.unit, filed.at)
    for event in rows[1:]:
        _follow(told, event, around, zone)
    columns["unit_id"], columns["held_by_id"] = told.unit, told.holder
    return told


def _imported(told: Told, event: Event, complaint: Complaint) -> None:
    if event.to_state in HELD and told.unit is not None:
        told.hold(told.unit, event.at)
    told.columns["ended_by"] = ENDED_BY.get(lifecycle.State(event.to_state), "")
    if event.to_state in END_STATES:
        # A register may leave out when it ended; then the event takes effect with the filing.
        unknown = event.effective_at == event.at and complaint.ended_at is None
        told.columns["ended_at"] = None if unknown else event.effective_at


def _follow(told: Told, event: Event, around: Around, zone: str) -> None:
    columns, facts, at = told.columns, event.facts, event.at
    _count(columns, event.name)
    _classed(columns, event)
    _received(columns, event)
    _rated(told, event)
    _held(told, event, around)
    _offered(told, event)
    _accused(told, facts.get("accused", []))
    told.accused -= set(facts.get("no_longer_accused", []))
    match event.name:
        case "assigned" | "begun" | "handed_over" | "handler_left":
            columns["handler_id"] = facts["handler"]
        case "answered" | "answered_with_original":
            _answered(columns, event, around, zone)
        case "contested":
            columns["barred_from_answering_id"] = columns["answered_by_id"]
        case "answer_audited" if facts["round"] == 1:
            columns["answer_void"] = facts["verdict"] == Verdict.VOID
        case "rejected":
            columns["rejected_by_id"] = columns["rejected_by_id"] or event.actor_id
        case "escalated":
            columns["escalated_at"] = columns["escalated_at"] or at
            if "with_identity" in facts:
                columns["identity_to_ombudsman"] = facts["with_identity"]
        case "linked" | "unlinked":
            columns["duplicate_of_id"] = facts["duplicate_of"] if event.name == "linked" else None
    if event.from_state != event.to_state:
        _ended(columns, event)


def _offered(told: Told, event: Event) -> None:
    """To which agency it is offered from this event on, and whose it is."""
    match event.name:
        case "referred":
            told.offered_to = event.facts["to_agency"]
        case "taken_over":
            told.agency, told.offered_to, told.unit = event.facts["to_agency"], "", None
        case "referral_declined" | "referral_withdrawn":
            told.offered_to = ""
    if event.from_state != event.to_state:
        told.offered_to = ""


def _count(columns: dict[str, Any], name: str) -> None:
    if name in COUNTED:
        columns[COUNTED[name]] += 1
    columns["round"] += lifecycle.TABLE[lifecycle.ACT_OF[name]].new_round


def _ended(columns: dict[str, Any], event: Event) -> None:
    over = event.to_state in END_STATES
    columns["ended_at"] = event.effective_at if over else None
    columns["ended_by"] = lifecycle.ACT_OF[event.name] if over else ""


def _received(columns: dict[str, Any], event: Event) -> None:
    if event.name == "receipt_date_claimed":
        columns["claimed_received_on"] = _day(event.facts["received_on"])
        columns["claimed_by_id"] = event.actor_id
    if event.name == "receipt_date_confirmed":
        columns["received_on"] = _day(event.facts["received_on"])
        columns["claim_confirmed_by_id"] = event.actor_id


def _answered(columns: dict[str, Any], event: Event, around: Around, zone: str) -> None:
    """Who gave it typed its reasons: that of a linked case is recorded by the clock."""
    reasons = event.statements.get("reasons")
    by = around.authors.get(reasons[0]) if reasons else event.actor_id
    columns["handler_id"] = columns["answered_by_id"] = by
    columns["barred_from_answering_id"] = None
    columns["answered_at"], columns["outcome"] = event.at, event.facts["outcome"] or ""
    if columns["first_answered_at"] is None:
        columns["first_answered_at"] = event.at
        columns["first_answered_on"] = counting.local_date(event.at, zone)


def _classed(columns: dict[str, Any], event: Event) -> None:
    if event.name in ("dispatched", "reclassified"):
        columns["classification"] = event.facts["classification"]
    if event.name in ("reclassified", "reclassification_dropped"):
        columns["proposed_classification"], columns["reclassification_by_id"] = "", None
    if event.name == "reclassification_proposed":
        columns["proposed_classification"] = event.facts["proposed"]
        columns["reclassification_by_id"] = event.actor_id


def _rated(told: Told, event: Event) -> None:
    """What became of the rating, and of the key with which it is given."""
    columns, facts, at = told.columns, event.facts, event.at
    match event.name:
        case "accepted" | "rated":
            columns["rating"], columns["rating_confirmed_at"] = facts["rating"], None
            columns["rating_apart"] = told.by_office or bool(facts.get("signs"))
        case "rating_affirmed" | "rating_confirmed" if facts["counts"]:
            columns["rating_confirmed_at"] = at
        case "slip_printed":
            told.slip, columns["slip_opened_at"] = facts["slip"], None
        case "counter_key_approved":
            told.by_office = True
        case "slip_opened":
            columns["slip_opened_at"] = at


def _accused(told: Told, named: list[int]) -> None:
    told.accused |= set(named)
    if told.columns["handler_id"] in named:
        told.columns["handler_id"] = None


def _held(told: Told, event: Event, around: Around) -> None:
    """Which unit holds the case from this event on."""
    unit = around.units.get(event.facts.get("unit") or "")
    match event.name:
        case "dispatched" | "transferred" if unit is not None:
            told.hold(unit, event.at)
        case "answered_with_original" if unit is not None and unit != told.holder:
            told.hold(unit, event.at)
        case "sent_back":
            told.release(event.at)
        case "remanded" if told.holder is None and told.unit is not None:
            # Only an open unit gets the case; whether it was open then, no event tells.
            if any((unit_id, since) == (told.unit, event.at) for unit_id, since, _until in around.holdings):
                told.hold(told.unit, event.at)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
