"""The public recap as it is read: the latest version of each frozen month, without what would point at few persons."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from itertools import groupby

from accounts.models import Agency, Unit
from compliance.models import Recap
from compliance.recap.suppression import LEAST, guard
from compliance.scores import Interval, share, wilson


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a month. None is not shown, or unknown; `withheld`: nothing of it is shown. `timeliness` is a fraction with
    4 decimals of `due`, days are working days."""

    unit: Unit | None
    whole: bool
    withheld: bool
    received: int | None = None
    answered: int | None = None
    due: int | None = None
    timeliness: Decimal | None = None
    interval: Interval | None = None
    median_days: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A frozen month of an agency: its own line, and those of its units by name, those of no unit last."""

    month: date
    version: int
    as_of: datetime
    reason: str
    whole: Line
    units: list[Line]

    def of(self, unit: Unit) -> Line | None:
        return next((line for line in self.units if line.unit == unit), None)


def months(agency: Agency) -> list[date]:
    """Those that are frozen, the latest first."""
    found = Recap.objects.filter(agency=agency, whole=True).values_list("month", flat=True)
    return list(found.order_by("-month").distinct())


def read(agency: Agency, some: Iterable[date]) -> list[Month]:
    """These months, the latest first; two queries."""
    rows: defaultdict[date, list[Recap]] = defaultdict(list)
    found = Recap.objects.filter(agency=agency, month__in=list(some)).select_related("unit")
    for row in found.order_by("month", "version", "pk"):
        rows[row.month].append(row)
    return [_month(rows[month]) for month in sorted(rows, reverse=True)]


def _month(every: list[Recap]) -> Month:
    """Of all versions the latest. What one before did not show stays hidden: else whoever kept that one could subtract."""
    hidden: set[int | None] = set()
    for _version, some in groupby(every, key=lambda row: row.version):
        rows = list(some)
        units = sorted((row for row in rows if not row.whole), key=_in_turn)
        guarded = guard({row.unit_id: (row.received, row.due) for row in units}, hidden=hidden)
        hidden |= {row.unit_id for row in units} - guarded.shown
    (whole,) = (row for row in rows if row.whole)
    shown = [row for row in units if row.unit_id in guarded.shown]
    lines = [_line(row, shown=row in shown) for row in units]
    # Else what the total has more than the shown units would be the one count that is not shown.
    with_answers = all(row.answered >= LEAST for row in shown)
    large = min(whole.received, whole.due) >= LEAST
    return Month(
        month=whole.month,
        version=whole.version,
        as_of=whole.as_of,
        reason=whole.reason,
        whole=_line(whole, shown=large and guarded.total, with_answers=with_answers),
        units=sorted(lines, key=lambda line: (line.unit is None, line.unit.name if line.unit else "")),
    )


def _in_turn(row: Recap) -> bytes:
    """An order that follows from no count, and is another each month: so that it is not always the same unit that is hidden to
    keep another's small number."""
    return sha256(f"{row.unit_id} {row.month}".encode()).digest()


def _line(row: Recap, *, shown: bool, with_answers: bool = True) -> Line:
    if not shown:
        return Line(row.unit, row.whole, withheld=True)
    return Line(
        unit=row.unit,
        whole=row.whole,
        withheld=False,
        received=row.received,
        answered=row.answered if with_answers and row.answered >= LEAST else None,
        due=row.due,
        timeliness=share(row.met, row.due),
        interval=wilson(row.met, row.due),
        median_days=row.median_days if row.answered >= LEAST else None,
    )
