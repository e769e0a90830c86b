"""Tokens."""

from typing import Any

from rest_framework import serializers

from accounts.models import Token
from api.shapes import basics


def token(row: Token) -> dict[str, Any]:
    """What may be told of a token later on."""
    return {
        "id": row.pk,
        "created_at": basics.instant(row.created_at),
        "expires_at": basics.instant(row.expires_at),
    }


class TokenShape(serializers.Serializer[Any]):
    token = serializers.CharField()
    expires_at = serializers.DateTimeField()


class OwnTokenShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()


class TokenListShape(serializers.Serializer[Any]):
    results = OwnTokenShape(many=True)
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class ChallengeShape(serializers.Serializer[Any]):
    algorithm = serializers.CharField()
    challenge = serializers.CharField(help_text="SHA-256 of the salt and the number, in hexadecimal")
    maxNumber = serializers.IntegerField()  # noqa: N815 - as ALTCHA names it
    salt = serializers.CharField()
    signature = serializers.CharField()
