"""What is changed in Django's administration is noted in the log that only grows, without a word of what stands there, and leaves no
case with somebody who has no seat where it is."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client

from accounts.models import Membership, OfficeChange
from accounts.roles import Role
from notifications.models import Message
from tests.factories import House

pytestmark = pytest.mark.django_db


def saved(client: Client, path: str, **changes: Any) -> Any:
    """The form of this page with these changes, as a browser sends it."""
    form = client.get(path).context["adminform"].form
    inlines = client.get(path).context["inline_admin_formsets"]
    sent: dict[str, Any] = {}
    for one in [form, *(each.formset.management_form for each in inlines)]:
        for field in one:
            value = field.value()
            if value not in (None, False):
                sent[field.html_name] = value
    for each in inlines:
        for row in each.formset.initial_forms:
            for field in row:
                sent[field.html_name] = field.value() or ""
    answer = client.post(path, {**sent, **changes})
    assert answer.status_code == 302, answer.context["errors"]
    return answer


def test_every_change_is_noted_with_who_did_it_and_which_columns():
    house = House()
    client = Client()
    client.force_login(house.administrator.user)
    officer, unit, agency = house.officer.user, house.unit, house.agency
    saved(
        client, f"/admin/accounts/user/{officer.pk}/change/", email="canary@example.org", name="Canary Baru"
    )
    saved(client, f"/admin/accounts/unit/{unit.pk}/change/", district="Canary-kecamatan")
    saved(client, f"/admin/accounts/agency/{agency.pk}/change/", name="Canary-instansi")
    password = {"password1": "Gunung-api-meletus-92", "password2": "Gunung-api-meletus-92"}
    assert client.post(f"/admin/accounts/user/{officer.pk}/password/", password).status_code == 302
    region = client.post("/admin/accounts/region/add/", {"code": "wilayah-uji", "name": "Canary-wilayah"})
    assert region.status_code == 302
    saved(client, f"/admin/accounts/user/{officer.pk}/change/", **{"memberships-0-DELETE": "on"})
    rows = list(OfficeChange.objects.order_by("pk"))
    assert {(row.what, row.by_id) for row in rows} == {("emergency", house.administrator.user.pk)}
    told = [(row.user_id, row.unit_id, row.agency_id, row.facts) for row in rows]
    of_person = {"model": "user", "added": False}
    assert told[0] == (officer.pk, None, None, {**of_person, "columns": ["email", "name"]})
    columns = {"model": "unit", "added": False, "columns": ["district"]}
    assert told[1] == (None, unit.pk, agency.pk, columns)
    assert told[2][:3] == (None, None, agency.pk)
    assert told[3][0] == officer.pk
    assert "password" in told[3][3]["columns"]
    assert told[4][3] == {"model": "region", "added": True, "code": "wilayah-uji"}
    assert told[5][3] == {**of_person, "taken": ["officer"]}
    assert "anary" not in json.dumps([row.facts for row in rows])
    with pytest.raises(DatabaseError), transaction.atomic():
        OfficeChange.objects.all().delete()
    page = " ".join(client.get("/kelola/catatan/").content.decode().split())
    assert "diubah lewat administrasi darurat" in page
    assert "tugas dicabut: " in page
    coordinator = Client()
    coordinator.force_login(house.coordinator.user)
    theirs = coordinator.get("/kelola/catatan/").context["lines"]
    assert {line.row.pk for line in theirs} == {rows[1].pk, rows[2].pk}


def test_what_cases_are_counted_with_does_not_change_under_them_and_a_unit_that_holds_some_stays_open():
    house = House()
    client = Client()
    client.force_login(house.administrator.user)
    agency, unit, other = house.agency, house.unit, House().agency
    page, its = f"/admin/accounts/agency/{agency.pk}/change/", f"/admin/accounts/unit/{unit.pk}/change/"
    saved(client, page, zone="Asia/Makassar", working_week=["1", "2", "3", "4"])
    saved(client, page, zone=agency.zone)
    case = house.file().dispatched("2026-03-03")
    counted = {
        "zone": "Asia/Jayapura",
        "law": "uk",
        "calendar": "uk",
        "level": "ministry",
        "working_week": ["1"],
    }
    saved(client, page, name="Nama baru", **counted)
    saved(client, its, district="Pontang", agency=other.pk, active="", working_week=["1"])
    agency.refresh_from_db()
    unit.refresh_from_db()
    assert (agency.name, agency.zone, agency.law, agency.calendar) == (
        "Nama baru",
        "Asia/Jakarta",
        "id",
        "id",
    )
    assert (agency.level, agency.working_week) == (house.agency.level, [1, 2, 3, 4])
    assert (unit.district, unit.agency_id, unit.active, len(unit.working_week)) == (
        "Pontang",
        agency.pk,
        True,
        5,
    )
    case.do("withdraw", "2026-03-04")
    saved(client, page, zone="Asia/Jayapura", level="ministry")
    agency.refresh_from_db()
    assert (agency.zone, agency.level) == ("Asia/Jakarta", "ministry")  # its cases are rebuilt by their days


ENDED = {
    "deleted": lambda _house: {"memberships-0-DELETE": "on"},
    "moved": lambda house: {"memberships-0-unit": house.other_unit.pk},
    "another role": lambda _house: {"memberships-0-role": "custodian", "memberships-0-unit": ""},
}


@pytest.mark.parametrize("how", ENDED)
def test_a_seat_that_ends_in_an_emergency_gives_its_cases_back_to_the_unit_which_is_told(
    how, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path  # doctor asks whose each file is
    house = House()
    client = Client()
    client.force_login(house.administrator.user)
    person = house.officer.user
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    assert case.row.handler == person
    page = f"/admin/accounts/user/{person.pk}/change/"
    saved(client, page, email="baru@example.org")
    assert case.row.handler == person
    saved(client, page, **ENDED[how](house))
    assert (case.row.handler, case.row.held_by) == (None, house.unit)
    last = case.row.events.order_by("seq").last()
    assert (last.name, last.actor_id, last.facts["before"]) == (
        "handler_left",
        house.administrator.user.pk,
        person.pk,
    )
    told = Message.objects.filter(notice="handed_over")
    assert {(one.user_id, one.facts["count"]) for one in told} == {
        (one.user.pk, 1) for one in (house.officer2, house.supervisor)
    }
    noted = OfficeChange.objects.get(what="handed_over")
    assert (noted.agency, noted.unit, noted.facts) == (
        house.agency,
        house.unit,
        {"to_person": 0, "to_unit": 1},
    )
    call_command("doctor")


def test_who_keeps_another_seat_in_the_unit_keeps_its_cases_in_an_emergency_too():
    house = House()
    client = Client()
    client.force_login(house.administrator.user)
    person = house.officer.user
    Membership.objects.create(user=person, role=Role.SUPERVISOR, unit=house.unit)
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    saved(client, f"/admin/accounts/user/{person.pk}/change/", **{"memberships-0-DELETE": "on"})
    assert person.memberships.count() == 1
    assert case.row.handler == person
