"""Entering the scores of a unit's year in the browser: every dimension, indicator and item of the checklist, each with its note."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actors import Actor
from compliance import assessments, scoring
from compliance.entered import form as entered
from compliance.entered.form import DimensionLines, Item, Line, Standing
from compliance.frozen import freezing, log
from compliance.models import CHECKLIST, FIRST_YEAR
from law.counting import local_date
from web import door
from web.figures import ENTERS
from web.forms.entry import NOTE, VALUE, EntryForm, Part, Sight, initial, merged, named, shown
from web.views.entry_tables import FileForm
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible

MOST_HISTORY: Final = 30
EVIDENCE: Final = {
    "document": gettext_lazy("dibuktikan dengan dokumen"),
    "secondary": gettext_lazy("data lembaga lain"),
    "counted": gettext_lazy("dihitung Tuntas dari kejadian"),
}
COLUMNS: Final = {
    "official_score": gettext_lazy("nilai resmi"),
    "source": gettext_lazy("sumber"),
    "confirmed_at": gettext_lazy("konfirmasi daftar periksa"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A code on the page with its fields; without fields for who does not enter it."""

    code: str
    name: str
    evidence: str
    certainty: str
    stands: str
    kept: entered.Kept
    value: Any = None
    note: Any = None


@dataclass(frozen=True, slots=True)
class Section:
    """A dimension, or the checklist, with its rows. `whole`: the row of a dimension that is entered as a whole."""

    code: str
    name: str
    weight: Any
    certainty: str
    whole: Row | None
    rows: list[Row]


@require_safe
@door.roles_only(*ENTERS)
def show(request: HttpRequest, actor: Actor, agency: str, year: int) -> HttpResponse:
    """The units of an agency, and how much of each is entered."""
    body = door.agency_or_404(actor, agency, ENTERS)
    at = clock.now()
    this_year = local_date(at, body.zone).year
    context: dict[str, Any] = {
        "agency": body,
        "year": year,
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < this_year else None,
        "here": "scores",
        "notice": scoring.NOTICE,
    }
    try:
        instrument = assessments.instrument_of(year)
    except BadInput as refusal:
        return door.page(request, "entry", context | {"error": _first(refusal)}, status=400)
    context |= {
        "instrument": instrument,
        "units": entered.overview(body, year, instrument),
        "frozen": freezing.of_year(body.pk, year),
        "items": len(CHECKLIST),
        "form": FileForm(),
        "new_key": door.new_key(door.owner_of(actor)),
    }
    return door.page(request, "entry", context)


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(*ENTERS)
def unit(request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponse:
    """Everything of one unit's year. What another person changed meanwhile is shown and never overwritten."""
    at = clock.now()
    try:
        standing = assessments.standing(agency, unit, year, by=actor)
    except NotVisible:
        raise Http404 from None
    except BadInput as refusal:
        return door.withheld(request, NotNow("no_instrument", _first(refusal)))
    place = standing.unit
    part = Part.of(actor, place.agency_id)
    frozen = freezing.of_year(place.agency_id, year)
    options: dict[str, Any] = {"standing": standing, "part": part, "frozen": frozen is not None}
    status = 200
    if request.method == "POST":
        seen = Sight.read(request.POST.get("seen", ""), standing)
        form = EntryForm(request.POST, **options)
        status = 400
        if form.is_valid():
            used = _enter(request, actor, form, seen, at)
            if used.refusal is None:
                _tell(request, used.reply["changed"])
                return redirect("web:entry-unit", agency=agency, year=year, unit=unit)
            status = used.status
            if used.refusal.code == "crossed":
                standing = assessments.standing(agency, unit, year, by=actor)
                options["standing"] = standing
                form = EntryForm(initial=merged(standing, request.POST.dict(), seen), **options)
                seen = Sight.of(standing)
                form.cleaned_data = {}
            form.take(used.errors or {"": used.sentence})
    else:
        form, seen = _fresh(door.typed_before(request, door.owner_of(actor), at=at), standing, options)
    context = {
        "form": form,
        "seen": seen.written(),
        "unit": place,
        "year": year,
        "standing": standing,
        "sections": list(_sections(form, standing)),
        "part": part,
        "frozen": frozen,
        "history": list(_history(standing)),
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "scores",
        "notice": scoring.NOTICE,
    }
    return door.page(request, "entry_unit", context, status=status)


def _fresh(typed: QueryDict | None, standing: Standing, options: dict[str, Any]) -> tuple[EntryForm, Sight]:
    """A form of what stands; with what this person had typed before their session ended, if anything."""
    if typed is None:
        return EntryForm(initial=initial(standing), **options), Sight.of(standing)
    seen = Sight.read(typed.get("seen", ""), standing)
    return EntryForm(initial=merged(standing, typed.dict(), seen), **options), seen


def _enter(request: HttpRequest, actor: Actor, form: EntryForm, seen: Sight, at: datetime) -> door.Used:
    standing, entry = form.standing, form.entry(seen)
    changed = len({*entry.dimensions, *entry.indicators, *entry.checklist, *entry.notes}) + sum(
        each is not None for each in (entry.source, entry.confirmed)
    )

    def act() -> dict[str, int]:
        if changed:
            place = standing.unit
            assessments.enter(place.agency.code, place.code, standing.year, entry=entry, by=actor, at=at)
        return {"changed": changed}

    return door.use(request, act, actor=door.owner_of(actor), route=request.path, at=at)


def _tell(request: HttpRequest, changed: int) -> None:
    if changed:
        messages.success(request, _("Tersimpan: %(n)d perubahan.") % {"n": changed})
    else:
        messages.info(request, _("Tidak ada yang berubah, jadi tidak ada yang disimpan."))


def _first(refusal: BadInput) -> str:
    return str(next(iter(refusal.errors.values()))[1])


def _sections(form: EntryForm, standing: Standing) -> Iterator[Section]:
    for dimension in standing.dimensions:
        yield Section(
            dimension.code,
            named(dimension.label),
            dimension.weight,
            dimension.certainty,
            replace(_row(form, dimension), name=_("Seluruh dimensi")),
            [_row(form, line) for line in dimension.lines],
        )
    items = [_row(form, item) for item in standing.items]
    yield Section("checklist", _("Daftar periksa tata kelola"), None, "R", None, items)


def _row(form: EntryForm, one: DimensionLines | Line | Item) -> Row:
    value = one.mark if isinstance(one, Item) else one.value
    mine = one.code in form.codes
    return Row(
        code=one.code,
        name=named(one.label),
        evidence=str(EVIDENCE[one.evidence]) if isinstance(one, Line) else "",
        certainty="" if isinstance(one, Item) else one.certainty,
        stands=str(value) if isinstance(value, int) else shown(value),
        kept=one.kept,
        value=form[VALUE + one.code] if mine else None,
        note=form[NOTE + one.code] if mine else None,
    )


def _history(standing: Standing) -> Iterator[tuple[log.Change, list[tuple[str, str, str]]]]:
    """Each entry with what it changed, in words."""
    for change in log.history(standing.unit, standing.year, most=MOST_HISTORY):
        yield (
            change,
            [
                (_named(name), _value(name, before), _value(name, after))
                for name, before, after in change.what
            ],
        )


def _named(name: str) -> str:
    before, _dot, code = name.rpartition(".")
    if before == "note":
        return _("catatan %(code)s") % {"code": code}
    return str(COLUMNS.get(name, name))


def _value(name: str, text: str | None) -> str:
    if name == "confirmed_at":
        return _("tidak") if text is None else _("ya")
    return "–" if text is None or text == "" else text
