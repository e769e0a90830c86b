"""GET measures/handling/: what was received, what fell due, what was done in time. measures/ratings/: how complainants
rate."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, Final
from urllib.parse import quote_plus

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.limits import budgets
from api import pages
from api.complaints import day
from api.door import Door, link, written
from api.shapes import basics, cases
from api.shapes.cases import CountedShape
from api.shapes.problems import Problem
from api.told import told, with_rows
from complaints.paging import BadCursor
from complaints.texts import Refusal
from compliance import behind, definitions, figures, measures, ratings
from compliance.scope import Scope, scope
from compliance.scores import share, wilson
from workflow.errors import BadInput
from workflow.record.sentences import BAD_TEXT

MOST_YEARS: Final = 100
"""From the first to the last year of a period."""


class GroupShape(serializers.Serializer[Any]):
    key = serializers.CharField(allow_null=True, help_text="A code, a month YYYY-MM, or null for unknown")
    received = serializers.IntegerField()
    answered = serializers.IntegerField()
    rejected = serializers.IntegerField()
    withdrawn = serializers.IntegerField()
    concluded = serializers.IntegerField()
    open = serializers.IntegerField()
    never_assigned = serializers.IntegerField(help_text="Of the open ones: no unit ever held it")
    due = serializers.IntegerField()
    met = serializers.IntegerField()
    open_late = serializers.IntegerField()
    timeliness = serializers.FloatField(
        allow_null=True, help_text="met ÷ due, 4 decimals; null when due is 0"
    )
    interval = serializers.ListField(
        child=serializers.FloatField(), allow_null=True, help_text="[low, high], Wilson 95 %"
    )
    median_days = serializers.IntegerField(allow_null=True, help_text="Working days, inverse CDF")
    p90_days = serializers.IntegerField(allow_null=True)
    cases = serializers.DictField(
        child=serializers.URLField(),
        help_text="By measure, the address of exactly the cases that it counts (`measures/handling/cases/`)",
    )


class RatingsShape(serializers.Serializer[Any]):
    key = serializers.CharField(allow_null=True, help_text="As in handling measures")
    rated = serializers.IntegerField(help_text="Ratings that count")
    mean = serializers.FloatField(
        allow_null=True, help_text="Of those, 1 to 4, 2 decimals; null when there are none"
    )
    apart = serializers.IntegerField(
        help_text="Ratings given with a key that the office had or may have had, and not confirmed: never part of the mean"
    )
    apart_mean = serializers.FloatField(allow_null=True)


PERIOD: Final = [
    OpenApiParameter("from", OpenApiTypes.DATE, required=True, description="Local date of the agency"),
    OpenApiParameter("to", OpenApiTypes.DATE, required=True, description="Local date, included"),
    OpenApiParameter("agency", str),
    OpenApiParameter("unit", str),
    OpenApiParameter("group_by", str, enum=[each.value for each in measures.GroupBy]),
]


class Measured(Door):
    """Figures of the complaints of a period that the caller may count."""

    query: ClassVar[tuple[str, ...]] = ("from", "to", "agency", "unit", "group_by")

    def counted(self) -> tuple[Scope, date, date]:
        """Whose complaints, and the first and last local day; counts the request. Raises BadInput, NotVisible."""
        self.caller.staff()
        self.limit(budgets.EXPORTS)
        return self.asked_for()

    reach: ClassVar[Callable[..., Scope]] = staticmethod(scope)
    """Whose figures somebody reads."""

    def asked_for(self) -> tuple[Scope, date, date]:
        """The same, without counting the request."""
        actor = self.caller.staff()
        for name in ("from", "to"):
            if name not in self.asked:
                raise BadInput({name: ("required", BAD_TEXT[Refusal.EMPTY])})
        chosen = self.reach(actor, agency=self.asked.get("agency"), unit=self.asked.get("unit"))
        start, end = day(self.asked["from"], "from"), day(self.asked["to"], "to")
        if end.year - start.year > MOST_YEARS:
            sentence = _("Periode paling lama %(most)d tahun.") % {"most": MOST_YEARS}
            raise BadInput({"to": ("period_too_long", sentence)})
        return chosen, start, end


def answer(
    name: str, group: serializers.Serializer[Any], **more: serializers.Field[Any, Any, Any, Any]
) -> dict[int, Any]:
    """The responses of such a door: groups with their definitions, as of an instant."""
    fields: dict[str, serializers.Field[Any, Any, Any, Any]] = {
        "as_of": serializers.DateTimeField(),
        "definitions": serializers.DictField(child=serializers.CharField()),
        "groups": group,
        **more,
    }
    return {200: inline_serializer(name, fields), 403: Problem, 404: Problem, 429: Problem}


class Rated(Measured):
    @extend_schema(
        operation_id="measures_ratings",
        parameters=PERIOD,
        responses=answer("Ratings", RatingsShape(many=True)),
    )
    def get(self, _request: Request) -> Response:
        """Ratings of the complaints filed in a period; those that nobody confirmed stand apart."""
        chosen, start, end = self.counted()
        by = self.asked.get("group_by")
        as_of, groups = self.read(
            lambda as_of: (
                as_of,
                ratings.ratings(start=start, end=end, group_by=by, cases=chosen.cases, unit=chosen.unit),
            )
        )
        return Response(
            {
                "as_of": basics.instant(as_of),
                "definitions": {name: str(text) for name, text in ratings.DEFINITIONS.items()},
                "groups": [_rated(group) for group in groups],
            }
        )


def _rated(group: ratings.Ratings) -> dict[str, Any]:
    row = asdict(group)
    for name in ("mean", "apart_mean"):
        row[name] = None if row[name] is None else float(row[name])
    return row


class ChangeShape(serializers.Serializer[Any]):
    since = serializers.DateField()
    measures = serializers.ListField(child=serializers.CharField())
    says = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # DRF takes fields off the class


def changed(start: date, end: date, chosen: Scope) -> list[dict[str, Any]]:
    """The days within a period on which a definition changed, as `ChangeShape`."""
    return [
        {
            "since": each.since.isoformat(),
            "measures": sorted(each.measures),
            "says": str(each.says),
            "source": str(each.source),
        }
        for each in definitions.changes(start, end, chosen)
    ]


class Handling(Measured):
    @extend_schema(
        operation_id="measures_handling",
        parameters=PERIOD,
        responses=answer(
            "Handling",
            GroupShape(many=True),
            definition_changes=ChangeShape(
                many=True,
                help_text="Days after the first of the period that part it: never compare across them",
            ),
        ),
    )
    def get(self, _request: Request) -> Response:
        """Handling measures of a period, for the Ombudsman, agency heads and coordinators (own agency)."""
        chosen, start, end = self.counted()
        by = self.asked.get("group_by")
        counted = self.read(
            lambda as_of: figures.handling(start=start, end=end, as_of=as_of, group_by=by, scope=chosen)
        )
        head = told({"as_of": counted.as_of, "definitions": measures.DEFINITIONS})
        changes = told({"definition_changes": changed(start, end, chosen)})
        return written(with_rows(head, "groups", _shapes(counted.groups, self.asked), changes))


class Behind(Measured):
    query = (*Measured.query, "measure", "key", "cursor", "page_size")

    @extend_schema(
        operation_id="measures_handling_cases",
        parameters=[
            *PERIOD,
            OpenApiParameter("measure", str, required=True, enum=[*behind.MEASURES]),
            OpenApiParameter(
                "key", str, description="Of the group, with group_by; empty for cases without a unit or class"
            ),
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int, description="1 to 200, default 25"),
        ],
        responses={
            200: pages.documented(
                "CountedPage",
                CountedShape,
                as_of=serializers.DateTimeField(),
                total=serializers.IntegerField(),
            ),
            403: Problem,
            404: Problem,
        },
    )
    def get(self, request: Request) -> Response:
        """Exactly the cases that one number of the handling measures counts, in the order of filing, those that fell due in
        that of the day; `total` is the number.

        Of a case that the caller may count but not open, the texts and what is known of the complainant are absent; of
        one in which the caller is named as accused, everything is.
        """
        chosen, start, end = self.asked_for()
        if "measure" not in self.asked:
            raise BadInput({"measure": ("required", BAD_TEXT[Refusal.EMPTY])})
        number = behind.number(
            self.asked["measure"], start=start, end=end, scope=chosen, **_group(self.asked)
        )
        actor, size, cursor = self.caller.staff(), pages.size(self.asked, 25), self.asked.get("cursor")
        try:
            found = self.read(
                lambda as_of: behind.cases(number, reader=actor, as_of=as_of, size=size, cursor=cursor)
            )
        except BadCursor:
            raise BadInput({"cursor": pages.BAD_CURSOR}) from None
        page = pages.answer(
            [cases.counted(row, at=self.at) for row in found.rows],
            found.next,
            found.previous,
            self.asked,
            request.path,
        )
        return Response({"as_of": basics.instant(found.as_of), "total": found.total, **page})


def _group(asked: Mapping[str, str]) -> dict[str, Any]:
    """What a query says of the group. Raises BadInput."""
    by, key = asked.get("group_by"), asked.get("key")
    if by is None and key is None:
        return {}
    if key is None:
        raise BadInput({"key": ("required", BAD_TEXT[Refusal.EMPTY])})
    return {"group_by": by, "key": key or None}


def _shapes(groups: list[measures.Group], asked: Mapping[str, str]) -> list[str]:
    """All groups, of which there are thousands, as JSON: what their addresses share is written once."""
    place = [(name, asked[name]) for name in Measured.query if name in asked]
    keyed = "group_by" in asked
    addresses = told(
        {
            name: link("/api/v1/measures/handling/cases/", [("measure", name), *place])
            + (f"&key={HOLE}" if keyed else "")
            for name in behind.MEASURES
        }
    )
    around = f',"cases":{addresses}}}'.split(HOLE)
    return [_row(group) + _quoted(group.key or "").join(around) for group in groups]


def _row(group: measures.Group) -> str:
    """A group as JSON that is not closed yet."""
    key, *counts, _timeliness, _interval, median, p90 = group
    return ROW % (_known(key), *counts, _shares(group.met, group.due), _known(median), _known(p90))


ROW: Final = "{" + ",".join(
    "%s" if name == "timeliness" else f'"{name}":%s' for name in measures.Group._fields if name != "interval"
)


@lru_cache(maxsize=8192)
def _shares(met: int, due: int) -> str:
    """Timeliness and interval, which follow from these two."""
    return told({"timeliness": share(met, due), "interval": wilson(met, due)})[1:-1]


_known: Final = lru_cache(maxsize=16384)(told)
HOLE: Final = "{}"
"""Stands in no address: there its letters are escaped."""
_quoted: Final = lru_cache(maxsize=8192)(quote_plus)
