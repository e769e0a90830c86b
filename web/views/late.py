"""The cases of one agency whose office is late now, as the weekly mail to its head counts them."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Agency
from compliance.scope import scope
from web import door
from web.figures import READERS
from web.forms.period import made_up
from web.views.sheet import listed
from workflow import clock
from workflow.errors import Refusal
from workflow.sweep import weekly

KNOWN: Final = ("hal",)


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
    context: dict[str, Any] = {"agency": found, "here": "oversight"}
    if sentence := made_up(request, KNOWN):
        return door.page(request, "late", context | {"error": sentence}, status=400)
    at = clock.now()
    keys = weekly.late_cases(found, at=at)
    return door.page(request, "late", context | {"at": at} | listed(keys, request.GET.get("hal", "1"), actor))
