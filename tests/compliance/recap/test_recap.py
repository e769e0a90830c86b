"""What the public reads of a month: frozen, without small counts, by decision of the agency."""

import csv
import io
import json
from datetime import date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction
from django.test import Client

from compliance.measures import handling
from compliance.models import PublishingDecision, Recap
from compliance.recap import freezing, publishing, reading
from compliance.scope import Scope
from tests.api.conftest import Speaker
from tests.factories import House, when
from workflow.errors import BadInput, NotYours

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)
FROZEN = when("2026-04-11T00:00")
"""The first instant of the eleventh day after March, in the zone of the agency."""


def busy(house: House, *, unit: int = 12, other: int = 14) -> None:
    """So many cases of March at each unit, most of them answered, all of them due in March."""
    for n in range(unit + other):
        case = house.file(f"2026-03-{2 + n % 4:02}", unit=house.unit if n < unit else house.other_unit)
        where = house.unit if n < unit else house.other_unit
        by = house.officer if n < unit else house.other_officer
        case.dispatched("2026-03-06", unit=where)
        if n % 5:
            case.begun("2026-03-09", by).answered("2026-03-11", by)


def published(house: House, at: datetime = FROZEN) -> None:
    publishing.decide(house.agency, publish=True, by=house.head, at=at)


def frozen_of(house: House) -> list[Recap]:
    return list(Recap.objects.filter(agency=house.agency, month=MARCH).order_by("pk"))


def test_a_month_is_frozen_on_the_eleventh_day_after_it_in_the_zone_of_its_agency_and_once() -> None:
    west, east = House(zone="Asia/Jakarta"), House(zone="Asia/Jayapura")
    west.file("2026-03-02")
    east.file("2026-03-02")
    assert freezing.freeze(FROZEN - timedelta(hours=2, seconds=1)) == 0
    assert freezing.freeze(FROZEN - timedelta(seconds=1)) == 1
    assert (frozen_of(west), len(frozen_of(east))) == ([], 2)
    assert freezing.freeze(FROZEN) == 1
    assert freezing.freeze(FROZEN + timedelta(days=3)) == 0


def test_the_frozen_figures_are_those_that_an_independent_count_finds_of_that_instant() -> None:
    house = House()
    busy(house)
    freezing.freeze(FROZEN)
    counted = {
        group.key: group
        for group in handling(
            start=MARCH, end=date(2026, 3, 31), as_of=FROZEN, group_by="unit", cases=Scope(None).cases
        )
    }
    rows = {row.unit.code if row.unit else None: row for row in frozen_of(house) if not row.whole}
    assert rows.keys() == counted.keys()
    for code, row in rows.items():
        group = counted[code]
        told = (row.received, row.answered, row.due, row.met, row.median_days)
        assert told == (group.received, group.answered, group.due, group.met, group.median_days)
    (whole,) = (row for row in frozen_of(house) if row.whole)
    assert whole.received == sum(row.received for row in rows.values()) == 26


def test_what_happens_after_the_freezing_changes_nothing_but_by_a_correction_with_its_reason() -> None:
    house = House()
    busy(house)
    freezing.freeze(FROZEN)
    before = [row.received for row in frozen_of(house)]
    house.file("2026-03-03")
    freezing.freeze(FROZEN + timedelta(days=1))
    assert [row.received for row in frozen_of(house)] == before
    out = io.StringIO()
    call_command("recap", "correct", house.agency.code, "2026-03", "--reason", "Surat terlambat", stdout=out)
    assert json.loads(out.getvalue())["version"] == 2
    (month,) = reading.read(house.agency, [MARCH])
    assert (month.version, month.reason, month.whole.received) == (2, "Surat terlambat", before[0] + 1)
    assert Recap.objects.filter(agency=house.agency, whole=True, version=1).get().received == before[0]


def test_what_one_version_did_not_show_the_next_does_not_give_away() -> None:
    house = House()
    busy(house, unit=14, other=9)
    freezing.freeze(FROZEN)
    (first,) = reading.read(house.agency, [MARCH])
    before = {line.unit for line in first.units if line.withheld}
    assert house.other_unit in before
    for day in (2, 3, 4):
        late = house.file(f"2026-03-0{day}", unit=house.other_unit).dispatched(
            "2026-03-06", unit=house.other_unit
        )
        assert late.row.unit == house.other_unit
    freezing.correct(house.agency, MARCH, reason="Tiga surat terlambat dicatat", at=FROZEN)
    (second,) = reading.read(house.agency, [MARCH])
    frozen = Recap.objects.get(agency=house.agency, unit=house.other_unit, version=2)
    assert min(frozen.received, frozen.due) >= 10, "large enough by itself"
    assert {line.unit for line in second.units if line.withheld} >= before


@pytest.mark.parametrize(("month", "reason"), [("2026-03", ""), ("2026-3", "sebab"), ("2026-13", "sebab")])
def test_a_correction_without_reason_or_of_no_month_is_refused_in_a_sentence(month: str, reason: str) -> None:
    house = House()
    house.file("2026-03-02")
    freezing.freeze(FROZEN)
    with pytest.raises(CommandError):
        call_command("recap", "correct", house.agency.code, month, "--reason", reason, stdout=io.StringIO())
    assert Recap.objects.filter(version=2).count() == 0


