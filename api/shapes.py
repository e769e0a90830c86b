"""How things look in answers: one function each, and beside it the serializer that documents it."""

from datetime import UTC, date, datetime
from typing import Any

from rest_framework import serializers

from accounts.actors import Actor
from accounts.models import Agency, Unit, User
from complaints.codes import Channel, Classification, IdentityKind, Outcome
from complaints.entitlement import may_see_identity
from complaints.lifecycle import VERBS, Phase, State
from complaints.models import Attachment, Complaint, Identity, Statement
from law import counting
from workflow.clocks import held_time
from workflow.clocks.duties import Docket, late_days
from workflow.codes import DutyKind, Holder
from workflow.models import Duty, UnitPromise
from workflow.reading import flags
from workflow.record import timeline
from workflow.verbs import moves


def instant(at: datetime | None) -> str | None:
    """ISO 8601 in UTC with a Z."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def named(thing: Agency | Unit | None) -> dict[str, str] | None:
    return None if thing is None else {"code": thing.code, "name": thing.name}


def person(user: User | None) -> dict[str, str] | None:
    return None if user is None else {"username": user.username, "name": str(user)}


def unit(row: Unit) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "agency": named(row.agency),
        "zone": row.agency.zone,
        "working_week": sorted(row.working_week),
    }


def agency(row: Agency) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "zone": row.zone,
        "open_for_filing": row.open_for_filing,
    }


def duty(row: Duty, docket: Docket, *, at: datetime) -> dict[str, Any]:
    zone = docket.complaint.agency.zone
    return {
        "id": row.pk,
        "kind": row.kind,
        "round": row.round,
        "holder": row.holder,
        "opened_on": row.opened_on.isoformat(),
        "due_on": day(row.due_on),
        "due_at": instant(row.due_at),
        "original_due_on": day(row.original_due_on),
        "own_due_on": day(row.own_due_on),
        "extended_days": row.extended_days,
        "suspended": day(counting.local_date(row.suspended_at, zone) if row.suspended_at else None),
        "suspended_days": row.suspended_days,
        "frozen_due_on": day(row.frozen_due_on),
        "met_at": instant(row.met_at),
        "ended_at": instant(row.ended_at),
        "late_days": late_days(row, zone=zone, days=docket.calendar, at=at),
        "length": row.length,
        "length_unit": row.length_unit,
        "rule": row.rule,
        "promise": row.promise_id,
        "calendar": row.calendar,
        "week": [int(weekday) for weekday in row.week],
        "citation": row.citation,
        "certainty": row.certainty,
        "provisional": row.provisional,
    }


def promise(row: UnitPromise) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.kind,
        "classification": row.classification or None,
        "length": row.length,
        "effective_from": row.effective_from.isoformat(),
        "made_by": person(row.made_by),
        "made_at": instant(row.made_at),
    }


def listed(row: Complaint) -> dict[str, Any]:
    """A case in a list (`ComplaintQuerySet.worklist`)."""
    return {
        "reference": row.reference,
        "state": row.state,
        "phase": row.phase,
        "unit": named(row.unit),
        "agency": named(row.agency),
        "classification": row.classification or None,
        "subject": getattr(row, "subject_text", None) or "",
        "identity": row.identity_kind,
        "channel": row.channel,
        "received_at": instant(row.received_at),
        "answered_at": instant(row.answered_at),
        "handler": person(row.handler),
        "due_on": row.next_due_on.isoformat() if row.next_due_on else None,
        "due_at": instant(row.next_due_at) if row.next_due_on else None,
    }


def complaint(row: Complaint, actor: Actor, *, at: datetime) -> dict[str, Any]:
    """A case as this actor may read it, whole."""
    docket = Docket.of(row)
    subject, description = timeline.subject_and_description(row)
    case = moves.situation(row, docket.running(), by=actor, at=at)
    whole: dict[str, Any] = {
        "reference": row.reference,
        "state": row.state,
        "phase": row.phase,
        "version": row.version,
        "unit": named(row.unit),
        "agency": named(row.agency),
        "classification": row.classification or None,
        "subject": subject,
        "description": description,
        "identity": row.identity_kind,
        "channel": row.channel,
        "origin": row.origin,
        "occurred_on": day(row.occurred_on),
        "received_at": instant(row.received_at),
        "received_on": day(row.received_on),
        "claimed_received_on": day(row.claimed_received_on),
        "claim_confirmed": row.claim_confirmed_by_id is not None,
        "answered_at": instant(row.answered_at),
        "outcome": row.outcome or None,
        "rating": row.rating,
        "handler": person(row.handler) if actor.is_staff else None,
        "duties": [duty(each, docket, at=at) for each in docket.rows],
        "timeline": [
            {
                "seq": entry.seq,
                "event": entry.event,
                "at": instant(entry.at),
                "effective_at": instant(entry.effective_at),
                "actor_kind": entry.actor_kind,
                "actor": entry.actor,
                "origin": entry.origin,
                "text": entry.text,
            }
            for entry in timeline.entries(row, actor)
        ],
        "allowed_verbs": moves.allowed(case),
    }
    if actor.is_staff:
        whole["proposed_classification"] = row.proposed_classification or None
        whole["flags"] = flags.of(row)
        whole["duplicate_of"] = _original(row, actor)
        whole["held_time"] = [held(each) for each in held_time.of(row, days=docket.calendar, at=at)]
    if may_see_identity(row, actor):
        whole |= _complainant(row)
    return whole


def held(row: held_time.Held) -> dict[str, Any]:
    return {
        "unit": named(row.unit),
        "from_on": row.from_on.isoformat(),
        "until_on": row.until_on.isoformat(),
        "working_days": row.days,
    }


def _original(row: Complaint, actor: Actor) -> str | None:
    """The number of the case that this one repeats, to those who may see that case."""
    if row.duplicate_of_id is None:
        return None
    seen = Complaint.objects.visible_to(actor).filter(pk=row.duplicate_of_id)
    return seen.values_list("reference", flat=True).first()


def _complainant(row: Complaint) -> dict[str, Any]:
    identity = Identity.objects.filter(complaint=row).first()
    if identity is None:
        return {}
    fields = ("name", "email", "phone", "address")
    return {"complainant": {name: getattr(identity, name) for name in fields}}


def message(row: Statement, actor: Actor) -> dict[str, Any]:
    """A message or a note; staff see names, complainants the office."""
    return {
        "id": row.pk,
        "at": instant(row.at),
        "actor_kind": row.author_kind,
        "actor": timeline.author(row, actor),
        "text": row.body,
        "attachments": [attachment(each) for each in row.attachments.all()],
    }


def attachment(row: Attachment) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.kind,
        "mime": row.mime,
        "size": row.size,
        "sha256": row.sha256,
        "message": row.message_id,
        "at": instant(row.at),
        "actor_kind": row.uploader_kind,
    }


class Named(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class Person(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField()


class AgencyShape(Named):
    level = serializers.CharField()
    zone = serializers.CharField(help_text="IANA")
    open_for_filing = serializers.BooleanField()


class UnitShape(Named):
    agency = Named()
    zone = serializers.CharField(help_text="IANA")
    working_week = serializers.ListField(
        child=serializers.IntegerField(), help_text="ISO weekdays, 1 = Monday"
    )


class DutyShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=DutyKind.choices)
    round = serializers.IntegerField()
    holder = serializers.ChoiceField(choices=Holder.choices)
    opened_on = serializers.DateField(help_text="Day zero, a local date of the agency")
    due_on = serializers.DateField(allow_null=True, help_text="The last local day in time")
    due_at = serializers.DateTimeField(allow_null=True, help_text="The first instant after due_on")
    original_due_on = serializers.DateField(
        allow_null=True, help_text="The end as first counted: before extensions, suspensions, another class"
    )
    own_due_on = serializers.DateField(
        allow_null=True, help_text="Of a case linked with others: the end it has by itself"
    )
    extended_days = serializers.IntegerField(help_text="Days of its own unit by which it was extended")
    suspended = serializers.DateField(
        allow_null=True, help_text="The local day since which it stands still; due_on is then the latest end"
    )
    suspended_days = serializers.IntegerField(
        help_text="Days of its own unit that did not count, of suspensions that are over"
    )
    frozen_due_on = serializers.DateField(allow_null=True, help_text="While it stands still: the end before")
    met_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    late_days = serializers.IntegerField(allow_null=True, help_text="In the duty's own unit")
    length = serializers.IntegerField(allow_null=True)
    length_unit = serializers.ChoiceField(choices=[unit.value for unit in counting.LengthUnit])
    rule = serializers.CharField()
    promise = serializers.IntegerField(
        allow_null=True, help_text="The unit's promise that made it shorter than the rule"
    )
    calendar = serializers.CharField(help_text="Code and version, `id@3`")
    week = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7), help_text="ISO weekdays it is counted with"
    )
    citation = serializers.CharField()
    certainty = serializers.ChoiceField(choices=["V", "V2", "R"])
    provisional = serializers.BooleanField()


class PromiseShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=DutyKind.choices)
    classification = serializers.ChoiceField(
        choices=Classification.choices, allow_null=True, help_text="Null: of every class"
    )
    length = serializers.IntegerField(
        allow_null=True, help_text="Days in the rule's own unit; null takes an earlier promise back"
    )
    effective_from = serializers.DateField(help_text="For duties that start on or after this local date")
    made_by = Person(allow_null=True)
    made_at = serializers.DateTimeField()


class EntryShape(serializers.Serializer[Any]):
    seq = serializers.IntegerField()
    event = serializers.CharField()
    at = serializers.DateTimeField()
    effective_at = serializers.DateTimeField()
    actor_kind = serializers.CharField()
    actor = serializers.CharField()
    origin = serializers.CharField()
    text = serializers.CharField()


class ComplainantShape(serializers.Serializer[Any]):
    name = serializers.CharField()
    email = serializers.CharField()
    phone = serializers.CharField()
    address = serializers.CharField()


class ListedShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    phase = serializers.ChoiceField(choices=Phase.choices)
    unit = Named(allow_null=True)
    agency = Named()
    classification = serializers.ChoiceField(choices=Classification.choices, allow_null=True)
    subject = serializers.CharField()
    identity = serializers.ChoiceField(choices=IdentityKind.choices)
    channel = serializers.ChoiceField(choices=Channel.choices)
    received_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    handler = Person(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True)


class HeldShape(serializers.Serializer[Any]):
    unit = Named(allow_null=True)
    from_on = serializers.DateField(help_text="A local date of the agency, not counted")
    until_on = serializers.DateField(help_text="The last local day counted")
    working_days = serializers.IntegerField(allow_null=True)


class ComplaintShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    phase = serializers.ChoiceField(choices=Phase.choices)
    version = serializers.IntegerField()
    unit = Named(allow_null=True)
    agency = Named()
    classification = serializers.ChoiceField(choices=Classification.choices, allow_null=True)
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
    handler = Person(allow_null=True)
    duties = DutyShape(many=True)
    timeline = EntryShape(many=True)
    allowed_verbs = serializers.ListField(child=serializers.ChoiceField(choices=VERBS))
    proposed_classification = serializers.ChoiceField(
        choices=Classification.choices,
        allow_null=True,
        required=False,
        help_text="For staff only: a longer class that waits for a second person",
    )
    flags = serializers.ListField(
        child=serializers.ChoiceField(choices=tuple(flags.FLAGS)), required=False, help_text="For staff only"
    )
    duplicate_of = serializers.CharField(allow_null=True, required=False)
    held_time = HeldShape(
        many=True, required=False, help_text="For staff only: who held the case how long; null is nobody yet"
    )


class AttachmentShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.CharField()
    mime = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()
    message = serializers.IntegerField(allow_null=True)
    at = serializers.DateTimeField()
    actor_kind = serializers.CharField()


class MessageShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    actor_kind = serializers.CharField()
    actor = serializers.CharField()
    text = serializers.CharField()
    attachments = AttachmentShape(many=True)


class Links(serializers.Serializer[Any]):
    self = serializers.URLField()
    receipt = serializers.URLField()
    page = serializers.URLField()


class RegisteredShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    access_code = serializers.CharField(help_text="Shown this once: the complainant's key to the case")
    state = serializers.CharField()
    received_at = serializers.DateTimeField()
    version = serializers.IntegerField()
    duties = DutyShape(many=True)
    links = Links()


class TokenShape(serializers.Serializer[Any]):
    token = serializers.CharField()
    expires_at = serializers.DateTimeField()


class Problem(serializers.Serializer[Any]):
    """RFC 9457, `application/problem+json`."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    errors = serializers.DictField(help_text="field → [{code, message}]")  # type: ignore[assignment]  # RFC 9457 names it so
    request_id = serializers.CharField(allow_null=True)
