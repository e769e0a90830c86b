"""new-code/: a new access code for whoever lost theirs, by a link mailed to the confirmed address (docs/adr/0047)."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Trace, complainant
from accounts.limits import budgets, pace
from api import bodies
from api.complaints import KEY
from api.door import Door
from api.identity import NOT_FOUND, refuse_guesser
from api.shapes.problems import Problem
from complaints import references
from complaints.models import Complaint
from notifications import links, phones
from workflow.errors import BadInput, NotVisible
from workflow.verbs import keys


class AskNewCode(Door):
    body = bodies.AskNewCode
    idempotent = False

    @extend_schema(
        operation_id="new_code_ask",
        request=bodies.AskNewCode,
        responses={202: OpenApiResponse(description="Asked for"), 400: Problem, 429: Problem},
        auth=[],
    )
    def post(self, _request: Request) -> Response:
        """Ask for the way to a new access code, by mail or phone. The answer is the same, and takes the same time, whether
        there is such a case with a confirmed address or proved number or not."""
        try:
            reference = references.normalise(self.given()["reference"])
        except references.BadCode:
            raise BadInput({"reference": ("bad_reference", _("Ini bukan nomor pengaduan."))}) from None
        refuse_guesser(budgets.NEW_CODES.of(self.caller.address))
        with pace.even():
            keys.ask_for_new_code(reference, by=complainant(), at=self.at)
        return Response(status=202)


class MakeNewCode(Door):
    body = bodies.MakeNewCode

    @extend_schema(
        operation_id="new_code_make",
        request=bodies.MakeNewCode,
        parameters=[KEY],
        responses={
            200: inline_serializer(
                "NewCode", {"reference": serializers.CharField(), "access_code": serializers.CharField()}
            ),
            400: Problem,
            404: Problem,
            409: Problem,
        },
        auth=[],
    )
    def post(self, _request: Request) -> Response:
        """Make the new access code with the token at the end of the mailed link, or with the key that was sent to the phone,
        once. The code is shown this once, and the old one opens nothing any more."""
        return self.once(self._make)

    def _make(self) -> tuple[int, dict[str, Any]]:
        link = self._link()
        by = complainant(link.complaint_id, trace=Trace(self.caller.network))
        code = keys.renew_access(
            link.complaint_id, identity=link.identity_id, seq=link.seq, by=by, at=self.at
        )
        return 200, {"reference": Complaint.objects.visible_to(by).get().reference, "access_code": code}

    def _link(self) -> links.Link:
        """Whom the token was sent to. Raises NotVisible."""
        given = self.given()
        try:
            if "reference" not in given:
                return links.read_new_code(given["token"], at=self.at)
            reference = references.normalise(given["reference"])
            link = phones.opened_by(reference, references.normalise_one_day_key(given["token"]), at=self.at)
        except (links.BadLink, references.BadCode):
            link = None
        if link is None:
            refuse_guesser(budgets.CODES.of(self.caller.address))
            raise NotVisible("not_found", NOT_FOUND)
        return link
