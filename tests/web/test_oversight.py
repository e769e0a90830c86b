"""The overview of the Ombudsman: every number leads to its cases, and what cannot be asked is said in one sentence."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from io import BytesIO
from typing import Any

import openpyxl
import pypdfium2 as pdfium
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Agency, Unit
from complaints.words import rounded
from compliance import report
from tests.factories import House
from tests.web.test_staff import signed_in
from web.views import oversight, taken

pytestmark = pytest.mark.django_db
PERIOD = {"start": "2026-01-01", "end": "2026-06-30"}
CELL = re.compile(r'<td class="number[^"]*">\s*(?:<a href="([^"]*)">)?\s*([^<\s][^<]*?)\s*<', re.DOTALL)


def told(house: House) -> None:
    house.file("2026-03-02", unit=None)
    house.file("2026-03-02").dispatched("2026-03-03")
    house.file("2026-03-09").dispatched("2026-03-10").begun("2026-03-11").answered("2026-03-12")


def page(client: Client, path: str = "/pengawasan/", **asked: Any) -> str:
    answer = client.get(path, {**PERIOD, **asked})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def numbers(text: str) -> list[tuple[str, str]]:
    """The address and the text of every number of the table."""
    table = text[text.index("<tbody>") : text.index("</table>")]
    return [(unescape(href), shown) for href, shown in CELL.findall(table)]


@pytest.mark.parametrize("group_by", ["agency", "unit", "month", "classification", "channel", ""])
def test_every_number_of_the_table_opens_exactly_its_cases(group_by):
    house = House()
    told(house)
    client = signed_in(house.ombudsman)
    counted = 0
    for href, shown in numbers(page(client, group_by=group_by, columns="all")):
        if not shown.isdigit() or "_days" in href:
            continue
        assert href, shown
        found = client.get(href)
        assert found.status_code == 200
        total = found.context["found"].total
        measure = re.search(r"measure=(\w+)", href)
        assert measure is not None
        if measure[1] == "answered" and total != int(shown):
            continue  # a median of days opens the answers that it is the median of
        assert total == int(shown), href
        assert len(found.context["rows"]) == total
        counted += total
    assert counted > 20


def test_the_totals_are_those_of_all_rows():
    house = House()
    told(house)
    client = signed_in(house.ombudsman)
    total, _cells = client.get("/pengawasan/", {**PERIOD, "group_by": "unit"}).context["total"]
    rows = [row for row, _cells in client.get("/pengawasan/", {**PERIOD, "group_by": "unit"}).context["rows"]]
    for name in ("received", "answered", "due", "met", "open_late", "never_assigned"):
        assert total.value(name) == sum(row.value(name) for row in rows), name
    assert total.value("received") == 3
    assert total.value("never_assigned") == 1


def test_each_head_leads_to_its_meaning_formula_and_source():
    house = House()
    text = page(signed_in(house.ombudsman), columns="all")
    heads = re.findall(r'href="#(arti-\w+)"', text)
    assert len(heads) == 15
    for head in heads:
        meaning = text[text.index(f'id="{head}"') :]
        meaning = meaning[: meaning.index("</div>")]
        assert "Rumus:" in meaning
        assert "Sumber:" in meaning


def test_agencies_lead_to_their_units_each_with_its_agency_named():
    house = House()
    told(house)
    client = signed_in(house.ombudsman)
    assert f'href="/pengawasan/{house.agency.code}/?start=2026-01-01' in page(client)
    units = page(client, f"/pengawasan/{house.agency.code}/")
    assert house.unit.name in units
    assert units.count(f'<span class="under">{house.agency.name}</span>') == 2
    assert "Tanpa unit" in units


def test_a_unit_that_nobody_complained_about_is_there_with_zeros():
    house = House()
    rows = signed_in(house.head).get(f"/pengawasan/{house.agency.code}/", PERIOD).context["rows"]
    assert {row.label for row, _cells in rows} == {house.unit.name, house.other_unit.name}
    assert {row.value("received") for row, _cells in rows} == {0}


def test_rows_are_searched_sorted_and_paged():
    house = House()
    told(house)
    Unit.objects.bulk_create(
        Unit(code=f"unit-{n:03}", name=f"Puskesmas {n:03}", agency=house.agency) for n in range(120)
    )
    client = signed_in(house.ombudsman)
    path = f"/pengawasan/{house.agency.code}/"

    def names(**asked: str) -> list[str]:
        return [row.label for row, _cells in client.get(path, {**PERIOD, **asked}).context["rows"]]

    assert len(names()) == 50
    assert len(names(page="3")) == 23
    assert names(q="puskesmas 07") == [f"Puskesmas 07{n}" for n in range(10)]
    assert names(sort="-received")[0] == house.unit.name
    assert names(sort="-label", page="3")[-1] == "Tanpa unit" or names(sort="-label")[0] == "Tanpa unit"


def test_the_trend_is_the_difference_from_the_period_before_of_the_same_length():
    house = House()
    house.file("2026-01-05").dispatched("2026-01-06").begun("2026-01-07").answered("2026-01-08")
    house.file("2026-04-06")
    client = signed_in(house.ombudsman)
    asked = {"start": "2026-04-01", "end": "2026-07-31"}
    context = client.get("/pengawasan/", asked).context
    assert context["table"].before == (date(2025, 11, 30), date(2026, 3, 31))
    ((row, cells),) = [each for each in context["rows"] if each[0].group.key == house.agency.code]
    assert row.value("trend") == -100
    (trend,) = [cell for cell in cells if cell.name == "trend"]
    assert trend.text == "−100,0"
    assert "start=2025-11-30&end=2026-03-31" in trend.href


@pytest.mark.parametrize(
    ("path", "query", "sentence"),
    [
        ("", "start=1026-01-01&end=2026-01-01", "Periode paling lama 100 tahun."),
        ("", "start=2026-12-31&end=2026-01-01", "Akhir periode mendahului awalnya."),
        ("", "start=2026-02-31", "Tanggal tidak benar."),
        ("", "warna=biru", "Saringan «warna» tidak dikenal."),
        ("", "sort=nama", "Urutan ini tidak dikenal."),
        ("", "group_by=user__password", "Pengelompokan tidak dikenal."),
        ("", "agency=nowhere", "Tidak ada instansi dengan kode ini."),
        ("", "page=7", "Halaman ini tidak ada: daftar ini punya 1 halaman."),
        ("", "page=x", "Halaman ini tidak ada: daftar ini punya 1 halaman."),
        ("", "columns=few", "Pilihan kolom ini tidak dikenal."),
        ("", "unit=nowhere", "Tidak ada unit dengan kode ini di instansi ini."),
        ("kasus/", "measure=late", "Tidak ada ukuran dengan nama ini."),
        ("kasus/", "", "Tidak ada ukuran dengan nama ini."),
        ("kasus/", "measure=due&cursor=x", "Halaman daftar ini tidak ada. Mulailah dari halaman pertama."),
        (
            "kasus/",
            "measure=due&group_by=unit&key=x",
            "Tidak ada kelompok dengan kunci ini dalam angka yang diminta.",
        ),
        ("kasus/", "measure=due&warna=biru", "Saringan «warna» tidak dikenal."),
        ("kasus/", "measure=due&start=1026-01-01", "Periode paling lama 100 tahun."),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_sentence(path, query, sentence):
    answer = signed_in(House().ombudsman).get(f"/pengawasan/{path}?{query}")
    assert answer.status_code == 400
    assert answer.context["asked"].errors == [sentence]
    assert sentence in answer.content.decode()


def test_a_unit_of_another_agency_is_refused_in_one_sentence():
    house, other = House(), House()
    client = signed_in(house.ombudsman)
    for asked in ({"agency": house.agency.code, "unit": other.unit.code},):
        answer = client.get("/pengawasan/", asked)
        assert answer.status_code == 400
        assert answer.context["asked"].errors == ["Tidak ada unit dengan kode ini di instansi ini."]


def test_nobody_reads_the_figures_of_an_agency_that_is_not_theirs():
    house, other = House(), House()
    client = signed_in(house.coordinator)
    assert client.get(f"/pengawasan/{other.agency.code}/").status_code in (400, 403)
    assert other.agency.name not in client.get("/pengawasan/").content.decode()
    assert client.get("/pengawasan/nowhere/").status_code == 404
    assert signed_in(house.officer).get("/pengawasan/kasus/?measure=due").status_code == 403


def test_a_head_reads_the_late_cases_without_words_and_without_a_link():
    house = House()
    case = house.file("2026-03-02")
    client = signed_in(house.head)
    text = client.get("/pengawasan/kasus/", {**PERIOD, "measure": "open_late"}).content.decode()
    assert case.row.reference in text
    assert "Antrean" not in text
    assert f"/petugas/kasus/{case.row.reference}" not in text
    assert (
        "Antrean"
        in signed_in(house.ombudsman)
        .get("/pengawasan/kasus/", {**PERIOD, "measure": "open_late"})
        .content.decode()
    )


def test_who_is_accused_reads_a_row_that_says_nothing():
    house = House()
    case = house.file("2026-03-02")
    case.row.accused.add(house.head.user)
    answer = signed_in(house.head).get("/pengawasan/kasus/", {**PERIOD, "measure": "received"})
    assert answer.context["found"].total == 1
    assert case.row.reference not in answer.content.decode()
    assert "Satu pengaduan yang tidak dapat Anda baca." in answer.content.decode()


def test_the_workbook_has_typed_cells_and_a_sheet_that_defines_each_column():
    house = House()
    told(house)
    answer = signed_in(house.ombudsman).get("/pengawasan/unduh.xlsx", {**PERIOD, "group_by": "unit"})
    book = openpyxl.load_workbook(BytesIO(answer.content))
    table, about = book.worksheets
    heading = [cell.value for cell in table[1]]
    rows = [
        dict(zip(heading, [cell.value for cell in row], strict=True)) for row in table.iter_rows(min_row=2)
    ]
    row = next(row for row in rows if row["Kode"] == house.unit.code)
    assert (row["Diterima"], row["Jatuh tempo"], row["Ketepatan"]) == (2, 2, 0.5)
    assert row["Instansi"] == house.agency.name
    assert rows[-1]["Nama"] == "Seluruhnya"
    notes = [[cell.value for cell in row] for row in about.iter_rows()]
    assert notes[0][0] == "Keadaan per"
    assert {"Ketepatan", "Belum pernah ditugaskan"} <= {line[0] for line in notes}


def test_addresses_of_before_lead_on():
    client = signed_in(House().ombudsman)
    answer = client.get("/ukuran/?start=2026-01-01&group_by=month")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        "/pengawasan/?start=2026-01-01&group_by=month",
    )
    assert client.get("/ukuran/unduh.csv").headers["Location"] == "/pengawasan/unduh.csv"


def test_the_overview_asks_as_often_for_many_units_as_for_few(django_assert_max_num_queries):
    house = House()
    told(house)
    Agency.objects.bulk_create(
        Agency(code=f"kota-{n:02}", name=f"Kota {n:02}", level="city") for n in range(60)
    )
    client = signed_in(house.ombudsman)
    with django_assert_max_num_queries(40):
        assert len(client.get("/pengawasan/", PERIOD).context["rows"]) == 50


def test_the_report_can_be_handed_in():
    house = House()
    told(house)
    answer = signed_in(house.ombudsman).get(
        "/pengawasan/laporan.pdf", {**PERIOD, "agency": house.agency.code}
    )
    assert answer["Content-Type"] == "application/pdf"
    paper = pdfium.PdfDocument(answer.content)
    pages = [page.get_textpage().get_text_range() for page in paper]
    text = "\n".join(pages)
    for words in (
        "Laporan penanganan pengaduan",
        house.agency.name,
        "1 Januari 2026 sampai 30 Juni 2026",
        house.unit.name,
        "Seluruhnya",
        "Ketepatan waktu, dengan selang 95 %",
        "Rumus:",
        "Nama dan tanda tangan",
    ):
        assert words in text, words
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page


@given(st.decimals(min_value=-1000, max_value=1000, places=6), st.integers(0, 3))
def test_a_number_is_rounded_half_up_wherever_it_is_told(value, places):
    told = Decimal(rounded(value, places).replace(",", "."))
    assert told == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def test_paper_tells_the_percentages_that_the_page_tells():
    share, ends = Decimal(100) / 148, (Decimal("0.5967"), Decimal("0.746"))
    assert report._percent(share) == oversight.shown("timeliness", share) == "67,6 %"
    assert (taken._printed("interval", ends), oversight.shown("interval", ends)) == (
        "60–75",
        "59,7 % – 74,6 %",
    )


def test_a_report_of_too_many_rows_says_how_to_part_it(monkeypatch):
    monkeypatch.setattr(taken, "MOST_ON_PAPER", 1)
    house = House()
    answer = signed_in(house.ombudsman).get("/pengawasan/laporan.pdf", {"agency": house.agency.code})
    assert answer.status_code == 400
    assert "Pilih satu instansi, lalu buat lagi." in answer.content.decode()
