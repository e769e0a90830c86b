"""How complainants rate: the mean of the ratings that count, and apart from it the ratings that nobody confirmed.

Of the complaints filed in the period. A rating counts unless the office had or may have had the key with which it was
given (`Complaint.rating_apart`); such a rating counts once it is confirmed (docs/adr/0035). The two are never added up.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from django.db.models import CharField, Count, F, Q, Sum, Value
from django.db.models.functions import Cast, NullIf, Substr
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from complaints.querysets import ComplaintQuerySet
from compliance.measures import ALL, GroupBy
from workflow.errors import BadInput

DEFINITIONS: Final = {
    "rated": _("Dari yang diterima: dinilai pengadu, dari 1 sampai 4; hanya penilaian yang dihitung."),
    "mean": _("Rata-rata penilaian yang dihitung; kosong bila tidak ada."),
    "apart": _(
        "Penilaian yang dipisahkan: kuncinya ada atau mungkin ada pada kantor, dan belum dipastikan. Tidak pernah masuk rata-rata atau nilai."
    ),
    "apart_mean": _("Rata-rata penilaian yang dipisahkan."),
}
_COUNTS: Final = Q(rating_apart=False) | Q(rating_confirmed_at__isnull=False)
_APART: Final = Q(rating_apart=True, rating_confirmed_at=None)


@dataclass(frozen=True, slots=True)
class Ratings:
    """Those of one group. Means have two decimals, rounded half up; None is unknown, never zero."""

    key: str | None
    rated: int
    mean: Decimal | None
    apart: int
    apart_mean: Decimal | None


def ratings(
    *, start: date, end: date, group_by: str | None, cases: ComplaintQuerySet, unit: Unit | None = None
) -> list[Ratings]:
    """The ratings of the complaints filed from `start` to `end`, both included, in the order of their keys, unknown last.
    `cases`: those that the reader may count. One query. Raises BadInput."""
    if end < start:
        raise BadInput({"to": ("before_from", _("Akhir periode mendahului awalnya."))})
    if group_by is not None and group_by not in set(GroupBy):
        raise BadInput({"group_by": ("unknown", _("Pengelompokan tidak dikenal."))})
    rows = cases.filter(received_on__range=(start, end), rating__isnull=False)
    if unit is not None:
        rows = rows.filter(unit=unit)
    counted: Iterable[Sequence[Any]] = (
        rows.annotate(key=_key(group_by))
        .values_list("key")
        .annotate(
            rated=Count("pk", filter=_COUNTS),
            total=Sum("rating", filter=_COUNTS),
            apart=Count("pk", filter=_APART),
            apart_total=Sum("rating", filter=_APART),
        )
        .order_by(F("key").asc(nulls_last=True))
    )
    return [
        Ratings(key, rated, _mean(total, rated), apart, _mean(apart_total, apart))
        for key, rated, total, apart, apart_total in counted
    ]


def summed(given: Iterable[tuple[int, bool, int]]) -> Ratings:
    """Of these (rating, whether it is told apart, how often), in one group."""
    n, total = Counter[bool](), Counter[bool]()
    for rating, apart, times in given:
        n[apart] += times
        total[apart] += rating * times
    return Ratings(ALL, n[False], _mean(total[False], n[False]), n[True], _mean(total[True], n[True]))


def _mean(total: int | None, n: int) -> Decimal | None:
    return None if not n else (Decimal(total or 0) / n).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _key(group_by: str | None) -> Any:
    match group_by:
        case GroupBy.AGENCY:
            return F("agency__code")
        case GroupBy.UNIT:
            return F("unit__code")
        case GroupBy.MONTH:
            return Substr(Cast("received_on", CharField()), 1, 7)
        case GroupBy.CLASSIFICATION:
            return NullIf(F("classification"), Value(""))
        case GroupBy.CHANNEL:
            return F("channel")
        case _:
            return Value(ALL)
