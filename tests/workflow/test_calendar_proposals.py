"""Reading days off from files: what is understood, what is refused with a sentence, what is flagged."""

from contextlib import suppress
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from law import counting
from tests.factories import House, agency, unit, when
from tests.workflow.calendar_drive import applied, approved, day, proposed, removed, whole_year
from workflow.calendars import present
from workflow.calendars.files import Day, of_package, read_csv, read_ical
from workflow.errors import BadInput, NotNow
from workflow.management.commands import load_calendars
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
        ("date,kind,name\n2026-08-18,national,X".encode("utf-16")[:-1], "encoding"),
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
        (["DTSTART;VALUE=DATE:20260817", "DTEND;VALUE=DATE:20280817", "SUMMARY:HUT RI"], "event_length"),
        (["DTSTART;VALUE=DATE:20260817", "RRULE:FREQ=YEARLY", "SUMMARY:HUT RI"], "repeats"),
        (["DTSTART;VALUE=DATE:20260817"], "name"),
    ],
)
def test_an_icalendar_event_that_is_no_day_off_is_refused_with_a_sentence(lines, code):
    with pytest.raises(BadInput) as refusal:
        read_ical(event(*lines), kind="national")
    assert refusal.value.code == code


WHOLE_DAYS = {
    "as Outlook writes it": [
        "DTSTART;TZID=SE Asia Standard Time:20260817T000000",
        "DTEND;TZID=SE Asia Standard Time:20260818T000000",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    ],
    "without a zone": ["DTSTART:20260817T000000", "DTEND:20260818T000000"],
    "a zone at a date": ["DTSTART;TZID=Asia/Jakarta;VALUE=DATE:20260817", "DTEND;VALUE=DATE:20260818"],
    "an end on its day": ["DTSTART;VALUE=DATE:20260817", "DTEND;VALUE=DATE:20260817"],
    "a duration": ["DTSTART;VALUE=DATE:20260817", "DURATION:P1D"],
}


@pytest.mark.parametrize("lines", WHOLE_DAYS.values(), ids=WHOLE_DAYS.keys())
def test_a_whole_day_is_read_in_each_way_in_which_programs_write_it(lines):
    assert read_ical(event(*lines, "SUMMARY:HUT RI"), kind="national") == [
        Day(date(2026, 8, 17), "national", "HUT RI")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["SUMMARY:HUT RI", "STATUS:cancelled"],
        ["SUMMARY:HUT RI", "STATUS:CONFIRMED", "STATUS:CANCELLED"],
        ["SUMMARY:Canceled: HUT RI"],
        ["SUMMARY:Dibatalkan: HUT RI"],
    ],
)
def test_an_event_that_was_called_off_takes_its_day_out_however_it_says_so(lines):
    found = read_ical(event("DTSTART;VALUE=DATE:20260817", *lines), kind="national")
    assert [(each.kind, each.name) for each in found] == [("removed", "HUT RI")]


@pytest.mark.parametrize(
    ("lines", "kind", "observance"),
    [
        (["SUMMARY:Idul Fitri (cuti bersama)"], "joint_leave", False),
        (["SUMMARY:Libur Cuti Bersama Natal"], "joint_leave", False),
        (["SUMMARY:Joint Holiday after Eid"], "joint_leave", False),
        (["SUMMARY:Natal", "CATEGORIES:Cuti Bersama"], "joint_leave", False),
        (["SUMMARY:Hari Ibu (bukan hari libur)"], "national", True),
        (["SUMMARY:Galungan", "DESCRIPTION:Libur fakultatif"], "national", True),
        (["SUMMARY:Diwali", "DESCRIPTION:Optional Holiday"], "national", True),
        (["SUMMARY:Kartini", "DESCRIPTION:Perayaan", "DESCRIPTION:x"], "national", True),
    ],
)
def test_joint_leave_and_days_that_are_worked_are_known_by_what_is_said_of_them(lines, kind, observance):
    (found,) = read_ical(event("DTSTART;VALUE=DATE:20260817", *lines), kind="national")
    assert (found.kind, found.observance) == (kind, observance)


@pytest.mark.parametrize("day", ["99991231", "00010101", "00000101", "18000101"])
def test_a_day_of_no_time_of_ours_is_refused_with_a_sentence(day):
    with pytest.raises(BadInput):
        read_ical(event(f"DTSTART;VALUE=DATE:{day}", "SUMMARY:HUT RI"), kind="national")
    with pytest.raises(BadInput):
        read_csv(csv_of(f"{day[:4]}-{day[4:6]}-{day[6:]},national,HUT RI"))


