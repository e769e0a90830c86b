"""Registers as people keep and save them: no row vanishes, no file ends in a traceback."""

import csv
import io
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import example, given
from hypothesis import strategies as st

from complaints.models import Complaint
from tests.workflow.test_import_register import HEADING, TOP, Desk, case
from tests.workflow.test_import_register import REST as REST_OF_MAPPING
from workflow import clock
from workflow.register.dates import Dates
from workflow.register.lines import Register, RowRefused
from workflow.register.mapping import ImportMapping
from workflow.register.table import Unusable, opened

pytestmark = pytest.mark.django_db

SHORT = '[agency]\ncode = "kota-uji"\n'
GOOD = "6,02/03/2026 09:30,Dinkes,Proses,,WA,Antrean,Lama"
NOW = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def mapping(tmp_path_factory: pytest.TempPathFactory) -> ImportMapping:
    path = tmp_path_factory.mktemp("mapping") / "map.toml"
    path.write_text(TOP + SHORT + REST_OF_MAPPING)
    return ImportMapping.load(path)


def understood(text: str, mapping: ImportMapping) -> dict[int, str]:
    """Line → reference of a row that becomes a case, or why it does not; blank rows as "blank"."""
    register = Register(io.StringIO(text, newline=""), mapping)
    told = {}
    for row in register.rows():
        try:
            told[row.line] = (
                "blank"
                if row.blank
                else register.entry(row, zone="Asia/Jakarta", begins=date(2009, 7, 18), until=NOW).reference
            )
        except RowRefused as refusal:
            told[row.line] = f"refused: {refusal}"
    return told


def row(number: object, **cells: str) -> str:
    told = {"date": "02/03/2026 09:30", "unit": "Dinkes", "status": "Proses", "end": "", "subject": "Antrean"}
    told |= cells
    return (
        f"{number},{told['date']},{told['unit']},{told['status']},{told['end']},WA,{told['subject']},Uraian"
    )


@pytest.mark.parametrize("column", range(8))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_quote_that_nobody_closes_costs_its_own_line_only(mapping, column, end):
    broken = row(2).split(",")
    broken[column] = f'"{broken[column] or "x"}'
    told = understood(end.join([HEADING, row(1), ",".join(broken), row(3), row(4)]), mapping)
    assert told[3].startswith("refused: a quote that opens in it is not closed")
    assert (told[2], told[4], told[5]) == ("1", "3", "4")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('Antrean,"Loket', 'Antrean,Pintu"'),
        ('"Loket cepat,Uraian', 'Pintu",Uraian'),
    ],
)
def test_rows_between_two_stray_quotes_are_refused_by_their_lines(mapping, first, second):
    start = "02/03/2026 09:30,Dinkes,Proses,,WA"
    lines = [HEADING, row(1), f"2,{start},{first}", row(3), row(4), f"5,{start},{second}", row(6)]
    told = understood("\n".join(lines), mapping)
    assert {n: told[n] for n in (2, 7)} == {2: "1", 7: "6"}
    assert all("a quote that opens in line 3 is closed only in line 6" in told[n] for n in (3, 4, 5, 6))


def test_a_swallowed_row_whose_date_and_status_are_wrong_is_told_too(mapping):
    lines = [
        HEADING,
        '2,02/03/2026 09:30,Dinkes,Proses,,WA,Antrean,"Loket',
        '3,kemarin,Dinkes,Entah,,WA,Antrean,Pintu"',
    ]
    told = understood("\n".join(lines), mapping)
    assert set(told) == {2, 3}
    assert all(why.startswith("refused: ") for why in told.values())


@pytest.mark.parametrize(
    "text",
    [
        '"dua\nbaris"',
        '"Syarat: KTP, KK, akta, ijazah,\nsurat nikah, surat lahir, SKCK, paspor, foto, dan lain-lain"',
        '"Pengantar:\nPada Senin, 5 Januari 2026, saya datang, lalu diminta pulang, dan menunggu"',
        '"Petugas berkata ""tunggu""\r\nlalu pergi"',
        '"a\n\n\nb"',
    ],
)
def test_line_breaks_and_doubled_quotes_inside_of_quotes_are_text(mapping, text):
    told = understood(f"{HEADING}\n7,02/03/2026 09:30,Dinkes,Proses,,WA,{text},Uraian\n{row(8)}", mapping)
    assert list(told.values()) == ["7", "8"]


