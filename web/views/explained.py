"""A unit's score down to the single complaint, and what it would be if things were otherwise."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.actors import Actor
from accounts.models import Unit
from compliance import behind, scoring
from compliance.explained import reading, supposing
from compliance.explained.lines import Line
from compliance.explained.reading import Explained, Shown
from compliance.explained.tree import ROUNDING, Dimension, Indicator
from compliance.instrument import estimate, instrument
from compliance.trust import figures
from law.codes import DutyKind as K
from law.counting import local_date
from web import door
from web.figures import ENTERS, READERS
from web.views.scores import DIMENSIONS, INDICATORS, ZONES
from workflow import clock, replica
from workflow.errors import Refusal

AHEAD: Final = timedelta(days=14)
DUTIES: Final = {
    K.SETTLE: gettext_lazy("Penyelesaian"),
    K.DECIDE: gettext_lazy("Keputusan"),
    K.FOLLOW_UP: gettext_lazy("Tindak lanjut pertama"),
    K.REPLY: gettext_lazy("Jawaban yang bertahan"),
    K.REMEDY: gettext_lazy("Tindakan yang dijanjikan"),
}
SUPPOSED: Final = (
    gettext_lazy("Sekarang"),
    gettext_lazy("Bila hanya waktu yang berlalu"),
    gettext_lazy("Bila pengandaian terjadi"),
)


@dataclass(slots=True)
class Asked:
    """Whose score of which year is asked for."""

    unit: Unit
    year: int
    at: datetime
    error: str = ""
    status: int = 200


@require_safe
@door.roles_only(*READERS)
def show(request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponse:
    asked = _asked(actor, agency, unit, year)
    context: dict[str, Any] = {"asked": asked, "unit": asked.unit, "here": "scores", "notice": scoring.NOTICE}
    code = request.GET.get("indikator", "")
    page = _Page(code, request.GET.get("hal", "1"))
    try:
        found = replica.read(
            lambda as_of: reading.of(asked.unit, year=year, as_of=as_of, wanted=page.of),
            at=asked.at,
            by=actor.user,
        )
    except Refusal as refusal:
        return _refused(request, context, asked, refusal, "explained")
    context |= {
        "found": found,
        "trust": figures.of(asked.unit, year, instrument(year)),
        "may_enter": actor.sits(ENTERS, agency_id=asked.unit.agency_id),
        "band": _band(found),
        "dimensions": [
            (Named(one, DIMENSIONS.get(one.code, one.code)), _parts(one)) for one in found.tree.dimensions
        ],
    }
    if code:
        context |= _listed(found, page, actor, asked)
    return door.page(request, "explained", context, status=asked.status)


@require_safe
@door.roles_only(*READERS)
def what_if(request: HttpRequest, actor: Actor, agency: str, unit: str, year: int) -> HttpResponse:
    """The score on a day if chosen cases are answered on it and chosen answers are contested. Writes nothing."""
    asked = _asked(actor, agency, unit, year)
    today = local_date(asked.at, asked.unit.agency.zone)
    answered, contested = request.GET.getlist("jawab"), request.GET.getlist("sanggah")
    context: dict[str, Any] = {
        "asked": asked,
        "unit": asked.unit,
        "here": "scores",
        "notice": scoring.NOTICE,
        "by": today + AHEAD,
        "today": today,
        "last": today + timedelta(days=supposing.MOST_DAYS),
    }
    try:
        by = date.fromisoformat(request.GET["tanggal"]) if "tanggal" in request.GET else today + AHEAD
    except ValueError:
        asked.error, asked.status = _("Tanggal tidak benar."), 400
        return door.page(request, "what_if", context, status=400)
    context["by"] = by
    try:
        found = replica.read(
            lambda as_of: supposing.what_if(
                asked.unit,
                year=year,
                as_of=as_of,
                by=by,
                answered=answered,
                contested=contested,
                reader=actor,
            ),
            at=asked.at,
            by=actor.user,
        )
    except Refusal as refusal:
        return _refused(request, context, asked, refusal, "what_if")
    stands = (found.now, found.otherwise, found.then)
    hidden = behind.hidden({line.case for line in (*found.open, *found.standing)}, actor)
    context |= {
        "stands": [(name, _band(one), _estimated(one)) for name, one in zip(SUPPOSED, stands, strict=True)],
        "open_cases": _boxes(found.open, hidden, answered),
        "standing": _boxes(found.standing, hidden, contested),
    }
    return door.page(request, "what_if", context, status=asked.status)


def _asked(actor: Actor, agency: str, unit: str, year: int) -> Asked:
    """Raises Http404 where there is no such unit, or none of this reader's."""
    try:
        return Asked(reading.place(actor, agency, unit), year, clock.now())
    except Refusal:
        raise Http404 from None


