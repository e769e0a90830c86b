"""A case as somebody opens it: its row with what every reader of it needs, in one query that is worded once for whoever sits
alike."""

from functools import lru_cache
from typing import Any, Final

from django.db.models import OuterRef, Subquery

from accounts.actors import Actor, alike
from accounts.worded import Later, Worded
from complaints.models import Complaint, Statement
from complaints.querysets import ComplaintQuerySet
from law import counting
from workflow.calendars import present
from workflow.models import ClockTimestamp
from workflow.verbs import accusing


def seen_by(actor: Actor, reference: str) -> Complaint | None:
    """The case of this number, normal in form, where this person may see it: with its `words`, `calendar` and `accused`."""
    like = alike(actor)
    found = _worded(like.key).asked(
        lambda reference: _opened(Complaint.objects.visible_to(like.actor).filter(reference=reference)),
        like.stand_ins,
        like.places,
        reference=reference,
    )
    return found[0] if found else None


def whoever_asks(reference: str) -> Complaint | None:
    """The same for whoever shows its access code next."""
    found = _worded(None).asked(
        lambda reference: _opened(Complaint.objects.filter(reference=reference)), reference=reference
    )
    return found[0] if found else None


def again(complaint_id: int) -> Complaint:
    """The same after an act on it, for who did it: they may see it no more."""
    return _by_key(complaint_id=complaint_id)[0]


def words(row: Complaint) -> tuple[str, str]:
    """Subject and description of a case that was opened."""
    read: Any = row
    return read.subject_text or "", read.description_text or ""


def calendar(row: Complaint) -> counting.Calendar:
    """The calendar by which a case counts, as it stands now: without a query of a case that was opened."""
    stored: dict[str, Any] | None = getattr(row, "stored_calendar", None)
    return present.calendar_of(row) if stored is None else present.read(stored)


def accused(row: Complaint) -> dict[str, str]:
    """Username → name of those who are named in a case that was opened; for who may know it (`accusing.may_know`)."""
    read: Any = row
    return {each["username"]: each["name"] or each["username"] for each in read.accused_named}


def _opened(cases: ComplaintQuerySet) -> ComplaintQuerySet:
    rows = cases.select_related("agency", "unit", "held_by", "handler", "duplicate_of").with_subject()
    return rows.annotate(
        description_text=_words("description"),
        settlement_text=_words("settlement_sought"),
        accused_named=accusing.NAMED,
        stored_calendar=present.stored("agency__calendar"),
        official_time=ClockTimestamp(),
    )


def _words(kind: str) -> Subquery:
    return Subquery(Statement.objects.filter(complaint_id=OuterRef("pk"), kind=kind).values("body")[:1])


_by_key: Final = Worded(
    lambda complaint_id: _opened(Complaint.objects.filter(pk=complaint_id)), complaint_id=-987_654_321
)


@lru_cache(maxsize=128)
def _worded(_like: Any) -> Later[Complaint]:
    return Later(reference="-reference-")
