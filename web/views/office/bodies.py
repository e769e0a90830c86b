"""The units and agencies that one looks after: the list, a unit, an agency."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Agency, Membership, Unit
from accounts.people import seen
from accounts.people.seen import KEEPERS
from accounts.roles import Role
from web import door
from web.forms.bodies import AgencyForm, UnitForm
from workflow import clock
from workflow.office import bodies


@require_safe
@door.roles_only(*KEEPERS)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The agencies with their units."""
    by_agency: dict[int, list[Unit]] = {}
    for unit in seen.units(actor):
        by_agency.setdefault(unit.agency_id, []).append(unit)
    listed = [(body, by_agency.get(body.pk, [])) for body in seen.agencies(actor)]
    return door.page(request, "office/bodies", {"agencies": listed, "here": "office"})


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def agency(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """An agency: what may change, and what runs by what may not."""
    body = _agency(actor, code)
    running = bodies.running_in(agency=body)
    counts = actor.has_role(Role.ADMINISTRATOR) and not running
    form = AgencyForm(request.POST if request.method == "POST" else None, agency=body, counts=counts)

    def act() -> dict[str, Any]:
        bodies.change_agency(body, form.draft(), by=actor, at=clock.now())
        return {}

    done, status = _done(request, actor, form, act)
    if done is not None:
        messages.success(request, _("Tersimpan."))
        return redirect("web:office-agency", body.code)
    shown = Agency.objects.get(pk=body.pk)
    context = {"agency": shown, "form": form, "running": running, "counts": counts}
    return _page(request, actor, "agency", context, status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def new(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """A new unit of this agency."""
    body = _agency(actor, code)
    initial = {"active": True, "working_week": [str(day) for day in body.working_week]}
    if request.method != "POST":
        form = UnitForm(agency=body, initial=initial)
        return _page(request, actor, "unit", {"agency": body, "form": form}, 200)
    form = UnitForm(request.POST, agency=body)

    def act() -> dict[str, Any]:
        code = form.cleaned_data["code"]
        return {"code": bodies.make_unit(body, form.draft(), code=code, by=actor, at=clock.now()).code}

    done, status = _done(request, actor, form, act)
    if done is not None:
        messages.success(request, _("Unit dibuat. Undang sekarang petugas dan kepalanya."))
        return redirect("web:office-unit", done.reply["code"])
    return _page(request, actor, "unit", {"agency": body, "form": form}, status)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*KEEPERS)
def unit(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """A unit: its columns, who sits there, its poster."""
    row = seen.units(actor).select_related("parent", "successor").filter(code=code).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        form = UnitForm(request.POST, agency=row.agency, unit=row)
    else:
        form = UnitForm(agency=row.agency, unit=row, initial=UnitForm.initial_of(row))

    def act() -> dict[str, Any]:
        bodies.change_unit(row, form.draft(), by=actor, at=clock.now())
        return {}

    done, status = _done(request, actor, form, act)
    if done is not None:
        messages.success(request, _("Tersimpan."))
        return redirect("web:office-unit", row.code)
    people = Membership.objects.filter(unit=row, user__is_active=True).select_related("user")
    context = {
        "agency": row.agency,
        "unit": row,
        "form": form,
        "people": people.order_by("-role", "user__name"),
        "running": bodies.running_in(unit=row),
    }
    return _page(request, actor, "unit", context, status)


def _agency(actor: Actor, code: str) -> Agency:
    body = seen.agencies(actor).filter(code=code).first()
    if body is None:
        raise Http404
    return body


def _done(
    request: HttpRequest, actor: Actor, form: AgencyForm | UnitForm, act: Callable[[], dict[str, Any]]
) -> tuple[door.Used | None, int]:
    """What came of the act, once the form is sent and sound; else None, and the status with which the form is shown."""
    if not form.is_bound:
        return None, 200
    if not form.is_valid():
        return None, 400
    used = door.use(request, act, actor=door.owner_of(actor), route=request.path, at=clock.now())
    if used.refusal is None:
        return used, used.status
    form.take(used.errors or {"": used.sentence})
    return None, used.status


def _page(
    request: HttpRequest, actor: Actor, name: str, context: dict[str, Any], status: int
) -> HttpResponse:
    key = door.new_key(door.owner_of(actor))
    return door.page(request, f"office/{name}", {**context, "new_key": key, "here": "office"}, status=status)
