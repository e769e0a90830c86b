"""What everybody reads of a unit and of a law, and the poster that leads to filing for the unit and is told from others."""

import pytest
from django.test import Client
from django.urls import reverse

from complaints.models import Complaint
from law import rules
from tests.factories import House, unit
from tests.web.test_filing import filled
from tests.web.test_filing_steps import EVENT, NAMED, at
from tests.web.test_staff import signed_in
from web import door
from workflow import clock
from workflow.models import Event
from workflow.reading import campaigns, limits

pytestmark = pytest.mark.django_db


def test_a_unit_tells_its_limits_with_their_source_and_leads_to_filing(client: Client):
    house = House()
    page = client.get(reverse("web:unit", args=[house.unit.code])).content.decode()
    assert house.unit.name in page
    assert f"/lapor/?unit={house.unit.code}" in page
    assert "14 hari kerja" in page
    assert "PermenPANRB 62/2018" in page
    gone = unit(house.agency, active=False)
    assert client.get(reverse("web:unit", args=[gone.code])).status_code == 404


def test_a_unit_tells_what_it_serves_where_and_when_and_its_agency_leads_to_it(client: Client):
    house = House()
    one = unit(
        house.agency, district="Pontang", services="KTP-el\n\n <b>Akta</b> ", hours="Senin 08.00-15.00"
    )
    page = client.get(reverse("web:unit", args=[one.code])).content.decode()
    for said in (
        "Kecamatan Pontang",
        "<li>KTP-el</li>",
        "<li>&lt;b&gt;Akta&lt;/b&gt;</li>",
        "Senin 08.00-15.00",
    ):
        assert said in page, said
    bare = client.get(reverse("web:unit", args=[house.unit.code])).content.decode()
    assert "Jam buka" not in bare
    address = reverse("web:agency", args=[house.agency.code])
    assert f'href="{address}"' in bare
    of_agency = client.get(address).content.decode()
    assert all(reverse("web:unit", args=[each.code]) in of_agency for each in (one, house.unit))
    assert f"/lapor/?instansi={house.agency.code}" in of_agency
    found = client.get(address, {"cari": "pontnag"}).content.decode()
    assert reverse("web:unit", args=[one.code]) in found
    assert reverse("web:unit", args=[house.unit.code]) not in found
    shown = {row["code"]: row for row in client.get("/api/v1/units/").json()["results"]}
    assert shown[one.code]["services"] == ["KTP-el", "<b>Akta</b>"]
    assert shown[house.unit.code]["hours"] is None
    closed = House(open_for_filing=False)
    assert client.get(reverse("web:agency", args=[closed.agency.code])).status_code == 404


@pytest.mark.parametrize("code", sorted(rules.laws()))
def test_every_limit_of_a_law_is_shown_with_how_sure_we_are(client: Client, code: str):
    page = client.get(reverse("web:law", args=[code]))
    assert page.status_code == 200
    today = clock.today()
    in_force = [
        one for one in rules.law(code).rules
        if one.effective_from <= today and (one.effective_to is None or today <= one.effective_to)
    ]  # fmt: skip
    assert len(limits.of_law(code, today)) == len(in_force) > 0
    assert page.content.decode().count('class="when"') == len(in_force)


def test_home_says_by_when_from_the_rulebook(client: Client):
    page = client.get("/").content.decode()
    in_short = limits.in_short("id", clock.today())
    for kind in ("verify", "settle"):
        assert in_short[kind]
        assert f"Paling lambat: {in_short[kind]}" in page
    assert "14 hari kerja" in in_short["settle"]


def test_no_law_has_this_code(client: Client):
    assert client.get("/aturan/tidak-ada/").status_code == 404


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_poster_is_one_page_of_paper(client: Client, language: str):
    address = reverse("web:unit-poster", args=[House().unit.code])
    answer = client.get(address, {"bahasa": language, "tanda": "loket-1"})
    assert answer.content.startswith(b"%PDF-")
    assert answer.content.count(b"/Type /Page\n") == 1
    assert "loket-1" in answer.headers["Content-Disposition"]
    assert client.get(address, {"tanda": "Loket Satu"}).status_code == 404
    assert client.get(address, {"bahasa": "xx"}).status_code == 404


def test_the_mark_of_a_poster_is_kept_on_the_case_and_counted_for_who_sees_it(client: Client):
    house, key = House(), door.new_key()
    page = client.get("/lapor/", {"unit": house.unit.code, "tanda": "loket-1"}).content.decode()
    assert 'name="tanda" value="loket-1"' in page
    client.post("/lapor/", {"unit": house.unit.code, "key": key, "tanda": "loket-1"})
    for step, fields in (("kejadian", EVENT), ("bukti", {}), ("identitas", NAMED), ("periksa", {})):
        assert client.post(at(step), {"key": key, **fields}).status_code == 302
    first = Event.objects.get(complaint=Complaint.objects.get(), name="registered")
    assert first.facts["campaign"] == "loket-1"
    assert campaigns.counts(house.unit, house.coordinator) == [("loket-1", 1)]
    assert campaigns.counts(house.unit, House().coordinator) == []
    assert (
        "loket-1"
        in signed_in(house.coordinator).get(reverse("web:unit", args=[house.unit.code])).content.decode()
    )


@pytest.mark.parametrize("mark", ["Loket 1", "a" * 41, "<b>", "", "0812 3456"])
def test_what_is_no_mark_is_not_kept_and_refuses_nothing(client: Client, mark: str):
    client.post("/lapor/", filled(House(), tanda=mark))
    assert "campaign" not in Event.objects.get(name="registered").facts
