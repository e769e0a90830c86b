"""Filing while the line is down: the worker that a browser keeps for `/lapor/`, and the page that it shows then
(docs/adr/0081)."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from web import door

LANGUAGES: Final = ("id", "en")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its place in `/lapor/` is its scope, so that it never sees a page of a case."""
    page = f"{reverse('web:file-offline')}?bahasa={_language(request)}"
    script = render(request, "web/offline_worker.js", {"page": page}, content_type="text/javascript")
    script["Cache-Control"] = "no-cache"
    return script


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What waits in this browser to be sent; kept there by the worker, without who is signed in."""
    with translation.override(_language(request)):
        return door.page(request, "offline", {"here": "file", "csrf_token": ""})


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("bahasa", "") or (translation.get_language() or "id")[:2]
    if asked not in LANGUAGES:
        raise Http404
    return asked
