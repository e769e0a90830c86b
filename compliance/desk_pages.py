"""What the addresses of the desk's pages may ask, so that a page can be kept under a name (`workflow/saved/`)."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import Role
from compliance import measures
from compliance.scope import scope
from workflow.errors import BadInput, NotYours
from workflow.saved import saving
from workflow.saved.saving import Address, Page

LONGEST_VALUE: Final = 200
MOST_YEARS: Final = 100
PERIOD: Final = frozenset({"start", "end"})
PLACE: Final = frozenset({"agency", "unit"})
ASKED: Final[Mapping[str, frozenset[str]]] = {
    Page.OVERVIEW: PERIOD | PLACE | {"group_by", "q", "columns", "sort"},
    Page.SHEET: PERIOD | PLACE,
    Page.COMPARE: PERIOD | PLACE | {"group_by", "other", "other_start", "other_end"},
    Page.CASES: PERIOD | PLACE | {"group_by", "measure", "key"},
    Page.QUEUE: frozenset({"turn", "sort"}),
}
"""What the address of each page may ask."""


def checked(page: str, asked: Mapping[str, str], by: Actor) -> Address:
    """The address of a page that may be kept: it asks what its page knows, of a place that is theirs, for a period that there
    is. The work list's own is checked by the list. Raises BadInput, NotYours (a place whose figures are not theirs)."""
    if page == Page.LIST:
        return saving.of_list(asked, by)
    if page not in ASKED:
        raise BadInput({"page": ("unknown", _("Halaman seperti ini tidak dapat disimpan."))})
    asked = {key: str(value) for key, value in asked.items() if value != ""}
    made_up = sorted(set(asked) - ASKED[page])
    if made_up:
        sentence = _("Saringan «%(name)s» tidak dikenal.") % {"name": made_up[0][:40]}
        raise BadInput({"asked": ("unknown_filter", sentence)})
    if any(len(value) > LONGEST_VALUE for value in asked.values()):
        raise BadInput({"asked": ("too_long", _("Sebuah saringan terlalu panjang."))})
    if page == Page.SHEET and "unit" not in asked:
        raise BadInput({"asked": ("unit_missing", _("Lembar unit menyebut unitnya."))})
    if page == Page.QUEUE:
        if not by.has_role(Role.OMBUDSMAN):
            raise NotYours("not_your_queue", _("Antrean ini milik Ombudsman."))
        return Address(page, asked)
    scope(by, agency=asked.get("agency"), unit=asked.get("unit"))
    for first, last in (("start", "end"), ("other_start", "other_end")):
        _check_period(asked.get(first), asked.get(last))
    return Address(page, asked)


def _check_period(first: str | None, last: str | None) -> None:
    try:
        start, end = (None if text is None else date.fromisoformat(text) for text in (first, last))
    except ValueError:
        raise BadInput({"asked": ("bad_date", _("Periode ini tidak dapat dibaca."))}) from None
    if start is None or end is None:
        return
    if end.year - start.year > MOST_YEARS:
        sentence = _("Periode paling lama %(most)d tahun.") % {"most": MOST_YEARS}
        raise BadInput({"asked": ("too_long_a_period", sentence)})
    measures.checked(start, end, None)
