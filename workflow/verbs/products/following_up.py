"""What becomes of a product's task: the office gives evidence, the Ombudsman accepts it, sends it back or takes what was not
done to resolution and monitoring. Each verb reads as every verb does: lock, move, clock, record, tell. docs/adr/0062."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import Role
from complaints.codes import Severity
from complaints.models import Complaint
from law import counting
from law.codes import DutyKind
from notifications import outbox
from notifications.notices import Notice
from workflow.clocks import catching_up
from workflow.clocks.duties import Docket
from workflow.errors import NotNow, NotVisible, NotYours, Text
from workflow.idempotency import whole
from workflow.models import Duty
from workflow.product_models import ProductTask
from workflow.record import events, sentences
from workflow.verbs.moves import check_version
from workflow.verbs.products.issuing import keep
from workflow.verbs.taking_part import locked

Status = ProductTask.Status
OFFICE: Final = (Role.OFFICER, Role.SUPERVISOR, Role.COORDINATOR)
MONITORING: Final = {
    Severity.LIGHT: DutyKind.MONITOR_LIGHT,
    Severity.MEDIUM: DutyKind.MONITOR_MEDIUM,
    Severity.HEAVY: DutyKind.MONITOR_HEAVY,
}
VERBS: Final = ("give_evidence", "accept_evidence", "send_evidence_back", "monitor")


@dataclass(slots=True)
class _Step:
    """A product's case under its lock, and the task that is acted on."""

    case: Complaint
    docket: Docket
    task: ProductTask
    by: Actor
    at: datetime

    def record(
        self, name: str, facts: Mapping[str, Any] | None = None, typed: Mapping[str, str | None] | None = None
    ) -> None:
        told = {"number": self.task.number, **(facts or {}), **self.docket.basis}
        events.record(self.case, name, by=self.by, at=self.at, facts=told, typed=typed)

    def store(self, *fields: str) -> None:
        keep(self.case, self.docket)
        self.task.save(update_fields=["status", *fields])

    def tell(self, notice: Notice, facts: Mapping[str, Any] | None = None) -> None:
        told = events.plain({"number": self.task.number, **(facts or {})})
        outbox.enqueue(notice, self.case, by=self.by, at=self.at, facts=told)


@whole
def give_evidence(
    product_id: int, number: int, *, evidence: str, by: Actor, at: datetime, version: int | None
) -> ProductTask:
    """The office says what it did; files are attached to the product. The clock stops with it, and runs on if it is sent
    back."""
    step = _taken(product_id, number, "give_evidence", by=by, at=at, version=version)
    step.docket.meet_task(number, step.at)
    step.task.status, step.task.given_at = Status.GIVEN, step.at
    step.record("evidence_given", typed={"evidence": evidence})
    step.store("given_at")
    step.tell(Notice.EVIDENCE_GIVEN)
    return step.task


@whole
def accept_evidence(
    product_id: int, number: int, *, comment: str | None = None, by: Actor, at: datetime, version: int | None
) -> ProductTask:
    """The Ombudsman finds the task done."""
    step = _taken(product_id, number, "accept_evidence", by=by, at=at, version=version)
    step.task.status, step.task.judged_at = Status.ACCEPTED, step.at
    step.record("evidence_accepted", typed={"comment": comment})
    step.store("judged_at")
    step.tell(Notice.EVIDENCE_JUDGED, {"accepted": True})
    return step.task


@whole
def send_evidence_back(
    product_id: int, number: int, *, reasons: str, by: Actor, at: datetime, version: int | None
) -> ProductTask:
    """The Ombudsman finds the task not done, and says why: its clock runs again, to the end that it had."""
    step = _taken(product_id, number, "send_evidence_back", by=by, at=at, version=version)
    task = step.task
    step.docket.take_up_task(number, step.at)
    task.status, task.given_at, task.judged_at = Status.OPEN, None, step.at
    task.returns += 1
    step.record("evidence_sent_back", {"due_on": step.docket.task(number).due_on}, {"reasons": reasons})
    disclosed = step.docket.disclose(step.docket.task(number).kind, at=step.at)
    step.store("given_at", "judged_at", "returns")
    step.tell(Notice.EVIDENCE_JUDGED, {"accepted": False, **disclosed})
    return task


