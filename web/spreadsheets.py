"""A small table as a CSV file to take away."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

from workflow.reading.spreadsheets import csv_lines


def download(name: str, rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """The rows as a file with this name, in the separators of the reader's language."""
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    response.writelines(csv_lines(rows))
    return response
