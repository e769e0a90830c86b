"""The cases of one agency, or of one unit of it, whose office is late now, as the weekly mail to its head counts them."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Agency, Unit
from web import door
from web.figures import OF_A_UNIT, READERS, agency_of, unit_of
from web.forms.period import made_up
from web.views.sheet import listed
from workflow import clock
from workflow.sweep import weekly

KNOWN: Final = ("hal",)


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, agency: str) -> HttpResponse:
    return _page(request, actor, agency_of(actor, agency), None)


@require_safe
@door.roles_only(*OF_A_UNIT)
def of_unit(request: HttpRequest, actor: Actor, agency: str, unit: str) -> HttpResponse:
    """Those that one unit of it holds, also for its head."""
    found = unit_of(actor, agency, unit)
    return _page(request, actor, found.agency, found)


def _page(request: HttpRequest, actor: Actor, agency: Agency, unit: Unit | None) -> HttpResponse:
    context: dict[str, Any] = {"agency": agency, "unit": unit, "here": "oversight"}
    if sentence := made_up(request, KNOWN):
        return door.page(request, "late", context | {"error": sentence}, status=400)
    at = clock.now()
    keys = weekly.late_cases(agency, unit, at=at)
    return door.page(request, "late", context | {"at": at} | listed(keys, request.GET.get("hal", "1"), actor))
