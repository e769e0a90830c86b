"""CSV that the reader's own spreadsheet opens into columns and numbers: separator and decimal sign of their language."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from django.http import HttpResponse
from django.utils.translation import get_language

from complaints.texts import neutral_cell

SIGNS: Final = {"id": (";", ","), "en": (",", ".")}
"""Language to separator and decimal sign, as spreadsheets set to that language expect them (CLDR)."""
MARK: Final = "\ufeff"
"""By it they know UTF-8."""


def download(name: str, rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """The rows as a file with this name. None is an empty cell; a text that would begin a formula is made harmless."""
    separator, point = SIGNS[(get_language() or "id")[:2]]
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    response.write(MARK)
    writer = csv.writer(response, delimiter=separator)
    writer.writerows([_cell(value, point) for value in row] for row in rows)
    return response


def _cell(value: Any, point: str) -> str:
    match value:
        case None:
            return ""
        case int() | Decimal() | float():
            return str(value).replace(".", point)
        case _:
            return neutral_cell(str(value))
