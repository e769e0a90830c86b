"""Handling measures, against a second count in plain Python and at the edges of dates."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints.codes import Ground
from complaints.models import Complaint
from compliance.measures import GroupBy, handling
from compliance.scope import scope
from law.codes import Classification
from tests.compliance import recount
from tests.compliance.conftest import NOW
from tests.factories import House, when
from workflow.errors import BadInput, NotYours

pytestmark = pytest.mark.django_db
START, END = date(2026, 1, 1), date(2026, 8, 31)
GROUPS = (None, *(group.value for group in GroupBy))
EDGES = (("01", "00:00"), ("01", "02:30"), ("28", "23:59:59"))
PARTS = ("answered", "rejected", "withdrawn", "concluded", "open")


def measured(
    group_by: str | None = None, start: date = START, end: date = END, as_of: datetime = NOW, **narrowed
):
    cases = narrowed.pop("cases", Complaint.objects.all())
    return {
        group.key: group
        for group in handling(start=start, end=end, as_of=as_of, group_by=group_by, cases=cases, **narrowed)
    }


@pytest.mark.parametrize("seed", range(3))
def test_every_measure_agrees_with_a_second_count(houses):
    rows = Complaint.objects.select_related("agency", "unit")
    told = [recount.tell(complaint, NOW) for complaint in rows]
    for start, end in (
        (START, END),
        (date(2026, 3, 1), date(2026, 3, 31)),
        (date(2026, 2, 3), date(2026, 2, 3)),
    ):
        for group_by in GROUPS:
            expected = recount.measures(told, start, end, group_by)
            found = measured(group_by, start, end)
            for key, group in found.items():
                values = group._asdict()
                assert values.pop("key") == key
                wanted = expected.pop(key, None)
                if wanted is None:
                    assert group_by in (None, "month")
                    assert not any(values.values())
                    continue
                low_high = wanted.pop("interval")
                interval = values.pop("interval")
                assert values == wanted, (group_by, key)
                if interval is not None:
                    assert [float(end) for end in interval] == pytest.approx(low_high, abs=0.00006)
                else:
                    assert low_high is None
            assert expected == {}


@pytest.mark.parametrize("seed", [0])
def test_every_partition_adds_up(houses):
    whole = measured()["all"]
    assert whole.received == sum(getattr(whole, part) for part in PARTS) == 60
    assert whole.met + whole.open_late <= whole.due
    for group_by in GroupBy:
        groups = measured(group_by).values()
        for measure in ("received", *PARTS, "never_assigned", "due", "met", "open_late"):
            assert sum(getattr(group, measure) for group in groups) == getattr(whole, measure), (
                group_by,
                measure,
            )


@pytest.mark.parametrize("seed", [1])
def test_an_agency_and_a_unit_read_the_same_figures_as_their_group(houses):
    by_agency, by_unit = measured("agency"), measured("unit")
    for house in houses:
        own = measured(cases=scope(house.head).cases)["all"]
        assert own._asdict() == {**by_agency[house.agency.code]._asdict(), "key": "all"}
        units = scope(house.coordinator, unit=house.unit.code)
        mine = measured(cases=units.cases, unit=units.unit)["all"]
        assert mine._asdict() == {**by_unit[house.unit.code]._asdict(), "key": "all"}


@pytest.mark.parametrize("seed", [2])
def test_figures_take_four_queries_whatever_their_number(houses):
    for group_by in GROUPS:
        with CaptureQueriesContext(connection) as queries:
            measured(group_by)
        assert len(queries) <= 4


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_t04_half_past_eleven_and_half_past_midnight_land_in_their_own_months(zone):
    house = House(zone=zone)
    house.file("2026-03-31T23:30")
    house.file("2026-04-01T00:30")
    months = measured("month", date(2026, 1, 1), date(2026, 12, 31))
    assert len(months) == 12
    assert {key: group.received for key, group in months.items() if group.received} == {
        "2026-03": 1,
        "2026-04": 1,
    }
    assert measured(end=date(2026, 3, 31))["all"].received == 1
    assert measured(start=date(2026, 4, 1))["all"].received == 1


@pytest.mark.parametrize("zone", ["Asia/Jayapura", "Europe/London", "America/St_Johns", "Pacific/Apia"])
def test_t05_twelve_months_add_up_to_the_year_in_every_zone(zone):
    house = House(zone=zone, calendar="none")
    filed = [f"2025-{month:02}-{day}T{time}" for month in range(1, 13) for day, time in EDGES]
    for at in sorted(filed):
        house.file(at, occurred_on=None)
    as_of = when("2026-03-01", zone)
    months = measured("month", date(2025, 1, 1), date(2025, 12, 31), as_of)
    year = measured(None, date(2025, 1, 1), date(2025, 12, 31), as_of)["all"]
    assert [group.received for group in months.values()] == [len(EDGES)] * 12
    assert (sum(group.due for group in months.values()), year.received) == (year.due, len(filed))


def test_an_answer_half_an_hour_before_midnight_is_in_time_and_half_an_hour_after_is_late():
    house = House(zone="Asia/Jayapura")
    for answered in ("2026-03-27T23:30", "2026-03-28T00:30"):
        case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered(answered)
        assert case.row.duties.get(kind="settle").due_on == date(2026, 3, 27)
    all_of_it = measured()["all"]
    assert (all_of_it.due, all_of_it.met, all_of_it.timeliness) == (2, 1, recount._share(1, 2))


def test_a_case_is_due_only_when_its_day_is_over():
    house = House(zone="Asia/Makassar")
    house.file("2026-03-02")
    last = "2026-03-27T23:59"
    assert measured(as_of=when(last, house.agency.zone))["all"].due == 0
    assert measured(as_of=when("2026-03-28T00:00", house.agency.zone))["all"].due == 1


def test_t15_a_reopened_case_is_still_answered_and_its_first_answer_still_counts():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    before = measured()
    case.do("accept", "2026-03-10", rating=2)
    assert measured() == before
    case.do("reopen", "2026-03-12", reasons="Belum selesai juga.")
    assert measured() == before
    case.answered("2026-08-03", house.officer2)
    assert measured() == before


def test_t35_closing_never_erases_that_a_case_was_late():
    house = House()
    late = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    assert measured()["all"].open_late == 1
    late.answered("2026-05-04").do("accept", "2026-05-05", rating=1)
    withdrawn = house.file("2026-03-02").do("withdraw", "2026-05-04")
    rejected = house.file("2026-03-02").do(
        "reject", "2026-05-04", house.coordinator, ground=Ground.OTHER_BODY, reasons="Bukan wewenang kami."
    )
    found = measured()["all"]
    assert (found.due, found.met, found.open_late) == (3, 0, 0)
    assert rejected.row.state == "rejected"
    assert withdrawn.row.state == "withdrawn"


def test_what_was_withdrawn_or_rejected_before_its_day_does_not_fall_due():
    house = House()
    house.file("2026-03-02").do("withdraw", "2026-03-27T23:30")
    rejected = house.file("2026-03-02").do(
        "reject", "2026-03-03", house.coordinator, ground=Ground.OTHER_BODY, reasons="Bukan wewenang kami."
    )
    assert measured()["all"].due == 0
    rejected.do("appeal", "2026-03-30", reasons="Ini wewenang dinas.")
    assert measured()["all"].due == 0


@pytest.mark.parametrize(("at", "due"), [("2026-03-27T23:59:59.999999", 0), ("2026-03-28T00:00", 1)])
def test_what_ended_before_the_end_of_its_day_did_not_fall_due_and_what_ended_at_it_did(at, due):
    house = House(zone="Asia/Makassar")
    refusal = {"ground": Ground.OTHER_BODY, "reasons": "Bukan wewenang kami."}
    house.file("2026-03-02").do("withdraw", at)
    assert measured()["all"].due == due
    appealed = house.file("2026-03-02").do("reject", at, house.coordinator, **refusal)
    appealed.do("appeal", "2026-03-30", reasons="Ini wewenang dinas.")
    assert measured()["all"].due == 2 * due


def test_a_file_that_was_incomplete_never_fell_due():
    house = House()
    case = house.file("2026-03-02").do(
        "request_completion", "2026-04-06", house.coordinator, missing="Salinan surat."
    )
    assert measured()["all"].due == 0
    case.do("complete", "2026-04-07", addition="Terlampir.")
    found = measured()["all"]
    assert (found.due, found.received) == (1, 1)


def test_months_are_grouped_for_a_century_and_no_longer():
    assert len(measured("month", date(1927, 1, 1), date(2026, 12, 31))) == 1200
    with pytest.raises(BadInput):
        measured("month", date(1926, 12, 31), date(2026, 12, 31))


def test_a_rejection_appealed_before_the_day_leaves_the_case_due():
    house = House()
    case = house.file("2026-03-02").do(
        "reject", "2026-03-03", house.coordinator, ground=Ground.OTHER_BODY, reasons="Bukan wewenang kami."
    )
    case.do("appeal", "2026-03-05", reasons="Ini wewenang dinas.")
    found = measured()["all"]
    assert (found.due, found.open_late, found.open) == (1, 1, 1)


def test_a_rejection_after_the_day_stays_counted_once_when_it_is_appealed():
    house = House()
    case = house.file("2026-03-02").do(
        "reject", "2026-04-06", house.coordinator, ground=Ground.OTHER_BODY, reasons="Bukan wewenang kami."
    )
    case.do("appeal", "2026-04-07", reasons="Ini wewenang dinas.")
    assert measured()["all"].due == 1


def test_t27_lateness_stays_with_the_unit_that_held_the_case_when_it_fell_due():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    case.do("transfer", "2026-03-30", house.coordinator, unit=house.other_unit, reasons="Wewenang unit lain.")
    case.begun("2026-03-31", house.other_officer).answered("2026-04-06", house.other_officer)
    groups = measured("unit")
    assert (groups[house.unit.code].due, groups[house.unit.code].met) == (1, 0)
    assert (groups[house.other_unit.code].due, groups[house.other_unit.code].received) == (0, 1)


@pytest.mark.parametrize(
    ("handed_over", "ours"),
    [("2026-03-27T23:59:59.999999", False), ("2026-03-28T00:00", True), ("2026-03-28T00:00:00.000001", True)],
)
def test_t27_a_case_handed_over_at_the_very_end_fell_due_with_the_unit_that_had_it_until_then(
    handed_over, ours
):
    house = House(zone="Asia/Makassar")
    case = house.file("2026-03-02").dispatched("2026-03-03")
    case.do("transfer", handed_over, house.coordinator, unit=house.other_unit, reasons="Wewenang unit lain.")
    first = case.row.holdings.get(unit=house.unit)
    first.delete()
    first.save(force_insert=True)  # now a plain read finds it last
    late = house.unit if ours else house.other_unit
    assert {key: group.due for key, group in measured("unit").items() if group.due} == {late.code: 1}
    assert measured(unit=late)["all"].due == 1


def test_what_no_unit_ever_held_fell_due_with_the_unit_that_was_named_or_with_none():
    house = House()
    house.file("2026-03-02")
    house.file("2026-03-02", unit=None)
    assert {key: group.due for key, group in measured("unit").items()} == {house.unit.code: 1, None: 1}
    assert measured(unit=house.unit)["all"].due == 1


def test_t44_nothing_due_is_null_and_not_zero():
    house = House()
    house.file("2026-03-02", unit=None)
    found = measured("unit", as_of=when("2026-03-03"))[None]
    assert (found.received, found.due) == (1, 0)
    assert found.timeliness is None
    assert found.interval is None
    assert found.median_days is None
    assert found.p90_days is None


def test_an_answer_on_the_day_of_filing_took_zero_working_days():
    house = House()
    house.file("2026-03-02T08:00").dispatched("2026-03-02T09:00").begun("2026-03-02T10:00").answered(
        "2026-03-02T11:00"
    )
    assert measured()["all"].median_days == 0


def test_days_that_no_calendar_knows_are_null():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    Complaint.objects.filter(pk=case.pk).update(received_on=date(2019, 5, 6))
    assert measured(start=date(2019, 1, 1))["all"].median_days is None


def test_a_case_without_a_class_has_none():
    house = House()
    house.file("2026-03-02")
    house.file("2026-03-02").dispatched("2026-03-03", classification=Classification.SUPERVISORY)
    groups = measured("classification")
    assert list(groups) == ["supervisory", None]
    assert groups[None].open_late == 1
    assert groups["supervisory"].due == 1


def test_a_period_may_be_a_single_day():
    House().file("2026-03-02")
    found = [
        measured(start=day, end=day)["all"].received
        for day in (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3))
    ]
    assert found == [0, 1, 0]


def test_a_question_that_makes_no_sense_is_refused():
    for start, end, group_by in (
        (END, START, None),
        (START, END, "colour"),
        (date(1, 1, 1), date(9999, 12, 31), "month"),
    ):
        with pytest.raises(BadInput):
            measured(group_by, start, end)


def test_the_ombudsman_reads_all_figures_and_others_those_of_their_agency():
    house, other = House(), House()
    for one in (house, other):
        one.file("2026-03-02")
    assert scope(house.ombudsman).cases.count() == 2
    assert scope(house.ombudsman, agency=other.agency.code).cases.count() == 1
    for reader in (house.head, house.coordinator):
        assert scope(reader).cases.count() == 1
        assert scope(reader, agency=house.agency.code, unit=house.unit.code).unit == house.unit
        for codes in ({"agency": other.agency.code}, {"unit": other.unit.code}):
            with pytest.raises(NotYours):
                scope(reader, **codes)
    for nobody in (house.officer, house.supervisor, house.custodian, house.administrator):
        with pytest.raises(NotYours):
            scope(nobody)


def test_a_code_that_names_nothing_is_refused():
    house, other = House(), House()
    for codes in (
        {"agency": "nowhere"},
        {"unit": "nothing"},
        {"agency": house.agency.code, "unit": other.unit.code},
    ):
        with pytest.raises(BadInput):
            scope(house.ombudsman, **codes)
