"""Whether a frozen version is still what events, entries, rules, calendars and instruments tell: the same bytes, or where not."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from compliance.frozen import documents, freezing
from compliance.frozen.documents import Basis, Products
from compliance.frozen.models import FrozenScores
from compliance.scores import NoInstrument
from compliance.weights import versions
from compliance.weights.models import InstrumentVersion
from workflow.calendars import present
from workflow.models import Calendar

MOST: Final = 50
"""Differences of a version that are told."""
UNREADABLE: Final = (
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    Calendar.DoesNotExist,
    InstrumentVersion.DoesNotExist,
)
"""What a document, an event or an entry that was changed by hand may raise while it is read."""


def differences(row: FrozenScores) -> list[str]:
    """Where this version is not what is rebuilt, one sentence each, at most MOST; none: the bytes are the same."""
    try:
        frozen = json.loads(row.document)
        again = freezing.of_events(_basis(row, frozen))
    except (NoInstrument, *UNREADABLE) as error:
        return [f"cannot be rebuilt: {type(error).__name__}: {error}"]
    if documents.written(again) == row.document and documents.sha256(row.document) == row.sha256:
        return []
    found = [
        f"{path or 'document'}: frozen {mine!r}, rebuilt {other!r}"
        for path, mine, other in _walk(frozen, again, "")
    ]
    return found[:MOST] or ["the bytes differ"]


def _basis(row: FrozenScores, frozen: dict[str, Any]) -> Basis:
    """With what the document says that it was counted, and what its row says of it."""
    products = frozen.get("products")
    return Basis(
        agency=row.agency,
        year=row.year,
        as_of=datetime.fromisoformat(frozen["as_of"]),
        last_event=row.last_event,
        last_entry=frozen["last_entry"],
        heads=frozen["heads"],
        running=frozen["running"],
        calendar=present.labelled(frozen["calendar"]["version"]),
        instrument=versions.numbered(row.year, row.instrument_version or 1),
        products=Products(products["heads"], products["running"]) if products else Products(),
        format=frozen["format"],
    )


def _walk(mine: Any, other: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    """(path, value here, value there) wherever two documents differ."""
    if mine == other:
        return
    if isinstance(mine, dict) and isinstance(other, dict):
        for key in sorted(mine.keys() | other.keys()):
            yield from _walk(mine.get(key), other.get(key), f"{path}.{key}".lstrip("."))
    elif isinstance(mine, list) and isinstance(other, list) and len(mine) == len(other):
        for place, (one, two) in enumerate(zip(mine, other, strict=True)):
            yield from _walk(one, two, f"{path}[{_named(one, place)}]")
    else:
        yield path, _short(mine), _short(other)


def _named(one: Any, place: int) -> str:
    """What an element of a list is called: by its case, unit or code, else by its place."""
    if isinstance(one, dict):
        name = one.get("case") or one.get("unit") or one.get("code")
        if name:
            return f"{name}" if "duty" not in one else f"{name} {one['duty']}"
    return str(place)


def _short(value: Any) -> Any:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
    return f"{text[:200]}..." if isinstance(text, str) and len(text) > 200 else text
