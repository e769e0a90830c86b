"""The documents that an instrument asks for, as data: `instruments/evidence/<instrument>.toml`, with source and certainty."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from compliance.instrument import (
    CERTAINTIES,
    BrokenInstrument,
    Instrument,
    Label,
    NoInstrument,
    Part,
    Table,
    instrument,
)

FOLDER: Final = Path(__file__).parents[1] / "instruments" / "evidence"
FIRST: Final = 2026
"""No list of an earlier year is known."""
PROVES: Final = (
    "register",
    "follow_up",
    "supervision",
    "recapitulation",
    "matrix",
    "reports",
    "channels",
)
"""What the product makes of its own events (`compliance.evidence.proven`)."""


class NoList(LookupError):
    """No list of documents is known for the year."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that an indicator asks for. `code`: the indicator's with the number of the document, "PG-08.3".

    `dated`: it is not taken without its date. `this_year`: it counts only if it is dated or confirmed in the year of the
    assessment. `proves`: which of PROVES stands for it without a file; empty: none.
    """

    code: str
    label: Label
    required: bool
    dated: bool
    this_year: bool
    proves: str

    @property
    def indicator(self) -> str:
        return self.code.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Needed:
    """The list of an instrument, in its order."""

    instrument: Instrument
    citation: str
    certainty: str
    documents: tuple[Document, ...]

    def get(self, code: str) -> Document | None:
        return next((one for one in self.documents if one.code == code), None)

    def of(self, part: Part) -> list[Document]:
        return [one for one in self.documents if one.indicator == part.code]


def of(year: int) -> Needed:
    """The documents of an assessment year. Raises NoInstrument, and NoList where the instrument has none."""
    return _load(instrument(year))


def years(last: int) -> list[int]:
    """The assessment years that have a list, up to this one, the latest first."""
    found = []
    for year in range(last, FIRST - 1, -1):
        with suppress(NoInstrument, NoList):
            of(year)
            found.append(year)
    return found


@cache
def _load(of_year: Instrument) -> Needed:
    path = FOLDER / f"{of_year.code}.toml"
    if not path.exists():
        raise NoList(of_year.code)
    return load(path, of_year)


def load(path: Path, of_year: Instrument) -> Needed:
    """The list in the file. Raises BrokenInstrument: another instrument, an unknown indicator, a code that stands twice."""
    table = Table.read(path)
    if table.text("instrument") != of_year.code:
        raise table.broken(f"it is of another instrument than {of_year.code}")
    documents = tuple(_document(each) for each in table.tables("documents"))
    codes = [one.code for one in documents]
    if len(set(codes)) < len(codes):
        raise table.broken("one of the documents stands there twice")
    parts = {part.code for dimension in of_year.dimensions for part in dimension.parts}
    if unknown := sorted({one.indicator for one in documents} - parts):
        raise table.broken(f"{unknown[0]} is no indicator of {of_year.code}")
    return Needed(of_year, table.text("citation"), table.one_of("certainty", CERTAINTIES), documents)


def _document(table: Table) -> Document:
    return Document(
        code=table.text("code"),
        label=table.label("label"),
        required=_yes(table, "required", unless_said=True),
        dated=_yes(table, "dated"),
        this_year=_yes(table, "this_year"),
        proves=table.one_of("proves", PROVES) if "proves" in table.values else "",
    )


def _yes(table: Table, key: str, *, unless_said: bool = False) -> bool:
    value = table.values.get(key, unless_said)
    if not isinstance(value, bool):
        raise table.broken(f"{key} must be true or false")
    return value


__all__ = ["BrokenInstrument", "Document", "Needed", "NoList", "load", "of"]
