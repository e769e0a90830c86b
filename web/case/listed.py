"""The way from case to case of the work list: the address of each, and of those that stand beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from accounts.actors import Actor
from complaints import paging
from complaints.models import Complaint
from web.compiled.addresses import addresses as pages
from workflow.reading import listing


@dataclass(frozen=True, slots=True)
class Walk:
    """The way from a case to its neighbours in the list from which it was opened."""

    query: str
    """What the address of a form of this page keeps, so that the way is still there after it was sent."""
    back: str
    previous: str | None
    next: str | None


def addresses(filters: Mapping[str, Any]) -> Callable[[Complaint], str]:
    """Of each case of a list its page, which knows the list and where in it the case stood."""
    told, order = way(filters), listing.order_of(filters)
    page = pages("web:staff-case")

    def of(row: Complaint) -> str:
        return address(page, row.reference, told, paging.place_of(row, order))

    return of


def way(filters: Mapping[str, Any]) -> str:
    """What the address of a case tells of the list from which it is opened."""
    told = urlencode({name: filters[name] for name in listing.FILTERS if filters.get(name)})
    return urlencode({"list": told, "place": ""})


def address(page: Callable[[str], str], reference: str, way: str, at: paging.Place) -> str:
    """The page of a case that stands there in the list of this way."""
    return f"{page(reference)}?{way}{paging.told(at).replace('=', '%3D')}"  # of what stands in a place nothing else is quoted


def walk(asked_for: QueryDict, *, by: Actor, at: datetime) -> Walk | None:
    """The way that the address of a case's page tells; None where it tells none that can be read. It begins at the place
    where the case stood when it was opened, so that it goes on after the case has moved or left the list."""
    place = asked_for.get("place", "")
    told = QueryDict(asked_for.get("list", "")).dict()
    filters = {name: str(told[name]) for name in listing.FILTERS if told.get(name)}
    if not place or not listing.known(filters):
        return None
    try:
        found = listing.found(filters, by=by, at=at)
        beside = paging.beside(found.among, place, listing.order_of(filters), along=found.along)
    except paging.BadCursor:
        return None
    kept = urlencode({"list": urlencode(filters), "place": place})
    of = addresses(filters)
    before, after = (row and of(row) for row in (beside.previous, beside.next))
    return Walk(f"?{kept}", f"{reverse('web:worklist')}?{urlencode(filters)}", before, after)
