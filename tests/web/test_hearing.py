"""The hearing before a year is frozen, over the pages and the API; and what stands beside a frozen version."""

import re
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from compliance.assessments import Entry, enter
from compliance.frozen import freezing
from compliance.hearing import objecting, opening
from compliance.hearing.models import HearingUnit, Objection
from tests.api.conftest import Speaker
from tests.factories import House
from workflow import clock

pytestmark = pytest.mark.django_db
WHY = "Berkas lengkap baru masuk setelah batas waktu."


@pytest.fixture
def house() -> House:
    """A unit with one case answered late, one open and late, and one with a remedy that is late."""
    house = House()
    house.late = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-06-09")
    house.open = house.file("2026-03-05").dispatched("2026-03-06").begun("2026-03-09")
    return house


def post(client, address: str, **typed: object):
    page = client.get(address)
    key = re.findall(r'name="key" value="([^"]+)"', page.content.decode())[-1]
    return client.post(address, {**typed, "key": key})


def heard(house: House) -> HearingUnit:
    """A hearing whose term is over, in which the unit objected to one case and replied."""
    at = clock.now() - timedelta(days=20)
    hearing = opening.open_(house.agency.code, 2026, days=1, by=house.ombudsman, at=at)
    row = hearing.units.get(unit=house.unit)
    case = house.open.row.reference
    objecting.object_(row.pk, case=case, reasons=WHY, file=None, by=house.supervisor, at=at)
    objecting.reply(row.pk, text="Dua petugas cuti.", by=house.supervisor, at=at)
    return row


def test_a_unit_is_heard_on_its_pages(client, house):
    year = f"/nilai/{house.agency.code}/2026/"
    client.force_login(house.ombudsman.user)
    assert post(client, f"{year}dengar-pendapat/", days="0").status_code == 400
    opened = post(client, f"{year}dengar-pendapat/", days="3")
    assert (opened.status_code, opened["Location"]) == (302, f"{year}dengar-pendapat/1/")
    refused = post(client, year, reason="Diterbitkan.")
    assert refused.status_code == 409
    assert "masih berlangsung" in refused.content.decode()
    draft = f"{year}dengar-pendapat/1/{house.unit.code}/"
    client.force_login(house.supervisor.user)
    assert draft in client.get(f"/pengawasan/{house.agency.code}/{house.unit.code}/").content.decode()
    assert house.open.row.reference in client.get(draft).content.decode()
    objecting_at = f"{draft}keberatan/{house.open.row.reference}/"
    empty = post(client, objecting_at, reasons=" ")
    assert (empty.status_code, Objection.objects.count()) == (400, 0)
    assert post(client, objecting_at, reasons=WHY)["Location"] == draft
    again = post(client, objecting_at, reasons="Sekali lagi.")
    assert (again.status_code, "Sekali lagi." in again.content.decode()) == (409, True)
    assert post(client, draft, text="Dua petugas cuti.").status_code == 302
    shown = client.get(draft).content.decode()
    assert WHY in shown
    assert "Dua petugas cuti." in shown


def test_after_the_term_objections_are_decided_and_the_year_frozen_on_the_pages(client, house):
    heard(house)
    year = f"/nilai/{house.agency.code}/2026/"
    draft = f"{year}dengar-pendapat/1/{house.unit.code}/"
    client.force_login(house.supervisor.user)
    refused = post(client, f"{draft}keberatan/{house.late.row.reference}/", reasons="Terlambat dicatat.")
    said = refused.content.decode()
    assert (refused.status_code, "sudah berakhir pada" in said) == (409, True)
    assert "Terlambat dicatat." in said, "what was typed is not lost"
    client.force_login(house.ombudsman.user)
    assert "belum diputus" in post(client, year, reason="Diterbitkan.").content.decode()
    deciding = f"{draft}putusan/{Objection.objects.get().pk}/"
    assert post(client, deciding, reasons="Ya.").status_code == 400
    assert post(client, deciding, decision="left_out", reasons="Benar begitu.")["Location"] == draft
    assert post(client, year, reason="Diterbitkan.")["Location"] == f"{year}1/"
    assert "Unit didengar" in client.get(f"{year}1/").content.decode()
    beside = client.get(f"{year}1/{house.unit.code}/").content.decode()
    assert all(text in beside for text in (WHY, "Benar begitu.", "Dua petugas cuti."))
    table = load_workbook(BytesIO(client.get(f"{year}1/unduh.xlsx").content)).worksheets[0]
    words = [str(cell) for row in table.iter_rows(values_only=True) for cell in row if cell is not None]
    assert any(WHY in word and "Benar begitu." in word for word in words)
    assert "Dua petugas cuti." in words
    second = post(client, year, reason="Koreksi.")["Location"]
    assert "Unit tidak didengar sebelum versi ini." in client.get(second).content.decode()


