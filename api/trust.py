"""trust/{agency}/{unit}/{year}/: the survey of public trust, its figures and its respondents, who are numbers and nobody."""

from typing import Any

from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.bodies import Whole
from api.door import Door
from api.entries import ImportBody, ImportShape
from api.shapes.problems import Problem
from compliance import assessments, scoring
from compliance.trust import entering, figures, importing
from workflow.errors import BadInput


class RespondentBody(serializers.Serializer[Any]):
    """`answers`: mark by code of the question, those without an answer left out; null takes the respondent back."""

    number = Whole(min_value=1, max_value=entering.MOST_RESPONDENTS)
    answers = serializers.DictField(child=Whole(), allow_null=True)


class TrustQuestionShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    text = serializers.CharField()
    n = serializers.IntegerField()
    mean = serializers.FloatField(allow_null=True)


class TrustShape(serializers.Serializer[Any]):
    """`mean` and `interval` from 0 to 100. `greyed`: fewer respondents than the instrument wants."""

    notice = serializers.CharField()
    certainty = serializers.CharField(help_text="Of the questions: V, V2 or R")
    n = serializers.IntegerField()
    least = serializers.IntegerField()
    greyed = serializers.BooleanField()
    mean = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)
    marks = serializers.ListField(child=serializers.IntegerField(), help_text="The least and the most")
    questions = TrustQuestionShape(many=True)


class Respondents(Door):
    body = RespondentBody

    @extend_schema(
        operation_id="trust_read", responses={200: TrustShape, 400: Problem, 403: Problem, 404: Problem}
    )
    def get(self, _request: Request, agency: str, unit: str, year: int) -> Response:
        """The figures of the survey, for whoever enters scores."""
        return Response(_figures(self, agency, unit, year))

    @extend_schema(
        operation_id="trust_enter",
        request=RespondentBody,
        responses={200: TrustShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, agency: str, unit: str, year: int) -> Response:
        """Enter the answers of one respondent, or take them back; the dimension follows in the same commit."""
        return self.once(lambda: self._enter(agency, unit, year))

    def _enter(self, agency: str, unit: str, year: int) -> tuple[int, Any]:
        by, fields = self.caller.staff(), self.given()
        respondents = {fields["number"]: fields["answers"]}
        entering.enter(agency, unit, year, respondents, by=by, at=self.at)
        return 200, _figures(self, agency, unit, year)


class ImportRespondents(Door):
    body = ImportBody

    @extend_schema(
        operation_id="trust_import",
        request=ImportBody,
        responses={200: ImportShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, agency: str, unit: str, year: int) -> Response:
        """Enter respondents from a table: a row each, with its number (`no`) and a column for each question by its code."""
        return self.once(lambda: self._take(agency, unit, year))

    def _take(self, agency: str, unit: str, year: int) -> tuple[int, Any]:
        by, fields = self.caller.staff(), self.given()
        report = importing.take(
            agency, unit, year, fields["file"], only_look=fields.get("dry_run", False), by=by, at=self.at
        )
        return 200, report.told()


def _figures(door: Door, agency: str, unit: str, year: int) -> dict[str, Any]:
    place = assessments.unit_of(agency, unit, door.caller.staff())
    weighed = assessments.instrument_of(year)
    if weighed.survey is None:
        raise BadInput({"year": ("no_survey", entering.NO_SURVEY)})
    survey, found = weighed.survey, figures.of(place, year, weighed)
    english = get_language() == "en"
    return {
        "notice": str(scoring.NOTICE),
        "certainty": survey.certainty,
        "n": found.n,
        "least": found.least,
        "greyed": found.greyed,
        "mean": None if found.mean is None else float(found.mean),
        "interval": None if found.interval is None else [float(100 * end) for end in found.interval],
        "marks": [survey.least, survey.most],
        "questions": [
            {
                "code": one.code,
                "text": survey.questions[one.code].en if english else survey.questions[one.code].id,
                "n": one.n,
                "mean": None if one.mean is None else float(one.mean),
            }
            for one in found.questions
        ],
    }
