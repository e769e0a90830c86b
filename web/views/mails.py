"""The mails that this machine stored instead of sending, for administrators, in development settings only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.roles import Role
from notifications import mailbox
from web import door


@require_safe
@door.roles_only(Role.ADMINISTRATOR)
def show(request: HttpRequest, _actor: Actor) -> HttpResponse:
    """The newest first; `?surel=` opens one of them."""
    if not settings.MAIL_PAGE:
        raise Http404
    name = request.GET.get("surel")
    if name is None:
        context = {"mails": mailbox.latest(), "texts": mailbox.texts(), "here": "mails"}
        return door.page(request, "mails", context)
    try:
        mail = mailbox.get(name)
    except mailbox.NoSuchMail:
        raise Http404 from None
    return door.page(request, "mails", {"mail": mail, "here": "mails"})
