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
from web.case import key as access_key
from web.case import told_by
from web.door import Case, Used
from web.forms.fields import Form, OneLine, Radios
from web.forms.filing import NEWS_BY, NEWS_ON_A_PHONE, offer_phones
from workflow import clock
from workflow.errors import NotVisible
from workflow.verbs import contacts


class ContactForm(Form):
    email = OneLine(
        _("Surel"), kind="email", fill="email", help_text=_("Alamat baru dipastikan dahulu lewat surel.")
    )
    phone = OneLine(_("Telepon"), kind="tel", fill="tel", help_text=_("Contoh: 0812 3456 7890"))
    phone_medium = Radios(
        _("Kabar ke ponsel"), NEWS_BY, in_a_line=True, optional=True, help_text=NEWS_ON_A_PHONE
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_phones(self)


class CodeForm(Form):
    """What was sent to a phone."""

    code = OneLine(_("Kode enam angka"), fill="one-time-code", optional=False)
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": 20}

    def refused(self, used: Used) -> None:
        """Show why it was not taken, or why no other code was sent: then nothing had to be typed."""
        if "code" not in self.data:
            self.errors.pop("code", None)
        self.take(used.errors or {"": used.sentence})


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def show(request: HttpRequest, reference: str) -> HttpResponse:
    actor = door.complainant_of(request, reference)
    if actor is None:
        door.hold(request)
        return access_key.ask(request, reference=door.canonical(reference), status=404)
    case = door.case_of(actor, reference)
    owner = door.owner_of(actor)
    if request.method == "POST" and ("code" in request.POST or "again" in request.POST):
        return _prove(request, case)
    if request.method != "POST":
        person = _person(case)
        known = {
            "email": person.proposed_email or person.email,
            "phone": person.phone,
            "phone_medium": person.phone_medium,
        }
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
    told = {
        name: form.cleaned_data[name]
        for name in ("email", "phone", "phone_medium")
        if name in form.cleaned_data
    }

    def act() -> dict[str, Any]:
        contacts.correct_contacts(case.row.pk, by=case.actor, at=case.at, **told)
        return {}

    return door.use(
        request, act, actor=f"case:{case.row.pk}", route=f"web:contacts:{case.row.pk}", at=case.at
    )


def _prove(request: HttpRequest, case: Case) -> HttpResponse:
    """The code from the phone, or another one sent there."""
    form = CodeForm(request.POST if "code" in request.POST else None)
    budget = budgets.PHONE_CODES if form.is_bound else budgets.CONTACTS

    def act() -> dict[str, Any]:
        if form.is_bound:
            contacts.confirm_phone(case.row.pk, code=request.POST.get("code", ""), by=case.actor, at=case.at)
        else:
            contacts.ask_phone_code(case.row.pk, by=case.actor, at=case.at)
        return {}

    used = door.limited(request, budget.of(f"case:{case.row.pk}")) or door.use(
        request, act, actor=f"case:{case.row.pk}", route=f"web:phone:{case.row.pk}", at=case.at
    )
    if used.refusal is None:
        return redirect(f"{request.path}?{'pasti' if form.is_bound else 'kode'}#kode")
    code = CodeForm(request.POST)
    code.refused(used)
    person = _person(case)
    known = {"email": person.email, "phone": person.phone, "phone_medium": person.phone_medium}
    fresh = ContactForm(initial={**known, "key": door.new_key(door.owner_of(case.actor))})
    return _page(request, case, fresh, code=code, status=used.status)


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
    request: HttpRequest,
    case: Case,
    form: ContactForm,
    *,
    code: CodeForm | None = None,
    saved: bool = False,
    status: int = 200,
) -> HttpResponse:
    if form.is_bound:
        data = request.POST.copy()
        data["key"] = door.new_key(door.owner_of(case.actor))
        form.data = data
    person = _person(case)
    key = door.new_key(door.owner_of(case.actor))
    if code is not None:
        data = request.POST.copy()
        data["key"] = key
        code.data = data
    context = {
        "complaint": case.row,
        "person": person,
        "told_by": told_by.of_person(person),
        "code": code or CodeForm(initial={"key": key}),
        "read_out": person.phone_confirmed_at is not None and not contacts.proved_themselves(case.row),
        "proved": "pasti" in request.GET,
        "sent": "kode" in request.GET,
        "form": form,
        "saved": saved,
        "one_form": "isian",
    }
    return door.page(request, "contacts", context, status=status)
