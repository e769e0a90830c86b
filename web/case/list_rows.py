"""The rows of the work list, each written once for all that it shows."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from complaints import paging, searching
from complaints.lifecycle import State
from complaints.models import Complaint
from complaints.sought import Sought
from law.counting import local_date
from web.case import deadlines, listed
from web.compiled.addresses import addresses
from workflow.reading import listing, upcoming

WHY: Final[dict[str, Promise]] = {
    "reference": gettext_lazy("nomor"),
    "words": gettext_lazy("kata dalam pokok atau uraian"),
    "name": gettext_lazy("nama pengadu"),
    "name_alike": gettext_lazy("nama pengadu yang mirip"),
    "phone": gettext_lazy("telepon pengadu"),
    "mail": gettext_lazy("surel pengadu"),
    "unit": gettext_lazy("nama unit"),
    "unit_alike": gettext_lazy("nama unit yang mirip"),
    "handler": gettext_lazy("nama penangan"),
    "handler_alike": gettext_lazy("nama penangan yang mirip"),
}
"""Why a case was found."""


class Row(NamedTuple):
    """All that a case of the list shows."""

    reference: str
    version: int
    subject: str
    agency: str
    """Empty for whom all cases are of one."""
    unit: str
    state: str
    handler: str
    next_duty: str | None
    """As it was read."""
    then: tuple[date, bool] | None
    """What its next deadline depends on of the time (`upcoming.moment`)."""
    way: str
    place: paging.Place
    """Where it stands in the list."""
    unread: date | None
    """The day, where the agency is, of the message that this reader has not read; the last one of several."""
    tick: bool
    """Whether it may be ticked."""
    why: tuple[str, ...]
    """In what the words that were searched were found; empty where none were."""
    excerpt: tuple[tuple[str, bool], ...]
    """Of the description where they stand, in pieces; whether each is one of them."""

    @property
    def next(self) -> deadlines.Next | None:
        if self.next_duty is None or self.then is None:
            return None
        return deadlines.next_then(self.next_duty, *self.then, get_language())

    @property
    def address(self) -> str:
        return listed.address(addresses("web:staff-case"), self.reference, self.way, self.place)


def written(
    cases: Iterable[Complaint],
    filters: Mapping[str, Any],
    sought: Sought | None,
    *,
    national: bool,
    tick: bool,
    at: datetime,
) -> SafeString:
    """These cases of a list under these filters, as `upcoming.with_next_duty` and `worklist.with_unread` read them. `national`: say of which
    agency each is; `tick`: it may be ticked."""
    rows = _rows(cases, filters, sought, national=national, tick=tick, at=at)
    return SafeString("".join(rows))


def _rows(
    cases: Iterable[Complaint],
    filters: Mapping[str, Any],
    sought: Sought | None,
    *,
    national: bool,
    tick: bool,
    at: datetime,
) -> Iterator[SafeString]:
    way, order = listed.way(filters), listing.order_of(filters)
    language, prefix = get_language(), get_script_prefix()
    for case in cases:
        read: Any = case  # with its annotations
        agency, unit, handler, told = case.agency, case.unit, case.handler, read.next_duty
        row = Row(
            reference=case.reference,
            version=case.version,
            subject=read.subject_text or "",
            agency=agency.name if national else "",
            unit=unit.name if unit else "",
            state=_called(case.state, language),
            handler=str(handler) if handler else "",
            next_duty=told,
            then=upcoming.moment(told, agency.zone, at) if told else None,
            way=way,
            place=paging.place_of(case, order),
            unread=local_date(case.wrote_at, agency.zone) if read.unread and case.wrote_at else None,
            tick=tick,
            why=tuple(str(WHY[kind]) for kind in searching.reasons(case, sought)) if sought else (),
            excerpt=tuple(searching.excerpt(case)) if sought else (),
        )
        yield _written(row, language, prefix)


@lru_cache(maxsize=64)
def _called(state: str, _language: str | None) -> str:
    return str(State(state).label)


@lru_cache(maxsize=2000)
def _written(row: Row, _language: str | None, _prefix: str) -> SafeString:
    """A row of the list, escaped. What is kept follows from all that it shows and from nothing else: another reader who is
    shown the same gets the same."""
    return render_to_string("web/parts/case_row.html", {"row": row})
