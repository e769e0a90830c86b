"""Instants, days, and the names of places and persons."""

from datetime import UTC, date, datetime
from typing import Any

from rest_framework import serializers

from accounts.models import Agency, Region, Unit, User


def instant(at: datetime | None) -> str | None:
    """ISO 8601 in UTC with a Z."""
    if at is None:
        return None
    told = at if at.tzinfo is UTC else at.astimezone(UTC)
    return f"{told.isoformat()[:-6]}Z"


def day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def named(thing: Agency | Unit | Region | None) -> dict[str, str] | None:
    return None if thing is None else {"code": thing.code, "name": thing.name}


def person(user: User | None) -> dict[str, str] | None:
    return None if user is None else {"username": user.username, "name": str(user)}


class Named(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class Person(serializers.Serializer[Any]):
    username = serializers.CharField()
    name = serializers.CharField()