def test_a_line_feed_in_a_file_of_crlf_is_text_whatever_stands_behind_it(mapping):
    pasted = f'"Dari register:\n{row(99)}\n"'
    told = understood(f"{HEADING}\r\n{row(1)[: -len('Uraian')]}{pasted}\r\n{row(2)}\r\n", mapping)
    assert list(told.values()) == ["1", "2"]


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(alphabet='"\n\r,; a7\0\x0b\x85', max_size=6),
                st.sampled_from(["7", "8", "02/03/2026 09:30", "Dinkes", "Proses", '"', "sep=;", ""]),
            ),
            max_size=10,
        ),
        max_size=8,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
@example([['"'], ["7", '"', '""']], "\r")
def test_every_line_of_any_file_is_in_exactly_one_row(mapping, table, end):
    text = end.join([HEADING, *(",".join(cells) for cells in table)])
    register = Register(io.StringIO(text, newline=""), mapping)
    lines = [n for row in register.rows() for n in range(row.line, row.line + row.lines)]
    whole = len(list(io.StringIO(text, newline="")))
    assert register.above == 0
    assert lines == list(range(2, whole + 1))


@given(st.lists(st.lists(st.text(max_size=5), min_size=8, max_size=8), max_size=6))
def test_what_a_csv_writer_wrote_is_read_cell_by_cell(mapping, table):
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEADING.split(","))
    writer.writerows(table)
    file.seek(0)
    read = [row.cells for row in Register(file, mapping).rows() if not row.fault]
    assert [cells for cells in table if cells in read] == read


@given(st.binary(max_size=300))
def test_no_bytes_end_in_a_traceback(tmp_path_factory, mapping, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    for start in (
        b"",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        HEADING.encode() + b"\n",
        f"{HEADING}\n".encode("utf-16"),
    ):
        path.write_bytes(start + content)
        for encoding in ("utf-8-sig", "utf-16", "shift_jis", "utf-7", "cp1252", "idna"):
            try:
                with opened(path, encoding) as (text, _told):
                    register = Register(text, mapping)
                    for row in register.rows():
                        register.reference(row)
                        try:
                            register.entry(row, zone="Asia/Jakarta", begins=date(2009, 7, 18), until=NOW)
                        except RowRefused:
                            continue
            except Unusable:
                continue


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_tells_the_encoding(desk, encoding):
    mark = "\ufeff" if encoding.endswith("le") else ""
    told = desk.run_bytes(f"{mark}{HEADING}\r\n{row(7, subject='Café')}\r\n".encode(encoding))
    assert told[-1] == "read 1 = imported 1 + already there 0 + refused 0"
    assert case("7").statements.get(kind="subject").body == "Café"


def test_a_broken_byte_in_a_number_is_told_on_any_terminal(desk, monkeypatch):
    desk.run(GOOD)
    terminal = io.TextIOWrapper(io.BytesIO(), "utf-8")
    monkeypatch.setattr(sys, "stdout", terminal)
    (desk.folder / "register.csv").write_bytes(
        HEADING.encode() + b"\n7\xe9\x1b[2J,02/03/2026 09:30,D,Proses\n"
    )
    call_command(
        "import_register", str(desk.folder / "register.csv"), f"--mapping={desk.folder / 'map.toml'}"
    )
    terminal.seek(0)
    assert terminal.read().startswith("refused: line 2, 7\\udce9\\x1b[2J: it is not in utf-8-sig\n")


def test_half_a_file_of_utf_16_is_read_up_to_its_break(desk):
    whole = f"{HEADING}\n{GOOD}\n{row(7, subject='Antrean 🙂')}\n".encode("utf-16-le")
    told = desk.run_bytes(b"\xff\xfe" + whole[:-3])
    assert told[-1].startswith("read 2 = imported ")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (f"{HEADING}\n{GOOD}".encode("utf-16-le"), "is not in utf-8-sig in line 1: name its encoding"),
        (HEADING.replace("masuk", "m\xe4suk").encode("cp1252"), "is not in utf-8-sig in line 1"),
        (b"PK\x03\x04\x14\0\x06\0", "is an Excel or OpenDocument file, not text: save it as CSV."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Excel file, not text"),
        (HEADING.replace(",", ";").encode(), "Its cells are parted by ','."),
        (b"\n\n;;;\n", "The register has no column 'no', which holds the reference."),
        (b" \n\n", "The register is empty: it has no heading."),
        (f'no,masuk,"opd,status\n{GOOD}'.encode(), "a quote that opens in it is not closed"),
        (b"no,masuk,opd,status,No\n", "The register has the column 'no' twice, which holds the reference."),
        (b"x" * 300_000, "is no table at line 1: it is longer than 131072 characters"),
    ],
)
def test_a_file_that_is_no_register_ends_with_2_and_one_sentence(desk, content, sentence):
    with pytest.raises(CommandError) as refusal:
        desk.run_bytes(content)
    assert sentence in str(refusal.value)
    assert refusal.value.returncode == 2
    assert Complaint.objects.count() == 0


