"""The people of an office: the list, an invitation, a person with seats, corrections, hand-over and the end of the account."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import User
from accounts.people import places, seen
from accounts.people.seen import KEEPERS
from web import door, held
from web.forms.people import Correction, Invitation, Leaving, Seated
from workflow import clock
from workflow.office import messages as outbox
from workflow.people import invitations, leaving, passwords, seats

PAGE: Final = 50
STATES: Final = ("", "invited", "disabled")
DONE: Final = {
    "again": gettext_lazy("Undangan dikirim lagi; tautan yang lama tidak berlaku."),
    "password": gettext_lazy("Tautan untuk kata sandi baru dikirim."),
    "enable": gettext_lazy("Akun diaktifkan lagi."),
    "take": gettext_lazy("Tugas dicabut."),
    "give": gettext_lazy("Tugas diberikan. Orangnya perlu masuk lagi."),
    "correct": gettext_lazy("Tersimpan."),
}


@require_safe
@door.roles_only(*KEEPERS)
def index(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What one may do here."""
    people = seen.people(actor)
    context = {
        "people": people.filter(is_active=True).count(),
        "units": seen.units(actor).filter(active=True).count(),
        "laws": sorted(set(seen.agencies(actor).values_list("law", flat=True))),
        "set_aside": outbox.set_aside(actor).count(),
        "invited": people.filter(is_active=True, password__startswith="!").count(),
        "here": "office",
    }
    return door.page(request, "office/index", context)


