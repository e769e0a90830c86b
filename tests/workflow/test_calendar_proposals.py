"""Reading days off from files: what is understood, what is refused with a sentence, what is flagged."""

from contextlib import suppress
from datetime import date

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import House, agency, unit, when
from tests.workflow.calendar_drive import applied, approved, day, proposed, removed, whole_year
from workflow.calendars import present
from workflow.calendars.files import Day, of_package, read_csv, read_ical
from workflow.errors import BadInput, NotNow
from workflow.models import CalendarChange, CalendarYear, Holiday, ProposedDay
from workflow.redating import changes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_calendars")]
AT = when("2026-08-07")
INDEPENDENCE = Day(date(2026, 8, 18), "joint_leave", "Cuti Bersama Kemerdekaan")


def csv_of(*lines: str) -> bytes:
    return "\n".join(["date,kind,name", *lines]).encode()


def event(*lines: str) -> bytes:
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:x",
            "BEGIN:VEVENT",
            "UID:1",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    ).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"date,kind,name\n2026-08-18,joint_leave,Cuti Bersama Kemerdekaan\n",
        b"\xef\xbb\xbfdate;kind;name\r\n2026-08-18;joint_leave;Cuti Bersama Kemerdekaan\r\n",
        b"name\tdate\tkind\r\nCuti Bersama Kemerdekaan\t2026-08-18\tjoint_leave\r\n\r\n",
        b'Date,Kind,Name,,\n"2026-08-18", joint_leave ,"Cuti Bersama Kemerdekaan",,\n,,,,\n',
    ],
)
def test_a_csv_file_is_read_also_as_excel_writes_it(data):
    assert read_csv(data) == [INDEPENDENCE]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"date,kind,name\n", "empty"),
        (b"tanggal,jenis,nama\n2026-08-18,national,X", "columns"),
        (b"date,kind\n2026-08-18,national", "columns"),
        (b"date,kind,name,date\n2026-08-18,national,X,2026-08-18", "columns"),
        (b"date,kind,name\n2026-08-18,national", "cells"),
        (b"date,kind,name\n2026-08-18,national,X,Y", "cells"),
        (b"date,kind,name\n2026-08-18,holiday,X", "kind"),
        (b"date,kind,name\n18/08/2026,national,X", "date_format"),
        (b"date,kind,name\n20260818,national,X", "date_format"),
        (b"date,kind,name\n2026-02-31,national,X", "no_such_date"),
        (b"date,kind,name\n0000-01-01,national,X", "no_such_date"),
        (b"date,kind,name\n2026-08-18,national, ", "name"),
        (b"date,kind,name\n2026-08-18,national," + b"x" * 201, "name"),
        (b"date,kind,name\n2026-08-18,national,X\n2026-08-18,removed,", "twice"),
        (b'date,kind,name\n2026-08-18,national,"X', "not_csv"),
        (b"date,kind,name\n2026-08-18,national,\xff\xfe", "encoding"),
        ("date,kind,name\n2026-08-18,national,X".encode("utf-16"), "encoding"),
        (b"date,kind,name\n2026-08-18,national,\x00", "nul"),
        (b"x" * 1_000_001, "too_large"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused_with_a_sentence(data, code):
    with pytest.raises(BadInput) as refusal:
        read_csv(data)
    assert refusal.value.code == code
    assert len(str(refusal.value.sentence)) > 20


@given(st.binary(max_size=300))
def test_no_bytes_break_the_readers(data):
    for read in (read_csv, lambda data: read_ical(data, kind="national")):
        with suppress(BadInput):
            assert read(data)


@given(st.text(max_size=200))
def test_no_rows_break_the_reader(text):
    with suppress(BadInput):
        assert read_csv(b"date,kind,name\n2026-08-18," + text.encode("utf-8", "surrogatepass"))


def test_an_icalendar_event_gives_each_of_its_days():
    data = event("DTSTART;VALUE=DATE:20260817", "DTEND;VALUE=DATE:20260819", "SUMMARY:Cuti Bersama HUT RI")
    assert read_ical(data, kind="national") == [
        Day(date(2026, 8, 17), "joint_leave", "Cuti Bersama HUT RI"),
        Day(date(2026, 8, 18), "joint_leave", "Cuti Bersama HUT RI"),
    ]


def test_an_icalendar_event_without_an_end_is_a_day_and_a_cancelled_one_takes_it_out():
    assert read_ical(event("DTSTART;VALUE=DATE:20260817", "SUMMARY:HUT RI"), kind="regional") == [
        Day(date(2026, 8, 17), "regional", "HUT RI")
    ]
    cancelled = event("DTSTART;VALUE=DATE:20260817", "SUMMARY:HUT RI", "STATUS:CANCELLED")
    assert read_ical(cancelled, kind="national")[0].kind == "removed"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["DTSTART:20260817T090000Z", "SUMMARY:HUT RI"], "date_format"),
        (["SUMMARY:HUT RI"], "no_such_date"),
        (["DTSTART;VALUE=DATE:20260231", "SUMMARY:HUT RI"], "no_such_date"),
        (["DTSTART;VALUE=DATE:20260817", "DTEND;VALUE=DATE:20270817", "SUMMARY:HUT RI"], "event_length"),
        (["DTSTART;VALUE=DATE:20260817", "RRULE:FREQ=YEARLY", "SUMMARY:HUT RI"], "repeats"),
        (["DTSTART;VALUE=DATE:20260817"], "name"),
    ],
)
def test_an_icalendar_event_that_is_no_day_off_is_refused_with_a_sentence(lines, code):
    with pytest.raises(BadInput) as refusal:
        read_ical(event(*lines), kind="national")
    assert refusal.value.code == code