@pytest.mark.parametrize("encoding", ["undefined", "rot13", "base64", "x\\u0000y", "idna"])
def test_an_encoding_that_no_file_has_ends_with_2(desk, encoding):
    desk.change('source = "lama"', f'source = "lama"\nencoding = "{encoding}"')
    with pytest.raises(CommandError) as refusal:
        desk.run(GOOD)
    assert refusal.value.returncode == 2


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('source = "lama"', 'source = "lama"\ndelimiter = "\\n"', "delimiter is not one character."),
        (
            'source = "lama"',
            'source = "lama"\nquote = ","',
            "quote is not one character beside the delimiter",
        ),
        ('source = "lama"', 'source = "lama"\nheading_line = 0', "heading_line is not the number of a line"),
        ('source = "lama"', 'source = "lama"\nexcel_dates = 1999', "excel_dates is neither 1900 nor 1904."),
        ('"%d/%m/%Y %H:%M"', '"%H:%M"', "date_formats holds '%H:%M', which reads no whole date."),
        ('reference = "no"', "reference = []", "reference is [], not a heading or a list of headings."),
        ('reference = "no"', "reference = [1]", "reference is [1], not a heading or a list of headings."),
        ('name = "Kota Uji"', 'name = "Kota\\u0000"', "name cannot be kept (nul)."),
        ('name = "Kota Uji"', f'name = "{"x" * 201}"', "name cannot be kept (too_long)."),
        ('source = "lama"', f"source = {'[' * 5000}", "is not TOML in UTF-8"),
        ('source = "lama"', f"source = {'9' * 5000}", "is not TOML in UTF-8"),
    ],
)
def test_a_broken_mapping_ends_with_2_and_one_sentence(desk, old, new, sentence):
    desk.change(old, new)
    with pytest.raises(CommandError) as refusal:
        desk.run(GOOD)
    assert sentence in str(refusal.value)
    assert refusal.value.returncode == 2


def test_a_mapping_saved_with_a_byte_order_mark_is_read(desk):
    desk.mapping = f"\ufeff{desk.mapping}"
    assert desk.run(GOOD)[-1] == "read 1 = imported 1 + already there 0 + refused 0"


def test_the_same_number_with_another_content_is_refused_by_its_line(desk):
    told = desk.run(row("001"), row("001", date="02/03/2025 09:30"), row("001"), f"{row('001')},,")
    assert told[0] == "refused: line 3, 001: line 2 has the same reference and says something else"
    assert told[-1] == "read 4 = imported 1 + already there 2 + refused 1"


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"date": "02/03/2025 09:30"}, "date of filing and end"),
        ({"unit": "Dinsos"}, "unit"),
        ({"status": "Selesai", "end": "05/03/2026 10:00"}, "status and end"),
        ({"subject": "Lain"}, "text"),
    ],
)
def test_a_number_that_an_earlier_import_brought_with_another_content_is_refused_by_its_line(
    desk, cells, what
):
    desk.run(row("001"))
    told = desk.run(row("001", **cells), row("002"))
    assert told[0] == (
        f"refused: line 2, 001: it was imported before with another {what}; that case stays as it is"
    )
    assert told[-1] == "read 2 = imported 1 + already there 0 + refused 1"


def test_a_reference_may_combine_columns(desk):
    desk.change('reference = "no"', 'reference = ["no", "tahun"]')
    heading = f"{HEADING},tahun"
    told = desk.run(f"{row('001')},2025", f"{row('001')},2026", f"{row('001')},", heading=heading)
    assert told[0] == "refused: line 4, 001: it has no tahun"
    assert told[-1] == "read 3 = imported 2 + already there 0 + refused 1"
    assert case("001/2026").received_on == date(2026, 3, 2)


def test_a_separator_line_counts_more_than_the_mapping(desk):
    told = desk.run_bytes(f"\ufeffsep=;\r\n{HEADING}\r\n{GOOD}\r\n".replace(",", ";").encode())
    assert told[-2:] == [
        "line 1 stands above the heading: passed over",
        "read 1 = imported 1 + already there 0 + refused 0",
    ]


def test_title_rows_are_passed_over_and_told(desk):
    told = desk.run_bytes(
        f"REKAPITULASI PENGADUAN,,,\nTAHUN 2026\n,,,\n\n{HEADING}\n{GOOD}\n{row(7, date='besok')}".encode()
    )
    assert told[0].startswith("refused: line 7, 7: ")
    assert told[-2] == "lines 1 to 4 stand above the heading: passed over"


