"""Two units of one group, or two periods, side by side."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from accounts.models import Agency, Unit
from compliance import peers
from compliance.measures import Group, Tally
from tests.factories import House
from tests.web.test_oversight import PERIOD, told
from tests.web.test_staff import signed_in
from workflow import clock, replica


def group(met: int, due: int) -> Group:
    tally = Tally()
    tally.add([("due", due), ("met", met)])
    return tally.group("x")


@pytest.mark.parametrize(
    ("one", "other"), [((9, 10), (3, 10)), ((0, 7), (7, 7)), ((412, 500), (61, 88)), ((1, 1), (1, 1))]
)
def test_the_difference_of_two_shares_has_the_interval_that_statsmodels_counts(one, other):
    found = peers.difference(group(*one), group(*other))
    assert found is not None
    low, high = confint_proportions_2indep(*one, *other, compare="diff", method="newcomb")
    assert float(found[0]) == pytest.approx(one[0] / one[1] - other[0] / other[1], abs=1e-9)
    assert [float(end) for end in found[1]] == pytest.approx(
        [low, high], abs=2e-4
    )  # of shares with 4 decimals


def test_without_anything_due_there_is_no_difference():
    assert peers.difference(group(0, 0), group(3, 4)) is None


@pytest.mark.parametrize(
    ("received", "low", "high"), [(0, 0, 12), (11, 0, 12), (12, 12, 60), (239, 60, 240), (5000, 1000, None)]
)
def test_a_unit_belongs_to_the_units_of_its_volume(received, low, high):
    one = Unit(code="x", name="X", agency=Agency(code="a", name="A", level="regency"))
    found = peers.of(one, received, date(2025, 1, 1), date(2025, 12, 31))
    assert (found.low, found.high) == (low, high)
    assert peers.of(one, received // 2, date(2025, 1, 1), date(2025, 7, 1)).level == "regency"


@pytest.mark.django_db
def test_two_units_of_a_group_stand_side_by_side_and_every_number_opens_its_cases():
    house = House()
    told(house)
    client = signed_in(house.ombudsman)
    asked = {**PERIOD, "unit": house.unit.code, "agency": house.agency.code, "other": house.other_unit.code}
    answer = client.get("/pengawasan/banding/", asked)
    assert answer.status_code == 200, answer.context["asked"].errors
    text = answer.content.decode()
    assert house.unit.name in text
    counted = 0
    table = text[text.index("<tbody>") : text.index("</tbody>")]
    for href, shown in re.findall(r'<a href="(/pengawasan/kasus/[^"]*)">(\d+)</a>', table):
        if "measure=answered" in href:
            continue  # also of median and P90
        assert client.get(unescape(href)).context["found"].total == int(shown), href
        counted += int(shown)
    assert counted > 0


@pytest.mark.django_db
def test_two_periods_stand_side_by_side():
    house = House()
    told(house)
    asked = {"start": "2026-04-01", "end": "2026-06-30", "agency": house.agency.code}
    client = signed_in(house.ombudsman)
    spans = [span for _name, span in client.get("/pengawasan/banding/", asked).context["sides"]]
    assert spans == ["1 April 2026 sampai 30 Juni 2026", "31 Desember 2025 sampai 31 Maret 2026"]
    chosen = {**asked, "other_start": "2025-04-01", "other_end": "2025-06-30"}
    spans = [span for _name, span in client.get("/pengawasan/banding/", chosen).context["sides"]]
    assert spans[1] == "1 April 2025 sampai 30 Juni 2025"


@pytest.mark.django_db
def test_what_cannot_be_compared_is_said_in_one_sentence():
    house, other = House(), House()
    other.unit.parent = other.other_unit
    other.unit.save(update_fields=["parent"])
    client = signed_in(house.ombudsman)
    unit = {"agency": house.agency.code, "unit": house.unit.code}
    for asked, sentence in (
        ({**unit, "other": other.unit.code}, "Unit ini bukan dari kelompok yang sama."),
        ({**unit, "other": house.unit.code}, "Unit ini bukan dari kelompok yang sama."),
        ({**unit, "other": "nowhere"}, "Unit ini bukan dari kelompok yang sama."),
        ({"other": other.unit.code}, "Pilih dahulu unit yang dibandingkan."),
        ({"warna": "biru"}, "Saringan «warna» tidak dikenal."),
        (
            {**unit, "other_start": "2026-03-01", "other_end": "2026-01-01"},
            "Akhir periode mendahului awalnya.",
        ),
    ):
        answer = client.get("/pengawasan/banding/", asked)
        assert (answer.status_code, answer.context["asked"].errors) == (400, [sentence]), asked


@pytest.mark.django_db
def test_the_page_says_as_of_when_it_counted_where_a_replica_is_behind(monkeypatch):
    house = House()
    told(house)

    def behind(ask, *, at, by):
        return ask(at - timedelta(seconds=4))

    monkeypatch.setattr(replica, "read", behind)
    before = clock.now() - timedelta(seconds=3)
    for page in ("banding/", ""):
        asked = signed_in(house.ombudsman).get(f"/pengawasan/{page}", PERIOD).context["asked"]
        assert asked.at < before, page