def test_what_is_no_icalendar_is_refused():
    for data in (b"BEGIN:VEVENT", b"hello", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"):
        with pytest.raises(BadInput):
            read_ical(data, kind="national")


def test_t06_an_import_is_a_proposal_and_counts_for_nothing_until_a_person_approves_it():
    before = present.current("id")
    change = proposed(INDEPENDENCE, at=AT)
    assert (change.state, present.current("id").label) == ("proposed", before.label)
    assert not Holiday.objects.filter(date=INDEPENDENCE.date).exists()


def test_t06_the_decree_is_stored_with_the_day():
    applied(INDEPENDENCE, at=AT, decree="SKB 3 Menteri 933 Tahun 2026")
    off = present.current("id").holidays[INDEPENDENCE.date]
    assert (off.name, off.decree) == (INDEPENDENCE.name, "SKB 3 Menteri 933 Tahun 2026")


def flags(*days: Day, **more: object) -> dict[str, list[str]]:
    change = proposed(*days, at=AT, **more)
    return {row.date.isoformat(): row.flags for row in change.days.all()}


def test_t06_duplicates_and_neighbours_are_flagged():
    found = flags(
        day("2026-08-17", "national", "Proklamasi Kemerdekaan"),
        day("2026-08-19", "joint_leave", "Cuti Bersama Proklamasi Kemerdekaan"),
        day("2026-10-14", "national", "Hari Batik"),
        day("2026-10-16", "national", "Hari Batik (pengganti)"),
        day("2026-11-10", "national", "Hari Pahlawan"),
    )
    assert found == {
        "2026-08-17": ["duplicate", "neighbour"],
        "2026-08-19": ["neighbour"],
        "2026-10-14": ["neighbour"],
        "2026-10-16": ["neighbour"],
        "2026-11-10": [],
    }


def test_days_that_change_nothing_or_are_over_are_flagged():
    House()
    assert flags(removed("2026-09-01"), day("2026-08-03"), day("2026-09-06", name="Hari Minggu")) == {
        "2026-08-03": ["past"],
        "2026-09-01": ["removes_nothing"],
        "2026-09-06": ["weekend"],
    }


def test_a_day_is_no_weekend_where_some_unit_works():
    house = House()
    house.unit.working_week = [1, 2, 3, 4, 5, 6, 7]
    house.unit.save(update_fields=["working_week"])
    assert flags(day("2026-09-06")) == {"2026-09-06": []}


def test_a_regional_day_in_the_national_calendar_is_flagged():
    assert flags(day("2026-10-05", "regional", "Hari Jadi Banten")) == {"2026-10-05": ["wider"]}


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ([day("2025-08-19")], "year_finished"),
        ([removed("2025-08-18")], "year_finished"),
        ([removed("2026-03-20")], "over"),
        ([day("2026-03-20", "national", "Nama lain")], "over"),
        ([day("2028-05-01")], "year_unknown"),
        ([day("0001-01-01")], "year_out_of_range"),
        ([day("9999-01-01")], "year_out_of_range"),
        ([day("1999-01-01")], "year_unknown"),
    ],
)
def test_what_no_decree_can_do_now_is_refused_with_a_sentence_and_leaves_nothing(days, code):
    with pytest.raises(BadInput) as refusal:
        proposed(*days, at=AT)
    assert refusal.value.code == code
    assert len(str(refusal.value.sentence)) > 40
    assert not CalendarChange.objects.filter(source="csv").exists()
    assert not ProposedDay.objects.filter(change__source="csv").exists()


def test_a_decree_needs_its_name():
    for text in ("", " ", "x" * 201, "SKB\n1", "\0"):
        with pytest.raises(BadInput) as refusal:
            proposed(INDEPENDENCE, at=AT, decree=text)
        assert "decree" in refusal.value.errors


def test_a_day_of_the_running_year_may_be_typed_in_the_day_after():
    change = applied(day("2026-08-06"), at=AT)
    assert change.state == "applied"
    assert date(2026, 8, 6) in present.current("id").holidays


