"""Which cases the work list shows under the filters of its address, in which order, and which stand beside one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from accounts.actors import Actor
from complaints import paging, texts
from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.paging import Order
from complaints.querysets import ComplaintQuerySet
from workflow.reading import exports, worklist
from workflow.reading.worklist import Part

LONGEST_SEARCH: Final = 200
NARROWING: Final = ("part", "state", "agency", "unit", "overdue")
"""The filters beside the words."""
FILTERS: Final = ("q", *NARROWING, "sort")


@dataclass(frozen=True, slots=True)
class Walk:
    """The way from a case to its neighbours in the list from which it was opened."""

    query: str
    """What the address of a form of this page keeps, so that the way is still there after it was sent."""
    back: str
    previous: str | None
    next: str | None


def order_of(filters: Mapping[str, str]) -> Order:
    return Order(filters.get("sort") or Order.DEADLINE)


def narrowed(
    cases: ComplaintQuerySet, filters: Mapping[str, str], *, by: Actor, at: datetime
) -> ComplaintQuerySet:
    """These cases by all filters but the words. Only open ones, unless a state or words are asked for."""
    state, unit, part = filters.get("state"), filters.get("unit"), filters.get("part")
    if state and state != "all":
        cases = cases.filter(state=state)
    elif not state and not filters.get("q"):
        cases = cases.open()
    if filters.get("agency"):
        cases = cases.filter(agency__code=filters["agency"])
    if unit == "-":
        cases = cases.filter(unit=None)
    elif unit:
        cases = cases.filter(unit__code=unit)
    if filters.get("overdue"):
        cases = cases.overdue(at)
    if part:
        cases = worklist.narrowed(cases, Part(part), by=by, at=at)
    return cases


def all_of(filters: Mapping[str, str], *, by: Actor, at: datetime) -> ComplaintQuerySet:
    """All cases of the list, as a file or a walk through it needs them."""
    cases = narrowed(Complaint.objects.visible_to(by), filters, by=by, at=at)
    return cases.search(filters["q"]) if filters.get("q") else cases


def asked(filters: Mapping[str, str]) -> exports.Asked:
    """The filters as a file of the list tells them."""
    words, state = filters.get("q") or "", filters.get("state") or ""
    return exports.Asked(
        state="" if state == "all" else state or ("" if words else "open"),
        agency=filters.get("agency") or "",
        unit=filters.get("unit") or "",
        overdue=bool(filters.get("overdue")),
        words=words,
        part=filters.get("part") or "",
        order=order_of(filters),
    )


def address(row: Complaint, filters: Mapping[str, Any]) -> str:
    """The page of a case of the list, which knows the list and where in it the case stood."""
    return f"{reverse('web:staff-case', args=[row.reference])}?{_way(row, filters)}"


def walk(asked_for: QueryDict, *, by: Actor, at: datetime) -> Walk | None:
    """The way that the address of a case's page tells; None where it tells none that can be read. It begins at the place
    where the case stood when it was opened, so that it goes on after the case has moved or left the list."""
    place = asked_for.get("place", "")
    told = QueryDict(asked_for.get("list", "")).dict()
    filters = {name: str(told[name]) for name in FILTERS if told.get(name)}
    if not place or not _known(filters):
        return None
    try:
        found = paging.beside(all_of(filters, by=by, at=at), place, order_of(filters))
    except paging.BadCursor:
        return None
    kept = urlencode({"list": urlencode(filters), "place": place})
    before, after = (row and address(row, filters) for row in (found.previous, found.next))
    return Walk(f"?{kept}", f"{reverse('web:worklist')}?{urlencode(filters)}", before, after)


def _way(row: Complaint, filters: Mapping[str, Any]) -> str:
    told = urlencode({name: filters[name] for name in FILTERS if filters.get(name)})
    return urlencode({"list": told, "place": paging.place(row, order_of(filters))})


def _known(filters: Mapping[str, str]) -> bool:
    """Whether these are filters that the list has."""
    try:
        order_of(filters)
        texts.clean(filters.get("q", ""), least=0, most=LONGEST_SEARCH, one_line=True)
        texts.clean("".join(filters.values()), least=0, most=1000, one_line=True)
    except (ValueError, texts.BadText):
        return False
    state, part = filters.get("state"), filters.get("part")
    return state in (None, "all", *State.values) and part in (None, *Part.values)
