"""What a verb would do to the dates of a case, before anybody confirms it: its own checks and its own step on a docket
in memory. Nothing is locked and nothing is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from accounts.actors import Actor
from accounts.models import Unit
from complaints import lifecycle
from complaints.models import Complaint
from law.codes import Classification, SuspensionReason
from workflow.clocks.duties import Docket
from workflow.errors import NotNow
from workflow.models import Duty
from workflow.record import sentences
from workflow.verbs import assignment, extensions, reclassification
from workflow.verbs.moves import Step, refusal, situation

Ends = Mapping[tuple[str, int], date | None]
"""Kind and round → end."""


@dataclass(frozen=True, slots=True)
class Change:
    """A duty as it stands and as it would: local dates, None where there is none. `ends`: it would stop unmet."""

    kind: str
    round: int
    was: date | None
    due_on: date | None
    provisional: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What the verb would do. `waits`: only once a second person approves; until then nothing moves."""

    verb: str
    changes: tuple[Change, ...]
    waits: bool


def look(
    complaint_id: int, verb: str, *, by: Actor, at: datetime, version: int | None = None, **arguments: Any
) -> Look:
    """The dates that this verb, one of `VERBS`, would leave behind. `arguments` are what the verb would carry; what does
    not touch dates may be left out. Raises the verb's own refusals."""
    complaint = Complaint.objects.select_related("agency", "unit", "held_by").get(pk=complaint_id)
    docket = Docket.of(complaint)
    before = ends_of(docket)
    step = _move(complaint, docket, verb, by=by, at=at, version=version)
    waits = VERBS[verb](step, by, arguments)
    return Look(verb, _changes(docket, before, at=step.at), waits)


def ends_of(docket: Docket) -> Ends:
    """The end of each duty that runs."""
    return {_key(duty): duty.due_on for duty in docket.running()}


def moved(docket: Docket, before: Ends, *, at: datetime) -> tuple[Change, ...]:
    """What was changed in memory at this instant, without what stands as it stood."""
    return tuple(each for each in _changes(docket, before, at=at) if each.ends or each.was != each.due_on)


def _changes(docket: Docket, before: Ends, *, at: datetime) -> tuple[Change, ...]:
    """What runs, with the end that it had, and what ended unmet at this instant; by date."""
    after = docket.running()
    ended = [duty for duty in docket.rows if duty.ended_by and _key(duty) in before]
    running = {_key(duty) for duty in after}
    changes = [_change(duty, before.get(_key(duty))) for duty in after]
    changes += [
        Change(duty.kind, duty.round, before[_key(duty)], None, provisional=False, ends=True)
        for duty in ended
        if duty.ended_at == at and _key(duty) not in running
    ]
    return tuple(sorted(changes, key=by_date))


def _move(
    complaint: Complaint, docket: Docket, verb: str, *, by: Actor, at: datetime, version: int | None
) -> Step:
    """As `moves.move`, in memory: what the clock and the calendar already did, then whether the verb may."""
    at = max(at, complaint.last_at)
    suspension = docket.suspension
    if suspension is not None and suspension.resume_by_at <= at:
        docket.run_again(at)
    docket.supersede(at)
    docket.follow_calendar(at=at)
    if version is not None and version != complaint.version:
        raise NotNow("stale_version", sentences.STALE, state=complaint.state, version=complaint.version)
    refused = refusal(situation(complaint, docket.running(), by=by, at=at), verb)
    if refused is not None:
        raise refused
    if lifecycle.target(verb, complaint.state) != complaint.state:
        docket.run_again(at)
    return Step(verb, complaint, docket, by, at, complaint.state)


def _dispatch(step: Step, _by: Actor, arguments: dict[str, Any]) -> bool:
    unit: Unit = arguments["unit"]
    assignment.check_unit(step.complaint, unit)
    assignment.check_not_all_accused(step.complaint, unit)
    step.complaint.classification = arguments["classification"]
    step.complaint.unit = unit
    step.clock()
    return False


def _transfer(step: Step, _by: Actor, arguments: dict[str, Any]) -> bool:
    assignment.check_other_unit(step.complaint, arguments["unit"])
    step.complaint.unit = arguments["unit"]
    step.clock()
    return False


def _extend(step: Step, _by: Actor, arguments: dict[str, Any]) -> bool:
    duty, _extension = extensions.extendable(step, arguments["days"])
    step.docket.extend(duty, arguments["days"])
    return False


def _suspend(step: Step, _by: Actor, arguments: dict[str, Any]) -> bool:
    duty, suspension = extensions.suspendable(step, SuspensionReason(arguments["reason"]))
    step.docket.suspend(duty, suspension)
    return False


def _resume(step: Step, _by: Actor, _said: dict[str, Any]) -> bool:
    step.docket.run_again(step.at)
    return False


def _reclassify(step: Step, by: Actor, arguments: dict[str, Any]) -> bool:
    classification = Classification(arguments["classification"])
    outcome = reclassification.comes_of(step, classification, by)
    if outcome == reclassification.Outcome.DROPPED:
        return False
    step.complaint.classification = classification
    duty = step.docket.settling()
    if duty is not None and duty.suspended_at is not None and reclassification.rule_forbids_suspension(step):
        step.docket.run_again(step.at)
    step.docket.reclassify(at=step.at)
    return outcome == reclassification.Outcome.PROPOSED


VERBS: Final[dict[str, Callable[[Step, Actor, dict[str, Any]], bool]]] = {
    "dispatch": _dispatch,
    "transfer": _transfer,
    "extend": _extend,
    "suspend": _suspend,
    "resume": _resume,
    "reclassify": _reclassify,
}
"""The verbs that move dates by what somebody chooses. Each tells whether it waits for a second person."""


def _key(duty: Duty) -> tuple[str, int]:
    return duty.kind, duty.round


def _change(duty: Duty, was: date | None) -> Change:
    return Change(duty.kind, duty.round, was, duty.due_on, duty.provisional, ends=False)


def by_date(change: Change) -> tuple[date, str, int]:
    """The order in which changes are shown: by the date that comes, else by the one that was."""
    return change.due_on or change.was or date.max, change.kind, change.round
