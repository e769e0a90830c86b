"""The first step of every verb: lock the case, ask whether it may move, and move it. And what may be done now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django_fsm import can_proceed

from accounts.actors import Actor, ActorKind
from accounts.models import Membership
from accounts.roles import UNIT_STAFF, Role
from complaints import acts, lifecycle, words
from complaints.lifecycle import State
from complaints.models import Complaint
from law import counting
from law.codes import Lapse
from workflow.clocks import catching_up
from workflow.clocks.duties import Docket
from workflow.errors import NotNow, NotYours, Refusal
from workflow.models import Duty
from workflow.record import events, sentences
from workflow.record.statements import Kept
from workflow.verbs import guards
from workflow.verbs.guards import Situation

MOVED: Final = ("state", "version", "last_seq", "last_at", "next_due_on", "next_due_at")


@dataclass(slots=True)
class Move:
    """A case that is locked and moved: what the rest of its verb works on."""

    complaint: Complaint
    docket: Docket
    at: datetime
    before: str

    @property
    def today(self) -> date:
        """The agency's local date."""
        return counting.local_date(self.at, self.complaint.agency.zone)

    def lapsed_at(self, lapse: Lapse) -> datetime:
        """The end of the duty whose passing brings this about, and makes the clock act."""
        return next(
            duty.due_at
            for duty in self.docket.running()
            if duty.due_at and duty.due_at <= self.at and self.docket.rule_of(duty).lapse == lapse
        )

    def end(self, verb: str, at: datetime) -> None:
        self.complaint.ended_at, self.complaint.ended_by = at, verb

    def resume(self) -> None:
        self.complaint.ended_at, self.complaint.ended_by = None, ""


def move(complaint_id: int, verb: str, *, by: Actor, at: datetime, version: int | None) -> Move:
    """Lock the case and take the edge. Raises NotNow (state, window, version) or NotYours.

    The act's time is never before the last event of the case.
    """
    complaint = Complaint.objects.lock(complaint_id)
    docket = Docket.of(complaint)
    at = max(at, complaint.last_at)
    catching_up.catch_up(complaint, docket, at=at, origin=by.origin)
    if version is not None and version != complaint.version:
        raise NotNow("stale_version", sentences.STALE, state=complaint.state, version=complaint.version)
    refused = refusal(situation(complaint, docket.running(), by=by, at=at), verb)
    if refused is not None:
        raise refused
    before = complaint.state
    if lifecycle.target(verb, before) != before:
        catching_up.resume(complaint, docket, by=by, at=at)  # no way out leaves a clock standing still
    getattr(complaint, verb)()
    complaint.version += 1
    return Move(complaint, docket, at, before)


def record(
    step: Move,
    name: str,
    *,
    by: Actor,
    effective_at: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
    statements: Kept | None = None,
) -> None:
    """The event of a move, with what its dates were counted with."""
    events.record(
        step.complaint,
        name,
        by=by,
        at=step.at,
        effective_at=effective_at,
        from_state=step.before,
        facts={**(facts or {}), **step.docket.basis},
        statements=statements,
    )


def store(step: Move, *fields: str) -> None:
    """Write the duties and the complaint: what every move changes, and these fields."""
    step.docket.save()
    step.docket.place()
    step.complaint.save(update_fields=[*MOVED, *fields])


def situation(complaint: Complaint, running: Iterable[Duty], *, by: Actor, at: datetime) -> Situation:
    """What the guards may ask; one further query only where a coordinator might have to answer."""
    asks = complaint.state == State.INVESTIGATING and by.sits(
        (Role.COORDINATOR,), agency_id=complaint.agency_id
    )
    others = _others_may_answer(complaint) if asks else None
    return Situation(complaint, tuple(running), by, at, others)


def allowed(case: Situation) -> list[str]:
    """The verbs this person may use on this case now: the one function behind buttons and `allowed_verbs`."""
    return [verb for verb in lifecycle.VERBS if refusal(case, verb) is None]


def refusal(case: Situation, verb: str) -> Refusal | None:
    """Why this verb is refused now, or None. "Not now" is told before "not you"."""
    complaint, rule = case.complaint, lifecycle.TABLE[verb]
    if not can_proceed(getattr(complaint, verb)):
        return _not_now("illegal_now", sentences.NOT_IN_THIS_STATE, complaint)
    mine = any(_is(who, case) for who in rule.who)
    for name in rule.guards:
        if name not in guards.OF_THE_PERSON and not guards.GUARDS[name](case):
            return _not_now(name, _why(name, case), complaint)
    if not mine:
        return NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    for name in rule.guards:
        if name in guards.OF_THE_PERSON and not guards.GUARDS[name](case):
            return NotYours(name, sentences.GUARD[name])
    return None


def _why(guard: str, case: Situation) -> sentences.Sentence:
    """What a guard says when it refuses; of a period that is over, how long it was and by which rule."""
    kind = guards.WAYS_BACK.get(guard)
    if kind is None:
        return sentences.GUARD[guard]
    rule = case.way_back(kind)
    said = {
        "window": words.length(rule.length or 0, rule.unit),
        "citation": words.cited(rule.citation, rule.certainty),
    }
    return sentences.GUARD[guard] % said


def _not_now(code: str, sentence: sentences.Sentence, complaint: Complaint) -> NotNow:
    return NotNow(code, sentence, state=complaint.state, version=complaint.version)


def _is(who: str, case: Situation) -> bool:
    by, complaint = case.by, case.complaint
    match who:
        case acts.COMPLAINANT:
            return by.kind == ActorKind.COMPLAINANT and by.complaint_id == complaint.pk
        case acts.CLOCK:
            return by.kind == ActorKind.CLOCK
        case _:
            return by.sits((who,), agency_id=complaint.agency_id, unit_id=complaint.held_by_id)


def _others_may_answer(complaint: Complaint) -> bool:
    unit = complaint.held_by
    if unit is None:
        return False
    roles = (Role.SUPERVISOR,) if unit.answers_need_supervisor else UNIT_STAFF
    members = Membership.objects.filter(unit=unit, role__in=roles, user__is_active=True)
    return (
        members.exclude(user=complaint.barred_from_answering_id)
        .exclude(user__in=complaint.accused.values("pk"))
        .exists()
    )
