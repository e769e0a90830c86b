"""The frozen versions of an agency's year: to read, to take away, and for the Ombudsman to write the next one; and what stands
beside each."""

import json
from decimal import Decimal
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from compliance import scoring
from compliance.frozen import freezing
from compliance.frozen.latest import suffix_of
from compliance.frozen.models import FrozenScores
from compliance.hearing import beside
from compliance.hearing.reading import Said
from compliance.instrument import instrument
from law.codes import DutyKind
from law.counting import local_date
from web import door, held, spreadsheets
from web.figures import READERS
from web.forms.fields import Form, Words
from web.templatetags.tuntas import local
from web.views.explained import DUTIES
from web.views.scores import DIMENSIONS, ZONES
from workflow import clock
from workflow.errors import NotYours, Refusal

MOST_SHOWN: Final = 200
"""Duties on the page of what came since."""


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
    others = {one.code: one for one in beside.of(row, actor)}
    context = {
        "row": row,
        "document": document,
        "suffix": instrument(year).suffix,
        "beside": suffix_of(document),
        "instrument": _instrument(document["instrument"]),
        "weights": [
            (DIMENSIONS.get(code, code), {"weight": Decimal(weight), "certainty": certainty})
            for code, weight, certainty in document["instrument"]["dimensions"]
        ],
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
                others[one["unit"]],
            )
            for one in document["units"]
        ],
        "at": clock.now(),
        "here": "scores",
        "notice": scoring.NOTICE,
    }
    return door.page(request, "frozen", context)


@require_safe
@door.roles_only(*READERS)
def unit(request: HttpRequest, actor: Actor, agency: str, year: int, version: int, unit: str) -> HttpResponse:
    """What stands beside the frozen figure of one unit: reply, objections, and what was complied with since."""
    row = _version(actor, agency, year, version)
    place = Unit.objects.filter(agency=row.agency, code=unit).first()
    found = next((one for one in beside.of(row, actor) if one.code == unit), None)
    if place is None or found is None:
        raise Http404
    context = {
        "row": row,
        "unit": place,
        "beside": found,
        "later": [(each, _duty(each.kind)) for each in found.later[:MOST_SHOWN]],
        "more": len(found.later) > MOST_SHOWN,
        "most": MOST_SHOWN,
        "at": clock.now(),
        "here": "scores",
        "notice": scoring.NOTICE,
    }
    return door.page(request, "frozen_unit", context)


@require_safe
@door.roles_only(*READERS)
def workbook(_request: HttpRequest, actor: Actor, agency: str, year: int, version: int) -> HttpResponse:
    """A version as a table: each unit's frozen figure and what stands beside it; each objection and what came since, a row each."""
    row, at = _version(actor, agency, year, version), clock.now()
    names = dict(Unit.objects.filter(agency=row.agency).values_list("code", "name"))
    heading = [_("Unit"), _("Baris"), _("Nomor"), _("Nilai yang dibekukan"), _("Rancangan nilai")]
    heading += [_("Tanpa kasus yang keberatannya diterima"), _("Tepat waktu"), _("Jatuh tempo")]
    heading += [
        _("Terlambat dan belum dipenuhi"),
        _("Sejak itu dipenuhi"),
        _("Batas"),
        _("Dipenuhi"),
        _("Kata"),
    ]
    rows: list[list[Any]] = []
    for one in beside.of(row, actor):
        name = names.get(one.code, one.code)
        figures = [one.score, one.draft_score, one.without, one.in_time, one.due]
        figures += [len(one.later), len(one.met_since)]
        reply = one.reply.text if one.reply else None
        rows.append([name, _("nilai"), None, *figures, None, None, reply])
        empty = [None] * len(figures)
        for each in one.later:
            met = None if each.met_at is None else local_date(each.met_at, row.agency.zone)
            what = _("sejak itu: %(duty)s") % {"duty": _duty(each.kind)}
            rows.append([name, what, None if each.hidden else each.case, *empty, each.due_on, met, None])
        for kind, said in ((_("keberatan"), one.said), (_("keberatan diterima sesudahnya"), one.won_since)):
            rows += [[name, kind, each.reference, *empty, None, None, _words(each)] for each in said]
    heard = (
        _("Unit didengar sebelum versi ini.") if row.hearing else _("Unit tidak didengar sebelum versi ini.")
    )
    about = [
        [str(scoring.NOTICE)],
        *_suffix(json.loads(row.document)),
        [
            _("Versi %(version)s, dibekukan %(at)s")
            % {"version": row.version, "at": local(row.as_of, row.agency.zone)}
        ],
        [heard],
        [
            _("Yang terjadi sejak pembekuan: keadaan per %(at)s; tidak termasuk nilai.")
            % {"at": local(at, row.agency.zone)}
        ],
    ]
    return spreadsheets.workbook(f"nilai-{agency}-{year}-v{version}.xlsx", _("Nilai"), heading, rows, about)


def _suffix(document: dict[str, Any]) -> list[list[Any]]:
    """The suffix of the opinion as a line; none where the version knows no product."""
    found = suffix_of(document)
    if found is None or found["given"] is None:
        return []
    words = document["products"]["suffix"]["words"] if found["given"] else _("tidak diberikan")
    return [[_("Akhiran opini"), words, f"{found['done']}/{found['due']}"]]


def _duty(kind: str) -> str:
    """What a counted duty is called."""
    return str(DUTIES.get(DutyKind(kind), kind))


def _words(said: Said) -> str:
    """An objection and its decision in one cell, as this reader may read them."""
    decision = said.decision
    verdict = _("belum diputus")
    if decision is not None:
        verdict = _("diterima") if decision.upheld else _("ditolak")
    return " · ".join(text for text in (said.reasons, verdict, said.decided_because) if text)


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


def _instrument(told: dict[str, Any]) -> str:
    """Its code, with the version of its weights where that is not the first."""
    return f"{told['code']} v{told['version']}" if "version" in told else str(told["code"])


def _number(text: str | None) -> Decimal | None:
    """A number of the document, to be shown in the reader's language."""
    return None if text is None else Decimal(text)


def _version(actor: Actor, agency: str, year: int, number: int) -> FrozenScores:
    try:
        return freezing.version(actor, agency, year, number)
    except Refusal:
        raise Http404 from None
