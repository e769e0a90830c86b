"""A new access code: asking for it, the page behind the mailed link, and the page for the key that went to a phone. None
says what is known of a number."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actors import complainant
from accounts.limits import addresses, budgets, pace
from complaints.models import Complaint
from notifications import links, phones
from web import door, sealed
from web.forms.tracking import NumberForm, OneDayKeyForm
from workflow import clock
from workflow.verbs import keys


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def ask(request: HttpRequest) -> HttpResponse:
    """POST answers with the same page for every number that is one, whether a case has it or not."""
    if request.method != "POST":
        form = NumberForm(initial={"reference": request.GET.get("nomor", "")[:100]})
        return _page(request, {"form": form})
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _page(request, {"form": form}, status=400)
    many = door.limited(request, budgets.NEW_CODES.of(addresses.of(request.META)))
    if many is not None:
        form.add_error(None, many.sentence)
        return _page(request, {"form": form}, status=many.status)
    with pace.even():
        keys.ask_for_new_code(form.cleaned_data["reference"], by=complainant(), at=clock.now())
    return _page(request, {"asked": form.cleaned_data["reference"]})


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def make(request: HttpRequest, token: str) -> HttpResponse:
    """POST makes the code and shows it on the receipt, as that of a filing. Opening the page changes nothing."""
    at = clock.now()
    try:
        link = links.read_new_code(token, at=at)
    except links.ExpiredLink:
        return door.page(request, "link", {"expired": True}, status=404)
    except links.BadLink:
        return door.page(request, "link", {"bad": True}, status=404)
    if request.method != "POST":
        return door.page(request, "new_code", {"key": door.new_key()})
    made = _renewed(request, link, at)
    if isinstance(made, HttpResponse):
        return made
    return door.page(request, "new_code", {"sentence": made.sentence}, status=made.status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def by_phone(request: HttpRequest) -> HttpResponse:
    """POST makes the code with the key that was sent to the phone."""
    if request.method != "POST":
        initial = {"reference": request.GET.get("nomor", "")[:100], "key": door.new_key()}
        return door.page(request, "code_by_phone", {"form": OneDayKeyForm(initial=initial), "here": "track"})
    at, form, status = clock.now(), OneDayKeyForm(request.POST), 400
    if form.is_valid():
        told = form.cleaned_data
        link = phones.opened_by(told["reference"], told["code"], at=at)
        if link is not None:
            made = _renewed(request, link, at)
            if isinstance(made, HttpResponse):
                return made
            form.add_error(None, made.sentence)
            status = made.status
        elif (many := door.limited(request, budgets.CODES.of(addresses.of(request.META)))) is not None:
            form.add_error(None, many.sentence)
            status = many.status
        else:
            form.add_error(None, _("Nomor dan kunci ini tidak cocok, atau kuncinya sudah lebih dari 24 jam."))
            status = 404
    return door.page(request, "code_by_phone", {"form": form, "here": "track"}, status=status)


def _renewed(request: HttpRequest, link: links.Link, at: datetime) -> HttpResponse | door.Used:
    """To the receipt with the new code; or how it was refused."""
    by = complainant(link.complaint_id)

    def act() -> dict[str, Any]:
        code = keys.renew_access(link.complaint_id, identity=link.identity_id, seq=link.seq, by=by, at=at)
        return {"access_code": code}

    used = door.use(request, act, actor="public", route=f"web:new-code:{link.complaint_id}", at=at)
    if used.refusal is not None:
        return used
    complaint = Complaint.objects.visible_to(by).get()
    door.open_in_session(request, complaint)
    sealed.put(request.session, complaint.reference, used.reply["access_code"], at=at)
    return redirect("web:receipt", complaint.reference)


def _page(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    context = {**context, "by_phone": bool(phones.offered()), "here": "track"}
    return door.page(request, "ask_code", context, status=status)
