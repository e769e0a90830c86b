"""A password of one's own by a mailed link: asking for the mail, and the page behind it. Asking tells nobody whether there
is such an account."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.limits import addresses, budgets
from accounts.models import User
from notifications import password_links
from notifications.links import BadLink, ExpiredLink
from web import door
from web.forms.fields import Form
from web.forms.passwords import WANTED, NewPasswordForm
from workflow import clock
from workflow.people import passwords


class AskForm(Form):
    """Whose password was forgotten."""

    name = forms.CharField(
        label=gettext_lazy("Nama pengguna atau alamat surel"),
        max_length=254,
        error_messages=WANTED,
        widget=forms.TextInput(
            attrs={
                "class": "form-control",
                "autocomplete": "username",
                "autocapitalize": "none",
                "required": True,
            }
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def ask(request: HttpRequest) -> HttpResponse:
    """POST answers with the same page whether there is such an account or not."""
    if request.method != "POST":
        return door.page(request, "ask_password", {"form": AskForm()})
    form = AskForm(request.POST)
    if not form.is_valid():
        return door.page(request, "ask_password", {"form": form}, status=400)
    many = door.limited(request, budgets.PASSWORD_LINKS.of(addresses.of(request.META)))
    if many is not None:
        form.add_error(None, many.sentence)
        return door.page(request, "ask_password", {"form": form}, status=many.status)
    passwords.ask(form.cleaned_data["name"], at=clock.now())
    return door.page(request, "ask_password", {"asked": True})


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def make(request: HttpRequest, token: str) -> HttpResponse:
    """POST sets the password. Opening the page changes nothing: mail scanners open links too."""
    try:
        user = password_links.read(token, at=clock.now())
    except ExpiredLink:
        return door.page(request, "new_password", {"expired": True}, status=404)
    except BadLink:
        return door.page(request, "new_password", {"bad": True}, status=404)
    bound = password_links.bound_to(user)
    if request.method != "POST":
        return _make(request, user, NewPasswordForm(user=user))
    form = NewPasswordForm(request.POST, user=user)
    if not form.is_valid():
        return _make(request, user, form, status=400)

    def act() -> dict[str, Any]:
        passwords.set_by_link(user, form.cleaned_data["password1"], bound=bound)
        return {}

    used = door.use(request, act, actor="public", route=f"web:new-password:{user.pk}", at=clock.now())
    if used.refusal is not None:
        form.add_error(None, used.sentence)
        return _make(request, user, form, status=used.status)
    messages.success(request, _("Kata sandi dibuat. Masuk dengan kata sandi itu."))
    return redirect(f"{reverse('web:sign-in')}?{urlencode({'nama': user.username})}")


def _make(request: HttpRequest, user: User, form: NewPasswordForm, *, status: int = 200) -> HttpResponse:
    return door.page(request, "new_password", {"person": user, "form": form}, status=status)
