"""The letters of one's own, of one's unit and of one's agency: the list, a new one, one with all its versions."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.roles import UNIT_STAFF, Role
from web import door, held
from web.forms.letters import LetterForm
from workflow import clock
from workflow.models import Letter
from workflow.reading import letters as reading
from workflow.verbs import letters

WRITERS = (*UNIT_STAFF, Role.COORDINATOR, Role.OMBUDSMAN)


@require_safe
@door.roles_only(*WRITERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Those that are offered, then those that are not any more."""
    rows = reading.latest(actor)
    context = {
        "offered": [row for row in rows if row.letter.retired_at is None],
        "retired": [row for row in rows if row.letter.retired_at is not None],
        "here": "letters",
    }
    return door.page(request, "letters", context)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*WRITERS)
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new letter."""
    at = clock.now()
    if request.method != "POST":
        typed = door.typed_before(request, door.owner_of(actor), at=at)
        initial = held.initial(typed, ["states", "classes"])
        form = LetterForm(actor=actor, new=True, initial={"language": "id", "home": letters.OWN, **initial})
        return _page(request, actor, {"form": form})
    form = LetterForm(request.POST, actor=actor, new=True)

    def act() -> dict[str, Any]:
        return {"letter": letters.make(form.cleaned_data["home"], form.draft(), by=actor, at=at).pk}

    used, status = _used(request, actor, form, act)
    if used is not None:
        messages.success(request, _("Surat disimpan. Sejak sekarang dapat disisipkan di formulir kasus."))
        return redirect("web:letter", used.reply["letter"])
    return _page(request, actor, {"form": form}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*WRITERS)
def one(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
    """One letter. POST keeps a new version (`seen`), or retires it or offers it again (`act`)."""
    row = letters.visible_to(actor).filter(pk=pk).first() if pk < 2**63 else None
    if row is None:
        raise Http404
    at = clock.now()
    versions = list(row.versions.select_related("by").order_by("-number"))
    keeps = letters.may_keep(row, actor)
    form, status = None, 200
    if keeps:
        typed = held.initial(
            door.typed_before(request, door.owner_of(actor), at=at) if request.method != "POST" else None,
            ["states", "classes"],
        )
        form = LetterForm(
            request.POST if request.method == "POST" and "act" not in request.POST else None,
            actor=actor,
            new=False,
            initial={**LetterForm.initial_of(versions[0]), **typed},
        )
    if request.method == "POST":
        done, status = _changed(request, actor, row, form)
        if done:
            return redirect("web:letter", row.pk)
    body = row.agency or (row.unit.agency if row.unit else None)
    zone = body.zone if body else settings.TIME_ZONE
    context = {"form": form, "letter": row, "versions": versions, "keeps": keeps, "zone": zone}
    return _page(request, actor, context, status)


def _changed(request: HttpRequest, actor: Actor, row: Letter, form: LetterForm | None) -> tuple[bool, int]:
    """Do what the form of a letter says; whether it was done, and the status with which the page is shown else."""
    at = clock.now()

    def change() -> dict[str, Any]:
        assert form is not None
        return {"number": letters.change(row.pk, form.draft(), seen=_seen(request), by=actor, at=at)}

    def retire() -> dict[str, Any]:
        letters.retire(row.pk, by=actor, at=at)
        return {}

    def offer_again() -> dict[str, Any]:
        letters.offer_again(row.pk, by=actor)
        return {}

    acts = {"retire": retire, "offer": offer_again}
    wanted = request.POST.get("act", "")
    if wanted and wanted not in acts:
        raise Http404
    if form is None:
        raise PermissionDenied
    used, status = _used(request, actor, form, acts.get(wanted, change))
    if used is not None:
        messages.success(request, _("Tersimpan."))
    return used is not None, status


def _seen(request: HttpRequest) -> int:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 9 else 0


def _used(
    request: HttpRequest, actor: Actor, form: LetterForm, act: Callable[[], dict[str, Any]]
) -> tuple[door.Used | None, int]:
    if form.is_bound and not form.is_valid():
        return None, 400
    used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=clock.now())
    if used.refusal is None:
        return used, 200
    if form.is_bound:
        form.take(used.errors or {"": used.sentence})
    return None, used.status


def _page(request: HttpRequest, actor: Actor, context: dict[str, Any], status: int = 200) -> HttpResponse:
    key = door.new_key(door.owner_of(actor))
    return door.page(request, "letter", {**context, "new_key": key, "here": "letters"}, status=status)
