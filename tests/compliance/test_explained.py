"""A score explained to the single complaint: the points of each level add up to those above, to the last digit."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Unit
from compliance import estimates
from compliance.assessments import Entry, enter
from compliance.explained import exact, reading, supposing, tree
from compliance.explained.lines import INDICATORS, Line, of, of_agency
from compliance.explained.tree import Given, Tree
from compliance.models import CHECKLIST, Assessment
from compliance.scope import Scope
from compliance.scores import complaint_dimension, estimate, instrument, round_half_up, unit_score
from compliance.scoring import scores
from law.codes import DutyKind as K
from tests.compliance.conftest import NOW
from tests.factories import House, when
from workflow.errors import BadInput, NotVisible, NotYours

fractions = st.fractions(min_value=0, max_value=3, max_denominator=999)
due = date(2026, 3, 2)
settled = st.builds(
    lambda kind, length, late: Line(1, "A", kind, due, good=not late, days_late=late, length=length),
    st.sampled_from([K.SETTLE, K.DECIDE]),
    st.sampled_from([None, 5, 14, 60]),
    st.none() | st.integers(0, 200),
)
others = st.builds(
    lambda kind, good: Line(1, "A", kind, due, good=good),
    st.sampled_from([K.FOLLOW_UP, K.REPLY, K.REMEDY]),
    st.booleans(),
)
lives = st.lists(settled | others, max_size=40)
marks = st.none() | st.fixed_dictionaries({item: st.integers(0, 4) for item in CHECKLIST})
percent = st.decimals(0, 100, places=2)
entered = st.fixed_dictionaries(dict.fromkeys(("input", "process", "output", "public_trust"), percent))


def assert_adds_up(found: Tree) -> None:
    for dimension in found.dimensions:
        if dimension.points is None:
            assert all(one.points is None for one in dimension.indicators)
            continue
        assert dimension.points + dimension.lost == dimension.weight
        if not dimension.indicators:
            continue
        for name in ("points", "lost"):
            assert sum(getattr(one, name) for one in dimension.indicators) == getattr(dimension, name)
            for one in dimension.indicators:
                assert sum(getattr(piece, name) for piece in one.pieces) == getattr(one, name)
    if found.exact is not None:
        assert found.exact == sum(dimension.points for dimension in found.dimensions)
        assert found.score == round_half_up(found.exact)


def parts(given: Given, lines: list[Line], year: int = 2026) -> Tree:
    return tree.of_lines(given, lines, instrument=instrument(year), estimate=estimate())


def assert_priced(found: Tree) -> None:
    """What cases of an indicator are printed with needs no more than how often each share occurs."""
    for one in (one for dimension in found.dimensions for one in dimension.indicators):
        assert one.n == len(one.pieces)
        if one.code not in INDICATORS:
            continue
        prices = tree.prices(one, Counter(piece.given for piece in one.pieces))
        seen = Counter[Fraction]()
        for piece in one.pieces if prices else ():
            price, rank = prices[piece.given], seen[piece.given]
            told = exact.printed(price.points.of(rank)), exact.printed(price.lost.of(rank))
            assert told == (piece.points, piece.lost)
            seen[piece.given] += 1


@given(st.lists(fractions, min_size=1, max_size=30))
def test_printed_parts_add_up_to_the_printed_whole_and_none_is_off_by_a_unit(values):
    total = sum(values, Fraction(0)) * exact.UNITS
    for whole in {total.__floor__(), total.__ceil__()}:
        units = exact.shared(values, whole)
        assert sum(units) == whole
        for unit, value in zip(units, values, strict=True):
            assert abs(unit - value * exact.UNITS) < 1
            again = exact.shared([value / 3] * 3, unit)
            assert sum(again) == unit


@given(st.dictionaries(fractions, st.integers(1, 5), min_size=1, max_size=9), st.randoms())
def test_equal_parts_are_printed_by_how_many_there_are_and_in_their_order(parts, random):
    values = [value for value, n in parts.items() for _each in range(n)]
    random.shuffle(values)
    total = sum(values, Fraction(0)) * exact.UNITS
    for whole in {total.__floor__(), total.__ceil__()}:
        cuts = exact.shared_by_value(parts, whole)
        if cuts is None:
            lost = [-(value * exact.UNITS) % 1 for value in parts]
            assert len(set(lost)) < len(lost)
            continue
        seen = Counter[Fraction]()
        for value, units in zip(values, exact.shared(values, whole), strict=True):
            assert cuts[value].of(seen[value]) == units
            seen[value] += 1
    cut = sum((value * exact.UNITS).__floor__() for value in values)
    for wrong in (cut - 1, cut + len(values) + 1):
        with pytest.raises(ValueError, match="sum"):
            exact.shared_by_value(parts, wrong)


def test_what_needs_no_cut_is_printed_as_it_is_and_a_wrong_whole_is_refused():
    thirds = [Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), Fraction(0)]
    assert exact.shared(thirds, exact.UNITS) == [333333333334, 333333333333, 333333333333, 0]
    for total in (exact.UNITS - 2, exact.UNITS + 3):
        with pytest.raises(ValueError, match="sum"):
            exact.shared(thirds, total)


@given(lives, marks, entered, st.sampled_from([2024, 2026]))
def test_points_of_any_counts_add_up_and_give_the_score_that_is_computed(lines, marks, entered, year):
    found = parts(Given(entered, marks), lines, year)
    assert_adds_up(found)
    assert_priced(found)
    counted = _counted(lines).indicators(marks)
    dimension = complaint_dimension(counted)
    mine = next(one for one in found.dimensions if one.code == "complaint_management")
    assert mine.score == dimension.value
    assert found.score == unit_score({**entered, "complaint_management": dimension.value}, year)
    for one, told in zip(mine.indicators, dimension.indicators, strict=False):
        assert (one.code, one.score, len(one.pieces)) == (told.code, told.value, told.n)
        assert round_half_up(one.used) == told.weight_used


def _counted(lines: list[Line]) -> estimates.Counted:
    counted = estimates.Counted()
    for line in lines:
        if line.kind in estimates.SETTLING:
            good, n = counted.timeliness
            counted.timeliness = estimates.Cases(good + line.good, n + 1)
            if line.length is not None and line.days_late is not None:
                counted.lateness[line.days_late, line.length] += 1
        elif line.kind == K.FOLLOW_UP:
            good, n = counted.promptness
            counted.promptness = estimates.Cases(good + line.good, n + 1)
        else:
            good, n = counted.outcome
            counted.outcome = estimates.Cases(good + line.good, n + 1)
    return counted


def test_one_of_four_missed_settlements_costs_a_quarter_of_the_indicator():
    lines = [
        Line(n, f"{n}", K.SETTLE, due, good=n > 0, days_late=0 if n else 14, length=14) for n in range(4)
    ]
    full = dict.fromkeys(("input", "process", "output", "public_trust"), Decimal(100))
    found = parts(Given(full, None), lines)
    dimension = next(one for one in found.dimensions if one.code == "complaint_management")
    timeliness = dimension.indicators[0]
    # 15.078 of 100, of it 35 in 50, of it a quarter
    assert [piece.lost for piece in timeliness.pieces] == [Decimal("2.63865"), 0, 0, 0]
    assert dimension.lost == Decimal("3.7695")
    assert found.exact == Decimal("96.2305")
    assert found.score == Decimal("96.23")


def test_a_year_without_a_case_or_with_a_dimension_missing_has_no_score_and_no_points_are_made_up():
    entered = {"input": Decimal(80), "process": Decimal(80)}
    found = parts(Given(entered, None), [])
    assert (found.score, found.exact) == (None, None)
    assert [one.points is None for one in found.dimensions] == [False, False, True, True, True]
    assert parts(Given({}, None), [], 2021).dimensions == []
    with pytest.raises(ValueError, match="checklist"):
        parts(Given({}, {"officer_appointed": 9}), [])


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [0, 1])
def test_the_lines_of_random_lives_are_those_that_the_score_counts(houses, seed):
    for house in houses:
        for code in ("input", "process", "output", "public_trust"):
            put(house, Entry(dimensions={code: Decimal("77.77")}), house.ombudsman)
    put(houses[0], Entry(checklist=dict.fromkeys(CHECKLIST, 3)), houses[0].coordinator)
    put(houses[0], Entry(confirmed=True), houses[0].ombudsman)
    counted = estimates.by_unit(Scope(None), year=2026, as_of=NOW)
    told = {
        row["unit"]["code"]: row
        for row in scores(year=2026, agency=None, actor=house.ombudsman, as_of=NOW)["units"]
    }
    n = 0
    for unit in Unit.objects.select_related("agency"):
        found, lines = reading.in_full(unit, year=2026, as_of=NOW)
        assert_adds_up(found.tree)
        row = told[unit.code]
        assert found.tree.score == row["score"]
        mine = next(one for one in found.tree.dimensions if one.code == "complaint_management")
        assert mine.score == row["dimensions"]["complaint_management"]
        assert [(one.code, one.score) for one in mine.indicators[:5]] == [
            (one["code"], one["value"]) for one in row["indicators"]
        ]
        ours, theirs = _counted(lines), counted.get(unit.pk, estimates.Counted())
        assert (ours.timeliness, ours.promptness, ours.outcome) == (
            theirs.timeliness,
            theirs.promptness,
            theirs.outcome,
        )
        assert +ours.lateness == +theirs.lateness
        n += len(lines)
    assert n > 20


def put(house: House, entry: Entry, by) -> None:
    enter(house.agency.code, house.unit.code, 2026, entry=entry, by=by, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [0])
def test_the_lines_of_an_agency_are_those_of_each_of_its_units(houses, seed):
    for house in houses:
        at_once = of_agency(house.agency, year=2026, as_of=NOW)
        one_by_one = {
            unit.pk: of(unit, year=2026, as_of=NOW) for unit in Unit.objects.filter(agency=house.agency)
        }
        assert at_once == {unit: lines for unit, lines in one_by_one.items() if lines}


@pytest.mark.django_db
def test_an_official_total_is_not_taken_apart():
    house = House()
    Assessment.objects.create(
        unit=house.unit, year=2026, official_score=Decimal("77.43"), source="kabar", updated_at=NOW
    )
    found = reading.of(house.unit, year=2026, as_of=NOW)
    assert (found.tree.score, found.tree.exact, found.tree.official) == (Decimal("77.43"), None, True)
    assert found.band.category == "C"
    assert all(one.points is None and not one.indicators for one in found.tree.dimensions)


@pytest.fixture
def house():
    house = House()
    for code in ("input", "process", "output", "public_trust"):
        put(house, Entry(dimensions={code: Decimal(80)}), house.ombudsman)
    return house


@pytest.mark.django_db
def test_what_if_an_open_case_is_answered_in_time_or_late_or_never(house):
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    at = when("2026-03-10")
    case = case.row
    settle = case.duties.get(kind="settle", round=1)

    def asked(by: date, *references: str) -> supposing.WhatIf:
        return supposing.what_if(
            house.unit, year=2026, as_of=at, by=by, answered=references, reader=house.coordinator
        )

    in_time = asked(settle.due_on, case.reference)
    assert in_time.now.tree.score is None  # nothing fell due yet
    assert in_time.then.tree.score > in_time.otherwise.tree.score
    assert _score(in_time.then) == Decimal("100.00")
    late = asked(settle.due_on + timedelta(days=7), case.reference)
    assert in_time.then.tree.score > late.then.tree.score == late.otherwise.tree.score
    assert late.then.band.category
    with pytest.raises(BadInput) as refused:
        asked(settle.due_on - timedelta(days=1), case.reference)  # it counts only from its end on
    assert "tidak terbuka" in str(refused.value.sentence)
    assert case.duties.get(kind="settle", round=1).met_at is None


def _score(found: reading.Explained) -> Decimal:
    return next(one.score for one in found.tree.dimensions if one.code == "complaint_management")


@pytest.mark.django_db
def test_what_if_a_contest_stands_the_answer_no_longer_counts(house):
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09").row
    at = when("2026-04-20")
    found = supposing.what_if(
        house.unit,
        year=2026,
        as_of=at,
        by=date(2026, 5, 31),
        contested=[case.reference],
        reader=house.ombudsman,
    )
    assert _score(found.otherwise) == Decimal("100.00")
    # 20 of 85: management is left out
    assert _score(found.then) == Decimal("76.47")
    tree = found.then.tree
    assert tree.exact == sum(one.points for one in tree.dimensions)
    for one in (one for one in tree.dimensions if one.indicators):
        assert sum(each.points for each in one.indicators) == one.points


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("supposed", "says"),
    [
        ({"by": date(2026, 1, 1)}, "Pilih tanggal"),
        ({"by": date(2029, 1, 1)}, "Pilih tanggal"),
        ({"answered": ["TNT-XX"]}, "TNT-XX"),
        ({"contested": ["TNT-XX"]}, "TNT-XX"),
        ({"answered": ["X"] * 201}, "200"),
        ({"year": 2019}, "instrumen"),
    ],
)
def test_what_cannot_be_supposed_is_refused_with_a_sentence(house, supposed, says):
    asked = {"year": 2026, "by": date(2026, 5, 1), **supposed}
    with pytest.raises(BadInput) as refused:
        supposing.what_if(house.unit, as_of=when("2026-04-20"), reader=house.ombudsman, **asked)
    assert says in str(refused.value.sentence)


@pytest.mark.django_db
def test_somebody_named_as_accused_gets_the_points_of_the_case_and_nothing_else(house):
    case = house.file("2026-03-02")
    case.do(
        "dispatch",
        "2026-03-03",
        house.coordinator,
        unit=house.unit,
        classification="ordinary",
        accused=[house.coordinator2.user],
    )
    found = reading.of(house.unit, year=2026, as_of=NOW, wanted=lambda _one: 1)
    mine = next(one for one in found.tree.dimensions if one.indicators)
    pieces = found.pages["timeliness"]
    for reader, reference in ((house.coordinator, case.row.reference), (house.coordinator2, None)):
        shown = reading.shown(pieces, reader)
        assert [one.reference for one in shown] == [reference] * len(pieces)
        assert sum(one.piece.points for one in shown) == mine.indicators[0].points
    assert not reading.shown(pieces, house.head)[0].may_open


@pytest.mark.django_db
def test_a_unit_s_explanation_is_for_those_who_read_its_figures(house):
    other = House()
    assert reading.place(house.head, house.agency.code, house.unit.code) == house.unit
    for by in (house.officer, other.coordinator):
        with pytest.raises(NotYours):
            reading.place(by, house.agency.code, house.unit.code)
    with pytest.raises(NotVisible):
        reading.place(house.ombudsman, house.agency.code, other.unit.code)


def test_a_supposed_line_says_the_same_as_a_true_one():
    line = Line(1, "A", K.SETTLE, due, good=False, days_late=7, length=14)
    assert line.credit("lateness") == Fraction(1, 2)
    assert replace(line, days_late=None).credit("lateness") is None
    assert line.credit("promptness") is None
