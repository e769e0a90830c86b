"""The survey of trust: exact means, intervals, respondents that stay apart, and the dimension that follows from them."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import InternalError, ProgrammingError, transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from compliance.assessments import Entry, enter, standing
from compliance.frozen import freezing
from compliance.models import Assessment, TrustAnswers
from compliance.scores import instrument, wilson
from compliance.trust import entering, figures, importing
from config import checkup
from tests.factories import House, when
from workflow.errors import BadInput, NotNow, NotVisible, NotYours

AT = when("2026-09-15")
SURVEY = instrument(2026).survey
assert SURVEY is not None
RESPONDENT = st.dictionaries(st.sampled_from(sorted(SURVEY.questions)), st.integers(1, 5), min_size=1)


def put(house: House, respondents, by=None, at=AT, year=2026):
    return entering.enter(
        house.agency.code, house.unit.code, year, respondents, by=by or house.ombudsman, at=at
    )


def take(house: House, text: str, *, only_look=False):
    with translation.override("id"):
        report = importing.take(
            house.agency.code,
            house.unit.code,
            2026,
            text.encode(),
            only_look=only_look,
            by=house.ombudsman,
            at=AT,
        )
        return report.told()


def trust() -> Decimal | None:
    return Assessment.objects.values_list("public_trust", flat=True).get()


@given(st.lists(RESPONDENT, max_size=40))
def test_the_score_is_the_exact_mean_of_respondents_whatever_they_left_out(respondents):
    found = figures.computed(respondents, SURVEY, 30)
    assert (found.n, found.greyed) == (len(respondents), len(respondents) < 30)
    if not respondents:
        assert found.mean is found.interval is None
        return
    exact = sum(
        Fraction(sum(25 * (mark - 1) for mark in one.values()), len(one)) for one in respondents
    ) / len(respondents)
    assert abs(Fraction(found.mean) - exact) <= Fraction(1, 200)
    assert found.interval.low <= exact / 100 + Fraction(1, 10_000)
    assert found.interval.high >= exact / 100 - Fraction(1, 10_000)
    backwards = figures.computed(respondents[::-1], SURVEY, 30)
    assert backwards == found
    for question in found.questions:
        marks = [one[question.code] for one in respondents if question.code in one]
        assert question.n == len(marks)
        if marks:
            assert abs(
                Fraction(question.mean) - Fraction(25 * sum(mark - 1 for mark in marks), len(marks))
            ) <= Fraction(1, 200)


@given(st.integers(0, 60), st.integers(1, 60))
def test_of_yes_and_no_the_interval_is_that_of_a_share(yes, n):
    yes = min(yes, n)
    found = figures.computed([{"T1": 5}] * yes + [{"T1": 1}] * (n - yes), SURVEY, 30)
    assert found.interval == wilson(yes, n)


@pytest.mark.django_db
class TestRespondents:
    @pytest.fixture
    def house(self) -> House:
        return House()

    def test_one_by_one_or_imported_they_make_the_dimension_and_nobody_enters_it_beside_them(self, house):
        put(house, {1: {"T1": 5, "T2": 3}})
        assert trust() == 75
        told = take(
            house,
            "No;T1;T2;Nama;T5;T3;t4\n1;5;3;Siti;;;\n2;1;;Budi;1;;\n3;6;;;;;\n4;;;;;;\n;3;;;;;\n2;2;;;;;\n1;4;;;;;\nx;4;;;;;\n",
        )
        assert (told["read"], told["taken"], told["already_there"], told["blank"], told["refused"]) == (
            8,
            1,
            1,
            1,
            5,
        )
        assert [row["line"] for row in told["rows"] if row["became"] == "refused"] == [4, 6, 7, 8, 9]
        assert told["passed_over"] == ["Nama"]
        assert trust() == Decimal("37.50")
        place = (house.agency.code, house.unit.code, 2026)
        with pytest.raises(NotNow, match="surveyed"):
            enter(*place, entry=Entry(dimensions={"public_trust": Decimal(90)}), by=house.ombudsman, at=AT)
        stands = standing(*place, by=house.ombudsman)
        assert (stands.trust.n, stands.trust.greyed) == (2, True)
        assert "public_trust" not in stands.values
        put(house, {1: None, 2: None})
        assert trust() is None
        assert list(checkup.indicators(AT)) == list(checkup.frozen(AT)) == []

    def test_a_look_changes_nothing_and_says_the_same(self, house):
        table = "number,T1,T2,T3,T4,T5\n" + "".join(f"{n},{1 + n % 5},4,,,\n" for n in range(1, 32))
        looked = take(house, table, only_look=True)
        assert not TrustAnswers.objects.exists()
        assert take(house, table) == looked
        assert looked["taken"] == 31
        found = figures.of(house.unit, 2026, instrument(2026))
        assert (found.n, found.greyed, found.mean) == (31, False, trust())
        assert take(house, table)["already_there"] == 31

    def test_what_cannot_be_is_refused_and_leaves_no_trace(self, house):
        for respondents, field in (
            ({0: {"T1": 5}}, "number"),
            ({1: {}}, "answers"),
            ({1: {"T1": 0}}, "answers.T1"),
            ({1: {"T1": 6}}, "answers.T1"),
            ({1: {"T9": 3}}, "answers.T9"),
        ):
            with pytest.raises(BadInput) as refused:
                put(house, respondents)
            assert list(refused.value.errors) == [field]
        for year, code in ((2025, "no_survey"), (2019, "no_instrument"), (2027, "in_the_future")):
            with pytest.raises(BadInput, match=code):
                put(house, {1: {"T1": 5}}, year=year)
        for by, error in (
            (house.coordinator, NotYours),
            (house.officer, NotYours),
            (House().coordinator, NotVisible),
        ):
            with pytest.raises(error):
                put(house, {1: {"T1": 5}}, by=by)
        assert not TrustAnswers.objects.exists()
        put(house, {1: {"T1": 5}})
        with pytest.raises(NotNow, match="number_taken"):
            put(house, {1: {"T1": 4}})
        with pytest.raises(NotNow, match="not_there"):
            put(house, {2: None})
        assert put(house, {1: {"T1": 5}}) == 0

    def test_answers_are_only_added_to_and_a_frozen_year_takes_none(self, house):
        put(house, {1: {"T1": 5}})
        for change in (TrustAnswers.objects.all().delete, lambda: TrustAnswers.objects.update(year=2025)):
            with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
                change()
        freezing.freeze(house.agency.code, 2026, reason="Diterbitkan.", by=house.ombudsman, at=AT)
        with pytest.raises(NotNow, match="frozen"):
            put(house, {2: {"T1": 5}}, at=AT + timedelta(days=1))
        Assessment.objects.update(public_trust=1)
        assert any("its respondents say" in one for one in checkup.indicators(AT))
