"""GET scores/{agency}/{unit}/{year}/explain/: a score down to its cases. what-if/: the score if things were otherwise."""

from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Actor
from accounts.limits import budgets
from api.complaints import day
from api.door import Door, link
from api.shapes import basics
from api.shapes.basics import Named
from api.shapes.problems import Problem
from complaints.texts import Refusal
from compliance import scoring
from compliance.explained import reading, supposing
from compliance.explained.reading import Explained
from compliance.explained.tree import Indicator, Piece
from workflow.errors import BadInput
from workflow.record.sentences import BAD_TEXT

POINTS: Final = serializers.CharField(
    allow_null=True, help_text="Points of the score, 12 decimals; together exactly those of the level above"
)
LOST: Final = serializers.CharField(allow_null=True, help_text="Points that it cost; adds up likewise")


class PieceShape(serializers.Serializer[Any]):
    reference = serializers.CharField(
        allow_null=True,
        help_text="Null: an item of the checklist, or a case of which the caller may know nothing",
    )
    item = serializers.CharField(help_text="Of the checklist, or `rounding`; empty for a case")
    points = POINTS
    lost = LOST
    duty = serializers.CharField(
        allow_null=True, help_text="settle, decide, follow_up, reply, remedy; null as above"
    )
    due_on = serializers.DateField(allow_null=True)
    good = serializers.BooleanField(
        allow_null=True, help_text="In time, or an answer that stood; null as above"
    )
    days_late = serializers.IntegerField(
        allow_null=True, help_text="Only of settle and decide, in the unit of the duty"
    )
    still_open = serializers.BooleanField()


class IndicatorShape(serializers.Serializer[Any]):
    code = serializers.CharField(
        help_text="`rounding`: what the rounding of the dimension's score gives or takes"
    )
    weight = serializers.FloatField()
    weight_used = serializers.FloatField(
        help_text="After the weights of indicators without cases were shared"
    )
    score = serializers.FloatField(allow_null=True)
    points = POINTS
    lost = LOST
    total = serializers.IntegerField(help_text="How many cases it has in all")
    cases = PieceShape(
        many=True, help_text="The costliest first; up to 50, and none of indicators not asked for"
    )
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class DimensionShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    weight = serializers.FloatField()
    certainty = serializers.CharField(help_text="How sure the weight is: V, V2 or R")
    score = serializers.FloatField(allow_null=True)
    points = POINTS
    lost = LOST
    indicators = IndicatorShape(
        many=True, help_text="Empty where the dimension's score was entered as a whole"
    )


TREE: Final[dict[str, Any]] = {
    "notice": serializers.CharField(),
    "year": serializers.IntegerField(),
    "as_of": serializers.DateTimeField(),
    "agency": Named(),
    "unit": Named(),
    "instrument": serializers.CharField(),
    "estimate": serializers.CharField(),
    "official": serializers.BooleanField(
        help_text="A published total stands: nothing of it can be taken apart"
    ),
    "source": serializers.CharField(),
    "score": serializers.FloatField(allow_null=True, help_text="Null while a dimension has no score"),
    "exact": serializers.CharField(
        allow_null=True, help_text="Before rounding: the sum of the dimensions' points"
    ),
    "category": serializers.CharField(allow_null=True),
    "band_zone": serializers.CharField(allow_null=True),
    "opinion": serializers.CharField(allow_null=True),
    "dimensions": DimensionShape(many=True),
}


class StandShape(serializers.Serializer[Any]):
    score = serializers.FloatField(allow_null=True)
    exact = serializers.CharField(allow_null=True)
    category = serializers.CharField(allow_null=True)
    band_zone = serializers.CharField(allow_null=True)
    opinion = serializers.CharField(allow_null=True)
    complaint_management = serializers.FloatField(allow_null=True)


class Explain(Door):
    query = ("indicator", "page")

    @extend_schema(
        operation_id="scores_explain",
        parameters=[
            OpenApiParameter("indicator", str, description="Whose cases; without it the first of each"),
            OpenApiParameter("page", int, description="From 1; 50 cases each"),
        ],
        responses={
            200: inline_serializer("ExplainedScore", TREE),
            400: Problem,
            403: Problem,
            404: Problem,
            429: Problem,
        },
    )
    def get(self, request: Request, agency: str, unit: str, year: int) -> Response:
        """From the unit's score to dimension, indicator and case: points that add up to the last digit."""
        actor = self.caller.staff()
        place = reading.place(actor, agency, unit)
        self.limit(budgets.EXPORTS)
        asked = _Asked(request.path, self.asked.get("indicator"), self.asked.get("page", "1"), actor)
        found = self.read(lambda as_of: reading.of(place, year=year, as_of=as_of, wanted=asked.of))
        return Response(_tree(found, asked))


