"""Linking a complaint to the one it repeats. Every complainant keeps an own case, receipt and answer; the earliest
end among linked cases holds for all of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import Role
from complaints.lifecycle import END_STATES
from complaints.models import Complaint
from law.codes import DutyKind as K
from workflow.clocks import catching_up
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, NotNow, NotYours
from workflow.record import events, sentences

SHARED: Final = (K.SETTLE, K.DECIDE)


@transaction.atomic
def link(complaint_id: int, *, duplicate_of: Complaint, reasons: str, by: Actor, at: datetime) -> Complaint:
    """Say that this complaint repeats another one of the same agency. No chains, no circles."""
    group = _group({complaint_id, duplicate_of.pk}, duplicate_of.pk)
    complaint, original = group[complaint_id], group[duplicate_of.pk]
    at = max(at, complaint.last_at)
    if complaint.duplicate_of_id is not None:
        raise NotNow(
            "already_linked",
            _("Pengaduan ini sudah ditautkan."),
            state=complaint.state,
            version=complaint.version,
        )
    _check_coordinator(complaint, by)
    _check_original(complaint, original)
    complaint.duplicate_of = original
    dockets = _dockets(group, at=at, by=by)
    dockets[complaint_id].apply("link", at=at)
    _share(dockets)
    for docket in dockets.values():
        if docket.complaint is complaint:
            _record(docket, "linked", {"duplicate_of": original.pk}, by=by, at=at, reasons=reasons)
        else:
            _record(docket, "duplicate_joined", {"other": complaint.pk}, by=by, at=at)
    return complaint


@transaction.atomic
def unlink(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """Take the link back; both cases are as if it had never been."""
    linked = Complaint.objects.get(pk=complaint_id)
    group = _group({complaint_id}, linked.duplicate_of_id)
    complaint = group[complaint_id]
    at = max(at, complaint.last_at)
    if complaint.duplicate_of_id is None:
        raise NotNow(
            "not_linked",
            _("Pengaduan ini tidak ditautkan."),
            state=complaint.state,
            version=complaint.version,
        )
    _check_coordinator(complaint, by)
    original_id, complaint.duplicate_of = complaint.duplicate_of_id, None
    dockets = _dockets(group, at=at, by=by)
    _share({complaint_id: dockets[complaint_id]})
    _share({pk: docket for pk, docket in dockets.items() if pk != complaint_id})
    dockets[complaint_id].unlink(state=complaint.state, at=at)
    for docket in dockets.values():
        if docket.complaint is complaint:
            _record(docket, "unlinked", {"duplicate_of": original_id}, by=by, at=at)
        else:
            _record(docket, "duplicate_left", {"other": complaint.pk}, by=by, at=at)
    return complaint


def may_link(complaint: Complaint, by: Actor) -> bool:
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)


def follow_shared(docket: Docket, shared: Mapping[str, str | None]) -> None:
    """What an event of these says of the ends that the case shares, done again."""
    for kind, earliest in shared.items():
        docket.share(kind, None if earliest is None else date.fromisoformat(earliest))


def _check_original(complaint: Complaint, original: Complaint) -> None:
    if original.pk == complaint.pk:
        raise BadInput(
            {"duplicate_of": ("itself", _("Pengaduan tidak dapat menjadi ganda dari dirinya sendiri."))}
        )
    if original.agency_id != complaint.agency_id:
        raise BadInput(
            {"duplicate_of": ("other_agency", _("Kedua pengaduan harus pada instansi yang sama."))}
        )
    if original.duplicate_of_id is not None or complaint.duplicates.exists():
        sentence = _("Tautkan langsung ke pengaduan pertama, bukan ke sesama pengaduan ganda.")
        raise BadInput({"duplicate_of": ("chain", sentence)})


def _check_coordinator(complaint: Complaint, by: Actor) -> None:
    if not may_link(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)


def _group(named: set[int], original_id: int | None) -> dict[int, Complaint]:
    """These cases, the original and all that are linked with it, locked in the order of their ids so that two
    links never wait for each other."""
    others = Complaint.objects.filter(duplicate_of=original_id) if original_id is not None else ()
    keys = named | {each.pk for each in others} | ({original_id} if original_id is not None else set())
    return {pk: Complaint.objects.lock(pk) for pk in sorted(keys)}


def _dockets(group: Mapping[int, Complaint], *, at: datetime, by: Actor) -> dict[int, Docket]:
    dockets = {}
    for pk, complaint in group.items():
        docket = dockets[pk] = Docket.of(complaint)
        catching_up.catch_up(complaint, docket, at=max(at, complaint.last_at), origin=by.origin)
    return dockets


def _share(dockets: Mapping[int, Docket]) -> None:
    """Each case gets the earliest end among the others, and keeps its own beside it."""
    for kind in SHARED:
        own = {pk: docket.own_end(kind) for pk, docket in dockets.items()}
        for pk, docket in dockets.items():
            others = [end for other, end in own.items() if other != pk and end is not None]
            docket.share(kind, min(others, default=None))


def _shared(docket: Docket) -> dict[str, Any]:
    """The shared ends as facts, by which the duties can be rebuilt."""
    ends = {}
    for kind in SHARED:
        for duty in docket.running(kind):
            ends[kind.value] = None if duty.shared_due_on is None else duty.shared_due_on.isoformat()
    return {"shared": ends}


def _record(
    docket: Docket, name: str, facts: dict[str, Any], *, by: Actor, at: datetime, reasons: str | None = None
) -> None:
    """The event of one case of the group, and what it changed; an ended case is concerned only by its own link."""
    complaint = docket.complaint
    if "other" in facts and complaint.state in END_STATES:
        return
    events.record(
        complaint,
        name,
        by=by,
        at=max(at, complaint.last_at),
        facts={**facts, **_shared(docket), **docket.basis},
        typed={"reasons": reasons},
    )
    docket.save()
    docket.place()
    fields = ["duplicate_of", "last_seq", "last_at", "next_due_on", "next_due_at"]
    docket.complaint.save(update_fields=fields)
