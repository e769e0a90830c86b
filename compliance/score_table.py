"""Loading a table of published scores: agencies and units by name, the units' official totals, the published
figures. Agencies and units that exist already are left unchanged.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import count
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from accounts.models import Agency, Unit
from compliance import regions
from compliance.models import Assessment, PublishedScore
from compliance.scores import NoInstrument, instrument

COLUMNS: Final = ("region", "year", "unit", "score", "published_region_score", "source")
MOST_CODE: Final = 40
MOST_NAME: Final = 200


class Unusable(Exception):
    """The table cannot be used at all; the message is one sentence."""


class RowRefused(Exception):
    """One row that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `unit` empty: only the region's published figure."""

    line: int
    region: str
    year: int
    unit: str
    score: Decimal | None
    published: Decimal | None
    source: str


@dataclass(slots=True)
class Report:
    """What the load did. `agencies`: by key of each agency that the table names, the years that it has for it."""

    rows: int = 0
    refused: list[str] = field(default_factory=list)
    agencies_made: list[str] = field(default_factory=list)
    units_made: list[str] = field(default_factory=list)
    written: int = 0
    unchanged: int = 0
    agencies: dict[int, set[int]] = field(default_factory=dict)


def read(path: Path, report: Report) -> Iterator[Row]:
    """The rows that can be read; the others go into the report by line and reason. Raises Unusable."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, strict=True)
            missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            if missing:
                raise Unusable(f"The table {path} lacks the columns {', '.join(missing)}.")
            for values in table:
                report.rows += 1
                try:
                    yield _row(table.line_num, values)
                except RowRefused as refusal:
                    report.refused.append(f"line {table.line_num}: {refusal}")
    except OSError as error:
        raise Unusable(f"The table {path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unusable(f"The table {path} is not CSV in UTF-8.") from error


@transaction.atomic
def load(path: Path, *, at: datetime) -> Report:
    """Write the table into the database. A second run writes nothing. Raises Unusable; then nothing is written.

    Missing agencies are created, closed for filing, their level and zone guessed from their names. A unit's
    score is its official total; a different score replaces the stored one.
    """
    report = Report()
    places = _Places(report)
    seen: dict[tuple[object, ...], Decimal] = {}
    for row in read(path, report):
        try:
            _refuse_contradiction(row, seen)
        except RowRefused as refusal:
            report.refused.append(f"line {row.line}: {refusal}")
            continue
        agency = places.agency(row.region)
        report.agencies.setdefault(agency.pk, set()).add(row.year)
        if row.score is not None:
            where = {"unit": places.unit(agency, row.unit), "year": row.year}
            values = {"official_score": row.score, "source": row.source}
            _write(Assessment, where, values, report, updated_at=at)
        if row.published is not None:
            where = {"agency": agency, "year": row.year}
            values = {"score": row.published, "source": row.source}
            _write(PublishedScore, where, values, report)
    return report


def _row(line: int, values: Mapping[str, Any]) -> Row:
    if any(not isinstance(values[name], str) for name in COLUMNS):
        raise RowRefused("it has fewer cells than the table has columns")
    cells = {name: " ".join(values[name].split()) for name in COLUMNS}
    row = Row(
        line=line,
        region=regions.tidy(cells["region"]),
        year=_year(cells["year"]),
        unit=cells["unit"],
        score=_score(cells["score"]),
        published=_score(cells["published_region_score"]),
        source=cells["source"][:MOST_NAME],
    )
    if not row.region:
        raise RowRefused("it names no region")
    if len(row.region) > MOST_NAME or len(row.unit) > MOST_NAME:
        raise RowRefused(f"a name is longer than {MOST_NAME} characters")
    if bool(row.unit) != (row.score is not None):
        raise RowRefused("a unit and its score come together")
    if row.score is None and row.published is None:
        raise RowRefused("it holds no score")
    return row


def _year(cell: str) -> int:
    if not re.fullmatch("[0-9]{4}", cell):
        raise RowRefused(f"{cell!r} is no year")
    try:
        instrument(int(cell))
    except NoInstrument as error:
        raise RowRefused(f"no instrument is known for {cell}") from error
    return int(cell)


def _score(cell: str) -> Decimal | None:
    if not cell:
        return None
    try:
        score = Decimal(cell)
    except InvalidOperation as error:
        raise RowRefused(f"{cell!r} is no score") from error
    if not score.is_finite() or not 0 <= score <= 100 or score != round(score, 2):
        raise RowRefused(f"{cell} is no score from 0 to 100 with at most 2 decimals")
    return score


def _refuse_contradiction(row: Row, seen: dict[tuple[object, ...], Decimal]) -> None:
    """Raise RowRefused if an earlier row gave another value for the same score."""
    region = regions.normalised(row.region)
    scores = (((region, row.year, row.unit.casefold()), row.score), ((region, row.year), row.published))
    for key, score in scores:
        if score is not None and seen.setdefault(key, score) != score:
            raise RowRefused(f"it says {score} where an earlier line says {seen[key]}")


def _write(model: Any, where: dict[str, Any], values: dict[str, Any], report: Report, **stamp: Any) -> None:
    row, made = model.objects.get_or_create(**where, defaults={**values, **stamp})
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        for name, value in {**changed, **stamp}.items():
            setattr(row, name, value)
        row.save(update_fields=[*changed, *stamp])
    if made or changed:
        report.written += 1
    else:
        report.unchanged += 1


class _Places:
    """Agencies and units by name; missing ones are created, with a code made from the name."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._agencies = {regions.normalised(agency.name): agency for agency in Agency.objects.all()}
        self._units: dict[int, dict[str, Unit]] = {}

    def agency(self, name: str) -> Agency:
        key = regions.normalised(name)
        if key not in self._agencies:
            made = Agency(
                code=_free_code(Agency, name),
                name=name,
                level=regions.level(name),
                zone=regions.zone(name),
                open_for_filing=False,
            )
            made.save(force_insert=True)
            self._agencies[key] = made
            self._report.agencies_made.append(made.code)
        return self._agencies[key]

    def unit(self, agency: Agency, name: str) -> Unit:
        units = self._units.get(agency.pk)
        if units is None:
            units = self._units[agency.pk] = {
                regions.normalised(unit.name): unit for unit in agency.units.all()
            }
        key = regions.normalised(name)
        if key not in units:
            made = Unit(code=_free_code(Unit, f"{name} {agency.code}"), name=name, agency=agency)
            made.save(force_insert=True)
            units[key] = made
            self._report.units_made.append(made.code)
        return units[key]


def _free_code(model: Any, name: str) -> str:
    """An unused code of 2 to 40 characters, made from the name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    slug = slug if len(slug) > 1 else f"kode-{slug}".strip("-")
    for number in count(1):
        end = "" if number == 1 else f"-{number}"
        code = slug[: MOST_CODE - len(end)].rstrip("-") + end
        if not model.objects.filter(code=code).exists():
            return code
    raise AssertionError
