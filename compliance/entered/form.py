"""All that can be entered of a unit's year, with what stands: for whoever enters it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from accounts.models import Unit
from compliance.entered import rows
from compliance.instrument import Instrument, Label
from compliance.models import ENTERED, Assessment, IndicatorValue
from compliance.scores import estimate


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator; those of a dimension weigh the same. `evidence`: what proves it. `may_enter` is false for what the product
    counts. `entered_at` None: never entered."""

    code: str
    label: Label
    evidence: str
    certainty: str
    value: Decimal | None
    entered_at: datetime | None
    may_enter: bool


@dataclass(frozen=True, slots=True)
class DimensionLines:
    """A dimension with its weight in the score. `may_enter`: whether its score is entered as a whole, or follows from its
    indicators; not of the one that is estimated."""

    code: str
    label: Label
    weight: Decimal
    certainty: str
    value: Decimal | None
    may_enter: bool
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a unit's year. `marks`: by item of the checklist; `official`: a published total refuses every entry."""

    unit: Unit
    year: int
    instrument: Instrument
    dimensions: list[DimensionLines]
    marks: dict[str, int | None]
    confirmed: bool
    official: Decimal | None
    source: str


def of(unit: Unit, year: int, instrument: Instrument) -> Standing:
    """What can be entered by this instrument, and what was."""
    row = Assessment.objects.filter(unit=unit, year=year).first()
    entered = rows.Entered({}, False, None, "") if row is None else rows.of(row)
    when = (
        dict(IndicatorValue.objects.filter(assessment=row).values_list("code", "entered_at")) if row else {}
    )
    dimensions = [
        DimensionLines(
            code=dimension.code,
            label=dimension.label,
            weight=dimension.weight,
            certainty=dimension.certainty,
            value=entered.dimension(dimension.code),
            may_enter=dimension.code in ENTERED,
            lines=[
                Line(
                    code=part.code,
                    label=part.label,
                    evidence=part.evidence,
                    certainty=part.certainty,
                    value=entered.values.get(part.code),
                    entered_at=when.get(part.code),
                    may_enter=part.evidence != "counted",
                )
                for part in dimension.parts
            ],
        )
        for dimension in instrument.dimensions
    ]
    marks = {
        item: int(mark) if (mark := entered.values.get(item)) is not None else None
        for item in estimate().checklist
    }
    return Standing(
        unit, year, instrument, dimensions, marks, entered.confirmed, entered.official, entered.source
    )
