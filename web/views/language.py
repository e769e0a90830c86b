"""Choosing Indonesian or English: a cookie, and back to the page one came from, with what was typed there."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from web import held
from workflow import clock

OWN = ("language", "next")


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """`language`, and `next`, a path of our own; anything else leads home. The other fields are those of the form that
    the page was showing: the page gives them back."""
    path = urlsplit(request.POST.get("next") or request.GET.get("next", "")).path
    if path and any(name not in (*OWN, *held.NEVER) for name in request.POST):
        held.put(request.session, path, request.POST, at=clock.now(), beside=OWN)
    response: HttpResponse = set_language(request)
    return response
