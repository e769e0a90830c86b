"""GET agencies/ and units/: whom one can complain about, public. units/{code}/promises/: what a unit promises."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Agency, Unit
from accounts.roles import Role
from api import bodies, lookups, pages
from api.complaints import KEY
from api.door import Door
from api.identity import NOT_FOUND
from api.shapes import places
from api.shapes.places import AgencyShape, PromiseShape, SimilarShape, UnitShape
from api.shapes.problems import Problem
from law import counting, rules
from law.codes import DutyKind
from workflow.clocks import promises
from workflow.errors import NotVisible
from workflow.models import UnitPromise
from workflow.reading import similar

PAGED = [
    OpenApiParameter("cursor", str),
    OpenApiParameter("page_size", int, description="1 to 200, default 100"),
]


class Agencies(Door):
    query = ("cursor", "page_size")

    @extend_schema(
        operation_id="agencies_list",
        parameters=PAGED,
        responses=pages.documented("AgencyPage", AgencyShape),
        auth=[],
    )
    def get(self, request: Request) -> Response:
        return Response(pages.by_code(Agency.objects.all(), self.asked, request.path, places.agency))


class Units(Door):
    query = ("agency", "cursor", "page_size")

    @extend_schema(
        operation_id="units_list",
        parameters=[OpenApiParameter("agency", str), *PAGED],
        responses=pages.documented("UnitPage", UnitShape),
        auth=[],
    )
    def get(self, request: Request) -> Response:
        """The open units, of one agency or of all."""
        rows = Unit.objects.filter(active=True).select_related("agency")
        if "agency" in self.asked:
            rows = rows.filter(agency=lookups.agency(self.asked["agency"]))
        return Response(pages.by_code(rows, self.asked, request.path, places.unit))


class SimilarOpen(Door):
    @extend_schema(operation_id="units_similar", responses={200: SimilarShape, 404: Problem}, auth=[])
    def get(self, _request: Request, code: str) -> Response:
        """What of the unit's open complaints anybody may know: counts of many by class and month, rounded down to tens, and
        the titles that coordinators gave; a filing may join one of them (`same_as`)."""
        unit = Unit.objects.select_related("agency").filter(code=code, active=True).first()
        if unit is None:
            raise NotVisible("not_found", NOT_FOUND)
        return Response(places.similar(similar.of(unit, on=counting.local_date(self.at, unit.agency.zone))))


class Promises(Door):
    """For the coordinators of the unit's agency; to everybody else it is not there."""

    body = bodies.Promise

    @extend_schema(operation_id="promises_list", responses=pages.documented("PromisePage", PromiseShape))
    def get(self, _request: Request, code: str) -> Response:
        """What the unit promises beyond the law, the latest first; a later promise takes an earlier one's place."""
        rows = UnitPromise.objects.filter(unit=self._unit(code)).select_related("made_by")
        results = [places.promise(row) for row in rows.order_by("-effective_from", "-pk")]
        return Response({"results": results, "next": None, "previous": None})

    @extend_schema(
        operation_id="promises_create",
        request=bodies.Promise,
        parameters=[KEY],
        responses={201: PromiseShape, 400: Problem, 404: Problem},
    )
    def post(self, _request: Request, code: str) -> Response:
        """Promise to be quicker than the rule, from a day after today on; never slower."""
        return self.once(lambda: self._make(code))

    def _make(self, code: str) -> tuple[int, Any]:
        unit, fields = self._unit(code), self.given()
        row = promises.make(
            unit.pk,
            kind=DutyKind(fields["kind"]),
            classification=rules.Classification(fields["classification"])
            if fields["classification"]
            else None,
            length=fields["length"],
            effective_from=fields["effective_from"],
            by=self.caller.staff(),
            at=self.at,
        )
        return 201, places.promise(row)

    def _unit(self, code: str) -> Unit:
        by = self.caller.staff()
        unit = Unit.objects.filter(code=code).first()
        if unit is None or not by.sits((Role.COORDINATOR,), agency_id=unit.agency_id):
            raise NotVisible("not_found", NOT_FOUND)
        return unit
