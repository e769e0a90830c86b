"""views/: pages of the work list and of the desk that somebody keeps under a name. They are addresses: cases and figures are
answered for whoever asks."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Actor
from accounts.roles import Sees
from api import bodies
from api.complaints import KEY
from api.door import Door
from api.shapes import basics
from api.shapes.basics import Person
from api.shapes.problems import Problem
from compliance import desk_pages
from compliance.scope import NOT_YOUR_FIGURES
from workflow.desk_models import SavedPage
from workflow.errors import NotYours
from workflow.saved import saving


class PageShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    page = serializers.ChoiceField(choices=SavedPage.Page.choices)
    asked = serializers.DictField(child=serializers.CharField(), help_text="What its address asks")
    shared = serializers.ChoiceField(choices=SavedPage.For.choices)
    agency = serializers.CharField(allow_null=True, help_text="The code of the agency it is shared within")
    unit = serializers.CharField(allow_null=True, help_text="The code of the unit it is shared within")
    owner = Person()
    yours = serializers.BooleanField()
    changed_at = serializers.DateTimeField()


class PageListShape(serializers.Serializer[Any]):
    results = PageShape(many=True)
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class _Pages(Door):
    def reader(self) -> Actor:
        """Raises NotVisible for nobody, NotYours for who reads neither cases nor figures."""
        actor = self.caller.staff()
        if not any(power.measures or power.sees != Sees.NOTHING for power in actor.powers):
            raise NotYours("not_your_figures", NOT_YOUR_FIGURES)
        return actor


class SavedPages(_Pages):
    body = bodies.SavedPage

    @extend_schema(operation_id="views_list", responses={200: PageListShape, 403: Problem, 404: Problem})
    def get(self, _request: Request) -> Response:
        """Your own pages, and those that are shared with you."""
        actor = self.reader()
        results = [_shape(row, actor) for row in saving.seen_by(actor)]
        return Response({"results": results, "next": None, "previous": None})

    @extend_schema(
        operation_id="views_create",
        request=bodies.SavedPage,
        parameters=[KEY],
        responses={201: PageShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def post(self, _request: Request) -> Response:
        """Keep the work list or a page of the desk under a name."""
        return self.once(self._keep)

    def _keep(self) -> tuple[int, Any]:
        self.caller.staff()
        given = self.given()
        actor = self.reader()
        row = saving.keep(
            given["name"],
            address=desk_pages.checked(given["page"], given.get("asked", {}), actor),
            shared=given["shared"],
            by=actor,
            at=self.at,
        )
        return 201, _shape(row, actor)


class OnePage(_Pages):
    http_method_names = ["put", "delete", "options"]  # noqa: RUF012 - Django declares it on the instance
    body = bodies.ChangePage

    def _read(self, request: Request) -> bytes:
        """Who deletes sends no body."""
        if request.method == "DELETE":
            self.sent = {}
            return b""
        return super()._read(request)

    @extend_schema(
        operation_id="views_change",
        request=bodies.ChangePage,
        parameters=[KEY],
        responses={200: PageShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def put(self, _request: Request, pk: int) -> Response:
        """Rename your own page, share it or no longer."""
        return self.once(lambda: self._change(pk))

    def _change(self, pk: int) -> tuple[int, Any]:
        self.caller.staff()
        given = self.given()
        actor = self.reader()
        row = saving.change(pk, name=given["name"], shared=given["shared"], by=actor, at=self.at)
        return 200, _shape(row, actor)

    @extend_schema(operation_id="views_delete", responses={204: None, 403: Problem, 404: Problem})
    def delete(self, _request: Request, pk: int) -> Response:
        """Delete your own page. Deleting it twice is 404."""
        saving.drop(pk, by=self.caller.staff())
        return Response(status=204)


def _shape(row: SavedPage, actor: Actor) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "page": row.page,
        "asked": row.asked,
        "shared": saving.share_of(row).kind,
        "agency": row.agency.code if row.agency else None,
        "unit": row.unit.code if row.unit else None,
        "owner": basics.person(row.owner),
        "yours": row.owner == actor.user,
        "changed_at": basics.instant(row.changed_at),
    }
