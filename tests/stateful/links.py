"""Complaints that repeat another one, in the model: every complainant keeps an own case, the earliest end among linked
cases holds for all, and unlinking is as if the link had never been."""

from datetime import datetime

from tests.stateful.law import ENDS, PEOPLE
from tests.stateful.model import Case

SHARED = ("settle", "decide")


def link(case: Case, other: Case, by: str, at: datetime) -> str:
    """No chains, no circles. Whoever links has verified: what says whether the file is complete ends."""
    if case.repeats is not None:
        return "not_now"
    if PEOPLE[by][0] != "coordinator":
        return "not_yours"
    if other is case or other.state in ENDS or case.repeated_by or other.repeats is not None:
        return "bad_input"
    case.repeats, case.linked_after = other, len(case.done)
    other.repeated_by.append(case)
    for duty in case.running("verify", "first_answer"):
        duty.ended, duty.ended_by = at, "link"
    share([other, *other.repeated_by])
    if other.state == "answered":
        case.answered_with(other, other.answered_by, at)
    return "ok"


def unlink(case: Case, by: str) -> str:
    if case.repeats is None:
        return "not_now"
    if PEOPLE[by][0] != "coordinator":
        return "not_yours"
    other, case.repeats = case.repeats, None
    other.repeated_by.remove(case)
    share([case])
    share([other, *other.repeated_by])
    case.verified_again()
    return "ok"


def share(group: list[Case]) -> None:
    for kind in SHARED:
        own = {id(case): [duty.own for duty in case.running(kind) if duty.own] for case in group}
        for case in group:
            others = [day for key, days in own.items() if key != id(case) for day in days]
            for duty in case.running(kind):
                duty.shared = min(others, default=None)
