"""What everybody may read of a unit: what it serves and promises, how to complain about it, and the poster for its wall; of an
agency: its units; and of a law: each of its limits, with its source and how sure we are of it."""

import re
from datetime import date
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.languages import CODES
from accounts.limits import addresses, budgets
from accounts.models import Agency, Unit
from compliance.recap import publishing
from law import rules
from notifications import poster
from web import door
from web.forms import unit_search
from web.forms.filing import CAMPAIGN
from workflow import clock
from workflow.reading import campaigns, explained, limits

LISTED: Final = 300
"""Units that the page of an agency shows at most."""


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    unit = found(code)
    actor = door.actor_of_request(request)
    counts = campaigns.counts(unit, actor) if actor is not None else []
    context = {
        "unit": unit,
        "limits": limits.of_unit(unit, today(unit)),
        "week": explained.week(frozenset(unit.working_week)),
        "published": publishing.published().filter(pk=unit.agency_id).exists(),
        "counts": counts,
    }
    return door.page(request, "unit", context)


@require_safe
def of_agency(request: HttpRequest, code: str) -> HttpResponse:
    """An agency with its open units, by name; where they are very many, the first of them and a search (`?cari=`)."""
    agency = get_object_or_404(Agency, code=code, open_for_filing=True)
    asked = request.GET.get("cari", "").strip()[:100]
    if asked:
        units = unit_search.meant(asked, of=agency)
    else:
        units = list(agency.units.filter(active=True).order_by("name", "pk")[: LISTED + 1])
    context = {
        "agency": agency,
        "units": units[:LISTED],
        "more": len(units) > LISTED,
        "asked": asked,
        "week": explained.week(frozenset(agency.working_week)),
        "published": publishing.published().filter(pk=agency.pk).exists(),
    }
    return door.page(request, "agency", context)


@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """The poster: `?tanda=loket-1` marks it, so that it can be told which one somebody filed from; `?bahasa=en`."""
    unit = found(code)
    if (instead := door.too_many(request, budgets.EXPORTS.of(addresses.of(request.META)))) is not None:
        return instead
    mark = request.GET.get(CAMPAIGN, "")
    if mark and not re.fullmatch(campaigns.MARK, mark):
        raise Http404
    language = language_of_paper(request)
    filing = settings.BASE_URL + reverse("web:file")
    facts = poster.PosterFacts(
        unit=unit.name,
        agency=unit.agency.name,
        address=f"{filing}?{urlencode({'unit': unit.code} | ({CAMPAIGN: mark} if mark else {}))}",
        shown=(settings.BASE_URL + reverse("web:unit", args=[unit.code])).partition("//")[2],
    )
    name = f"poster-{unit.code}{f'-{mark}' if mark else ''}-{language}.pdf"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        poster.pdf(facts, language),
        content_type="application/pdf",
        headers={"Content-Disposition": disposition},
    )


@require_safe
def law(request: HttpRequest, code: str) -> HttpResponse:
    try:
        found = limits.of_law(code, clock.today())
    except rules.NoRule:
        raise Http404 from None
    return door.page(request, "law", {"limits": found, "code": code})


def language_of_paper(request: HttpRequest) -> str:
    """`?bahasa=`, or the reader's own. Raises Http404 for another one."""
    language = request.GET.get("bahasa", "") or (get_language() or "id")[:2]
    if language not in CODES:
        raise Http404
    return language


def found(code: str) -> Unit:
    """A unit that everybody may read of. Raises Http404."""
    open_units = Unit.objects.filter(active=True, agency__open_for_filing=True)
    return get_object_or_404(open_units.select_related("agency"), code=code)


def today(unit: Unit) -> date:
    """The date where the unit is."""
    return clock.today(unit.agency.zone)
