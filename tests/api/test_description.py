"""`schema/` is made once: whoever asks again gets the same text at once, or hears that theirs is still right."""

from typing import Any

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from api import description

pytestmark = pytest.mark.django_db


def test_the_description_is_made_once_and_kept_under_an_etag(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    whole = SchemaGenerator.get_schema

    def counted(self: Any, **asked: Any) -> Any:
        made.append(asked)
        return whole(self, **asked)

    monkeypatch.setattr(SchemaGenerator, "get_schema", counted)
    description._made.clear()
    client = Client()
    first = client.get("/api/v1/schema/")
    for address in ("/api/v1/schema/", "/api/v1/schema/?version=2", "/api/v1/schema/?lang=xx"):
        again = client.get(address)
        assert (again.status_code, again.content, again["ETag"]) == (200, first.content, first["ETag"])
    known = client.get("/api/v1/schema/", headers={"If-None-Match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert len(made) == 1
    assert b"/api/v1/complaints/:" in first.content