class WhatIf(Door):
    query = ("by", "answered", "contested")

    @extend_schema(
        operation_id="scores_what_if",
        parameters=[
            OpenApiParameter("by", OpenApiTypes.DATE, required=True, description="Local date of the agency"),
            OpenApiParameter(
                "answered", str, description="Open cases that are answered on that day, with commas"
            ),
            OpenApiParameter(
                "contested", str, description="Cases whose answer is contested until then, with commas"
            ),
        ],
        responses={
            200: inline_serializer(
                "ScoreWhatIf",
                {
                    "notice": serializers.CharField(),
                    "by": serializers.DateField(),
                    "as_of": serializers.DateTimeField(),
                    "now": StandShape(),
                    "otherwise": StandShape(help_text="If only time goes by until the end of that day"),
                    "then": StandShape(),
                },
            ),
            400: Problem,
            403: Problem,
            404: Problem,
            429: Problem,
        },
    )
    def get(self, _request: Request, agency: str, unit: str, year: int) -> Response:
        """The score at the end of a day if these are answered on it and these contests stand. Writes nothing."""
        actor = self.caller.staff()
        place = reading.place(actor, agency, unit)
        self.limit(budgets.EXPORTS)
        if "by" not in self.asked:
            raise BadInput({"by": ("required", BAD_TEXT[Refusal.EMPTY])})
        by = day(self.asked["by"], "by")
        answered, contested = (_references(self.asked.get(name, "")) for name in ("answered", "contested"))
        found = self.read(
            lambda as_of: supposing.what_if(
                place, year=year, as_of=as_of, by=by, answered=answered, contested=contested, reader=actor
            )
        )
        return Response(
            {
                "notice": str(scoring.NOTICE),
                "by": by.isoformat(),
                "as_of": basics.instant(found.now.as_of),
                "now": _stand(found.now),
                "otherwise": _stand(found.otherwise),
                "then": _stand(found.then),
            }
        )


class _Asked:
    """Of which indicator which page is asked for."""

    def __init__(self, path: str, indicator: str | None, page: str, reader: Actor) -> None:
        self.path, self.indicator, self.reader, self._page = path, indicator, reader, page

    def of(self, indicator: Indicator) -> int | None:
        """The page of this indicator's cases; None: not asked for. Raises BadInput for one that it does not have."""
        if self.indicator is None:
            return 1
        if indicator.code != self.indicator:
            return None
        if self.page > reading.pages(indicator):
            raise BadInput({"page": NO_PAGE})
        return self.page

    @property
    def page(self) -> int:
        text = self._page
        if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text)):
            raise BadInput({"page": NO_PAGE})
        return int(text)

    def link(self, indicator: Indicator, page: int) -> str:
        return link(self.path, [("indicator", indicator.code), ("page", str(page))])


NO_PAGE: Final = ("unknown", _("Tidak ada halaman ini."))


def _tree(found: Explained, asked: _Asked) -> dict[str, Any]:
    known = {one.code for dimension in found.tree.dimensions for one in dimension.indicators}
    if asked.indicator is not None and asked.indicator not in known:
        raise BadInput({"indicator": ("unknown", _("Tidak ada indikator dengan kode ini."))})
    if asked.indicator is None and asked.page != 1:
        raise BadInput({"page": NO_PAGE})
    unit = found.unit
    return {
        "notice": str(scoring.NOTICE),
        "year": found.year,
        "as_of": basics.instant(found.as_of),
        "agency": {"code": unit.agency.code, "name": unit.agency.name},
        "unit": {"code": unit.code, "name": unit.name},
        "instrument": found.instrument,
        "estimate": found.estimate,
        "official": found.tree.official,
        "source": found.given.source,
        **_band(found),
        "dimensions": [
            {
                "code": one.code,
                "weight": float(one.weight),
                "certainty": one.certainty,
                "score": _number(one.score),
                "points": _points(one.points),
                "lost": _points(one.lost),
                "indicators": [_indicator(each, found, asked) for each in one.indicators],
            }
            for one in found.tree.dimensions
        ],
    }


def _band(found: Explained) -> dict[str, Any]:
    band = found.band
    return {
        "score": _number(found.tree.score),
        "exact": _points(found.tree.exact),
        "category": None if band is None else band.category,
        "band_zone": None if band is None else band.zone,
        "opinion": None if band is None else band.opinion,
    }


def _stand(found: Explained) -> dict[str, Any]:
    scores = {one.code: one.score for one in found.tree.dimensions}
    return {**_band(found), "complaint_management": _number(scores.get(scoring.ESTIMATED))}


def _indicator(one: Indicator, found: Explained, asked: _Asked) -> dict[str, Any]:
    page, last = asked.of(one), reading.pages(one)
    return {
        "code": one.code,
        "weight": float(one.weight),
        "weight_used": round(float(one.used), 2),
        "score": _number(one.score),
        "points": _points(one.points),
        "lost": _points(one.lost),
        "total": one.n,
        "cases": _cases(found.pages.get(one.code, []), asked.reader),
        "next": asked.link(one, page + 1) if page is not None and page < last else None,
        "previous": asked.link(one, page - 1) if page is not None and page > 1 else None,
    }


def _cases(pieces: Sequence[Piece], reader: Actor) -> list[dict[str, Any]]:
    rows = []
    for shown in reading.shown(pieces, reader):
        piece, line = shown.piece, shown.piece.line if shown.reference else None
        rows.append(
            {
                "reference": shown.reference,
                "item": piece.item,
                "points": _points(piece.points),
                "lost": _points(piece.lost),
                "duty": line and line.kind,
                "due_on": line and line.due_on.isoformat(),
                "good": line and line.good,
                "days_late": line and line.days_late,
                "still_open": bool(line and line.running),
            }
        )
    return rows


def _points(value: Any) -> str | None:
    return None if value is None else f"{value:f}"


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _references(text: str) -> list[str]:
    """The references of a list with commas, each once."""
    return list(dict.fromkeys(filter(None, (one.strip().upper() for one in text.split(",")))))
