"""One's own account: the password, where one is signed in, the tokens of programs. Each can be ended here."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts import passwords, sessions, tokens
from accounts.actors import Actor
from accounts.limits import addresses, browsers
from accounts.limits.sign_in import From, Wait, attempt
from accounts.models import Arrivals, BrowserSession, User
from web import door
from web.forms.passwords import NewPasswordForm, password_field
from workflow import clock
from workflow.errors import STATUS, Refusal, TooMany
from workflow.people import arrivals
from workflow.verbs.taking_part import may_write

NAMES: Final = {
    "edge": "Edge",
    "opera": "Opera",
    "samsung": "Samsung Internet",
    "firefox": "Firefox",
    "chrome": "Chrome",
    "safari": "Safari",
    "android": "Android",
    "ios": "iPhone/iPad",
    "windows": "Windows",
    "mac": "Mac",
    "chromeos": "ChromeOS",
    "linux": "Linux",
}


class PasswordForm(NewPasswordForm):
    """The present password, and the new one twice."""

    old_password = password_field(gettext_lazy("Kata sandi sekarang"), "current-password")
    field_order = ("old_password", "password1", "password2")

    def clean(self) -> None:
        new = self.cleaned_data.get("password1")
        super().clean()
        if new is not None and new == self.cleaned_data.get("old_password"):
            self.add_error("password1", _("Ini kata sandi yang sekarang."))


@dataclass(frozen=True, slots=True)
class Place:
    """A browser in which one is signed in."""

    row: BrowserSession
    words: str
    here: bool


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    user = actor.user
    assert user is not None
    if request.method != "POST":
        return _page(request, user, PasswordForm(user=user))
    match request.POST.get("do"):
        case "password":
            return _change(request, user)
        case "session":
            sessions.end(user, request.POST.get("session", ""))
            messages.success(request, _("Sesi itu sudah diakhiri."))
        case "token":
            tokens.end(user, request.POST.get("token", ""))
            messages.success(request, _("Token itu sudah diakhiri."))
        case "arrivals":
            return _tell_of_arrivals(request, actor)
        case "others":
            sessions.end_others(user, but=_stored_key(request))
            tokens.end_all(user)
            messages.success(request, _("Semua sesi lain dan token sudah diakhiri."))
        case _:
            return _page(request, user, PasswordForm(user=user), status=400)
    return redirect("web:account")


def _tell_of_arrivals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """When this coordinator hears of what waits to be verified."""
    user = actor.user
    assert user is not None
    try:
        arrivals.choose(request.POST.get("arrivals", ""), by=actor, at=clock.now())
    except Refusal as refusal:
        used = door.refused(request, refusal)
        messages.error(request, next(iter(used.errors.values()), used.sentence))
        return _page(request, user, PasswordForm(user=user), status=used.status)
    messages.success(request, _("Tersimpan: kapan Anda dikabari tentang yang menunggu verifikasi."))
    return redirect("web:account")


def _change(request: HttpRequest, user: User) -> HttpResponse:
    """A new password ends all other sessions, tokens and calendar addresses; this browser stays signed in."""
    form = PasswordForm(request.POST, user=user)
    if not form.is_valid():
        return _page(request, user, form, status=400)
    source = From(
        "web", addresses.of(request.META), browser=request.COOKIES.get(browsers.COOKIE, ""), holds=user
    )
    try:
        right = attempt(user.username, form.cleaned_data["old_password"], source=source) == user
    except Wait as wait:
        form.add_error(None, door.refused(request, TooMany(wait.seconds)).sentence)
        return _page(request, user, form, status=STATUS[TooMany])
    if not right:
        form.add_error("old_password", _("Kata sandi ini salah."))
        return _page(request, user, form, status=400)
    passwords.change(user, form.cleaned_data["password1"])
    update_session_auth_hash(request, user)
    messages.success(
        request, _("Kata sandi diganti. Sesi lain, token, dan alamat kalender rahasia Anda sudah berakhir.")
    )
    return redirect("web:account")


def _stored_key(request: HttpRequest) -> str:
    session = request.session
    assert isinstance(session, sessions.SessionStore)
    return session.stored_key


def _page(request: HttpRequest, user: User, form: PasswordForm, *, status: int = 200) -> HttpResponse:
    here, actor = _stored_key(request), door.actor_of_request(request)
    places = [Place(row, _words(row.agent), row.session_key == here) for row in sessions.of(user)]
    context = {
        "form": form,
        "writes_letters": actor is not None and may_write(actor),
        "places": places,
        "tokens": tokens.living(user, at=clock.now()),
        "arrivals": Arrivals.choices,
        "hours": settings.SESSION_COOKIE_AGE // 3600,
        "idle_minutes": settings.SESSION_IDLE_SECONDS // 60,
        "here": "account",
    }
    return door.page(request, "account", context, status=status)


def _words(agent: str) -> str:
    """`Chrome · Android`."""
    known = [NAMES[part] for part in agent.split("/") if part in NAMES]
    return " · ".join(known) or _("Peramban lain")