def test_the_mapping_may_name_the_line_of_the_heading(desk):
    desk.change('source = "lama"', 'source = "lama"\nheading_line = 2')
    told = desk.run_bytes(f"{HEADING}\n{HEADING}\n{GOOD}".encode())
    assert told[-1] == "read 1 = imported 1 + already there 0 + refused 0"


def test_blank_rows_are_no_refused_cases(desk):
    told = desk.run("", GOOD, ",,,,,,,", " ,\t,\u00a0,\u200b,,,,,,,", "Jumlah,1,,,,,,", "")
    assert told == [
        "refused: line 6, Jumlah: it has no unit",
        "units made: dinkes",
        "read 5 = imported 1 + already there 0 + refused 1 + blank 3",
    ]


def test_headings_are_found_whatever_their_case_spaces_and_hidden_signs(desk):
    told = desk.run(GOOD, heading='NO,"Masuk\n",\u200bOpd , STATUS,selesai,kanal,perihal,uraian')
    assert told[-1] == "read 1 = imported 1 + already there 0 + refused 0"


def test_a_heading_that_comes_again_and_cells_without_a_heading_are_refused(desk):
    told = desk.run(GOOD, HEADING, f"{row(7)},satu lagi")
    assert told[0] == "refused: line 3, no: it repeats the heading"
    assert told[1] == "refused: line 4, 7: it has 9 cells, the heading 8"


def test_a_lone_dash_stands_for_nothing(desk):
    told = desk.run(row(7, end="-"), row(8, end="–"), row(9, unit="-"), row(10, status="Selesai", end="-"))
    assert told[:2] == [
        "refused: line 4, 9: it has no unit",
        "refused: line 5, 10: it is closed without an end date",
    ]
    assert told[-1] == "read 4 = imported 2 + already there 0 + refused 2"


def test_a_register_without_quotes_keeps_every_quote(desk):
    desk.change('source = "lama"', 'source = "lama"\nquote = ""')
    desk.run(row(7, subject='"Loket Cepat" ditutup'))
    assert case("7").statements.get(kind="subject").body == '"Loket Cepat" ditutup'


@pytest.mark.parametrize(
    ("filed", "ended", "instants"),
    [
        ("05/01/2026 10:30", "05/01/2026", ("03:30", "03:30")),
        ("05/01/2026 10:30", "05/01/2026 00:00", ("03:30", "03:30")),
        ("05/01/2026", "05/01/2026", ("17:00", "17:00")),
        ("05/01/2026", "05/01/2026 08:00", ("17:00", "01:00")),
        ("46027.4375", "46027", ("03:30", "03:30")),
    ],
)
def test_a_case_may_end_on_the_day_on_which_it_was_filed(desk, filed, ended, instants):
    told = desk.run(row(7, date=filed, status="Selesai", end=ended))
    assert told[-1] == "read 1 = imported 1 + already there 0 + refused 0"
    ours = case("7")
    assert (f"{ours.received_at:%H:%M}", f"{ours.ended_at:%H:%M}") == instants
    assert ours.received_on == ours.first_answered_on == date(2026, 1, 5)


