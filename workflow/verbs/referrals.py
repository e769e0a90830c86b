"""A case that belongs to another agency of this installation: its coordinator offers it there, and there it is taken over or sent
back. One case, one reference, one receipt; what is promised to the complainant stays (docs/adr/0094)."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Membership, User
from accounts.roles import Role
from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from law.codes import DutyKind as K
from notifications import outbox
from notifications.notices import Notice
from workflow.clocks import catching_up, under_lock
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, NotNow, NotYours, Text
from workflow.record import events, sentences
from workflow.verbs import standing
from workflow.verbs.guards import OFFERED
from workflow.verbs.moves import check_version

COUNTED_WITH: Final = ("law", "calendar", "zone")
"""What must be the same in both agencies, so that every date that was told stays as it was counted."""


@transaction.atomic
def refer(
    complaint_id: int, *, agency: Agency, reasons: str, by: Actor, at: datetime, version: int | None = None
) -> Complaint:
    """Offer the case to another agency. Until it is taken over, the agency that offers it keeps it, with its clocks. Raises
    BadInput for an agency that could not take it."""
    complaint, docket, at = _locked(complaint_id, by=by, at=at, version=version)
    if not may_refer(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if complaint.offered_to_id is not None:
        raise _not_now(complaint, "already_offered", OFFERED)
    if complaint.duplicate_of_id is not None or complaint.duplicates.exists():
        sentence = _(
            "Pengaduan ini ditautkan dengan yang lain, yang dijawab bersamanya. Lepas tautannya dahulu."
        )
        raise _not_now(complaint, "linked", sentence)
    _check_running(complaint, docket, at)
    if (wrong := _unfit(complaint.agency, standing.agency(agency))) is not None:
        raise BadInput({"agency": wrong})
    complaint.offered_to = agency
    _keep(docket, "referred", {"to_agency": agency.code}, "offered_to", by=by, at=at, reasons=reasons)
    told = {"agency": agency.code, "from_agency": complaint.agency.name}
    people = coordinators(agency, complaint)
    outbox.enqueue_to_users(Notice.REFERRED_TO_YOU, people, by=by, at=at, facts=told, not_before=at)
    return complaint


@transaction.atomic
def take_over(complaint_id: int, *, by: Actor, at: datetime, version: int | None = None) -> Complaint:
    """The agency to which it was offered has the case from now on, and verifies it; the complainant is told, and who offered it. What ran for the
    complainant runs on with its dates."""
    complaint, docket, at = _locked(complaint_id, by=by, at=at, version=version)
    was, agency = complaint.agency, _offered(complaint)
    if not by.sits((Role.COORDINATOR,), agency_id=agency.pk):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    _check_running(complaint, docket, at)
    if (wrong := _unfit(was, standing.agency(agency))) is not None:
        raise BadInput({"agency": wrong})
    outbox.forget(complaint, coordinators(was, complaint))
    complaint.agency, complaint.unit, complaint.offered_to = agency, None, None
    docket = Docket(complaint, docket.rows)
    docket.apply("take_over", at=at)
    settled = docket.disclose(K.SETTLE, at=at)
    docket.disclose(K.VERIFY, at=at)
    codes = {"to_agency": agency.code, "from_agency": was.code}
    _keep(docket, "taken_over", codes, "agency", "unit", "offered_to", by=by, at=at)
    told = {**settled, "agency_name": agency.name, "was_agency": was.name}
    outbox.enqueue(Notice.TAKEN_OVER, complaint, by=by, at=at, facts=told)
    theirs = [each for each in coordinators(was, complaint) if each != by.user]
    known = {"agency": was.code, "agency_name": agency.name, "case": complaint.reference}
    outbox.enqueue_to_users(Notice.REFERRAL_TAKEN, theirs, by=by, at=at, facts=known, not_before=at)
    return complaint


@transaction.atomic
def return_referral(
    complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None = None
) -> Complaint:
    """The agency to which it was offered sends it back, whose coordinators are told; or the one that offered it takes it back."""
    complaint, docket, at = _locked(complaint_id, by=by, at=at, version=version)
    offered = _offered(complaint)
    own = by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)
    if not own and not by.sits((Role.COORDINATOR,), agency_id=offered.pk):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    complaint.offered_to = None
    disclosed = docket.disclose(K.VERIFY, at=at)
    event = "referral_withdrawn" if own else "referral_declined"
    _keep(docket, event, {"to_agency": offered.code}, "offered_to", by=by, at=at, reasons=reasons)
    if not own:
        told = {**disclosed, "why": "referral_declined"}
        outbox.enqueue(Notice.TO_VERIFY, complaint, by=by, at=at, facts=told)
    return complaint


def may_refer(complaint: Complaint, by: Actor) -> bool:
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)


def offered_to(by: Actor) -> ComplaintQuerySet:
    """The cases that are offered to an agency that this person coordinates, without those in which they are accused."""
    seats = [seat for seat in by.seats if seat.role == Role.COORDINATOR]
    rows = Complaint.objects.filter(state=State.RECEIVED, offered_to__isnull=False).exclude(accused=by.user)
    if any(seat.national for seat in seats):
        return rows
    return rows.filter(offered_to__in=[seat.agency_id for seat in seats if seat.agency_id])


def fit(agency: Agency) -> list[Agency]:
    """The agencies to which a case of this one may be offered, by name."""
    same = {name: getattr(agency, name) for name in COUNTED_WITH}
    others = Agency.objects.filter(open_for_filing=True, **same).exclude(pk=agency.pk)
    return list(others.order_by("name"))


def coordinators(agency: Agency, complaint: Complaint) -> QuerySet[User]:
    """Those of the agency who are active and not accused in the case."""
    seats = Membership.objects.filter(role=Role.COORDINATOR, agency=agency, user__is_active=True)
    accused = Complaint.accused.through.objects.filter(complaint=complaint).values("user_id")
    return User.objects.filter(pk__in=seats.values("user_id")).exclude(pk__in=accused).order_by("pk")


def _locked(
    complaint_id: int, *, by: Actor, at: datetime, version: int | None
) -> tuple[Complaint, Docket, datetime]:
    """The case, its duties, and the instant of the act. Raises NotNow where it is not waiting to be verified."""
    docket = under_lock.docket(complaint_id)
    complaint = docket.complaint
    at = max(at, complaint.last_at)
    catching_up.catch_up(complaint, docket, at=at, origin=by.origin)
    check_version(complaint, version)
    if complaint.state != State.RECEIVED:
        raise _not_now(complaint, "illegal_now", sentences.NOT_IN_THIS_STATE)
    return complaint, docket, at


def _offered(complaint: Complaint) -> Agency:
    if complaint.offered_to is None:
        raise _not_now(complaint, "not_offered", _("Pengaduan ini tidak sedang dilimpahkan."))
    return complaint.offered_to


def _check_running(complaint: Complaint, docket: Docket, at: datetime) -> None:
    """Who is late stays so: a case whose settlement or decision is past its end is not handed on."""
    if any(duty.due_at is not None and duty.due_at <= at for duty in docket.running(K.SETTLE, K.DECIDE)):
        sentence = _(
            "Batas penyelesaian sudah lewat pada instansi yang memegangnya; pengaduan ini diselesaikan di sana."
        )
        raise _not_now(complaint, "late", sentence)


def _keep(
    docket: Docket,
    event: str,
    facts: dict[str, Any],
    *fields: str,
    by: Actor,
    at: datetime,
    reasons: str | None = None,
) -> None:
    """The event, and what it changed."""
    complaint = docket.complaint
    complaint.version += 1
    told = {**facts, **docket.basis}
    events.record(complaint, event, by=by, at=at, facts=told, typed={"reasons": reasons})
    docket.save()
    docket.place()
    complaint.save(update_fields=[*fields, "version", "last_seq", "last_at", "next_due_on", "next_due_at"])


def _not_now(complaint: Complaint, code: str, sentence: sentences.Sentence) -> NotNow:
    return NotNow(code, sentence, state=complaint.state, version=complaint.version)


def _unfit(was: Agency, agency: Agency) -> tuple[str, Text] | None:
    """Why this agency cannot take a case of that one; None: it can."""
    if agency.pk == was.pk:
        return "same_agency", _("Pengaduan sudah berada pada instansi ini.")
    if not agency.open_for_filing:
        return "agency_not_open", _("Instansi ini belum menerima pengaduan.")
    if any(getattr(agency, name) != getattr(was, name) for name in COUNTED_WITH):
        sentence = _(
            "Instansi ini menghitung jangka waktu dengan hukum, kalender, atau zona waktu lain, sehingga tanggalnya tidak dapat tetap. Nyatakan wewenang lembaga lain."
        )
        return "counts_otherwise", sentence
    seated = Membership.objects.filter(role=Role.COORDINATOR, agency=agency, user__is_active=True)
    if not seated.exists():
        return "nobody_there", _("Instansi ini belum mempunyai koordinator aktif.")
    return None
