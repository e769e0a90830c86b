"""The first page: what this is, filing, tracking, signing in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from web import door


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    return door.page(request, "home", {"demo": settings.DEMO})
