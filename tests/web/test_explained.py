"""A unit's score explained as a page, and the page that supposes."""

from datetime import timedelta
from decimal import Decimal

import pytest

from compliance.assessments import Entry, enter
from compliance.explained import reading
from compliance.models import CHECKLIST
from law.counting import local_date
from tests.factories import House, when
from workflow import clock

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")


@pytest.fixture
def house() -> House:
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.file("2026-03-04").dispatched("2026-03-05")
    dimensions = dict.fromkeys(("input", "process", "output", "public_trust"), Decimal(80))
    place = (house.agency.code, house.unit.code, 2026)
    enter(*place, entry=Entry(checklist=dict.fromkeys(CHECKLIST, 2)), by=house.coordinator, at=AT)
    enter(*place, entry=Entry(dimensions=dimensions, confirmed=True), by=house.ombudsman, at=AT)
    return house


def address(house: House, more: str = "", year: int = 2026) -> str:
    return f"/pengawasan/{house.agency.code}/{house.unit.code}/nilai/{year}/{more}"


@pytest.mark.parametrize(
    ("who", "status"), [("ombudsman", 200), ("head", 200), ("coordinator", 200), ("officer", 403)]
)
def test_the_pages_are_for_those_who_read_figures(client, house, who, status):
    client.force_login(getattr(house, who).user)
    for more in ("", "andai/"):
        assert client.get(address(house, more)).status_code == status


def test_each_indicator_lists_its_cases_with_what_they_gave_and_cost(client, house):
    client.force_login(house.coordinator.user)
    page = client.get(address(house)).content.decode()
    for code in ("timeliness", "promptness", "lateness", "outcome", "management"):
        assert f"?indikator={code}#kasus" in page
        listed = client.get(address(house, f"?indikator={code}"))
        assert listed.status_code == 200
        assert len(listed.context["rows"]) == listed.context["chosen"].one.n > 0
    rows = client.get(address(house, "?indikator=timeliness")).context["rows"]
    assert "masih terbuka" in client.get(address(house, "?indikator=timeliness")).content.decode()
    case = rows[0][0].reference
    assert f"/petugas/kasus/{case}/" in client.get(address(house, "?indikator=timeliness")).content.decode()
    client.force_login(house.head.user)
    assert (
        f"/petugas/kasus/{case}/" not in client.get(address(house, "?indikator=timeliness")).content.decode()
    )
    assert client.get("/nilai/?year=2026").content.decode().count(address(house)) == 1


def test_the_cases_of_an_indicator_are_turned_page_by_page(client, house, monkeypatch):
    monkeypatch.setattr(reading, "SIZE", 1)
    client.force_login(house.coordinator.user)
    first, second = (client.get(address(house, f"?indikator=timeliness&hal={page}")) for page in (1, 2))
    n = first.context["chosen"].one.n
    assert f"{n} baris, yang paling merugikan lebih dahulu." in first.content.decode()
    assert f"Halaman 1 dari {n}." in first.content.decode()
    (one,), (other,) = first.context["rows"], second.context["rows"]
    assert one[0].piece.lost >= other[0].piece.lost
    last = client.get(address(house, "?indikator=timeliness&hal=99"))
    assert last.context["rows"][0][0].piece.lost == 0
    assert "hal=" in last.content.decode()


def test_what_is_supposed_moves_the_score_and_stays_in_the_address(client, house):
    client.force_login(house.ombudsman.user)
    day = local_date(clock.now(), house.agency.zone) + timedelta(days=1)
    asked = client.get(address(house, f"andai/?tanggal={day}"))
    (reference, _due, ticked) = asked.context["standing"][0]
    assert not ticked
    moved = client.get(address(house, f"andai/?tanggal={day}&sanggah={reference}"))
    now, otherwise, then = (band.score for _name, band, _dimension in moved.context["stands"])
    assert now == otherwise > then
    assert "checked" in moved.content.decode()


@pytest.mark.parametrize(
    ("more", "status", "sentence"),
    [
        ("?indikator=x", 404, "Tidak ada indikator dengan kode ini."),
        ("andai/?tanggal=besok", 400, "Tanggal tidak benar."),
        ("andai/?tanggal=1999-01-01", 400, "Pilih tanggal dari hari ini"),
        ("andai/?jawab=X", 400, "Pengaduan X tidak terbuka"),
    ],
)
def test_what_cannot_be_shown_is_said_in_a_sentence(client, house, more, status, sentence):
    client.force_login(house.ombudsman.user)
    answer = client.get(address(house, more))
    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert client.get(address(house, year=2019)).status_code == 400
    assert client.get(address(House())).status_code == 200
    assert client.get("/pengawasan/x/y/nilai/2026/").status_code == 404
