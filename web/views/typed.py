"""What staff typed when their session was gone: shown once, and sent again by one button, where the page on which they typed it
does not put it back into its form."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.roles import Role
from web import door, held
from web.views.errors import shown
from workflow import clock


@require_safe
@door.roles_only(Role.ADMINISTRATOR)
def show(request: HttpRequest, _actor: Actor) -> HttpResponse:
    """`halaman`: the path of the page in the administration. Without anything held it leads to that page."""
    path = request.GET.get("halaman", "")
    home = reverse("admin:index")
    if not path.startswith(home):
        return redirect(home)
    typed = held.take(request.session, path, owner="", at=clock.now())
    if typed is None:
        return redirect(path)
    return _shown(request, typed, path)


class GivesBack:
    """Answers with what its sender typed on a page before their session was gone, instead of with the page, where the page did
    not give it back itself: its form is gone, or is one of many."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = getattr(request, "session", None)  # the API has none
        if request.method != "GET" or session is None or not session.accessed:
            return response
        if not held.waits(request.session, request.path) or (actor := door.actor_of_request(request)) is None:
            return response
        typed = held.take(request.session, request.path, owner=door.owner_of(actor), at=clock.now())
        return response if typed is None else _shown(request, typed, request.get_full_path())


def _shown(request: HttpRequest, typed: QueryDict, path: str) -> HttpResponse:
    fields = [(name, value) for name, values in typed.lists() for value in values]
    told = {
        "path": path,
        "shown": shown(fields),
        "resend_fields": fields,
        "files_chosen": held.CHOSEN in typed,
    }
    response = door.page(request, "typed", told)
    response["Cache-Control"] = "private, no-store"
    return response
