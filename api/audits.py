"""audits/: bind a seed, draw, judge the drawn answers, read what was found (docs/adr/0061)."""

from typing import Any, ClassVar

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.bodies import Day, Typed
from api.complaints import KEY
from api.door import Door, link
from api.shapes import basics
from api.shapes.problems import Problem
from complaints.codes import Verdict
from compliance.audit import drawing, exporting, marking, reading, results
from compliance.audit.results import Results
from compliance.models import AnswerAudit


class CommitBody(serializers.Serializer[Any]):
    agency = serializers.CharField(max_length=40)
    to = Day(help_text="The last local day whose answers can be drawn")
    percent = serializers.IntegerField(help_text="1 to 100, of each unit's answers, rounded up")

    def get_fields(self) -> dict[str, Any]:
        first = Day(
            help_text="The first local day; later than today, since the seed is bound before there are answers"
        )
        return {"from": first, **super().get_fields()}


class MarkBody(serializers.Serializer[Any]):
    answer = serializers.CharField(max_length=60, help_text="number/round, one of `sample`")
    verdict = serializers.ChoiceField(choices=Verdict.choices)
    reasons = Typed()


class AuditShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    agency = serializers.CharField()
    to = serializers.DateField()
    percent = serializers.IntegerField()
    commitment = serializers.CharField(help_text="SHA-256 of the seed")
    committed_at = serializers.DateTimeField()
    seed = serializers.CharField(allow_null=True, help_text="Null before the draw")
    drawn_at = serializers.DateTimeField(allow_null=True)
    export = serializers.CharField(
        allow_null=True, help_text="The address of the JSON with which the sample can be drawn again"
    )

    def get_fields(self) -> dict[str, Any]:
        return {**super().get_fields(), "from": serializers.DateField()}


class AuditList(serializers.Serializer[Any]):
    results = AuditShape(many=True)


class ShareShape(serializers.Serializer[Any]):
    share = serializers.CharField(help_text="A fraction with 4 decimals")
    interval = serializers.ListField(child=serializers.CharField(), help_text="[low, high], exact, 95 %")


class SharesShape(serializers.Serializer[Any]):
    real = ShareShape()
    partly = ShareShape()
    void = ShareShape()


class AuditRowShape(serializers.Serializer[Any]):
    unit = serializers.CharField(
        allow_null=True, help_text="Null: the agency, weighted by the units' answers"
    )
    answers = serializers.IntegerField()
    drawn = serializers.IntegerField()
    marked = serializers.IntegerField()
    real = serializers.IntegerField()
    partly = serializers.IntegerField()
    void = serializers.IntegerField()
    shares = SharesShape(allow_null=True, help_text="Null until every drawn answer is judged")


class DrawnShape(serializers.Serializer[Any]):
    answer = serializers.CharField(
        allow_null=True, help_text="number/round; null where you are accused in it"
    )
    unit = serializers.CharField()
    verdict = serializers.ChoiceField(choices=Verdict.choices, allow_null=True)


class AuditResultShape(AuditShape):
    definitions = serializers.DictField(child=serializers.CharField())
    rows = AuditRowShape(many=True, help_text="The units, then the agency; empty before the draw")
    sample = DrawnShape(many=True, help_text="In the order of the draw; empty before it")


