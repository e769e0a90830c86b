"""Complaints: as a row of a list, and whole."""

from datetime import datetime
from typing import Any, Final

from rest_framework import serializers

from accounts.actors import Actor
from api.shapes import basics, clocks
from api.shapes.basics import Named, Person
from api.shapes.clocks import DutyShape, HeldShape
from complaints import searching
from complaints.codes import Channel, IdentityKind, Outcome, choices
from complaints.entitlement import may_see_identity
from complaints.lifecycle import VERBS, Phase, State
from complaints.models import Complaint, Identity
from complaints.sought import Sought
from compliance import behind
from compliance.behind import Sight
from law import counting
from law.codes import CLOCKS, Classification, Holder
from workflow.clocks import held_time
from workflow.clocks.duties import Docket, duties_of
from workflow.reading import flags, opened, upcoming
from workflow.record import signs, timeline
from workflow.record.signs import Sign
from workflow.verbs import accusing, duplicates, moves, ratings, shared_answers


def listed(row: Complaint, *, at: datetime, sought: Sought | None = None) -> dict[str, Any]:
    """A case in a list (`ComplaintQuerySet.worklist`), with its next deadline (`upcoming.with_next_duty`); of a search
    (`searching.explained`), with why it was found."""
    next_duty = upcoming.of(row, at=at)
    return {
        **({"matched": searching.reasons(row, sought)} if sought else {}),
        "reference": row.reference,
        "state": row.state,
        "phase": row.phase,
        "unit": basics.named(row.unit),
        "agency": basics.named(row.agency),
        "offered_to": basics.named(row.offered_to) if row.offered_to_id else None,
        "classification": row.classification or None,
        "subject": getattr(row, "subject_text", None) or "",
        "identity": row.identity_kind,
        "channel": row.channel,
        "received_at": basics.instant(row.received_at),
        "answered_at": basics.instant(row.answered_at),
        "handler": basics.person(row.handler),
        "due_on": row.next_due_on.isoformat() if row.next_due_on else None,
        "due_at": basics.instant(row.next_due_at) if row.next_due_on else None,
        "next_duty": None
        if next_duty is None
        else {
            "kind": next_duty.duty.kind,
            "holder": next_duty.duty.holder,
            "left_days": next_duty.left,
            "late_days": next_duty.late,
            "length_unit": next_duty.duty.length_unit,
        },
    }


WITHHELD: Final = ("subject", "identity")
"""What a list of counted cases says of no case that its reader may not open."""


def counted(row: behind.Row, *, at: datetime) -> dict[str, Any]:
    """A case in the list behind a figure: absent are what its reader may not know, not masked."""
    if row.sight == Sight.NOTHING:
        return {"sight": row.sight.value}
    known = (
        listed(row.case, at=at) if row.sight == Sight.OPEN else _without(listed(row.case, at=at), WITHHELD)
    )
    return {
        "sight": row.sight.value,
        **known,
        "received_on": basics.day(row.case.received_on),
        "first_answered_on": basics.day(row.case.first_answered_on),
        "settle_due_on": basics.day(row.settle_due_on),
    }


def _without(known: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in known.items() if name not in names}


