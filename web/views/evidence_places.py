"""Whose evidence somebody may see: the agencies and units of a reader, and all units of an agency with how they stand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import UNIT_STAFF, Role
from compliance.evidence import filing, needed, standing
from compliance.frozen import freezing
from law.counting import local_date
from web import door
from workflow import clock
from workflow.errors import Refusal

COLUMNS: Final = (
    ("required", gettext_lazy("Wajib")),
    ("there", gettext_lazy("Ada")),
    ("verified", gettext_lazy("Terverifikasi")),
    ("proven", gettext_lazy("Dibuktikan sistem")),
    ("waiting", gettext_lazy("Menunggu")),
    ("revision", gettext_lazy("Perlu perbaikan")),
    ("expired", gettext_lazy("Kedaluwarsa")),
    ("missing", gettext_lazy("Belum ada")),
    ("unsorted", gettext_lazy("Belum dipilah")),
)


@require_safe
@door.staff_only
def start(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The agencies and units of this reader; straight to the only one there is."""
    if not actor.has_role(*filing.SEATS):
        raise PermissionDenied
    year = clock.today().year
    year = max(year, needed.FIRST)
    agencies = list(_agencies(actor))
    units = list(_units(actor))
    if len(agencies) == 1 and not units:
        return redirect("web:evidence-agency", agency=agencies[0].code, year=year)
    if len(units) == 1 and not agencies:
        return redirect("web:evidence-unit", agency=units[0].agency.code, unit=units[0].code, year=year)
    context = {"agencies": agencies, "units": units, "year": year, "here": "evidence"}
    return door.page(request, "evidence", context)


def _agencies(actor: Actor) -> Iterable[Agency]:
    seats = [seat for seat in actor.seats if seat.role in (Role.COORDINATOR, Role.OMBUDSMAN)]
    if any(seat.national for seat in seats):
        return Agency.objects.order_by("name", "pk")
    return Agency.objects.filter(
        pk__in=[seat.agency_id for seat in seats if seat.agency_id is not None]
    ).order_by("name", "pk")


def _units(actor: Actor) -> Iterable[Unit]:
    keys = [seat.unit_id for seat in actor.seats if seat.role in UNIT_STAFF and seat.unit_id is not None]
    return Unit.objects.filter(pk__in=keys).select_related("agency").order_by("name", "pk")


@require_safe
@door.staff_only
def of_agency(request: HttpRequest, actor: Actor, agency: str, year: int) -> HttpResponse:
    """All units of an agency, a row each, with how many of their documents are in which state."""
    if not actor.has_role(*filing.SEATS):
        raise PermissionDenied
    body, at = Agency.objects.filter(code=agency).first(), clock.now()
    if body is None or not actor.sits((Role.COORDINATOR, Role.OMBUDSMAN), agency_id=body.pk):
        raise Http404
    try:
        asked = filing.list_of(year)
    except Refusal as refusal:
        return door.withheld(request, refusal)
    units = Unit.objects.filter(agency=body).select_related("agency").order_by("name", "pk")
    found = standing.of_units(units, year, as_of=at)
    rows = [
        (each.unit, [each.counts[name] for name, _title in COLUMNS], share(each.counts)) for each in found
    ]
    context = {
        "agency": body,
        "year": year,
        "years": years(at, body.zone),
        "rows": rows,
        "columns": [title for _name, title in COLUMNS],
        "asked": asked,
        "at": at,
        "is_frozen": freezing.of_year(body.pk, year) is not None,
        "here": "evidence",
    }
    return door.page(request, "evidence_agency", context)


def share(counts: dict[str, int]) -> int:
    """Percent of the required documents that are there, rounded down: 100 only when all are."""
    return 100 * counts["there"] // counts["required"] if counts["required"] else 0


def years(at: datetime, zone: str) -> list[int]:
    return needed.years(local_date(at, zone).year)
