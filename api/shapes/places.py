"""Agencies, units and their promises."""

from typing import Any

from rest_framework import serializers

from accounts.models import Agency, Unit
from api.shapes import basics
from api.shapes.basics import Named, Person
from complaints.codes import choices
from law.codes import CLOCKS, Classification
from workflow.models import UnitPromise
from workflow.reading.similar import Similar


def unit(row: Unit) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "agency": basics.named(row.agency),
        "zone": row.agency.zone,
        "working_week": sorted(row.working_week),
        "district": row.district or None,
        "services": row.served,
        "hours": row.hours or None,
    }


def agency(row: Agency) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "level": row.level,
        "zone": row.zone,
        "open_for_filing": row.open_for_filing,
    }


def similar(found: Similar) -> dict[str, Any]:
    return {
        "counted": [
            {
                "classification": each.classification or None,
                "month": f"{each.month:%Y-%m}",
                "at_least": each.at_least,
            }
            for each in found.many
        ],
        "titled": [
            {"key": each.key, "title": each.title, "month": f"{each.month:%Y-%m}"} for each in found.titled
        ],
    }


def promise(row: UnitPromise) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.kind,
        "classification": row.classification or None,
        "length": row.length,
        "effective_from": row.effective_from.isoformat(),
        "made_by": basics.person(row.made_by),
        "made_at": basics.instant(row.made_at),
    }


class AgencyShape(Named):
    level = serializers.CharField()
    zone = serializers.CharField(help_text="IANA")
    open_for_filing = serializers.BooleanField()


class UnitShape(Named):
    agency = Named()
    zone = serializers.CharField(help_text="IANA")
    working_week = serializers.ListField(
        child=serializers.IntegerField(), help_text="ISO weekdays, 1 = Monday"
    )
    district = serializers.CharField(allow_null=True, help_text="Kecamatan or distrik")
    services = serializers.ListField(
        child=serializers.CharField(), help_text="What it serves, in its own words"
    )
    hours = serializers.CharField(allow_null=True, help_text="When it is open, in lines")


class ManyShape(serializers.Serializer[Any]):
    classification = serializers.ChoiceField(
        choices=choices(Classification), allow_null=True, help_text="Null: not verified yet"
    )
    month = serializers.CharField(help_text="YYYY-MM")
    at_least = serializers.IntegerField(help_text="In tens; fewer than ten are not told")


class TitledShape(serializers.Serializer[Any]):
    key = serializers.IntegerField(help_text="For `same_as` of a filing")
    title = serializers.CharField()
    month = serializers.CharField(help_text="YYYY-MM")


class SimilarShape(serializers.Serializer[Any]):
    counted = ManyShape(many=True)
    titled = TitledShape(many=True)


class PromiseShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=choices(CLOCKS))
    classification = serializers.ChoiceField(
        choices=choices(Classification), allow_null=True, help_text="Null: of every class"
    )
    length = serializers.IntegerField(
        allow_null=True, help_text="Days in the rule's own unit; null takes an earlier promise back"
    )
    effective_from = serializers.DateField(help_text="For duties that start on or after this local date")
    made_by = Person(allow_null=True)
    made_at = serializers.DateTimeField()
