"""Due dates in calendar programs: the file of the complainant, the secret addresses of staff."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar, Event

from accounts import feeds
from accounts.actors import staff
from accounts.models import Feed, Membership
from accounts.roles import Role
from tests.api.conftest import asked_of
from tests.factories import Case, House
from tests.web.test_own_case import opened
from tests.web.test_staff import signed_in
from tests.workflow.calendar_drive import not_yet_decreed
from tests.workflow.paths import use
from workflow import clock

pytestmark = pytest.mark.django_db
PAGE = "/petugas/kalender-saya/"


def events(answer: Any) -> list[Event]:
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    return [part for part in calendar.walk("VEVENT") if isinstance(part, Event)]


def by_kind(found: list[Event]) -> dict[str, Event]:
    return {str(event["summary"]).rsplit(" ", 1)[0]: event for event in found}


def case_file(case: Case) -> Any:
    return opened(Client(), case).get(reverse("web:case-calendar", args=[case.row.reference]))


def address_of(house_actor: Any, unit: str = "") -> str:
    answer = signed_in(house_actor).post(PAGE, {"do": "make", "unit": unit})
    assert answer.status_code == 200
    found = re.search(r"/langganan/[\w-]+\.ics", answer.content.decode())
    assert found
    return found.group()


def test_the_complainant_s_file_holds_what_runs_and_concerns_them():
    case = House().file("2026-03-02").dispatched("2026-03-03")
    found = by_kind(events(case_file(case)))
    assert set(found) == {"Penyelesaian", "Keputusan"}
    settle = case.row.duties.get(kind="settle")
    assert found["Penyelesaian"]["dtstart"].dt == settle.due_on
    assert not isinstance(found["Penyelesaian"]["dtstart"].dt, datetime)
    assert found["Penyelesaian"]["dtend"].dt == settle.due_on + timedelta(days=1)
    assert reverse("web:why", args=[case.row.reference, settle.pk]) in str(
        found["Penyelesaian"]["description"]
    )


def test_a_moved_date_keeps_its_uid_and_rises():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    first = by_kind(events(case_file(case)))["Penyelesaian"]
    use(case, "extend", "2026-03-06", house.supervisor, days=4)
    second = by_kind(events(case_file(case)))["Penyelesaian"]
    assert first["uid"] == second["uid"]
    assert second["dtstart"].dt > first["dtstart"].dt
    assert int(second["sequence"]) > int(first["sequence"])
    assert second["last-modified"].dt > first["last-modified"].dt
    assert second["last-modified"].dt.utcoffset() == timedelta()


@pytest.mark.usefixtures("fresh_calendars")
def test_a_provisional_date_is_tentative():
    not_yet_decreed(2027)
    case = House().file("2026-11-10")
    use(
        case,
        "dispatch",
        "2026-11-11",
        case.house.coordinator,
        unit=case.house.unit,
        classification="supervisory",
    )
    found = by_kind(events(case_file(case)))
    assert (str(found["Penyelesaian"]["status"]), str(found["Keputusan"]["status"])) == (
        "TENTATIVE",
        "CONFIRMED",
    )


def test_no_word_of_a_person_stands_in_a_calendar():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    for answer in (case_file(case), Client().get(address_of(house.officer))):
        text = answer.content.decode()
        for word in ("Antrean", "loket", "Siti", "Aminah", str(house.officer.user), case.access_code):
            assert word not in text
        assert "no-store" in answer.headers["Cache-Control"]
        assert "private" in answer.headers["Cache-Control"]


def test_the_file_of_another_s_case_is_not_there():
    case = House().file()
    address = reverse("web:case-calendar", args=[case.row.reference])
    assert Client().get(address).status_code == 404
    assert opened(Client(), House().file()).get(address).status_code == 404


def test_an_officer_s_address_holds_what_they_handle_and_what_nobody_does():
    house = House()
    mine = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    theirs = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04", house.officer2)
    nobodys = house.file("2026-03-02").dispatched("2026-03-03")
    elsewhere = house.file("2026-03-02").dispatched("2026-03-03", unit=house.other_unit)
    unit = {str(event["summary"]) for event in events(Client().get(address_of(house.officer)))}
    found = {summary.rsplit(" ", 1)[1] for summary in unit}
    assert found == {mine.row.reference, nobodys.row.reference}
    whole = events(Client().get(address_of(house.officer, house.unit.code)))
    held = {str(event["summary"]).rsplit(" ", 1)[1] for event in whole}
    assert held == {mine.row.reference, nobodys.row.reference, theirs.row.reference}
    assert elsewhere.row.reference not in held


def test_a_coordinator_s_own_address_holds_what_no_unit_holds_yet():
    house = House()
    received = house.file("2026-03-02")
    house.file("2026-03-02").dispatched("2026-03-03")
    House().file("2026-03-02")
    found = by_kind(events(Client().get(address_of(house.coordinator))))
    assert {str(event["summary"]).rsplit(" ", 1)[1] for event in found.values()} == {received.row.reference}
    assert "Verifikasi" in found


def test_the_accused_reads_nothing_of_their_case_in_any_feed():
    house = House()
    case = house.file("2026-03-02")
    use(
        case,
        "dispatch",
        "2026-03-03",
        house.coordinator,
        unit=house.unit,
        classification="supervisory",
        accused=[house.officer.user],
    )
    for unit in ("", house.unit.code):
        assert events(Client().get(address_of(house.officer, unit))) == []
        assert len(events(Client().get(address_of(house.officer2, unit)))) > 0


def test_the_complainant_s_own_duties_are_no_business_of_the_office_s_calendar():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    assert case.row.duties.filter(kind="reply", met_at=None).exists()
    assert events(Client().get(address_of(house.officer))) == []


def test_an_address_is_shown_once_and_only_its_hash_is_kept():
    house = House()
    address = address_of(house.officer)
    token = address.removeprefix("/langganan/").removesuffix(".ics")
    kept = Feed.objects.get(user=house.officer.user)
    assert token not in str(vars(kept))
    assert token not in signed_in(house.officer).get(PAGE).content.decode()


def test_a_new_address_ends_the_one_before_and_a_revocation_ends_it_for_good():
    house = House()
    first = address_of(house.officer)
    second = address_of(house.officer)
    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]
    assert Feed.objects.filter(user=house.officer.user, revoked_at=None).count() == 1
    signed_in(house.officer).post(PAGE, {"do": "revoke", "unit": ""})
    assert Client().get(second).status_code == 404


def test_unknown_and_revoked_addresses_answer_with_the_same_bytes():
    house = House()
    revoked = address_of(house.officer)
    signed_in(house.officer).post(PAGE, {"do": "revoke", "unit": ""})
    unknown = "/langganan/" + "x" * 43 + ".ics"

    def said(address: str) -> tuple[int, bytes, dict[str, str]]:
        answer = Client().get(address)
        headers = {name: text for name, text in answer.headers.items() if name != "X-Request-ID"}
        return answer.status_code, answer.content, headers

    assert said(revoked) == said(unknown)
    assert said(unknown)[0] == 404
    assert Client().get("/langganan/%F0%9F%98%80.ics").status_code == 404


def test_an_address_ends_with_the_seat_and_with_the_account():
    house = House()
    address, unit_address = address_of(house.officer), address_of(house.officer, house.unit.code)
    Membership.objects.filter(user=house.officer.user).delete()
    assert [Client().get(each).status_code for each in (address, unit_address)] == [404, 404]
    other = address_of(house.supervisor)
    type(house.supervisor.user).objects.filter(pk=house.supervisor.user.pk).update(is_active=False)
    assert Client().get(other).status_code == 404


def test_a_seat_in_another_unit_does_not_carry_the_address_of_the_old_one():
    house = House()
    unit_address = address_of(house.officer, house.unit.code)
    Membership.objects.filter(user=house.officer.user).delete()
    Membership.objects.create(user=house.officer.user, role=Role.OFFICER, unit=house.other_unit)
    assert Client().get(unit_address).status_code == 404


@pytest.mark.parametrize("who", ["other_officer", "head", "administrator"])
def test_nobody_gets_an_address_for_a_unit_that_is_not_theirs(who: str):
    house = House()
    actor = getattr(house, who)
    answer = signed_in(actor).post(PAGE, {"do": "make", "unit": house.unit.code})
    assert answer.status_code in (403, 404)
    assert not Feed.objects.filter(user=actor.user).exists()
    with pytest.raises(feeds.NotAllowed):
        feeds.make(staff(actor.user), house.unit.pk, at=clock.now())


def test_a_unit_that_is_not_there_is_404_and_nobody_is_sent_to_sign_in():
    assert signed_in(House().officer).post(PAGE, {"do": "make", "unit": "nowhere"}).status_code == 404
    assert Client().get(PAGE).status_code == 302


def test_the_page_offers_what_one_may_have_and_lists_what_one_has():
    house = House()
    page = signed_in(house.officer).get(PAGE).content.decode()
    assert f'value="{house.unit.code}"' in page
    assert house.other_unit.code not in page
    coordinator = signed_in(house.coordinator).get(PAGE).content.decode()
    assert house.other_unit.code in coordinator
    address_of(house.officer)
    assert "Pengaduan yang saya tangani" in signed_in(house.officer).get(PAGE).content.decode()


def test_a_feed_asks_as_often_for_forty_cases_as_for_one():
    house = House()

    def asked(address: str) -> int:
        client = Client()
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(asked_of(captured))

    house.file("2026-03-02").dispatched("2026-03-03")
    addresses = [address_of(house.officer), address_of(house.coordinator, house.unit.code)]
    few = [asked(each) for each in addresses]
    for _ in range(20):
        house.file("2026-03-02").dispatched("2026-03-03")
    assert [asked(each) for each in addresses] == few
    assert max(few) <= 5


def test_a_feed_speaks_the_language_of_its_reader():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03")
    type(house.officer.user).objects.filter(pk=house.officer.user.pk).update(language="en")
    found = events(Client().get(address_of(house.officer), headers={"Accept-Language": "id"}))
    assert not any("Penyelesaian" in str(event["summary"]) for event in found)


def test_t03_the_date_in_a_calendar_is_the_local_one_of_the_agency(settings: Any):
    settings.TIME_ZONE = "America/Los_Angeles"
    house = House(zone="Asia/Jayapura")
    case = house.file("2026-03-03T00:30").dispatched("2026-03-03T09:00")
    due_on = case.row.duties.get(kind="settle").due_on
    for answer in (case_file(case), Client().get(address_of(house.officer))):
        text = answer.content.decode()
        assert f"DTSTART;VALUE=DATE:{due_on:%Y%m%d}" in text
        assert by_kind(events(answer))["Penyelesaian"]["dtstart"].dt == due_on


def test_methods_that_a_feed_does_not_serve_are_405():
    address = address_of(House().officer)
    for method in ("post", "put", "delete"):
        assert getattr(Client(), method)(address).status_code == 405


def test_every_line_is_folded_and_ends_as_the_format_asks():
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03")
    content = Client().get(address_of(house.officer)).content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
