"""The append-only log of assessments: what stood after each entry, and what a score takes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from accounts.models import Unit
from compliance.explained.tree import Given
from compliance.frozen.models import AssessmentEntry, stated

BESIDE: Final = ("entered_by_id", "marked_by_id", "confirmed_by_id", "updated_at")
"""Columns of a state that say who and when, which an entry says itself."""


def given(
    state: Mapping[str, str | None], dimensions: Mapping[str, Any], checklist: tuple[str, ...]
) -> Given:
    """What a score takes of a state: these dimensions, the marks of this checklist if they were confirmed, the official total."""
    scores = {code: _decimal(state.get(code)) for code in dimensions}
    marks = {item: int(mark) for item in checklist if (mark := state.get(item)) is not None}
    return Given(
        dimensions=scores,
        marks=marks if state.get("confirmed_at") is not None else None,
        official=_decimal(state.get("official_score")),
        source=state.get("source") or "",
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def latest(year: int, units: Any, *, up_to: int | None = None) -> dict[int, AssessmentEntry]:
    """The last state of each of these units in the year; `up_to`: the key of the last entry that counts."""
    rows = AssessmentEntry.objects.filter(year=year, unit__in=units)
    if up_to is not None:
        rows = rows.filter(pk__lte=up_to)
    return {row.unit_id: row for row in rows.order_by("pk")}


@dataclass(frozen=True, slots=True)
class Change:
    """What one entry changed: code, what stood before and after; None for empty. `by`: None where it is not known."""

    at: datetime
    by: str | None
    what: list[tuple[str, str | None, str | None]]


def history(unit: Unit, year: int, *, most: int) -> list[Change]:
    """What was entered of a unit's year, the latest first, at most this many entries."""
    found: list[Change] = []
    before: dict[str, str | None] = {}
    rows = AssessmentEntry.objects.filter(unit=unit, year=year).select_related("by").order_by("pk")
    for row in rows:
        names = [name for name in dict.fromkeys([*before, *row.stated]) if name not in BESIDE]
        what = [
            (name.removeprefix("indicator."), before.get(name), row.stated.get(name))
            for name in names
            if (before.get(name) or None) != (row.stated.get(name) or None)
        ]
        if what:
            found.append(Change(row.at, None if row.by is None else row.by.name, what))
        before = row.stated
    return found[::-1][:most]


def differing(assessments: Any, year: int | None = None) -> Iterator[str]:
    """Each assessment that is not what its last entry says, one sentence each; `year`: only of that one."""
    last: dict[tuple[int, int], dict[str, str | None]] = {}
    entries = AssessmentEntry.objects.order_by("pk")
    if year is not None:
        entries, assessments = entries.filter(year=year), assessments.filter(year=year)
    for unit, of, state in entries.values_list("unit", "year", "stated"):
        last[unit, of] = state
    for row in assessments.order_by("pk").prefetch_related("values"):
        if _known(last.pop((row.unit_id, row.year), None)) != _known(stated(row)):
            yield f"assessment of unit {row.unit_id} in {row.year}: is not what its last entry says"
    for unit, of in last:
        yield f"assessment of unit {unit} in {of}: its entries tell of it, it is gone"


def _known(state: Mapping[str, str | None] | None) -> dict[str, str] | None:
    """Without empty columns: one that came later is empty in the states before."""
    return None if state is None else {name: value for name, value in state.items() if value is not None}
