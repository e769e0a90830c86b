"""Loading published scores."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Agency, Level, Unit
from compliance import regions
from compliance.models import Assessment, PublishedScore
from compliance.scope import Scope
from compliance.scoring import of_scope
from tests.factories import agency, unit, when

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parents[2] / "data" / "region_scores.csv"
HEAD = "region,year,unit,score,published_region_score,source\n"


def load(path: Path = TABLE) -> str:
    out = StringIO()
    call_command("import_scores", str(path), stdout=out)
    return out.getvalue()


def table(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "scores.csv"
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def everything() -> list[list[dict[str, object]]]:
    return [
        list(model.objects.order_by("pk").values()) for model in (Agency, Unit, Assessment, PublishedScore)
    ]


def test_published_tables_come_out_exactly():
    load()
    agencies = {
        row["agency"]["name"]: row
        for row in of_scope(Scope(None), year=2024, as_of=when("2026-09-15"))["agencies"]
    }
    found = {
        name: (
            str(row["score"]),
            row["category"],
            row["band_zone"],
            row["published"],
            row["difference"],
            row["n"],
        )
        for name, row in agencies.items()
    }
    assert found == {
        "Kabupaten Pandeglang": ("95.25", "A", "green", Decimal("95.25"), 0, 6),
        "Kabupaten Pemalang": ("98.59", "A", "green", Decimal("98.59"), 0, 6),
        "Kabupaten Serang": ("91.98", "A", "green", None, None, 6),
    }


@pytest.mark.parametrize(("year", "score", "category"), [(2023, "89.28", "A"), (2022, "79.01", "B")])
def test_a_published_figure_stands_where_only_that_exists(year, score, category):
    load()
    rows = of_scope(Scope(None), year=year, as_of=when("2026-09-15"))["agencies"]
    serang = next(row for row in rows if row["agency"]["name"] == "Kabupaten Serang")
    assert (str(serang["score"]), serang["category"], serang["n"]) == (score, category, 0)


def test_a_unit_row_is_an_official_total():
    load()
    rows = of_scope(Scope(None), year=2024, as_of=when("2026-09-15"))["units"]
    assert len(rows) == 18
    for row in rows:
        assert set(row["dimensions"].values()) == {None}
        assert row["estimated"] == []
        assert row["official"]
        assert row["category"] == "A"


def test_a_second_run_changes_nothing():
    load()
    before = everything()
    assert "scores written 0, unchanged 32" in load()
    assert everything() == before


def test_missing_agencies_are_made_closed_for_filing():
    load()
    made = Agency.objects.get(name="Kabupaten Pemalang")
    assert (made.code, made.level, made.zone, made.open_for_filing) == (
        "kabupaten-pemalang",
        Level.REGENCY,
        "Asia/Jakarta",
        False,
    )
    for row in (*Agency.objects.all(), *Unit.objects.all()):
        row.full_clean()


def test_known_agencies_and_units_are_used_whatever_their_spelling():
    serang = agency("serang", name="KABUPATEN  SERANG")
    pontang = unit(serang, "pontang", name="upt puskesmas pontang")
    load()
    assert Agency.objects.count() == 3
    assert serang.units.count() == 6
    assert pontang.assessments.get().official_score == Decimal("93.44")
    serang.refresh_from_db()
    assert serang.open_for_filing


def test_units_of_one_name_in_two_agencies_are_two():
    load()
    assert Unit.objects.filter(name="DPMPTSP").count() == 3
    assert Unit.objects.count() == 18


def test_the_answer_shows_the_published_score_and_the_difference(tmp_path):
    out = load(
        table(
            tmp_path,
            "Kota Ambon,2024,Dinas Sosial,80.00,80.04,x",
            "Kota Ambon,2024,Disdukcapil,80.01,80.04,x",
        )
    )
    assert "Kota Ambon 2024: 80.01 B, mean of 2; published 80.04, difference -0.03" in out


def test_long_and_equal_names_get_codes_of_their_own(tmp_path):
    long = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
    load(
        table(
            tmp_path, *(f"Kota {name},2024,{long},80.00,,x" for name in ("Ambon", "Tual")), "É,2024,Ö,80,,x"
        )
    )
    codes = list(Unit.objects.values_list("code", flat=True))
    assert len(set(codes)) == 3
    for row in (*Agency.objects.all(), *Unit.objects.all()):
        row.full_clean()


def test_a_row_that_cannot_be_read_is_told_by_line_and_reason(tmp_path):
    lines = (
        "Kota Ambon,2024,Dinas Sosial,80.00,,x",
        "Kota Ambon,20x4,Disdukcapil,80.00,,x",
        "Kota Ambon,2019,Disdukcapil,80.00,,x",
        "Kota Ambon,2024,Disdukcapil,100.01,,x",
        "Kota Ambon,2024,Disdukcapil,NaN,,x",
        "Kota Ambon,2024,Disdukcapil,eighty,,x",
        "Kota Ambon,2024,Disdukcapil,,80,x",
        "Kota Ambon,2024,,80.00,,x",
        "Kota Ambon,2024,,,,x",
        ",2024,Disdukcapil,80.00,,x",
        "Kota Ambon,2024",
        "Kota Ambon,2024,dinas sosial,81.00,,x",
    )
    out = load(table(tmp_path, *lines))
    told = [line for line in out.splitlines() if line.startswith("refused: line ")]
    assert [line.split()[2] for line in told] == [f"{number}:" for number in range(3, 14)]
    assert "rows 12, refused 11; scores written 1" in out
    assert Assessment.objects.get().official_score == 80


@pytest.mark.parametrize(
    "content", [None, b"", b"region,year\nx,2024\n", b"\xff\xfe\x00", HEAD.encode() + b'"x']
)
def test_a_file_that_cannot_be_used_ends_with_2_and_one_sentence(tmp_path, content):
    path = tmp_path / "scores.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        load(path)
    assert refused.value.returncode == 2
    assert str(refused.value).startswith("The table ")
    assert str(refused.value).endswith(".")
    assert everything() == [[], [], [], []]


@pytest.mark.parametrize(
    ("name", "level", "zone"),
    [
        ("Kabupaten Pemalang", Level.REGENCY, "Asia/Jakarta"),
        ("kab. gowa", Level.REGENCY, "Asia/Makassar"),
        ("Kota Banjar", Level.CITY, "Asia/Jakarta"),
        ("Kabupaten Banjar", Level.REGENCY, "Asia/Makassar"),
        ("Kota Ternate", Level.CITY, "Asia/Jayapura"),
        ("Provinsi Bali", Level.PROVINCE, "Asia/Makassar"),
        ("Prov. Papua Tengah", Level.PROVINCE, "Asia/Jayapura"),
        ("Kementerian Agama", Level.MINISTRY, "Asia/Jakarta"),
        ("Kabupaten", Level.REGENCY, "Asia/Jakarta"),
    ],
)
def test_level_and_zone_are_guessed_from_the_name(name, level, zone):
    assert (regions.level(name), regions.zone(name)) == (level, zone)
