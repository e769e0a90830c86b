"""Two cases that may be one: what linking the one to the other would change, before anybody does it. In memory: nothing is
locked and nothing is written."""

from dataclasses import dataclass
from datetime import date, datetime

from accounts.actors import Actor
from complaints.lifecycle import State
from complaints.models import Complaint
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, Text
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


def merger(complaint: Complaint, original: Complaint, *, by: Actor, at: datetime) -> Merger:
    """What would come of linking this case to that one. Who asks sees both."""
    why_not = _why_not(complaint, original)
    at_once = original.state == State.ANSWERED
    others = shared_answers.waiting(original).exclude(pk=complaint.pk).order_by("pk")
    seen = tuple(Complaint.objects.visible_to(by).filter(pk__in=others).order_by("pk"))
    changes: tuple[Change, ...] = ()
    of_original: tuple[Change, ...] = ()
    if not why_not and not at_once:
        changes, of_original = _dates(complaint, original, at=max(at, complaint.last_at))
    return Merger(
        why_not,
        at_once,
        changes,
        of_original,
        seen,
        others.count() - len(seen),
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


def _dates(
    complaint: Complaint, original: Complaint, *, at: datetime
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """As the link leaves them: what it ends, and the earliest end for both. What the original's other duplicates have to share
    it has shared already."""
    mine, theirs = Docket.of(complaint), Docket.of(original)
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
