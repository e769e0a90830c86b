"""The backlog by unit and age, what is late for the heads of agency and unit, and promises made in the browser."""

import re
from datetime import date, timedelta

import pytest

from complaints.models import Complaint
from law import counting
from tests.factories import House, when
from tests.web.test_staff import ago, signed_in
from tests.workflow.paths import use
from workflow import clock
from workflow.models import UnitPromise
from workflow.reading import backlog

pytestmark = pytest.mark.django_db


def test_open_cases_stand_in_their_band_of_working_days_by_hand_made_days():
    """On Friday 27 March 2026, after days off from the 18th to the 24th: since 20 February 20 working days, since the 16th of March
    4, since the 9th 9, since the 26th 1."""
    house = House()
    old, young, named, free = (
        house.file(day) for day in ("2026-02-20", "2026-03-16", "2026-03-09", "2026-03-26")
    )
    old.dispatched("2026-02-23").begun("2026-02-24")
    young.dispatched("2026-03-17", unit=house.other_unit)
    house.file("2026-03-02").do("withdraw", "2026-03-03")
    Complaint.objects.filter(pk=free.pk).update(unit=None)
    found = backlog.of(house.agency, at=when("2026-03-27"))
    assert [(each.unit, each.numbers) for each in found.units] == [
        (house.unit, [0, 1, 1, 0, 0]),
        (house.other_unit, [1, 0, 0, 0, 0]),
        (None, [1, 0, 0, 0, 0]),
    ]
    assert (found.whole.open, found.whole.numbers) == (4, [2, 1, 1, 0, 0])
    assert [each.unassigned for each in found.units] == [1, 1, 1]
    assert [each.late for each in found.units] == [2, 0, 0]
    assert backlog.of(house.agency, at=when("2026-03-27"), unit=house.unit).whole.open == 2
    assert named.row.state == "received"


def test_what_went_from_unit_to_unit_is_counted_and_what_was_sent_back_is_not():
    house = House()
    for _ in range(2):
        use(house.file().dispatched("2026-03-03"), "transfer", "2026-03-05", house.coordinator)
    back = use(house.file().dispatched("2026-03-03"), "send_back", "2026-03-04", house.officer)
    back.dispatched("2026-03-06", unit=house.other_unit)
    found = backlog.of(house.agency, at=when("2026-03-27")).transfers
    assert [(each.source, each.target, each.n) for each in found] == [
        (house.unit.name, house.other_unit.name, 2)
    ]
    assert backlog.of(house.agency, at=when("2026-08-27")).transfers == []


READS = {
    "/pengawasan/tunggakan/{agency}/": {
        "coordinator": 200,
        "head": 200,
        "ombudsman": 200,
        "supervisor": 403,
        "officer": 403,
    },
    "/pengawasan/tunggakan/{agency}/{unit}/": {
        "coordinator": 200,
        "head": 200,
        "supervisor": 200,
        "officer": 403,
    },
    "/pengawasan/terlambat/{agency}/{unit}/": {
        "coordinator": 200,
        "head": 200,
        "supervisor": 200,
        "officer": 403,
    },
    "/pengawasan/tunggakan/{agency}/{other}/": {"coordinator": 200, "supervisor": 404},
    "/pengawasan/terlambat/{agency}/{other}/": {"coordinator": 200, "supervisor": 404},
}


@pytest.mark.parametrize("path", READS)
def test_who_reads_the_backlog_and_what_is_late(path):
    house, stranger = House(), House()
    case = house.file(ago(40)).dispatched(ago(39))
    address = path.format(agency=house.agency.code, unit=house.unit.code, other=house.other_unit.code)
    for who, status in READS[path].items():
        answer = signed_in(getattr(house, who)).get(address)
        assert answer.status_code == status, who
        page = answer.content.decode()
        assert "Saya menunggu lima jam" not in page
        if status == 200 and who in ("head", "supervisor") and "terlambat" in path:
            assert case.row.reference in page
    assert signed_in(stranger.head).get(address).status_code in (403, 404)


def test_the_backlog_costs_the_same_for_one_and_for_forty(django_assert_max_num_queries, settings):
    settings.DEMO = False
    house = House()
    for _ in range(12):
        house.file(ago(9)).dispatched(ago(8))
    client = signed_in(house.head)
    client.get(f"/pengawasan/tunggakan/{house.agency.code}/")
    with django_assert_max_num_queries(9):
        client.get(f"/pengawasan/tunggakan/{house.agency.code}/")


def test_a_promise_is_made_in_the_browser_and_counted_for_what_begins_after_it():
    house = House()
    address = f"/kelola/unit/{house.unit.code}/janji/"
    client = signed_in(house.coordinator)
    tomorrow = counting.local_date(clock.now(), house.agency.zone) + timedelta(days=1)
    page = client.get(address).content.decode()
    assert "Belum ada: berlaku batas peraturan." in page
    assert not re.search(
        r'<option value="(complete|reply|receipt)"', page
    )  # the complainant's own, and what takes no days
    promise = {
        "kind": "settle",
        "classification": "ordinary",
        "length": "7",
        "effective_from": tomorrow.isoformat(),
    }
    assert client.post(address, promise).status_code == 302
    made = UnitPromise.objects.get(unit=house.unit)
    assert (made.kind, made.classification, made.length, made.made_by) == (
        "settle",
        "ordinary",
        7,
        house.coordinator.user,
    )
    assert "7 hari" in client.get(address).content.decode()
    for wrong, sentence in (
        ({"length": "14"}, "lebih pendek"),
        ({"effective_from": (tomorrow - timedelta(days=1)).isoformat()}, "paling cepat besok"),
        ({}, "Sudah ada janji"),
    ):
        answer = client.post(address, {**promise, **wrong})
        assert answer.status_code == 400
        assert sentence in answer.content.decode()
    later = {**promise, "length": "", "effective_from": (tomorrow + timedelta(days=9)).isoformat()}
    assert client.post(address, later).status_code == 302
    assert UnitPromise.objects.latest("pk").length is None


def test_only_the_agency_s_coordinator_makes_promises_and_its_keepers_read_them():
    house = House()
    address = f"/kelola/unit/{house.unit.code}/janji/"
    for who, status in (("officer", 403), ("supervisor", 403), ("head", 403), ("administrator", 200)):
        assert signed_in(getattr(house, who)).get(address).status_code == status
    assert signed_in(House().coordinator).get(address).status_code == 404
    promise = {
        "kind": "settle",
        "classification": "",
        "length": "3",
        "effective_from": date(2099, 1, 4).isoformat(),
    }
    assert signed_in(house.administrator).post(address, promise).status_code == 403
    assert not UnitPromise.objects.exists()
