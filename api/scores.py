"""GET scores/, scores/bands/ and PUT assessments/: the yearly scores of units and agencies. Numbers that are not
marked official are our estimates, and every answer says so."""

import json
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.bodies import NOT_A_NUMBER, Truth, Typed, Whole
from api.door import Door, written
from api.shapes.basics import Named
from api.shapes.problems import Problem
from api.told import beside, told, with_rows
from compliance import assessments, scoring
from compliance.entered.form import DimensionLines, Item, Line, Standing
from compliance.instrument import Label
from compliance.models import CHECKLIST, ENTERED
from compliance.scores import KEPT, Dimension, NoInstrument, ScoreOutOfRange, band
from workflow.errors import BadInput, NotVisible

YEAR = OpenApiParameter("year", int, required=True)


class Score(serializers.Field[Any, Any, float, Any]):
    """A JSON number from 0 to 100."""

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, bool) or not isinstance(data, int | float):
            raise ValidationError([ErrorDetail(str(NOT_A_NUMBER), "wrong_type")])
        return Decimal(str(data))

    def to_representation(self, value: Decimal) -> float:
        return float(value)


def _named(
    name: str, fields: dict[str, serializers.Field[Any, Any, Any, Any]]
) -> type[serializers.Serializer[Any]]:
    return type(name, (serializers.Serializer,), fields)


Dimensions = _named("Dimensions", {name: Score(required=False, allow_null=True) for name in ENTERED})
Checklist = _named(
    "Checklist",
    {name: Whole(required=False, allow_null=True, min_value=0, max_value=4) for name in CHECKLIST},
)


class AssessmentBody(serializers.Serializer[Any]):
    """What is not named stays as it is; null empties it. Coordinators mark the checklist, the Ombudsman enters the
    dimensions and confirms the marks. A frozen year is only corrected, with the reason in `correction`: that writes its next
    version."""

    dimensions = Dimensions(required=False)
    checklist = Checklist(required=False)
    indicators = serializers.DictField(child=Score(allow_null=True), required=False)
    notes = serializers.DictField(
        child=Typed("comment"),
        required=False,
        help_text="By code, what a value rests on or where its evidence lies, 500 characters at most; empty takes it back",
    )
    confirmed = Truth(required=False)
    source = Typed("comment", required=False)  # type: ignore[assignment]  # a field named like one of its options
    correction = Typed(required=False)


