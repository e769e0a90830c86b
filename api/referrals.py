"""complaints/referrals/: what other agencies of the installation offer to those that the caller coordinates."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import pages
from api.door import Door
from api.shapes import basics
from api.shapes.basics import Named
from api.shapes.problems import Problem
from complaints.models import Complaint
from workflow.reading import offers
from workflow.reading.offers import Offer


class OfferShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    version = serializers.IntegerField(help_text="What `take-over` and `return-referral` carry")
    agency = Named(help_text="Which offers it, and has it until it is taken over")
    offered_to = Named()
    offered_at = serializers.DateTimeField()
    reasons = serializers.CharField()
    subject = serializers.CharField()
    description = serializers.CharField()
    settlement_sought = serializers.CharField(allow_null=True)
    unit = Named(allow_null=True, help_text="The one that its complainant named")
    occurred_on = serializers.DateField(allow_null=True)
    received_at = serializers.DateTimeField()
    due_on = serializers.DateField(
        allow_null=True, help_text="The end that comes next, as the complainant was told"
    )


class Referrals(Door):
    query = ("cursor", "page_size")

    @extend_schema(
        operation_id="referrals_list",
        parameters=[
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int, description="1 to 200, default 25"),
        ],
        responses={200: pages.documented("OfferPage", OfferShape), 400: Problem, 404: Problem},
    )
    def get(self, request: Request) -> Response:
        """Cases that wait for an answer of an agency that you coordinate: their words and dates, without who filed them, files
        and messages. Empty for everybody else."""
        actor = self.caller.staff()
        page = pages.cases(lambda: offers.offers(actor), self.asked, request.path, lambda row: row)
        shown = offers.told(page["results"])
        return Response({**page, "results": [_shape(row, shown[row.pk]) for row in page["results"]]})


def _shape(row: Any, offer: Offer) -> dict[str, Any]:
    case: Complaint = row
    return {
        "reference": case.reference,
        "version": case.version,
        "agency": basics.named(case.agency),
        "offered_to": basics.named(case.offered_to),
        "offered_at": basics.instant(offer.at),
        "reasons": offer.reasons,
        "subject": row.subject_text or "",
        "description": row.description_text or "",
        "settlement_sought": row.settlement_text,
        "unit": basics.named(case.unit),
        "occurred_on": basics.day(case.occurred_on),
        "received_at": basics.instant(case.received_at),
        "due_on": basics.day(case.next_due_on),
    }
