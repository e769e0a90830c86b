"""The next deadline of each case of a list: which duty, and how many days are left or lost, in the duty's own unit."""

from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any, Final

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from workflow.calendars import present
from workflow.clocks.duties import SUPERSEDED_BY_ROUND, late_days, left_days
from workflow.models import Duty

PLAIN: Final = ("kind", "round", "length", "length_unit", "holder", "week")
READ: Final = (*PLAIN, "due_on", "due_at")
NAMES: Final = (*READ, "met_at", "ended_at")
"""All that is known of such a duty: it runs."""


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A running duty as it stands at an instant. `left` and `late` count days of the duty's own unit, as its case's page,
    the mails and the API count them."""

    duty: Duty
    left: int | None
    late: int | None
    passed: bool
    """Its end has passed; `late` may still be 0 on a day off, or None for a duty of the complainant."""


_plain: Final = itemgetter(*PLAIN)


def with_next_duty(cases: ComplaintQuerySet) -> ComplaintQuerySet:
    """The cases, each with the running duty that ends first, for `of`: no query more."""
    first = (
        Duty.objects.filter(complaint=OuterRef("pk"), met_at=None, ended_at=None, due_at__isnull=False)
        .exclude(kind__in=SUPERSEDED_BY_ROUND, round__lt=OuterRef("round"))
        .order_by("due_at", "pk")
    )
    calendar = present.stored(OuterRef("agency__calendar"))
    row = JSONObject(**{name: name for name in READ}, calendar=calendar)
    return cases.annotate(next_duty=Subquery(first.values(row=row)[:1]))


def of(complaint: Complaint, *, at: datetime) -> Upcoming | None:
    """The next deadline of a case that `with_next_duty` read; None where nothing runs."""
    read: dict[str, Any] | None = complaint.next_duty
    if read is None:
        return None
    due_at, zone = datetime.fromisoformat(read["due_at"]), complaint.agency.zone
    days = present.read(read["calendar"])
    duty = Duty.from_db(
        None,
        NAMES,
        [*_plain(read), date.fromisoformat(read["due_on"]), due_at, None, None],
    )
    passed = due_at <= at
    return Upcoming(
        duty=duty,
        left=left_days(duty, zone=zone, days=days, at=at),
        late=late_days(duty, zone=zone, days=days, at=at) if passed else None,
        passed=passed,
    )