def test_pages_of_a_hearing_are_read_by_who_may(client, house):
    year = f"/nilai/{house.agency.code}/2026/"
    client.force_login(house.ombudsman.user)
    post(client, f"{year}dengar-pendapat/", days="3")
    draft = f"{year}dengar-pendapat/1/{house.unit.code}/"
    objecting = f"{draft}keberatan/{house.open.row.reference}/"
    pages = (f"{year}dengar-pendapat/", f"{year}dengar-pendapat/1/", draft, objecting, f"{draft}putusan/1/")
    expected = {
        "ombudsman": (200, 200, 200, 403, 404),
        "coordinator": (200, 200, 200, 200, 403),
        "head": (200, 200, 200, 403, 403),
        "supervisor": (403, 403, 200, 200, 403),
        "officer": (403, 403, 403, 403, 403),
    }
    for who, statuses in expected.items():
        client.force_login(getattr(house, who).user)
        assert tuple(client.get(page).status_code for page in pages) == statuses, who
    for elsewhere, statuses in (
        ("coordinator", (404, 404, 404, 404, 403)),
        ("supervisor", (403, 403, 404, 404, 403)),
    ):
        client.force_login(getattr(House(), elsewhere).user)
        assert tuple(client.get(page).status_code for page in pages) == statuses, elsewhere


def test_since_then_stands_beside_the_frozen_rate_and_never_in_it(client, house):
    before = freezing.freeze(
        house.agency.code, 2026, reason="Diterbitkan.", by=house.ombudsman, at=clock.now() - timedelta(days=2)
    )
    path = f"scores/{house.agency.code}/2026/versions/1/"
    ombudsman = Speaker(house.ombudsman.user)
    (unit,) = ombudsman.get(f"{path}beside/").json()["units"]
    assert (unit["in_time"], unit["due"], unit["met_since"]) == (0, 4, 0)
    waits = [one for one in unit["since"] if one["reference"] == house.open.row.reference]
    assert waits
    assert all(one["met_at"] is None for one in unit["since"])
    house.open.answered(clock.now() - timedelta(days=1))
    (after,) = ombudsman.get(f"{path}beside/").json()["units"]
    met = [one for one in after["since"] if one["met_at"] is not None]
    assert {one["reference"] for one in met} == {house.open.row.reference}
    assert after["met_since"] == len(met) > 0
    assert (after["in_time"], after["due"], after["score"]) == (0, 4, unit["score"])
    client.force_login(house.coordinator.user)
    page = client.get(f"/nilai/{house.agency.code}/2026/1/{house.unit.code}/").content.decode()
    assert f'href="/petugas/kasus/{house.open.row.reference}/"' in page
    before.refresh_from_db()
    assert before.sha256 in client.get(f"/nilai/{house.agency.code}/2026/1/").content.decode()


