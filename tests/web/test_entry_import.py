"""Scores from a table: every row in one line of the report, whatever program wrote the file."""

import base64
import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from compliance.assessments import Entry, enter
from compliance.entered import importing
from compliance.frozen import freezing
from compliance.models import CHECKLIST, Assessment, AssessmentEntry, IndicatorValue
from tests.api.conftest import Speaker
from tests.factories import House, when
from workflow.errors import BadInput, NotNow, NotVisible, NotYours

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")


@pytest.fixture
def house() -> House:
    return House()


def take(
    house: House, data: bytes | str, by: Any = None, *, only_look: bool = False, year: int = 2026
) -> Any:
    raw = data.encode() if isinstance(data, str) else data
    with translation.override("id"):
        report = importing.take(
            house.agency.code, year, raw, only_look=only_look, by=by or house.ombudsman, at=AT
        )
        told = report.told()
    assert told["read"] == told["taken"] + told["already_there"] + told["blank"] + told["refused"]
    return told


def rows(told: Any) -> list[tuple[int, str, str]]:
    return [(row["line"], row["became"], row["reason"]) for row in told["rows"]]


def book(*lines: Any) -> bytes:
    file, made = io.BytesIO(), openpyxl.Workbook()
    for line in lines:
        made.active.append(list(line))
    made.save(file)
    return file.getvalue()


def values() -> dict[str, Decimal | None]:
    return dict(IndicatorValue.objects.values_list("code", "value"))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_is_filled_in_looked_at_and_taken_and_says_the_same_afterwards(house, language, kind):
    client = Client(headers={"accept-language": language})
    client.force_login(house.ombudsman.user)
    own = f"/nilai/{house.agency.code}/2026/isi/"
    place = (house.agency.code, house.unit.code, 2026)
    enter(
        *place,
        entry=Entry(indicators={"input-1": Decimal("80.25")}, notes={"input-1": "=SUM(map 3)"}),
        by=house.ombudsman,
        at=AT,
    )

    def template() -> bytes:
        answer = client.get(f"{own}templat.{kind}")
        assert answer.status_code == 200
        return answer.content

    def filled(data: bytes, score: str) -> bytes:
        if kind == "csv":
            text = data.decode("utf-8-sig")
            mark = ";" if language == "id" else ","
            sign = "," if language == "id" else "."
            return re.sub(rf"{mark}{mark}\r\n", f"{mark}{score.replace('.', sign)}{mark}\r\n", text).encode()
        made = openpyxl.load_workbook(io.BytesIO(data))
        sheet = made.worksheets[0]
        for row in sheet.iter_rows(min_row=2):
            if row[4].value is None:
                row[4].value = float(score)
        file = io.BytesIO()
        made.save(file)
        return file.getvalue()

    def send(data: bytes) -> Any:
        upload = SimpleUploadedFile(f"isian.{kind}", data)
        return client.post(f"{own}impor/", {"file": upload})

    untouched = send(template())
    assert untouched.context["report"]["already_there"] == 1
    assert untouched.context["report"]["taken"] == untouched.context["report"]["refused"] == 0
    page = send(filled(template(), "71.5"))
    assert page.context["report"]["taken"] == page.context["report"]["read"] - 1 == 57
    assert set(values()) == {"input-1"}
    content = unescape(re.findall(r'name="content" value="([^"]*)"', page.content.decode())[0])
    key = unescape(re.findall(r'name="key" value="([^"]*)"', page.content.decode())[0])
    done = client.post(f"{own}impor/", {"content": content, "key": key})
    assert (done.status_code, done.context["report"]["taken"]) == (200, 57)
    assert client.post(f"{own}impor/", {"content": content, "key": key}).context["report"]["taken"] == 57
    row = Assessment.objects.get(unit=house.unit)
    assert (row.public_trust, row.input) == (Decimal("71.50"), Decimal("71.50"))
    again = send(template())
    assert again.context["report"]["already_there"] == again.context["report"]["read"] == 58