def test_a_file_in_utf_16_and_cells_with_hidden_signs_are_read():
    line = "2026-08-18\u200b,\ufeffJoint_Leave\u00a0,Cuti Bersama Kemerdekaan"
    assert read_csv(csv_of(line)) == [INDEPENDENCE]
    assert read_csv(csv_of(line).decode().encode("utf-16")) == [INDEPENDENCE]


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
        ([day("2029-05-01")], "year_unknown"),
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
    assert status(2028) == "proposed"
    before = {d for d in present.current("id").holidays if d.year == 2028}
    assert date(2028, 8, 17) in before
    change = applied(*whole_year(2028), at=AT)
    days = {d for d in present.current("id").holidays if d.year == 2028}
    assert (change.whole_years, status(2028)) == ([2028], "decreed")
    assert days == {each.date for each in whole_year(2028)}
    rows = CalendarYear.objects.filter(calendar__code="id", year=2028).order_by("from_version")
    assert [(row.status, row.until_version) for row in rows] == [
        ("proposed", change.version),
        ("decreed", None),
    ]
    label = f"id@{change.version - 1}"
    assert {d for d in present.labelled(label).holidays if d.year == 2028} == before


def test_few_days_of_a_proposed_year_are_added_and_the_year_stays_proposed():
    change = applied(day("2028-08-18"), removed("2028-08-17"), at=AT)
    assert (change.whole_years, status(2028)) == ([], "proposed")
    days = present.current("id").holidays
    assert date(2028, 8, 18) in days
    assert date(2028, 8, 17) not in days
    assert date(2028, 1, 1) in days


def test_few_days_are_a_whole_decree_where_somebody_says_so():
    change = applied(day("2029-01-01"), at=AT, whole=[2029])
    assert (change.whole_years, status(2029)) == ([2029], "decreed")


@pytest.mark.parametrize(("years", "code"), [([2026], "decreed_already"), ([2029], "year_not_in_file")])
def test_a_whole_year_is_refused_where_it_cannot_be_meant(years, code):
    with pytest.raises(BadInput) as refusal:
        proposed(day("2026-09-01"), at=AT, whole=years)
    assert refusal.value.code == code


def test_the_package_proposes_a_year_and_decrees_none():
    change = applied(*of_package(2029, country="id"), at=AT, only_proposed=True, decree="usulan")
    assert (change.proposed_years, status(2029)) == ([2029], "proposed")
    with pytest.raises(BadInput) as refusal:
        proposed(*of_package(2026, country="id"), at=AT, only_proposed=True)
    assert refusal.value.code == "decreed_already"
    with pytest.raises(BadInput) as refusal:
        of_package(2027, country="none")
    assert refusal.value.code == "no_package"


def test_what_was_proposed_and_is_over_stays_when_the_decree_comes_late():
    late = when("2028-02-01")
    gone = next(d for d in sorted(present.current("id").holidays) if d.year == 2028 and d.day != 1)
    assert gone < late.date()
    applied(*(each for each in whole_year(2028) if each.date != gone), at=late)
    days = present.current("id").holidays
    assert gone in days
    assert date(2028, 8, 17) not in days


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
    first = date(2033, 1, 1).toordinal()
    every = [date.fromordinal(first + 7 * n) for n in range(53)]
    days = [day(each.isoformat(), name=f"Sabtu {n}") for n, each in enumerate(every) if each.year == 2033]
    change = proposed(*days, at=AT)
    with pytest.raises(BadInput, match="no_working_day") as refusal:
        approved(*days, at=AT)
    assert saturdays.name in str(refusal.value.sentence)
    change.refresh_from_db()
    assert (change.state, status(2033)) == ("proposed", None)


def test_the_shipped_calendars_are_loaded_once_by_decrees():
    shipped = CalendarChange.objects.filter(source="shipped").order_by("pk")
    assert [change.state for change in shipped] == ["applied"] * len(shipped)
    assert {year: status(year) for year in range(2022, 2030)} == {
        2022: None,
        2023: "decreed",
        2024: "decreed",
        2025: "decreed",
        2026: "decreed",
        2027: "decreed",
        2028: "proposed",
        2029: None,
    }
    before = present.current("id").label
    call_command("load_calendars")
    assert present.current("id").label == before
    added = present.current("id").holidays[date(2025, 8, 18)]
    assert added.decree == "SKB 3 Menteri 933/1/3 Tahun 2025"


def test_the_decree_of_2027_ships_whole():
    days = {each.date: each for each in present.current("id").holidays.values() if each.date.year == 2027}
    assert len(days) == 26
    assert {each.decree for each in days.values()} == {"SKB 3 Menteri 1205/3/2 Tahun 2026"}
    assert [days[date(2027, 3, n)].kind for n in (9, 10, 15)] == ["joint_leave", "national", "joint_leave"]


