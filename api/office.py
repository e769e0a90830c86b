"""office/: who works here and where, for those who look after an office. Read only: what changes people and places previews,
mails and asks, and that is done on the pages of `/kelola/` (docs/adr/0089)."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Actor
from accounts.models import Membership, Unit, User
from accounts.people import seen
from accounts.people.seen import KEEPERS
from accounts.roles import Role
from api import pages
from api.door import Door
from api.shapes import basics, places
from api.shapes.basics import Named
from api.shapes.places import UnitShape
from workflow.errors import BadInput, NotYours
from workflow.record.sentences import NOT_YOUR_VERB

PAGED = [
    OpenApiParameter("cursor", str),
    OpenApiParameter("page_size", int, description="1 to 200, default 100"),
]


class SeatShape(serializers.Serializer[Any]):
    role = serializers.ChoiceField(choices=Role.choices)
    unit = Named(allow_null=True)
    agency = Named(allow_null=True)
    region = Named(allow_null=True, help_text="All three null: national")


class OfficePersonShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    username = serializers.CharField()
    name = serializers.CharField()
    email = serializers.CharField(allow_blank=True)
    language = serializers.CharField()
    active = serializers.BooleanField()
    invited = serializers.BooleanField(help_text="They have made no password yet")
    last_login = serializers.DateTimeField(allow_null=True)
    seats = SeatShape(many=True)


class OfficeUnitShape(UnitShape):
    active = serializers.BooleanField()
    parent_unit = serializers.CharField(allow_null=True, help_text="Code")
    successor_unit = serializers.CharField(allow_null=True, help_text="Code")
    answers_need_supervisor = serializers.BooleanField()


class _Office(Door):
    query = ("cursor", "page_size")

    def keeper(self) -> Actor:
        """Raises NotVisible for nobody, NotYours for who looks after no office."""
        actor = self.caller.staff()
        if not actor.has_role(*KEEPERS):
            raise NotYours("not_your_verb", NOT_YOUR_VERB)
        return actor


class OfficePeople(_Office):
    @extend_schema(
        operation_id="office_people_list",
        parameters=PAGED,
        responses=pages.documented("OfficePersonPage", OfficePersonShape),
    )
    def get(self, request: Request) -> Response:
        """The people with a seat that you look after, with those seats; for administrators everybody."""
        rows, after = seen.people(self.keeper()).order_by("pk"), self.asked.get("cursor", "")
        if after and not (after.isascii() and after.isdecimal() and len(after) < 19):
            raise BadInput({"cursor": pages.BAD_CURSOR})
        length = pages.size(self.asked, 100)
        found = list(rows.filter(pk__gt=int(after or 0))[: length + 1])
        further = str(found[length - 1].pk) if len(found) > length else None
        results = [_person(user) for user in found[:length]]
        return Response(pages.answer(results, further, None, self.asked, request.path))


class OfficeUnits(_Office):
    @extend_schema(
        operation_id="office_units_list",
        parameters=PAGED,
        responses=pages.documented("OfficeUnitPage", OfficeUnitShape),
    )
    def get(self, request: Request) -> Response:
        """The units that you look after, closed ones too."""
        rows = Unit.objects.filter(agency__in=seen.agencies(self.keeper()).order_by())
        rows = rows.select_related("agency", "parent", "successor")
        return Response(pages.by_code(rows, self.asked, request.path, _unit))


def _person(user: User) -> dict[str, Any]:
    seats: list[Membership] = user.known_seats  # type: ignore[attr-defined]  # of `seen.people`
    return {
        "id": user.pk,
        "username": user.username,
        "name": user.name,
        "email": user.email,
        "language": user.language,
        "active": user.is_active,
        "invited": not user.has_usable_password(),
        "last_login": user.last_login,
        "seats": [
            {
                "role": seat.role,
                "unit": basics.named(seat.unit),
                "agency": basics.named(seat.agency),
                "region": basics.named(seat.region),
            }
            for seat in seats
        ],
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        **places.unit(unit),
        "active": unit.active,
        "parent_unit": unit.parent.code if unit.parent else None,
        "successor_unit": unit.successor.code if unit.successor else None,
        "answers_need_supervisor": unit.answers_need_supervisor,
    }
