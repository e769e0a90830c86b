"""The page of the indicators that count themselves: numbers, and the cases behind each."""

import re

import pytest

from tests.factories import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.file("2026-03-04").dispatched("2026-03-05")
    return house


def address(house: House, year: int = 2026) -> str:
    return f"/pengawasan/{house.agency.code}/{house.unit.code}/nilai/{year}/pengaduan/"


@pytest.mark.parametrize(
    ("who", "status"), [("ombudsman", 200), ("head", 200), ("coordinator", 200), ("officer", 403)]
)
def test_the_page_is_for_those_who_read_figures(client, house, who, status):
    client.force_login(getattr(house, who).user)
    assert client.get(address(house)).status_code == status


def test_every_number_opens_as_many_cases(client, house):
    client.force_login(house.ombudsman.user)
    page = client.get(address(house)).content.decode()
    assert "PG-06" in page
    assert "prakiraan tuntas-1" in page
    links = re.findall(r'href="(\?[^"]*angka=[^"]+)"\s+aria-label="[^"]*: (\d+)"', page)
    assert len(links) >= 6
    for link, number in links:
        answer = client.get(address(house) + link.replace("&amp;", "&"))
        assert answer.status_code == 200
        assert answer.content.decode().count('class="reference"') == int(number)


@pytest.mark.parametrize("code", ["PG-03.x", "PG-99.received", "x", "PG-07.exports"])
def test_a_number_that_is_not_there_is_told(client, house, code):
    client.force_login(house.ombudsman.user)
    answer = client.get(address(house), {"angka": code})
    assert answer.status_code == 404
    assert "Tidak ada angka seperti ini" in answer.content.decode()


@pytest.mark.parametrize("year", [2025, 1999, 2999])
def test_a_year_without_these_indicators_has_no_page(client, house, year):
    client.force_login(house.ombudsman.user)
    assert client.get(address(house, year)).status_code == 404
