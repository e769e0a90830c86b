"""What is open in an agency, by unit and age, and what went from unit to unit lately."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count, F, OuterRef, Q, Subquery

from accounts.models import Agency, Unit
from complaints.models import Complaint
from law import counting
from workflow.calendars import present
from workflow.models import Holding

BANDS: Final = ((0, 5), (6, 14), (15, 30), (31, 60), (61, None))
"""Ages in working days since the complaint was received (docs/domain.md section 5)."""
LATELY: Final = timedelta(days=90)


@dataclass(slots=True)
class Standing:
    """Open cases of a unit: `bands` by age, `unknown` whose age no calendar tells; of all, how many are past a limit and how
    many nobody handles."""

    unit: Unit | None
    """None: cases for which no unit is named yet."""
    bands: Counter[int] = field(default_factory=Counter)
    unknown: int = 0
    late: int = 0
    unassigned: int = 0

    @property
    def open(self) -> int:
        return self.bands.total() + self.unknown

    @property
    def numbers(self) -> list[int]:
        """By band, the youngest first."""
        return [self.bands[place] for place in range(len(BANDS))]


@dataclass(frozen=True, slots=True)
class Transfer:
    """How many cases went from one unit straight to another."""

    source: str
    target: str
    n: int


@dataclass(frozen=True, slots=True)
class Backlog:
    units: list[Standing]
    whole: Standing
    transfers: list[Transfer]


def of(agency: Agency, *, at: datetime, unit: Unit | None = None) -> Backlog:
    """Of the whole agency, or of one unit of it. Three queries, whatever its size."""
    cases = Complaint.objects.open().filter(agency=agency)
    if unit is not None:
        cases = cases.filter(unit=unit)
    counted = (
        cases.order_by()
        .values_list("unit", "received_on")
        .annotate(
            n=Count("pk"),
            late=Count("pk", filter=Q(next_due_at__lte=at)),
            alone=Count("pk", filter=Q(handler=None)),
        )
    )
    rows = list(counted)
    units = {row.pk: row for row in Unit.objects.filter(agency=agency).order_by("name")}
    days, today = present.current(agency.calendar), counting.local_date(at, agency.zone)
    found: dict[int | None, Standing] = {}
    whole = Standing(None)
    for key, received_on, n, late, alone in rows:
        week = frozenset(_place(units, key, agency).working_week)
        place = _band(received_on, today, week, days)
        for standing in (found.setdefault(key, Standing(units.get(key))), whole):
            standing.late, standing.unassigned = standing.late + late, standing.unassigned + alone
            if place is None:
                standing.unknown += n
            else:
                standing.bands[place] += n
    named = [found[key] for key in units if key in found]
    return Backlog(
        [*named, *(found[key] for key in found if key not in units)],
        whole,
        _transfers(agency, units, at, unit),
    )


def _place(units: Mapping[int, Unit], key: int | None, agency: Agency) -> Unit | Agency:
    """Whose week counts: the unit's, or the agency's where none is named."""
    return agency if key is None or key not in units else units[key]


def _band(received_on: date, today: date, week: frozenset[int], days: counting.Calendar) -> int | None:
    try:
        age = counting.working_days_between(received_on, today, week, days)
    except counting.YearUnknown:
        return None
    return band_of(age)


def band_of(age: int) -> int:
    """The place among BANDS of a case of this age in working days."""
    return next(place for place, (_low, high) in enumerate(BANDS) if high is None or age <= high)


def _transfers(agency: Agency, units: Mapping[int, Unit], at: datetime, unit: Unit | None) -> list[Transfer]:
    """What one unit of the agency held, and another at the same instant, within ninety days; most first."""
    before = Holding.objects.filter(complaint=OuterRef("complaint"), until_at=OuterRef("from_at"))
    later = Holding.objects.filter(unit__agency=agency, from_at__gt=at - LATELY, from_at__lte=at)
    passed = later.annotate(
        source=Subquery(before.exclude(unit=OuterRef("unit")).values("unit")[:1])
    ).exclude(source=None)
    numbers: defaultdict[tuple[int, int], int] = defaultdict(int)
    for source, target in passed.values_list("source", F("unit")):
        numbers[source, target] += 1
    return [
        Transfer(units[source].name, units[target].name, n)
        for (source, target), n in sorted(numbers.items(), key=lambda one: (-one[1], one[0]))
        if source in units and target in units and (unit is None or unit.pk in (source, target))
    ]