def test_the_scores_show_the_frozen_one_as_that_of_the_year_and_the_live_one_beside_it(client, house):
    def assess(**more: object) -> None:
        scores = dict.fromkeys(("input", "process", "output", "public_trust"), Decimal("80.00"))
        entry = Entry(dimensions=scores, **more)
        enter(house.agency.code, house.unit.code, 2026, entry=entry, by=house.ombudsman, at=clock.now())

    assess()
    speaker = Speaker(house.coordinator.user)
    asked = f"scores/?year=2026&agency={house.agency.code}"
    before = speaker.get(asked).json()
    assert [row["frozen"] for row in (*before["units"], *before["agencies"])] == [None] * 3
    freezing.freeze(
        house.agency.code, 2026, reason="Diterbitkan.", by=house.ombudsman, at=clock.now() - timedelta(days=2)
    )
    house.file("2026-05-04").dispatched("2026-05-05").begun("2026-05-05").answered("2026-05-06")
    after = {row["unit"]["code"]: row for row in speaker.get(asked).json()["units"]}
    frozen, live = after[house.unit.code]["frozen"], after[house.unit.code]
    assert (frozen["version"], frozen["heard"]) == (1, False)
    assert frozen["score"] != live["score"]
    assert after[house.other_unit.code]["frozen"] is None
    client.force_login(house.coordinator.user)
    page = " ".join(client.get(f"/nilai/?year=2026&agency={house.agency.code}").content.decode().split())
    shown = f"{frozen['score']:.2f}".replace(".", ",")
    now = f"{live['score']:.2f}".replace(".", ",")
    assert re.search(
        rf"{shown}<div[^>]*>dibekukan, versi 1 · tidak didengar</div><div[^>]*>kini {now}</div>", page
    )


@pytest.fixture
def send(house):
    """POST to the API as somebody of the house."""

    def sent(who: str, where: str, **body: object):
        speaker = Speaker(getattr(house, who).user)
        return speaker.client.post(
            f"/api/v1/{where}", body, content_type="application/json", headers=speaker.headers
        )

    return sent


def test_a_unit_is_heard_over_the_api(house, send):
    path = f"scores/{house.agency.code}/2026/hearings/"
    draft = f"{path}1/{house.unit.code}/"
    supervisor, officer = Speaker(house.supervisor.user), Speaker(house.officer.user)
    assert send("coordinator", path).status_code == 403
    assert send("ombudsman", path, days=61).json()["errors"].keys() == {"days"}
    made = send("ombudsman", path, days=2)
    assert (made.status_code, made.json()["stage"]) == (201, "open"), made.content
    assert send("ombudsman", path, days=2).status_code == 409
    shown = supervisor.get(draft).json()
    assert shown["may_object"]
    assert {line["reference"] for line in shown["lines"]} == {
        case.row.reference for case in (house.late, house.open)
    }
    assert supervisor.get(path).status_code == officer.get(draft).status_code == 403
    assert supervisor.get(f"{draft}?page=9").status_code == 400
    case = {"case": house.late.row.reference, "reasons": WHY}
    assert send("officer", f"{draft}objections/", **case).status_code == 403
    assert send("supervisor", f"{draft}objections/", case="X", reasons=WHY).status_code == 400
    objection = send("supervisor", f"{draft}objections/", **case)
    assert (objection.status_code, objection.json()["decision"]) == (201, None), objection.content
    assert send("coordinator", f"{draft}reply/", text="Dua petugas cuti.").status_code == 201


def test_objections_are_decided_and_the_year_frozen_over_the_api(house, send):
    heard(house)
    year = f"scores/{house.agency.code}/2026/"
    draft = f"{year}hearings/1/{house.unit.code}/"
    late = send("supervisor", f"{draft}objections/", case=house.late.row.reference, reasons=WHY)
    assert (late.status_code, late.json()["code"]) == (409, "term_over")
    decide = f"{draft}objections/{Objection.objects.get().pk}/decide/"
    assert send("ombudsman", decide, upheld=True, reasons="Ya.").status_code == 400
    assert send("coordinator", decide, upheld=False, reasons="Ya.").status_code == 403
    assert send("ombudsman", f"{draft}objections/0/decide/", upheld=False, reasons="Ya.").status_code == 404
    decided = send("ombudsman", decide, upheld=True, follows="left_out", reasons="Benar begitu.")
    assert decided.json()["decision"]["follows"] == "left_out", decided.content
    freeze = send("ombudsman", f"{year}freeze/", reason="Diterbitkan.")
    assert (freeze.status_code, freeze.json()["heard"]) == (201, True), freeze.content
    coordinator = Speaker(house.coordinator.user)
    beside = coordinator.get(f"{year}versions/1/beside/").json()
    (unit,) = beside["units"]
    assert (beside["heard"], unit["reply"]["text"]) == (True, "Dua petugas cuti.")
    assert [one["decision"]["reasons"] for one in unit["objections"]] == ["Benar begitu."]
    assert coordinator.get(f"{year}hearings/1/").json()["units"][0]["upheld"] == 1
