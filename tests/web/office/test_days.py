"""One day of a calendar on a form: a proposal with its days, and a plain refusal."""

import pytest

from tests.factories import House
from tests.web.office.driving import posted, signed_in
from workflow.models import CalendarChange

pytestmark = pytest.mark.django_db
PATH = "/kalender/hari/"
ADDED = {
    "deed": "add",
    "calendar": "id",
    "day": "2027-11-09",
    "to": "",
    "kind": "national",
    "name": "Hari Contoh",
    "decree": "Keputusan bersama 1/2027",
}


def test_a_day_is_added_moved_or_taken_out_by_a_proposal():
    desk = signed_in(House().administrator)
    answer = posted(desk, PATH, **ADDED)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    change = CalendarChange.objects.latest("pk")
    assert (change.source, change.state) == ("form", "proposed")
    assert list(change.days.values_list("kind", "name")) == [("national", "Hari Contoh")]
    moved = {**ADDED, "deed": "move", "day": "2027-12-25", "to": "2027-12-27", "name": ""}
    answer = posted(desk, PATH, **moved)
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    days = CalendarChange.objects.latest("pk").days.order_by("date").values_list("date", "kind")
    assert [(day.isoformat(), kind) for day, kind in days] == [
        ("2027-12-25", "removed"),
        ("2027-12-27", "national"),
    ]
    page = desk.get(answer["Location"]).content.decode()
    assert "27 Desember 2027" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Wajib diisi"),
        ({"day": "besok"}, "Tanggal tidak benar"),
        ({"deed": "move", "day": "2027-12-25"}, "Isi tanggal barunya"),
        ({"deed": "remove"}, "bukan hari libur"),
        ({"decree": ""}, "Wajib diisi"),
        ({"day": "2024-01-05"}, ""),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_and_stays_on_the_form(changes, said):
    desk = signed_in(House().administrator)
    before = CalendarChange.objects.count()
    answer = posted(desk, PATH, **{**ADDED, **changes})
    assert 400 <= answer.status_code < 500
    assert said in answer.content.decode()
    assert CalendarChange.objects.count() == before


def test_only_administrators_propose_a_day():
    house = House()
    for actor in (house.coordinator, house.officer, house.ombudsman):
        assert signed_in(actor).get(PATH).status_code == 403
