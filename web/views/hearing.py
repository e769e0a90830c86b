"""The hearing before a year is frozen: opened by the Ombudsman, its drafts read by the units, objections made and decided."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Agency
from accounts.roles import Role
from complaints.models import Complaint
from compliance import scoring
from compliance.hearing import objecting, opening, reading, standing
from compliance.hearing.models import HearingUnit
from compliance.hearing.standing import Stage
from compliance.scores import estimate
from web import door, held
from web.figures import OF_A_UNIT, READERS
from web.forms.fields import Form
from web.forms.hearing import REFUSED, DecisionForm, ObjectionForm, OpenForm, ReplyForm
from web.views.explained import DUTIES
from workflow import clock
from workflow.errors import Refusal

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, agency: str, year: int) -> HttpResponse:
    """The hearings of an agency's year, and for the Ombudsman the form that opens one."""
    at = clock.now()
    body = Agency.objects.filter(code=agency).first()
    if body is None:
        raise Http404
    rows = _readable(lambda: reading.of_year(actor, agency, year))
    initial = {"days": estimate().hearing_days}
    form, status, sent = _sent(
        request,
        actor,
        OpenForm,
        lambda given: opening.open_(agency, year, days=given["days"], by=actor, at=at).number,
        at=at,
        initial=initial,
    )
    if sent is not None:
        return redirect("web:hearing", agency=agency, year=year, number=sent)
    stages = [(row, standing.of(row, at=at)) for row in rows]
    context = {
        "form": form,
        "agency": body,
        "year": year,
        "hearings": stages,
        "may_open": actor.sits((Role.OMBUDSMAN,), agency_id=body.pk)
        and (not stages or stages[0][1] == Stage.OVER),
    }
    return _page(request, "hearings", context, actor, status)


@require_safe
@door.roles_only(*READERS)
def one(request: HttpRequest, actor: Actor, agency: str, year: int, number: int) -> HttpResponse:
    """One hearing: its term, and what each unit said."""
    row = _readable(lambda: reading.one(actor, agency, year, number))
    context = {"row": row, "stage": standing.of(row, at=clock.now()), "units": reading.units(row)}
    return _page(request, "hearing", context, actor, 200)


@require_http_methods(FORMS)
@door.roles_only(*OF_A_UNIT)
def unit(request: HttpRequest, actor: Actor, agency: str, year: int, number: int, unit: str) -> HttpResponse:
    """The draft of one unit, with the cases behind it; its reply is typed here."""
    at = clock.now()
    text = request.GET.get("hal", "1")
    page = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
    try:
        found = reading.draft(actor, agency, year, number, unit, page=page, at=at)
    except Refusal:
        raise Http404 from None
    row = found.row
    form, status, sent = _sent(
        request,
        actor,
        ReplyForm,
        lambda given: objecting.reply(row.pk, text=given["text"], by=actor, at=at).pk,
        at=at,
    )
    if sent is not None:
        return redirect(request.path)
    context = {
        "form": form,
        "row": row,
        "hearing": row.hearing,
        "stage": standing.of(row.hearing, at=at),
        "draft": found,
        "lines": [(line, DUTIES.get(line.facts["duty"], line.facts["duty"])) for line in found.lines],
        "may_decide": actor.sits((Role.OMBUDSMAN,), agency_id=row.hearing.agency_id),
        "reads_figures": actor.has_role(*READERS),
        "before": page - 1 if page > 1 else None,
        "after": page + 1 if page < found.pages else None,
    }
    return _page(request, "hearing_unit", context, actor, status)


@require_http_methods(FORMS)
@door.roles_only(Role.SUPERVISOR, Role.COORDINATOR)
def object_(
    request: HttpRequest, actor: Actor, agency: str, year: int, number: int, unit: str, reference: str
) -> HttpResponse:
    """Object to how one case stands in the draft."""
    at = clock.now()
    row = _readable(lambda: reading.row_of(actor, agency, year, number, unit))
    case = Complaint.objects.visible_to(actor).filter(reference=door.canonical(reference)).first()
    if case is None:
        raise Http404
    files = [
        (
            str(file.pk),
            _("Lampiran %(number)s, %(kind)s") % {"number": place, "kind": file.get_kind_display()},
        )
        for place, file in enumerate(case.attachments.order_by("pk"), start=1)
    ]

    def objected(given: dict[str, Any]) -> int:
        file = int(given["file"]) if given["file"] else None
        made = objecting.object_(
            row.pk, case=case.reference, reasons=given["reasons"], file=file, by=actor, at=at
        )
        return made.pk

    form, status, sent = _sent(request, actor, ObjectionForm, objected, at=at, files=files)
    if sent is not None:
        return _to_unit(row)
    context = {"form": form, "row": row, "hearing": row.hearing, "case": case}
    return _page(request, "hearing_object", context, actor, status)


@require_http_methods(FORMS)
@door.roles_only(Role.OMBUDSMAN)
def decide(
    request: HttpRequest, actor: Actor, agency: str, year: int, number: int, unit: str, pk: int
) -> HttpResponse:
    """Decide one objection."""
    at = clock.now()
    row = _readable(lambda: reading.row_of(actor, agency, year, number, unit))
    objection = _readable(lambda: reading.objection_of(row, pk))

    def decided(given: dict[str, Any]) -> int:
        upheld = given["decision"] != REFUSED
        follows = given["decision"] if upheld else ""
        made = objecting.decide(
            objection.pk, upheld=upheld, follows=follows, reasons=given["reasons"], by=actor, at=at
        )
        return made.pk

    form, status, sent = _sent(request, actor, DecisionForm, decided, at=at)
    if sent is not None:
        return _to_unit(row)
    context = {
        "form": form,
        "row": row,
        "hearing": row.hearing,
        "said": reading.said([objection], actor)[0],
    }
    return _page(request, "hearing_decide", context, actor, status)


def _sent(
    request: HttpRequest,
    actor: Actor,
    kind: Callable[..., Form],
    verb: Callable[[dict[str, Any]], int],
    *,
    at: datetime,
    initial: dict[str, Any] | None = None,
    **options: Any,
) -> tuple[Form, int, int | None]:
    """The form as it is shown now, with its status; last, what the verb returned, if it was used."""
    owner = door.owner_of(actor)
    if request.method != "POST":
        typed = held.initial(door.typed_before(request, owner, at=at))
        return kind(initial={**(initial or {}), **typed}, **options), 200, None
    form = kind(request.POST, **options)
    if not form.is_valid():
        return form, 400, None
    used = door.use(
        request, lambda: {"made": verb(form.cleaned_data)}, actor=owner, route=request.path, at=at
    )
    if used.refusal is None:
        return form, 200, int(used.reply["made"])
    form.take(used.errors or {"": used.sentence})
    return form, used.status, None


def _readable(read: Callable[[], Any]) -> Any:
    """What a reader may not read is not there for them. Raises Http404."""
    try:
        return read()
    except Refusal:
        raise Http404 from None


def _to_unit(row: HearingUnit) -> HttpResponse:
    hearing = row.hearing
    return redirect(
        "web:hearing-unit",
        agency=hearing.agency.code,
        year=hearing.year,
        number=hearing.number,
        unit=row.unit.code,
    )


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], actor: Actor, status: int
) -> HttpResponse:
    shared = {"here": "scores", "notice": scoring.NOTICE, "new_key": door.new_key(door.owner_of(actor))}
    return door.page(request, template, {**context, **shared}, status=status)
