"""What the public may know of a unit's open complaints before it files another: class, month and a rounded count of many, and
the titles that coordinators gave (docs/adr/0080)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count
from django.db.models.functions import TruncMonth

from accounts.models import Unit
from complaints.codes import label
from complaints.lifecycle import END_STATES
from complaints.models import Complaint
from law.codes import Classification
from workflow.verbs import public_titles

FEWEST: Final = 10
"""Cases from which on a count is told, as in the public recap (docs/adr/0057)."""
BACK: Final = timedelta(days=365)
MOST_TITLES: Final = 8


@dataclass(frozen=True, slots=True)
class Many:
    """Open cases of one class and month: at least this many, in tens, so that one more filing is hardly ever seen."""

    classification: str
    """Empty for those that were not verified yet."""
    month: date
    at_least: int

    @property
    def named(self) -> str:
        return str(label(Classification(self.classification))) if self.classification else ""


@dataclass(frozen=True, slots=True)
class Titled:
    """An open case that can be joined. `key`: of its title, not of the case."""

    key: int
    title: str
    month: date


@dataclass(frozen=True, slots=True)
class Similar:
    many: list[Many]
    titled: list[Titled]

    def __bool__(self) -> bool:
        return bool(self.many or self.titled)


def of(unit: Unit, *, on: date) -> Similar:
    """Of the open cases about this unit that were filed within a year up to this day."""
    open_cases = Complaint.objects.filter(unit=unit, received_on__gte=on - BACK).exclude(state__in=END_STATES)
    counted = (
        open_cases.order_by()
        .annotate(month=TruncMonth("received_on"))
        .values_list("month", "classification")
        .annotate(n=Count("pk"))
        .filter(n__gte=FEWEST)
        .order_by("-month", "classification")
    )
    many = [Many(kind, month, n // FEWEST * FEWEST) for month, kind, n in counted]
    titled = [
        Titled(row.pk, row.body, row.complaint.received_on.replace(day=1))
        for row in public_titles.of_unit(unit)[:MOST_TITLES]
    ]
    return Similar(many, titled)
