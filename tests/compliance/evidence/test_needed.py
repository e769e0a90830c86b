"""The list of documents of 2026, and how a file's name tells which of them it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.evidence import matching, needed
from compliance.evidence.needed import BrokenInstrument, NoList
from compliance.instrument import NoInstrument, instrument

LIST = needed.of(2026)
CODES = [one.code for one in LIST.documents]


def test_the_list_of_2026_proves_every_indicator_and_says_how_sure_it_is():
    parts = [part for dimension in LIST.instrument.dimensions for part in dimension.parts]
    assert all(LIST.of(part) for part in parts)
    assert len(LIST.documents) == 79
    assert (LIST.certainty, LIST.instrument.code) == ("V2", "2026")
    management = [one for one in LIST.documents if one.code.startswith("PG-")]
    assert (len(management), sum(bool(one.proves) for one in management)) == (18, 7)
    assert [one.code for one in management if one.this_year] == ["PG-02.1"]
    assert sorted(one.code for one in LIST.documents if not one.required) == [
        "input-2.6", "output-1.1", "output-2.1", "output-3.1", "output-4.1",
    ]  # fmt: skip


def test_years_without_list_or_instrument_are_told_apart():
    with pytest.raises(NoList):
        needed.of(2025)
    with pytest.raises(NoInstrument):
        needed.of(1999)


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('instrument = "2026"', 'instrument = "2025"', "of another instrument"),
        ('code = "PG-01.2"', 'code = "PG-01.1"', "twice"),
        ('code = "PG-01.2"', 'code = "PG-99.2"', "no indicator"),
        ('proves = "matrix"', 'proves = "magic"', "proves is magic"),
        ("required = false", 'required = "no"', "true or false"),
    ],
)
def test_a_list_that_breaks_a_rule_does_not_load(tmp_path, was, now, said):
    whole = (needed.FOLDER / "2026.toml").read_text()
    broken = tmp_path / "2026.toml"
    broken.write_text(whole.replace(was, now, 1))
    with pytest.raises(BrokenInstrument, match=said):
        needed.load(broken, instrument(2026))


@pytest.mark.parametrize("code", CODES)
def test_a_file_that_is_named_by_code_or_label_is_told(code):
    one = LIST.get(code)
    label = one.label.id.replace("/", " ")
    for path in (
        f"{code}.pdf",
        f"bukti/{code.replace('-', ' ').replace('.', '_')} pindaian.jpg",
        f"{code}/IMG_2231.jpg",
        f"{label}.pdf",
        f"{label.upper().replace(' ', '_')}_2026.docx",
    ):
        assert matching.document(path, LIST.documents) == one, path


@pytest.mark.parametrize(
    "path",
    ["", "IMG_2231.jpg", "scan.pdf", "Dokumen.docx", "foto.jpg", "laporan bukti.pdf", "SK.pdf", "PG-99.1.pdf",
     "PG-08.pdf", "surat pengaduan.pdf"],
)  # fmt: skip
def test_a_name_that_tells_nothing_or_several_is_left_to_people(path):
    assert matching.document(path, LIST.documents) is None


@given(st.text(max_size=80))
def test_no_name_breaks_the_matching(path):
    found = matching.document(path, LIST.documents)
    assert found is None or found in LIST.documents
    assert matching.dated(path) is None or matching.dated(path).year >= 2000


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("SK Tim 2026-03-01.pdf", date(2026, 3, 1)),
        ("2025-01-01/SK_Tim_20260301.pdf", date(2026, 3, 1)),
        ("SK 01-03-2026 final.pdf", date(2026, 3, 1)),
        ("SK tanggal 1 Maret 2026.pdf", date(2026, 3, 1)),
        ("sk_5_agustus_2026.pdf", date(2026, 8, 5)),
        ("SK 2026-02-31.pdf", None),
        ("SK 2026-03-01 2026-04-01.pdf", None),
        ("SK Nomor 100 Tahun 2026.pdf", None),
        ("IMG_202603011.jpg", None),
    ],
)
def test_one_whole_date_in_a_name_is_the_date(name, on):
    assert matching.dated(name) == on
