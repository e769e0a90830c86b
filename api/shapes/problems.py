"""Refusals, as problem documents (RFC 9457)."""

from typing import Any

from rest_framework import serializers


class Problem(serializers.Serializer[Any]):
    """RFC 9457, `application/problem+json`."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    errors = serializers.DictField(help_text="field → [{code, message}]")  # type: ignore[assignment]  # RFC 9457 names it so
    request_id = serializers.CharField(allow_null=True)
