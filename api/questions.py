"""complaints/{reference}/questions/: what a complainant is asked after the case was closed. measures/questions/: what they said."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import ActorKind
from api import bodies
from api.complaints import CODE, KEY
from api.door import Door
from api.measures import PERIOD, Measured, answer
from api.shapes import basics
from api.shapes.problems import Problem
from compliance.asked import answering, figures
from compliance.models import Question
from workflow.errors import NotYours
from workflow.record.sentences import NOT_YOUR_VERB


class QuestionShape(serializers.Serializer[Any]):
    about = serializers.ChoiceField(choices=[each.value for each in Question.About])
    question = serializers.CharField()
    open_until = serializers.DateTimeField()


class QuestionList(serializers.Serializer[Any]):
    results = QuestionShape(many=True)


class AnswersShape(serializers.Serializer[Any]):
    about = serializers.CharField(help_text="solved or treated_well; the two are never added up")
    closed = serializers.IntegerField(help_text="Cases that could have been drawn")
    asked = serializers.IntegerField(help_text="Of those, drawn and asked")
    answered = serializers.IntegerField(help_text="Of those, answered this question")
    response = serializers.FloatField(allow_null=True, help_text="answered / asked, 4 decimals")
    yes = serializers.IntegerField(allow_null=True, help_text="Null of fewer than 10 answers")
    share = serializers.FloatField(allow_null=True, help_text="yes / answered; null of fewer than 10 answers")
    interval = serializers.ListField(
        child=serializers.FloatField(), allow_null=True, help_text="[low, high], Wilson 95 %"
    )
    apart = serializers.IntegerField(
        help_text="Answered with a key that the office had or may have had: in no other number but `asked`"
    )


class Questions(Door):
    body = bodies.Answered

    @extend_schema(
        operation_id="questions_list",
        parameters=[CODE],
        responses={200: QuestionList, 403: Problem, 404: Problem},
    )
    def get(self, _request: Request, reference: str) -> Response:
        """What the complainant may still answer about their closed case; empty for most. Not for staff."""
        complaint, actor = self.caller.case(reference)
        if actor.kind != ActorKind.COMPLAINANT:
            raise NotYours("not_your_verb", NOT_YOUR_VERB)
        waiting = answering.waiting(complaint, at=self.at)
        return Response({"results": [_question(row) for row in waiting]})

    @extend_schema(
        operation_id="questions_answer",
        request=bodies.Answered,
        parameters=[CODE, KEY],
        responses={200: QuestionList, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, reference: str) -> Response:
        """The complainant answers one question, once. Answers with what is left."""
        return self.once(lambda: self._answer(reference))

    def _answer(self, reference: str) -> tuple[int, Any]:
        complaint, actor = self.caller.case(reference)
        given = self.given()
        answering.answer(complaint.pk, given["about"], yes=given["yes"], by=actor, at=self.at)
        left = answering.waiting(complaint, at=self.at)
        return 200, {"results": [_question(row) for row in left]}


class Asked(Measured):
    query: ClassVar[tuple[str, ...]] = ("from", "to", "agency", "unit")

    @extend_schema(
        operation_id="measures_questions",
        parameters=[each for each in PERIOD if each.name != "group_by"],
        responses=answer("QuestionFigures", AnswersShape(many=True)),
    )
    def get(self, _request: Request) -> Response:
        """What a random sample of complainants said after their case was closed, of the questions asked in a period."""
        chosen, start, end = self.counted()
        as_of, found = self.read(lambda as_of: (as_of, figures.answers(start=start, end=end, scope=chosen)))
        return Response(
            {
                "as_of": basics.instant(as_of),
                "definitions": {name: str(text) for name, text in figures.DEFINITIONS.items()},
                "groups": [_figures(row) for row in found],
            }
        )


def _question(row: Question) -> dict[str, Any]:
    return {
        "about": row.about,
        "question": row.get_about_display(),
        "open_until": basics.instant(row.open_until),
    }


def _figures(row: figures.Answers) -> dict[str, Any]:
    return {
        "about": row.about.value,
        "closed": row.closed,
        "asked": row.asked,
        "answered": row.answered,
        "response": None if row.response is None else float(row.response),
        "yes": row.yes,
        "share": None if row.share is None else float(row.share),
        "interval": None if row.interval is None else [float(end) for end in row.interval],
        "apart": row.apart,
    }
