"""The complainant's own mail address and phone: the page that corrects them, and the page that confirms an address."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.actors import complainant
from accounts.limits import budgets
from complaints.models import Identity
from notifications import links
from web import door, held
from web.case import key
from web.door import Case, Used
from web.forms.fields import Form, OneLine
from workflow import clock
from workflow.errors import NotVisible
from workflow.verbs import contacts


class ContactForm(Form):
    email = OneLine(
        _("Surel"), kind="email", fill="email", help_text=_("Alamat baru dipastikan dahulu lewat surel.")
    )
    phone = OneLine(_("Telepon"), kind="tel", fill="tel", help_text=_("Contoh: 0812 3456 7890"))
    key = forms.CharField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest, reference: str) -> HttpResponse:
    actor = door.complainant_of(request, reference)
    if actor is None:
        door.hold(request)
        return key.ask(request, reference=door.canonical(reference), status=404)
    case = door.case_of(actor, reference)
    owner = door.owner_of(actor)
    if request.method != "POST":
        person = _person(case)
        known = {"email": person.proposed_email or person.email, "phone": person.phone}
        typed = held.initial(door.typed_before(request, owner, at=case.at))
        form = ContactForm(initial={**known, **typed, "key": door.new_key(owner)})
        return _page(request, case, form, saved="ya" in request.GET)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, case, form, status=400)
    used = door.limited(request, budgets.CONTACTS.of(f"case:{case.row.pk}")) or _correct(request, case, form)
    if used.refusal is not None:
        form.take(used.errors or {"": used.sentence})
        return _page(request, case, form, status=used.status)
    return redirect(f"{request.path}?ya")


def _correct(request: HttpRequest, case: Case, form: ContactForm) -> Used:
    told = {name: form.cleaned_data[name] for name in ("email", "phone")}

    def act() -> dict[str, Any]:
        contacts.correct_contacts(case.row.pk, by=case.actor, at=case.at, **told)
        return {}

    return door.use(
        request, act, actor=f"case:{case.row.pk}", route=f"web:contacts:{case.row.pk}", at=case.at
    )


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """POST confirms the address. It opens no case: whoever reads there need not be the complainant."""
    at = clock.now()
    try:
        link = links.read_address(token, at=at)
    except links.ExpiredLink:
        return door.page(request, "link", {"expired": True}, status=404)
    except links.BadLink:
        return door.page(request, "link", {"bad": True}, status=404)
    if request.method != "POST":
        return door.page(request, "confirm_address", {})
    try:
        contacts.confirm_address(
            link.complaint_id,
            identity=link.identity_id,
            address=link.address,
            by=complainant(link.complaint_id),
            at=at,
        )
    except NotVisible:
        return door.page(request, "link", {"bad": True}, status=404)
    return door.page(request, "confirm_address", {"done": True})


def _person(case: Case) -> Identity:
    person = Identity.objects.filter(complaint=case.row).first()
    if person is None:
        raise Http404
    return person


def _page(
    request: HttpRequest, case: Case, form: ContactForm, *, saved: bool = False, status: int = 200
) -> HttpResponse:
    if status != 200:
        data = request.POST.copy()
        data["key"] = door.new_key(door.owner_of(case.actor))
        form.data = data
    context = {
        "complaint": case.row,
        "person": _person(case),
        "form": form,
        "saved": saved,
        "one_form": "isian",
    }
    return door.page(request, "contacts", context, status=status)
