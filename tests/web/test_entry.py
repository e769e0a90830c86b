"""Entering scores in the browser: who enters what, what is kept, and that nothing typed is lost or overwritten."""

import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client

from accounts.actors import Actor
from compliance.assessments import Entry, enter
from compliance.frozen import freezing, log
from compliance.models import CHECKLIST, Assessment, FrozenScores, IndicatorValue
from tests.api.conftest import Speaker
from tests.factories import House, signing_in, when
from tests.web.test_staff import PASSWORD
from web import door

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")


class Desk:
    """The page of one unit's year, as one person sees it."""

    def __init__(self, house: House, by: Actor, year: int = 2026) -> None:
        self.client = Client()
        self.client.force_login(by.user)
        self.address = f"/nilai/{house.agency.code}/{year}/isi/unit/{house.unit.code}/"

    def fields(self, **changes: str) -> dict[str, str]:
        """All that a browser would send of the page as it now stands, with these changes."""
        return {**sent(self.client.get(self.address)), **changes}

    def save(self, fields: dict[str, str]) -> Any:
        return self.client.post(self.address, fields)


def sent(page: Any) -> dict[str, str]:
    form = page.context["form"]
    text = page.content.decode()
    hidden = {
        name: unescape(re.findall(rf'name="{name}" value="([^"]*)"', text)[-1]) for name in ("key", "seen")
    }
    values = {name: form[name].value() for name in form.fields}
    return hidden | {name: value for name, value in values.items() if value not in (None, False)}


@pytest.fixture
def house() -> House:
    return House()


def stands(house: House) -> dict[str, tuple[Decimal | None, str | None]]:
    return {
        row.code: (row.value, row.note) for row in IndicatorValue.objects.filter(assessment__unit=house.unit)
    }


def test_scores_marks_and_notes_are_entered_in_either_decimal_sign_and_told_with_who_and_when(house):
    ombudsman, coordinator = Desk(house, house.ombudsman), Desk(house, house.coordinator)
    typed = ombudsman.fields(
        **{
            "nilai-input-1": "80,5",
            "nilai-input-2": "71.25",
            "nilai-input-3": "90",
            "nilai-public_trust": "66",
        },
        **{"catatan-input-1": "SK 12/2026, map 3", "source": "BA 4/2026"},
    )
    assert ombudsman.save(typed).status_code == 302
    marks = coordinator.fields(**{f"nilai-{item}": "3" for item in CHECKLIST})
    assert "nilai-input-1" not in marks
    assert coordinator.save({**marks, "nilai-input-1": "1", "confirmed": "on"}).status_code == 302
    row = Assessment.objects.get()
    assert (row.input, row.public_trust, row.source) == (Decimal("80.58"), 66, "BA 4/2026")
    assert (row.marks["training"], row.confirmed_at) == (3, None)
    assert stands(house)["input-1"] == (Decimal("80.50"), "SK 12/2026, map 3")
    assert ombudsman.save(ombudsman.fields(confirmed="on")).status_code == 302
    page = ombudsman.client.get(ombudsman.address).content.decode()
    assert 'value="80,5"' in page
    assert "SK 12/2026, map 3" in page
    changes = log.history(house.unit, 2026, most=9)
    assert [change.by for change in changes] == [
        house.ombudsman.user.name,
        house.coordinator.user.name,
        house.ombudsman.user.name,
    ]
    assert ("input-1", None, "80.50") in changes[-1].what
    assert ("note.input-1", None, "SK 12/2026, map 3") in changes[-1].what
    assert list(log.differing(Assessment.objects.all())) == []
    overview = ombudsman.client.get(f"/nilai/{house.agency.code}/2026/isi/").content.decode()
    assert "4/26" in overview
    assert "6/6" in overview


def test_what_is_wrong_is_told_beside_its_field_and_nothing_that_was_typed_is_lost(house):
    desk = Desk(house, house.ombudsman)
    typed = desk.fields(
        **{
            "nilai-input-1": "100,01",
            "nilai-input-2": "delapan",
            "catatan-input-3": "bukti di map",
            "source": "x" * 201,
        }
    )
    answer = desk.save(typed)
    page = answer.content.decode()
    assert answer.status_code == 400
    for kept in ("100,01", "delapan", "bukti di map"):
        assert kept in page
    assert page.count("Isi angka 0 sampai 100 dengan paling banyak 2 desimal.") >= 1
    answer = desk.save({**typed, "nilai-input-2": "8"})
    assert answer.status_code == 400
    assert answer.content.decode().count("Isi angka 0 sampai 100") >= 1
    assert "Terlalu panjang." in answer.content.decode()
    assert not Assessment.objects.exists()
    right = {**typed, "nilai-input-1": "100", "nilai-input-2": "8", "source": ""}
    assert desk.save(right).status_code == 302
    assert stands(house)["input-3"] == (None, "bukti di map")


