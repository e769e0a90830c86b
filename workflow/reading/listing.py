"""Which cases the work list shows under its filters: for a page, a file, a walk through it, and a filter that somebody kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db.models import Q

from accounts.actors import Actor
from complaints import searching, texts
from complaints.lifecycle import END_STATES, State
from complaints.models import Complaint
from complaints.paging import Order
from complaints.querysets import ComplaintQuerySet
from complaints.searching import Found
from complaints.sought import Sought
from workflow.reading import exports, worklist
from workflow.reading.worklist import Part

LONGEST_SEARCH: Final = 200
NARROWING: Final = ("part", "state", "agency", "unit", "overdue")
"""The filters beside the words."""
FILTERS: Final = ("q", *NARROWING, "sort")


def order_of(filters: Mapping[str, str]) -> Order:
    """Raises ValueError for an order, or a part, that no list has."""
    part = filters.get("part")
    return worklist.order_of(Part(part) if part else None, filters.get("sort") or None)


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


def of_words(filters: Mapping[str, str], by: Actor, at: datetime) -> ComplaintQuerySet:
    """The cases among which words are looked for."""
    return narrowed(Complaint.objects.visible_to(by), filters, by=by, at=at)


def all_of(filters: Mapping[str, str], *, by: Actor, at: datetime) -> ComplaintQuerySet:
    """All cases of the list, as a file needs them."""
    cases = of_words(filters, by, at)
    return cases.search(filters["q"], by=by) if filters.get("q") else cases


def found(filters: Mapping[str, str], *, by: Actor, at: datetime, sought: Sought | None = None) -> Found:
    """The cases of the list as a page of it, or a step from case to case, finds them. `sought`: what its words look for, where that is
    known already."""
    if filters.get("q"):
        cases = of_words(filters, by, at)
        return searching.found_of(sought or searching.sought_by(filters["q"], by=by, using=cases.db), cases)
    seen, state, part = Complaint.objects.visible_to(by), filters.get("state") or "", filters.get("part")
    if filters.get("unit") or state == "all" or state in END_STATES:
        return Found(narrowed(seen, filters, by=by, at=at))
    if filters.get("agency"):
        seen = seen.filter(agency__code=filters["agency"])
    return worklist.found(
        seen if part or state else seen.open(),
        Part(part) if part else None,
        state=state,
        others=Q(next_due_at__lte=at) if filters.get("overdue") else Q(),
        order=order_of(filters),
        by=by,
        at=at,
    )


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


def known(filters: Mapping[str, str]) -> bool:
    """Whether these are filters that the list has."""
    try:
        order_of(filters)
        texts.clean(filters.get("q", ""), least=0, most=LONGEST_SEARCH, one_line=True)
        texts.clean("".join(filters.values()), least=0, most=1000, one_line=True)
    except (ValueError, texts.BadText):
        return False
    state, part = filters.get("state"), filters.get("part")
    return (
        state in (None, "", "all", *State.values)
        and part in (None, "", *Part.values)
        and set(filters) <= set(FILTERS)
    )
