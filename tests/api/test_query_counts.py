"""How often a page asks the database: the same for one case and for a hundred, for two events and for twenty."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import Speaker, asked_of, filing
from tests.factories import House

pytestmark = pytest.mark.django_db

MOST_OF_A_LIST = 5
MOST_OF_A_CASE = 15


def queries(speaker: Speaker, path: str, **query: Any) -> int:
    """Of the second of two equal requests: what a process reads once is not counted."""
    speaker.get(path, **query)
    with CaptureQueriesContext(connection) as captured:
        answer = speaker.get(path, **query)
    assert answer.status_code == 200, answer.content
    return len(captured)


def file_many(house: House, number: int) -> None:
    for n in range(number):
        house.file("2026-03-02", subject=f"Antrean loket {n}")


@pytest.mark.parametrize("query", [{}, {"page_size": "200"}, {"q": "antrean"}, {"state": "received"}])
def test_a_list_asks_as_often_for_fifty_cases_as_for_one(house: House, query: dict[str, str]) -> None:
    coordinator = Speaker(house.coordinator.user)
    file_many(house, 1)
    few = queries(coordinator, "complaints/", **query)
    file_many(house, 50)
    assert queries(coordinator, "complaints/", **query) == few <= MOST_OF_A_LIST


def test_the_second_page_asks_as_often_as_the_first(house: House) -> None:
    coordinator = Speaker(house.coordinator.user)
    file_many(house, 30)
    first = queries(coordinator, "complaints/", page_size="10")
    second = coordinator.get("complaints/", page_size="10").json()["next"].partition("/api/v1/")[2]
    assert queries(coordinator, second) == first


@pytest.mark.parametrize("page_size", ["1", "200"])
def test_a_list_of_units_asks_as_often_for_many_as_for_few(
    house: House, anybody: Speaker, page_size: str
) -> None:
    assert queries(anybody, "units/", page_size=page_size) <= MOST_OF_A_LIST


def test_a_case_asks_as_often_after_forty_messages_as_before(house: House) -> None:
    filed = Speaker().post("complaints/", filing(house)).json()
    reference, path = filed["reference"], f"complaints/{filed['reference']}/"
    coordinator, officer = Speaker(house.coordinator.user), Speaker(house.officer.user)
    citizen = Speaker(access_code=filed["access_code"])
    coordinator.verb(reference, "dispatch", unit=house.unit.code, classification="ordinary")
    officer.verb(reference, "begin")
    officer.post(f"{path}messages/", {"text": "Pesan pertama."})
    readers = {"staff": officer, "coordinator": coordinator, "citizen": citizen}
    before = {name: queries(reader, path) for name, reader in readers.items()}
    messages = {name: queries(reader, f"{path}messages/") for name, reader in readers.items()}
    for n in range(40):
        officer.post(f"{path}messages/", {"text": f"Pesan nomor {n}."})
    after = {name: queries(reader, path) for name, reader in readers.items()}
    assert after == before
    assert {name: queries(reader, f"{path}messages/") for name, reader in readers.items()} == messages
    assert max(after.values()) <= MOST_OF_A_CASE
    officer.verb(reference, "answer", outcome="founded", reasons="Loket kini dibuka dua.")
    assert max(queries(reader, path) for reader in readers.values()) <= MOST_OF_A_CASE


def test_measures_ask_as_often_for_many_cases_as_for_one(house: House) -> None:
    ombudsman = Speaker(house.ombudsman.user)
    asked = {"from": "2026-01-01", "to": "2026-12-31", "group_by": "unit"}
    file_many(house, 1)
    few = queries(ombudsman, "measures/handling/", **asked)
    file_many(house, 30)
    assert queries(ombudsman, "measures/handling/", **asked) == few


def test_the_cases_behind_a_number_ask_as_often_for_many_as_for_one(house: House) -> None:
    ombudsman = Speaker(house.ombudsman.user)
    asked = {"from": "2026-01-01", "to": "2026-12-31", "measure": "received"}
    file_many(house, 1)
    few = queries(ombudsman, "measures/handling/cases/", **asked)
    file_many(house, 30)
    assert queries(ombudsman, "measures/handling/cases/", **asked) == few <= 8


def test_a_filing_keeps_to_its_few_trips(house: House, anybody: Speaker) -> None:
    """Twelve rows in seven tables; each statement on the way was weighed (docs/speed.md)."""
    anybody.post("complaints/", filing(house), key="0123456789abcdef")
    with CaptureQueriesContext(connection) as captured:
        answer = anybody.post("complaints/", filing(house), key="fedcba9876543210")
    assert answer.status_code == 201
    asked = asked_of(captured)
    assert len(asked) <= 10, asked
