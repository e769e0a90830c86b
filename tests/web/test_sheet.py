"""The sheet of a unit as a page: who reads it, what its numbers open, what it says of bad input."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.factories import House, unit

pytestmark = pytest.mark.django_db
PERIOD = "start=2026-01-01&end=2026-06-30"


@pytest.fixture
def house() -> House:
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-06").answered("2026-04-30")
    house.file("2026-03-05", channel="letter")
    return house


def address(house: House, query: str = PERIOD, page: str = "") -> str:
    return f"/pengawasan/{house.agency.code}/{house.unit.code}/{page}?{query}"


def reads(client: Client, who) -> Client:
    client.force_login(who.user)
    return client


def test_a_sheet_draws_its_charts_with_words_for_them_and_no_script(client, house):
    page = reads(client, house.ombudsman).get(address(house))
    assert page.status_code == 200
    text = page.content.decode()
    charts = re.findall(r'<svg viewBox="0 0 360 210".*?</svg>', text, re.DOTALL)
    assert len(charts) == 6
    for chart in charts:
        says = re.findall(r'aria-labelledby="(\S+) (\S+)"', chart)[0]
        assert all(f'id="{name}">' in chart for name in says)
        assert not re.findall(r"None|\bnan\b", chart)
    assert "Antrean loket" not in text
    assert "Siti" not in text


def test_charts_are_written_for_svg_in_both_languages(client, house):
    reads(client, house.ombudsman)
    house.ombudsman.user.language = "en"
    house.ombudsman.user.save(update_fields=["language"])
    for language in ("id", "en"):
        client.post("/bahasa/", {"language": language, "next": "/"})
        text = client.get(address(house)).content.decode()
        assert f'<html lang="{language}">' in text
        numbers = re.findall(r' (?:x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"]*)"', text)
        assert numbers
        assert all(re.fullmatch(r"\d+(\.\d+)?", number) for number in numbers if number not in ("0", ""))


@pytest.mark.parametrize(
    ("who", "status"),
    [("ombudsman", 200), ("head", 200), ("coordinator", 200), ("officer", 403), ("administrator", 403)],
)
def test_a_sheet_is_for_those_who_read_figures(client, house, who, status):
    assert reads(client, getattr(house, who)).get(address(house)).status_code == status


def test_a_unit_of_another_agency_is_not_there(client, house):
    other = House()
    assert reads(client, house.head).get(address(other)).status_code == 404
    mixed = f"/pengawasan/{house.agency.code}/{other.unit.code}/"
    assert client.get(mixed).status_code == 404


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("start=2026-02-31&end=2026-03-01", "Periode ini tidak dapat dibaca."),
        ("start=2016-01-01&end=2026-01-01", "Lembar unit memuat paling lama 60 bulan."),
        ("start=2026-03-01&end=2026-01-01", "Akhir periode mendahului awalnya."),
    ],
)
@pytest.mark.parametrize("page", ["", "kasus/"])
def test_a_bad_period_gets_one_sentence(client, house, query, sentence, page):
    answer = reads(client, house.ombudsman).get(address(house, query, page))
    assert answer.status_code == 400
    assert answer.content.decode().count(sentence) == 1


@pytest.mark.parametrize("code", ["", "made-up", "end:withdrawn", "held:", "days:x:late", "a:b:c"])
def test_a_number_that_is_not_there_gets_one_sentence(client, house, code):
    answer = reads(client, house.ombudsman).get(address(house, f"{PERIOD}&angka={code}", "kasus/"))
    if code == "held:":
        assert answer.status_code == 200
    else:
        assert answer.status_code == 404
        assert "Tidak ada angka seperti ini" in answer.content.decode()


def test_every_link_opens_as_many_cases_as_its_number_says(client, house):
    reads(client, house.ombudsman)
    links = re.findall(
        r'<a href="([^"]*/kasus/\?angka=[^"]*)">(\d+)</a>', client.get(address(house)).content.decode()
    )
    assert len(links) > 12
    for link, number in links:
        text = client.get(unescape(link)).content.decode()
        assert text.count('<th scope="row">') == int(number)
        assert f"{number} pengaduan." in text


def test_every_handling_number_opens_the_list_of_the_overview(client, house):
    text = reads(client, house.ombudsman).get(address(house)).content.decode()
    links = re.findall(r'<a href="(/pengawasan/kasus/\?measure=[^"]*)">(\d+)</a>', text)
    assert len(links) >= 10
    for link, number in links:
        answer = client.get(unescape(link))
        assert answer.status_code == 200
        assert answer.context["found"].total == int(number)


def test_a_reader_who_may_not_open_a_case_gets_its_number_and_no_link(client, house):
    text = (
        reads(client, house.head).get(address(house, f"{PERIOD}&angka=received", "kasus/")).content.decode()
    )
    assert text.count('<span class="reference">TNT-') == 3
    assert "/petugas/kasus/" not in text


def test_the_accused_read_only_that_there_is_one_more(client, house):
    case = house.file("2026-03-06")
    case.row.accused.add(house.coordinator.user)
    text = (
        reads(client, house.coordinator)
        .get(address(house, f"{PERIOD}&angka=received", "kasus/"))
        .content.decode()
    )
    assert case.row.reference not in text
    assert text.count("Satu pengaduan yang tidak dapat Anda lihat.") == 1


def test_a_unit_without_cases_has_a_sheet(client, house):
    empty = unit(house.agency)
    page = reads(client, house.head).get(f"/pengawasan/{house.agency.code}/{empty.code}/")
    assert page.status_code == 200
    assert "Belum ada jawaban." in page.content.decode()


def test_a_sheet_asks_as_often_for_few_cases_as_for_many(client, house, django_assert_max_num_queries):
    reads(client, house.ombudsman).get(address(house))
    for _case in range(8):
        house.file("2026-03-10")
    with django_assert_max_num_queries(40):
        client.get(address(house))
