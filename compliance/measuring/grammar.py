"""The instruments of other ombudsmen as data: which columns of a table count what, and how its figures follow from them.

A file of `instruments/` names its `columns`, the `totals` among them and its `measures`. A measure is a share, a rate per
population, a mean of a scale, an average over rows, a weighted sum, a band or a rank band (docs/instruments.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Final

from compliance.instrument import CERTAINTIES, HUNDRED, STEP, BrokenInstrument, Label, NoInstrument, Table

DENOMINATORS: Final = (
    "received",
    "due",
    "closed",
    "investigated",
    "findings",
    "proposals",
    "respondents",
    "population",
)
"""What a denominator may count. One that says nothing of it, or another thing, is refused."""
ROUNDINGS: Final = {
    "half_up": ROUND_HALF_UP,
    "half_even": ROUND_HALF_EVEN,
    "half_down": ROUND_HALF_DOWN,
    "down": ROUND_DOWN,
    "up": ROUND_CEILING,
}
KINDS: Final = ("share", "rate", "mean", "average", "weighted", "band", "rank")
MOST_PLACES: Final = 6

_FOLDER: Final = Path(__file__).parent / "instruments"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How many decimals a figure has, and which way the rest goes."""

    places: int
    mode: str

    @property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(-self.places)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of facts. `counts`: what its numbers count, of DENOMINATORS, or empty. `also`: other names of it."""

    code: str
    counts: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A column that is the sum of others. Where definitions moved, several ways of adding may be right."""

    code: str
    ways: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A band, from `low` to `high`; of a rank band `low` and `high` are per cent of the rows, from the best on."""

    word: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Measure:
    """One published figure. `of`: its numerator, columns that are added; `among`: its denominator.

    `points`: of a mean of a scale, the points of an answer by column. `weights`: of a weighted sum, by column or measure, of
    100. `by`: of an average the columns whose rows belong together, of a rank band those within which is ranked.
    `published`: columns in which the figure stands as it was published.
    """

    code: str
    kind: str
    label: Label
    certainty: str
    rounding: Rounding
    of: tuple[str, ...]
    among: str
    times: Decimal
    points: Mapping[str, Decimal]
    weights: Mapping[str, Decimal]
    by: tuple[str, ...]
    steps: tuple[Step, ...]
    published: tuple[str, ...]

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns and measures that it is computed from."""
        among = (self.among,) if self.among else ()
        return (*self.of, *among, *self.points, *self.weights)


@dataclass(frozen=True, slots=True)
class TableInstrument:
    """An instrument whose figures follow from the rows of a table."""

    code: str
    label: Label
    citation: str
    certainty: str
    columns: tuple[Column, ...]
    totals: tuple[Total, ...]
    measures: tuple[Measure, ...]


