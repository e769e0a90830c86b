"""Another class after the first dispatch. A longer one needs two persons; until then the stricter limit holds."""

from datetime import datetime
from enum import Enum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import User
from accounts.roles import Role
from complaints.models import Complaint
from law.codes import Classification
from law.codes import DutyKind as K
from notifications.notices import Notice
from workflow.clocks import catching_up
from workflow.errors import BadInput, NotNow, NotYours
from workflow.verbs.moves import Step, move


@transaction.atomic
def reclassify(
    complaint_id: int,
    *,
    classification: Classification,
    reasons: str,
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """Give the case another class, with reasons.

    One whose settlement is not longer takes effect at once. A longer one is proposed, and takes effect when a
    second person uses the same verb with the same class: one of the two is a supervisor, the second a supervisor
    or coordinator. The class now in force takes a proposal back.
    """
    step = move(complaint_id, "reclassify", by=by, at=at, version=version)
    match comes_of(step, classification, by):
        case Outcome.DROPPED:
            return _dropped(step, reasons)
        case Outcome.PROPOSED:
            return _proposed(step, classification, reasons, by)
        case Outcome.IN_FORCE:
            return _in_force(step, classification, reasons, by)


class Outcome(Enum):
    """What comes of asking for a class: it holds at once, waits for a second person, or ends a proposal."""

    IN_FORCE = "in_force"
    PROPOSED = "proposed"
    DROPPED = "dropped"


def comes_of(step: Step, classification: Classification, by: Actor) -> Outcome:
    """Raises BadInput for the class in force, NotNow for a longer one once the settlement is past its end (it would
    erase that), NotYours for who may not be the second person."""
    complaint = step.complaint
    proposed = complaint.proposed_classification
    if classification == complaint.classification:
        if not proposed:
            raise BadInput({"classification": ("same_class", _("Pengaduan sudah berklasifikasi ini."))})
        return Outcome.DROPPED
    if not _longer(step, classification):
        return Outcome.IN_FORCE
    duty = step.docket.settling()
    if duty is not None and duty.due_at is not None and duty.due_at <= step.at:
        sentence = _(
            "Batas penyelesaian sudah lewat dan tidak dapat lagi diperpanjang dengan klasifikasi lain. Jawab."
        )
        raise NotNow("settlement_over", sentence, state=complaint.state, version=complaint.version)
    if proposed != classification:
        return Outcome.PROPOSED
    _check_second(complaint, by)
    return Outcome.IN_FORCE


def may_agree(complaint: Complaint, by: Actor) -> bool:
    """Whether this person may be the second one for the class that is proposed."""
    try:
        _check_second(complaint, by)
    except NotYours:
        return False
    return bool(complaint.proposed_classification)


def _longer(step: Step, classification: Classification) -> bool:
    duty = step.docket.settling()
    assert duty is not None  # the edge's guards ask for it
    rule = step.docket.law.rule(K.SETTLE, duty.opened_on, classification, later_round=duty.round > 1)
    assert rule.length is not None
    now = step.docket.rule_of(duty).length
    return now is not None and rule.length > now


def _check_second(complaint: Complaint, by: Actor) -> None:
    """Raises NotYours unless this is a second person, and one of the two is a supervisor of the unit."""
    unit, first = complaint.held_by_id, complaint.reclassification_by
    if first is None or by.user is None or by.user.pk == first.pk:
        raise NotYours(
            "second_person", _("Klasifikasi dengan batas waktu lebih panjang harus disetujui orang kedua.")
        )
    supervises = by.sits((Role.SUPERVISOR,), unit_id=unit)
    coordinates = by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id)
    if not (supervises or (coordinates and _supervises(first, unit))):
        sentence = _("Klasifikasi dengan batas waktu lebih panjang harus disetujui kepala unit.")
        raise NotYours("supervisor_needed", sentence)


def _supervises(user: User, unit_id: int | None) -> bool:
    return user.memberships.filter(role=Role.SUPERVISOR, unit=unit_id).exists()


def _in_force(step: Step, classification: Classification, reasons: str, by: Actor) -> Complaint:
    complaint, at = step.complaint, step.at
    before = complaint.classification
    complaint.classification = classification
    complaint.proposed_classification, complaint.reclassification_by = "", None
    duty = step.docket.settling()
    assert duty is not None
    if duty.suspended_at is not None and rule_forbids_suspension(step):
        catching_up.restart_clock(complaint, step.docket, by=by, at=at)
    was = duty.due_on
    step.docket.reclassify(at=at)
    facts = {
        "before": before,
        "classification": classification,
        "was": was,
        "due_on": duty.due_on,
    }
    step.record(facts=facts, typed={"reasons": reasons})
    changed = {"classification": classification, "before": before}
    notice_facts = {**step.disclose(K.SETTLE), "was": was, **changed}
    step.store("classification", *PROPOSAL)
    step.tell(Notice.RECLASSIFIED, notice_facts)
    return complaint


def rule_forbids_suspension(step: Step) -> bool:
    duty = step.docket.settling()
    assert duty is not None
    rule = step.docket.law.rule(
        K.SETTLE, duty.opened_on, step.complaint.classification, later_round=duty.round > 1
    )
    return rule.suspension is None


def _proposed(step: Step, classification: Classification, reasons: str, by: Actor) -> Complaint:
    complaint = step.complaint
    complaint.proposed_classification, complaint.reclassification_by = classification, by.user
    facts = {"proposed": classification}
    step.record("reclassification_proposed", facts=facts, typed={"reasons": reasons})
    step.store(*PROPOSAL)
    step.tell(Notice.RECLASSIFICATION_PROPOSED)
    return complaint


def _dropped(step: Step, reasons: str) -> Complaint:
    complaint = step.complaint
    complaint.proposed_classification, complaint.reclassification_by = "", None
    step.record("reclassification_dropped", typed={"reasons": reasons})
    step.store(*PROPOSAL)
    return complaint


PROPOSAL = ("proposed_classification", "reclassification_by")
