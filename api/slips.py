"""complaints/{reference}/slip/ and open-slip/: the key of a case that staff filed, sealed on its way to the complainant."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Trace, complainant
from accounts.limits import budgets
from api import bodies
from api.complaints import KEY
from api.door import Door
from api.identity import NOT_FOUND, refuse_guesser
from api.shapes.problems import Problem
from complaints import references
from workflow import idempotency
from workflow.errors import NotVisible
from workflow.verbs import slips


class PrintSlip(Door):
    body = bodies.PrintSlip
    idempotent = False

    @extend_schema(
        operation_id="complaints_slip_print",
        request=bodies.PrintSlip,
        responses={
            (200, "application/pdf"): OpenApiTypes.BINARY,
            400: Problem,
            403: Problem,
            404: Problem,
        },
    )
    def post(self, _request: Request, reference: str) -> HttpResponse:
        """Print the receipt and the slip to hand to the complainant, once. Nothing of it is remembered: an
        `Idempotency-Key` is ignored, and a slip that was lost is printed anew by another coordinator."""
        from notifications import receipt
        from workflow.reading import receipts

        by = self.caller.staff()
        case = slips.to_hand_over(_normal(reference), by, at=self.at)
        if case is None:
            raise NotVisible("not_found", NOT_FOUND)
        self.limit(budgets.EXPORTS)
        reasons = self.given()["reasons"]
        pk = case.pk
        reply = idempotency.once(
            lambda: (200, slips.print_slip(pk, reasons=reasons, by=by, at=self.at)),
            key=None,
            actor=self.caller.scope,
            route=self.request.path,
            body=self.raw,
            at=self.at,
        )
        facts = receipts.facts(case, by)
        paper = receipt.pdf(facts, get_language() or "id", key=reply.body.key)
        response = HttpResponse(paper, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="amplop-{case.reference}.pdf"'
        response["Cache-Control"] = "no-store, private"
        return response


class OpenSlip(Door):
    body = bodies.OpenSlip

    @extend_schema(
        operation_id="complaints_slip_open",
        request=bodies.OpenSlip,
        parameters=[KEY],
        responses={
            200: inline_serializer("OpenedSlip", {"access_code": serializers.CharField()}),
            400: Problem,
            404: Problem,
            409: Problem,
        },
        auth=[],
    )
    def post(self, _request: Request, reference: str) -> Response:
        """Exchange what stands on a printed slip for an access code, once. The code is shown this once."""
        return self.once(lambda: self._open(_normal(reference)))

    def _open(self, reference: str) -> tuple[int, Any]:
        key = self.given()["key"]
        case = slips.of_key(reference, key)
        if case is None:
            refuse_guesser(budgets.CODES.of(self.caller.address))
            raise NotVisible("not_found", NOT_FOUND)
        by = complainant(case.pk, trace=Trace(self.caller.network))
        return 200, {"access_code": slips.open_slip(case.pk, key=key, by=by, at=self.at)}


def _normal(reference: str) -> str:
    try:
        return references.normalise(reference)
    except references.BadCode:
        raise NotVisible("not_found", NOT_FOUND) from None
