"""The administrators' site: whom it lets in, what it shows, and what a change there ends."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from accounts import admin as pages
from accounts.models import Agency, Membership, Unit, User
from accounts.roles import Role
from config.admin import TuntasAdmin
from tests import factories
from workflow import clock, heartbeats
from workflow.models import Calendar

pytestmark = pytest.mark.django_db
PASSWORD = "sangat-rahasia-1"


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def administrator() -> Client:
    return signed_in(factories.user(Role.ADMINISTRATOR))


def registered() -> set[str]:
    return {model._meta.label for model in admin.site._registry}


def every_page() -> list[str]:
    lists = [
        reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist") for m in admin.site._registry
    ]
    return [reverse("admin:index"), *lists]


def test_no_case_content_is_shown() -> None:
    assert registered() == {
        "accounts.User",
        "accounts.Agency",
        "accounts.Region",
        "accounts.Unit",
        "workflow.Calendar",
        "workflow.CalendarChange",
        "workflow.Holiday",
        "workflow.Export",
        "workflow.Heartbeat",
        "workflow.UnitPromise",
    }


def test_an_administrator_needs_none_of_djangos_flags(administrator: Client) -> None:
    factories.unit(factories.agency())
    heartbeats.beat("clock", at=clock.now())
    assert [administrator.get(page).status_code for page in every_page()] == [200] * len(every_page())


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_no_other_seat_enters(role: Role) -> None:
    agency = factories.agency()
    unit = factories.unit(agency) if role in (Role.OFFICER, Role.SUPERVISOR) else None
    person = factories.user(role, agency=None if unit else agency, unit=unit)
    client = signed_in(person)
    for page in every_page():
        assert client.get(page, follow=True).status_code == 403


def test_djangos_own_flags_open_nothing() -> None:
    client = signed_in(factories.user(is_staff=True, is_superuser=True))
    assert client.get("/admin/", follow=True).status_code == 403


def test_nobody_signs_in_but_through_the_door_of_the_house() -> None:
    person = factories.user(Role.ADMINISTRATOR)
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    response = Client().post("/admin/login/", {"username": person.username, "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/petugas/masuk/?next=/admin/login/")
    assert Client().get("/admin/accounts/user/")["Location"].startswith("/admin/login/?next=")


def test_a_lost_seat_closes_the_site_at_the_next_request() -> None:
    person = factories.user(Role.ADMINISTRATOR)
    client = signed_in(person)
    assert client.get("/admin/").status_code == 200
    Membership.objects.filter(user=person).delete()
    assert client.get("/admin/").status_code == 302


def test_a_user_is_made_with_a_seat_and_no_flag(administrator: Client) -> None:
    unit = factories.unit(factories.agency())
    seat = {"role": "officer", "agency": "", "unit": unit.pk}
    response = administrator.post(
        "/admin/accounts/user/add/",
        {
            "username": "petugas.baru",
            "name": "Petugas Baru",
            "email": "",
            "language": "en",
            "usable_password": "true",
            "password1": PASSWORD,
            "password2": PASSWORD,
            "is_staff": "on",
            "is_superuser": "on",
            **rows(new=[seat]),
        },
    )
    assert response.status_code == 302, errors(response)
    person = User.objects.get(username="petugas.baru")
    assert (person.name, person.language, person.is_staff, person.is_superuser) == (
        "Petugas Baru",
        "en",
        False,
        False,
    )
    assert person.check_password(PASSWORD)
    assert list(person.memberships.values_list("role", "unit")) == [("officer", unit.pk)]


def test_a_seat_that_the_house_does_not_know_is_refused_with_a_sentence(administrator: Client) -> None:
    person = factories.user()
    response = administrator.post(
        f"/admin/accounts/user/{person.pk}/change/",
        {
            "username": person.username,
            "language": "id",
            **rows(new=[{"role": "officer", "agency": "", "unit": ""}]),
        },
    )
    assert response.status_code == 200
    assert "Petugas dan kepala unit duduk di sebuah unit" in response.content.decode()
    assert not person.memberships.exists()


def test_a_seat_for_a_region_is_given_and_one_that_names_more_is_refused(administrator: Client) -> None:
    person, region = factories.user(), factories.region(factories.agency())
    page = f"/admin/accounts/user/{person.pk}/change/"
    fields = {"username": person.username, "language": "id"}
    seat = {"role": "ombudsman", "agency": "", "unit": "", "region": region.pk}
    wrong = [{**seat, "agency": region.agencies.get().pk}, {**seat, "role": "coordinator"}]
    for row in wrong:
        answer = administrator.post(page, {**fields, **rows(new=[row])})
        assert "Hanya Ombudsman dan pemegang kunci identitas" in answer.content.decode()
    assert not person.memberships.exists()
    answer = administrator.post(page, {**fields, **rows(new=[seat])})
    assert answer.status_code == 302, errors(answer)
    assert list(person.memberships.values_list("role", "region")) == [("ombudsman", region.pk)]
    assert "Perwakilan" in administrator.get(page).content.decode()


def test_a_new_password_ends_sessions(administrator: Client) -> None:
    person = factories.user(Role.ADMINISTRATOR)
    client = signed_in(person)
    assert client.get("/admin/").status_code == 200
    data = {"password1": PASSWORD, "password2": PASSWORD, "set-password": "1"}
    assert administrator.post(f"/admin/accounts/user/{person.pk}/password/", data).status_code == 302
    assert client.get("/admin/").status_code == 302
    assert User.objects.get(pk=person.pk).check_password(PASSWORD)


def test_a_changed_seat_ends_sessions(administrator: Client) -> None:
    person = factories.user(Role.ADMINISTRATOR)
    client = signed_in(person)
    data = {"username": person.username, "language": "id", "is_active": "on"}
    url = f"/admin/accounts/user/{person.pk}/change/"
    response = administrator.post(
        url, {**data, **rows(new=[{"role": "custodian", "agency": "", "unit": ""}])}
    )
    assert response.status_code == 302, errors(response)
    assert client.get("/admin/").status_code == 302


def test_a_deactivated_user_is_out_at_the_next_request(administrator: Client) -> None:
    person = factories.user(Role.ADMINISTRATOR)
    client = signed_in(person)
    seat = person.memberships.get()
    kept = {"id": seat.pk, "user": person.pk, "role": "administrator", "agency": "", "unit": ""}
    data = {"username": person.username, "language": "id", **rows(kept=[kept])}
    response = administrator.post(f"/admin/accounts/user/{person.pk}/change/", data)
    assert response.status_code == 302, errors(response)
    assert not User.objects.get(pk=person.pk).is_active
    assert client.get("/admin/").status_code == 302


def test_a_form_writes_only_what_it_changed(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    agency = factories.agency(name="Lama")
    written: list[list[str]] = []
    real = Agency.save

    def save(self: Agency, *args: Any, **kwargs: Any) -> None:
        written.append(kwargs["update_fields"])
        real(self, *args, **kwargs)

    monkeypatch.setattr(Agency, "save", save)
    data = {
        "name": "Baru",
        "level": agency.level,
        "zone": agency.zone,
        "calendar": "id",
        "law": "id",
        "send_from": "07:00:00",
        "send_until": "20:00:00",
        "open_for_filing": "on",
        "asked_percent": "",
    }
    url = f"/admin/accounts/agency/{agency.pk}/change/"
    response = administrator.post(url, {**data, "working_week": ["1", "2", "3", "4", "5"], "code": "lain"})
    assert response.status_code == 302, errors(response)
    assert written == [["name"]]
    assert Agency.objects.get(pk=agency.pk).code == agency.code


def test_a_unit_works_the_days_that_are_ticked(administrator: Client) -> None:
    agency = factories.agency()
    days = ["1", "2", "3", "4", "5", "6"]
    data = {
        "code": "puskesmas-baru",
        "name": "Puskesmas Baru",
        "agency": agency.pk,
        "active": "on",
        "working_week": days,
    }
    response = administrator.post("/admin/accounts/unit/add/", data)
    assert response.status_code == 302, errors(response)
    assert Unit.objects.get(code="puskesmas-baru").working_week == [1, 2, 3, 4, 5, 6]
    page = administrator.get(
        reverse("admin:accounts_unit_change", args=[Unit.objects.get(code="puskesmas-baru").pk])
    )
    assert page.content.decode().count("checked") >= 6


@pytest.mark.parametrize("model", ["user", "agency", "unit"])
def test_people_and_units_are_never_deleted(administrator: Client, model: str) -> None:
    unit = factories.unit(factories.agency())
    pk = {"user": factories.user().pk, "agency": unit.agency_id, "unit": unit.pk}[model]
    assert administrator.post(f"/admin/accounts/{model}/{pk}/delete/", {"post": "yes"}).status_code == 403


def test_calendars_and_heartbeats_are_only_read(administrator: Client) -> None:
    calendar = Calendar.objects.get(code="id")
    page = f"/admin/workflow/calendar/{calendar.pk}/change/"
    assert administrator.get(page).status_code == 200
    assert administrator.post(page, {"name": "lain"}).status_code == 403
    for model in ("calendar", "holiday", "heartbeat"):
        assert administrator.get(f"/admin/workflow/{model}/add/").status_code == 403
    assert administrator.get("/admin/workflow/holiday/?q=Natal").status_code == 200


def test_its_pages_need_no_inline_script_and_are_kept_by_no_cache(administrator: Client) -> None:
    person = factories.user(Role.ADMINISTRATOR)
    pages = [*every_page(), "/admin/accounts/unit/add/", f"/admin/accounts/user/{person.pk}/change/"]
    for page in pages:
        response = administrator.get(page)
        html = response.content.decode()
        assert "default-src 'self'" in response["Content-Security-Policy"]
        assert "no-store" in response["Cache-Control"]
        assert not re.search(r"<script(?![^>]*\b(src|type=\"application/json\"))[^>]*>", html), page
        assert not re.search(r"<style|\son\w+=|href=\"javascript:", html), page


def test_the_site_asks_for_seats_once_a_page(
    administrator: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(8):
        administrator.get("/admin/accounts/user/")


def test_every_page_is_the_administrators_kind() -> None:
    assert isinstance(admin.site._wrapped if hasattr(admin.site, "_wrapped") else admin.site, TuntasAdmin)
    assert all(isinstance(page, pages.Administered) for page in admin.site._registry.values())


def rows(
    *, kept: list[dict[str, Any]] | None = None, new: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """The form data of the seats beside a user."""
    kept, new = kept or [], new or []
    data = {"memberships-TOTAL_FORMS": len(kept) + len(new), "memberships-INITIAL_FORMS": len(kept)}
    for number, row in enumerate([*kept, *new]):
        data |= {f"memberships-{number}-{name}": value for name, value in row.items()}
    return data


def errors(response: Any) -> Any:
    return response.context and response.context["errors"]
