"""How often a page asks the database, whatever its size (docs/architecture.md: 5 for a list, 12 for a case)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import Speaker, asked_of
from tests.factories import House, when
from tests.workflow.paths import IN_STATE
from workflow.verbs import conversation, duplicates

pytestmark = pytest.mark.django_db


def asked(speaker: Speaker, path: str, **query: object) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = speaker.get(path, **query)
    assert answer.status_code == 200, answer.content
    return len(asked_of(queries))


@pytest.fixture
def house() -> House:
    return House()


@pytest.mark.parametrize("who", ["coordinator", "officer", "ombudsman"])
def test_a_list_of_cases_costs_the_same_for_one_and_for_forty(house, who):
    speaker = Speaker(getattr(house, who).user)
    for _ in range(2):
        IN_STATE["dispatched"](house)
    few = asked(speaker, "complaints/")
    for _ in range(20):
        house.file(unit=None)
        IN_STATE["investigating"](house)
    assert asked(speaker, "complaints/", page_size=100) == few
    assert few <= 5  # the clock, the token, the seats, the page
    assert (
        asked(
            speaker,
            "complaints/",
            q="loket",
            state="investigating",
            unit=house.unit.code,
            due_before="2026-12-01",
        )
        <= 6
    )


def test_a_case_costs_the_same_however_long_its_history(house):
    coordinator = Speaker(house.coordinator.user)
    young, old = house.file(), IN_STATE["answered"](house)
    case_of = house.file()
    duplicates.link(
        old.pk, duplicate_of=case_of.row, reasons="Sama.", by=house.coordinator, at=when("2026-03-06")
    )
    for _ in range(20):
        conversation.send_message(old.pk, text="Halo.", by=old.complainant, at=when("2026-03-06"))
    short = asked(coordinator, f"complaints/{young.row.reference}/")
    long = asked(coordinator, f"complaints/{old.row.reference}/")
    assert long <= short + 2
    assert long <= 14
    for route in ("messages", "notes", "attachments"):
        assert asked(coordinator, f"complaints/{old.row.reference}/{route}/") <= 6


@pytest.mark.parametrize("path", ["agencies/", "units/"])
def test_lists_of_places_cost_two(house, path):
    for _ in range(5):
        House()
    assert asked(Speaker(), path) <= 2