def test_every_row_is_told_by_its_line(house):
    stranger = House()
    unit = house.unit.code
    told = take(
        house,
        f"""Isian nilai 2026;;;
;;;
Unit;Kode;Nilai;Catatan;Telepon
{unit};input-1;80,5;map 1;0812
{unit};input-1;80,5;map 1;
{unit};input-1;81;;
{unit};INPUT-2;100,01;;
{unit};PG-05;80;;
{unit};teh;80;;
{stranger.unit.code};input-3;80;;
;input-3;80;;
{unit};;80;;
{unit};training;3;;
;;;;
{unit};input-3;;;
{unit};output-1;delapan;;
{unit};output-2;70;map 2;;;lebih
{unit};output-3;;hanya catatan;
{unit};output-4;70;"dua
baris, satu sel";
""",
    )
    assert [row[:2] for row in rows(told)] == [
        (4, "taken"),
        (5, "already_there"),
        (6, "refused"),
        (7, "refused"),
        (8, "refused"),
        (9, "refused"),
        (10, "refused"),
        (11, "refused"),
        (12, "refused"),
        (13, "refused"),
        (16, "refused"),
        (17, "refused"),
        (18, "taken"),
        (19, "taken"),
    ]
    reasons = {line: reason for line, _became, reason in rows(told) if reason}
    assert "baris 4" in reasons[6]
    assert reasons[7] == reasons[16] == "Isi angka 0 sampai 100 dengan paling banyak 2 desimal."
    assert "dihitung sistem" in reasons[8]
    assert stranger.unit.code in reasons[10]
    assert "koordinator" in reasons[13]
    assert (told["blank"], told["passed_over"]) == (2, ["Telepon"])
    assert values()["input-1"] == Decimal("80.50")
    assert IndicatorValue.objects.get(code="output-4").note == "dua\nbaris, satu sel"
    assert not IndicatorValue.objects.filter(note__contains="0812").exists()


def test_coordinators_take_in_their_marks_and_nothing_else(house):
    unit = house.unit.code
    table = (
        "unit,code,value\n"
        + "".join(f"{unit},{item},3\n" for item in CHECKLIST)
        + f"{unit},input,80\n{unit},training,5\n"
    )
    told = take(house, table, house.coordinator)
    assert (told["taken"], told["refused"]) == (6, 2)
    assert set(Assessment.objects.get().marks.values()) == {3}
    with pytest.raises(NotVisible):
        take(house, table, House().coordinator)
    with pytest.raises(NotYours):
        take(house, table, house.officer)


@pytest.mark.parametrize(
    ("encode", "separator"),
    [
        (lambda text: text.encode("utf-8-sig"), ";"),
        (lambda text: text.encode("utf-16"), "\t"),
        (lambda text: text.encode("cp1252"), ";"),
        (lambda text: text.encode(), "|"),
        (lambda text: ("sep=;\r\n" + text).encode(), ";"),
        (lambda text: text.replace("\n", "\r\n").encode(), ","),
        (lambda text: text.replace("\n", "\r").encode(), ";"),
    ],
)
def test_a_table_is_read_in_every_usual_encoding_separator_and_line_end(house, encode, separator):
    text = "\n".join(
        separator.join(cells)
        for cells in (
            ("unit", "kode", "nilai", "catatan"),
            (house.unit.code, "input-1", '"80,5"', "Café «A»"),
        )
    )
    told = take(house, encode(text + "\n"))
    assert told["taken"] == 1, told
    row = IndicatorValue.objects.get(code="input-1")
    assert (row.value, row.note) == (Decimal("80.50"), "Café «A»")


