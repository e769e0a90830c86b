"""Duties, and who held a case how long."""

from datetime import datetime
from typing import Any, Final
from weakref import WeakKeyDictionary

from rest_framework import serializers

from api.shapes import basics
from api.shapes.basics import Named
from complaints.codes import choices
from law import counting
from law.codes import CLOCKS, Holder
from workflow.clocks import held_time
from workflow.clocks.days_left import late_days, left_days
from workflow.clocks.duties import Docket
from workflow.models import Duty


def duty(row: Duty, docket: Docket, *, at: datetime) -> dict[str, Any]:
    zone = docket.complaint.agency.zone
    return {
        "id": row.pk,
        "kind": row.kind,
        "round": row.round,
        "holder": row.holder,
        "opened_on": row.opened_on.isoformat(),
        "due_on": basics.day(row.due_on),
        "due_at": basics.instant(row.due_at),
        "original_due_on": basics.day(row.original_due_on),
        "own_due_on": basics.day(row.own_due_on),
        "extended_days": row.extended_days,
        "suspended": basics.day(counting.local_date(row.suspended_at, zone) if row.suspended_at else None),
        "suspended_days": row.suspended_days,
        "frozen_due_on": basics.day(row.frozen_due_on),
        "met_at": basics.instant(row.met_at),
        "ended_at": basics.instant(row.ended_at),
        "ended_by": row.ended_by,
        "late_days": late_days(row, zone=zone, days=docket.calendar, at=at),
        "left_days": left_days(row, zone=zone, days=docket.calendar, at=at) if row.running else None,
        "length": row.length,
        "length_unit": row.length_unit,
        "rule": row.rule,
        "promise": row.promise_id,
        "calendar": row.calendar,
        "week": [int(weekday) for weekday in row.week],
        "citation": row.citation,
        "certainty": row.certainty,
        "provisional": row.provisional,
    }


_OF_NEW: Final[WeakKeyDictionary[object, list[dict[str, Any]]]] = WeakKeyDictionary()


def duties_of_new(docket: Docket, *, at: datetime) -> list[dict[str, Any]]:
    """Those of a case that was filed a moment ago, on which nobody acted: of the cases of one day they differ in number and
    instant."""
    alike = None if docket.stencil is None else _OF_NEW.get(docket.stencil)
    if alike is None:
        alike = [duty(row, docket, at=at) for row in docket.rows]
        if docket.stencil is not None:
            _OF_NEW[docket.stencil] = alike
        return alike
    told = zip(alike, docket.rows, strict=True)
    return [{**one, "id": row.id, "met_at": basics.instant(row.met_at)} for one, row in told]


def held(row: held_time.Held) -> dict[str, Any]:
    return {
        "unit": basics.named(row.unit),
        "from_on": row.from_on.isoformat(),
        "until_on": row.until_on.isoformat(),
        "working_days": row.days,
    }


class DutyShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=choices(CLOCKS))
    round = serializers.IntegerField()
    holder = serializers.ChoiceField(choices=choices(Holder))
    opened_on = serializers.DateField(help_text="Day zero, a local date of the agency")
    due_on = serializers.DateField(allow_null=True, help_text="The last local day in time")
    due_at = serializers.DateTimeField(allow_null=True, help_text="The first instant after due_on")
    original_due_on = serializers.DateField(
        allow_null=True, help_text="The end as first counted: before extensions, suspensions, another class"
    )
    own_due_on = serializers.DateField(
        allow_null=True, help_text="Of a case linked with others: the end it has by itself"
    )
    extended_days = serializers.IntegerField(help_text="Days of its own unit by which it was extended")
    suspended = serializers.DateField(
        allow_null=True, help_text="The local day since which it stands still; due_on is then the latest end"
    )
    suspended_days = serializers.IntegerField(
        help_text="Days of its own unit that did not count, of suspensions that are over"
    )
    frozen_due_on = serializers.DateField(allow_null=True, help_text="While it stands still: the end before")
    met_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    ended_by = serializers.CharField(
        allow_blank=True,
        help_text="The verb that ended it unmet; `remand` or `supersede`: the Ombudsman's date took its place",
    )
    late_days = serializers.IntegerField(allow_null=True, help_text="In the duty's own unit")
    left_days = serializers.IntegerField(
        allow_null=True, help_text="While it runs: days of its own unit that are left, 0 on its last day"
    )
    length = serializers.IntegerField(allow_null=True)
    length_unit = serializers.ChoiceField(choices=[unit.value for unit in counting.LengthUnit])
    rule = serializers.CharField()
    promise = serializers.IntegerField(
        allow_null=True, help_text="The unit's promise that made it shorter than the rule"
    )
    calendar = serializers.CharField(help_text="Code and version, `id@3`")
    week = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7), help_text="ISO weekdays it is counted with"
    )
    citation = serializers.CharField()
    certainty = serializers.ChoiceField(choices=["V", "V2", "R"])
    provisional = serializers.BooleanField()


class HeldShape(serializers.Serializer[Any]):
    unit = Named(allow_null=True)
    from_on = serializers.DateField(help_text="A local date of the agency, not counted")
    until_on = serializers.DateField(help_text="The last local day counted")
    working_days = serializers.IntegerField(allow_null=True)
