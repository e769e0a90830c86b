"""A small table that somebody sends in, as rows under known headings.

CSV of any usual encoding and separator, and XLSX. Every line of the file is in exactly one row, also one that cannot be read;
quotes, line ends and `sep=` are read as in a register (`workflow.register.table`).
"""

import codecs
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from complaints import texts
from compliance.tables import workbooks
from compliance.tables.workbooks import Cell
from workflow.errors import BadInput, Text
from workflow.register.lines import unwrapped
from workflow.register.table import MARKS, NOT_DECODED, Table, Unusable
from workflow.register.table import Row as Line

MOST_BYTES: Final = 500 * 1024
MOST_ROWS: Final = 5_000
MOST_ABOVE: Final = 100
"""Rows among which the heading is looked for."""
SEPARATORS: Final = (";", ",", "\t", "|")
OTHERWISE: Final = "cp1252"
"""What spreadsheets in Indonesia write that do not write UTF-8."""
EMPTY: Final = _("Berkas kosong.")
TOO_LARGE: Final = _("Berkas ini terlalu besar: paling besar 500 kB dan 5.000 baris.")
NO_TABLE: Final = _("Berkas ini bukan tabel CSV atau XLSX yang dapat dibaca.")
NO_HEADING: Final = _("Tidak ada baris judul dengan kolom %(columns)s. Unduh templat dan isi di dalamnya.")
TWICE: Final = _("Kolom %(column)s ada dua kali.")
OPEN_QUOTE: Final = _("tanda kutip pada baris ini tidak ditutup, atau memuat baris lain")
MORE_CELLS: Final = _("baris ini lebih panjang daripada judulnya")
NOT_READ: Final = _("memuat huruf yang tidak dapat dibaca: simpan berkas sebagai UTF-8")
NO_RESULT: Final = _("memuat rumus tanpa hasil: simpan sebagai nilai")


@dataclass(frozen=True, slots=True)
class Column:
    """`names`: how its heading may be called, the first as it is told; compared without case."""

    names: tuple[str, ...]
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the heading. `line`: where it begins in the file, the first being 1. `fault`: why its cells cannot be
    trusted, else empty. `blank`: nothing stands in it."""

    line: int
    cells: Mapping[str, Cell]
    blank: bool
    fault: Text = ""

    def text(self, name: str) -> str:
        """A cell as a text in which every sign can be seen; empty where there is none."""
        value = self.cells.get(name, "")
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return texts.seen(str(value)).strip()


@dataclass(frozen=True, slots=True)
class Read:
    """`passed_over`: headings of columns that nobody asked for; their cells are read by nobody and kept nowhere."""

    rows: list[Row]
    passed_over: list[str]


def read(data: bytes, columns: Mapping[str, Column]) -> Read:
    """The table in a file. Raises BadInput of `file`: empty, too large, no table, no heading with the needed columns."""
    if not data.strip():
        raise _bad("empty", EMPTY)
    if len(data) > MOST_BYTES:
        raise _bad("too_large", TOO_LARGE)
    if workbooks.is_workbook(data):
        return _chosen(_sheets(data), columns)
    return _chosen(_parted(_decoded(data)), columns)


def _bad(code: str, sentence: Text) -> BadInput:
    return BadInput({"file": (code, sentence)})


def _sheets(data: bytes) -> Iterator[list[Line]]:
    try:
        yield from workbooks.sheets(data, most_rows=MOST_ROWS + MOST_ABOVE)
    except workbooks.TooMany:
        raise _bad("too_large", TOO_LARGE) from None
    except workbooks.NoWorkbook:
        raise _bad("no_table", NO_TABLE) from None


def _decoded(data: bytes) -> str:
    """The text of a CSV file. A byte order mark counts; else UTF-8, or what spreadsheets write otherwise."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _text(data, encoding)
    try:
        return _text(data, "utf-8", "strict")
    except UnicodeDecodeError:
        return _text(data, OTHERWISE)


def _text(data: bytes, encoding: str, errors: str = "tuntas-keep-byte") -> str:
    text = codecs.decode(data, encoding, errors)
    if "\0" in text:
        raise _bad("no_table", NO_TABLE)
    return text


def _parted(text: str) -> Iterator[list[Line]]:
    """The lines of the text as rows, by each separator in turn."""
    for separator in SEPARATORS:
        table = Table(io.StringIO(text, newline=""), separator, '"')
        delimiter = table.delimiter
        try:
            yield list(table.rows(lambda line, by=delimiter: line.count(by) > 1))  # type: ignore[misc]  # a default has no type in a lambda
        except Unusable:
            raise _bad("no_table", NO_TABLE) from None


def _chosen(tables: Iterable[list[Line]], columns: Mapping[str, Column]) -> Read:
    """The first of these tables that has the heading."""
    for lines in tables:
        for place, line in enumerate(lines[:MOST_ABOVE]):
            heading = [_name(cell) for cell in line.cells]
            where = {name: _place(heading, column) for name, column in columns.items()}
            if not line.fault and all(where[name] is not None for name in columns if columns[name].needed):
                return _below(lines[place + 1 :], line, where)
    needed = ", ".join(column.names[0] for column in columns.values() if column.needed)
    raise _bad("no_heading", str(NO_HEADING) % {"columns": needed})


def _place(heading: list[str], column: Column) -> int | None:
    found = [place for place, name in enumerate(heading) if name in column.names]
    if len(found) > 1:
        raise _bad("column_twice", str(TWICE) % {"column": column.names[0]})
    return found[0] if found else None


def _below(lines: list[Line], heading: Line, where: Mapping[str, int | None]) -> Read:
    if len(lines) > MOST_ROWS:
        raise _bad("too_large", TOO_LARGE)
    known = {place for place in where.values() if place is not None}
    passed_over = [
        " ".join(str(cell).split())[:40]
        for place, cell in enumerate(heading.cells)
        if place not in known and str(cell).strip()
    ]
    return Read([_row(line, len(heading.cells), where) for line in lines], passed_over)


def _row(line: Line, width: int, where: Mapping[str, int | None]) -> Row:
    cells: dict[str, Cell] = {
        name: _cell(line.cells[place])
        for name, place in where.items()
        if place is not None and place < len(line.cells)
    }
    blank = not line.fault and all(_nothing(cell) for cell in line.cells)
    return Row(line.line, cells, blank, _fault(line, width))


def _fault(line: Line, width: int) -> Text:
    if line.fault:
        return NO_RESULT if line.fault == workbooks.NO_RESULT else OPEN_QUOTE
    if not all(_nothing(cell) for cell in line.cells[width:]):
        return MORE_CELLS
    return NOT_READ if any(NOT_DECODED.search(cell) for cell in line.cells if isinstance(cell, str)) else ""


def _nothing(cell: Cell) -> bool:
    return isinstance(cell, str) and texts.invisible(cell)


def _cell(cell: Cell) -> Cell:
    """A text without what keeps a spreadsheet from taking it for a number or a formula."""
    if not isinstance(cell, str):
        return cell
    cell = unwrapped(cell.strip())
    return cell[1:] if cell.startswith("'") and texts.neutral_cell(cell[1:]) == cell else cell


def _name(cell: Cell) -> str:
    """A heading as it is compared."""
    return " ".join(texts.plain(str(cell)).casefold().replace("_", " ").split())
