"""The letterhead of an agency: its picture, put up and taken away, and how a letter looks with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.limits import budgets
from accounts.models import Agency
from accounts.people import seen
from accounts.people.seen import KEEPERS
from law import counting
from notifications import letter_paper
from notifications.letter_paper import LetterFacts
from web import door
from web.forms.fields import Form
from web.forms.uploads import digest
from workflow import clock
from workflow.office import logos
from workflow.reading import written

ACCEPTED = "image/png,image/jpeg,image/webp"


class LogoForm(Form):
    """A picture."""

    logo = forms.FileField(
        label=gettext_lazy("Lambang"),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "PNG, JPEG, atau WebP, paling besar 2 MB. Gambar digambar ulang tanpa data lain di dalamnya dan diperkecil."
        ),
        error_messages={"required": gettext_lazy("Pilih berkas.")},
        widget=forms.FileInput(attrs={"class": "form-control", "accept": ACCEPTED, "required": True}),
    )


@door.uploading
@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def show(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """POST puts the picture up, or takes it away (`do`)."""
    body = _agency(actor, code)
    if request.method != "POST":
        return _page(request, actor, body, LogoForm(), 200)
    takes, form = request.POST.get("do") == "remove", LogoForm(request.POST, request.FILES)
    if door.too_large(request):
        form.errors.pop("logo", None)
        form.add_error("logo", door.too_large_sentence(request))
        return _page(request, actor, body, form, 413)
    if not takes and not form.is_valid():
        return _page(request, actor, body, form, 400)
    sent = [] if takes else [digest(form.cleaned_data["logo"])]
    owner, at = door.owner_of(actor), clock.now()

    def act() -> dict[str, Any]:
        if takes:
            logos.take_away(body, by=actor)
        else:
            picture = form.cleaned_data["logo"]
            picture.seek(0)
            logos.put(body, picture.read(), by=actor, at=at)
        return {}

    many = door.limited(request, budgets.UPLOADS.of(owner)) if sent else None
    used = many or door.use(request, act, actor=owner, route=request.path, at=at, files=sent)
    if used.refusal is None:
        messages.success(request, _("Lambang dihapus.") if takes else _("Lambang dipasang pada kop surat."))
        return redirect("web:letterhead", body.code)
    form = LogoForm() if takes else form
    form.take(used.errors or {"": used.sentence})
    return _page(request, actor, body, form, used.status)


@require_safe
@door.staff_only
def picture(_request: HttpRequest, _actor: Actor, code: str) -> HttpResponse:
    """For any of the staff: it stands on paper that leaves the house. Raises Http404."""
    body = Agency.objects.filter(code=code).first()
    logo = logos.of(body) if body else None
    if logo is None:
        raise Http404
    return HttpResponse(bytes(logo.picture), content_type="image/png")


@require_safe
@door.roles_only(*KEEPERS)
def sample(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """A letter to nobody, on the agency's letterhead as it is now."""
    body, at = _agency(actor, code), clock.now()
    many = door.too_many(request, budgets.EXPORTS.of(door.owner_of(actor)))
    if many is not None:
        return many
    facts = LetterFacts(
        **written.letterhead(body),
        unit=_("Nama unit"),
        reference="TNT-0000-0000-0",
        subject=_("Contoh surat"),
        dated=date_format(counting.local_date(at, body.zone), "j F Y"),
        to=(_("Nama pengadu"),),
        said=[
            (
                "",
                _(
                    "Begini surat instansi ini tampak di atas kertas. Surat ini tidak dikirim kepada siapa pun."
                ),
            )
        ],
        signed=_("Nama petugas"),
    )
    paper = letter_paper.pdf(facts, translation.get_language() or "id", made_at=at)
    headers = {"Content-Disposition": f'attachment; filename="contoh-surat-{body.code}.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


def _agency(actor: Actor, code: str) -> Agency:
    body = seen.agencies(actor).filter(code=code).first()
    if body is None:
        raise Http404
    return body


def _page(request: HttpRequest, actor: Actor, body: Agency, form: LogoForm, status: int) -> HttpResponse:
    context = {
        "agency": body,
        "form": form,
        "logo": logos.of(body),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "office",
    }
    return door.page(request, "office/letterhead", context, status=status)
