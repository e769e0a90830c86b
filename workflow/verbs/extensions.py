"""More time for a settlement, and a clock that stands still: only where the rule allows it, with reasons, and told
to the complainant, who can contest an extension. Each reads as every verb: lock, move, clock, record, tell."""

from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.worded import Worded
from complaints.codes import label
from complaints.models import Complaint
from law import counting, rules
from law.codes import SuspensionReason
from notifications.notices import Notice
from workflow.clocks import catching_up
from workflow.clocks.dating import week_of
from workflow.clocks.duties import Docket, fact
from workflow.errors import BadInput, NotNow
from workflow.models import Duty, Suspension
from workflow.record import sentences
from workflow.verbs.guards import Situation
from workflow.verbs.moves import Step, move, refusal


@transaction.atomic
def extend(
    complaint_id: int, *, days: int, reasons: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """Give the settlement `days` more, in its rule's unit, from its same day zero; as often and as far as the
    rule allows, and before its end. The end before stays readable beside the new one."""
    step = move(complaint_id, "extend", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    duty, extension = extendable(step, days)
    was = duty.due_on
    step.docket.extend(duty, days)
    facts = {
        "kind": duty.kind,
        "round": duty.round,
        "days": days,
        "unit_of_days": duty.length_unit,
        "was": was,
        "due_on": duty.due_on,
    }
    step.record(facts=facts, typed={"reasons": reasons})
    notice_facts = {
        **step.disclose(duty.kind),
        "days": days,
        "unit_of_days": duty.length_unit,
        "was": was,
        "names_ombudsman": extension.names_ombudsman,
    }
    step.store()
    step.tell(Notice.EXTENDED, notice_facts)
    return complaint


@transaction.atomic
def contest_extension(
    complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """The complainant does not agree to the extension: from the original end on, they may escalate. What the unit
    was given stays, so that the lateness of its answer is judged by one date."""
    step = move(complaint_id, "contest_extension", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    duty, _rule = _settlement(step)
    step.docket.contest_extension(duty, at)
    facts = {"kind": duty.kind, "round": duty.round}
    step.record(facts=facts, typed={"reasons": reasons})
    step.store()
    notice_facts = {"duties": [fact(duty)], "was": duty.original_due_on}
    step.tell(Notice.EXTENSION_CONTESTED, notice_facts)
    return complaint


@transaction.atomic
def suspend(
    complaint_id: int,
    *,
    reason: SuspensionReason,
    reasons: str,
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """Let the settlement's clock stand still, for a reason that its rule lists and at most as long as it allows.

    Local days after today until the day of resuming do not count. The statute's own limit (`decide`) runs on.
    """
    step = move(complaint_id, "suspend", by=by, at=at, version=version)
    complaint, at = step.complaint, step.at
    duty, suspension = suspendable(step, reason)
    suspension.save(force_insert=True)
    was = duty.due_on
    step.docket.suspend(duty, suspension)
    facts = {
        "kind": duty.kind,
        "round": duty.round,
        "reason": reason,
        "was": was,
        "due_on": duty.due_on,
        "resume_by_on": suspension.resume_by_on,
    }
    step.record(facts=facts, typed={"reasons": reasons})
    notice_facts = {
        **step.disclose(duty.kind),
        "reason": reason,
        "resume_by_on": suspension.resume_by_on,
    }
    step.store()
    step.tell(Notice.SUSPENDED, notice_facts)
    return complaint


def may_ask(case: Situation) -> bool:
    """Whether the clock may be suspended now, by this person, to wait for the complainant's word."""
    rule = case.rule_of_settlement()
    listed = rule is not None and rule.suspension is not None and rule.suspension.reasons
    waits = SuspensionReason.AWAITING_COMPLAINANT.value in map(str, listed or ())
    return waits and refusal(case, "suspend") is None


@transaction.atomic
def resume(complaint_id: int, *, by: Actor, at: datetime, version: int | None) -> Complaint:
    """The clock runs again from today's local date; the days lost since it was stopped do not count."""
    step = move(complaint_id, "resume", by=by, at=at, version=version)
    return _resumed(step)


def resume_on_reply(complaint: Complaint, *, by: Actor, at: datetime) -> None:
    """What the clock waited for has come: the complainant wrote. The caller holds the lock."""
    if _awaiting(complaint=complaint.pk):
        docket = Docket.of(complaint)
        catching_up.catch_up(complaint, docket, at=at, origin=by.origin)
        _resumed(Step("resume", complaint, docket, by, at, complaint.state))


_awaiting: Final[Worded[Any]] = Worded(
    lambda complaint: Suspension.objects.filter(
        complaint=complaint, until_at=None, reason=SuspensionReason.AWAITING_COMPLAINANT
    ).values_list("pk")[:1],
    complaint=-987_654_321,
)


def _resumed(step: Step) -> Complaint:
    catching_up.restart_clock(step.complaint, step.docket, by=step.by, at=step.at)
    duty = step.docket.settling()
    disclosed = step.disclose(duty.kind) if duty is not None else {}
    step.store()
    step.tell(Notice.RESUMED, disclosed)
    return step.complaint


def _settlement(step: Step) -> tuple[Duty, rules.Rule]:
    duty = step.docket.settling()
    assert duty is not None  # the edge's guards ask for it
    return duty, step.docket.rule_of(duty)


def extendable(step: Step, days: int) -> tuple[Duty, rules.Extension]:
    """The settlement that these days more are for. Raises BadInput for more, or fewer, than its rule allows."""
    duty, rule = _settlement(step)
    assert rule.extension is not None  # the edge's guards ask for it
    most = rule.extension.cap - duty.extended_days
    if not 1 <= days <= most:
        sentence = _("Perpanjangan paling sedikit 1 dan paling banyak %(most)d hari menurut aturan ini.")
        raise BadInput({"days": ("beyond_the_cap", sentence % {"most": most})})
    return duty, rule.extension


def suspendable(step: Step, reason: SuspensionReason) -> tuple[Duty, Suspension]:
    """The settlement, and its suspension not yet written. Raises BadInput for a reason that its rule does not
    list, NotNow where its last day cannot be counted."""
    duty, rule = _settlement(step)
    assert rule.suspension is not None  # the edge's guards ask for it
    if reason.value not in map(str, rule.suspension.reasons):
        known = ", ".join(str(label(SuspensionReason(each))) for each in rule.suspension.reasons)
        sentence = _("Alasan ini tidak tercantum dalam aturan. Yang tercantum: %(known)s.")
        raise BadInput({"reason": ("reason_not_listed", sentence % {"known": known})})
    return duty, _suspension(step, duty, rule.suspension.cap - duty.suspended_days, reason)


def _suspension(step: Step, duty: Duty, left: int, reason: SuspensionReason) -> Suspension:
    """From today on, until this many days of the duty's unit did not count."""
    complaint, unit = step.complaint, counting.LengthUnit(duty.length_unit)
    try:
        last, _provisional = counting.due_on(step.today, left, unit, week_of(duty), step.docket.calendar)
    except counting.YearUnknown as unknown:
        sentence = sentences.YEAR_UNKNOWN % {"year": unknown.year}
        raise NotNow("year_unknown", sentence, state=complaint.state, version=complaint.version) from unknown
    return Suspension(
        complaint=complaint,
        round=duty.round,
        reason=reason,
        from_at=step.at,
        from_on=step.today,
        resume_by_on=last,
        resume_by_at=counting.due_at(last, complaint.agency.zone),
    )
