"""Pages that are kept under a name: whose they are, who may open them, and that they hold no case and no figure."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.actors import Actor
from accounts.models import Membership
from accounts.roles import Role
from compliance import desk_pages
from tests import factories
from tests.api.conftest import Speaker
from tests.factories import House, when
from tests.web.test_staff import signed_in
from web import door
from workflow.desk_models import FilterWatch, SavedPage
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.saved import saving

pytestmark = pytest.mark.django_db
AT = when("2026-03-02")
PERIOD = {"start": "2026-01-01", "end": "2026-06-30"}


def keep(name: str, *, page: str, asked: dict[str, str], shared: str = "owner", by: Actor) -> SavedPage:
    return saving.keep(name, address=desk_pages.checked(page, asked, by), shared=shared, by=by, at=AT)


def kept(by: Actor, name: str = "Semester satu", *, shared: str = "owner", **asked: str) -> SavedPage:
    return keep(name, page="overview", asked={**PERIOD, **asked}, shared=shared, by=by)


def filtered(by: Actor, name: str = "Loket", *, shared: str = "owner", **asked: str) -> SavedPage:
    return keep(name, page="list", asked=asked, shared=shared, by=by)


def sends(client: Client, **fields: Any) -> Any:
    return client.post("/petugas/tersimpan/", fields)


def test_a_view_is_kept_from_its_page_and_opens_that_page_again():
    house = House()
    client = signed_in(house.ombudsman)
    form = client.get("/pengawasan/", {**PERIOD, "group_by": "unit", "sort": "-due"}).context["keep"]
    answer = sends(
        client, name="Terbanyak", shared="owner", page=form["page"].value(), asked=form["asked"].value()
    )
    assert answer.status_code == 302
    row = SavedPage.objects.get()
    assert row.asked == {**PERIOD, "group_by": "unit", "sort": "-due"}
    page = client.get(f"/petugas/tersimpan/{row.pk}/", follow=True)
    assert page.request["PATH_INFO"] == "/pengawasan/"
    assert page.context["asked"].form.data["sort"] == "-due"
    assert f"/petugas/tersimpan/{row.pk}/" in client.get("/pengawasan/").content.decode()


@pytest.mark.parametrize("page", ["sheet", "compare", "cases", "queue"])
def test_each_page_of_the_desk_opens_from_its_view(page: str) -> None:
    house = House()
    asked = {
        "sheet": {**PERIOD, "agency": house.agency.code, "unit": house.unit.code},
        "compare": {**PERIOD, "other_start": "2025-01-01", "other_end": "2025-06-30"},
        "cases": {**PERIOD, "measure": "received"},
        "queue": {"turn": "all"},
    }[page]
    row = keep("Satu", page=page, asked=asked, by=house.ombudsman)
    answer = signed_in(house.ombudsman).get(f"/petugas/tersimpan/{row.pk}/", follow=True)
    assert answer.status_code == 200
    assert answer.context.get("keep") is not None or page == "cases"


def test_a_shared_view_is_opened_by_those_it_is_shared_with_and_by_nobody_else():
    house, other = House(), House()
    readers = {
        "coordinator": house.coordinator,
        "head": house.head,
        "ombudsman": house.ombudsman,
        "elsewhere": other.coordinator,
    }
    rows = {
        "owner": kept(house.coordinator, "a"),
        "agency": kept(house.coordinator, "b", shared="agency"),
        "office": kept(house.ombudsman, "c", shared="office"),
    }
    opened = {
        who: {
            how
            for how, row in rows.items()
            if signed_in(reader).get(f"/petugas/tersimpan/{row.pk}/").status_code == 302
        }
        for who, reader in readers.items()
    }
    assert opened == {
        "coordinator": {"owner", "agency"},
        "head": {"agency"},
        "ombudsman": {"office"},
        "elsewhere": set(),
    }


def test_who_opens_a_shared_view_reads_only_the_figures_of_their_own_seats():
    house, other = House(), House()
    house.file("2026-03-02")
    other.file("2026-03-02")
    regional = factories.actor(factories.user(Role.OMBUDSMAN, region=factories.region(house.agency)))
    whole = kept(house.ombudsman, "Semua", shared="office", group_by="agency")
    page = signed_in(regional).get(f"/petugas/tersimpan/{whole.pk}/", follow=True)
    assert page.status_code == 200
    assert [row.group.key for row, _cells in page.context["rows"]] == [house.agency.code]
    elsewhere = kept(house.ombudsman, "Lain", shared="office", agency=other.agency.code)
    refused = signed_in(regional).get(f"/petugas/tersimpan/{elsewhere.pk}/", follow=True)
    assert refused.status_code in (400, 403)
    assert not refused.context["rows"]


def test_only_its_owner_renames_shares_and_deletes_a_view():
    house = House()
    row = kept(house.coordinator, shared="agency")
    for act in ("change", "delete"):
        answer = sends(signed_in(house.head), act=act, pk=row.pk, name="Lain", shared="owner")
        assert answer.status_code == 403
    client = signed_in(house.coordinator)
    assert sends(client, act="change", pk=row.pk, name="Baru", shared="owner").status_code == 302
    row.refresh_from_db()
    assert (row.name, saving.share_of(row)) == ("Baru", saving.OWN)
    assert sends(client, act="delete", pk=row.pk).status_code == 302
    assert not SavedPage.objects.exists()
    assert sends(client, act="delete", pk=row.pk).status_code == 404


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"made_up": "1"}, "asked"),
        ({"start": "1026-01-01", "end": "2026-01-01"}, "asked"),
        ({"start": "kemarin"}, "asked"),
        ({"q": "x" * 201}, "asked"),
        ({"unit": "tidak-ada"}, "unit"),
        ({"agency": "tidak-ada"}, "agency"),
    ],
)
def test_a_view_of_what_there_is_none_of_is_refused_in_one_sentence(
    asked: dict[str, str], field: str
) -> None:
    house = House()
    with pytest.raises(BadInput) as refused:
        keep("Satu", page="overview", asked=asked, by=house.ombudsman)
    assert set(refused.value.errors) == {field}
    assert not SavedPage.objects.exists()


def test_nobody_keeps_a_view_of_a_place_that_is_not_theirs_nor_shares_it_where_they_do_not_sit():
    house, other = House(), House()
    with pytest.raises(NotYours):
        kept(house.coordinator, agency=other.agency.code)
    with pytest.raises(BadInput):
        kept(house.ombudsman, agency=other.agency.code, unit=house.unit.code)
    with pytest.raises(NotYours):
        kept(house.coordinator, shared="office")
    with pytest.raises(NotYours):
        kept(house.ombudsman, shared="agency")
    with pytest.raises(NotYours):
        keep("a", page="queue", asked={}, by=house.coordinator)


def test_a_name_that_is_taken_empty_or_too_long_is_told_and_what_was_typed_stays():
    house = House()
    kept(house.ombudsman, "Satu")
    client = signed_in(house.ombudsman)
    for name in ("Satu", " ", "x" * 101):
        answer = sends(client, name=name, shared="owner", page="overview", asked="start=2026-01-01")
        assert answer.status_code == 400
        assert answer.context["sentence"]
        if name.strip():
            assert name in answer.content.decode()
    assert SavedPage.objects.count() == 1


def test_the_api_keeps_lists_changes_and_deletes_views():
    house = House()
    speaker = Speaker(house.coordinator.user)
    body = {"name": "Satu", "page": "overview", "asked": PERIOD, "shared": "agency"}
    made = speaker.post("views/", body)
    assert made.status_code == 201, made.content
    assert made.json()["agency"] == house.agency.code
    path = f"views/{made.json()['id']}/"
    (listed,) = Speaker(house.head.user).get("views/").json()["results"]
    assert (listed["name"], listed["yours"]) == ("Satu", False)
    theirs = Speaker(house.head.user).client
    answer = theirs.delete(f"/api/v1/{path}", headers=Speaker(house.head.user).headers)
    assert answer.status_code == 403
    changed = speaker.client.put(
        f"/api/v1/{path}", {"name": "Dua", "shared": "owner"}, "application/json", headers=speaker.headers
    )
    assert changed.json()["name"] == "Dua"
    assert Speaker(house.head.user).get("views/").json()["results"] == []
    assert speaker.client.delete(f"/api/v1/{path}", headers=speaker.headers).status_code == 204
    with pytest.raises(NotVisible):
        saving.find(made.json()["id"], house.coordinator)


def test_a_list_is_shared_within_one_unit_or_agency_and_changed_by_its_owner_alone():
    house, other = House(), House()
    of_unit = filtered(house.officer, shared="unit", q="loket")
    of_agency = filtered(house.coordinator, shared="agency", part="overdue")
    own = filtered(house.officer, "Sendiri", state="all")
    readers = ("officer", "officer2", "supervisor", "other_officer", "coordinator2", "head", "ombudsman")
    assert {who: set(saving.seen_by(getattr(house, who))) for who in readers} == {
        "officer": {of_unit, own},
        "officer2": {of_unit},
        "supervisor": {of_unit},
        "other_officer": set(),
        "coordinator2": {of_agency},
        "head": set(),
        "ombudsman": set(),
    }
    assert not saving.seen_by(other.officer).exists()
    with pytest.raises(NotYours):
        saving.drop(of_unit.pk, by=house.officer2)
    with pytest.raises(NotVisible):
        saving.drop(own.pk, by=house.officer2)
    for shared in ("agency", "office", f"unit:{house.other_unit.pk}"):
        with pytest.raises(NotYours):
            filtered(house.officer, "Lain", shared=shared)
    with pytest.raises(NotYours):
        filtered(house.head, "Lain")
    for asked in ({"state": "x"}, {"part": "x"}, {"sort": "x"}, {"y": "1"}, {"q": "\0"}):
        with pytest.raises(BadInput):
            filtered(house.officer, "Lain", **asked)


def test_a_page_may_be_shared_in_each_place_where_somebody_sits():
    house, other = House(), House()
    both = factories.user(Role.OFFICER, unit=house.unit)
    Membership.objects.create(user=both, role=Role.OFFICER, unit=other.unit)
    by = factories.actor(both)
    assert [name for _code, name in saving.named(saving.shares(by, "list"))][1:] == [
        house.unit.name,
        other.unit.name,
    ]
    row = filtered(by, shared=f"unit:{other.unit.pk}", q="loket")
    assert set(saving.seen_by(other.officer)) == {row}
    assert not saving.seen_by(house.officer).exists()
    saving.change(row.pk, name="Loket", shared="unit", by=by, at=AT)
    assert set(saving.seen_by(other.officer)) == {row}


def test_a_list_is_kept_opened_renamed_watched_and_deleted_in_the_browser():
    house = House()
    officer, colleague = signed_in(house.officer), signed_in(house.officer2)
    path = "/petugas/tersimpan/"

    def post(client: Client, **fields: Any) -> int:
        return sends(client, key=door.new_key(), **fields).status_code

    form = officer.get("/petugas/?q=loket&state=all").context["keep"]
    asked = {"page": "list", "shared": "owner", "asked": form["asked"].value()}
    assert post(officer, act="keep", name="Loket", **asked) == 302
    row = SavedPage.objects.get()
    assert officer.get(f"{path}{row.pk}/").headers["Location"] == "/petugas/?q=loket&state=all"
    assert colleague.get(f"{path}{row.pk}/").status_code == 404
    assert post(officer, act="change", pk=row.pk, name="Antrean", shared=f"unit:{house.unit.pk}") == 302
    assert "Antrean" in colleague.get(path).content.decode()
    assert post(colleague, act="watch", pk=row.pk, how="number", least=3) == 302
    assert "sejak 3 pengaduan baru" in colleague.get(path).content.decode()
    assert post(colleague, act="watch", pk=row.pk, how="number", least=0) == 302
    assert post(colleague, act="watch", pk=row.pk, how="") == 302
    assert not FilterWatch.objects.exists()
    assert post(colleague, act="delete", pk=row.pk) == 403
    assert post(officer, act="keep", name="Antrean", **{**asked, "asked": "q=x"}) == 400
    assert post(officer, act="keep", name="Baru", **{**asked, "asked": "part=x"}) == 400
    assert post(officer, act="delete", pk=row.pk) == 302
    assert not SavedPage.objects.exists()
    assert "Simpan tampilan ini" not in signed_in(house.head).get("/petugas/?q=x").content.decode()
    view = kept(house.coordinator)
    assert post(signed_in(house.coordinator), act="watch", pk=view.pk, how="daily") == 404


def test_the_page_costs_the_same_for_one_as_for_eight(django_assert_num_queries: Any):
    house = House()
    kept(house.coordinator)
    client = signed_in(house.coordinator)
    client.get("/petugas/tersimpan/")
    with CaptureQueriesContext(connection) as one:
        client.get("/petugas/tersimpan/")
    for number in range(7):
        kept(house.coordinator, f"{number}", shared="agency")
    with django_assert_num_queries(len(one)):
        client.get("/petugas/tersimpan/")


def test_addresses_from_before_go_on():
    house = House()
    view, listed = kept(house.coordinator), filtered(house.coordinator, q="loket")
    SavedPage.objects.filter(pk=view.pk).update(was_view=70_001)
    client = signed_in(house.coordinator)
    led = {
        path: client.get(path).headers.get("Location", "").partition("?")[0]
        for path in (
            "/petugas/saringan/",
            "/pengawasan/tampilan/",
            f"/petugas/saringan/{listed.pk}/",
            "/pengawasan/tampilan/70001/",
            f"/pengawasan/tampilan/{view.pk}/",
        )
    }
    assert list(led.values()) == ["/petugas/tersimpan/"] * 2 + ["/petugas/", "/pengawasan/", ""]
    assert signed_in(house.officer).get("/pengawasan/tampilan/70001/").status_code == 404


def test_views_that_the_desk_kept_before_are_kept_pages_after_the_migration():
    house = House()
    filtered(house.coordinator, "Semester", q="loket")
    before = ProjectState()
    numbers = {name: models.BigIntegerField(null=True) for name in ("owner_id", "agency_id")}
    words = {name: models.CharField(max_length=100) for name in ("name", "page", "shared")}
    instants = {name: models.DateTimeField(default=AT) for name in ("made_at", "changed_at")}
    fields = {"id": models.BigAutoField(primary_key=True), **numbers, **words, **instants}
    fields["asked"] = models.JSONField(default=dict)
    before.add_model(ModelState("compliance", "SavedView", list(fields.items())))
    old = before.apps.get_model("compliance", "SavedView")
    mine = {"owner_id": house.coordinator.user.pk, "page": "overview", "asked": PERIOD}
    view = old.objects.create(name="Semester", shared="agency", agency_id=house.agency.pk, **mine)
    office = {"owner_id": house.ombudsman.user.pk, "page": "queue", "shared": "office"}
    old.objects.create(name="Antrean", **office)
    found = SimpleNamespace(get_model=lambda _app, name: old if name == "SavedView" else SavedPage)
    import_module("compliance.migrations.0016_saved_views_moved").move(
        found, SimpleNamespace(connection=connection)
    )
    rows = {row.name: row for row in SavedPage.objects.exclude(was_view=None)}
    assert {name: saving.share_of(row).kind for name, row in rows.items()} == {
        "Semester (2)": "agency",
        "Antrean": "office",
    }
    client = signed_in(house.head)
    led = client.get(f"/pengawasan/tampilan/{view.pk}/").headers["Location"]
    assert dict(parse_qsl(urlsplit(led).query)) == PERIOD