def test_a_case_that_ended_today_is_not_ended_in_the_future(desk):
    today = clock.now() + timedelta(hours=7)
    told = desk.run(row(7, date=f"{today:%d/%m/%Y}", status="Selesai", end=f"{today:%d/%m/%Y}"))
    assert told[-1] == "read 1 = imported 1 + already there 0 + refused 0"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("46027", "2026-01-05T00:00"),
        ("46027.4375", "2026-01-05T10:30"),
        ("46034,4375", "2026-01-12T10:30"),
        ("46027.437499999996", "2026-01-05T10:30"),
        ("46027.99999999", "2026-01-06T00:00"),
        ("5 Agustus 2026", "2026-08-05T00:00"),
        ("5 Agt 2026", "2026-08-05T00:00"),
        ("05-Agu-26", "2026-08-05T00:00"),
        ("5-Ags-2026", "2026-08-05T00:00"),
        ("Rabu, 5 Agustus 2026", "2026-08-05T00:00"),
        ("Jum'at, 7 Agustus 2026", "2026-08-07T00:00"),
        ("Jumʼat, 7 Agustus 2026", "2026-08-07T00:00"),
        ("Aug 5, 2026", "2026-08-05T00:00"),
        ("August 5th, 2026", "2026-08-05T00:00"),
        ("5 MEI 2026", "2026-05-05T00:00"),
        ("12 Pebruari 2026", "2026-02-12T00:00"),
        ("1 Nopember 2026 pukul 13.30 WIB", "2026-11-01T13:30+07:00"),
        ("1 Des. 2026 08.05 WIT", "2026-12-01T08:05+09:00"),
        ("2026 Oktober 3", "2026-10-03T00:00"),
        ("05/01/2026 1:30 PM", "2026-01-05T13:30"),
        ("05/01/2026 1.30 p.m.", "2026-01-05T13:30"),
        ("05/01/2026 12:05 am", "2026-01-05T00:05"),
        ("05/01/2026 12:05:09 PM", "2026-01-05T12:05:09"),
        ("Aug 5, 2026, 1 PM", "2026-08-05T13:00"),
        ("05/01/2026 13.30", "2026-01-05T13:30"),
        ("05/01/2026", "2026-01-05T00:00"),
        ("05\u201101\u20112026", None),
        ("05/01/2026 13:30 PM", None),
        ("05/01/2026 0:30 PM", None),
        ("05/01/2026 9", None),
        ("30 Februari 2026", None),
        ("5 Agosto 2026", None),
        ("5 Agustus", None),
        ("2026", None),
        ("460277", None),
        ("1e5", None),
        ("٤٦٠٢٧", "2026-01-05T00:00"),
        ("b" + "\u0335" * 60, None),
        ("9" * 5000, None),
    ],
)
def test_dates_that_can_be_meant_in_one_way_only_are_read(text, at):
    read = Dates(("%d/%m/%Y %H:%M",)).read(text)
    assert (read and read.at) == (at and datetime.fromisoformat(at))


def test_names_of_months_fit_the_forms_of_the_mapping():
    forms = Dates(("%A, %d %B %Y %H:%M", "%d-%b-%y"))
    assert forms.read("Rabu, 5 Agustus 2026 10:30").at == datetime(2026, 8, 5, 10, 30)
    assert forms.read("05-Des-26").at == datetime(2026, 12, 5)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2150, 1, 1)), st.sampled_from([1900, 1904]))
def test_date_numbers_of_either_system_come_back_to_the_second(at, system):
    at = at.replace(microsecond=0)
    days = (at - {1900: datetime(1899, 12, 30), 1904: datetime(1904, 1, 1)}[system]) / timedelta(days=1)
    assert Dates(("%d/%m/%Y",), system).read(f"{days:.10f}").at == at


@given(
    st.from_regex(
        r"[0-3][0-9]/[01][0-9]/(19|20)[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2})?( (AM|PM|am|Pm))?", fullmatch=True
    ),
    st.sampled_from(["%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%d/%m/%Y %I:%M %p", "%d/%m/%Y %H:%M:%S"]),
)
def test_a_date_in_full_figures_is_read_as_strptime_reads_it(text, form):
    try:
        expected = datetime.strptime(text, form)  # noqa: DTZ007 - local
    except ValueError:
        expected = None
    plainly = Dates((form,))._plainly
    assert plainly(text) in (None, expected)
    assert expected is None or plainly(expected.strftime(form)) == expected


@given(st.text(max_size=90))
def test_no_text_breaks_the_reading_of_dates(text):
    Dates(("%d/%m/%Y %H:%M", "%d %B %Y", "%Y-%m-%dT%H:%M:%S%z")).read(text)


@pytest.mark.parametrize("number", ["1.235E+12", "3,27E+15", "3E+15"])
def test_a_number_that_a_spreadsheet_rounded_is_refused(mapping, number):
    told = understood(f"{HEADING}\n{row(chr(34) + number + chr(34))}\n", mapping)
    assert (
        told[2] == f"refused: its {HEADING.split(',')[0]} {number} is a number that a spreadsheet has rounded"
    )


@pytest.mark.parametrize(
    "number", ['"=""0013"""', "'0013", "\u202e0013", "00\u200b13", "0013\ufeff", "00\u00ad13"]
)
def test_a_number_is_what_can_be_seen_of_it_without_what_keeps_a_spreadsheet_away(mapping, number):
    assert understood(f"{HEADING}\n{row(number)}\n", mapping) == {2: "0013"}


@pytest.mark.parametrize(
    "date", ['"=""02/03/2026"""', "'02/03/2026", "2026-03-02", "2026-03-02T09:30", "2026-03-02 09.30"]
)
@pytest.mark.parametrize("status", ["Proses", "Proses\u200b", "Pro\u00adses"])
def test_a_date_or_status_wrapped_or_with_hidden_signs_is_read(mapping, date, status):
    assert understood(f"{HEADING}\n{row(7, date=date, status=status)}\n", mapping) == {2: "7"}
