"""All that can be entered of a unit's year, with what stands: for whoever enters it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Q

from accounts.models import Agency, Unit
from compliance.entered import rows
from compliance.instrument import Instrument, Label
from compliance.models import CHECKLIST, ENTERED, Assessment, IndicatorValue
from compliance.scores import estimate
from compliance.trust import figures
from compliance.trust.figures import Trust


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands for one code: its note, and who entered it last and when; None: never entered."""

    note: str = ""
    entered_at: datetime | None = None
    entered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator; those of a dimension weigh the same. `evidence`: what proves it. `may_enter` is false for what the product
    counts."""

    code: str
    label: Label
    evidence: str
    certainty: str
    value: Decimal | None
    kept: Kept
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
    kept: Kept
    may_enter: bool
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the checklist with its mark, 0 to 4."""

    code: str
    label: Label
    mark: int | None
    kept: Kept


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a unit's year. `official`: a published total refuses every entry. `trust`: with respondents, the score of
    trust follows from them and is not entered."""

    unit: Unit
    year: int
    instrument: Instrument
    dimensions: list[DimensionLines]
    items: list[Item]
    confirmed: bool
    official: Decimal | None
    source: str
    trust: Trust

    @property
    def values(self) -> dict[str, Decimal | None]:
        """What stands by code, of all that somebody may enter."""
        found: dict[str, Decimal | None] = {}
        for dimension in self.dimensions:
            if dimension.may_enter:
                found[dimension.code] = dimension.value
            found |= {line.code: line.value for line in dimension.lines if line.may_enter}
        return found | {item.code: None if item.mark is None else Decimal(item.mark) for item in self.items}

    @property
    def notes(self) -> dict[str, str]:
        """The note by code, of all that somebody may enter; empty for none."""
        found = {}
        for dimension in self.dimensions:
            if dimension.may_enter:
                found[dimension.code] = dimension.kept.note
            found |= {line.code: line.kept.note for line in dimension.lines if line.may_enter}
        return found | {item.code: item.kept.note for item in self.items}


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a unit's year is entered: `scores` of `wanted` codes that are not derived, and marks of the checklist."""

    unit: Unit
    scores: int
    wanted: int
    marks: int
    confirmed: bool
    official: Decimal | None
    updated_at: datetime | None


def overview(agency: Agency, year: int, instrument: Instrument) -> list[Progress]:
    """Of every active unit of the agency, and of each that has an assessment, in the order of their codes."""
    found = {row.unit_id: row for row in Assessment.objects.filter(unit__agency=agency, year=year)}
    entered = rows.of_each(found.values())
    leaves = wanted(instrument)
    units = Unit.objects.filter(Q(active=True) | Q(pk__in=found), agency=agency).order_by("code")
    shown = []
    for unit in units:
        row = found.get(unit.pk)
        values = {} if row is None else entered[row.pk].values
        shown.append(
            Progress(
                unit=unit,
                scores=sum(code in values for code in leaves),
                wanted=len(leaves),
                marks=sum(item in values for item in CHECKLIST),
                confirmed=row is not None and row.confirmed_at is not None,
                official=None if row is None else row.official_score,
                updated_at=None if row is None else row.updated_at,
            )
        )
    return shown


def wanted(instrument: Instrument) -> list[str]:
    """The codes that are entered and do not follow from others: indicators, and dimensions without any."""
    found = []
    for dimension in instrument.dimensions:
        found += [part.code for part in dimension.parts if part.evidence != "counted"]
        if not dimension.parts and dimension.code in ENTERED:
            found.append(dimension.code)
    return found


def entered_codes(standing: Standing) -> Iterator[tuple[str, Label, Decimal | int | None]]:
    """Each code that somebody may enter, in the order of the instrument, with its words and what stands."""
    for dimension in standing.dimensions:
        if dimension.may_enter:
            yield dimension.code, dimension.label, dimension.value
        for line in dimension.lines:
            if line.may_enter:
                yield line.code, line.label, line.value
    for item in standing.items:
        yield item.code, item.label, item.mark


def of(unit: Unit, year: int, instrument: Instrument) -> Standing:
    """What can be entered by this instrument, and what was."""
    row = Assessment.objects.filter(unit=unit, year=year).first()
    if row is None:
        return _standing(unit, year, instrument, rows.Entered({}, False, None, ""), {})
    values = row.values.select_related("entered_by")
    return _standing(unit, year, instrument, rows.of(row), {one.code: _kept(one) for one in values})


def _kept(row: IndicatorValue) -> Kept:
    return Kept(row.note or "", row.entered_at, None if row.entered_by is None else row.entered_by.name)


def _standing(
    unit: Unit, year: int, instrument: Instrument, entered: rows.Entered, kept: Mapping[str, Kept]
) -> Standing:
    nothing, trust = Kept(), figures.of(unit, year, instrument)
    dimensions = [
        DimensionLines(
            code=dimension.code,
            label=dimension.label,
            weight=dimension.weight,
            certainty=dimension.certainty,
            value=entered.dimension(dimension.code),
            kept=kept.get(dimension.code, nothing),
            may_enter=dimension.code in ENTERED and not (dimension.code == figures.TRUST and trust.n),
            lines=[
                Line(
                    code=part.code,
                    label=part.label,
                    evidence=part.evidence,
                    certainty=part.certainty,
                    value=entered.values.get(part.code),
                    kept=kept.get(part.code, nothing),
                    may_enter=part.evidence != "counted",
                )
                for part in dimension.parts
            ],
        )
        for dimension in instrument.dimensions
    ]
    items = [
        Item(code, label, None if mark is None else int(mark), kept.get(code, nothing))
        for code, label in estimate().checklist.items()
        for mark in (entered.values.get(code),)
    ]
    return Standing(
        unit, year, instrument, dimensions, items, entered.confirmed, entered.official, entered.source, trust
    )