def test_what_another_person_entered_meanwhile_is_not_overwritten(house):
    one, two = Desk(house, house.ombudsman), Desk(house, house.ombudsman)
    mine, theirs = (
        one.fields(**{"nilai-input-1": "10", "nilai-input-2": "20"}),
        two.fields(**{"nilai-input-1": "30"}),
    )
    assert two.save({**theirs, "nilai-process": "55"}).status_code == 302
    answer = one.save(mine)
    assert answer.status_code == 409
    assert "Orang lain mengubah input-1" in answer.content.decode()
    assert stands(house)["input-1"][0] == 30
    again = sent(answer)
    assert (again["nilai-input-1"], again["nilai-input-2"], again["nilai-process"]) == ("10", "20", "55")
    assert one.save(again).status_code == 302
    assert {code: stands(house)[code][0] for code in ("input-1", "input-2", "process")} == {
        "input-1": 10,
        "input-2": 20,
        "process": 55,
    }


def test_a_page_that_is_old_takes_back_nothing_that_it_did_not_change(house):
    one, two = Desk(house, house.ombudsman), Desk(house, house.coordinator)
    old = one.fields(**{"nilai-output": "70"})
    two.save(two.fields(**{f"nilai-{item}": "4" for item in CHECKLIST}))
    Desk(house, house.ombudsman).save(Desk(house, house.ombudsman).fields(**{"nilai-input": "60"}))
    assert one.save(old).status_code == 302
    row = Assessment.objects.get()
    assert (row.input, row.output, row.training) == (60, 70, 4)


def test_what_was_typed_when_the_session_was_gone_is_given_back(house):
    desk = Desk(house, house.ombudsman)
    typed = desk.fields(**{"nilai-input-1": "12,5", "catatan-input-1": "map 7"})
    desk.client.logout()
    assert desk.save({**typed, "key": door.new_key(door.owner_of(house.ombudsman))}).status_code == 302
    user = signing_in(house.ombudsman, PASSWORD)
    page = desk.client.post(
        "/petugas/masuk/",
        {"username": user.username, "password": PASSWORD, "next": desk.address},
        follow=True,
    )
    back = sent(page)
    assert (back["nilai-input-1"], back["catatan-input-1"]) == ("12,5", "map 7")
    assert desk.save(back).status_code == 302
    assert stands(house)["input-1"] == (Decimal("12.50"), "map 7")


def test_a_frozen_year_is_only_corrected_by_the_ombudsman_with_a_reason(house):
    place = (house.agency.code, house.unit.code, 2026)
    enter(*place, entry=Entry(dimensions={"input": Decimal(80)}), by=house.ombudsman, at=AT)
    freezing.freeze(house.agency.code, 2026, reason="Diterbitkan.", by=house.ombudsman, at=AT)
    coordinator, ombudsman = Desk(house, house.coordinator), Desk(house, house.ombudsman)
    refused = coordinator.save(coordinator.fields(**{"nilai-training": "4"}))
    assert refused.status_code == 409
    assert "sudah dibekukan" in refused.content.decode()
    assert ombudsman.save(ombudsman.fields(**{"nilai-input": "81"})).status_code == 400
    fields = ombudsman.fields(**{"nilai-input": "81", "correction": "Salah ketik."})
    assert ombudsman.save(fields).status_code == 302
    assert [row.reason for row in FrozenScores.objects.order_by("version")] == [
        "Diterbitkan.",
        "Salah ketik.",
    ]


def test_who_may_enter_and_what_is_none(house):
    stranger = House()
    own = f"/nilai/{house.agency.code}/2026/isi/"
    for by, address, status in (
        (house.coordinator, own, 200),
        (house.head, own, 403),
        (house.officer, own, 403),
        (house.administrator, own, 403),
        (stranger.coordinator, own, 404),
        (stranger.coordinator, f"{own}unit/{house.unit.code}/", 404),
        (house.coordinator, f"{own}unit/{stranger.unit.code}/", 404),
        (house.coordinator, f"/nilai/{house.agency.code}/2019/isi/", 400),
        (house.coordinator, f"/nilai/{house.agency.code}/2019/isi/unit/{house.unit.code}/", 409),
    ):
        client = Client()
        client.force_login(by.user)
        answer = client.get(address)
        assert answer.status_code == status, (by, address)
        if "2019" in address:
            assert "Tidak ada instrumen penilaian untuk tahun ini." in answer.content.decode()


def test_the_api_takes_and_tells_notes_and_who_entered(house):
    path = f"assessments/{house.agency.code}/{house.unit.code}/2026/"
    speaker = Speaker(house.ombudsman.user)

    def put(**body: Any) -> Any:
        return speaker.client.put(
            f"/api/v1/{path}", body, content_type="application/json", headers=speaker.headers
        )

    assert put(indicators={"proses-3": 75.5}, notes={"proses-3": "Map 9"}).status_code == 200
    line = next(
        line
        for one in speaker.get(path).json()["dimensions"]
        for line in one["indicators"]
        if line["code"] == "proses-3"
    )
    assert (line["score"], line["note"], line["entered_by"]) == (75.5, "Map 9", house.ombudsman.user.name)
    for body, field in (
        ({"notes": {"PG-05": "dihitung"}}, "notes.PG-05"),
        ({"notes": {"teh": "apa"}}, "notes.teh"),
        ({"notes": {"input": "x" * 501}}, "notes.input"),
        ({"source": "x" * 201}, "source"),
    ):
        refused = put(**body)
        assert (refused.status_code, list(refused.json()["errors"])) == (400, [field])
    assert put(notes={"training": "bukan bagian saya"}).status_code == 403
    assert put(notes={"proses-3": ""}).status_code == 200
    assert stands(house)["proses-3"] == (Decimal("75.50"), None)