def complaint(row: Complaint, actor: Actor, *, at: datetime) -> dict[str, Any]:
    """A case as this actor may read it, whole. `row` as `workflow.reading.opened` reads it."""
    docket = Docket(row, duties_of(row), days=opened.calendar(row))
    subject, description = opened.words(row)
    case = moves.situation(row, docket.running(), by=actor, at=at)
    signed = signs.may_read(row, actor)
    whole: dict[str, Any] = {
        "reference": row.reference,
        "state": row.state,
        "phase": row.phase,
        "version": row.version,
        "unit": basics.named(row.unit),
        "agency": basics.named(row.agency),
        "classification": row.classification or None,
        "subject": subject,
        "description": description,
        "identity": row.identity_kind,
        "channel": row.channel,
        "origin": row.origin,
        "occurred_on": basics.day(row.occurred_on),
        "received_at": basics.instant(row.received_at),
        "received_on": basics.day(row.received_on),
        "claimed_received_on": basics.day(row.claimed_received_on),
        "claim_confirmed": row.claim_confirmed_by_id is not None,
        "answered_at": basics.instant(row.answered_at),
        "outcome": row.outcome or None,
        "rating": row.rating,
        "handler": basics.person(row.handler) if actor.is_staff else None,
        "duties": [clocks.duty(each, docket, at=at) for each in docket.rows],
        "timeline": [
            {
                "seq": entry.seq,
                "event": entry.event,
                "at": basics.instant(entry.at),
                "effective_at": basics.instant(entry.effective_at),
                "actor_kind": entry.actor_kind,
                "actor": entry.actor,
                "origin": entry.origin,
                "text": entry.text,
                **({"signs": list(entry.signs)} if signed else {}),
            }
            for entry in timeline.entries(row, actor)
        ],
        "allowed_verbs": moves.allowed(case),
    }
    if accusing.may_know(row, actor):
        whole["accused"] = [
            {"username": username, "name": name} for username, name in opened.accused(row).items()
        ]
    if signed:
        whole["rating_counts"] = None if row.rating is None else not ratings.waits(row)
    if actor.is_staff:
        whole["proposed_classification"] = row.proposed_classification or None
        whole["flags"] = list(flags.of(row))
        whole["offered_to"] = basics.named(row.offered_to) if row.offered_to_id else None
        whole["duplicate_of"] = duplicates.original_of(row, actor)
        whole["also_read_by"] = shared_answers.readers(row) if "answer" in whole["allowed_verbs"] else 0
        whole["held_time"] = [clocks.held(each) for each in held_time.of(row, days=docket.calendar, at=at)]
    if may_see_identity(row, actor):
        whole |= _complainant(row)
    return whole


def _complainant(row: Complaint) -> dict[str, Any]:
    identity = Identity.objects.filter(complaint=row).first()
    if identity is None:
        return {}
    fields = ("name", "email", "phone", "address")
    return {"complainant": {name: getattr(identity, name) for name in fields}}


class EntryShape(serializers.Serializer[Any]):
    seq = serializers.IntegerField()
    event = serializers.CharField()
    at = serializers.DateTimeField()
    effective_at = serializers.DateTimeField()
    actor_kind = serializers.CharField()
    actor = serializers.CharField()
    origin = serializers.CharField()
    text = serializers.CharField()
    signs = serializers.ListField(
        child=serializers.ChoiceField(choices=Sign.choices),
        required=False,
        help_text="For coordinators and the Ombudsman: why an act with the access code may be the office's own",
    )


class ComplainantShape(serializers.Serializer[Any]):
    name = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    address = serializers.CharField()


class NextDutyShape(serializers.Serializer[Any]):
    """The running duty that ends first."""

    kind = serializers.ChoiceField(choices=choices(CLOCKS))
    holder = serializers.ChoiceField(choices=choices(Holder))
    left_days = serializers.IntegerField(
        allow_null=True, help_text="Days of its own unit that are left: 0 on its last day"
    )
    late_days = serializers.IntegerField(
        allow_null=True, help_text="Days of its own unit by which it is late"
    )
    length_unit = serializers.ChoiceField(choices=[unit.value for unit in counting.LengthUnit])


class ListedShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    phase = serializers.ChoiceField(choices=Phase.choices)
    unit = Named(allow_null=True)
    agency = Named()
    offered_to = Named(
        allow_null=True, help_text="Another agency to which it is offered, and which has not answered"
    )
    classification = serializers.ChoiceField(choices=choices(Classification), allow_null=True)
    subject = serializers.CharField()
    identity = serializers.ChoiceField(choices=IdentityKind.choices)
    channel = serializers.ChoiceField(choices=Channel.choices)
    received_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    handler = Person(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True)
    next_duty = NextDutyShape(allow_null=True)
    matched = serializers.ListField(
        child=serializers.ChoiceField(choices=searching.REASONS),
        required=False,
        help_text="Of a search (`q`): in what it was found",
    )


