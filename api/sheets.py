"""GET measures/unit/: the sheet of one unit, with its curves and signals. measures/unit/cases/: the cases behind its numbers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Unit
from api import pages
from api.door import link
from api.measures import ChangeShape, Measured, changed
from api.shapes import basics, cases
from api.shapes.cases import CountedShape
from api.shapes.problems import Problem
from complaints.texts import Refusal
from compliance import control, definitions, figures, unit_cases, unit_sheet
from compliance.measures import GroupBy
from compliance.scope import Scope, of_a_unit
from compliance.signal_words import WORDS
from compliance.signals import Signal
from compliance.survival import Band
from compliance.unit_sheet import Rate, Sheet
from workflow.errors import BadInput
from workflow.record.sentences import BAD_TEXT

ADDRESS: Final = "/api/v1/measures/unit/cases/"
ASKED: Final = [
    OpenApiParameter("from", OpenApiTypes.DATE, required=True, description="Local date of the agency"),
    OpenApiParameter("to", OpenApiTypes.DATE, required=True, description="Local date, included"),
    OpenApiParameter("unit", str, required=True),
    OpenApiParameter("agency", str),
]


class NumberShape(serializers.Serializer[Any]):
    n = serializers.IntegerField()
    cases = serializers.CharField(help_text="The address of exactly these cases")


class MonthShape(serializers.Serializer[Any]):
    month = serializers.CharField()
    came = serializers.IntegerField()
    answered = serializers.IntegerField()
    otherwise = serializers.IntegerField(help_text="Ended without an answer")
    opened = serializers.IntegerField(help_text="Open at the end of the month")


class BarShape(serializers.Serializer[Any]):
    low = serializers.IntegerField(help_text="Working days to the first answer, from")
    high = serializers.IntegerField()
    in_time = serializers.IntegerField()
    late = serializers.IntegerField()


class StepShape(serializers.Serializer[Any]):
    day = serializers.IntegerField(help_text="Working days since filing")
    ended = serializers.IntegerField()
    share = serializers.FloatField()
    low = serializers.FloatField(allow_null=True, help_text="95 %, on the scale log(-log)")
    high = serializers.FloatField(allow_null=True)


class HolderShape(serializers.Serializer[Any]):
    unit = serializers.CharField(allow_null=True, help_text="Null: the coordinators, no unit")
    n = serializers.IntegerField()
    total = serializers.IntegerField(help_text="Working days of all together")
    median = serializers.IntegerField(allow_null=True)
    p90 = serializers.IntegerField(allow_null=True)


class RateShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    n = serializers.IntegerField()
    of = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(child=serializers.FloatField(), allow_null=True)


class PointShape(serializers.Serializer[Any]):
    month = serializers.CharField()
    met = serializers.IntegerField()
    due = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    apart = serializers.BooleanField()
    centre = serializers.FloatField(
        allow_null=True,
        help_text="Of the months counted alike; null where a definition changed within the month",
    )


class SignalShape(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    counts = serializers.CharField(help_text="What is counted, of what")
    test = serializers.CharField(help_text="The test and what it assumes")
    k = serializers.IntegerField()
    n = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True, help_text="What is tolerated or expected")
    p = serializers.FloatField(
        allow_null=True, help_text="How likely so many are by chance; null without a test"
    )
    raised = serializers.BooleanField(help_text="A signal, never a verdict")


class FrequentShape(serializers.Serializer[Any]):
    persons = serializers.IntegerField(help_text="Who filed ten or more")
    n = serializers.IntegerField()
    due = serializers.IntegerField()
    in_time = serializers.IntegerField()
    due_without = serializers.IntegerField()
    in_time_without = serializers.IntegerField()


SHEET: Final[dict[str, Any]] = {
    "as_of": serializers.DateTimeField(),
    "unit": serializers.CharField(),
    "definitions": serializers.DictField(child=serializers.CharField()),
    "numbers": serializers.DictField(
        child=NumberShape(), help_text="Every number by its code, with its cases"
    ),
    "flow": MonthShape(many=True),
    "handling_days": BarShape(many=True),
    "median_days": serializers.IntegerField(allow_null=True),
    "p90_days": serializers.IntegerField(allow_null=True),
    "waiting": StepShape(many=True, help_text="Kaplan-Meier, open cases censored"),
    "ends": serializers.DictField(child=StepShape(many=True), help_text="Aalen-Johansen, by end"),
    "held": HolderShape(many=True),
    "stood": RateShape(many=True),
    "remedies": RateShape(),
    "centre": serializers.FloatField(
        allow_null=True, help_text="Of the p-chart; null where a definition changed in the period"
    ),
    "chart": PointShape(many=True),
    "definition_changes": ChangeShape(many=True, help_text="Days within the period; no limit crosses them"),
    "signals": SignalShape(many=True),
    "hours_to_unit": serializers.IntegerField(
        allow_null=True, help_text="Median hours from filing to the unit"
    ),
    "frequent": FrequentShape(),
    "uncounted": serializers.IntegerField(help_text="In no curve: the calendar of their year is unknown"),
}


class UnitAsked(Measured):
    """A sheet of a unit that the caller may count."""

    query: ClassVar[tuple[str, ...]] = ("from", "to", "agency", "unit")
    reach = staticmethod(of_a_unit)

    def unit(self, chosen: Scope) -> Unit:
        """Raises BadInput."""
        if chosen.unit is None:
            raise BadInput({"unit": ("required", BAD_TEXT[Refusal.EMPTY])})
        return chosen.unit


class UnitSheet(UnitAsked):
    @extend_schema(
        operation_id="measures_unit",
        parameters=ASKED,
        responses={200: inline_serializer("UnitSheet", SHEET), 403: Problem, 404: Problem, 429: Problem},
    )
    def get(self, _request: Request) -> Response:
        """The sheet of one unit: flow, backlog, curves with open cases, who held them, what did not stand, signals."""
        chosen, start, end = self.counted()

        def read(as_of: datetime) -> dict[str, Any]:
            sheet = unit_sheet.of(self.unit(chosen), start, end, as_of=as_of)
            months = figures.handling(
                start=start, end=end, as_of=as_of, group_by=GroupBy.MONTH, scope=chosen
            ).groups
            parted = [
                each.since
                for each in definitions.changes(start, end, chosen)
                if "timeliness" in each.measures
            ]
            firsts = [date.fromisoformat(f"{one.key}-01") for one in months]
            chart = control.p_chart([(one.met, one.due) for one in months], control.parts(firsts, parted))
            return _shape(sheet, chart, self.asked) | {"definition_changes": changed(start, end, chosen)}

        return Response(self.read(read))


class UnitCases(UnitAsked):
    query: ClassVar[tuple[str, ...]] = (*UnitAsked.query, "number", "page")

    @extend_schema(
        operation_id="measures_unit_cases",
        parameters=[
            *ASKED,
            OpenApiParameter("number", str, required=True, description="A code of the sheet's `numbers`"),
            OpenApiParameter("page", int, description="From 1; 50 cases each"),
        ],
        responses={
            200: pages.documented(
                "UnitCasesPage",
                CountedShape,
                as_of=serializers.DateTimeField(),
                total=serializers.IntegerField(),
            ),
            403: Problem,
            404: Problem,
        },
    )
    def get(self, request: Request) -> Response:
        """Exactly the cases that one number of the sheet counts, as in the list behind handling measures."""
        chosen, start, end = self.asked_for()
        actor, text = self.caller.staff(), self.asked.get("page", "1")
        sheet = self.read(lambda as_of: unit_sheet.with_cases(self.unit(chosen), start, end, as_of=as_of))
        keys = sheet.cases.get(self.asked.get("number", ""), [])
        last = unit_cases.pages(keys)
        if not (text.isascii() and text.isdigit() and len(text) < 7 and 1 <= int(text) <= last):
            raise BadInput({"page": ("unknown", _("Tidak ada halaman ini."))})
        rest = [(name, value) for name, value in self.asked.items() if name != "page"]
        page = int(text)
        return Response(
            {
                "as_of": basics.instant(sheet.as_of),
                "total": len(keys),
                "results": [cases.counted(row, at=self.at) for row in unit_cases.page(keys, page, actor)],
                "next": link(request.path, [*rest, ("page", str(page + 1))]) if page < last else None,
                "previous": link(request.path, [*rest, ("page", str(page - 1))]) if page > 1 else None,
            }
        )


def _shape(sheet: Sheet, chart: control.Chart, asked: dict[str, str]) -> dict[str, Any]:
    place = [(name, asked[name]) for name in UnitAsked.query if name in asked]
    frequent = sheet.frequent
    return {
        "as_of": basics.instant(sheet.as_of),
        "unit": asked["unit"],
        "definitions": {name: str(text) for name, text in unit_sheet.DEFINITIONS.items()},
        "numbers": {
            code: {"n": n, "cases": link(ADDRESS, [("number", code), *place])}
            for code, n in sheet.numbers.items()
        },
        "flow": [_month(month) for month in sheet.flow],
        "handling_days": [bar._asdict() for bar in sheet.bars],
        "median_days": sheet.median,
        "p90_days": sheet.p90,
        "waiting": _steps(sheet.waiting),
        "ends": {end: _steps(curve) for end, curve in sheet.ends.items()},
        "held": [
            {"unit": one.code or None, "n": one.n, "total": one.total, "median": one.median, "p90": one.p90}
            for one in sheet.held
        ],
        "stood": [_rate(rate) for rate in sheet.stood],
        "remedies": _rate(sheet.remedies),
        "centre": chart.centre,
        "chart": [
            {
                "month": month.key,
                "met": point.good,
                "due": point.n,
                "share": point.share,
                "low": point.low,
                "high": point.high,
                "apart": point.apart,
                "centre": centre,
            }
            for month, point, centre in zip(sheet.flow, chart.points, _centres(chart), strict=True)
        ],
        "signals": [_signal(signal) for signal in sheet.signals],
        "hours_to_unit": sheet.hours_to_unit,
        "frequent": {
            "persons": frequent.persons,
            "n": sheet.n("frequent"),
            "due": frequent.due,
            "in_time": frequent.in_time,
            "due_without": frequent.due_without,
            "in_time_without": frequent.in_time_without,
        },
        "uncounted": sheet.uncounted,
    }


def _centres(chart: control.Chart) -> list[float | None]:
    """Of each month."""
    centres: list[float | None] = [None] * len(chart.points)
    for first, after, centre in chart.stretches:
        centres[first:after] = [centre] * (after - first)
    return centres


def _month(month: unit_sheet.Month) -> dict[str, Any]:
    return {
        "month": month.key,
        "came": month.came,
        "answered": month.answered,
        "otherwise": month.otherwise,
        "opened": month.opened,
    }


def _steps(curve: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"day": one.day, "ended": one.ended, "share": one.share, **_limits(one.band)} for one in curve]


def _limits(band: Band | None) -> dict[str, float | None]:
    return {"low": None, "high": None} if band is None else {"low": band.low, "high": band.high}


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "code": rate.code,
        "n": rate.n,
        "of": rate.of,
        "share": None if rate.share is None else float(rate.share),
        "interval": None if rate.interval is None else [float(end) for end in rate.interval],
    }


def _signal(signal: Signal) -> dict[str, Any]:
    words = WORDS[signal.code]
    return {
        "code": signal.code,
        "name": str(words.name),
        "counts": str(words.counts),
        "test": str(words.test),
        "k": signal.k,
        "n": signal.n,
        "share": signal.share,
        "p": signal.p,
        "raised": signal.raised,
    }
