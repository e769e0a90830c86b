"""office/: who works where, as those who look after an office read it."""

from typing import Any

import pytest

from accounts.roles import Role
from tests import factories
from tests.api.conftest import Speaker
from tests.factories import House

pytestmark = pytest.mark.django_db


def walked(speaker: Speaker, path: str) -> list[dict[str, Any]]:
    """All pages, two rows each."""
    found, address = [], f"{path}?page_size=2"
    while address:
        page = speaker.get(address).json()
        found += page["results"]
        address = (page["next"] or "").partition("/api/v1/")[2]
    return found


def test_a_coordinator_reads_the_people_and_units_of_the_own_agency_and_administrators_all():
    house, elsewhere = House(), House()
    national = factories.user(Role.COORDINATOR, agency=house.agency)
    mine = walked(Speaker(house.coordinator.user), "office/people/")
    names = {row["username"] for row in mine}
    assert {house.officer.user.username, house.coordinator.user.username, national.username} <= names
    assert elsewhere.officer.user.username not in names
    assert house.ombudsman.user.username not in names
    (officer,) = [row for row in mine if row["username"] == house.officer.user.username]
    assert officer["seats"] == [
        {
            "role": "officer",
            "unit": {"code": house.unit.code, "name": house.unit.name},
            "agency": None,
            "region": None,
        }
    ]
    assert "password" not in str(mine)
    every = walked(Speaker(house.administrator.user), "office/people/")
    assert {house.ombudsman.user.username, elsewhere.officer.user.username} <= {
        row["username"] for row in every
    }
    assert len(every) == len({row["id"] for row in every})


def test_closed_units_are_read_too_and_a_cursor_that_is_none_is_refused():
    house = House()
    house.other_unit.active = False
    house.other_unit.save(update_fields=["active"])
    found = {row["code"]: row for row in walked(Speaker(house.coordinator.user), "office/units/")}
    assert set(found) == {unit.code for unit in house.agency.units.all()}
    assert found[house.other_unit.code]["active"] is False
    speaker = Speaker(house.coordinator.user)
    for path in ("office/people/?cursor=x", "office/units/?cursor=x", "office/people/?page_size=0"):
        assert speaker.get(path).status_code == 400
    for who in (house.officer, house.ombudsman, house.head):
        assert Speaker(who.user).get("office/people/").status_code == 403
