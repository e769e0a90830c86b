"""The next deadline of each case of a list: which duty, and how many days are left or lost, in the duty's own unit."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from django.db.models import OuterRef, Subquery, TextField
from django.db.models.functions import JSONObject

from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from law import counting
from workflow.calendars import present
from workflow.clocks.days_left import late_on, left_on
from workflow.clocks.duties import SUPERSEDED_BY_ROUND
from workflow.models import Duty

PLAIN: Final = ("kind", "round", "length", "length_unit", "holder", "week")
READ: Final = (*PLAIN, "due_on", "due_at")
NAMES: Final = (*READ, "met_at", "ended_at")
"""All that is known of such a duty: it runs."""
KEPT: Final = 2000
"""Deadlines that a process remembers by all that is read of them: a list mostly says what it said a minute ago."""


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
    """The cases, each with the running duty that ends first, for `of`, as JSON: no query more."""
    first = (
        Duty.objects.filter(complaint=OuterRef("pk"), met_at=None, ended_at=None, due_at__isnull=False)
        .exclude(kind__in=SUPERSEDED_BY_ROUND, round__lt=OuterRef("round"))
        .order_by("due_at", "pk")
    )
    calendar = present.stored(OuterRef("agency__calendar"))
    row = JSONObject(**{name: name for name in READ}, calendar=calendar)
    return cases.annotate(next_duty=Subquery(first.values(row=row)[:1], output_field=TextField()))


def of(complaint: Complaint, *, at: datetime) -> Upcoming | None:
    """The next deadline of a case that `with_next_duty` read; None where nothing runs."""
    told: str | None = complaint.next_duty
    return None if told is None else standing(told, *moment(told, complaint.agency.zone, at))


def moment(told: str, zone: str, at: datetime) -> tuple[date, bool]:
    """All that a deadline, told as `with_next_duty` reads it, depends on of an instant: the local day, and whether its end has
    passed."""
    return _local_date(at, zone), _read(told).due_at <= at


@present.remembered(KEPT)
def standing(told: str, day: date, passed: bool) -> Upcoming:
    """The deadline that `with_next_duty` read, as it stands then (`moment`)."""
    duty, _due_at, days = _read(told)
    return Upcoming(
        duty=duty,
        left=None if passed else left_on(duty, day, days),
        late=late_on(duty, day, days) if passed else None,
        passed=passed,
    )


class _Read(NamedTuple):
    duty: Duty
    due_at: datetime
    days: counting.Calendar


@present.remembered(KEPT)
def _read(told: str) -> _Read:
    read: dict[str, Any] = json.loads(told)
    due_at = datetime.fromisoformat(read["due_at"])
    values = [*_plain(read), date.fromisoformat(read["due_on"]), due_at, None, None]
    return _Read(Duty.from_db(None, NAMES, values), due_at, present.read(read["calendar"]))


_local_date: Final = lru_cache(maxsize=64)(counting.local_date)