class CountedShape(serializers.Serializer[Any]):
    """A case behind a figure. `sight`: `open`, the caller may open it; `listed`, it is counted only, and texts and
    identity are absent; `nothing`, the caller is named as accused in it, and all else is absent."""

    sight = serializers.ChoiceField(choices=[each.value for each in Sight])
    reference = serializers.CharField(required=False)
    state = serializers.ChoiceField(choices=State.choices, required=False)
    phase = serializers.ChoiceField(choices=Phase.choices, required=False)
    unit = Named(allow_null=True, required=False)
    agency = Named(required=False)
    classification = serializers.ChoiceField(choices=choices(Classification), allow_null=True, required=False)
    subject = serializers.CharField(required=False)
    identity = serializers.ChoiceField(choices=IdentityKind.choices, required=False)
    channel = serializers.ChoiceField(choices=Channel.choices, required=False)
    received_at = serializers.DateTimeField(required=False)
    received_on = serializers.DateField(required=False)
    answered_at = serializers.DateTimeField(allow_null=True, required=False)
    first_answered_on = serializers.DateField(allow_null=True, required=False)
    settle_due_on = serializers.DateField(
        allow_null=True, required=False, help_text="Last day of the settlement of the first round"
    )
    handler = Person(allow_null=True, required=False)
    due_on = serializers.DateField(allow_null=True, required=False)
    due_at = serializers.DateTimeField(allow_null=True, required=False)
    next_duty = NextDutyShape(allow_null=True, required=False)


class ComplaintShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    phase = serializers.ChoiceField(choices=Phase.choices)
    version = serializers.IntegerField()
    unit = Named(allow_null=True)
    agency = Named()
    classification = serializers.ChoiceField(choices=choices(Classification), allow_null=True)
    subject = serializers.CharField()
    description = serializers.CharField()
    identity = serializers.ChoiceField(choices=IdentityKind.choices)
    complainant = ComplainantShape(required=False, help_text="Absent unless the caller is entitled to it")
    channel = serializers.ChoiceField(choices=Channel.choices)
    origin = serializers.CharField()
    occurred_on = serializers.DateField(allow_null=True)
    received_at = serializers.DateTimeField()
    received_on = serializers.DateField(
        help_text="The local date that counts: of recording, or the claimed one once it is confirmed"
    )
    claimed_received_on = serializers.DateField(allow_null=True)
    claim_confirmed = serializers.BooleanField(
        help_text="By a second person; until then nothing counts on it"
    )
    answered_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.ChoiceField(choices=Outcome.choices, allow_null=True)
    rating = serializers.IntegerField(allow_null=True)
    accused = Person(
        many=True,
        required=False,
        help_text="For coordinators and the Ombudsman: who is kept away from the case",
    )
    rating_counts = serializers.BooleanField(
        allow_null=True,
        required=False,
        help_text="For coordinators and the Ombudsman: false while it stands apart and nobody has confirmed it",
    )
    handler = Person(allow_null=True)
    duties = DutyShape(many=True)
    timeline = EntryShape(many=True)
    allowed_verbs = serializers.ListField(child=serializers.ChoiceField(choices=VERBS))
    proposed_classification = serializers.ChoiceField(
        choices=choices(Classification),
        allow_null=True,
        required=False,
        help_text="For staff only: a longer class that waits for a second person",
    )
    flags = serializers.ListField(
        child=serializers.ChoiceField(choices=flags.CODES), required=False, help_text="For staff only"
    )
    offered_to = Named(allow_null=True, required=False)
    duplicate_of = serializers.CharField(allow_null=True, required=False)
    also_read_by = serializers.IntegerField(
        required=False,
        help_text="For staff who may answer: how many other complainants, of linked duplicates, would read the answer",
    )
    held_time = HeldShape(
        many=True, required=False, help_text="For staff only: who held the case how long; null is nobody yet"
    )


class Links(serializers.Serializer[Any]):
    self = serializers.URLField()
    receipt = serializers.URLField()
    page = serializers.URLField()


class RegisteredShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    access_code = serializers.CharField(
        allow_null=True,
        help_text="Shown this once: the complainant's key to the case. Null where staff filed it: they print a slip",
    )
    state = serializers.CharField()
    received_at = serializers.DateTimeField()
    version = serializers.IntegerField()
    duties = DutyShape(many=True)
    links = Links()