@whole
def monitor(
    product_id: int, number: int, *, severity: Severity, by: Actor, at: datetime, version: int | None
) -> ProductTask:
    """What was not done by its end goes to resolution and monitoring, which is light, medium or heavy: the first clock ends
    unmet, and another begins today."""
    step = _taken(product_id, number, "monitor", by=by, at=at, version=version)
    today = counting.local_date(step.at, step.case.agency.zone)
    step.docket.end_task(number, step.at, "monitor")
    duty = step.docket.begin_task(number, MONITORING[severity], verb="monitor", on=today, at=step.at)
    step.task.severity = severity
    step.record("monitored", {"severity": severity, "kind": duty.kind, "due_on": duty.due_on})
    disclosed = step.docket.disclose(duty.kind, at=step.at)
    step.store("severity")
    step.tell(Notice.MONITORED, disclosed)
    return step.task


@dataclass(frozen=True, slots=True)
class Standing:
    """How a task stands, for what may be done to it now. `duty`: its latest clock, or the settlement of a remanded case."""

    task: ProductTask
    case: Complaint
    duty: Duty
    at: datetime

    @property
    def past(self) -> bool:
        """Its end has passed."""
        return self.duty.due_at is not None and self.duty.due_at <= self.at

    def allowed(self, by: Actor) -> list[str]:
        """The verbs that this person may use on it now."""
        return [verb for verb in VERBS if self.not_now(verb) is None and self.is_for(verb, by)]

    def is_for(self, verb: str, by: Actor) -> bool:
        if verb == "give_evidence":
            return by.sits(OFFICE, agency_id=self.case.agency_id, unit_id=self.case.held_by_id)
        return by.sits((Role.OMBUDSMAN,), agency_id=self.case.agency_id)

    def not_now(self, verb: str) -> tuple[str, Text] | None:
        """Why nobody may do this now, with its code."""
        if self.task.case_id is not None:
            return "in_its_case", _("Butir ini dilaksanakan dan dinilai dalam pengaduannya.")
        given = self.task.status == Status.GIVEN
        if verb in ("accept_evidence", "send_evidence_back"):
            return None if given else ("no_evidence", _("Tidak ada bukti yang menunggu penilaian."))
        if self.task.status != Status.OPEN:
            return "evidence_is_there", _("Bukti butir ini sudah disampaikan.")
        if verb == "monitor" and self.task.severity:
            return "monitored_already", _("Butir ini sudah dalam resolusi dan monitoring.")
        if verb == "monitor" and not self.past:
            return "not_past", _("Batas waktu butir ini belum lewat.")
        return None


def _taken(product_id: int, number: int, verb: str, *, by: Actor, at: datetime, version: int | None) -> _Step:
    """Lock the product, and ask whether this may be done to the task now, and by whom. Raises NotVisible, NotNow, NotYours."""
    case = locked(product_id, by)
    task = ProductTask.objects.filter(product=product_id, number=number).first()
    if task is None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    docket = Docket.of(case)
    at = max(at, case.last_at)
    catching_up.catch_up(case, docket, at=at, origin=by.origin)
    check_version(case, version)
    standing = Standing(task, case, _clock(docket, task), at)
    refused = standing.not_now(verb)
    if refused is not None:
        raise NotNow(*refused, version=case.version)
    if not standing.is_for(verb, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    case.version += 1
    return _Step(case, docket, task, by, at)


def _clock(docket: Docket, task: ProductTask) -> Duty:
    if task.case_id is None:
        return docket.task(task.number)
    of_case = Duty.objects.filter(complaint=task.case_id, kind=DutyKind.SETTLE, round=task.case_round or 0)
    return of_case.order_by("pk").reverse()[0]
