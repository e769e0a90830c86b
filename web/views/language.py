"""Choosing Indonesian or English: a cookie, and back to the page one came from."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """`language`, and `next`, a path of our own; anything else leads home."""
    response: HttpResponse = set_language(request)
    return response
