"""Announcements: in both languages, for whole days, over the pages they are for; set by administrators, and noted."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.models import Banner, OfficeChange
from accounts.weeks import ZONE
from law import counting
from tests.factories import House
from tests.web.office.driving import posted, signed_in
from workflow import clock
from workflow.errors import NotYours
from workflow.office import banners

pytestmark = pytest.mark.django_db
PATH = "/kelola/pengumuman/"
ID, EN = "Sistem dipelihara Sabtu malam.", "The system is down on Saturday night."


@pytest.fixture(autouse=True)
def _read_each_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(banners, "SECONDS", -1.0)
    banners.forget()
    yield
    banners.forget()


def today() -> date:
    return counting.local_date(clock.now(), ZONE)


def said(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "maintenance",
        "words_id": ID,
        "words_en": EN,
        "first_day": today().isoformat(),
        "last_day": today().isoformat(),
        "places": ["on_public", "on_staff"],
        **changes,
    }


def test_it_stands_over_the_pages_it_is_for_in_the_reader_s_language_until_it_is_ended(client: Client):
    house = House()
    desk = signed_in(house.administrator)
    assert posted(desk, PATH, **said(places=["on_public"])).status_code == 302
    assert posted(desk, PATH, **said(words_id="Rapat petugas besok.", places=["on_staff"])).status_code == 302
    public, staff = client.get("/").content.decode(), desk.get("/kelola/").content.decode()
    assert ID in public
    assert "Rapat petugas" not in public
    assert ID not in staff
    assert "Rapat petugas besok." in staff
    client.cookies["django_language"] = "en"
    english = client.get("/lapor/").content.decode()
    assert EN in english
    assert ID not in english
    banner = Banner.objects.earliest("pk")
    assert posted(desk, PATH, end=str(banner.pk)).status_code == 302
    assert EN not in client.get("/").content.decode()
    assert posted(desk, PATH, end=str(banner.pk)).status_code == 404
    noted = list(OfficeChange.objects.order_by("pk").values_list("what", "by", "facts__banner"))
    by = house.administrator.user.pk
    assert noted == [
        ("banner_set", by, banner.pk),
        ("banner_set", by, banner.pk + 1),
        ("banner_ended", by, banner.pk),
    ]
    assert "pengumuman diakhiri" in desk.get("/kelola/catatan/").content.decode()


def test_its_days_are_whole_days_of_the_capital():
    house = House()
    day = date(2030, 3, 9)
    at = datetime.fromisoformat("2030-03-01T12:00+07:00")
    words = {"id": ID, "en": EN}
    row = banners.put_up(
        kind="news",
        words=words,
        first_day=day,
        last_day=day,
        places=["on_public"],
        by=house.administrator,
        at=at,
    )
    assert row.from_at == datetime.fromisoformat("2030-03-09T00:00+07:00")
    assert row.until_at == datetime.fromisoformat("2030-03-10T00:00+07:00")
    assert banners.standing(staff=False, now=clock.now) == [], "it stands before its day"
    assert [each.pk for each in banners.planned(at=at)] == [row.pk]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words_en": ""}, "words_en"),
        ({"words_id": "Ya"}, "words_id"),
        ({"words_id": "x" * 301}, "words_id"),
        ({"last_day": "2020-01-01", "first_day": "2020-01-01"}, "last_day"),
        ({"last_day": "2020-01-01"}, "last_day"),
        ({"last_day": "2099-01-01"}, "last_day"),
        ({"places": []}, "places"),
        ({"kind": "party"}, "kind"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_what_was_typed_stays(changes: dict[str, Any], field: str):
    desk = signed_in(House().administrator)
    answer = posted(desk, PATH, **said(**changes))
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert answer.context["form"]["words_id"].value() == {**said(), **changes}["words_id"]
    assert not Banner.objects.exists()


def test_markup_is_shown_as_it_was_typed_and_at_most_five_stand(client: Client):
    house = House()
    desk = signed_in(house.administrator)
    posted(desk, PATH, **said(words_id="<b onclick=x>Libur</b> & lain"))
    assert "&lt;b onclick=x&gt;Libur&lt;/b&gt; &amp; lain" in client.get("/").content.decode()
    for _ in range(banners.MOST - 1):
        posted(desk, PATH, **said())
    assert posted(desk, PATH, **said()).status_code == 409


def test_only_administrators_put_one_up_or_take_it_down():
    house = House()
    by, at, day = house.administrator, clock.now(), today()
    told = {
        "kind": "news",
        "words": {"id": ID, "en": EN},
        "first_day": day,
        "last_day": day,
        "places": ["on_staff"],
    }
    row = banners.put_up(**told, by=by, at=at)
    for actor in (house.coordinator, house.officer, house.ombudsman):
        assert signed_in(actor).get(PATH).status_code == 403
        with pytest.raises(NotYours):
            banners.put_up(**told, by=actor, at=at)
        with pytest.raises(NotYours):
            banners.take_down(row.pk, by=actor, at=at)
    assert Client().get(PATH).status_code == 302
    assert PATH not in signed_in(house.coordinator).get("/kelola/").content.decode()


def test_a_process_remembers_what_stands_and_asks_again_after_some_seconds(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
):
    monkeypatch.setattr(banners, "SECONDS", 1000.0)
    banners.forget()
    with django_assert_num_queries(2):
        for _ in range(3):
            assert banners.standing(staff=True, now=clock.now) == []
    banners.forget()
    with django_assert_num_queries(2):
        banners.standing(staff=False, now=clock.now)
