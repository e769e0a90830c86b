"""Signing staff in and out. An unknown name and a wrong password give the same bytes at the same cost."""

from urllib.parse import urlencode, urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts import networks, tokens
from accounts.actors import staff
from accounts.limits import addresses, browsers
from accounts.limits.sign_in import From, Wait, attempt
from accounts.models import User
from accounts.roles import Role, Sees
from web import door, held
from web.forms.fields import Form
from web.forms.passwords import WANTED
from workflow import clock
from workflow.errors import STATUS, TooMany


class SignInForm(Form):
    username = forms.CharField(
        label=gettext_lazy("Nama pengguna"),
        max_length=150,
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
    password = forms.CharField(
        label=gettext_lazy("Kata sandi"),
        strip=False,
        max_length=tokens.LONGEST_PASSWORD,
        error_messages=WANTED,
        widget=forms.PasswordInput(
            attrs={"class": "form-control", "autocomplete": "current-password", "required": True}
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@door.private
def sign_in(request: HttpRequest) -> HttpResponse:
    """`next` leads to a path of our own, anything else to one's own first page. Cases that were opened in this browser
    with an access code close: whoever opened them need not be who signs in."""
    if request.method != "POST":
        typed = door.typed_before(request, "", at=clock.now()) if held.waits(request.session) else None
        initial = {"username": request.GET.get("nama", "")[:150], **held.initial(typed)}
        return _page(request, SignInForm(initial=initial), status=200)
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    name, password = form.cleaned_data["username"], form.cleaned_data["password"]
    try:
        user = attempt(name, password, source=_source(request))
    except Wait as wait:
        form.add_error(None, door.refused(request, TooMany(wait.seconds)).sentence)
        return _page(request, form, status=STATUS[TooMany])
    if user is None:
        form.add_error(None, _("Nama pengguna atau kata sandi salah."))
        return _page(request, form, status=403)
    door.close_cases(request)
    login(request, user)
    networks.note(user, addresses.network_of(request.META), at=clock.now())
    response = redirect(_typed_page(request) or _next(request) or _first_page(user))
    response.set_cookie(
        browsers.COOKIE,
        browsers.mark(request.COOKIES.get(browsers.COOKIE, ""), user.pk),
        max_age=browsers.LIFE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
    return response


@require_POST
@door.private
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session: of staff, or the access of a complainant on this device."""
    logout(request)
    return redirect("web:home")


def _source(request: HttpRequest) -> From:
    return From("web", addresses.of(request.META), browser=request.COOKIES.get(browsers.COOKIE, ""))


def _next(request: HttpRequest) -> str:
    path = request.POST.get("next", "")
    own = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if own else ""


def _typed_page(request: HttpRequest) -> str:
    """The page that gives back what was typed in the administration, whose own pages cannot; else an empty text."""
    path = urlsplit(_next(request)).path
    if not path.startswith(reverse("admin:index")) or not held.waits(request.session, path):
        return ""
    return f"{reverse('web:typed')}?{urlencode({'halaman': path})}"


def _first_page(user: User) -> str:
    actor = staff(user)
    if any(powers.sees != Sees.NOTHING for powers in actor.powers):
        return reverse("web:worklist")
    if any(powers.measures for powers in actor.powers):
        return reverse("web:oversight")
    return reverse("web:office") if actor.has_role(Role.ADMINISTRATOR) else reverse("web:home")


def _page(request: HttpRequest, form: SignInForm, *, status: int) -> HttpResponse:
    next_path = request.POST.get("next") or request.GET.get("next", "")
    return door.page(
        request, "sign_in", {"form": form, "next": next_path, "demo": settings.DEMO}, status=status
    )
