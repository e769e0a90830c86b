"""The pages of frozen scores, and the API beside them."""

import hashlib
import re

import pytest

from compliance.frozen.models import FrozenScores
from tests.api.conftest import Speaker
from tests.factories import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    return house


def test_the_ombudsman_freezes_in_the_browser_and_readers_of_figures_read_it(client, house):
    address = f"/nilai/{house.agency.code}/2026/"
    client.force_login(house.ombudsman.user)
    page = client.get(address)
    key = re.findall(r'name="key" value="([^"]+)"', page.content.decode())[-1]
    sent = client.post(address, {"reason": "Diterbitkan.", "key": key})
    assert (sent.status_code, sent["Location"]) == (302, f"{address}1/")
    assert client.post(address, {"reason": "Diterbitkan.", "key": key})["Location"] == f"{address}1/"
    row = FrozenScores.objects.get()
    shown = client.get(f"{address}1/").content.decode()
    assert row.sha256 in shown
    taken = client.get(f"{address}1/unduh.json")
    assert hashlib.sha256(taken.content).hexdigest() == row.sha256
    empty = client.post(address, {"reason": " "})
    assert empty.status_code == 400
    for who, status, may in (
        (house.coordinator, 200, False),
        (house.head, 200, False),
        (house.officer, 403, False),
    ):
        client.force_login(who.user)
        answer = client.get(address)
        assert answer.status_code == status
        assert ('name="reason"' in answer.content.decode()) == may
        assert client.get(f"{address}1/unduh.json").status_code == status
    client.force_login(House().coordinator.user)
    assert client.get(address).status_code == client.get(f"{address}1/").status_code == 404


def test_freezing_and_reading_over_the_api(house):
    path = f"scores/{house.agency.code}/2026/"
    ombudsman, coordinator = Speaker(house.ombudsman.user), Speaker(house.coordinator.user)

    def freeze(speaker: Speaker, **body: object):
        return speaker.client.post(
            f"/api/v1/{path}freeze/", body, content_type="application/json", headers=speaker.headers
        )

    assert freeze(coordinator, reason="Diterbitkan.").status_code == 403
    assert freeze(ombudsman).status_code == freeze(ombudsman, reason="").status_code == 400
    made = freeze(ombudsman, reason="Diterbitkan.")
    assert (made.status_code, made.json()["version"]) == (201, 1), made.content
    assert freeze(ombudsman, reason="Koreksi.").json()["version"] == 2
    assert [one["reason"] for one in coordinator.get(f"{path}versions/").json()["versions"]] == [
        "Koreksi.",
        "Diterbitkan.",
    ]
    whole = coordinator.get(f"{path}versions/1/").json()
    assert whole["document"]["units"][0]["unit"] == house.unit.code
    taken = coordinator.get(f"{path}versions/1/export.json")
    assert hashlib.sha256(taken.content).hexdigest() == whole["sha256"]
    assert coordinator.get(f"{path}versions/9/").status_code == 404
    put = ombudsman.client.put(
        f"/api/v1/assessments/{house.agency.code}/{house.unit.code}/2026/",
        {"dimensions": {"input": 80}},
        content_type="application/json",
        headers=ombudsman.headers,
    )
    assert put.status_code == 409
    assert "dibekukan" in put.content.decode() or "frozen" in put.content.decode()
