"""recap/: the frozen figures of agencies that publish them, for everybody; and the decision to publish them."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Agency
from api import bodies, pages
from api.complaints import KEY
from api.door import Door, link
from api.identity import NOT_FOUND
from api.shapes import basics
from api.shapes.basics import Person
from api.shapes.problems import Problem
from compliance.models import PublishingDecision
from compliance.recap import freezing, publishing, reading
from compliance.recap.definitions import DEFINITIONS
from workflow.errors import NotVisible


class RecapLineShape(serializers.Serializer[Any]):
    unit = serializers.CharField(allow_null=True, help_text="Its code; null for cases without a unit")
    unit_name = serializers.CharField(allow_null=True)
    withheld = serializers.BooleanField(
        help_text="Nothing is shown: too few cases, or they would follow from it"
    )
    received = serializers.IntegerField(allow_null=True)
    answered = serializers.IntegerField(allow_null=True)
    due = serializers.IntegerField(allow_null=True, help_text="The n of timeliness")
    timeliness = serializers.FloatField(allow_null=True, help_text="4 decimals")
    interval = serializers.ListField(
        child=serializers.FloatField(), allow_null=True, help_text="[low, high], Wilson 95 %"
    )
    median_days = serializers.IntegerField(allow_null=True, help_text="Working days")


class FrozenMonthShape(serializers.Serializer[Any]):
    agency = serializers.CharField()
    month = serializers.CharField(help_text="YYYY-MM")
    months = serializers.ListField(
        child=serializers.CharField(), help_text="All that are frozen, the latest first"
    )
    version = serializers.IntegerField()
    reason = serializers.CharField(
        help_text="Why it takes the place of the version before; empty for the first"
    )
    as_of = serializers.DateTimeField()
    definitions = serializers.DictField(child=serializers.CharField())
    whole = RecapLineShape()
    units = RecapLineShape(many=True)


class PublisherShape(serializers.Serializer[Any]):
    agency = serializers.CharField()
    name = serializers.CharField()
    recap = serializers.URLField()


class DecisionShape(serializers.Serializer[Any]):
    published = serializers.BooleanField()
    by = Person()
    at = serializers.DateTimeField()


class Recaps(Door):
    query = ("cursor", "page_size")

    @extend_schema(
        operation_id="recap_list",
        parameters=[OpenApiParameter("cursor", str), OpenApiParameter("page_size", int)],
        responses=pages.documented("PublisherPage", PublisherShape),
        auth=[],
    )
    def get(self, request: Request) -> Response:
        """The agencies that publish their figures."""
        return Response(pages.by_code(publishing.published(), self.asked, request.path, _publisher))


class RecapMonth(Door):
    query = ("month",)

    @extend_schema(
        operation_id="recap_month",
        parameters=[OpenApiParameter("month", str, description="YYYY-MM; without, the latest")],
        responses={200: FrozenMonthShape, 400: Problem, 404: Problem},
        auth=[],
    )
    def get(self, _request: Request, agency: str) -> Response:
        """One frozen month of an agency and its units. Counts under ten, and those from which they would follow, are null."""
        row = publishing.published().filter(code=agency).first()
        if row is None:
            raise NotVisible("not_found", NOT_FOUND)
        frozen = reading.months(row)
        chosen = freezing.month_of(self.asked["month"]) if "month" in self.asked else next(iter(frozen), None)
        if chosen is None or chosen not in frozen:
            raise NotVisible("not_frozen", _("Bulan ini belum dibekukan."))
        (month,) = reading.read(row, [chosen])
        return Response(
            {
                "agency": row.code,
                "month": f"{month.month:%Y-%m}",
                "months": [f"{each:%Y-%m}" for each in frozen],
                "version": month.version,
                "reason": month.reason,
                "as_of": basics.instant(month.as_of),
                "definitions": {name: str(text) for name, text in DEFINITIONS.items()},
                "whole": _line(month.whole),
                "units": [_line(line) for line in month.units],
            }
        )


class Publishing(Door):
    """For the head and the coordinators of the agency; to everybody else it is not there."""

    body = bodies.Publish

    @extend_schema(
        operation_id="publishing_list",
        responses={
            200: inline_serializer("Decisions", {"results": DecisionShape(many=True)}),
            404: Problem,
        },
    )
    def get(self, _request: Request, agency: str) -> Response:
        """Every decision to publish or to withdraw, the latest first; without one, nothing is public."""
        return Response({"results": [_decision(row) for row in publishing.decisions(self._agency(agency))]})

    @extend_schema(
        operation_id="publishing_decide",
        request=bodies.Publish,
        parameters=[KEY],
        responses={200: DecisionShape, 400: Problem, 404: Problem},
    )
    def post(self, _request: Request, agency: str) -> Response:
        """Publish the agency's figures, or withdraw them. To decide what holds already changes nothing."""
        return self.once(lambda: self._decide(agency))

    def _decide(self, code: str) -> tuple[int, Any]:
        agency, fields = self._agency(code), self.given()
        row = publishing.decide(agency, publish=fields["published"], by=self.caller.staff(), at=self.at)
        return 200, _decision(row)

    def _agency(self, code: str) -> Agency:
        by = self.caller.staff()
        row = Agency.objects.filter(code=code).first()
        if row is None or not publishing.may_decide(by, row):
            raise NotVisible("not_found", NOT_FOUND)
        return row


def _publisher(row: Agency) -> dict[str, Any]:
    return {"agency": row.code, "name": row.name, "recap": link(f"/api/v1/recap/{row.code}/")}


def _decision(row: PublishingDecision) -> dict[str, Any]:
    return {"published": row.published, "by": basics.person(row.by), "at": basics.instant(row.at)}


def _line(line: reading.Line) -> dict[str, Any]:
    return {
        "unit": line.unit.code if line.unit else None,
        "unit_name": line.unit.name if line.unit else None,
        "withheld": line.withheld,
        "received": line.received,
        "answered": line.answered,
        "due": line.due,
        "timeliness": None if line.timeliness is None else float(line.timeliness),
        "interval": None if line.interval is None else [float(line.interval.low), float(line.interval.high)],
        "median_days": line.median_days,
    }
