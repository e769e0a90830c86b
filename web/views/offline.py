"""Filing while the line is down: the worker that a browser keeps for `/lapor/`, and the page that it shows then
(docs/adr/0081)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from web import door
from web.views.unit_page import language_of_paper


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its place in `/lapor/` is its scope, so that it never sees a page of a case."""
    page = f"{reverse('web:file-offline')}?bahasa={language_of_paper(request)}"
    script = render(request, "web/offline_worker.js", {"page": page}, content_type="text/javascript")
    script["Cache-Control"] = "no-cache"
    return script


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What waits in this browser to be sent; kept there by the worker, without who is signed in."""
    with translation.override(language_of_paper(request)):
        return door.page(request, "offline", {"here": "file", "csrf_token": ""})
