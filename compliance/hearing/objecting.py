"""What is said in a hearing: a unit objects to how a case stands in its draft and replies to the whole; the Ombudsman decides each
objection with a reason. Nobody's figure is changed here: a case is corrected by its own verbs, or stands beside."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.roles import Role
from complaints import rows, texts
from complaints.models import Attachment, Complaint, Statement
from complaints.texts import BadText
from compliance.hearing import standing, telling
from compliance.hearing.models import (
    MOST_REPLY,
    Hearing,
    HearingReply,
    HearingUnit,
    Objection,
    ObjectionDecision,
)
from notifications.notices import Notice
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.models import Event
from workflow.record import events
from workflow.record.sentences import bad_text
from workflow.verbs import taking_part


def speaks_for(draft: HearingUnit, by: Actor) -> bool:
    """Whether this person may object and reply for the unit: who heads it, and the coordinators of its agency."""
    return by.sits((Role.SUPERVISOR,), unit_id=draft.unit_id) or by.sits(
        (Role.COORDINATOR,), agency_id=draft.unit.agency_id
    )


@transaction.atomic
def object_(
    draft_id: int, *, case: str, reasons: str, file: int | None, by: Actor, at: datetime
) -> Objection:
    """The unit of this draft objects to how a case stands in it. `file`: a file of the case that proves it.

    Raises NotYours (only who heads the unit, and coordinators), NotNow (the term is over; objected before), BadInput (a case that is
    not in the draft or that this person may not open, bad reasons, an unknown file).
    """
    draft = _draft(draft_id, by)
    _lock_within_the_term(draft.hearing, at)
    complaint = _case(draft, case, by)
    if Objection.objects.filter(of=draft, complaint=complaint).exists():
        sentence = _("Unit ini sudah berkeberatan atas pengaduan itu; keberatan tidak diubah lagi.")
        raise NotNow("objected_before", sentence)
    attached = _file(complaint, file)
    assert by.user is not None
    at = max(at, complaint.last_at)
    facts: dict[str, Any] = {"hearing": draft.hearing_id, "year": draft.hearing.year, "unit": draft.unit.code}
    if attached is not None:
        facts["file"] = attached.pk
    event = events.record(complaint, "objected", by=by, at=at, facts=facts, typed={"reasons": reasons})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    return Objection.objects.create(
        of=draft, complaint=complaint, reasons=_typed(event), file=attached, by=by.user, at=at
    )


@transaction.atomic
def decide(
    objection_id: int, *, upheld: bool, follows: str = "", reasons: str, by: Actor, at: datetime
) -> ObjectionDecision:
    """The Ombudsman decides an objection, and the unit and the coordinators are told. `follows`: what follows when it is upheld (`ObjectionDecision.Follows`).

    Raises NotVisible, NotYours, NotNow (decided before), BadInput (upheld without saying what follows, bad reasons).
    """
    found = (
        Objection.objects.select_related("of__hearing__agency", "of__unit").filter(pk=objection_id).first()
    )
    if found is None:
        raise NotVisible("not_found", _("Keberatan ini tidak ditemukan."))
    if not by.sits((Role.OMBUDSMAN,), agency_id=found.of.unit.agency_id) or by.user is None:
        raise NotYours("ombudsman_decides", _("Keberatan diputus oleh Ombudsman."))
    if upheld != bool(follows) or (follows and follows not in ObjectionDecision.Follows):
        sentence = _("Sebutkan apa yang menyusul bila keberatan diterima, dan hanya bila diterima.")
        raise BadInput({"follows": ("says_what_follows", sentence)})
    complaint = taking_part.locked(found.complaint_id, by)
    if ObjectionDecision.objects.filter(objection=found).exists():
        sentence = _("Keberatan ini sudah diputus; putusan tidak diubah lagi.")
        raise NotNow("decided_before", sentence)
    at = max(at, complaint.last_at)
    name = "objection_upheld" if upheld else "objection_refused"
    facts: dict[str, Any] = {
        "hearing": found.of.hearing_id,
        "year": found.of.hearing.year,
        "objection": found.pk,
    }
    if follows:
        facts["follows"] = follows
    event = events.record(complaint, name, by=by, at=at, facts=facts, typed={"reasons": reasons})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    decision = ObjectionDecision.objects.create(
        objection=found, upheld=upheld, follows=follows, reasons=_typed(event), by=by.user, at=at
    )
    hearing, units = found.of.hearing, [found.of.unit]
    telling.tell(Notice.OBJECTION_DECIDED, hearing, units, facts={"upheld": upheld}, by=by, at=at)
    return decision


@transaction.atomic
def reply(draft_id: int, *, text: str, by: Actor, at: datetime) -> HearingReply:
    """The unit's one reply to its draft as a whole. Raises NotYours, NotNow (the term is over; replied before), BadInput."""
    draft = _draft(draft_id, by)
    _lock_within_the_term(draft.hearing, at)
    try:
        text = texts.clean_as("text", text)
    except BadText as refusal:
        raise BadInput({"text": (str(refusal.code), bad_text(refusal))}) from None
    assert len(text) <= MOST_REPLY
    if HearingReply.objects.filter(of=draft).exists():
        raise NotNow("replied_before", _("Unit ini sudah menanggapi; tanggapan tidak diubah lagi."))
    assert by.user is not None
    return HearingReply.objects.create(of=draft, text=text, by=by.user, at=at)


def _draft(draft_id: int, by: Actor) -> HearingUnit:
    found = HearingUnit.objects.select_related("hearing__agency", "unit").filter(pk=draft_id).first()
    if found is None:
        raise NotVisible("not_found", _("Dengar pendapat ini tidak ditemukan."))
    if not speaks_for(found, by) or by.user is None:
        sentence = _("Hanya kepala unit dan koordinator instansi yang berkeberatan dan menanggapi.")
        raise NotYours("not_for_this_unit", sentence)
    return found


def _lock_within_the_term(hearing: Hearing, at: datetime) -> None:
    """So that no version is frozen between what is said and its commit. Raises NotNow once the term is over."""
    standing.lock(hearing)
    if at >= hearing.until_at or hearing.versions.exists():
        day = date_format(hearing.until_on, "j F Y")
        sentence = _("Jangka waktu keberatan dan tanggapan sudah berakhir pada %(day)s.") % {"day": day}
        raise NotNow("term_over", sentence)


def _case(draft: HearingUnit, reference: str, by: Actor) -> Complaint:
    """The case of this number, locked, if it is in the draft and this person may open it."""
    listed = {line["case"] for line in json.loads(draft.document)["lines"]}
    pk = Complaint.objects.filter(reference=reference).values_list("pk", flat=True).first()
    if reference not in listed or pk is None:
        sentence = _("Pengaduan ini tidak termasuk rancangan nilai unit.")
        raise BadInput({"case": ("not_in_the_draft", sentence)})
    try:
        return taking_part.locked(pk, by)
    except NotVisible:
        sentence = _(
            "Pengaduan ini tidak dapat Anda buka. Koordinator instansi dapat berkeberatan untuk unit Anda."
        )
        raise BadInput({"case": ("not_yours_to_open", sentence)}) from None


def _file(complaint: Complaint, pk: int | None) -> Attachment | None:
    if pk is None:
        return None
    found = Attachment.objects.filter(complaint=complaint, pk=pk).first()
    if found is None:
        raise BadInput({"file": ("unknown", _("Berkas ini bukan lampiran pengaduan itu."))})
    return found


def _typed(event: Event) -> Statement:
    return Statement.objects.get(pk=event.statements["reasons"][0])
