"""The frozen versions of an agency's year: to read, to take away, and for the Ombudsman to write the next one."""

import json
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from compliance import scoring
from compliance.frozen import freezing
from compliance.frozen.models import FrozenScores
from web import door, held
from web.figures import READERS
from web.forms.fields import Form, Words
from web.views.scores import ZONES
from workflow import clock
from workflow.errors import NotYours, Refusal


class FreezeForm(Form):
    reason = Words(
        gettext_lazy("Alasan"),
        help_text=gettext_lazy("Misalnya: nilai tahun ini diterbitkan, atau koreksi apa."),
        rows=2,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, agency: str, year: int) -> HttpResponse:
    body, at = Agency.objects.filter(code=agency).first(), clock.now()
    if body is None:
        raise Http404
    try:
        rows = freezing.versions(actor, agency, year)
    except Refusal:
        raise Http404 from None
    form, status = FreezeForm(request.POST if request.method == "POST" else None), 200
    if request.method != "POST":
        form = FreezeForm(initial=held.initial(door.typed_before(request, door.owner_of(actor), at=at)))
    elif form.is_valid():
        reason = form.cleaned_data["reason"]
        used = door.use(
            request,
            lambda: {"version": freezing.freeze(agency, year, reason=reason, by=actor, at=at).version},
            actor=door.owner_of(actor),
            route=request.path,
            at=at,
        )
        if used.refusal is None:
            return redirect("web:frozen", agency=agency, year=year, version=used.reply["version"])
        form.take(used.errors or {"": used.sentence})
        status = used.status
    else:
        status = 400
    context = {
        "form": form,
        "agency": body,
        "year": year,
        "versions": rows,
        "may_freeze": actor.sits((Role.OMBUDSMAN,), agency_id=body.pk),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "scores",
        "notice": scoring.NOTICE,
    }
    return door.page(request, "frozen_versions", context, status=status)


@require_safe
@door.roles_only(*READERS)
def version(request: HttpRequest, actor: Actor, agency: str, year: int, version: int) -> HttpResponse:
    """One version: its scores, with what they were counted."""
    row = _version(actor, agency, year, version)
    document = json.loads(row.document)
    names = dict(Unit.objects.filter(agency=row.agency).values_list("code", "name"))
    context = {
        "row": row,
        "document": document,
        "mean": _number(document["score"]["mean"]),
        "zone_name": ZONES.get(document["score"]["zone_of_score"] or ""),
        "units": [
            (
                {
                    **one,
                    "score": _number(one["result"]["score"]),
                    "exact": _number(one["result"]["exact"]),
                },
                names.get(one["unit"], one["unit"]),
                len({line["case"] for line in one["lines"]}),
                ZONES.get(one["result"]["zone_of_score"] or ""),
            )
            for one in document["units"]
        ],
        "here": "scores",
        "notice": scoring.NOTICE,
    }
    return door.page(request, "frozen", context)


@require_safe
@door.roles_only(*READERS)
def export(request: HttpRequest, actor: Actor, agency: str, year: int, version: int) -> HttpResponse:
    """The document byte for byte."""
    try:
        row = freezing.whole(actor, agency, year, version)
    except NotYours as refusal:
        return door.withheld(request, refusal)
    except Refusal:
        raise Http404 from None
    name = f"nilai-{row.agency.code}-{year}-v{version}.json"
    return HttpResponse(
        row.document,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _number(text: str | None) -> Decimal | None:
    """A number of the document, to be shown in the reader's language."""
    return None if text is None else Decimal(text)


def _version(actor: Actor, agency: str, year: int, number: int) -> FrozenScores:
    try:
        return freezing.version(actor, agency, year, number)
    except Refusal:
        raise Http404 from None
