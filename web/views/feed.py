"""Due dates in a calendar program: the complainant's file, the secret addresses of staff, and the page that makes them."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import feeds
from accounts.actors import Actor
from accounts.models import Feed
from web import calendar_files, door
from workflow import clock

NOT_THERE: Final = b"404\n"
"""The same bytes for an address that was revoked and for one that never existed."""
OWN: Final = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that an address may be made for. `value`: the code of a unit, empty for one's own cases."""

    value: str
    label: str


@require_safe
@door.private
def own(request: HttpRequest, reference: str) -> HttpResponse:
    """The running dates of the complainant's own case, to be opened in a calendar."""
    actor = door.complainant_of(request, reference)
    if actor is None:
        raise Http404
    case = door.case_of(actor, reference)
    body = calendar_files.to_ical(
        calendar_files.of_case(case.row),
        name=_("Pengaduan %(reference)s") % {"reference": case.row.reference},
        page="web:why",
    )
    return calendar_files.response(body, name=case.row.reference)


@require_safe
def read(_request: HttpRequest, token: str) -> HttpResponse:
    """A feed under its secret address, in its owner's language; no cookie is needed."""
    reader = feeds.reader(token)
    if reader is None:
        return HttpResponse(
            NOT_THERE, status=404, content_type="text/plain", headers={"Cache-Control": "private, no-store"}
        )
    feed, actor = reader
    with translation.override(feed.user.language):
        body = calendar_files.to_ical(
            calendar_files.of_feed(feed, actor), name=f"Tuntas · {_label(feed)}", page="web:staff-why"
        )
    return calendar_files.response(body, name="tuntas")


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The addresses of this person. A new one is shown only in the response that creates it."""
    if not _offers(actor):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, actor)
    assert actor.user is not None
    unit_id = _unit(request.POST.get("unit", OWN))
    if request.POST.get("do") == "revoke":
        feeds.revoke(actor.user, unit_id, at=clock.now())
        return redirect("web:feeds")
    try:
        token = feeds.make(actor, unit_id, at=clock.now())
    except feeds.NotAllowed:
        raise Http404 from None
    return _page(request, actor, settings.BASE_URL + reverse("web:feed", args=[token]))


def _page(request: HttpRequest, actor: Actor, address: str = "") -> HttpResponse:
    assert actor.user is not None
    standing = [(_label(feed), feed) for feed in feeds.active(actor.user)]
    taken = {feed.unit.code if feed.unit else OWN for _words, feed in standing}
    context = {
        "address": address,
        "standing": standing,
        "offers": [offer for offer in _offers(actor) if offer.value not in taken],
        "here": "feeds",
    }
    return door.page(request, "feeds", context)


def _offers(actor: Actor) -> list[Offer]:
    own = [Offer(OWN, _("Pengaduan yang saya tangani"))] if feeds.may_have_own(actor) else []
    return own + [Offer(unit.code, f"{unit.agency.name} · {unit.name}") for unit in feeds.units(actor)]


def _unit(code: str) -> int | None:
    """The key of the unit with this code, None for one's own cases. Raises Http404 for an unknown code."""
    if code == OWN:
        return None
    pk = feeds.unit_of(code)
    if pk is None:
        raise Http404
    return pk


def _label(feed: Feed) -> str:
    return feed.unit.name if feed.unit else _("Pengaduan yang saya tangani")
