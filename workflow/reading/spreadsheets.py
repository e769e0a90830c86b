"""Tables that the reader's own spreadsheet opens into columns, dates and numbers, as CSV and as XLSX. Rows are written
one by one: a table of any length takes the same memory. In neither can a text become a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any, Final

from django.utils.translation import get_language

from complaints.texts import neutral_cell, neutral_field

SIGNS: Final = {"id": (";", ","), "en": (",", ".")}
"""Language to separator and decimal sign, as spreadsheets set to that language expect them (CLDR)."""
MARK: Final = "\ufeff"
"""By it they know UTF-8."""
SHORT_DATE: Final = 14
"""The number format of a date as the reader's spreadsheet writes it."""
WIDEST: Final = 48
"""Of a column, in characters."""
Cell = str | int | float | Decimal | date | None


def csv_lines(rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """The table as CSV in the separators of the reader's language. None is an empty cell, dates are ISO 8601."""
    separator, point = SIGNS[(get_language() or "id")[:2]]
    line = io.StringIO()
    writer = csv.writer(line, delimiter=separator)
    yield MARK
    for row in rows:
        writer.writerow([_text(value, point) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def write_xlsx(
    into: IO[bytes],
    name: str,
    heading: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    about_name: str,
    about: Iterable[Sequence[Cell]],
) -> None:
    """A workbook of two sheets: the table under a heading that stays in view, and what is to be known about it.
    Each cell has the type of its value; texts are written as texts, whatever they look like."""
    import xlsxwriter  # here: nobody else waits for it at the start

    book = xlsxwriter.Workbook(
        into, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": SHORT_DATE})
    table = book.add_worksheet(name)
    for column, title in enumerate(heading):
        table.set_column(column, column, min(WIDEST, len(title) + 4))
    table.freeze_panes(1, 0)
    table.write_row(0, 0, heading, bold)
    _fill(table, rows, day, first=1)
    notes = book.add_worksheet(about_name)
    notes.set_column(0, 0, WIDEST // 2)
    notes.set_column(1, 1, 2 * WIDEST)
    _fill(notes, about, day, first=0)
    book.close()


def _fill(sheet: Any, rows: Iterable[Sequence[Cell]], day: Any, *, first: int) -> None:
    for number, row in enumerate(rows, first):
        for column, value in enumerate(row):
            match value:
                case None:
                    pass
                case date():
                    sheet.write_datetime(number, column, value, day)
                case int() | float() | Decimal():
                    sheet.write_number(number, column, value)
                case _:
                    sheet.write_string(number, column, neutral_cell(value))


def _text(value: Cell, point: str) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case int() | Decimal() | float():
            return str(value).replace(".", point)
        case _:
            return neutral_field(str(value))
