"""examinations/: what the Ombudsman examines of its own initiative, and what it found of each body."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Actor
from api import lookups
from api.bodies import Day, Typed, Verb, Word
from api.complaints import KEY
from api.door import Door, link
from api.identity import NOT_FOUND
from api.products import MOST_PAGES
from api.shapes import basics
from api.shapes.problems import Problem
from complaints.codes import ExaminationKind, Finding, Maladministration, Severity
from complaints.references import BadCode, normalise
from workflow.errors import BadInput, NotVisible
from workflow.reading import examinations
from workflow.reading.examinations import BodyLine, Line
from workflow.verbs.products import examining
from workflow.verbs.products.examining import Body, Draft, Result


class BodyOfExamination(serializers.Serializer[Any]):
    agency = Word(max_length=50)
    unit = Word(max_length=50, required=False, allow_null=True, default=None)


class ExaminationBody(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=ExaminationKind.choices)
    number = Word(max_length=60, help_text="As on the letter")
    opened_on = Day()
    subject = Typed("subject")
    reasons = Typed(help_text="Why the Ombudsman looks by itself")
    bodies = serializers.ListField(child=BodyOfExamination(), min_length=1, max_length=examining.MOST_BODIES)


class ResultBody(Verb):
    """`maladministration` and `severity` where maladministration was found, and only there."""

    finding = serializers.ChoiceField(choices=Finding.choices)
    findings = Typed()
    found_on = Day(help_text="Not before the opening")
    maladministration = serializers.ListField(
        child=serializers.ChoiceField(choices=Maladministration.choices),
        required=False,
        default=list,
        max_length=10,
    )
    severity = serializers.ChoiceField(
        choices=Severity.choices, required=False, allow_null=True, default=None
    )
    product = Word(
        max_length=60,
        required=False,
        allow_null=True,
        default=None,
        help_text="The number of what was issued to the agency because of it",
    )


class ExaminedBodyShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    agency = serializers.CharField()
    unit = serializers.CharField(allow_null=True)
    version = serializers.IntegerField()
    finding = serializers.CharField(help_text="Empty until there is a result")
    maladministration = serializers.ListField(child=serializers.CharField())
    severity = serializers.CharField()
    findings = serializers.CharField()
    found_on = serializers.DateField(allow_null=True)
    product = serializers.CharField(
        allow_null=True, help_text="The reference of what was issued because of it, if you may see it"
    )
    may_record = serializers.BooleanField()


class ExaminationShape(serializers.Serializer[Any]):
    reference = serializers.CharField(help_text="Of the first body that you may see")
    kind = serializers.ChoiceField(choices=ExaminationKind.choices)
    number = serializers.CharField()
    opened_on = serializers.DateField()
    subject = serializers.CharField()
    reasons = serializers.CharField()
    over = serializers.BooleanField(help_text="Each of its bodies has its result")
    bodies = ExaminedBodyShape(many=True)


class Examinations(Door):
    query = ("page",)
    body = ExaminationBody

    @extend_schema(
        operation_id="examinations_list",
        parameters=[OpenApiParameter("page", int, description="From 1; fifty examinations each")],
        responses={
            200: inline_serializer(
                "ExaminationPage",
                {"results": ExaminationShape(many=True), "next": serializers.URLField(allow_null=True)},
            ),
            400: Problem,
            404: Problem,
        },
    )
    def get(self, request: Request) -> Response:
        """The examinations of which the caller may see a body, those opened last first."""
        by = self.caller.staff()
        page = _page(self.asked.get("page", "1"))
        found, more = examinations.register(by, page=page)
        further = link(request.path, [("page", str(page + 1))]) if more else None
        return Response({"results": [_shape(line, by) for line in found], "next": further})

    @extend_schema(
        operation_id="examinations_create",
        request=ExaminationBody,
        parameters=[KEY],
        responses={201: ExaminationShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def post(self, _request: Request) -> Response:
        """The Ombudsman opens an examination of one body or several."""
        return self.once(self._open)

    def _open(self) -> tuple[int, Any]:
        by, given = self.caller.staff(), self.given()
        bodies = [
            Body(
                lookups.agency(each["agency"], f"bodies.{place}.agency"),
                lookups.unit(each["unit"], f"bodies.{place}.unit") if each["unit"] else None,
            )
            for place, each in enumerate(given["bodies"])
        ]
        draft = Draft(
            kind=ExaminationKind(given["kind"]),
            number=given["number"],
            opened_on=given["opened_on"],
            subject=given["subject"],
            reasons=given["reasons"],
            bodies=bodies,
        )
        row = examining.open_examination(draft, by=by, at=self.at)
        return 201, _shape(examinations.lines([row], by)[0], by)


class OneExamination(Door):
    @extend_schema(operation_id="examinations_read", responses={200: ExaminationShape, 404: Problem})
    def get(self, _request: Request, reference: str) -> Response:
        """The examination of the body with this reference, with each body that the caller may see."""
        by = self.caller.staff()
        return Response(_shape(_line(by, reference), by))


class ResultOfBody(Door):
    body = ResultBody

    @extend_schema(
        operation_id="examinations_result",
        request=ResultBody,
        parameters=[KEY],
        responses={200: ExaminationShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, reference: str) -> Response:
        """The Ombudsman records what it found of this body; a later result corrects the one before."""
        return self.once(lambda: self._record(reference))

    def _record(self, reference: str) -> tuple[int, Any]:
        by = self.caller.staff()
        line = _line(by, reference)
        normal = normalise(reference)
        body = next(each for each in line.bodies if each.case.reference == normal)
        given = self.given()
        result = Result(
            finding=Finding(given["finding"]),
            findings=given["findings"],
            found_on=given["found_on"],
            forms=tuple(Maladministration(form) for form in given["maladministration"]),
            severity=Severity(given["severity"]) if given["severity"] else None,
            product=given["product"] or "",
        )
        examining.record_result(body.body.pk, result, by=by, at=self.at, version=given["version"])
        return 200, _shape(_line(by, reference), by)


def _page(text: str) -> int:
    """The number of a page. Raises BadInput."""
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MOST_PAGES):
        sentence = _("Bilangan dari %(low)s sampai %(high)s.") % {"low": 1, "high": MOST_PAGES}
        raise BadInput({"page": ("out_of_range", sentence)})
    return int(text)


def _line(by: Actor, reference: str) -> Line:
    try:
        line = examinations.one(by, normalise(reference))
    except BadCode:
        line = None
    if line is None:
        raise NotVisible("not_found", NOT_FOUND)
    return line


def _shape(line: Line, by: Actor) -> dict[str, Any]:
    return {
        "reference": line.reference,
        "kind": line.examination.kind,
        "number": line.examination.number,
        "opened_on": basics.day(line.examination.opened_on),
        "subject": line.subject,
        "reasons": line.reasons,
        "over": line.over,
        "bodies": [_body(each, by) for each in line.bodies],
    }


def _body(each: BodyLine, by: Actor) -> dict[str, Any]:
    body, case = each.body, each.case
    return {
        "reference": case.reference,
        "agency": case.agency.code,
        "unit": case.unit.code if case.unit else None,
        "version": case.version,
        "finding": body.finding,
        "maladministration": body.maladministration,
        "severity": body.severity,
        "findings": each.findings,
        "found_on": basics.day(body.found_on) if body.found_on else None,
        "product": each.product or None,
        "may_record": each.may_record(by),
    }
