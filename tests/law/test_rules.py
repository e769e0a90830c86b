"""The rulebooks that ship say what docs/domain.md says, and no rulebook loads that leaves a choice (T-26)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints import lifecycle
from law.codes import (
    LAPSES_AS,
    MET_BY,
    NO_CLOCK,
    OPENED_BY,
    Classification,
    DutyKind,
    ParameterName,
    Round,
    Start,
)
from law.counting import Calendar, due_on
from law.rule import Extension, Rule, Suspension
from law.rulebook import Rulebook
from law.rulebook_file import RulebookError
from law.rules import OF_EVERY_CLASS, RULEBOOKS, Law, NoRule, law, laws, national

TODAY = date(2026, 11, 21)
LIMITS = {kind: set(Classification) for kind in DutyKind} | {
    DutyKind.DECIDE: {Classification.ORDINARY, Classification.SUPERVISORY}
}


def figures(rule: Rule) -> tuple[str, int | None, str, str, str]:
    return rule.holder, rule.length, rule.unit, rule.lapse, rule.certainty


@pytest.mark.parametrize(
    ("kind", "classification", "expected"),
    [
        ("file_within", None, ("complainant", 30, "calendar_day", "flagged", "V2")),
        ("receipt", None, ("agency", 0, "calendar_day", "none", "V2")),
        ("verify", None, ("agency", 3, "working_day", "tell_coordinators", "V")),
        ("first_answer", None, ("agency", 14, "calendar_day", "may_escalate", "V2")),
        ("complete", None, ("complainant", 30, "calendar_day", "deemed_withdrawn", "R")),
        ("follow_up", None, ("unit", 5, "working_day", "escalates_inside", "V2")),
        ("settle", "information", ("unit", 5, "working_day", "may_escalate", "V2")),
        ("settle", "aspiration", ("unit", 5, "working_day", "may_escalate", "V2")),
        ("settle", "ordinary", ("unit", 14, "working_day", "may_escalate", "V2")),
        ("settle", "supervisory", ("unit", 60, "working_day", "may_escalate", "V2")),
        ("decide", "ordinary", ("agency", 60, "calendar_day", "may_escalate", "V2")),
        ("decide", "supervisory", ("agency", 60, "calendar_day", "may_escalate", "V2")),
        ("notify", None, ("agency", 14, "calendar_day", "tell_coordinators", "R")),
        ("reply", None, ("complainant", 10, "working_day", "deemed_accepted", "R")),
        ("remedy", None, ("unit", None, "calendar_day", "escalates_inside", "R")),
        ("reopen_within", None, ("complainant", 30, "calendar_day", "refused", "R")),
        ("appeal_within", None, ("complainant", 30, "calendar_day", "refused", "R")),
    ],
)
def test_a_duty_has_the_figures_of_the_domain_page(
    kind: str, classification: str | None, expected: tuple[str, int | None, str, str, str]
) -> None:
    assert figures(national().rule(kind, TODAY, classification)) == expected


@pytest.mark.parametrize(
    ("classification", "length"),
    [("information", 5), ("aspiration", 5), ("ordinary", 14), ("supervisory", 14)],
)
def test_a_later_round_has_fourteen_working_days_or_less(classification: str, length: int) -> None:
    rule = national().rule("settle", TODAY, classification, later_round=True)
    first = national().rule("settle", TODAY, classification)
    assert first.length is not None
    assert rule.length == length == min(14, first.length)
    assert (rule.unit, rule.certainty) == ("working_day", "R")
    assert rule.id == f"tuntas-1/settle/later/{classification}"


def test_the_ombudsman_gives_the_date_of_a_remanded_settlement() -> None:
    rule = national().remand(TODAY)
    assert (rule.id, rule.length) == ("tuntas-1/settle/remanded", None)


def test_nobody_is_warned_before_two_years_have_passed() -> None:
    rule = national().rule("ombudsman_age", TODAY)
    assert rule.length is not None
    none = Calendar("none", 1, {}, {}, covers_every_year=True)
    for event in (date(2023, 3, 1), date(2024, 2, 29), date(2022, 1, 15)):
        last, _ = due_on(event, rule.length, rule.unit, frozenset(), none)
        assert 0 <= (last - event.replace(year=event.year + 2, day=min(event.day, 28))).days <= 1


@given(
    on=st.dates(national().begins, date(2200, 1, 1)),
    kind=st.sampled_from(DutyKind),
    limit=st.sampled_from(Classification),
)
def test_t26_each_duty_class_and_date_has_exactly_one_rule(
    on: date, kind: DutyKind, limit: Classification
) -> None:
    found = [
        rule
        for rule in national().rules
        if (rule.kind, rule.round) == (kind, "first")
        and rule.classification in (None, limit)
        and rule.in_force(on)
    ]
    if limit in LIMITS[kind]:
        assert found == [national().rule(kind, on, limit)]
        assert national().governs(kind, limit)
    else:
        assert found == []
        assert not national().governs(kind, limit)
        with pytest.raises(NoRule, match=f"no {kind} .*{limit}"):
            national().rule(kind, on, limit)


def test_a_complaint_of_an_old_register_finds_its_rules() -> None:
    for kind in DutyKind:
        assert national().rule(kind, date(2017, 3, 1), "ordinary").kind == kind


def test_what_the_law_does_not_know_is_refused_by_name() -> None:
    for kind, on, classification in [
        ("settle", national().begins.replace(day=17), "ordinary"),
        ("settle", TODAY, None),
        ("settle", TODAY, "urgent"),
        ("praise", TODAY, None),
    ]:
        with pytest.raises(NoRule, match=kind):
            national().rule(kind, on, classification)
    with pytest.raises(NoRule, match="sp4n-1999/settle"):
        national().by_id("sp4n-1999/settle")


OWN = ("Aturan sendiri", "R")
REASONS = ("awaiting_complainant", "awaiting_other_body", "force_majeure")


@pytest.mark.parametrize(
    ("classification", "later", "extension", "suspension"),
    [
        ("ordinary", False, Extension(14, 1, True, *OWN), Suspension(REASONS, 14, *OWN)),
        ("supervisory", False, None, Suspension(REASONS, 14, *OWN)),
        ("information", False, Extension(5, 1, True, *OWN), None),
        ("aspiration", False, Extension(5, 1, True, *OWN), None),
        ("ordinary", True, None, Suspension(REASONS, 14, *OWN)),
        ("supervisory", True, None, Suspension(REASONS, 14, *OWN)),
        ("information", True, None, None),
        ("aspiration", True, None, None),
    ],
)
def test_only_settlement_may_be_extended_or_suspended_and_only_so_far(
    classification: str, later: bool, extension: Extension | None, suspension: Suspension | None
) -> None:
    rule = national().rule("settle", TODAY, classification, later_round=later)
    assert (rule.extension, rule.suspension) == (extension, suspension)


def test_no_other_duty_of_the_national_law_moves() -> None:
    fixed = [rule for rule in national().rules if rule.kind != "settle" or rule.round == "remanded"]
    assert len(fixed) == 22
    assert not any(rule.extension or rule.suspension for rule in fixed)


def test_the_law_of_another_country_is_a_file() -> None:
    assert laws() == ("id", "uk")
    uk = law("uk")
    assert (uk.code, law("id")) == ("uk", national())
    assert {book.law for book in uk.books} == {"uk"}
    first, later = (uk.rule("settle", TODAY, "supervisory", later_round=turn) for turn in (False, True))
    assert figures(uk.rule("verify", TODAY)) == ("agency", 5, "working_day", "tell_coordinators", "V")
    assert figures(first) == ("unit", 10, "working_day", "may_escalate", "V")
    assert figures(later) == ("unit", 20, "working_day", "may_escalate", "V2")
    for rule, cap in ((first, 10), (later, 20)):
        assert rule.suspension is None
        assert rule.extension is not None
        assert (rule.extension.cap, rule.extension.times, rule.extension.names_ombudsman) == (cap, 1, True)
    assert uk.remand(TODAY).length is None
    assert uk.governs("verify", "ordinary")
    assert not uk.governs("decide", "ordinary")


def test_a_law_of_which_no_rulebook_ships_is_refused_by_name() -> None:
    with pytest.raises(NoRule, match="No rulebook is of the law xx; known are id, uk"):
        law("xx")


def test_t21_what_opens_and_meets_a_duty_is_what_the_engine_does() -> None:
    """The pure table of the rulebooks and the rows of the verbs, one against the other."""
    opened = {(DutyKind.REMEDY, Round.FIRST): {Start.ANSWERED}}
    for verb, act in lifecycle.TABLE.items():
        for kind in act.opens:
            later = {"contest": Round.LATER, "reopen": Round.LATER, "remand": Round.REMANDED}
            turn = later.get(verb, Round.FIRST)
            opened.setdefault((DutyKind(kind), turn), set()).add(act.starts)
            if verb == "remand":  # without a date of its own it has the days of the law
                opened.setdefault((DutyKind.SETTLE, Round.REMANDED_BY_LAW), set()).add(act.starts)
            if (verb, kind) == ("complete", "settle"):  # in whichever round the file was incomplete
                opened.setdefault((DutyKind.SETTLE, Round.LATER), set()).add(act.starts)
    by_hand = {(kind, Round.FIRST): set(OPENED_BY[kind, Round.FIRST]) for kind in NO_CLOCK}
    assert {key: set(starts) for key, starts in OPENED_BY.items()} == opened | by_hand
    assert {stop for stops in MET_BY.values() for stop in stops} == {
        act.stops for act in lifecycle.TABLE.values() if act.stops is not None
    }
    assert set(MET_BY) == set(LAPSES_AS) == set(DutyKind)


def test_the_rules_name_every_event_that_meets_their_duty() -> None:
    for code in laws():
        for rule in law(code).rules:
            assert set(rule.stops) == set(MET_BY[rule.kind]), rule.id


def test_a_rule_is_found_again_by_the_name_that_a_duty_keeps() -> None:
    for rule in national().rules:
        assert national().by_id(rule.id) is rule
        assert len(rule.id) <= 60
    assert national().rule("settle", TODAY, "ordinary").id == "sp4n-2018/settle/ordinary"


def shipped_with(tmp_path: Path, file: str, old: str, new: str) -> list[Rulebook]:
    """The rulebooks of Indonesia, one of them altered."""
    for book in national().books:
        text = (RULEBOOKS / book.file).read_text(encoding="utf-8")
        if book.file == file:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / book.file).write_text(text, encoding="utf-8")
    return [Rulebook.load(path) for path in sorted(tmp_path.glob("*.toml"))]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "sp4n-2018.toml",
            'certainty = "V"\neffective_from = 2009-07-18',
            'certainty = "V"\neffective_from = 2018-12-01',
            "sp4n-2018/verify: leaves a gap: nothing is in force on 2009-07-18.",
        ),
        (
            "sp4n-2018.toml",
            "effective_from = 2009-07-18",
            "effective_from = 2009-07-18\neffective_to = 2025-06-30",
            "sp4n-2018/verify: leaves a gap: nothing is in force after 2025-06-30.",
        ),
        ("uu25-2009.toml", '"first_answer"', '"verify"', "uu25-2009/verify: overlaps sp4n-2018/verify"),
        (
            "uu25-2009.toml",
            "begins = 2009-07-18",
            "begins = 2009-07-17",
            "begins on 2009-07-17, but ombudsman",
        ),
        (
            "tuntas-1.toml",
            '"up_to_the_head"',
            '"up"',
            "names a ladder 'up_to_the_head' that no rulebook holds",
        ),
        (
            "sp4n-2018.toml",
            'ladder = "up_to_the_coordinators"',
            'ladder = "up_to_the_head"',
            "ladder up_to_the_coordinators: is named by no rule.",
        ),
        (
            "tuntas-1.toml",
            '"up_to_the_coordinators"',
            '"up_to_the_head"',
            "up_to_the_head: stands there twice.",
        ),
    ],
)
def test_t26_rulebooks_that_leave_a_gap_or_an_overlap_make_no_law(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    books = shipped_with(tmp_path, file, old, new)
    with pytest.raises(RulebookError) as refusal:
        Law(books)
    assert sentence in str(refusal.value)
    assert file in str(refusal.value)


@pytest.mark.parametrize("name", ParameterName)
def test_t26_rulebooks_without_a_parameter_make_no_law(name: ParameterName) -> None:
    books = [
        replace(book, parameters=tuple(each for each in book.parameters if each.name != name))
        for book in national().books
    ]
    with pytest.raises(RulebookError, match=f"{name}: is no parameter of any rulebook"):
        Law(books)


def test_a_law_may_do_without_the_duties_that_no_verb_needs() -> None:
    spare = {"file_within", "receipt", "first_answer", "notify", "ombudsman_age"}
    assert spare.isdisjoint(kind for kind, _turn in OF_EVERY_CLASS)
    books = [without(book, *spare & {rule.name for rule in book.rules}) for book in national().books]
    smaller = Law(books)
    assert not any(smaller.governs(kind, "ordinary") for kind in spare)
    with pytest.raises(NoRule, match="knows no first_answer"):
        smaller.rule("first_answer", TODAY)


def without(book: Rulebook, *names: str) -> Rulebook:
    rules = tuple(rule for rule in book.rules if rule.name not in names)
    assert len(rules) == len(book.rules) - len(names)
    return replace(book, rules=rules, examples=())


@pytest.mark.parametrize(
    ("code", "name", "sentence"),
    [
        ("sp4n-2018", "verify", "verify, first round: has no rule for the class ordinary."),
        ("uu25-2009", "complete", "complete, first round: has no rule for the class ordinary."),
        ("sp4n-2018", "reply", "reply, first round: has no rule for the class ordinary."),
        ("tuntas-1", "remedy", "remedy, first round: has no rule for all classes."),
        ("sp4n-2018", "settle/aspiration", "settle, first round: has no rule for the class aspiration."),
        ("tuntas-1", "settle/later/ordinary", "settle, later round: has no rule for the class ordinary."),
        ("tuntas-1", "reopen_within", "reopen_within, first round: has no rule for the class ordinary."),
        ("tuntas-1", "appeal_within", "appeal_within, first round: has no rule for the class ordinary."),
        ("tuntas-1", "settle/remanded", "settle, remanded round: has no rule for all classes."),
    ],
)
def test_t26_rulebooks_that_leave_a_duty_without_a_rule_make_no_law(
    code: str, name: str, sentence: str
) -> None:
    books = [without(book, name) if book.code == code else book for book in national().books]
    with pytest.raises(RulebookError) as refusal:
        Law(books)
    assert sentence in str(refusal.value)
