"""Answers of thousands of rows, as JSON text: written once, without a walk through them beforehand."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from api.shapes import basics


def _plain(value: Any) -> Any:
    """Decimals as numbers, instants as texts, lazy texts in the reader's language."""
    match value:
        case Decimal():
            return float(value)
        case datetime():
            return basics.instant(value)
        case _:
            return str(value)


told: Final = json.JSONEncoder(
    default=_plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode
"""The text of a value, as the REST framework writes it (`api.door.Written` does the rest)."""


def with_rows(before: str, name: str, rows: list[str], after: str) -> str:
    """Two objects that were written already as one, and between them under this name a list of rows that were too: megabytes, copied
    as seldom as can be."""
    return f'{before[:-1]},"{name}":[{",".join(rows)}],{after[1:]}'


def beside(*texts: str) -> str:
    """Objects that were written already, as one."""
    return f"{{{','.join(text[1:-1] for text in texts)}}}"
