"""Published tables of other ombudsmen come out of their rows; what does not follow is told."""

import csv
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from compliance.measuring import grammar, reckoning

DATA = Path(__file__).parents[3] / "data" / "instruments"


def of_text(code: str, text: str) -> reckoning.Reckoned:
    head, *lines = csv.reader(StringIO(text))
    return reckoning.of(head, list(enumerate(lines, start=2)), grammar.named(code))


def figures(code: str, text: str) -> dict[str, str | None]:
    return {figure.measure: figure.value for figure in of_text(code, text).figures}


@pytest.mark.parametrize(
    ("code", "file", "same"), [("spso", "spso_fife.csv", 21), ("eo", "european_ombudsman.csv", 5)]
)
def test_every_published_figure_follows_from_its_row(code: str, file: str, same: int) -> None:
    found = reckoning.of_file(DATA / file, grammar.named(code))
    assert [figure.same for figure in found.figures if figure.published is not None] == [True] * same
    assert not found.refused


def test_the_moving_definition_of_closed_is_told() -> None:
    found = reckoning.of_file(DATA / "spso_fife.csv", grammar.named("spso"))
    assert [line for line in found.sums if "closed is" in line] == [
        "2014/15: closed is stage1 + stage2",
        "2015/16: closed is stage1 + stage2",
        "2016/17: closed is stage1 + stage2 + escalated",
    ]


def test_a_region_is_the_mean_of_its_units_and_a_hundredth_is_not_hidden() -> None:
    found = reckoning.of_file(DATA / "region_scores.csv", grammar.named("ori-region"))
    known = {
        " ".join(figure.names.values()): (figure.value, figure.published, figure.difference)
        for figure in found.figures
        if figure.value is not None and figure.published is not None
    }
    assert known == {
        "Kabupaten Pandeglang 2024": ("95.25", "95.25", None),
        "Kabupaten Pemalang 2024": ("98.59", "98.59", None),
        "Kabupaten Buru 2025": ("57.51", "57.51", None),
        "Kabupaten Wonogiri 2024": ("99.72", "99.71", Decimal("-0.01")),
    }


def test_findings_are_counted_by_what_was_considered_and_a_half_goes_up() -> None:
    text = (
        "landlord,severe_maladministration,maladministration,service_failure,mediation,redress,"
        "no_maladministration,outside_jurisdiction,withdrawn,maladministration_rate,severe_rate\n"
        "A,1,60,12,10,17,100,40,9,37,1\nB,1,0,0,0,0,0,5,5,100,100\nC,0,0,0,0,0,0,3,0,,\n"
    )
    found = of_text("hos", text)
    assert [(figure.value, figure.same) for figure in found.figures[:4]] == [
        ("37", True),  # 73 of 200 is 36.5
        ("1", True),
        ("100", True),
        ("100", True),
    ]
    assert [(figure.value, figure.why) for figure in found.figures[4:]] == [(None, "considered is 0")] * 2


def test_a_table_of_findings_already_added_up_comes_out_too() -> None:
    assert figures("hos", "year,considered,maladministration,severe\n2024,200,73,14\n") == {
        "maladministration_rate": "37",
        "severe_rate": "7",
    }


def test_investigations_remedies_and_recommendations_have_denominators_of_their_own() -> None:
    text = (
        "council,investigated,upheld,satisfactory_remedy,recommendations,complied,uphold_rate,"
        "satisfactory_remedy_rate,compliance_rate\nX,40,32,4,30,30,80,13,100\n"
    )
    assert [figure.same for figure in of_text("lgsco", text).figures] == [True, True, True]


def test_satisfaction_is_the_mean_of_five_answers_and_partly_met_is_resolved() -> None:
    text = (
        "office,very_dissatisfied,dissatisfied,neutral,satisfied,very_satisfied,resolved,partly_resolved,"
        "not_resolved,satisfaction,resolved_pct\nCGU,3,1,2,1,3,4,2,3,50.0,66.7\n"
    )
    found = of_text("falabr", text)
    assert [(figure.value, figure.same) for figure in found.figures] == [("50.00", True), ("66.67", True)]


def test_a_unit_is_the_weighted_sum_rounded_before_its_band_is_looked_up() -> None:
    text = (
        "unit,input,process,output,complaint_management,score,category\nU,87.99,87.99,88.00,88.00,87.99,B\n"
    )
    assert [figure.same for figure in of_text("ori-unit", text).figures] == [True, True]


def test_ranks_share_out_the_rows_of_a_group() -> None:
    rows = "".join(f"b{place},g,{place}\n" for place in range(1, 11))
    found = of_text("epeople", f"body,group,score\n{rows}other,h,5\n")
    assert [figure.value for figure in found.figures] == [*"EDDCCCCBBA", "A"]


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_is_rounded_from_the_exact_fraction(part: int, whole: int) -> None:
    part = min(part, whole)
    (value,) = figures("eo", f"institution,positive,proposals\nX,{part},{whole}\n").values()
    assert value is not None
    assert int(value) == int(Fraction(100 * part, whole) + Fraction(1, 2))


def test_what_differs_what_cannot_be_and_what_cannot_be_read_is_told_by_row() -> None:
    text = "institution,positive,proposals,published_pct\nA,1,3,34\nB,4,3,100\nC,x,3,\nD,1\nE,,3,40\n"
    found = of_text("eo", text)
    assert [(figure.value, figure.published, figure.difference, figure.why) for figure in found.figures] == [
        ("33", "34", Decimal(1), ""),
        (None, "100", None, "positive is more than proposals"),
        (None, "40", None, "positive is not told"),
    ]
    assert found.refused == [
        "line 4: positive is 'x', which is no number from 0 on",
        "line 5: it has 2 cells, the table 4 columns",
    ]


def test_a_total_that_its_parts_do_not_make_is_told() -> None:
    found = of_text("spso", "year,closed,stage1,stage2\n2020,10,6,3\n")
    assert found.sums == ["2020: closed is not stage1 + stage2: it differs by +1"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("year,received\n2020,1\n", "No figure of eo can be computed: compliance lacks the column positive."),
        ("positive,proposals,total\n1,2,3\n", "The column proposals stands twice in the table."),
        ("positive,proposals,\n1,2,3\n", "A column of the table has no name."),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(reckoning.Unusable) as caught:
        of_text("eo", text)
    assert str(caught.value) == sentence


def test_the_command_prints_ours_beside_what_was_published(tmp_path: Path) -> None:
    table = tmp_path / "eo.csv"
    table.write_text("institution,positive,asked,published_pct\nEPSO,1,3,34\n", encoding="utf-8")
    out = StringIO()
    call_command("instrument", "eo", str(table), column=["asked=proposals"], stdout=out)
    assert out.getvalue() == (
        "EPSO: compliance 33; published 34, difference +1\n"
        "eo: rows 1, refused 0; figures 1, as published 0, different 1, without a counterpart 0\n"
    )


def test_the_command_lists_and_describes_what_is_there() -> None:
    out = StringIO()
    call_command("instrument", stdout=out)
    call_command("instrument", "eo", stdout=out)
    assert [line.split(":")[0] for line in out.getvalue().splitlines()[:8]] == list(grammar.known())
    assert "column proposals, counts proposals, also suggestions, total" in out.getvalue()


@pytest.mark.parametrize("given", [("nowhere", "x.csv"), ("eo", "/nowhere/x.csv")])
def test_the_command_says_what_is_not_there(given: tuple[str, str]) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("instrument", *given)
    assert caught.value.returncode == 2
