"""The explanation of a unit's score as somebody may read it: which cases stand behind it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts import units
from accounts.actors import Actor
from accounts.models import Unit
from compliance import behind, figures
from compliance.behind import Sight
from compliance.entered import rows
from compliance.explained import kept, lines, tree
from compliance.explained.lines import INDICATORS, Line
from compliance.explained.tree import Given, Indicator, Piece, Sum, Tree
from compliance.instrument import Estimate, Instrument
from compliance.models import ENTERED, Assessment
from compliance.scope import scope, to_unit
from compliance.scores import Band, NoInstrument, band, estimate
from compliance.weights import versions
from workflow.errors import BadInput, NotVisible

SIZE: Final = 50
"""Cases of an indicator on a page."""
NO_UNIT: Final = _("Unit ini tidak ditemukan.")


@dataclass(frozen=True, slots=True)
class Explained:
    """The score of a unit's year taken apart, as of an instant, with all that it was computed from. `pages`: by the code of an
    indicator the pieces that were asked for, the costliest first."""

    unit: Unit
    year: int
    as_of: datetime
    tree: Tree
    given: Given
    instrument: str
    estimate: str
    pages: dict[str, list[Piece]] = field(default_factory=dict)

    @property
    def band(self) -> Band | None:
        return None if self.tree.score is None else band(self.tree.score, self.year)


Wanted = Callable[[Indicator], int | None]
"""Which page of an indicator's pieces somebody asks for, from 1; None: none of them."""


def pages(indicator: Indicator) -> int:
    """How many pages an indicator has; at least one."""
    return max(1, -(-indicator.n // SIZE))


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece as its reader may see it: `row` is None of an item of the checklist."""

    piece: Piece
    row: behind.Row | None

    @property
    def reference(self) -> str | None:
        """None where there is no case or the reader may know nothing of it."""
        if self.row is None or self.row.sight == Sight.NOTHING:
            return None
        return self.row.case.reference

    @property
    def may_open(self) -> bool:
        return self.row is not None and self.row.sight == Sight.OPEN


def place(actor: Actor, agency: str, unit: str) -> Unit:
    """The unit of that code, if this person may read its figures. Raises NotVisible, NotYours."""
    found = units.named(agency, unit)
    if found is None:
        scope(actor)
        raise NotVisible("not_found", NO_UNIT)
    to_unit(actor, found)
    return found


def given(unit: Unit, year: int) -> Given:
    """What people entered of this unit's year. The one place in which an explanation reads what was entered."""
    row = Assessment.objects.filter(unit=unit, year=year).first()
    if row is None:
        return Given({}, None)
    entered = rows.of(row)
    return Given(
        dimensions={code: entered.dimension(code) for code in ENTERED},
        marks=entered.marks,
        official=entered.official,
        source=entered.source,
    )


def of(unit: Unit, *, year: int, as_of: datetime, wanted: Wanted = lambda _indicator: None) -> Explained:
    """The score of a unit's year at the database's instant `as_of`, by what is kept of its cases; and the pieces that are
    `wanted`. Raises BadInput for a year without an instrument, and what `wanted` raises."""
    upon = basis(unit, year)

    def read(standing: figures.Standing) -> Explained | None:
        found = kept.of(unit, year, standing)
        explained = upon.explained(standing.as_of, upon.tree(found.sums()))
        for indicator, page in _asked(explained.tree, wanted):
            first, last = (page - 1) * SIZE, page * SIZE
            told = indicator.code in INDICATORS
            some = found.page(indicator, first, last) if told else costliest(indicator.pieces)[first:last]
            if some is None:
                return None
            explained.pages[indicator.code] = some
        return explained

    found = figures.settled(as_of, read)
    if found is not None:
        return found
    explained, _lines = in_full(unit, year=year, as_of=as_of)
    for indicator, page in _asked(explained.tree, wanted):
        explained.pages[indicator.code] = costliest(indicator.pieces)[(page - 1) * SIZE : page * SIZE]
    return explained


def in_full(unit: Unit, *, year: int, as_of: datetime) -> tuple[Explained, list[Line]]:
    """The same down to each case, from the lines of the year, which are told too. Raises as it does."""
    upon = basis(unit, year)
    counted = lines.of(unit, year=year, as_of=as_of)
    parts = tree.of_lines(upon.given, counted, instrument=upon.weighed, estimate=upon.formula)
    return upon.explained(as_of, parts), counted


@dataclass(frozen=True, slots=True)
class Basis:
    """All but the cases that a score is computed from."""

    unit: Unit
    year: int
    weighed: Instrument
    formula: Estimate
    given: Given

    def tree(self, sums: Mapping[str, Sum]) -> Tree:
        return tree.of(self.given, sums, instrument=self.weighed, estimate=self.formula)

    def explained(self, as_of: datetime, parts: Tree) -> Explained:
        return Explained(self.unit, self.year, as_of, parts, self.given, self.weighed.name, self.formula.code)


def basis(unit: Unit, year: int) -> Basis:
    """Raises BadInput for a year without an instrument."""
    try:
        weighed = versions.of_agency(unit.agency_id, year)
    except NoInstrument as error:
        raise BadInput(
            {"year": ("no_instrument", _("Tidak ada instrumen penilaian untuk tahun ini."))}
        ) from error
    return Basis(unit, year, weighed, estimate(), given(unit, year))


def _asked(found: Tree, wanted: Wanted) -> Iterator[tuple[Indicator, int]]:
    for dimension in found.dimensions:
        for indicator in dimension.indicators:
            page = wanted(indicator)
            if page is not None:
                yield indicator, page


def costliest(pieces: Iterable[Piece]) -> list[Piece]:
    """The costliest first."""
    return sorted(pieces, key=lambda piece: (piece.given, piece.line.case if piece.line else 0))


def shown(pieces: Sequence[Piece], reader: Actor) -> list[Shown]:
    """Pieces as this reader may see them: nothing but its points of a case in which the reader is named as accused."""
    seen = behind.seen([piece.line.case for piece in pieces if piece.line is not None], reader)
    return [Shown(piece, None if piece.line is None else seen[piece.line.case]) for piece in pieces]
