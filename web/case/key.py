"""The page that asks for the number and the access code, wherever a case is not open in this browser."""

from django.http import HttpRequest, HttpResponse, QueryDict

from web import door, held
from web.forms.tracking import TrackForm


def ask(
    request: HttpRequest, *, reference: str = "", typed: QueryDict | None = None, status: int = 200
) -> HttpResponse:
    """The empty form, the number filled in where it is known, or what was typed before."""
    initial = {"reference": reference, **held.initial(typed)}
    return page(request, TrackForm(initial=initial), status=status)


def page(request: HttpRequest, form: TrackForm, *, status: int) -> HttpResponse:
    return door.page(request, "track", {"form": form, "here": "track", "one_form": "isian"}, status=status)
