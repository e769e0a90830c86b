"""The administrators' calendar pages: propose, look, approve or drop; and the banner of autumn."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from tests.factories import House, user, when
from workflow import clock
from workflow.calendars import waits
from workflow.models import CalendarChange, Holiday

pytestmark = pytest.mark.django_db
LIST = reverse("web:calendars")


@pytest.fixture
def administrator(client):
    client.force_login(user(Role.ADMINISTRATOR, language="id"))
    return client


def ahead() -> date:
    """A working day of the running year that is no day off yet, or of the next."""
    day = clock.today() + timedelta(days=3)
    off = set(Holiday.objects.values_list("date", flat=True))
    while day.isoweekday() > 5 or day in off:
        day += timedelta(days=1)
    return day


def csv_of(*rows: str) -> SimpleUploadedFile:
    text = "\n".join(["date,kind,name", *rows])
    return SimpleUploadedFile("libur.csv", text.encode(), content_type="text/csv")


def propose(client, *rows: str, **fields: str):
    said = {"calendar": "id", "decree": "SKB 3 Menteri Nomor 933/2025", **fields}
    return client.post(LIST, {**said, "file": csv_of(*rows), "key": f"kunci-{abs(hash(rows)):020}"})


def test_a_proposal_shows_its_days_and_what_it_would_move(administrator):
    House().file(clock.now() - timedelta(days=1), occurred_on=None)
    reply = propose(administrator, f"{ahead()},national,Hari Tenang")
    page = administrator.get(reply.url).content.decode()
    assert reply.status_code == 302
    assert "Hari Tenang" in page
    assert "Penyelesaian" in page
    assert "Setujui dan terapkan" not in page
    assert "Batalkan usulan" in page


def test_approving_makes_the_next_version_and_dropping_changes_nothing(administrator):
    day = ahead()
    first = propose(administrator, f"{day},national,Hari Tenang")
    administrator.post(first.url, {"drop": "1", "key": "kunci-untuk-membatalkan-1"})
    assert CalendarChange.objects.latest("pk").state == "dropped"
    second = propose(administrator, f"{day},national,Hari Tenang Kedua")
    own = administrator.post(second.url, {"approve": "1", "key": "kunci-untuk-menyetujui-1"})
    assert own.status_code == 403, "who proposed it approved it"
    assert "administrator lain" in own.content.decode()
    assert "Setujui dan terapkan" not in own.content.decode()
    other = Client()
    other.force_login(user(Role.ADMINISTRATOR))
    assert "Setujui dan terapkan" in other.get(second.url).content.decode()
    other.post(second.url, {"approve": "1", "key": "kunci-untuk-menyetujui-2"})
    change = CalendarChange.objects.latest("pk")
    assert change.state in ("applying", "applied")
    assert Holiday.objects.filter(date=day, until_version=None, decree=change.decree).exists()
    assert "Setujui dan terapkan" not in administrator.get(second.url).content.decode()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("31-12-2026,national,Salah tulis", "2026"),
        ("2020-01-02,national,Tahun yang lalu", "2020"),
        ("2026-12-30,holiday,Jenis salah", "holiday"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_what_was_typed_stays(administrator, row, words):
    reply = propose(administrator, row)
    page = reply.content.decode()
    assert reply.status_code == 400
    assert "SKB 3 Menteri Nomor 933/2025" in page
    assert words in page
    assert not CalendarChange.objects.exclude(source="shipped").exists()


def test_every_day_of_a_year_stands_with_its_decree(administrator):
    page = administrator.get(reverse("web:calendar-year", args=["id", 2026])).content.decode()
    assert "Hari Kemerdekaan" in page or "Proklamasi" in page
    assert administrator.get(reverse("web:calendar-year", args=["id", 1999])).status_code == 404
    assert administrator.get(reverse("web:calendar-year", args=["tiada", 2026])).status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OMBUDSMAN])
def test_calendars_are_for_administrators(client, role):
    house = House()
    client.force_login(user(role, agency=house.agency if role == Role.COORDINATOR else None))
    assert client.get(LIST).status_code == 403


def test_from_october_until_the_decree_administrators_are_told_that_next_year_is_not_decreed():
    House()
    assert waits.undecreed(when("2027-09-30")) is None
    assert waits.undecreed(when("2027-10-01")) == waits.Waiting(2028, ("id",))
    assert waits.undecreed(when("2026-11-01")) is None


def test_the_banner_stands_on_the_pages_of_those_who_can_do_something(administrator, client):
    house = House()
    expected = waits.undecreed()
    assert ("belum ditetapkan: batas waktu" in administrator.get(LIST).content.decode()) == bool(expected)
    client.force_login(house.coordinator.user)
    assert "belum ditetapkan: batas waktu" not in client.get(reverse("web:worklist")).content.decode()