def test_the_running_year_is_that_of_the_places_that_use_the_calendar():
    agency(zone="Asia/Jayapura")
    new_year = when("2027-01-01T00:30", "Asia/Jayapura")
    with pytest.raises(BadInput):
        proposed(day("2026-12-30"), at=new_year)
    agency(zone="Asia/Jakarta")
    assert proposed(day("2026-12-30"), at=new_year).state == "proposed"


def status(year: int, code: str = "id") -> str | None:
    return present.current(code).years.get(year)


def test_a_whole_decree_takes_the_place_of_what_was_proposed():
    assert status(2027) == "proposed"
    before = {d for d in present.current("id").holidays if d.year == 2027}
    assert date(2027, 8, 17) in before
    change = applied(*whole_year(2027), at=AT)
    days = {d for d in present.current("id").holidays if d.year == 2027}
    assert (change.whole_years, status(2027)) == ([2027], "decreed")
    assert days == {each.date for each in whole_year(2027)}
    rows = CalendarYear.objects.filter(calendar__code="id", year=2027).order_by("from_version")
    assert [(row.status, row.until_version) for row in rows] == [
        ("proposed", change.version),
        ("decreed", None),
    ]
    label = f"id@{change.version - 1}"
    assert {d for d in present.labelled(label).holidays if d.year == 2027} == before


def test_few_days_of_a_proposed_year_are_added_and_the_year_stays_proposed():
    change = applied(day("2027-08-18"), removed("2027-08-17"), at=AT)
    assert (change.whole_years, status(2027)) == ([], "proposed")
    days = present.current("id").holidays
    assert date(2027, 8, 18) in days
    assert date(2027, 8, 17) not in days
    assert date(2027, 1, 1) in days


def test_few_days_are_a_whole_decree_where_somebody_says_so():
    change = applied(day("2028-01-01"), at=AT, whole=[2028])
    assert (change.whole_years, status(2028)) == ([2028], "decreed")


@pytest.mark.parametrize(("years", "code"), [([2026], "decreed_already"), ([2029], "year_not_in_file")])
def test_a_whole_year_is_refused_where_it_cannot_be_meant(years, code):
    with pytest.raises(BadInput) as refusal:
        proposed(day("2026-09-01"), at=AT, whole=years)
    assert refusal.value.code == code


def test_the_package_proposes_a_year_and_decrees_none():
    change = applied(*of_package(2028, country="id"), at=AT, only_proposed=True, decree="usulan")
    assert (change.proposed_years, status(2028)) == ([2028], "proposed")
    with pytest.raises(BadInput) as refusal:
        proposed(*of_package(2026, country="id"), at=AT, only_proposed=True)
    assert refusal.value.code == "decreed_already"
    with pytest.raises(BadInput) as refusal:
        of_package(2027, country="none")
    assert refusal.value.code == "no_package"


def test_what_was_proposed_and_is_over_stays_when_the_decree_comes_late():
    late = when("2027-02-01")
    gone = next(d for d in sorted(present.current("id").holidays) if d.year == 2027 and d.day != 1)
    assert gone < late.date()
    applied(*(each for each in whole_year(2027) if each.date != gone), at=late)
    days = present.current("id").holidays
    assert gone in days
    assert date(2027, 8, 17) not in days


def test_the_same_file_again_has_nothing_to_change():
    applied(INDEPENDENCE, at=AT)
    again = proposed(INDEPENDENCE, at=AT)
    assert [row.flags for row in again.days.all()] == [["duplicate"]]
    with pytest.raises(NotNow) as refusal:
        changes.approve(again.pk, by=None, at=AT)
    assert refusal.value.code == "nothing_to_change"


def test_t30_a_calendar_that_leaves_a_unit_without_a_working_day_is_refused_naming_the_unit():
    house = House()
    saturdays = unit(house.agency, name="UPT Sabtu", working_week=[6])
    first = date(2028, 1, 1).toordinal()
    every = [date.fromordinal(first + 7 * n) for n in range(53)]
    days = [day(each.isoformat(), name=f"Sabtu {n}") for n, each in enumerate(every) if each.year == 2028]
    change = proposed(*days, at=AT)
    with pytest.raises(BadInput, match="no_working_day") as refusal:
        approved(*days, at=AT)
    assert saturdays.name in str(refusal.value.sentence)
    change.refresh_from_db()
    assert (change.state, status(2028)) == ("proposed", None)


def test_the_shipped_calendars_are_loaded_once_by_decrees():
    shipped = CalendarChange.objects.filter(source="shipped").order_by("pk")
    assert [change.state for change in shipped] == ["applied"] * len(shipped)
    assert {year: status(year) for year in range(2022, 2029)} == {
        2022: None,
        2023: "decreed",
        2024: "decreed",
        2025: "decreed",
        2026: "decreed",
        2027: "proposed",
        2028: None,
    }
    before = present.current("id").label
    call_command("load_calendars")
    assert present.current("id").label == before
    added = present.current("id").holidays[date(2025, 8, 18)]
    assert added.decree == "SKB 3 Menteri 933/1/3 Tahun 2025"
