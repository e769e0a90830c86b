"""A small table as a CSV or XLSX file to take away."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from workflow.reading.spreadsheets import csv_lines, write_xlsx


def download(name: str, rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """The rows as a file with this name, in the separators of the reader's language."""
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    response.writelines(csv_lines(rows))
    return response


def workbook(
    name: str,
    sheet: str,
    heading: Sequence[str],
    rows: Iterable[Sequence[Any]],
    about: Iterable[Sequence[Any]],
) -> HttpResponse:
    """The rows on a sheet, each cell with the type of its value, and beside it a sheet that tells what they mean."""
    file = BytesIO()
    write_xlsx(file, sheet, heading, rows, about_name=_("Keterangan"), about=about)
    return HttpResponse(
        file.getvalue(),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
