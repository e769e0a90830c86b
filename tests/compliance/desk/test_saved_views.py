"""Views that are kept under a name: whose they are, who may open them, and that they hold no figure."""

from typing import Any

import pytest
from django.test import Client

from accounts.actors import Actor
from accounts.roles import Role
from compliance.desk import saved_views
from compliance.models import SavedView
from tests import factories
from tests.api.conftest import Speaker
from tests.factories import House, when
from tests.web.test_staff import signed_in
from workflow.errors import BadInput, NotVisible, NotYours

pytestmark = pytest.mark.django_db
AT = when("2026-03-02")
PERIOD = {"start": "2026-01-01", "end": "2026-06-30"}


def kept(by: Actor, name: str = "Semester satu", *, shared: str = "owner", **asked: str) -> SavedView:
    return saved_views.keep(name, page="overview", asked={**PERIOD, **asked}, shared=shared, by=by, at=AT)


def sends(client: Client, **fields: Any) -> Any:
    return client.post("/pengawasan/tampilan/", fields)


def test_a_view_is_kept_from_its_page_and_opens_that_page_again():
    house = House()
    client = signed_in(house.ombudsman)
    form = client.get("/pengawasan/", {**PERIOD, "group_by": "unit", "sort": "-due"}).context["keep"]
    answer = sends(
        client, name="Terbanyak", shared="owner", page=form["page"].value(), asked=form["asked"].value()
    )
    assert answer.status_code == 302
    row = SavedView.objects.get()
    assert row.asked == {**PERIOD, "group_by": "unit", "sort": "-due"}
    page = client.get(f"/pengawasan/tampilan/{row.pk}/", follow=True)
    assert page.request["PATH_INFO"] == "/pengawasan/"
    assert page.context["asked"].form.data["sort"] == "-due"
    assert f"/pengawasan/tampilan/{row.pk}/" in client.get("/pengawasan/").content.decode()


@pytest.mark.parametrize("page", ["sheet", "compare", "cases", "queue"])
def test_each_page_of_the_desk_opens_from_its_view(page: str) -> None:
    house = House()
    asked = {
        "sheet": {**PERIOD, "agency": house.agency.code, "unit": house.unit.code},
        "compare": {**PERIOD, "other_start": "2025-01-01", "other_end": "2025-06-30"},
        "cases": {**PERIOD, "measure": "received"},
        "queue": {"turn": "all"},
    }[page]
    row = saved_views.keep("Satu", page=page, asked=asked, shared="owner", by=house.ombudsman, at=AT)
    answer = signed_in(house.ombudsman).get(f"/pengawasan/tampilan/{row.pk}/", follow=True)
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
            if signed_in(reader).get(f"/pengawasan/tampilan/{row.pk}/").status_code == 302
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
    page = signed_in(regional).get(f"/pengawasan/tampilan/{whole.pk}/", follow=True)
    assert page.status_code == 200
    assert [row.group.key for row, _cells in page.context["rows"]] == [house.agency.code]
    elsewhere = kept(house.ombudsman, "Lain", shared="office", agency=other.agency.code)
    refused = signed_in(regional).get(f"/pengawasan/tampilan/{elsewhere.pk}/", follow=True)
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
    assert (row.name, row.shared, row.agency) == ("Baru", "owner", None)
    assert sends(client, act="delete", pk=row.pk).status_code == 302
    assert not SavedView.objects.exists()
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
        saved_views.keep("Satu", page="overview", asked=asked, shared="owner", by=house.ombudsman, at=AT)
    assert set(refused.value.errors) == {field}
    assert not SavedView.objects.exists()


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
        saved_views.keep("a", page="queue", asked={}, shared="owner", by=house.coordinator, at=AT)


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
    assert SavedView.objects.count() == 1


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
        saved_views.find(made.json()["id"], house.coordinator)
