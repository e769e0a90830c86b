"""Filing for somebody who came, called or wrote. Staff never see the access code: they hand over a sealed slip."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.roles import UNIT_STAFF, Role
from complaints.codes import Channel, IdentityKind
from complaints.models import Complaint
from notifications import receipt
from web import door, held
from web.case import told_by
from web.door import Used
from web.draft import Draft
from web.forms import scans
from web.forms.fields import Form, Words
from web.forms.filing import CONTACT, IDENTITIES_TOLD, STAMP, StaffFilingForm
from web.views.contacts import CodeForm
from workflow import clock
from workflow.reading import receipts
from workflow.verbs import contacts, room, slips
from workflow.verbs.filing_with_files import register_with
from workflow.verbs.intake import FILES_FOR_OTHERS


class SlipForm(Form):
    """Why a slip is printed again."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    reasons = Words(_("Alasan"), rows=3)


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*FILES_FOR_OTHERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    at = clock.now()
    among = _among(actor)
    owner = door.owner_of(actor)
    if request.method != "POST":
        typed = held.initial(door.typed_before(request, owner, at=at))
        fresh = {"key": door.new_key(owner), "opened": STAMP.sign(at.isoformat())}
        return _page(request, StaffFilingForm(at=at, among=among, initial={**typed, **fresh}))
    form = StaffFilingForm(request.POST, request.FILES, at=at, among=among)
    carried = scans.of(request.POST.get("scans", ""), owner)
    _take(request, form, carried, at=at)
    if form.errors:
        return _page(request, form, carried=carried, status=413 if door.too_large(request) else 400)
    if "look" in request.POST or "drop" in request.POST:
        return _page(request, form, carried=carried, read_back=_read_back(form))
    filing, files = form.filing(at=at), carried.filed()

    def act() -> dict[str, Any]:
        return {"reference": register_with(filing, files, by=actor, at=at).complaint.reference}

    digests = [file.sha256 for file in carried.files]
    used = door.use(request, act, actor=owner, route="web:staff-file", at=at, files=digests)
    if used.refusal is not None:
        form.take(used.errors or {"": used.sentence})
        return _page(request, form, carried=carried, status=used.status)
    carried.sent_as(used.reply["reference"])
    return redirect("web:staff-filed", used.reply["reference"])


def _take(request: HttpRequest, form: StaffFilingForm, carried: Draft, *, at: datetime) -> None:
    """Keep the scans that came with the form, less one that is taken out again; what is wrong with them is told beside the
    field."""
    carried.remove(request.POST.get("drop", ""))
    form.is_valid()
    if door.too_large(request):
        form.errors.pop("file", None)
        form.add_error("file", door.too_large_sentence(request))
        return
    sent = form.cleaned_data.get("file") or []
    if sent and (many := door.limited(request, budgets.UPLOADS.of(f"user:{request.user.pk}"))) is not None:
        form.add_error("file", many.sentence)
        return
    for sentence in list(scans.take(carried, sent, room.OFFICE, at=at)):
        form.add_error("file", sentence)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*FILES_FOR_OTHERS)