class Audits(Door):
    body = CommitBody
    query: ClassVar[tuple[str, ...]] = ("agency",)

    @extend_schema(
        operation_id="audits_list",
        parameters=[OpenApiParameter("agency", str, description="Only this agency")],
        responses={200: AuditList, 400: Problem, 403: Problem, 404: Problem},
    )
    def get(self, _request: Request) -> Response:
        """The audits of the agencies whose figures you read, the latest period first."""
        rows = drawing.audits(self.caller.staff(), agency=self.asked.get("agency"))
        return Response({"results": [_audit(row) for row in rows]})

    @extend_schema(
        operation_id="audits_commit",
        request=CommitBody,
        parameters=[KEY],
        responses={201: AuditShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def post(self, _request: Request) -> Response:
        """Bind the seed of an audit before its period begins. The Ombudsman only."""
        return self.once(self._commit)

    def _commit(self) -> tuple[int, Any]:
        by, given = self.caller.staff(), self.given()
        days = {"start": given["from"], "end": given["to"]}
        return 201, _audit(
            drawing.commit(given["agency"], **days, percent=given["percent"], by=by, at=self.at)
        )


class OneAudit(Door):
    @extend_schema(
        operation_id="audits_retrieve", responses={200: AuditResultShape, 403: Problem, 404: Problem}
    )
    def get(self, _request: Request, pk: int) -> Response:
        """One audit, its sample and what was found."""
        actor = self.caller.staff()
        audit = drawing.one(actor, pk)
        found = results.of(audit)
        return Response(
            {
                **_audit(audit),
                "definitions": {name: str(text) for name, text in results.DEFINITIONS.items()},
                "rows": [] if found is None else _rows(found),
                "sample": []
                if found is None
                else [
                    {
                        "answer": one.reference and f"{one.reference}/{one.round}",
                        "unit": one.unit,
                        "verdict": one.mark and one.mark.verdict.value,
                    }
                    for one in reading.sample(audit, found, actor)
                ],
            }
        )


class AuditDraws(Door):
    @extend_schema(
        operation_id="audits_draw",
        request=None,
        parameters=[KEY],
        responses={201: AuditShape, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, pk: int) -> Response:
        """Draw the sample after the period; from now on the seed can be read. The Ombudsman only, once."""
        return self.once(lambda: self._draw(pk))

    def _draw(self, pk: int) -> tuple[int, Any]:
        by = self.caller.staff()
        drawing.draw(pk, by=by, at=self.at)
        return 201, _audit(drawing.one(by, pk))


class AuditMarks(Door):
    body = MarkBody

    @extend_schema(
        operation_id="audits_mark",
        request=MarkBody,
        parameters=[KEY],
        responses={201: AuditRowShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, pk: int) -> Response:
        """Judge one drawn answer; a second judgement holds in place of the first, which stays. Answers with the agency's row."""
        return self.once(lambda: self._mark(pk))

    def _mark(self, pk: int) -> tuple[int, Any]:
        by, given = self.caller.staff(), self.given()
        marking.mark(pk, **given, by=by, at=self.at)
        found = results.of(drawing.one(by, pk))
        assert found is not None
        return 201, _rows(found)[-1]


class AuditExport(Door):
    @extend_schema(
        operation_id="audits_export",
        responses={(200, "application/json"): OpenApiTypes.BINARY, 403: Problem, 404: Problem, 409: Problem},
    )
    def get(self, _request: Request, pk: int) -> HttpResponse:
        """All that is needed to draw the sample again and to count what was found."""
        actor = self.caller.staff()
        audit = drawing.one(actor, pk)
        text = exporting.document(audit, results.of(audit), actor)
        headers = {"Content-Disposition": f'attachment; filename="audit-{pk}.json"'}
        return HttpResponse(text, content_type="application/json", headers=headers)


def _audit(row: AnswerAudit) -> dict[str, Any]:
    drawn = hasattr(row, "draw")
    return {
        "id": row.pk,
        "agency": row.agency.code,
        "from": row.start.isoformat(),
        "to": row.end.isoformat(),
        "percent": row.percent,
        "commitment": row.commitment,
        "committed_at": basics.instant(row.committed_at),
        "seed": row.seed if drawn else None,
        "drawn_at": basics.instant(row.draw.at) if drawn else None,
        "export": link(f"/api/v1/audits/{row.pk}/export.json") if drawn else None,
    }


def _rows(found: Results) -> list[dict[str, Any]]:
    return [{"unit": row.unit, **exporting.counted(row)} for row in (*found.units, found.agency)]
