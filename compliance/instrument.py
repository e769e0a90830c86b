"""Scoring instruments as data: read from `instruments/*.toml`, refused when they do not add up."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

HUNDRED = Decimal("100.00")
STEP = Decimal("0.01")
CERTAINTIES = ("V", "V2", "R")
CATEGORIES = ("A", "B", "C", "D", "E")
EVIDENCE = ("document", "secondary", "counted")

_FOLDER = Path(__file__).parent / "instruments"
_ESTIMATES = "tuntas-"
_NO_END = 9999


class Label(NamedTuple):
    """A text on screen in Indonesian and English."""

    id: str
    en: str


ZONES = {"green": Label("hijau", "green"), "yellow": Label("kuning", "yellow"), "red": Label("merah", "red")}


class BrokenInstrument(ValueError):
    """An instrument file that does not load; the message is one sentence with the file's name."""


class NoInstrument(LookupError):
    """No instrument is known for the year, or none has the code."""


@dataclass(frozen=True, slots=True)
class Part:
    """An indicator of a dimension, scored 0 to 100. The parts of a dimension weigh the same, since no weights are known.

    `evidence`: what proves it, `document`, `secondary` (data of another body) or `counted` (by the product, from events).
    """

    code: str
    evidence: str
    certainty: str
    label: Label


@dataclass(frozen=True, slots=True)
class Weighed:
    """A dimension or indicator with its weight, of 100, and how sure the weight is (V, V2, R)."""

    code: str
    weight: Decimal
    certainty: str
    label: Label
    measures: Label | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """The scores from `low` to `high`, both included, and what they mean; category and opinion since 2022."""

    low: Decimal
    high: Decimal
    zone: str
    category: str | None
    opinion: Label | None


