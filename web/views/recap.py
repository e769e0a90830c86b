"""The public recap: what agencies publish of their months, for everybody, and the page where an agency decides so."""

from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

import segno
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Agency, Unit
from compliance.recap import freezing, publishing, reading
from compliance.recap.definitions import DEFINITIONS
from compliance.recap.reading import Line, Month
from web import door, spreadsheets
from workflow import clock
from workflow.errors import BadInput

COLUMNS: Final = (
    ("received", gettext_lazy("Diterima")),
    ("answered", gettext_lazy("Dijawab")),
    ("due", gettext_lazy("Jatuh tempo")),
    ("timeliness", gettext_lazy("Tepat waktu")),
    ("median_days", gettext_lazy("Median hari kerja")),
)
SHOWN: Final = 12
"""Months on the page of a unit."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The agencies that publish, by name."""
    agencies = publishing.published().order_by("name", "pk")
    return door.page(request, "recaps", {"agencies": agencies, "here": "recaps"})


@require_safe
def of_agency(request: HttpRequest, agency: str) -> HttpResponse:
    """One month of an agency and its units (`?bulan=2026-10`; without, the latest), the units by name."""
    row = _published(agency)
    frozen = reading.months(row)
    wanted, error = request.GET.get("bulan", ""), ""
    chosen = next(iter(frozen), None)
    if wanted:
        try:
            chosen = freezing.month_of(wanted)
        except BadInput as bad:
            chosen, error = None, str(bad.errors["month"][1])
        if chosen is not None and chosen not in frozen:
            chosen, error = None, _("Bulan ini belum dibekukan.")
    month = None if chosen is None else reading.read(row, [chosen])[0]
    context = {
        "agency": row,
        "month": month,
        "months": [(f"{each:%Y-%m}", _named(each), each == chosen) for each in frozen],
        "error": error,
        **_common(),
    }
    return door.page(request, "recap", context, status=400 if error else 200)


@require_safe
def of_unit(request: HttpRequest, agency: str, unit: str) -> HttpResponse:
    """A unit's last twelve months, the latest large: to be printed and put on a wall."""
    row = _published(agency)
    one = Unit.objects.filter(agency=row, code=unit).first()
    if one is None:
        raise Http404
    months = [(month, month.of(one)) for month in reading.read(row, reading.months(row)[:SHOWN])]
    address = f"{settings.BASE_URL}{reverse('web:recap-unit', args=[row.code, one.code])}"
    context = {
        "agency": row,
        "unit": one,
        "months": [(_named(month.month), month, line) for month, line in months],
        "address": address,
        "code": _code(address),
        **_common(),
    }
    return door.page(request, "recap_unit", context)


@require_safe
def download(_request: HttpRequest, agency: str) -> HttpResponse:
    """Every frozen month of the agency and its units as CSV; what is not shown is empty."""
    row = _published(agency)
    heading = [
        _("Bulan"),
        _("Kode unit"),
        _("Unit"),
        *(str(label) for _name, label in COLUMNS),
        _("Selang bawah"),
        _("Selang atas"),
        _("Keterangan"),
        _("Keadaan per"),
        _("Versi"),
    ]
    zone = ZoneInfo(row.zone)
    rows = (
        _csv_row(month, line, zone)
        for month in reading.read(row, reading.months(row))
        for line in (month.whole, *month.units)
    )
    return spreadsheets.download(f"angka-{row.code}.csv", [heading, *rows])


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def decide(request: HttpRequest, actor: Actor) -> HttpResponse:
    """For heads and coordinators: whether the figures of their agencies are public, and who decided so and when."""
    seats = {seat.agency_id for seat in actor.seats if seat.role in publishing.DECIDE and seat.agency_id}
    if not seats:
        raise PermissionDenied
    agencies = Agency.objects.filter(pk__in=seats)
    sentence, status = "", 200
    if request.method == "POST":
        agency = agencies.filter(code=request.POST.get("agency", "")).first()
        wanted = {"1": True, "0": False}.get(request.POST.get("publish", ""))
        if agency is None or wanted is None:
            raise Http404
        at = clock.now()

        def act() -> dict[str, Any]:
            return {"published": publishing.decide(agency, publish=wanted, by=actor, at=at).published}

        used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at)
        if used.refusal is None:
            return redirect("web:publishing")
        sentence, status = used.sentence, used.status
    context = {
        "agencies": [(agency, list(publishing.decisions(agency))) for agency in agencies.order_by("name")],
        "new_key": door.new_key(door.owner_of(actor)),
        "sentence": sentence,
        "here": "oversight",
    }
    return door.page(request, "publishing", context, status=status)


def _published(code: str) -> Agency:
    row = publishing.published().filter(code=code).first()
    if row is None:
        raise Http404
    return row


def _common() -> dict[str, Any]:
    return {
        "columns": COLUMNS,
        "definitions": [
            *((label, DEFINITIONS[name]) for name, label in COLUMNS),
            (_("Selang 95 %"), DEFINITIONS["interval"]),
            (_("Tidak ditampilkan"), DEFINITIONS["withheld"]),
        ],
        "here": "recaps",
    }


def _named(month: date) -> str:
    return date_format(month, "F Y")


def _csv_row(month: Month, line: Line, zone: ZoneInfo) -> list[Any]:
    return [
        f"{month.month:%Y-%m}",
        line.unit.code if line.unit else "",
        _line_name(line),
        line.received,
        line.answered,
        line.due,
        line.timeliness,
        line.median_days,
        line.interval.low if line.interval else None,
        line.interval.high if line.interval else None,
        _("tidak ditampilkan") if line.withheld else "",
        f"{month.as_of.astimezone(zone):%Y-%m-%d %H:%M}",
        month.version,
    ]


def _line_name(line: Line) -> str:
    if line.whole:
        return _("Seluruh instansi")
    return line.unit.name if line.unit else _("Belum diketahui")


def _code(address: str) -> SafeString:
    """The address as a picture for phones; drawn by the library from our own address."""
    return mark_safe(segno.make(address, error="m").svg_inline(border=2, omitsize=True))  # noqa: S308 - see above
