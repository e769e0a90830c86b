"""Who asks for which page of the work list: worded once for those who ask alike (`complaints/paging.py`), counted up to a
thousand."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db.models import Subquery

from accounts.actors import Actor, alike
from complaints import paging, searching
from complaints.models import Complaint
from complaints.paging import Order, Same, same_search
from complaints.querysets import ComplaintQuerySet
from complaints.searching import Found
from complaints.sought import Sought
from workflow import replica
from workflow.reading import listing, worklist
from workflow.reading.upcoming import with_next_duty

SIZE: Final = 25
MOST_COUNTED: Final = 1000


class CappedCount(Subquery):
    """The number of rows of a subquery; its limit caps the count."""

    template = "(SELECT count(*) FROM (%(subquery)s) counted)"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for which cases, and when."""

    filters: dict[str, Any]
    order: Order
    actor: Actor
    at: datetime

    def read(self, cursor: str | None) -> tuple[Found, paging.Page]:
        """What is found, and a page of it. Raises BadCursor."""
        if not self.filters.get("q"):
            return self._page(cursor)
        return replica.read(lambda _as_of: self._page(cursor), at=self.at, by=self.actor.user)

    def _page(self, cursor: str | None) -> tuple[Found, paging.Page]:
        filters, actor, at, words = self.filters, self.actor, self.at, self.filters.get("q")
        sought = searching.sought_by(words, by=actor, using=replica.alias()) if words else None
        nothing = sought is not None and sought.nothing
        same = self._shared(sought) if cursor is None and not nothing else None
        found = Found(Complaint.objects.none(), sought=sought)
        if not (same or nothing):
            found = listing.found(filters, by=actor, at=at, sought=sought)
        return found, paging.page(
            lambda: found.cases if nothing else self._told(found, actor, at),
            size=SIZE,
            cursor=cursor,
            order=self.order,
            same=same,
            along=found.along,
        )

    def _shared(self, sought: Sought | None) -> Same | None:
        """What others ask as well, in the same words or in others."""
        key = _same(self.filters)
        if key is None:
            return None
        if sought is not None:
            among = partial(listing.of_words, self.filters)
            return same_search(key, alike(self.actor), self.at, sought, among, self._told)

        def of_list(by: Actor, as_of: datetime) -> Found:
            return listing.found(self.filters, by=by, at=as_of)

        def told(by: Actor, as_of: datetime) -> ComplaintQuerySet:
            return self._told(of_list(by, as_of), by, as_of)

        return Same(key, alike(self.actor), self.at, told, lambda by, then: of_list(by, then).along)

    def _told(self, found: Found, by: Actor, as_of: datetime) -> ComplaintQuerySet:
        """What a row shows of these."""
        rows = with_next_duty(searching.explained(found, found.among)).listed()
        told = worklist.with_unread(rows, by=by, at=as_of)
        filtering = any(self.filters.get(name) for name in listing.FILTERS)
        if not filtering or found.many or (found.along and found.along.ways):
            return told
        some = found.cases.order_by().values("pk")[: MOST_COUNTED + 1]
        return told.annotate(total=CappedCount(some))


AS_OFTEN: Final = ("q", "part", "state", "overdue", "sort")


def _same(filters: dict[str, Any]) -> tuple[object, ...] | None:
    """All that the list depends on but its reader, the time and its words, where many ask for the same; None for places."""
    given = {name: value for name, value in filters.items() if value}
    if not given.keys() <= set(AS_OFTEN):
        return None
    return ("desk", MOST_COUNTED, worklist.MOST, "q" in given, *(given.get(name) for name in AS_OFTEN[1:]))