def test_a_decree_that_ships_takes_the_place_of_a_proposal_that_shipped_before(monkeypatch):
    """As in a database of an earlier version, which loaded the package's 2027."""
    decree = [each.date for each in present.current("id").holidays.values() if each.date.year == 2028]
    monkeypatch.setattr(load_calendars, "NEXT", 2029)
    shipping = [*load_calendars._from_decrees(), load_calendars.Decree(2028, "SKB 2028", whole_year(2028))]
    monkeypatch.setattr(load_calendars, "_from_decrees", lambda: iter(shipping))
    call_command("load_calendars", stdout=StringIO())
    assert (status(2028), status(2029)) == ("decreed", "proposed")
    days = {each.date for each in present.current("id").holidays.values() if each.date.year == 2028}
    assert days == {each.date for each in whole_year(2028)} != set(decree)
    before = present.current("id").label
    call_command("load_calendars", stdout=StringIO())
    assert present.current("id").label == before


def test_a_year_that_somebody_else_decreed_is_left_alone(monkeypatch):
    applied(*whole_year(2028), at=AT)
    before = present.current("id").label
    shipping = [
        *load_calendars._from_decrees(),
        load_calendars.Decree(2028, "SKB 2028", whole_year(2028)[1:]),
    ]
    monkeypatch.setattr(load_calendars, "_from_decrees", lambda: iter(shipping))
    call_command("load_calendars", stdout=StringIO())
    assert present.current("id").label == before


@pytest.mark.parametrize(
    "data",
    [
        b"sep=;\r\ndate;kind;name\r\n2026-08-18;joint_leave;Cuti Bersama Kemerdekaan\r\n",
        b'"sep=;"\ndate;kind;name;;\n2026-08-18;joint_leave;Cuti Bersama Kemerdekaan;;\n;;;;\n \t ;;;;\n',
        b"HARI LIBUR 2026,,\n,,\nDate,Kind,Name\n2026-08-18,joint_leave,Cuti Bersama Kemerdekaan\n\xc2\xa0,,\n",
        "\u200bdate,kind,name\r2026-08-18,joint_leave,Cuti Bersama Kemerdekaan\r".encode(),
        b"date,kind,name,second_source,only_week\n2026-08-18,joint_leave,Cuti Bersama Kemerdekaan,,\n",
    ],
)
def test_what_spreadsheets_put_around_the_rows_is_passed_over(data):
    assert read_csv(data) == [INDEPENDENCE]


def test_a_line_of_a_refused_row_is_the_files_own():
    with pytest.raises(BadInput, match="date_format") as refusal:
        read_csv(b"HARI LIBUR\n\ndate,kind,name\n\n18/08/2026,national,X\n")
    assert "Baris 5" in str(refusal.value.sentence) or "5" in str(refusal.value.sentence)


def test_two_names_of_one_day_are_one_day_off():
    data = csv_of(
        "2026-05-14,joint_leave,Cuti Bersama", "2026-05-14,national,Kenaikan", "2026-05-14,national,Kenaikan"
    )
    assert read_csv(data) == [Day(date(2026, 5, 14), "national", "Cuti Bersama / Kenaikan")]
    change = applied(*read_csv(csv_of("2026-11-10,national,Hari A", "2026-11-10,national,Hari B")), at=AT)
    assert [row.name for row in change.days.all()] == ["Hari A / Hari B"]


@pytest.mark.parametrize(
    "told",
    [
        ["DESCRIPTION:Perayaan\\nUntuk menyembunyikan kalender perayaan\\, buka Setelan"],
        [
            "DESCRIPTION:Observance\\nTo hide observances\\, go to Google Calendar Settings > Holidays in Indonesia"
        ],
        ["DESCRIPTION: OBSERVANCE"],
        ["DESCRIPTION:Hari peringatan"],
        ["CATEGORIES:Observance"],
        ["DESCRIPTION:Bukan hari libur"],
        ["DESCRIPTION:Season"],
        ["DESCRIPTION:Not a public holiday"],
        ["DESCRIPTION:Kantor buka\\, bukan hari libur nasional"],
    ],
)
def test_an_observance_is_shown_and_stays_a_working_day(told):
    days = read_ical(event("DTSTART;VALUE=DATE:20261110", "SUMMARY:Hari Pahlawan", *told), kind="national")
    change = proposed(*days, INDEPENDENCE, at=AT)
    assert [row.flags for row in change.days.all()][1] == ["observance"]
    changes.approve(change.pk, by=None, at=AT)
    off = present.current("id").holidays
    assert (date(2026, 11, 10) in off, INDEPENDENCE.date in off) == (False, True)


