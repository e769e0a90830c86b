"""Tokens."""

from typing import Any

from rest_framework import serializers


class TokenShape(serializers.Serializer[Any]):
    token = serializers.CharField()
    expires_at = serializers.DateTimeField()