class Suffix(NamedTuple):
    """What stands beside the opinion of a body that followed up the Ombudsman's products; in no score."""

    label: Label
    certainty: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The questions put to respondents, by code, each answered with a mark from `least` to `most`."""

    least: int
    most: int
    certainty: str
    questions: Mapping[str, Label] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Instrument:
    """The yearly assessment as it applied from `first_year` to `last_year` (9999 while it still applies)."""

    code: str
    first_year: int
    last_year: int
    citation: str
    certainty: str
    dimensions: tuple[Weighed, ...]
    ranges: tuple[Range, ...]
    words: tuple[Label, ...] = ()
    """Words for the quality of an indicator, the best first; where they begin is not known."""
    least_respondents: int = 0
    """Fewer respondents to the survey of trust are greyed."""
    survey: Survey | None = None
    """Of public trust; None before 2026."""
    suffix: Suffix | None = None
    """None before 2025."""
    version: int = 1
    """Of its weights: the file is the first."""

    @property
    def name(self) -> str:
        """Its code, with the version where that is not the file."""
        return self.code if self.version == 1 else f"{self.code} v{self.version}"

    @property
    def weights(self) -> dict[str, Decimal]:
        """Weight by dimension; empty where none is known (2021)."""
        return {dimension.code: dimension.weight for dimension in self.dimensions}


@dataclass(frozen=True, slots=True)
class Estimate:
    """Our own instrument for one dimension.

    Without a case of the `required` indicator there is no number; with fewer than `greyed_below` of its cases
    the number is greyed. `z` is the normal quantile of the intervals; the checklist's items are marked 0 to
    `most_mark`.
    """

    code: str
    dimension: str
    citation: str
    certainty: str
    required: str
    greyed_below: int
    z: Decimal
    indicators: tuple[Weighed, ...]
    checklist: Mapping[str, Label]
    most_mark: int
    hearing_days: int
    """Working days in which a unit may object to its draft, where nothing else is set."""


def instrument(year: int) -> Instrument:
    """The instrument of the assessment year. Raises NoInstrument."""
    for candidate in _instruments():
        if candidate.first_year <= year <= candidate.last_year:
            return candidate
    raise NoInstrument(f"No scoring instrument is known for {year}.")


def coded(code: str) -> Instrument:
    """The instrument of this code, as its file has it. Raises NoInstrument."""
    for candidate in _instruments():
        if candidate.code == code:
            return candidate
    raise NoInstrument(f"No scoring instrument has the code {code}.")


def all_instruments() -> tuple[Instrument, ...]:
    """Every instrument of a year, as the files have them, in the order of their years."""
    return tuple(sorted(_instruments(), key=lambda one: one.first_year))


@cache
def estimate(code: str = "tuntas-1") -> Estimate:
    """Our own instrument of that code. Raises NoInstrument."""
    if code not in {path.stem for path in _FOLDER.glob(f"{_ESTIMATES}*.toml")}:
        raise NoInstrument(f"No estimate has the code {code}.")
    return load_estimate(_FOLDER / f"{code}.toml")


def load(path: Path) -> Instrument:
    """The instrument in the file. Raises BrokenInstrument."""
    table = Table.read(path)
    first = table.whole("first_year")
    last = table.whole("last_year") if "last_year" in table.values else _NO_END
    if last < first:
        raise table.broken(f"it ends in {last}, before it begins in {first}")
    return Instrument(
        code=table.text("code"),
        first_year=first,
        last_year=last,
        citation=table.text("citation"),
        certainty=table.one_of("certainty", CERTAINTIES),
        dimensions=_weighed(table, "dimensions") if "dimensions" in table.values else (),
        ranges=_ranges(table),
        words=_words(table),
        least_respondents=table.whole("least_respondents") if "least_respondents" in table.values else 0,
        survey=_survey(table.table("survey")) if "survey" in table.values else None,
        suffix=_suffix(table.table("suffix")) if "suffix" in table.values else None,
    )


def load_estimate(path: Path) -> Estimate:
    """The estimate in the file. Raises BrokenInstrument."""
    table = Table.read(path)
    indicators = _weighed(table, "indicators")
    checklist = table.table("checklist")
    return Estimate(
        code=table.text("code"),
        dimension=table.text("dimension"),
        citation=table.text("citation"),
        certainty=table.one_of("certainty", CERTAINTIES),
        required=table.one_of("required", tuple(indicator.code for indicator in indicators)),
        greyed_below=table.whole("greyed_below"),
        z=table.number("z"),
        indicators=indicators,
        checklist={item.text("code"): item.label("label") for item in checklist.tables("items")},
        most_mark=checklist.whole("most"),
        hearing_days=table.whole("hearing_days"),
    )


@cache
def _instruments() -> tuple[Instrument, ...]:
    paths = sorted(path for path in _FOLDER.glob("*.toml") if not path.name.startswith(_ESTIMATES))
    instruments = tuple(load(path) for path in paths)
    for one, other in combinations(instruments, 2):
        if max(one.first_year, other.first_year) <= min(one.last_year, other.last_year):
            raise BrokenInstrument(f"The instruments {one.code} and {other.code} apply to the same year.")
    return instruments


def _weighed(table: "Table", key: str) -> tuple[Weighed, ...]:
    weighed = tuple(
        Weighed(
            code=entry.text("code"),
            weight=entry.number("weight"),
            certainty=entry.one_of("certainty", CERTAINTIES)
            if "certainty" in entry.values
            else table.one_of("certainty", CERTAINTIES),
            label=entry.label("label"),
            measures=entry.label("measures") if "measures" in entry.values else None,
            parts=_parts(entry, table) if "indicators" in entry.values else (),
        )
        for entry in table.tables(key)
    )
    if len({entry.code for entry in weighed}) < len(weighed):
        raise table.broken(f"one of the {key} stands there twice")
    if any(entry.weight <= 0 for entry in weighed):
        raise table.broken(f"the weights of the {key} must be above 0")
    parts = [part.code for entry in weighed for part in entry.parts]
    if len(set(parts)) < len(parts):
        raise table.broken("one of the indicators stands there twice")
    total = sum((entry.weight for entry in weighed), Decimal(0))
    if total != HUNDRED:
        raise table.broken(f"the weights of the {key} add up to {total}, not to 100")
    return weighed


def _parts(entry: "Table", table: "Table") -> tuple[Part, ...]:
    return tuple(
        Part(
            code=one.text("code"),
            evidence=one.one_of("evidence", EVIDENCE),
            certainty=(one if "certainty" in one.values else table).one_of("certainty", CERTAINTIES),
            label=one.label("label"),
        )
        for one in entry.tables("indicators")
    )


def _survey(table: "Table") -> Survey:
    least, most = table.whole("least"), table.whole("most")
    if least >= most:
        raise table.broken(f"the marks of the survey run from {least} to {most}")
    questions = {one.text("code"): one.label("label") for one in table.tables("questions")}
    if len(questions) < len(table.tables("questions")):
        raise table.broken("one of the questions stands there twice")
    return Survey(least, most, table.one_of("certainty", CERTAINTIES), questions)


def _suffix(table: "Table") -> Suffix:
    return Suffix(table.label("label"), table.one_of("certainty", CERTAINTIES))


def _words(table: "Table") -> tuple[Label, ...]:
    if "words" not in table.values:
        return ()
    return tuple(Label(id=one.text("id"), en=one.text("en")) for one in table.tables("words"))


def _ranges(table: "Table") -> tuple[Range, ...]:
    ranges = sorted(
        (
            Range(
                low=entry.number("low"),
                high=entry.number("high"),
                zone=entry.one_of("zone", tuple(ZONES)),
                category=entry.one_of("category", CATEGORIES) if "category" in entry.values else None,
                opinion=entry.label("opinion") if "opinion" in entry.values else None,
            )
            for entry in table.tables("bands")
        ),
        key=lambda entry: (entry.low, entry.high),
    )
    if any(entry.low > entry.high for entry in ranges):
        raise table.broken("a band ends below its beginning")
    if ranges[0].low != 0 or ranges[-1].high != HUNDRED:
        raise table.broken(f"the bands run from {ranges[0].low} to {ranges[-1].high}, not from 0 to 100")
    for below, above in pairwise(ranges):
        if above.low > below.high + STEP:
            raise table.broken(f"no band covers the scores between {below.high} and {above.low}")
        if above.low < below.high + STEP:
            raise table.broken(
                f"two bands cover the scores from {above.low} to {min(below.high, above.high)}"
            )
    return tuple(ranges)


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table that knows which file it came from. What is not as it must be raises BrokenInstrument."""

    name: str
    values: Mapping[str, object]

    @classmethod
    def read(cls, path: Path) -> "Table":
        try:
            return cls(path.name, tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
        except tomllib.TOMLDecodeError as error:
            raise BrokenInstrument(f"{path.name}: it is not TOML: {error}.") from error

    def broken(self, why: str) -> BrokenInstrument:
        return BrokenInstrument(f"{self.name}: {why}.")

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value:
            raise self.broken(f"{key} must be a text")
        return value

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in allowed:
            raise self.broken(f"{key} is {value}, not one of {', '.join(allowed)}")
        return value

    def whole(self, key: str) -> int:
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.broken(f"{key} must be a whole number")
        return value

    def number(self, key: str) -> Decimal:
        value = self.values.get(key)
        if not isinstance(value, Decimal) or not value.is_finite():
            raise self.broken(f"{key} must be a number with decimals")
        return value

    def label(self, key: str) -> Label:
        texts = self.table(key)
        return Label(id=texts.text("id"), en=texts.text("en"))

    def table(self, key: str) -> "Table":
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.broken(f"{key} must be a table")
        return Table(self.name, value)

    def tables(self, key: str) -> list["Table"]:
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
            raise self.broken(f"{key} must be a list of tables")
        return [Table(self.name, entry) for entry in value]
