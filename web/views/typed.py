"""What an administrator typed when their session was gone: shown once, and sent again by one button."""

from django.http import HttpRequest, HttpResponse
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
    fields = [(name, value) for name, values in typed.lists() for value in values]
    return door.page(request, "typed", {"path": path, "shown": shown(fields), "resend_fields": fields})