def test_a_month_that_is_not_frozen_cannot_be_corrected() -> None:
    house = House()
    with pytest.raises(BadInput):
        freezing.correct(house.agency, MARCH, reason="sebab lain", at=FROZEN)


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_what_is_frozen_or_decided(act: str) -> None:
    house = House()
    house.file("2026-03-02")
    freezing.freeze(FROZEN)
    published(house)
    elsewhere = House().agency
    for rows in (Recap.objects.all(), PublishingDecision.objects.all()):
        change = {"delete": rows.delete, "update": lambda rows=rows: rows.update(agency=elsewhere)}[act]
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


def test_an_agency_is_public_from_its_decision_until_it_withdraws_and_both_are_kept() -> None:
    house = House()
    busy(house)
    freezing.freeze(FROZEN)
    path = f"/angka/{house.agency.code}/"
    assert Client().get(path).status_code == 404
    published(house)
    published(house)
    assert Client().get(path).status_code == 200
    assert house.agency.name in Client().get("/angka/").content.decode()
    publishing.decide(house.agency, publish=False, by=house.coordinator, at=FROZEN + timedelta(days=1))
    assert Client().get(path).status_code == 404
    decided = [(row.published, row.by) for row in publishing.decisions(house.agency)]
    assert decided == [(False, house.coordinator.user), (True, house.head.user)]


@pytest.mark.parametrize("role", ["officer", "supervisor", "ombudsman", "custodian", "administrator"])
def test_nobody_else_decides_for_an_agency(role: str) -> None:
    house = House()
    with pytest.raises(NotYours):
        publishing.decide(house.agency, publish=True, by=getattr(house, role), at=FROZEN)
    with pytest.raises(NotYours):
        publishing.decide(House().agency, publish=True, by=house.head, at=FROZEN)


def test_the_head_publishes_and_withdraws_in_the_browser() -> None:
    house = House()
    client = Client()
    client.force_login(house.head.user)
    for wanted, public in (("1", True), ("0", False)):
        page = client.get("/pengawasan/pengumuman/")
        sent = {"agency": house.agency.code, "publish": wanted, "key": page.context["new_key"]}
        assert client.post("/pengawasan/pengumuman/", sent).status_code == 302
        assert publishing.published().filter(pk=house.agency.pk).exists() is public
    sent["agency"] = House().agency.code
    assert client.post("/pengawasan/pengumuman/", sent).status_code == 404
    client.force_login(house.officer.user)
    assert client.get("/pengawasan/pengumuman/").status_code == 403


def test_the_pages_the_file_and_the_api_show_the_same_and_no_count_under_ten() -> None:
    house = House()
    busy(house, unit=12, other=4)
    freezing.freeze(FROZEN)
    published(house)
    code = house.agency.code
    (month,) = reading.read(house.agency, [MARCH])
    assert month.whole.received == 16 or month.whole.withheld
    small = month.of(house.other_unit)
    assert small is not None
    assert small.withheld
    body = Speaker().get(f"recap/{code}/").json()
    told = {line["unit"]: line for line in body["units"]}
    assert told[house.other_unit.code]["received"] is None
    rows = list(csv.reader(io.StringIO(Client().get(f"/angka/{code}/unduh.csv").content.decode("utf-8-sig"))))
    rows = [row if len(row) > 1 else row[0].split(";") for row in rows]
    (line,) = (row for row in rows if row[1] == house.other_unit.code)
    assert line[3:10] == [""] * 7
    for public in (month.whole, *month.units):
        for number in (public.received, public.answered, public.due):
            assert number is None or number >= 10
    page = Client().get(f"/angka/{code}/{house.unit.code}/")
    assert page.status_code == 200
    assert f"/angka/{code}/{house.unit.code}/" in page.content.decode()


def test_an_unanswered_unit_cannot_hide_itself_and_gives_no_count_of_answers_away() -> None:
    house = House()
    busy(house, unit=15, other=15)
    for n in range(20):
        house.file(f"2026-03-{2 + n % 3:02}", unit=None)
    freezing.freeze(FROZEN)
    published(house)
    (month,) = reading.read(house.agency, [MARCH])
    unknown = month.units[-1]
    assert unknown.unit is None
    assert (unknown.received, unknown.answered, unknown.withheld) == (20, None, False)
    assert month.whole.received == 50
    assert month.whole.answered is None


@pytest.mark.parametrize("asked", ["?month=2026-3", "?month=x", "?month=2026-03-01", "?bulan=2026-03"])
def test_a_month_that_is_none_is_refused_by_the_api(asked: str) -> None:
    house = House()
    house.file("2026-03-02")
    freezing.freeze(FROZEN)
    published(house)
    assert Speaker().get(f"recap/{house.agency.code}/{asked}").status_code == 400


def test_the_page_says_of_a_month_that_is_none_what_to_write_or_that_it_is_not_frozen() -> None:
    house = House()
    house.file("2026-03-02")
    freezing.freeze(FROZEN)
    published(house)
    for asked, sentence in (("2026-3", "seperti 2026-10"), ("2026-04", "belum dibekukan")):
        page = Client().get(f"/angka/{house.agency.code}/?bulan={asked}")
        assert page.status_code == 400
        assert sentence in page.content.decode()


def test_the_api_keeps_every_decision_and_only_for_who_decides() -> None:
    house = House()
    path = f"recap/{house.agency.code}/publishing/"
    assert Speaker().get(path).status_code == 404
    assert Speaker(house.ombudsman.user).get(path).status_code == 404
    head = Speaker(house.head.user)
    assert head.post(path, {"published": True}).json()["published"] is True
    assert head.post(path, {"published": "mungkin"}).status_code == 400
    assert [row["published"] for row in head.get(path).json()["results"]] == [True]
    assert [each["agency"] for each in Speaker().get("recap/").json()["results"]] == [house.agency.code]