def _refused(
    request: HttpRequest, context: dict[str, Any], asked: Asked, refusal: Refusal, template: str
) -> HttpResponse:
    used = door.refused(request, refusal)
    asked.error, asked.status = next(iter(used.errors.values()), used.sentence), used.status
    return door.page(request, template, context, status=asked.status)


class Stand(NamedTuple):
    """A score and what it means."""

    score: Any
    category: str | None
    band_zone: str | None
    zone_name: Any
    opinion: str


def _band(found: Explained) -> Stand:
    band = found.band
    if band is None:
        return Stand(None, None, None, None, "")
    return Stand(found.tree.score, band.category, band.zone, ZONES[band.zone], band.opinion or "")


def _estimated(found: Explained) -> Any:
    return next((one.score for one in found.tree.dimensions if one.code == scoring.ESTIMATED), None)


class Named(NamedTuple):
    one: Any
    name: Any


def _parts(one: Dimension) -> list[Named]:
    return [Named(each, _indicator(each)) for each in one.indicators]


def _indicator(one: Indicator) -> Any:
    return _("Pembulatan nilai dimensi") if one.code == ROUNDING else INDICATORS.get(one.code, one.code)


class _Page(NamedTuple):
    """Of which indicator which page is asked for, as it was typed."""

    code: str
    number: str

    def of(self, indicator: Indicator) -> int | None:
        """The page of this one, the nearest that there is; None: it is not asked for."""
        if indicator.code != self.code:
            return None
        known = self.number.isdecimal() and len(self.number) < 10
        return min(max(int(self.number), 1), reading.pages(indicator)) if known else 1


def _listed(found: Explained, page: _Page, actor: Actor, asked: Asked) -> dict[str, Any]:
    """The cases of one indicator, the costliest first."""
    every = [one for dimension in found.tree.dimensions for one in dimension.indicators]
    chosen = next((one for one in every if one.code == page.code), None)
    if chosen is None:
        asked.error, asked.status = _("Tidak ada indikator dengan kode ini."), 404
        return {}
    number, last = page.of(chosen) or 1, reading.pages(chosen)
    return {
        "chosen": Named(chosen, _indicator(chosen)),
        "rows": [(shown, _what(shown)) for shown in reading.shown(found.pages[chosen.code], actor)],
        "number": number,
        "last": last,
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < last else None,
    }


def _what(shown: Shown) -> Any:
    """What the row counts: a duty of a case, or an item of the checklist."""
    line = shown.piece.line
    if line is not None:
        return DUTIES[K(line.kind)]
    label = estimate().checklist.get(shown.piece.item)
    if label is None:
        return _("Pembulatan nilai dimensi")
    return label.en if get_language() == "en" else label.id


def _boxes(some: list[Line], hidden: set[int], ticked: list[str]) -> list[tuple[str, date, bool]]:
    """The cases that may be supposed answered or contested, with the end of each; and which are."""
    return [
        (line.reference, line.due_on, line.reference in ticked) for line in some if line.case not in hidden
    ]