class KeptLine(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    entered_at = serializers.DateTimeField(allow_null=True)
    entered_by = serializers.CharField(allow_null=True)


class IndicatorLine(KeptLine):
    """`evidence`: `document`, `secondary`, or `counted` by the product; `certainty`: V, V2 or R."""

    evidence = serializers.CharField()
    certainty = serializers.CharField()
    score = serializers.FloatField(allow_null=True)
    may_enter = serializers.BooleanField()


class ItemLine(KeptLine):
    mark = serializers.IntegerField(allow_null=True)


class DimensionLine(KeptLine):
    weight = serializers.FloatField()
    certainty = serializers.CharField()
    score = serializers.FloatField(allow_null=True)
    may_enter = serializers.BooleanField()
    indicators = IndicatorLine(many=True)


class AssessmentShape(serializers.Serializer[Any]):
    """What stands of a unit's year. Indicators of a dimension weigh the same, since no weights are known."""

    notice = serializers.CharField()
    instrument = serializers.CharField()
    certainty = serializers.CharField()
    dimensions = DimensionLine(many=True)
    checklist = serializers.DictField(child=serializers.IntegerField(allow_null=True))
    items = ItemLine(many=True, help_text="The checklist with its words")
    confirmed = serializers.BooleanField()
    official = serializers.FloatField(allow_null=True)
    source = serializers.CharField()  # type: ignore[assignment]  # a field named like one of its options


class FrozenScoreShape(serializers.Serializer[Any]):
    """Of the latest frozen version. Everything else in the answer is live."""

    version = serializers.IntegerField()
    as_of = serializers.DateTimeField()
    heard = serializers.BooleanField()
    score = serializers.FloatField(allow_null=True)
    category = serializers.CharField(allow_null=True)
    band_zone = serializers.CharField(allow_null=True)


class SuffixShape(serializers.Serializer[Any]):
    """*Tanpa Maladministrasi*, beside the category and in no score: of `due` tasks in the Ombudsman's products of the year `done`
    were done. `given` is null without a task or without a score."""

    given = serializers.BooleanField(allow_null=True)
    due = serializers.IntegerField()
    done = serializers.IntegerField()


class WeightShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    weight = serializers.FloatField()
    certainty = serializers.CharField(help_text="V, V2 or R")


class UnitScoreShape(serializers.Serializer[Any]):
    unit = Named()
    agency = Named()
    year = serializers.IntegerField()
    dimensions = serializers.DictField(child=serializers.FloatField(allow_null=True))
    estimated = serializers.ListField(child=serializers.CharField())
    score = serializers.FloatField(allow_null=True)
    category = serializers.CharField(allow_null=True)
    band_zone = serializers.CharField(allow_null=True)
    official = serializers.BooleanField()
    instrument = serializers.CharField(help_text="With the version of its weights, unless that is the first")
    source = serializers.CharField()  # type: ignore[assignment]  # a field named like one of its options
    n = serializers.IntegerField()
    still_open = serializers.IntegerField()
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    greyed = serializers.BooleanField()
    indicators = serializers.ListField(child=serializers.DictField())
    left_out = serializers.ListField(child=serializers.CharField())
    rules = serializers.ListField(child=serializers.CharField())
    calendars = serializers.ListField(child=serializers.CharField())
    frozen = FrozenScoreShape(allow_null=True)


class AgencyScoreShape(serializers.Serializer[Any]):
    agency = Named()
    year = serializers.IntegerField()
    score = serializers.FloatField(allow_null=True)
    published = serializers.FloatField(allow_null=True)
    published_source = serializers.CharField()
    difference = serializers.FloatField(allow_null=True)
    category = serializers.CharField(allow_null=True)
    band_zone = serializers.CharField(allow_null=True)
    n = serializers.IntegerField()
    verification = serializers.DictField()
    suffix = SuffixShape(allow_null=True, help_text="Null before 2025")
    frozen = FrozenScoreShape(allow_null=True)
    frozen_suffix = SuffixShape(
        allow_null=True, help_text="Of the latest frozen version; null where it knows no task"
    )


class Scores(Door):
    query = ("year", "agency")

    @extend_schema(
        operation_id="scores_list",
        parameters=[YEAR, OpenApiParameter("agency", str)],
        responses={
            200: inline_serializer(
                "Scores",
                {
                    "notice": serializers.CharField(),
                    "year": serializers.IntegerField(),
                    "as_of": serializers.DateTimeField(),
                    "instrument": serializers.CharField(),
                    "weights": WeightShape(many=True),
                    "estimate": serializers.CharField(),
                    "units": UnitScoreShape(many=True),
                    "agencies": AgencyScoreShape(many=True),
                },
            ),
            403: Problem,
            404: Problem,
        },
    )
    def get(self, _request: Request) -> Response:
        actor = self.caller.staff()
        year, agency = _year(self.asked), self.asked.get("agency")
        found = self.read(lambda as_of: scoring.year(year, agency=agency, actor=actor, as_of=as_of))
        return written(_written(found))


def _written(found: scoring.Year) -> str:
    units = [_unit(found.parts(place)) for place in found.places]
    return with_rows(told(found.told()), "units", units, told({"agencies": found.agencies()}))


def _unit(parts: scoring.Parts) -> str:
    frozen = "null" if parts.frozen is None else told(parts.frozen)
    return beside(
        told(parts.scored),
        _estimate(parts.dimension, parts.official),
        _counted_with(parts.rules, parts.calendars),
        f'{{"frozen":{frozen}}}',
    )


@lru_cache(maxsize=KEPT)
def _estimate(dimension: Dimension, official: bool) -> str:
    """The table of a country has thousands of them, nearly all as the last time."""
    return told(scoring.estimate_row(dimension, official))


@lru_cache(maxsize=KEPT)
def _counted_with(rules: tuple[str, ...], calendars: tuple[str, ...]) -> str:
    return told({"rules": rules, "calendars": calendars})


class Bands(Door):
    query = ("score", "year")
    authentication_classes = ()

    @extend_schema(
        operation_id="scores_bands",
        parameters=[OpenApiParameter("score", OpenApiTypes.DECIMAL, required=True), YEAR],
        responses=inline_serializer(
            "Band",
            {
                "score": serializers.FloatField(),
                "category": serializers.CharField(allow_null=True),
                "band_zone": serializers.CharField(),
                "opinion": serializers.CharField(allow_null=True),
            },
        ),
        auth=[],
    )
    def get(self, _request: Request) -> Response:
        """The band of a score, which is rounded half up to 2 decimals first. Public."""
        try:
            score_band = band(_score(self.asked), _year(self.asked))
        except ScoreOutOfRange:
            raise BadInput({"score": BAD_SCORE}) from None
        except NoInstrument:
            raise BadInput({"year": BAD_YEAR}) from None
        return Response(
            {
                "score": float(score_band.score),
                "category": score_band.category,
                "band_zone": score_band.zone,
                "opinion": score_band.opinion,
            }
        )


class Assessments(Door):
    body = AssessmentBody

    @extend_schema(
        operation_id="assessments_read",
        responses={200: AssessmentShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def get(self, _request: Request, agency: str, unit: str, year: int) -> Response:
        """All that can be entered of a unit's year, with what stands. For those who enter it."""
        actor = self.caller.staff()
        return Response(_standing(self.read(lambda _at: assessments.standing(agency, unit, year, by=actor))))

    @extend_schema(
        operation_id="assessments_enter",
        request=AssessmentBody,
        responses={200: UnitScoreShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def put(self, _request: Request, agency: str, unit: str, year: int) -> Response:
        """Enter dimensions and checklist of a unit's year; answers with the unit's score as it now stands."""
        return self.once(lambda: self._enter(agency, unit, year))

    def _enter(self, agency: str, unit: str, year: int) -> tuple[int, Any]:
        by = self.caller.staff()
        fields = self.given()
        entry = assessments.Entry(
            dimensions=fields.get("dimensions", {}),
            checklist=fields.get("checklist", {}),
            indicators=fields.get("indicators", {}),
            notes=fields.get("notes", {}),
            confirmed=fields.get("confirmed"),
            source=fields.get("source"),
            correction=fields.get("correction"),
        )
        assessments.enter(agency, unit, year, entry=entry, by=by, at=self.at)
        rows = scoring.scores(year=year, agency=agency, actor=by, as_of=self.at)["units"]
        for row in rows:
            if row["unit"]["code"] == unit:
                return 200, _json(row)
        raise NotVisible("not_found", "")


def _standing(found: Standing) -> Any:
    return _json(
        {
            "notice": scoring.NOTICE,
            "instrument": found.instrument.code,
            "certainty": found.instrument.certainty,
            "dimensions": [
                {
                    **_kept(one),
                    "weight": one.weight,
                    "certainty": one.certainty,
                    "score": one.value,
                    "may_enter": one.may_enter,
                    "indicators": [
                        {
                            **_kept(line),
                            "evidence": line.evidence,
                            "certainty": line.certainty,
                            "score": line.value,
                            "may_enter": line.may_enter,
                        }
                        for line in one.lines
                    ],
                }
                for one in found.dimensions
            ],
            "checklist": {item.code: item.mark for item in found.items},
            "items": [{**_kept(item), "mark": item.mark} for item in found.items],
            "confirmed": found.confirmed,
            "official": found.official,
            "source": found.source,
        }
    )


def _kept(one: DimensionLines | Line | Item) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": _name(one.label),
        "note": one.kept.note,
        "entered_at": one.kept.entered_at,
        "entered_by": one.kept.entered_by,
    }


def _name(label: Label) -> str:
    return label.en if get_language() == "en" else label.id


BAD_YEAR = ("year", _("Tahun ditulis empat angka, mulai 2021."))
BAD_SCORE = ("score", _("Nilai dari 0 sampai 100."))


def _year(params: dict[str, str]) -> int:
    text = params.get("year", "")
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise BadInput({"year": BAD_YEAR})
    return int(text)


def _score(params: dict[str, str]) -> Decimal:
    text = params.get("score", "")
    try:
        if len(text) > 20 or not text.isascii():
            raise InvalidOperation
        return Decimal(text)
    except InvalidOperation:
        raise BadInput({"score": BAD_SCORE}) from None


def _json(value: Any) -> Any:
    """As it is told, of numbers, texts and lists alone."""
    return json.loads(told(value))
