"""Two cases that may be one: what linking the one to the other would change, before anybody does it. In memory: nothing is
locked and nothing is written."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from accounts.actors import Actor
from complaints.lifecycle import State
from complaints.models import Complaint
from law.counting import Calendar
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, Text
from workflow.models import Duty
from workflow.verbs import duplicates, shared_answers
from workflow.verbs.what_if import Change, ends_of, moved


@dataclass(frozen=True, slots=True)
class Merger:
    """`why_not`: why it cannot be linked; empty where it can. `at_once`: the original was answered, and its answer would go to this
    complainant too."""

    why_not: Text
    at_once: bool
    changes: tuple[Change, ...]
    """The dates of the duplicate that would move or end."""
    of_original: tuple[Change, ...]
    """The dates of the original that would."""
    answered_together: tuple[Complaint, ...]
    """Other duplicates of the original that wait for its answer and that this reader sees."""
    unseen: int
    """How many more wait for it."""
    reaches: bool
    """Whether an answer to the original would reach this complainant: not who was answered already, or whose case is over."""


class Side(NamedTuple):
    """One of the two, with its duties as they were read; `days`: its calendar, where the caller has it at hand."""

    case: Complaint
    duties: Sequence[Duty]
    days: Calendar | None = None

    def docket(self) -> Docket:
        """In memory, of copies: what is tried there is seen nowhere else."""
        return Docket(self.case, [copy(duty) for duty in self.duties], days=self.days)


def merger(mine: Side, theirs: Side, *, by: Actor, at: datetime) -> Merger:
    """What would come of linking this case to that one. Who asks sees both."""
    complaint, original = mine.case, theirs.case
    why_not = _why_not(complaint, original)
    at_once = original.state == State.ANSWERED
    seen = Exists(Complaint.objects.visible_to(by).filter(pk=OuterRef("pk")))
    waiting = shared_answers.waiting(original).exclude(pk=complaint.pk).annotate(is_seen=seen)
    others: list[Any] = list(waiting.order_by("pk"))  # with their annotation
    answered_together = tuple(other for other in others if other.is_seen)
    changes: tuple[Change, ...] = ()
    of_original: tuple[Change, ...] = ()
    if not why_not and not at_once:
        changes, of_original = _dates(mine.docket(), theirs.docket(), at=max(at, complaint.last_at))
    return Merger(
        why_not,
        at_once,
        changes,
        of_original,
        answered_together,
        len(others) - len(answered_together),
        shared_answers.reaches(complaint),
    )


def _why_not(complaint: Complaint, original: Complaint) -> Text:
    if complaint.duplicate_of_id is not None:
        return duplicates.ALREADY_LINKED
    try:
        duplicates.check_original(complaint, original)
    except BadInput as bad:
        return next(iter(bad.errors.values()))[1]
    return ""


def _dates(mine: Docket, theirs: Docket, *, at: datetime) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """As the link leaves them: what it ends, and the earliest end for both. What the original's other duplicates have to share
    it has shared already."""
    before, before_theirs = ends_of(mine), ends_of(theirs)
    mine.apply("link", at=at)
    for kind in duplicates.SHARED:
        own = mine.own_end(kind)
        shared = [duty.shared_due_on for duty in theirs.running(kind)]
        mine.share(kind, _earliest(theirs.own_end(kind), *shared))
        theirs.share(kind, _earliest(own, *shared))
    return moved(mine, before, at=at), moved(theirs, before_theirs, at=at)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
