"""Reading and writing an assessment indicator by indicator.

Codes that still have a column of the assessment are written in both, and the column is what is read: processes of the version
before write only columns. When the columns go, `of` reads the row alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from accounts.models import User
from accounts.worded import Worded
from compliance.entered.models import IndicatorValue
from compliance.instrument import Instrument, Part, Weighed
from compliance.models import CHECKLIST, ENTERED, Assessment
from compliance.scores import round_half_up

COLUMNS: Final = (*ENTERED, *CHECKLIST)


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands for one unit's year. `values`: by code of dimension, item or indicator; without a key: never entered."""

    values: Mapping[str, Decimal]
    confirmed: bool
    official: Decimal | None
    source: str

    def dimension(self, code: str) -> Decimal | None:
        return self.values.get(code)

    @property
    def marks(self) -> dict[str, int] | None:
        """The marks of the checklist as far as they are given; None as long as they are not confirmed."""
        if not self.confirmed:
            return None
        return {item: int(self.values[item]) for item in CHECKLIST if item in self.values}


def of(assessment: Assessment) -> Entered:
    """What was entered of one assessment."""
    return of_each([assessment])[assessment.pk]


def of_each(assessments: Iterable[Assessment]) -> dict[int, Entered]:
    """What was entered of each of these assessments, by their keys, in one question to the database."""
    rows = {row.pk: row for row in assessments}
    values: dict[int, dict[str, Decimal]] = {pk: {} for pk in rows}
    for pk, code, value in _values_of(list(rows)):
        if value is not None and code not in COLUMNS:
            values[pk][code] = value
    for pk, row in rows.items():
        values[pk] |= {code: Decimal(value) for code in COLUMNS if (value := getattr(row, code)) is not None}
    return {
        pk: Entered(values[pk], row.confirmed_at is not None, row.official_score, row.source)
        for pk, row in rows.items()
    }


def _values_of(keys: list[int]) -> Iterable[Any]:
    if len(keys) == 1:
        return _values(assessment=keys[0])
    found = IndicatorValue.objects.filter(assessment__in=keys)
    return found.values_list("assessment", "code", "value")


_values: Final[Worded[Any]] = Worded(
    lambda assessment: IndicatorValue.objects.filter(assessment=assessment).values_list(
        "assessment", "code", "value"
    ),
    assessment=-987_654_321,
)
_to_lock: Final[Worded[IndicatorValue]] = Worded(
    lambda assessment: IndicatorValue.objects.filter(assessment=assessment).select_for_update(),
    assessment=-987_654_321,
)


def write(
    assessment: Assessment,
    values: Mapping[str, Any],
    notes: Mapping[str, str],
    *,
    by: User | None,
    at: datetime,
) -> set[str]:
    """Write these codes as rows, with their notes; a note that is not named stays. Returns the codes whose rows changed.
    Columns are the caller's."""
    stored = {row.code: row for row in _to_lock(assessment=assessment.pk)}
    changed, new_rows = set(), []
    for code in dict.fromkeys([*values, *notes]):
        row = stored.get(code) or IndicatorValue(assessment=assessment, code=code)
        value, note = values.get(code, row.value), notes.get(code, row.note) or None
        new = None if value is None else Decimal(value)
        if (row.value, row.note) == (new, note):
            continue
        row.value, row.note, row.entered_by, row.entered_at = new, note, by, at
        if code in stored:
            row.save(update_fields=["value", "note", "entered_by", "entered_at"])
        else:
            new_rows.append(row)
        changed.add(code)
    IndicatorValue.objects.bulk_create(new_rows)
    return changed


def notes(assessment: Assessment) -> dict[str, str]:
    """The notes that stand, by code."""
    return {row.code: row.note for row in assessment.values.all() if row.note is not None}


def parts(instrument: Instrument) -> dict[str, Part]:
    """The indicators of an instrument by code; none before 2026."""
    return {part.code: part for dimension in instrument.dimensions for part in dimension.parts}


def mean(dimension: Weighed, values: Mapping[str, Decimal | None]) -> Decimal | None:
    """The score of a dimension from its indicators, which weigh the same: their plain mean, 2 decimals, half up. None unless
    each of them has a value."""
    scores = [values.get(part.code) for part in dimension.parts]
    known = [Fraction(score) for score in scores if score is not None]
    if not known or len(known) < len(scores):
        return None
    return round_half_up(sum(known, Fraction(0)) / len(known))


def differing() -> Iterable[str]:
    """Each row that says another thing than the column of its code, one sentence each."""
    for row in IndicatorValue.objects.filter(code__in=COLUMNS).select_related("assessment").order_by("pk"):
        column = getattr(row.assessment, row.code)
        if column != row.value:
            yield f"assessment {row.assessment_id}: {row.code} is {column} in its column and {row.value} in its row"
