"""The sheets of an XLSX file as rows of cells."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from workflow.register.table import Row

Cell = str | int | float | Decimal | bool | date | datetime | time | timedelta
MOST_UNPACKED: Final = 20 * 1024 * 1024
"""Bytes of a workbook unpacked: more is no table of a few thousand rows."""
MOST_CELLS: Final = 60
"""Of a row; what stands beyond is not looked at."""
NO_RESULT: Final = "a formula without a result"
_BEGINS: Final = b"PK\x03\x04"


class NoWorkbook(Exception):
    """A file that begins like a workbook and is none."""


class TooMany(Exception):
    """A workbook with too many rows, or that unpacks to far more than a table."""


def is_workbook(data: bytes) -> bool:
    return data.startswith(_BEGINS)


def sheets(data: bytes, *, most_rows: int) -> Iterator[list[Row]]:
    """The rows of each visible sheet, with the results of formulas as the spreadsheet that saved it left them; a formula
    without one is the fault of its row. Raises NoWorkbook, TooMany."""
    from openpyxl import load_workbook  # here: nobody else waits for it at the start

    _refuse_bombs(data)
    try:
        results = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for result, formula in zip(results.worksheets, formulas.worksheets, strict=True):
            if result.sheet_state == "visible":
                yield _rows(result, formula, most_rows)
    except TooMany:
        raise
    except Exception as error:  # whatever a library may raise for a file that is none
        raise NoWorkbook(str(error)) from error


def _refuse_bombs(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise NoWorkbook(str(error)) from error
    if unpacked > MOST_UNPACKED:
        raise TooMany


def _rows(result: Any, formula: Any, most_rows: int) -> list[Row]:
    for sheet in (result, formula):
        sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    found = []
    both = zip(result.iter_rows(values_only=True), formula.iter_rows(values_only=True), strict=True)
    for number, (values, written) in enumerate(both, start=1):
        if number > most_rows:
            if any(value is not None for value in values):
                raise TooMany
            continue
        cells: list[Any] = ["" if value is None else value for value in values[:MOST_CELLS]]
        without = any(
            value is None and isinstance(text, str) and text.startswith("=")
            for value, text in zip(values, written, strict=False)
        )
        found.append(Row(number, cells, fault=NO_RESULT if without else ""))
    return found
