"""GET agencies/ and units/: whom one can complain about. Public."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Agency, Unit
from api import lookups, pages, shapes
from api.door import Door

PAGED = [
    OpenApiParameter("cursor", str),
    OpenApiParameter("page_size", int, description="1 to 200, default 100"),
]


class Agencies(Door):
    query = ("cursor", "page_size")

    @extend_schema(
        operation_id="agencies_list",
        parameters=PAGED,
        responses=pages.documented("AgencyPage", shapes.AgencyShape),
        auth=[],
    )
    def get(self, request: Request) -> Response:
        return Response(pages.by_code(Agency.objects.all(), self.asked, request.path, shapes.agency))


class Units(Door):
    query = ("agency", "cursor", "page_size")

    @extend_schema(
        operation_id="units_list",
        parameters=[OpenApiParameter("agency", str), *PAGED],
        responses=pages.documented("UnitPage", shapes.UnitShape),
        auth=[],
    )
    def get(self, request: Request) -> Response:
        """The open units, of one agency or of all."""
        rows = Unit.objects.filter(active=True).select_related("agency")
        if "agency" in self.asked:
            rows = rows.filter(agency=lookups.agency(self.asked["agency"]))
        return Response(pages.by_code(rows, self.asked, request.path, shapes.unit))
