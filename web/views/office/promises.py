"""What a unit promises beyond the law: its promises beside the limits, and a form for another one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.people import seen
from accounts.people.seen import KEEPERS
from accounts.roles import Role
from law import counting
from web import door
from web.forms.promises import PromiseForm
from workflow import clock
from workflow.clocks import promises
from workflow.models import UnitPromise
from workflow.reading import limits


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def show(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """Whoever keeps the office reads them; the agency's coordinator makes them."""
    unit = seen.units(actor).select_related("agency").filter(code=code).first()
    if unit is None:
        raise Http404
    at = clock.now()
    today = counting.local_date(at, unit.agency.zone)
    kinds = promises.possible(unit, today)
    form = PromiseForm(request.POST if request.method == "POST" else None, kinds=kinds, today=today)
    status = 200

    def act() -> dict[str, Any]:
        promises.make(unit.pk, **form.promise(), by=actor, at=at)
        return {}

    if form.is_bound:
        status = 400
        if form.is_valid():
            used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at)
            if used.refusal is None:
                messages.success(request, _("Janji layanan tersimpan."))
                return redirect("web:office-promises", unit.code)
            form.take(used.errors or {"": used.sentence})
            status = used.status
    context = {
        "unit": unit,
        "form": form,
        "may": actor.sits((Role.COORDINATOR,), agency_id=unit.agency_id),
        "limits": limits.of_unit(unit, today),
        "promises": UnitPromise.objects.filter(unit=unit)
        .select_related("made_by")
        .order_by("-effective_from", "-pk"),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "office",
    }
    return door.page(request, "office/promises", context, status=status)