def filed(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    """The number, and the slip to print: POST answers with the paper, once. Nothing of it is remembered."""
    at = clock.now()
    case = slips.to_hand_over(door.canonical(reference), actor, at=at)
    if case is None:
        raise Http404
    if request.method != "POST":
        return _filed(request, actor, case)
    if "code" in request.POST or "again" in request.POST:
        return _prove(request, actor, case)
    if (many := door.too_many(request, budgets.EXPORTS.of(f"user:{request.user.pk}"))) is not None:
        return many
    made: list[slips.Slip] = []

    def act() -> None:
        made[:] = [slips.print_slip(case.pk, reasons=request.POST.get("reasons"), by=actor, at=at)]

    used = door.use(request, act, actor=door.owner_of(actor), route=f"web:slip-printed:{case.pk}", at=at)
    if used.refusal is not None or not made:
        return _filed(request, actor, case, used)
    paper = receipt.pdf(receipts.facts(case, actor), (get_language() or "id")[:2], key=made[0].key)
    headers = {
        "Content-Disposition": f'attachment; filename="amplop-{case.reference}.pdf"',
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


def _prove(request: HttpRequest, actor: Actor, case: Complaint) -> HttpResponse:
    """The code that the complainant read out from their phone, or another one sent there."""
    at, typed = clock.now(), "code" in request.POST
    budget = budgets.PHONE_CODES if typed else budgets.CONTACTS

    def act() -> dict[str, Any]:
        if typed:
            contacts.confirm_phone(case.pk, code=request.POST["code"], by=actor, at=at)
        else:
            contacts.ask_phone_code(case.pk, by=actor, at=at)
        return {}

    used = door.limited(request, budget.of(f"case:{case.pk}")) or door.use(
        request, act, actor=door.owner_of(actor), route=f"web:phone-read-out:{case.pk}", at=at
    )
    if used.refusal is None:
        return redirect(f"{request.path}?{'pasti' if typed else 'kode'}#kode")
    code = CodeForm({**request.POST.dict(), "key": door.new_key(door.owner_of(actor))})
    code.refused(used)
    return _filed(request, actor, case, code=code, status=used.status)


def _among(actor: Actor) -> Q:
    """The agencies for which this person may file."""
    if any(seat.role == Role.COORDINATOR and seat.national for seat in actor.seats):
        return Q()
    agencies = [seat.agency_id for seat in actor.seats if seat.role == Role.COORDINATOR]
    units = [seat.unit_id for seat in actor.seats if seat.role in UNIT_STAFF]
    return Q(pk__in=agencies) | Q(units__in=units)


def _filed(
    request: HttpRequest,
    actor: Actor,
    case: Complaint,
    used: Used | None = None,
    *,
    code: CodeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    form = SlipForm(initial={"key": door.new_key(door.owner_of(actor))})
    if used is not None and used.refusal is not None:
        form = SlipForm(request.POST)
        form.is_valid()
        form.take(used.errors or {"": used.sentence})
    context = {
        "complaint": case,
        "printed": slips.was_printed(case),
        "form": form,
        "told_by": told_by.of(case),
        "code": code or CodeForm(initial={"key": door.new_key(door.owner_of(actor))}),
        "proved": "pasti" in request.GET,
        "sent": "kode" in request.GET,
        "seen": Complaint.objects.visible_to(actor).filter(pk=case.pk).exists(),
        "here": "staff_file",
    }
    return door.page(request, "staff_filed", context, status=used.status if used else status)


def _read_back(form: StaffFilingForm) -> list[tuple[str, Any]]:
    """What would be kept, in words, to be read to whoever complains; nothing of it is sent yet."""
    data = form.cleaned_data
    unit = form.units.get(data["unit"])
    said = {
        **data,
        "channel": Channel(data["channel"]).label,
        "agency": form.agencies[data["agency"]].name,
        "unit": unit.name if unit else _("Saya tidak tahu unitnya"),
        "identity": dict(IDENTITIES_TOLD)[data["identity"]],
    }
    nobody = data["identity"] == IdentityKind.ANONYMOUS
    if nobody:
        said |= dict.fromkeys(CONTACT)
    medium = "" if nobody else data.get("phone_medium", "")
    news = receipts.news_by(mail=bool(said["email"]), medium=medium)
    asked = (
        field for field in form.visible_fields() if field.name not in ("website", "file", "phone_medium")
    )
    told = [(str(field.label), said[field.name]) for field in asked if said[field.name]]
    return [*told, (str(_("Kabar perkembangan")), news)]


def _page(
    request: HttpRequest,
    form: StaffFilingForm,
    *,
    status: int = 200,
    carried: Draft | None = None,
    read_back: Sequence[tuple[str, Any]] = (),
) -> HttpResponse:
    if status != 200:
        data = request.POST.copy()
        data["key"] = door.new_key()
        form.data = data
    actor = door.actor_of_request(request)
    context = {
        "form": form,
        "here": "staff_file",
        "one_form": "isian",
        "read_back": read_back,
        "files": carried.files if carried else [],
        "scans": scans.token(carried, door.owner_of(actor)) if carried and actor else "",
    }
    return door.page(request, "staff_file", context, status=status)
