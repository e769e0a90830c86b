"""POST scores/{agency}/{year}/freeze/: a frozen version of an agency's year. versions/: those there are, with every input."""

import json
from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.bodies import Typed
from api.door import Door, link
from api.shapes import basics
from api.shapes.problems import Problem
from compliance import scoring
from compliance.frozen import freezing
from compliance.frozen.models import FrozenScores


class FreezeBody(serializers.Serializer[Any]):
    reason = Typed()


class VersionShape(serializers.Serializer[Any]):
    agency = serializers.CharField()
    year = serializers.IntegerField()
    version = serializers.IntegerField()
    reason = serializers.CharField()
    frozen_by = serializers.CharField(help_text="Username")
    as_of = serializers.DateTimeField()
    as_of_seq = serializers.IntegerField(help_text="The key of the last event that was counted with")
    sha256 = serializers.CharField(help_text="Of the export, byte for byte")
    heard = serializers.BooleanField(help_text="Whether the units were heard before it (`beside/`)")
    export = serializers.CharField(help_text="The address of the JSON with every input")


class VersionsShape(serializers.Serializer[Any]):
    notice = serializers.CharField()
    versions = VersionShape(many=True, help_text="The latest first")


class WholeVersionShape(VersionShape):
    notice = serializers.CharField()
    document = serializers.DictField(
        help_text="Every input and result; the export has the same in its exact bytes"
    )


class Freeze(Door):
    body = FreezeBody

    @extend_schema(
        operation_id="scores_freeze",
        request=FreezeBody,
        responses={201: VersionShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, agency: str, year: int) -> Response:
        """Freeze the scores of an agency's year: a version with every input, beside those before it. The Ombudsman only."""
        return self.once(lambda: self._freeze(agency, year))

    def _freeze(self, agency: str, year: int) -> tuple[int, Any]:
        by = self.caller.staff()
        row = freezing.freeze(agency, year, reason=self.given()["reason"], by=by, at=self.at)
        return 201, _version(row)


class Versions(Door):
    @extend_schema(
        operation_id="scores_versions",
        responses={200: VersionsShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def get(self, _request: Request, agency: str, year: int) -> Response:
        """The frozen versions of an agency's year."""
        rows = freezing.versions(self.caller.staff(), agency, year)
        return Response({"notice": str(scoring.NOTICE), "versions": [_version(row) for row in rows]})


class Version(Door):
    @extend_schema(
        operation_id="scores_version",
        responses={200: WholeVersionShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def get(self, _request: Request, agency: str, year: int, version: int) -> Response:
        """One frozen version with every input and result."""
        row = freezing.whole(self.caller.staff(), agency, year, version)
        return Response(
            {**_version(row), "notice": str(scoring.NOTICE), "document": json.loads(row.document)}
        )


class Export(Door):
    @extend_schema(
        operation_id="scores_version_export",
        responses={(200, "application/json"): OpenApiTypes.BINARY, 400: Problem, 403: Problem, 404: Problem},
    )
    def get(self, _request: Request, agency: str, year: int, version: int) -> HttpResponse:
        """The document of a version, byte for byte as it was frozen."""
        row = freezing.whole(self.caller.staff(), agency, year, version)
        name = f"nilai-{row.agency.code}-{year}-v{version}.json"
        return HttpResponse(
            row.document,
            content_type="application/json",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _version(row: FrozenScores) -> dict[str, Any]:
    path = f"/api/v1/scores/{row.agency.code}/{row.year}/versions/{row.version}/export.json"
    return {
        "agency": row.agency.code,
        "year": row.year,
        "version": row.version,
        "reason": row.reason,
        "frozen_by": row.frozen_by.username,
        "as_of": basics.instant(row.as_of),
        "as_of_seq": row.last_event,
        "sha256": row.sha256,
        "heard": row.hearing_id is not None,
        "export": link(path),
    }
