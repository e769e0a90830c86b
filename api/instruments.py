"""instruments/{code}/: the weights of an instrument in every version; versions/: the next one, with its reason."""

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.roles import POWERS
from api.bodies import Typed, Whole, Word
from api.door import Door
from api.scores import Score
from api.shapes import basics
from api.shapes.problems import Problem
from compliance import scoring
from compliance.scope import NOT_YOUR_FIGURES
from compliance.weights import changing
from workflow.errors import NotYours


class VersionBody(serializers.Serializer[Any]):
    """`weights` of every dimension, together exactly 100, with 3 decimals at most. `certainties`: V, V2 or R of each. `after`:
    the version that the sender saw last."""

    weights = serializers.DictField(child=Score())
    certainties = serializers.DictField(child=Word(max_length=2))
    after = Whole(min_value=1, max_value=32_000)
    reason = Typed()


class DimensionWeightShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    weight = serializers.FloatField()
    certainty = serializers.CharField(help_text="V, V2 or R")


class InstrumentVersionShape(serializers.Serializer[Any]):
    version = serializers.IntegerField(help_text="1: the file of the instrument")
    reason = serializers.CharField(allow_blank=True)
    made_by = serializers.CharField(allow_null=True)
    made_at = serializers.DateTimeField(allow_null=True)
    dimensions = DimensionWeightShape(many=True)


class InstrumentShape(serializers.Serializer[Any]):
    notice = serializers.CharField()
    code = serializers.CharField()
    citation = serializers.CharField()
    certainty = serializers.CharField()
    first_year = serializers.IntegerField()
    versions = InstrumentVersionShape(
        many=True, help_text="The latest first, which holds for every year that is not frozen"
    )


class OneInstrument(Door):
    @extend_schema(
        operation_id="instruments_read", responses={200: InstrumentShape, 403: Problem, 404: Problem}
    )
    def get(self, _request: Request, code: str) -> Response:
        """The versions of an instrument, for those who read figures and for administrators."""
        actor = self.caller.staff()
        if not any(POWERS[seat.role].measures or POWERS[seat.role].weighs for seat in actor.seats):
            raise NotYours("not_your_figures", NOT_YOUR_FIGURES)
        return Response(_told(code))


class NewVersion(Door):
    body = VersionBody

    @extend_schema(
        operation_id="instruments_change",
        request=VersionBody,
        responses={201: InstrumentShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, code: str) -> Response:
        """Write the next version of the weights, with a reason. Years that an agency froze keep theirs."""
        return self.once(lambda: self._change(code))

    def _change(self, code: str) -> tuple[int, Any]:
        by, fields = self.caller.staff(), self.given()
        changing.change(
            code,
            fields["weights"],
            fields["certainties"],
            after=fields["after"],
            reason=fields["reason"],
            by=by,
            at=self.at,
        )
        return 201, _told(code)


def _told(code: str) -> dict[str, Any]:
    history = changing.history(code)
    first = history[-1].instrument
    english = get_language() == "en"
    return {
        "notice": str(scoring.NOTICE),
        "code": code,
        "citation": first.citation,
        "certainty": first.certainty,
        "first_year": first.first_year,
        "versions": [
            {
                "version": one.instrument.version,
                "reason": one.reason,
                "made_by": one.by,
                "made_at": None if one.at is None else basics.instant(one.at),
                "dimensions": [
                    {
                        "code": each.code,
                        "name": each.label.en if english else each.label.id,
                        "weight": float(Decimal(each.weight)),
                        "certainty": each.certainty,
                    }
                    for each in one.instrument.dimensions
                ],
            }
            for one in history
        ],
    }
