"""A new key at the counter: a coordinator asks, another approves, who asked prints the slip. One page for the three."""

from typing import Any, Final

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.roles import Role
from complaints.codes import IdentityKind, Shown
from complaints.models import Identity
from web import door, held
from web.door import Case, Used
from web.forms.fields import Form, Radios, Words
from workflow.verbs import counter

APPROVE: Final = "approve"
"""What the form that agrees sends as `do`."""


class AskForm(Form):
    shown = Radios(_("Tanda pengenal yang Anda periksa"), Shown.choices)
    reasons = Words(
        _("Mengapa kode baru diperlukan"), rows=3, help_text=_("Pengadu membaca ini di riwayat pengaduannya.")
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
@door.staff_only
def show(request: HttpRequest, actor: Actor, reference: str) -> HttpResponse:
    case = door.case_of(actor, reference)
    if not actor.sits((Role.COORDINATOR,), agency_id=case.row.agency_id):
        raise PermissionDenied
    owner = door.owner_of(actor)
    if request.method != "POST":
        typed = held.initial(door.typed_before(request, owner, at=case.at))
        return _page(request, case, AskForm(initial={**typed, "key": door.new_key(owner)}))
    if request.POST.get("do") == APPROVE:
        used = _use(request, case, lambda: counter.approve_counter_key(case.row.pk, by=actor, at=case.at))
        form = AskForm(initial={"key": door.new_key(owner)})
    else:
        form = AskForm(request.POST)
        if not form.is_valid():
            return _page(request, case, form, status=400)
        shown, reasons = Shown(form.cleaned_data["shown"]), form.cleaned_data["reasons"]
        used = _use(
            request,
            case,
            lambda: counter.ask_counter_key(case.row.pk, shown=shown, reasons=reasons, by=actor, at=case.at),
        )
        form.take(used.errors)
    if used.refusal is not None:
        return _page(request, case, form, sentence=used.sentence, status=used.status)
    return redirect(request.path)


def _use(request: HttpRequest, case: Case, verb: Any) -> Used:
    def act() -> dict[str, Any]:
        verb()
        return {}

    owner, route = door.owner_of(case.actor), f"web:counter-key:{case.row.pk}"
    return door.use(request, act, actor=owner, route=route, at=case.at)


def _page(
    request: HttpRequest, case: Case, form: AskForm, *, sentence: str = "", status: int = 200
) -> HttpResponse:
    standing = counter.standing(case.row, at=case.at)
    named = case.row.identity_kind == IdentityKind.NAMED
    context = {
        "complaint": case.row,
        "named": named,
        "identity": Identity.objects.filter(complaint=case.row).first() if named else None,
        "standing": standing,
        "mine": standing is not None and standing.asked_by(case.actor),
        "shown": Shown(standing.asked.facts["shown"]).label if standing else "",
        "form": form,
        "key": door.new_key(door.owner_of(case.actor)),
        "sentence": sentence,
        "here": "worklist",
    }
    return door.page(request, "counter_key", context, status=status)
