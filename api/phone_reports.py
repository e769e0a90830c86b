"""phone-reports/{medium}/: what a gateway tells of a text to a phone after it took it (docs/adr/0099)."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request
from rest_framework.response import Response

from api import bodies
from api.door import Door
from api.identity import NOT_FOUND
from api.shapes.problems import Problem
from complaints.codes import Medium
from notifications import phones, reports
from notifications.models import Message
from workflow.errors import NotVisible

SIGNATURE = OpenApiParameter(
    "Tuntas-Signature",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    required=True,
    description="t=<seconds since 1970>,v1=<HMAC-SHA256, in hex, of `<t>.<body>` with the secret of the gateway's reports>; five minutes old at most",
)


class PhoneReports(Door):
    body = bodies.PhoneReport
    idempotent = False

    @extend_schema(
        operation_id="phone_report",
        request=bodies.PhoneReport,
        parameters=[SIGNATURE],
        responses={
            204: OpenApiResponse(description="Noted"),
            400: Problem,
            401: Problem,
            404: Problem,
        },
        auth=[],
    )
    def post(self, request: Request, medium: str) -> Response:
        """What became of a text, told by the gateway that carries it. It may be told again, and in any order."""
        given = self.given()
        if medium not in phones.ON_A_PHONE:
            raise NotVisible("not_found", NOT_FOUND)
        carrier = Medium(medium)
        if not reports.speaks(carrier, request.headers.get("Tuntas-Signature", ""), self.raw, at=self.at):
            raise AuthenticationFailed(_("Tanda tangan laporan ini tidak cocok."), "bad_signature")
        if not reports.take(carrier, given["id"], Message.Report(given["status"]), at=self.at):
            raise NotVisible("not_found", NOT_FOUND)
        return Response(status=204)
