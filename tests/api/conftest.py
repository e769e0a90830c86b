"""A client that speaks like each of the actors, over Django's whole request stack."""

import json
from typing import Any

import pytest
from django.test import Client

from accounts import tokens
from accounts.models import User
from tests.factories import House
from workflow import clock


class Speaker:
    """Requests as one actor: staff with a bearer token, a complainant with an access code, or nobody."""

    def __init__(self, user: User | None = None, access_code: str | None = None) -> None:
        self.client = Client(raise_request_exception=False)
        self.headers: dict[str, str] = {}
        if user is not None:
            self.headers["Authorization"] = f"Bearer {tokens.issue(user, at=clock.now())[0]}"
        if access_code is not None:
            self.headers["X-Access-Code"] = access_code

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", query, headers=self.headers)

    def post(self, path: str, body: Any = None, *, key: str | None = None, **headers: str) -> Any:
        more = {"Idempotency-Key": key} if key else {}
        raw = body if isinstance(body, bytes) else json.dumps({} if body is None else body)
        return self.client.post(
            f"/api/v1/{path}",
            raw,
            content_type="application/json",
            headers={**self.headers, **more, **headers},
        )

    def verb(self, reference: str, verb: str, **carried: Any) -> Any:
        """A verb with the version as it stands now."""
        if "version" not in carried and verb not in (
            "ask-for-room",
            "grant-room",
            "correct-contacts",
            "give-title",
        ):
            carried["version"] = self.get(f"complaints/{reference}/").json().get("version", 1)
        return self.post(f"complaints/{reference}/{verb}/", carried)


@pytest.fixture
def house(db: None) -> House:
    return House()


@pytest.fixture
def anybody() -> Speaker:
    return Speaker()


def filing(house: House, **changes: Any) -> dict[str, Any]:
    """The body of a filing that is in order."""
    return {
        "unit": house.unit.code,
        "agency": house.agency.code,
        "subject": "Antrean loket terlalu lama",
        "description": "Saya menunggu lima jam di loket dan tidak dilayani.",
        "occurred_on": "2026-01-05",
        "identity": "named",
        "complainant": {
            "name": "Siti Aminah",
            "email": "siti@example.org",
            "phone": "0812 3456 7890",
            "address": "Pontang",
        },
        **changes,
    }


def asked_of(captured: Any) -> list[str]:
    """What went to the database, but what is of savepoints alone."""
    texts = [str(each["sql"]) for each in captured.captured_queries]
    return [text for text in texts if not all("SAVEPOINT" in part for part in text.split(";\n"))]