@pytest.mark.parametrize(
    "told",
    [
        ["DESCRIPTION:Hari libur nasional"],
        ["DESCRIPTION:Hari libur nasional: perayaan Natal"],
        ["DESCRIPTION:Public holiday"],
        ["CATEGORIES:national", "DESCRIPTION:Perayaan"],
        [],
    ],
)
def test_a_day_that_is_described_as_off_is_no_observance(told):
    (read,) = read_ical(event("DTSTART;VALUE=DATE:20261110", "SUMMARY:Hari X", *told), kind="national")
    assert not read.observance


def test_a_day_off_counts_more_than_an_observance_on_the_same_date():
    both = event("DTSTART;VALUE=DATE:20261110", "SUMMARY:Hari Pahlawan", "DESCRIPTION:Perayaan").replace(
        b"END:VEVENT",
        b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261110\r\nSUMMARY:Pilkada\r\nEND:VEVENT",
    )
    assert read_ical(both, kind="national") == [Day(date(2026, 11, 10), "national", "Pilkada")]


@pytest.mark.parametrize(
    "lines",
    [
        ["SUMMARY:Idulfitri (belum pasti)"],
        ["SUMMARY:Idul Fitri (Tentative)"],
        [
            "SUMMARY:Idulfitri",
            "DESCRIPTION:Hari libur nasional\\nTanggal bersifat tentatif dan dapat berubah",
        ],
        ["SUMMARY:Idulfitri", "STATUS:TENTATIVE"],
        ["SUMMARY:Idulfitri (estimated)"],
        ["SUMMARY:Idulfitri (perkiraan)"],
    ],
)
def test_a_year_with_a_day_that_is_not_sure_is_never_decreed(lines):
    (unsure,) = read_ical(event("DTSTART;VALUE=DATE:20290214", *lines), kind="national")
    assert unsure.tentative
    year = [*whole_year(2029), unsure]
    for whole in ([], [2029]):
        change = proposed(*year, at=AT, whole=whole)
        assert (change.whole_years, change.proposed_years) == ([], [2029])
    assert change.days.get(date=unsure.date).flags == ["tentative"]
    assert applied(*year, at=AT).state == "applied"
    assert status(2029) == "proposed"


def test_to_a_decreed_year_no_day_is_added_that_is_not_sure():
    (unsure,) = read_csv(csv_of("2026-11-10,national,Hari Pahlawan (belum pasti)"))
    change = applied(unsure, INDEPENDENCE, at=AT)
    assert "tentative" in change.days.get(date=unsure.date).flags
    assert unsure.date not in present.current("id").holidays
    assert (change.proposed_years, status(2026)) == ([], "decreed")


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["C", "Z"], min_codepoint=160), min_size=30, max_size=60
    )
)
def test_a_line_may_be_folded_inside_of_a_character(name):
    content = event("DTSTART;VALUE=DATE:20260817", f"SUMMARY:{name}")
    start = content.index(b"SUMMARY")
    folded = content[:start] + b"".join(
        content[n : n + 1] + (b"\r\n " if n % 3 == 0 and content[n] > 127 else b"")
        for n in range(start, len(content))
    )
    with suppress(BadInput):
        assert read_ical(folded, kind="national") == read_ical(content, kind="national")


def test_a_day_may_have_a_second_source_and_be_off_for_one_working_week_only():
    data = (
        "date,kind,name,second_source,only_week\n"
        "2026-08-15,joint_leave,Cuti Sabtu,SE Menteri 7/2026,6\n2026-08-18,joint_leave,Cuti Selasa,,5\n"
    )
    applied(*read_csv(data.encode()), at=AT)
    calendar = present.current("id")
    saturday = calendar.holidays[date(2026, 8, 15)]
    assert (saturday.sources, saturday.only_week) == ("Keputusan Uji; SE Menteri 7/2026", 6)
    five, six = frozenset(range(1, 6)), frozenset(range(1, 7))
    # Friday 14 August; Saturday 15 off for six; Monday 17 a holiday; Tuesday 18 off for five
    assert counting.due_on(date(2026, 8, 14), 1, counting.LengthUnit.WORKING_DAY, six, calendar)[0] == date(
        2026, 8, 18
    )
    shown = counting.period(date(2026, 8, 14), 1, counting.LengthUnit.WORKING_DAY, five, calendar)
    assert shown.due_on == date(2026, 8, 19)
    assert [each.decree for each in shown.skipped][-1] == "Keputusan Uji"


def test_a_column_only_week_that_nobody_works_is_refused():
    with pytest.raises(BadInput, match="only_week"):
        read_csv(b"date,kind,name,only_week\n2026-08-18,joint_leave,X,4\n")
