"""The figures of a table by its instrument, each beside the one that was published. Pure functions; exact fractions until a
figure is rounded once, at its end.

What does not follow is told, never hidden: a published figure that differs, a total that its parts do not make, a row that
cannot be read, a measure whose columns are missing.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation, localcontext
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Final

from compliance.measuring.grammar import Measure, Rounding, TableInstrument

_DIGITS: Final = 60
MOST_DIGITS: Final = 20

Value = Fraction | str | None


class Unusable(ValueError):
    """The table cannot be used at all; the message is one sentence."""


@dataclass(slots=True)
class Row:
    """A row of facts. `names`: what says which row it is; `facts`: numbers by column of the instrument; `told`: what the
    table's other columns say."""

    line: int
    names: dict[str, str]
    facts: dict[str, Fraction]
    told: dict[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a row, as the instrument prints it. None: there is nothing to divide by, `why` says so. `difference`: the
    published figure less ours; None where they agree or nothing was published. A figure that was published with fewer
    decimals agrees if ours, rounded to as many, is the same."""

    line: int
    names: Mapping[str, str]
    measure: str
    value: str | None
    published: str | None
    difference: Decimal | None
    why: str = ""

    @property
    def same(self) -> bool | None:
        """Whether the published figure follows from the row; None where nothing was published or nothing computed."""
        if self.published is None or self.value is None:
            return None
        if _plain(self.value) is not None and _plain(self.published) is not None:
            return self.difference is None
        return self.value == self.published


@dataclass(slots=True)
class Reckoned:
    """All that a table gives. `sums`: of each row what its totals are made of, and what does not add up; `left_out`: measures
    by the column that they lack; `refused`: rows by line and reason."""

    instrument: TableInstrument
    rows: int = 0
    figures: list[Figure] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    @property
    def differing(self) -> list[Figure]:
        return [figure for figure in self.figures if figure.same is False]


def of_file(path: Path, instrument: TableInstrument, *, renamed: Mapping[str, str] | None = None) -> Reckoned:
    """The figures of a CSV table in UTF-8. `renamed`: names of the instrument by the table's own. Raises Unusable."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [(table.line_num, cells) for table in [csv.reader(file, strict=True)] for cells in table]
    except OSError as error:
        raise Unusable(f"The table {path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unusable(f"The table {path} is not CSV in UTF-8.") from error
    if not lines:
        raise Unusable(f"The table {path} is empty.")
    return of(lines[0][1], lines[1:], instrument, renamed=renamed)


def of(
    head: Sequence[str],
    lines: Iterable[tuple[int, Sequence[str]]],
    instrument: TableInstrument,
    *,
    renamed: Mapping[str, str] | None = None,
) -> Reckoned:
    """The figures of a table: its head, then its rows with their line numbers. Raises Unusable."""
    names = _head(head, instrument, renamed or {})
    result = Reckoned(instrument)
    rows = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        result.rows += 1
        try:
            rows.append(_row(line, names, cells, instrument))
        except ValueError as refusal:
            result.refused.append(f"line {line}: {refusal}")
    there = {name for name in names if name in {column.code for column in instrument.columns}}
    there |= _add_up(rows, instrument, result)
    values: dict[str, list[Value]] = {}
    for measure in instrument.measures:
        lacking = [name for name in measure.reads if name not in there and name not in values]
        if lacking:
            result.left_out[measure.code] = lacking[0]
            continue
        values[measure.code], figures = _measured(measure, rows, values)
        result.figures += figures
    if not values:
        first = next(iter(result.left_out.items()))
        raise Unusable(
            f"No figure of {instrument.code} can be computed: {first[0]} lacks the column {first[1]}."
        )
    order = {measure.code: place for place, measure in enumerate(instrument.measures)}
    result.figures.sort(key=lambda figure: (figure.line, order[figure.measure]))
    return result


def _head(head: Sequence[str], instrument: TableInstrument, renamed: Mapping[str, str]) -> list[str]:
    also = {other: column.code for column in instrument.columns for other in column.also}
    plain = [name.strip().lower() for name in head]
    for theirs in renamed:
        if theirs not in plain:
            raise Unusable(f"The table has no column {theirs}.")
    names = [renamed.get(name) or also.get(name, name) for name in plain]
    for name in names:
        if not name:
            raise Unusable("A column of the table has no name.")
        if names.count(name) > 1:
            raise Unusable(f"The column {name} stands twice in the table.")
    return names


def _row(line: int, names: Sequence[str], cells: Sequence[str], instrument: TableInstrument) -> Row:
    if len(cells) != len(names):
        raise ValueError(f"it has {len(cells)} cells, the table {len(names)} columns")
    columns = {column.code for column in instrument.columns}
    told = {name for measure in instrument.measures for name in _published_names(measure)}
    row = Row(line, {}, {}, {})
    for name, cell in zip(names, (cell.strip() for cell in cells), strict=True):
        if name in columns:
            if cell:
                row.facts[name] = _fact(name, cell)
        elif name in told:
            row.told[name] = cell
        else:
            row.names[name] = cell
            row.told[name] = cell
    return row


def _fact(name: str, cell: str) -> Fraction:
    number = _plain(cell)
    if number is None or number < 0:
        raise ValueError(f"{name} is {cell[:40]!r}, which is no number from 0 on")
    return Fraction(number)


def _plain(cell: str) -> Decimal | None:
    """The number in a cell, with or without a per cent sign; None where there is none."""
    text = cell.strip().removesuffix("%").strip()
    if len(text) > MOST_DIGITS or not text.isascii() or not set(text) <= set("0123456789.-"):
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _add_up(rows: Sequence[Row], instrument: TableInstrument, result: Reckoned) -> set[str]:
    """Make the totals that the table lacks, and tell of the others which parts they are the sum of. Returns what was made."""
    made = set()
    for total in instrument.totals:
        for row in rows:
            ways = [way for way in total.ways if all(part in row.facts for part in way)]
            if not ways:
                continue
            sums = [sum((row.facts[part] for part in way), Fraction(0)) for way in ways]
            stated = row.facts.get(total.code)
            where = " ".join(row.names.values()) or f"line {row.line}"
            if stated is None:
                row.facts[total.code] = sums[0]
                made.add(total.code)
            elif stated in sums:
                result.sums.append(f"{where}: {total.code} is {' + '.join(ways[sums.index(stated)])}")
            else:
                off = min((stated - one for one in sums), key=abs)
                result.sums.append(
                    f"{where}: {total.code} is not {' + '.join(ways[0])}: it differs by {_signed(off)}"
                )
    return made


def _signed(number: Fraction) -> str:
    return f"{float(number):+g}"


def _measured(
    measure: Measure, rows: Sequence[Row], values: Mapping[str, Sequence[Value]]
) -> tuple[list[Value], list[Figure]]:
    """Of each row the figure as the next measure reads it, rounded, and as it is shown."""

    def read(name: str, place: int) -> Fraction | None:
        value = values[name][place] if name in values else rows[place].facts.get(name)
        return value if isinstance(value, Fraction) else None

    if measure.kind == "average":
        return _averaged(measure, rows, read)
    if measure.kind == "rank":
        return _ranked(measure, rows, read)
    found: list[Value] = []
    figures = []
    for place, row in enumerate(rows):
        value: Value
        value, why = _one(measure, partial(_at, read, place))
        found.append(_as_printed(value, measure))
        figures.append(_figure(measure, row, value, why))
    return found, figures


def _at(read: "PlaceReader", place: int, name: str) -> Fraction | None:
    return read(name, place)


def _as_printed(value: Value, measure: Measure) -> Value:
    """What the next measure reads: a number is rounded before it is weighed or looked up in a band."""
    return Fraction(rounded(value, measure.rounding)) if isinstance(value, Fraction) else value


Reader = Callable[[str], Fraction | None]
PlaceReader = Callable[[str, int], Fraction | None]


def _one(measure: Measure, read: Reader) -> tuple[Value, str]:
    """The figure of one row, or why there is none."""
    needed = {name: read(name) for name in measure.reads}
    there = {name: value for name, value in needed.items() if value is not None}
    if len(there) < len(needed):
        lacking = ", ".join(name for name in needed if name not in there)
        return None, f"{lacking} is not told"
    match measure.kind:
        case "share" | "rate":
            return _part(measure, there)
        case "mean":
            n = sum(there.values(), Fraction(0))
            return (_sum(there, measure.points) / n, "") if n else (None, "nobody answered")
        case "weighted":
            return _sum(there, measure.weights) / 100, ""
        case _:
            value = there[measure.of[0]]
            word = next((step.word for step in measure.steps if step.low <= value <= step.high), None)
            return word, "" if word else f"{measure.of[0]} lies in no band"


def _part(measure: Measure, there: Mapping[str, Fraction]) -> tuple[Value, str]:
    part = sum((there[name] for name in measure.of), Fraction(0))
    whole = there[measure.among]
    if not whole:
        return None, f"{measure.among} is 0"
    if measure.kind == "share" and part > whole:
        return None, f"{' + '.join(measure.of)} is more than {measure.among}"
    return part / whole * Fraction(measure.times), ""


def _sum(there: Mapping[str, Fraction], times: Mapping[str, Decimal]) -> Fraction:
    return sum((there[name] * Fraction(factor) for name, factor in times.items()), Fraction(0))


def _averaged(measure: Measure, rows: Sequence[Row], read: PlaceReader) -> tuple[list[Value], list[Figure]]:
    """The plain mean over the rows that belong together; shown once for each, at the first of its rows."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        groups.setdefault(tuple(row.names.get(name, "") for name in measure.by), []).append(place)
    found: list[Value] = [None] * len(rows)
    figures = []
    for group, places in groups.items():
        known = [one for place in places if (one := read(measure.of[0], place)) is not None]
        value: Value = None
        if known:
            value = sum(known, Fraction(0)) / len(known)
        for place in places:
            found[place] = _as_printed(value, measure)
        first = rows[places[0]]
        told = {name: cell for place in reversed(places) for name, cell in rows[place].told.items() if cell}
        names = dict(zip(measure.by, group, strict=True)) if measure.by else {}
        shown = Row(first.line, names, {}, told)
        figures.append(_figure(measure, shown, value, "" if known else f"{measure.of[0]} is not told"))
    return found, figures


def _ranked(measure: Measure, rows: Sequence[Row], read: PlaceReader) -> tuple[list[Value], list[Figure]]:
    """The band of each row by its place from the highest on; equal figures share the better place."""
    found: list[Value] = []
    groups: dict[tuple[str, ...], list[Fraction]] = {}
    keys = [tuple(row.names.get(name, "") for name in measure.by) for row in rows]
    values = [read(measure.of[0], place) for place in range(len(rows))]
    for key, value in zip(keys, values, strict=True):
        if value is not None:
            groups.setdefault(key, []).append(value)
    figures = []
    for row, key, value in zip(rows, keys, values, strict=True):
        word = None
        if value is not None:
            better = sum(1 for other in groups[key] if other > value)
            place = Fraction(100 * better, len(groups[key]))
            word = next(step.word for step in measure.steps if step.low <= place < step.high)
        found.append(word)
        figures.append(_figure(measure, row, word, "" if word else f"{measure.of[0]} is not told"))
    return found, figures


def _figure(measure: Measure, row: Row, value: Value, why: str) -> Figure:
    published = next((row.told[name] for name in _published_names(measure) if row.told.get(name)), None)
    if not isinstance(value, Fraction):
        return Figure(row.line, row.names, measure.code, value, published, None, why)
    ours = rounded(value, measure.rounding)
    theirs = None if published is None else _plain(published)
    if theirs is None:
        return Figure(row.line, row.names, measure.code, str(ours), published, None, why)
    fewer = min(measure.rounding.places, max(0, -int(theirs.as_tuple().exponent)))
    same = theirs in (ours, rounded(value, Rounding(fewer, measure.rounding.mode)))
    return Figure(
        row.line, row.names, measure.code, str(ours), published, None if same else theirs - ours, why
    )


def _published_names(measure: Measure) -> tuple[str, ...]:
    return (measure.code, f"published_{measure.code}", f"{measure.code}_published", *measure.published)


def rounded(value: Fraction, rounding: Rounding) -> Decimal:
    """The value by the instrument's rule of rounding. Exact: a half is a half."""
    with localcontext(prec=_DIGITS):
        units, rest = divmod(value * 10**rounding.places, 1)
        near = Decimal(units) + (0 if not rest else _near(rest))
        return near.quantize(Decimal(1), rounding.mode).scaleb(-rounding.places)


def _near(rest: Fraction) -> Decimal:
    """A decimal between 0 and 1 that rounds as this fraction does."""
    if rest == Fraction(1, 2):
        return Decimal("0.5")
    return Decimal("0.25") if rest < Fraction(1, 2) else Decimal("0.75")
