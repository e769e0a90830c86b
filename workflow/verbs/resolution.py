"""The verbs of resolution: what the complainant, the clock and the Ombudsman make of an answer. Each reads as every verb
(`verification.py` says what they share)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from complaints.codes import Finding, IdentityKind, Maladministration
from complaints.models import Complaint
from law import counting
from law.codes import AnonymousEscalation, Lapse, ParameterName
from law.codes import DutyKind as K
from notifications.notices import Notice
from workflow.clocks import periods
from workflow.errors import BadInput
from workflow.verbs import assignment, duplicates, findings, ratings, standing
from workflow.verbs.findings import IssueFinding
from workflow.verbs.guards import Situation
from workflow.verbs.moves import ENDED, HELD, Step, check_dated_by_law, check_promised, move
from workflow.verbs.products import issuing


@transaction.atomic
def accept(
    complaint_id: int,
    *,
    rating: int,
    comment: str | None = None,
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """The complainant is content: closes the case with a rating from 1 to 4."""
    step = move(complaint_id, "accept", by=by, at=at, version=version)
    step.clock()
    step.end()
    _rated(step, rating, comment, *ENDED)
    duplicates.give_back(step)
    return step.complaint


@transaction.atomic
def rate(
    complaint_id: int,
    *,
    rating: int,
    comment: str | None = None,
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """The complainant rates, from 1 to 4 and once, a case that was closed without their reply or concluded by the
    Ombudsman. Nothing else of it changes: it accepts no answer."""
    step = move(complaint_id, "rate", by=by, at=at, version=version)
    _rated(step, rating, comment)
    return step.complaint


def _rated(step: Step, rating: int, comment: str | None, *fields: str) -> None:
    """Record the act with its rating, and store it with these fields. Raises BadInput."""
    if rating not in range(1, 5):
        raise BadInput({"rating": ("rating", _("Penilaian dari 1 sampai 4."))})
    step.complaint.rating = rating
    given = step.record(facts={"rating": rating}, typed={"comment": comment})
    ratings.judge(step.complaint, given)
    step.store(*fields, "rating", "rating_apart", "rating_confirmed_at")
    ratings.ask(step, given)


@transaction.atomic
def deem_accepted(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """The clock: the reply window (rule `reply`) ended unused, and by its rule the case is closed as of its end."""
    step = move(complaint_id, "deem_accepted", by=by, at=at, version=None)
    complaint = step.complaint
    ended = step.lapsed_at(Lapse.DEEMED_ACCEPTED)
    step.clock(since=ended)
    step.end(ended)
    step.record(since=ended)
    step.store(*ENDED)
    ended_on = counting.local_date(ended, complaint.agency.zone)
    window = periods.length(complaint, K.REOPEN_WITHIN, ended_on)
    facts = {"window": window, **_may_rate(step)}
    step.tell(Notice.CLOSED_WITHOUT_REPLY, facts, within_hours=True)
    duplicates.give_back(step)
    return complaint


def _may_rate(step: Step) -> dict[str, date]:
    """Until when the complainant may rate what ends with this act, as a fact for a notice."""
    until = Situation(step.complaint, (), step.by, step.at).last_day_to_rate()
    return {} if until is None else {"until": until}


@transaction.atomic
def contest(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """The complainant does not agree: a new round, and somebody else gives the next answer. Once."""
    step = move(complaint_id, "contest", by=by, at=at, version=version)
    step.complaint.contests += 1
    step.complaint.barred_from_answering = step.complaint.answered_by
    step.clock()
    step.record(typed={"reasons": reasons})
    disclosed = step.disclose(K.SETTLE)
    step.store("contests", "barred_from_answering")
    step.tell(Notice.CONTESTED, disclosed)
    return step.complaint


@transaction.atomic
def reopen(complaint_id: int, *, reasons: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """A closed case is taken up again, once, within the days of the rule `reopen_within`: a new round."""
    step = move(complaint_id, "reopen", by=by, at=at, version=version)
    complaint = step.complaint
    complaint.reopenings += 1
    step.take_up_again()
    step.clock()
    step.record(typed={"reasons": reasons})
    disclosed = step.disclose(K.SETTLE)
    step.store(*ENDED, "reopenings")
    answered_at = complaint.answered_at  # what was decided when, for those who take the case up again
    answered_on = None if answered_at is None else counting.local_date(answered_at, complaint.agency.zone)
    decided = {"outcome": complaint.outcome, "answered_on": answered_on}
    step.tell(Notice.CONTESTED, {**disclosed, "reopened": True, **decided})
    if by.is_staff:
        step.tell(Notice.REOPENED, disclosed)
    return complaint


@transaction.atomic
def escalate(
    complaint_id: int,
    *,
    reasons: str,
    with_identity: bool | None = None,
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """Take the case to the Ombudsman; without a name as information, where `anonymous_escalation` says so. `with_identity`:
    whether the Ombudsman reads who the complainant is, which only they choose; None: as they filed. Raises BadInput."""
    step = move(complaint_id, "escalate", by=by, at=at, version=version)
    complaint = step.complaint
    chosen = _chosen(complaint, with_identity, by)
    complaint.escalated_at = complaint.escalated_at or step.at
    step.take_up_again()
    step.clock()
    nameless = periods.sourced(complaint, ParameterName.ANONYMOUS_ESCALATION, step.today)
    anonymous = complaint.identity_kind == IdentityKind.ANONYMOUS
    facts = {"as_information": anonymous and nameless["value"] == AnonymousEscalation.AS_INFORMATION}
    step.record(facts={**facts, **chosen}, typed={"reasons": reasons})
    step.store(*ENDED, "escalated_at", "identity_to_ombudsman")
    ombudsman = periods.sourced(complaint, ParameterName.OMBUDSMAN, step.today)
    notice_facts = {**facts, **chosen, "nameless": nameless, "ombudsman": ombudsman}
    step.tell(Notice.ESCALATED, notice_facts)
    step.tell(Notice.ESCALATED_TO_YOU, notice_facts)
    return complaint


def _chosen(complaint: Complaint, with_identity: bool | None, by: Actor) -> dict[str, bool]:
    """The complainant's choice as a fact, kept on the case. Raises BadInput for one that is not theirs to make."""
    if with_identity is None:
        return {}
    if by.kind != ActorKind.COMPLAINANT:
        sentence = _("Hanya pengadu yang memilih apakah identitasnya dibaca Ombudsman.")
        raise BadInput({"with_identity": ("not_yours_to_choose", sentence)})
    if complaint.identity_kind == IdentityKind.ANONYMOUS and with_identity:
        sentence = _("Pengaduan ini tanpa identitas: tidak ada identitas yang dapat disampaikan.")
        raise BadInput({"with_identity": ("no_identity", sentence)})
    complaint.identity_to_ombudsman = with_identity
    return {"with_identity": with_identity}


