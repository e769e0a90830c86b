"""The backlog of an agency: by unit and age, with what is late or without a handler, and what went from unit to unit."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from web import door
from web.figures import OF_A_UNIT, READERS, agency_of, unit_of
from workflow import clock
from workflow.reading import backlog


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, agency: str) -> HttpResponse:
    return _page(request, actor, agency_of(actor, agency), None)


@require_safe
@door.roles_only(*OF_A_UNIT)
def of_unit(request: HttpRequest, actor: Actor, agency: str, unit: str) -> HttpResponse:
    """The same of one unit, also for its head."""
    found = unit_of(actor, agency, unit)
    return _page(request, actor, found.agency, found)


def _page(request: HttpRequest, actor: Actor, agency: Agency, unit: Unit | None) -> HttpResponse:
    at = clock.now()
    context = {
        "agency": agency,
        "unit": unit,
        "at": at,
        "backlog": backlog.of(agency, at=at, unit=unit),
        "bands": backlog.BANDS,
        "opens_cases": actor.sits((Role.COORDINATOR, Role.OMBUDSMAN), agency_id=agency.pk),
        "here": "oversight",
    }
    return door.page(request, "backlog", context)
