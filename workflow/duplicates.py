"""Linking a complaint to the one it repeats. Every complainant keeps an own case, receipt and answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import Role
from complaints.models import Complaint
from workflow import events, sentences, statements
from workflow.errors import BadInput, NotNow, NotYours


@transaction.atomic
def link(complaint_id: int, *, duplicate_of: Complaint, reasons: str, by: Actor, at: datetime) -> Complaint:
    """Say that this complaint repeats another one of the same agency. No chains, no circles."""
    complaint, original = _both(complaint_id, duplicate_of.pk)
    at = max(at, complaint.last_at)
    _check_coordinator(complaint, by)
    if complaint.duplicate_of_id is not None:
        raise NotNow(
            "already_linked",
            _("Pengaduan ini sudah ditautkan."),
            state=complaint.state,
            version=complaint.version,
        )
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
    complaint.duplicate_of = original
    kept = statements.keep(complaint, by=by, at=at, reasons=reasons)
    events.record(complaint, "linked", by=by, at=at, facts={"duplicate_of": original.pk}, statements=kept)
    complaint.save(update_fields=["duplicate_of", "last_seq", "last_at"])
    return complaint


@transaction.atomic
def unlink(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """Take the link back; both cases are as if it had never been."""
    complaint = Complaint.objects.lock(complaint_id)
    at = max(at, complaint.last_at)
    _check_coordinator(complaint, by)
    if complaint.duplicate_of_id is None:
        raise NotNow(
            "not_linked",
            _("Pengaduan ini tidak ditautkan."),
            state=complaint.state,
            version=complaint.version,
        )
    facts = {"duplicate_of": complaint.duplicate_of_id}
    complaint.duplicate_of = None
    events.record(complaint, "unlinked", by=by, at=at, facts=facts)
    complaint.save(update_fields=["duplicate_of", "last_seq", "last_at"])
    return complaint


def may_link(complaint: Complaint, by: Actor) -> bool:
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)


def _check_coordinator(complaint: Complaint, by: Actor) -> None:
    if not may_link(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)


def _both(one: int, other: int) -> tuple[Complaint, Complaint]:
    """Both rows, locked in the order of their ids so that two links never wait for each other."""
    locked = {pk: Complaint.objects.lock(pk) for pk in sorted({one, other})}
    return locked[one], locked[other]
