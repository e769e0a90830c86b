"""The predicates that edges of the lifecycle name: windows, counts, who. Pure: they see a situation, no database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from accounts.actors import Actor, ActorKind
from accounts.roles import UNIT_STAFF, Role
from complaints.lifecycle import State
from complaints.models import Complaint
from workflow import calendar
from workflow.codes import DutyKind as K
from workflow.models import Duty

WAY_BACK_DAYS: Final = 30
"""Calendar days, local, in which a closed case may be reopened and a rejection appealed (own rule)."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a guard may ask. `others_may_answer`: whether staff of the holding unit may give the next
    answer; None where nobody asked the database."""

    complaint: Complaint
    running: tuple[Duty, ...]
    by: Actor
    at: datetime
    others_may_answer: bool | None = None

    def duty(self, kind: str) -> Duty | None:
        """The latest running duty of this kind."""
        found = [duty for duty in self.running if duty.kind == kind]
        return found[-1] if found else None

    def in_time(self, kind: str) -> bool:
        """It runs, and its end has not come; a duty without a date yet has no end."""
        duty = self.duty(kind)
        return duty is not None and (duty.due_at is None or self.at < duty.due_at)

    def past_end(self, kind: str) -> bool:
        """Some duty of this kind runs although its end has come."""
        return any(
            duty.kind == kind and duty.due_at is not None and duty.due_at <= self.at for duty in self.running
        )

    def within_way_back(self) -> bool:
        ended_at = self.complaint.ended_at
        if ended_at is None:
            return False
        zone = self.complaint.agency.zone
        last_day = calendar.local_date(ended_at, zone) + timedelta(days=WAY_BACK_DAYS)
        return self.at < calendar.due_at(last_day, zone)


def may_answer(case: Situation) -> bool:
    """Not who gave the contested answer; supervisors only where the unit asks for it; the agency's
    coordinator only when nobody of the unit may."""
    complaint, by = case.complaint, case.by
    if by.user is not None and by.user.pk == complaint.barred_from_answering_id:
        return False
    unit = complaint.held_by
    if unit is not None:
        roles = (Role.SUPERVISOR,) if unit.answers_need_supervisor else UNIT_STAFF
        if by.sits(roles, unit_id=unit.pk):
            return True
    return by.sits((Role.COORDINATOR,), agency_id=complaint.agency_id) and not case.others_may_answer


def may_escalate(case: Situation) -> bool:
    complaint = case.complaint
    if case.by.kind == ActorKind.COMPLAINANT:
        if complaint.state == State.REJECTED:
            return complaint.appeals > 0
        overdue = any(case.past_end(kind) for kind in (K.FIRST_ANSWER, K.SETTLE, K.DECIDE))
        return overdue or complaint.contests > 0
    return complaint.state in (State.DISPATCHED, State.INVESTIGATING, State.ANSWERED)


def not_the_one_who_rejected(case: Situation) -> bool:
    rejected_by = case.complaint.rejected_by_id
    return not (case.complaint.appeals and case.by.user and case.by.user.pk == rejected_by)


GUARDS: Final[dict[str, Callable[[Situation], bool]]] = {
    "completion_never_requested": lambda case: case.complaint.completions_requested == 0,
    "completion_window_open": lambda case: case.in_time(K.COMPLETE),
    "completion_window_over": lambda case: case.past_end(K.COMPLETE),
    # Where the clock has ended the case already, no other way out is open, whether or not a sweep ran.
    "not_lapsed": lambda case: not case.past_end(K.COMPLETE),
    "not_deemed_accepted": lambda case: not case.past_end(K.REPLY),
    "remedy_promised": lambda case: case.duty(K.REMEDY) is not None,
    "reply_window_open": lambda case: case.in_time(K.REPLY),
    "reply_window_over": lambda case: case.past_end(K.REPLY),
    "never_contested": lambda case: case.complaint.contests == 0,
    "not_concluded": lambda case: case.complaint.ended_by != "conclude",
    "never_reopened": lambda case: case.complaint.reopenings == 0,
    "reopening_window_open": Situation.within_way_back,
    "never_appealed": lambda case: case.complaint.appeals == 0,
    "appeal_window_open": Situation.within_way_back,
    "may_escalate": may_escalate,
    "may_answer": may_answer,
    "not_the_one_who_rejected": not_the_one_who_rejected,
}
OF_THE_PERSON: Final = frozenset({"may_answer", "not_the_one_who_rejected"})
"""Guards about who asks: they refuse with "not you"; all others with "not now"."""
