"""The OpenAPI document is true: whatever it allows gets an answer of the shape it promises, and no 5xx."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from accounts import tokens
from api.complaints import Complaints
from config.wsgi import application
from tests.chance import examples
from tests.factories import House
from workflow import clock


@pytest.fixture
def described(committed: None) -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/schema/", application)


CHECKS = (not_a_server_error, response_schema_conformance)


@pytest.fixture
def coordinator(committed: None) -> dict[str, str]:
    house = House()
    house.file("2026-03-02")
    token, _expires_at = tokens.issue(house.coordinator.user, at=clock.now())
    return {"Authorization": f"Bearer {token}"}


def test_whatever_the_description_allows_gets_a_described_answer(
    described: Any, coordinator: dict[str, str]
) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 30
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=examples(4),
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize=True,
        )
        def holds(case: Any) -> None:
            case.validate_response(case.call(headers=coordinator), checks=CHECKS)

        holds()


def test_no_field_of_a_filing_sets_state_or_time() -> None:
    assert Complaints.body is not None
    assert not set(Complaints.body().fields) & {"state", "received_at", "version", "reference", "score"}
