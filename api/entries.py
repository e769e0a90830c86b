"""POST assessments/{agency}/{year}/import/: scores of an agency's units from a table, with what became of each row."""

import base64
import binascii
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.bodies import NOT_A_TEXT, Truth
from api.door import Door
from api.shapes.problems import Problem
from compliance.entered import importing


@extend_schema_field(OpenApiTypes.BYTE)
class Bytes(serializers.Field[bytes, Any, str, Any]):
    """A file as base64."""

    def to_internal_value(self, data: Any) -> bytes:
        if not isinstance(data, str):
            raise ValidationError([ErrorDetail(str(NOT_A_TEXT), "wrong_type")])
        try:
            return base64.b64decode(data, validate=True)
        except binascii.Error:
            raise ValidationError([ErrorDetail(str(_("Harus berupa base64.")), "base64")]) from None

    def to_representation(self, value: bytes) -> str:
        return base64.b64encode(value).decode()


class ImportBody(serializers.Serializer[Any]):
    """`file`: CSV or XLSX as base64. `dry_run`: tell what would become of each row, and change nothing."""

    file = Bytes()
    dry_run = Truth(required=False)


class RowShape(serializers.Serializer[Any]):
    line = serializers.IntegerField()
    about = serializers.CharField()
    became = serializers.ChoiceField([str(one) for one in importing.Became])
    reason = serializers.CharField(allow_blank=True)


class ImportShape(serializers.Serializer[Any]):
    """read = taken + already_there + blank + refused."""

    read = serializers.IntegerField()
    taken = serializers.IntegerField()
    already_there = serializers.IntegerField()
    blank = serializers.IntegerField()
    refused = serializers.IntegerField()
    passed_over = serializers.ListField(
        child=serializers.CharField(), help_text="Headings of columns that were not read and are not kept"
    )
    rows = RowShape(many=True, help_text="All but the blank ones")


class ImportEntries(Door):
    body = ImportBody

    @extend_schema(
        operation_id="assessments_import",
        request=ImportBody,
        responses={200: ImportShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, agency: str, year: int) -> Response:
        """Enter scores of an agency's units from a table with the columns unit, code, value and note. A row is taken, already
        there, blank, or refused with its line and reason; an empty cell changes nothing."""
        return self.once(lambda: self._take(agency, year))

    def _take(self, agency: str, year: int) -> tuple[int, Any]:
        by, fields = self.caller.staff(), self.given()
        report = importing.take(
            agency, year, fields["file"], only_look=fields.get("dry_run", False), by=by, at=self.at
        )
        return 200, report.told()
