"""The first page: what this is and what happens by when, filing, tracking, signing in."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from web import door
from workflow import clock
from workflow.reading import limits

LAW: Final = "id"


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    by_when = limits.in_short(LAW, clock.today())
    return door.page(request, "home", {"demo": settings.DEMO, "law": LAW, "by_when": by_when})
