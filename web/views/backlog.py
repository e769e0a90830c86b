"""The backlog of an agency: by unit and age, with what is late or without a handler, and what went from unit to unit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from compliance.scope import of_a_unit, scope
from web import door
from web.figures import OF_A_UNIT, READERS
from workflow import clock
from workflow.errors import Refusal
from workflow.reading import backlog


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, agency: str) -> HttpResponse:
    found = Agency.objects.filter(code=agency).first()
    if found is None:
        raise Http404
    try:
        scope(actor, agency=agency)
    except Refusal:
        raise Http404 from None
    return _page(request, actor, found, None)


@require_safe
@door.roles_only(*OF_A_UNIT)
def of_unit(request: HttpRequest, actor: Actor, agency: str, unit: str) -> HttpResponse:
    """The same of one unit, also for its head."""
    found = Unit.objects.select_related("agency").filter(code=unit, agency__code=agency).first()
    if found is None:
        raise Http404
    try:
        of_a_unit(actor, agency=agency, unit=unit)
    except Refusal:
        raise Http404 from None
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