@transaction.atomic
def remand(
    complaint_id: int,
    *,
    corrective_action: str,
    due_on: date | None = None,
    product: str = "",
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """The Ombudsman gives the case back with a corrective action and the date by which it must be done; without one it has
    the days that the law gives a corrective action. From now on this date governs: what ran until then (`settle`, `decide`)
    ends. It enters the register as a task of the product of this number, or of one of its own (docs/adr/0062).

    A case that no unit ever held goes to the unit named; where none is named, or it was closed, the coordinator
    transfers it.
    """
    step = move(complaint_id, "remand", by=by, at=at, version=version)
    complaint = step.complaint
    if due_on is not None:
        check_promised("due_on", due_on, step)
    else:
        check_dated_by_law(step)
    if complaint.held_by is None and complaint.unit is not None and standing.unit(complaint.unit)().active:
        assignment.hold(complaint, complaint.unit, at=step.at)
    step.clock(given=due_on)
    facts = {"due_on": due_on or step.docket.own_end(K.SETTLE)}
    by_law = {} if due_on is not None else {"by_law": True}
    told = {**facts, **by_law, "supersedes": True}
    step.record(facts=told, typed={"corrective_action": corrective_action})
    issuing.order(complaint, product, by=by, at=step.at)
    step.store(*HELD)
    step.tell(Notice.REMANDED, facts)
    step.tell(Notice.REMANDED_OF_YOURS, facts)
    assignment.warn_of_an_empty_unit(step)
    return complaint


@transaction.atomic
def conclude(
    complaint_id: int,
    *,
    finding: Finding,
    maladministration: Collection[Maladministration] = (),
    issues: Sequence[IssueFinding] = (),
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """The Ombudsman ends the case with a finding and the forms of maladministration where there are any; `issues`: what was
    found on each issue, in writing, of which the finding and the forms of the case follow. Raises BadInput."""
    step = move(complaint_id, "conclude", by=by, at=at, version=version)
    forms = findings.checked(issues, finding, maladministration)
    step.clock()
    step.end()
    step.record(facts={"finding": finding, "maladministration": forms})
    told = findings.record(step.complaint, issues, by=by, at=step.at)
    step.store(*ENDED)
    facts = {"finding": finding, "maladministration": forms, "issues": told}
    step.tell(Notice.CONCLUDED, {**facts, **_may_rate(step)})
    step.tell(Notice.CONCLUDED_TO_YOU, facts)
    duplicates.give_back(step)
    return step.complaint
