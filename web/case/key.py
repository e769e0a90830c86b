"""The page that asks for the number and the access code, wherever a case is not open in this browser."""

from django.http import HttpRequest, HttpResponse

from web import door
from web.forms.tracking import TrackForm


def ask(request: HttpRequest, *, reference: str = "", status: int = 200) -> HttpResponse:
    """The empty form, the number filled in where it is known."""
    return page(request, TrackForm(initial={"reference": reference}), status=status)


def page(request: HttpRequest, form: TrackForm, *, status: int) -> HttpResponse:
    return door.page(request, "track", {"form": form, "here": "track"}, status=status)