def known() -> tuple[str, ...]:
    """The codes of the instruments that come with the product."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def named(name: str) -> TableInstrument:
    """The instrument of that code, or in the file of that path. Raises NoInstrument, BrokenInstrument."""
    if name in known():
        return load(_FOLDER / f"{name}.toml")
    path = Path(name)
    if path.suffix == ".toml" and path.is_file():
        return load(path)
    raise NoInstrument(
        f"No instrument has the code {name}; there are {', '.join(known())}, or a file *.toml."
    )


def load(path: Path) -> TableInstrument:
    """The instrument in the file. Raises BrokenInstrument."""
    table = Table.read(path)
    columns = tuple(_column(entry) for entry in table.tables("columns"))
    totals = tuple(_total(entry) for entry in table.tables("totals")) if "totals" in table.values else ()
    rounding = _rounding(table)
    measures = tuple(_measure(entry, table, rounding) for entry in table.tables("measures"))
    _refuse_twice(table, [name for column in columns for name in (column.code, *column.also)])
    _refuse_twice(table, [measure.code for measure in measures])
    _refuse_unknown(table, columns, totals, measures)
    return TableInstrument(
        code=table.text("code"),
        label=table.label("label"),
        citation=table.text("citation"),
        certainty=table.one_of("certainty", CERTAINTIES),
        columns=columns,
        totals=totals,
        measures=measures,
    )


def _column(table: Table) -> Column:
    counts = table.text("counts") if "counts" in table.values else ""
    if counts and counts not in DENOMINATORS:
        raise table.broken(
            f"the column {table.text('code')} counts {counts}, which is none of {', '.join(DENOMINATORS)}"
        )
    return Column(table.text("code"), counts, _names(table, "also"))


def _total(table: Table) -> Total:
    ways = table.values.get("parts")
    if not isinstance(ways, list) or not ways or not all(isinstance(way, list) and way for way in ways):
        raise table.broken("parts must be a list of lists of columns")
    return Total(table.text("code"), tuple(tuple(str(part) for part in way) for way in ways))


def _rounding(table: Table) -> Rounding:
    entry = table.table("rounding")
    places = entry.whole("places")
    if places > MOST_PLACES:
        raise table.broken(f"a figure has at most {MOST_PLACES} decimals, not {places}")
    return Rounding(places, ROUNDINGS[entry.one_of("mode", tuple(ROUNDINGS))])


def _measure(entry: Table, table: Table, rounding: Rounding) -> Measure:
    kind = entry.one_of("kind", KINDS)
    measure = Measure(
        code=entry.text("code"),
        kind=kind,
        label=entry.label("label"),
        certainty=(entry if "certainty" in entry.values else table).one_of("certainty", CERTAINTIES),
        rounding=_rounding(entry) if "rounding" in entry.values else rounding,
        of=_names(entry, "of"),
        among=entry.text("among") if "among" in entry.values else "",
        times=_number(entry, "times") if "times" in entry.values else HUNDRED,
        points=_numbers(entry, "points"),
        weights=_numbers(entry, "weights"),
        by=_names(entry, "by"),
        steps=_steps(entry, kind),
        published=_names(entry, "published"),
    )
    _refuse_incomplete(entry, measure)
    return measure


def _refuse_incomplete(entry: Table, measure: Measure) -> None:
    """Raise BrokenInstrument if a measure lacks what its kind needs."""
    what = f"the measure {measure.code}"
    if measure.kind in ("share", "rate") and not measure.among:
        raise entry.broken(f"{what} does not say what it is a part of (among)")
    if measure.kind in ("share", "rate", "average", "band", "rank") and not measure.of:
        raise entry.broken(f"{what} does not say what it is of")
    if measure.kind == "mean" and len(measure.points) < 2:
        raise entry.broken(f"{what} needs a scale: points of at least two answers")
    if measure.kind == "weighted":
        total = sum(measure.weights.values(), Decimal(0))
        if any(weight <= 0 for weight in measure.weights.values()):
            raise entry.broken(f"the weights of {what} must be above 0")
        if total != HUNDRED:
            raise entry.broken(f"the weights of {what} add up to {total}, not to 100")
    if measure.kind in ("average", "band", "rank") and len(measure.of) != 1:
        raise entry.broken(f"{what} is of one column or measure, not of {len(measure.of)}")


def _steps(entry: Table, kind: str) -> tuple[Step, ...]:
    if kind == "rank":
        return _shares(entry)
    return _bands(entry) if kind == "band" else ()


def _shares(entry: Table) -> tuple[Step, ...]:
    steps, low = [], Decimal(0)
    for one in entry.tables("bands"):
        high = low + _number(one, "share")
        if high <= low:
            raise entry.broken("the share of a rank band must be above 0")
        steps.append(Step(one.text("word"), low, high))
        low = high
    if low != HUNDRED:
        raise entry.broken(f"the rank bands of the measure {entry.text('code')} add up to {low}, not to 100")
    return tuple(steps)


def _bands(entry: Table) -> tuple[Step, ...]:
    read = (
        Step(one.text("word"), _number(one, "low"), _number(one, "high")) for one in entry.tables("bands")
    )
    steps = sorted(read, key=lambda step: (step.low, step.high))
    step = _rounding(entry).step if "rounding" in entry.values else STEP
    for one in steps:
        if one.high < one.low:
            raise entry.broken(f"the band {one.word} ends below its beginning")
    for below, above in pairwise(steps):
        if above.low > below.high + step:
            raise entry.broken(f"no band covers the figures between {below.high} and {above.low}")
        if above.low <= below.high:
            raise entry.broken(f"the bands {below.word} and {above.word} both cover {above.low}")
    return tuple(steps)


def _refuse_twice(table: Table, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise table.broken(f"{name} stands there twice")


def _refuse_unknown(
    table: Table, columns: tuple[Column, ...], totals: tuple[Total, ...], measures: tuple[Measure, ...]
) -> None:
    """Raise BrokenInstrument if a measure or total reads what is not there, or a denominator counts nothing known."""
    counts = {column.code: column.counts for column in columns}
    for total in totals:
        for name in (total.code, *(part for way in total.ways for part in way)):
            if name not in counts:
                raise table.broken(f"the total {total.code} reads {name}, which is no column")
    before: set[str] = set()
    for measure in measures:
        if measure.among and measure.among not in counts:
            raise table.broken(
                f"the measure {measure.code} has the denominator {measure.among}, which is no column"
            )
        if measure.among and not counts[measure.among]:
            raise table.broken(
                f"the measure {measure.code} has the denominator {measure.among}, of which is not said what it counts"
            )
        for name in measure.reads:
            if name not in counts and name not in before:
                raise table.broken(
                    f"the measure {measure.code} reads {name}, which is no column and no measure before it"
                )
        before.add(measure.code)


def _names(table: Table, key: str) -> tuple[str, ...]:
    value = table.values.get(key, [])
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise table.broken(f"{key} must be the name of a column or a list of them")
    return tuple(names)


def _number(table: Table, key: str) -> Decimal:
    return _as_number(table, key, table.values.get(key))


def _numbers(table: Table, key: str) -> dict[str, Decimal]:
    if key not in table.values:
        return {}
    return {name: _as_number(table, name, value) for name, value in table.table(key).values.items()}


def _as_number(table: Table, key: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise table.broken(f"{key} must be a number")
    return Decimal(value)


__all__ = [
    "BrokenInstrument",
    "Column",
    "Measure",
    "NoInstrument",
    "Rounding",
    "Step",
    "TableInstrument",
    "Total",
    "known",
    "load",
    "named",
]