@require_safe
@door.roles_only(*KEEPERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The people, by name; `q` searches, `state` is empty (active), `invited` or `disabled`."""
    words, state = request.GET.get("q", "")[:100].replace("\0", ""), request.GET.get("state", "")
    number = request.GET.get("page", "1")
    page = int(number) if number.isascii() and number.isdecimal() and 0 < len(number) < 5 else 0
    if state not in STATES or page < 1:
        raise Http404
    rows = seen.searched(seen.people(actor), words).filter(is_active=state != "disabled")
    if state == "invited":
        rows = rows.filter(password__startswith="!")
    shown = list(rows[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "people": shown[:PAGE],
        "words": words,
        "state": state,
        "previous_page": page - 1 if page > 1 else None,
        "next_page": page + 1 if len(shown) > PAGE else None,
        "here": "office",
    }
    return door.page(request, "office/people", context)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def invite(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new person: one form, and the mail is on its way."""
    at = clock.now()
    if request.method != "POST":
        typed = held.initial(door.typed_before(request, door.owner_of(actor), at=at))
        return _invite(
            request,
            Invitation(
                actor=actor, initial={"language": "id", "place": request.GET.get("place", ""), **typed}
            ),
            actor,
        )
    form = Invitation(request.POST, actor=actor)
    if not form.is_valid():
        return _invite(request, form, actor, status=400)

    def act() -> dict[str, int]:
        return {"user": invitations.invite(form.draft(), by=actor, at=at).pk}

    used = door.use(request, act, actor=door.owner_of(actor), route="web:invite", at=at)
    if used.refusal is not None:
        form.take(used.errors or {"": used.sentence})
        return _invite(request, form, actor, status=used.status)
    messages.success(
        request,
        _("Undangan untuk %(name)s dikirim ke %(email)s.")
        % {"name": form.cleaned_data["name"].strip(), "email": form.cleaned_data["email"].strip()},
    )
    return redirect("web:people")


def _invite(request: HttpRequest, form: Invitation, actor: Actor, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "new_key": door.new_key(door.owner_of(actor)), "here": "office"}
    return door.page(request, "office/invite", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def person(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One person; `do` says which of the forms was sent."""
    user = seen.people(actor).filter(pk=pk).first() if pk < 2**63 else None
    if user is None:
        raise Http404
    if request.method != "POST":
        return _person(request, actor, user, {})
    do = request.POST.get("do", "")
    forms: dict[str, Any] = {}
    if do in ("give", "correct", "disable"):
        forms[do] = _form(do, request, actor, user)
        if not forms[do].is_valid():
            return _person(request, actor, user, forms, status=400)
    act = _act(do, request, actor, user, forms)
    route = f"web:person:{user.pk}"
    used = door.use(request, act, actor=door.owner_of(actor), route=route, at=clock.now())
    if used.refusal is None:
        reply = used.reply
        told = DONE[do] if do in DONE else _handed(reply["to_person"], reply["to_unit"])
        messages.success(request, str(told))
        still = seen.people(actor).filter(pk=pk).exists()
        return redirect("web:person", pk) if still else redirect("web:people")
    if do in forms:
        forms[do].take(used.errors or {"": used.sentence})
        return _person(request, actor, user, forms, status=used.status)
    return _person(request, actor, user, {}, status=used.status, sentence=used.sentence)


def _form(do: str, request: HttpRequest, actor: Actor, user: User) -> Any:
    match do:
        case "give":
            return Seated(request.POST, actor=actor, auto_id="give_%s")
        case "correct":
            return Correction(request.POST, auto_id="correct_%s")
        case _:
            return Leaving(request.POST, takers=_takers(user), auto_id="disable_%s")


def _act(
    do: str, request: HttpRequest, actor: Actor, user: User, forms: dict[str, Any]
) -> Callable[[], dict[str, Any]]:
    """The verb that this form uses. Raises Http404."""
    at, cleaned = clock.now(), forms[do].cleaned_data if do in forms else {}

    def disable() -> dict[str, Any]:
        to = User.objects.filter(username=cleaned["to"]).first() if cleaned["to"] else None
        handed = leaving.disable(user, to=to, by=actor, at=at)
        return {"to_person": handed.to_person, "to_unit": handed.to_unit}

    def take() -> dict[str, Any]:
        number = request.POST.get("seat", "")
        if not (number.isascii() and number.isdecimal() and len(number) < 19):
            raise Http404
        if not seen.seats(actor).filter(pk=int(number), user=user).exists():
            raise Http404
        seats.take(int(number), by=actor, at=at)
        return {}

    def plain(verb: Callable[..., object], *args: Any, **named: Any) -> dict[str, Any]:
        verb(user, *args, **named, by=actor, at=at)
        return {}

    acts: dict[str, Callable[[], dict[str, Any]]] = {
        "disable": disable,
        "take": take,
        "give": lambda: plain(seats.give, cleaned["role"], cleaned["place"]),
        "correct": lambda: plain(seats.correct, name=cleaned["name"], email=cleaned["email"]),
        "enable": lambda: plain(leaving.enable),
        "again": lambda: plain(invitations.invite_again),
        "password": lambda: plain(passwords.send_link),
    }
    if do not in acts:
        raise Http404
    return acts[do]


def _handed(to_person: int, to_unit: int) -> str:
    """What became of the cases of somebody whose account ended."""
    told = [_("Akun dinonaktifkan.")]
    if to_person:
        told.append(
            ngettext(
                "%(n)s kasus diserahkan, dan penerimanya diberi tahu.",
                "%(n)s kasus diserahkan, dan penerimanya diberi tahu.",
                to_person,
            )
            % {"n": to_person}
        )
    if to_unit:
        told.append(
            ngettext(
                "%(n)s kasus kembali kepada unitnya tanpa penangan, dan unit diberi tahu.",
                "%(n)s kasus kembali kepada unitnya tanpa penangan, dan unit diberi tahu.",
                to_unit,
            )
            % {"n": to_unit}
        )
    return " ".join(told)


def _takers(user: User) -> list[tuple[User, str]]:
    """Who could take over, each with what they would get."""
    told = []
    for taker in leaving.may_take(user)[:100]:
        handed = leaving.would_hand(user, taker)
        words = ngettext("%(name)s (%(n)s kasus)", "%(name)s (%(n)s kasus)", handed.to_person)
        told.append((taker, words % {"name": taker, "n": handed.to_person}))
    return told


def _person(
    request: HttpRequest,
    actor: Actor,
    user: User,
    forms: dict[str, Any],
    *,
    status: int = 200,
    sentence: str = "",
) -> HttpResponse:
    governs = places.governs(actor, user)
    initial = {"name": user.name, "email": user.email}
    context = {
        "person": user,
        "governs": governs,
        "seats": [
            (seat, places.may_give(actor, seat.role, places.place_of(seat)))
            for seat in seen.seats(actor).filter(user=user)
        ],
        "invited": not user.has_usable_password(),
        "oneself": actor.user == user,
        "cases": leaving.held_by(user).count() if governs else 0,
        "give": forms.get("give") or Seated(actor=actor, auto_id="give_%s"),
        "correct": forms.get("correct") or Correction(initial=initial, auto_id="correct_%s"),
        "disable": forms.get("disable")
        or Leaving(takers=_takers(user) if governs else [], auto_id="disable_%s"),
        "failed": next(iter(forms), ""),
        "sentence": sentence,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "office",
    }
    return door.page(request, "office/person", context, status=status)