def test_cells_of_a_workbook_that_are_no_score_are_told_and_not_guessed(house):
    unit = house.unit.code
    told = take(
        house,
        book(
            ("unit", "kode", "nilai", "catatan"),
            (unit, "input-1", 87.34999999999999, 5),
            (unit, "input-2", date(2026, 5, 8), None),
            (unit, "input-3", "=1+1", None),
            (unit, "output-1", True, None),
            (unit, "output-2", 80.005, None),
            (None, None, None, None),
            (unit, "output-3", "90,25", None),
        ),
    )
    assert [row[:2] for row in rows(told)] == [
        (2, "taken"),
        (3, "refused"),
        (4, "refused"),
        (5, "refused"),
        (6, "refused"),
        (8, "taken"),
    ]
    assert "rumus" in rows(told)[2][2]
    assert (values()["input-1"], values()["output-3"]) == (Decimal("87.35"), Decimal("90.25"))


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 21 * 1024 * 1024)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"x" * 600_000, "too_large"),
        (b"unit;kode\n" * 2, "no_heading"),
        (b"unit;kode;nilai;nilai\n", "column_twice"),
        (b"unit;kode;nilai\n" + b"a;b;1\n" * 5_101, "too_large"),
        (b"PK\x03\x04 this is none", "no_table"),
        (b"\x00\x01\x02", "no_table"),
        (bomb(), "too_large"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(house, data, code):
    with pytest.raises(BadInput) as refused:
        take(house, data)
    assert refused.value.errors["file"][0] == code
    assert not AssessmentEntry.objects.exists()


def test_a_year_that_is_frozen_or_has_no_instrument_takes_no_table(house):
    table = f"unit;kode;nilai\n{house.unit.code};input;80\n"
    for year, code in ((2019, "no_instrument"), (2027, "in_the_future")):
        with pytest.raises(BadInput, match=code):
            take(house, table, year=year)
    take(house, table)
    freezing.freeze(house.agency.code, 2026, reason="Diterbitkan.", by=house.ombudsman, at=AT)
    with pytest.raises(NotNow, match="frozen"):
        take(house, table)


def test_the_api_looks_first_and_takes_then(house):
    speaker, path = Speaker(house.ombudsman.user), f"assessments/{house.agency.code}/2026/import/"
    file = base64.b64encode(f"unit;kode;nilai\n{house.unit.code};input;80\n".encode()).decode()
    looked = speaker.post(path, {"file": file, "dry_run": True})
    assert (looked.status_code, looked.json()["taken"], values()) == (200, 1, {})
    assert speaker.post(path, {"file": file}).json() == looked.json()
    assert values() == {"input": 80}
    for body in ({"file": "%%"}, {"file": 1}, {}, {"file": ""}):
        assert speaker.post(path, body).status_code == 400
    assert Speaker(house.officer.user).post(path, {"file": file}).status_code == 403
    assert Speaker(House().coordinator.user).post(path, {"file": file}).status_code == 404


CODES = ("input", "input-1", "INPUT-2", "output-1", "PG-05", "training", "teh", "")
CELLS = ("", "0", "80,5", "80.50", "100", "100,01", "x", "80.5", '"80', "3")


class TestAnyTable(TestCase):
    @settings(max_examples=12, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(("A", "B", "?", "")),
                st.sampled_from(CODES),
                st.sampled_from(CELLS),
                st.sampled_from(("", "map")),
            ),
            max_size=12,
        )
    )
    def test_looking_tells_what_taking_does_and_a_second_time_takes_nothing(self, lines):
        house = House()
        units = {"A": house.unit.code, "B": house.other_unit.code}
        table = "unit;kode;nilai;catatan\n" + "".join(
            ";".join((units.get(unit, unit), *rest)) + "\n" for unit, *rest in lines
        )
        before = AssessmentEntry.objects.count()
        looked = take(house, table, only_look=True)
        assert AssessmentEntry.objects.count() == before
        done = take(house, table)
        assert done == looked
        assert done["read"] == len(lines)
        again = take(house, table)
        assert again["taken"] == 0
        assert again["already_there"] == done["taken"] + done["already_there"]


def test_who_only_looks_at_the_address_of_an_import_is_led_to_where_a_file_is_chosen(house):
    """The address stands in the browser after a report: a switch of language asks it again."""
    client = Client()
    client.force_login(house.ombudsman.user)
    answer = client.get(f"/nilai/{house.agency.code}/2026/isi/impor/")
    assert (answer.status_code, answer["Location"]) == (302, f"/nilai/{house.agency.code}/2026/isi/")
