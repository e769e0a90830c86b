"""Why a duty ends when it does, and what a verb would do to the dates before anybody confirms it."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import lookups, parsing
from api.complaints import CODE
from api.door import Door
from api.identity import NOT_FOUND
from api.shapes.problems import Problem
from complaints.codes import choices
from complaints.texts import Refusal
from law.codes import CLOCKS, Classification, Code, Holder, SuspensionReason
from workflow.clocks.duties import Docket
from workflow.codes import HolidayKind
from workflow.errors import BadInput, NotVisible
from workflow.reading import explained
from workflow.reading.explaining import Given, Kept, explain
from workflow.record.sentences import BAD_TEXT
from workflow.verbs import what_if

MOST_DAYS: Final = 4
"""Digits of a number of days: no rule allows ten thousand."""
Reader = Callable[[str, str], Any]


class Told(serializers.Serializer[Any]):
    """An event of the case, as the caller reads it; null where they may not read it."""

    event = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField(allow_null=True)
    by = serializers.CharField(allow_null=True)


class SkippedDay(serializers.Serializer[Any]):
    date = serializers.DateField()
    why = serializers.ChoiceField(choices=["weekend", "suspended", *HolidayKind.values])
    name = serializers.CharField(help_text="Of the holiday")
    decree = serializers.CharField(help_text="That made it one")
    says = serializers.CharField()


class ExtensionShape(Told):
    days = serializers.IntegerField(help_text="In the duty's own unit")
    was = serializers.DateField()
    due_on = serializers.DateField()
    reasons = serializers.CharField()


class SuspensionShape(Told):
    reason = serializers.ChoiceField(choices=choices(SuspensionReason))
    after = serializers.DateField(help_text="Local days after this one do not count ...")
    until = serializers.DateField(help_text="... up to this one")
    running = serializers.BooleanField(help_text="Then `until` is the day by which it ends at the latest")
    reasons = serializers.CharField()


class ExplanationShape(serializers.Serializer[Any]):
    reference = serializers.CharField()
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=choices(CLOCKS))
    round = serializers.IntegerField()
    holder = serializers.ChoiceField(choices=choices(Holder))
    day_zero = serializers.DateField(help_text="Not counted itself")
    started_by = Told()
    length = serializers.IntegerField(
        allow_null=True, help_text="Extensions included; null: the date is given"
    )
    length_unit = serializers.CharField()
    week = serializers.ListField(child=serializers.IntegerField(), help_text="ISO weekdays, 1 = Monday")
    counted = serializers.ListField(child=serializers.DateField())
    skipped = SkippedDay(many=True)
    extensions = ExtensionShape(many=True)
    contested = Told(allow_null=True)
    suspensions = SuspensionShape(many=True)
    promised_length = serializers.IntegerField(
        allow_null=True, help_text="Of the unit, shorter than the rule"
    )
    rule_length = serializers.IntegerField(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    own_due_on = serializers.DateField(allow_null=True, help_text="By itself, whatever linked cases share")
    last_counted = serializers.DateField(allow_null=True)
    original_due_on = serializers.DateField(allow_null=True)
    kept = serializers.ChoiceField(
        choices=list(Kept), allow_null=True, help_text="Why it is later than last_counted"
    )
    shared = serializers.BooleanField()
    given = serializers.ChoiceField(choices=list(Given), allow_null=True)
    provisional = serializers.BooleanField()
    awaits_year = serializers.IntegerField(allow_null=True)
    rule = serializers.CharField()
    rule_text = serializers.CharField()
    follows = serializers.CharField(
        help_text="What its end brings when it passes; empty: that is only recorded"
    )
    reminders = serializers.ListField(
        child=serializers.CharField(), help_text="Who is told of it when, then by which rule"
    )
    law = serializers.CharField()
    citation = serializers.CharField()
    certainty = serializers.ChoiceField(choices=["V", "V2", "R"])
    calendar = serializers.CharField(help_text="Code and version: id@3")
    words = serializers.ListField(child=serializers.CharField())


class Explain(Door):
    @extend_schema(
        operation_id="complaints_duties_explain",
        parameters=[CODE],
        responses={200: ExplanationShape, 404: Problem},
    )
    def get(self, _request: Request, reference: str, duty: int) -> Response:
        """Why this date: day zero, each day counted or skipped and why, extensions, suspensions, rule, calendar."""
        complaint, actor = self.caller.case(reference)
        docket = Docket.of(complaint)
        row = next((each for each in docket.rows if each.pk == duty), None)
        if row is None:
            raise NotVisible("not_found", NOT_FOUND)
        explanation = explained.plain(explain(row, docket, viewer=actor))
        return Response({"reference": complaint.reference, "holder": row.holder, **explanation})


class WhatIf(Door):
    query = ("verb", "unit", "classification", "days", "reason", "version")

    @extend_schema(
        operation_id="complaints_what_if",
        parameters=[
            CODE,
            OpenApiParameter("verb", str, required=True, enum=sorted(what_if.VERBS)),
            OpenApiParameter("unit", str, description="Code: dispatch, transfer"),
            OpenApiParameter(
                "classification", str, enum=list(Classification), description="dispatch, reclassify"
            ),
            OpenApiParameter("days", int, description="extend: in the unit of the rule"),
            OpenApiParameter("reason", str, enum=list(SuspensionReason), description="suspend"),
            OpenApiParameter("version", int, description="409 when the case is no longer this version"),
        ],
        responses={
            200: inline_serializer(
                "WhatIf",
                {
                    "verb": serializers.CharField(),
                    "duties": inline_serializer(
                        "WhatIfDuty",
                        {
                            "kind": serializers.ChoiceField(choices=choices(CLOCKS)),
                            "round": serializers.IntegerField(),
                            "from": serializers.DateField(allow_null=True),
                            "to": serializers.DateField(allow_null=True),
                            "provisional": serializers.BooleanField(),
                            "ends": serializers.BooleanField(help_text="It would stop unmet"),
                        },
                        many=True,
                    ),
                    "waits_for_second_person": serializers.BooleanField(),
                },
            ),
            400: Problem,
            403: Problem,
            404: Problem,
            409: Problem,
        },
    )
    def get(self, _request: Request, reference: str) -> Response:
        """The dates that a verb would leave behind; nothing is written. The refusals are the verb's own."""
        complaint, actor = self.caller.case(reference)
        verb, arguments = self._verb_and_arguments()
        preview = what_if.look(complaint.pk, verb, by=actor, at=self.at, **arguments)
        return Response(
            {
                "verb": verb,
                "duties": [
                    {
                        "kind": each.kind,
                        "round": each.round,
                        "from": None if each.was is None else each.was.isoformat(),
                        "to": None if each.due_on is None else each.due_on.isoformat(),
                        "provisional": each.provisional,
                        "ends": each.ends,
                    }
                    for each in preview.changes
                ],
                "waits_for_second_person": preview.waits,
            }
        )

    def _verb_and_arguments(self) -> tuple[str, dict[str, Any]]:
        """The verb and its arguments from the query. Raises BadInput for missing and for unknown arguments."""
        verb = self.asked.get("verb", "")
        if verb not in ARGUMENTS:
            code = "unknown_verb" if verb else "required"
            raise BadInput({"verb": (code, _("Sebutkan tindakan yang memindahkan tanggal."))})
        parsing.only(self.asked, ("verb", "version", *ARGUMENTS[verb]))
        missing = [name for name in ARGUMENTS[verb] if not self.asked.get(name)]
        if missing:
            raise BadInput(dict.fromkeys(missing, ("required", BAD_TEXT[Refusal.EMPTY])))
        names = [*ARGUMENTS[verb], *(("version",) if "version" in self.asked else ())]
        return verb, {name: READERS[name](self.asked[name], name) for name in names}


def _whole(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DAYS):
        raise BadInput({name: ("wrong_type", _("Harus berupa bilangan bulat."))})
    return int(text)


def _code(codes: type[Code]) -> Reader:
    def read(text: str, name: str) -> Any:
        if text not in list(codes):
            raise BadInput({name: ("invalid_choice", _("Pilihan tidak dikenal."))})
        return codes(text)

    return read


ARGUMENTS: Final = {
    "dispatch": ("unit", "classification"),
    "transfer": ("unit",),
    "extend": ("days",),
    "suspend": ("reason",),
    "resume": (),
    "reclassify": ("classification",),
}
READERS: Final[dict[str, Reader]] = {
    "unit": lookups.unit,
    "classification": _code(Classification),
    "reason": _code(SuspensionReason),
    "days": _whole,
    "version": _whole,
}
