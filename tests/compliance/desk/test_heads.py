"""What heads read of their own place: the sheet, the late cases behind the weekly mail, and nothing of anybody else's."""

import re
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from notifications import links
from tests.api.conftest import Speaker
from tests.factories import House
from tests.web.test_staff import signed_in
from tests.workflow.products.told import issued
from workflow import clock
from workflow.sweep import weekly

pytestmark = pytest.mark.django_db
PERIOD = {"start": "2026-01-01", "end": "2026-06-30"}


@pytest.fixture
def house() -> House:
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03")
    house.file("2026-03-03").dispatched("2026-03-04").begun("2026-03-05")
    house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-06").answered("2026-03-09")
    return house


def sheet(house: House, client: Client, unit: Any = None) -> Any:
    return client.get(f"/pengawasan/{house.agency.code}/{(unit or house.unit).code}/", PERIOD)


def test_the_head_of_a_unit_reads_its_sheet_and_opens_every_number_of_it(house):
    client = signed_in(house.supervisor)
    page = sheet(house, client)
    assert page.status_code == 200
    text = page.content.decode()
    links = re.findall(r'<a href="(/pengawasan/[^"]*kasus/\?[^"]*)">(\d+)</a>', text)
    assert len(links) > 20
    for link, number in links:
        answer = client.get(unescape(link))
        assert answer.status_code == 200, link
        found = answer.context.get("found")
        assert (answer.context["total"] if found is None else found.total) == int(number), link
        assert "Siti" not in answer.content.decode()


@pytest.mark.parametrize("who", ["supervisor", "head"])
def test_the_late_cases_are_those_that_the_weekly_mail_counts(house, who):
    at = clock.now()
    told = weekly.standing(house.agency, at=at)[house.unit.code].late
    page = sheet(house, signed_in(getattr(house, who)))
    assert page.context["sheet"].n("late") == told > 0
    rows = signed_in(getattr(house, who)).get(
        page.request["PATH_INFO"] + "kasus/", {**PERIOD, "angka": "late"}
    )
    assert rows.context["total"] == told
    text = rows.content.decode()
    assert "Terlambat kini" in text
    if who == "head":
        assert "Antrean loket" not in text


def test_the_head_of_an_agency_has_one_list_of_all_that_is_late_as_the_weekly_mail_counts_it(house):
    house.file("2026-03-09").dispatched("2026-03-10", unit=house.other_unit)
    house.file("2026-03-10")  # nobody has dispatched it
    issued(house)  # no complaint
    told = weekly.standing(house.agency, at=clock.now())[weekly.WHOLE].late
    path, client = f"/pengawasan/terlambat/{house.agency.code}/", signed_in(house.head)
    answer = client.get(path)
    assert answer.context["total"] == len(answer.context["rows"]) == told == 4
    text = answer.content.decode()
    assert house.other_unit.name in text
    assert "Antrean loket" not in text
    assert "Siti" not in text
    assert client.get(path, {"hal": "99"}).context["before"] is None
    assert client.get(f"/pengawasan/terlambat/{House().agency.code}/").status_code == 404
    assert signed_in(house.supervisor).get(path).status_code == 403
    assert path in client.get(f"/pengawasan/{house.agency.code}/").content.decode()


def test_the_head_of_a_unit_reads_of_no_other_unit_and_no_overview(house):
    client, other = signed_in(house.supervisor), House()
    assert sheet(house, client, house.other_unit).status_code == 404
    assert sheet(other, client).status_code == 404
    for path in (
        "/pengawasan/",
        f"/pengawasan/{house.agency.code}/",
        "/pengawasan/banding/",
        "/pengawasan/unduh.csv",
    ):
        assert client.get(path, PERIOD).status_code == 403, path
    for wanted in ({"unit": house.other_unit.code}, {"unit": other.unit.code}, {"agency": other.agency.code}):
        answer = client.get("/pengawasan/kasus/", {**PERIOD, "measure": "received", **wanted})
        assert answer.status_code in (400, 403)
        assert not answer.context.get("rows")
    own = client.get("/pengawasan/kasus/", {**PERIOD, "measure": "received"})
    assert own.context["found"].total == 3


def test_heads_of_units_come_from_the_menu_to_their_sheet(house):
    client = signed_in(house.supervisor)
    assert "/pengawasan/unit-saya/" in client.get("/petugas/").content.decode()
    answer = client.get("/pengawasan/unit-saya/", follow=True)
    assert answer.context["unit"] == house.unit
    assert signed_in(house.officer).get("/pengawasan/unit-saya/").status_code == 403


def test_the_addresses_of_the_weekly_mail_open_for_the_heads(house):
    of_agency = links.to_what_is_late(house.agency.code)
    for who, address in ((house.supervisor, links.to_what_is_late()), (house.head, of_agency)):
        assert address.startswith(settings.BASE_URL)
        answer = signed_in(who).get(address.removeprefix(settings.BASE_URL), follow=True)
        assert answer.status_code == 200, address


def test_the_api_gives_the_head_of_a_unit_their_sheet_and_nothing_else(house):
    speaker = Speaker(house.supervisor.user)
    period = {"from": "2026-01-01", "to": "2026-06-30"}
    answer = speaker.get("measures/unit/", **period, unit=house.unit.code)
    assert answer.status_code == 200
    assert answer.json()["numbers"]["late"]["n"] == 2
    behind = speaker.get("measures/unit/cases/", **period, unit=house.unit.code, number="late")
    assert behind.json()["total"] == 2
    assert speaker.get("measures/unit/", **period, unit=house.other_unit.code).status_code == 403
    assert speaker.get("measures/handling/", **period, unit=house.unit.code).status_code == 403
    officer = Speaker(house.officer.user)
    assert officer.get("measures/unit/", **period, unit=house.unit.code).status_code == 403
