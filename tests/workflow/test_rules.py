"""The rulebooks that ship say what docs/domain.md says, and no rulebook loads that leaves a choice (T-26)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.calendar import Calendar, Holiday, due_on
from workflow.rule_codes import Classification, Kind
from workflow.rulebook import Example, Rule, Rulebook
from workflow.rulebook_file import RulebookError
from workflow.rules import LAW_BEGINS, RULEBOOKS, Law, NoRule, national

TODAY = date(2026, 11, 21)
LIMITS = {kind: set(Classification) for kind in Kind} | {
    Kind.DECIDE: {Classification.ORDINARY, Classification.SUPERVISORY}
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
        ("notify", None, ("agency", 14, "calendar_day", "none", "R")),
        ("reply", None, ("complainant", 10, "working_day", "deemed_accepted", "R")),
        ("remedy", None, ("unit", None, "calendar_day", "escalates_inside", "R")),
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
    on=st.dates(LAW_BEGINS, date(2200, 1, 1)),
    kind=st.sampled_from(Kind),
    limit=st.sampled_from(Classification),
)
def test_each_duty_class_and_date_has_exactly_one_rule(on: date, kind: Kind, limit: Classification) -> None:
    """T-26."""
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
    for kind in Kind:
        assert national().rule(kind, date(2017, 3, 1), "ordinary").kind == kind


def test_what_the_law_does_not_know_is_refused_by_name() -> None:
    for kind, on, classification in [
        ("settle", LAW_BEGINS.replace(day=17), "ordinary"),
        ("settle", TODAY, None),
        ("settle", TODAY, "urgent"),
        ("praise", TODAY, None),
    ]:
        with pytest.raises(NoRule, match=kind):
            national().rule(kind, on, classification)
    with pytest.raises(NoRule, match="sp4n-1999/settle"):
        national().by_id("sp4n-1999/settle")


def test_a_rule_is_found_again_by_the_name_that_a_duty_keeps() -> None:
    for rule in national().rules:
        assert national().by_id(rule.id) is rule
        assert len(rule.id) <= 60
    assert national().rule("settle", TODAY, "ordinary").id == "sp4n-2018/settle/ordinary"


def test_every_rule_cites_its_source_and_the_books_say_what_they_assume() -> None:
    assert all(rule.citation for rule in national().rules)
    notes = {book.code: book.note for book in national().books}
    assert "PermenPANRB 5/2025" in notes["sp4n-2018"]
    assert "before 2018 (R)" in notes["sp4n-2018"].replace("\n", " ")


def examples() -> list[tuple[Rulebook, Example]]:
    return [(book, example) for book in national().books for example in book.examples]


@pytest.mark.parametrize(
    ("book", "example"), examples(), ids=lambda value: getattr(value, "code", getattr(value, "rule", ""))
)
def test_a_worked_example_of_a_rulebook_comes_out(book: Rulebook, example: Example) -> None:
    rule = national().by_id(f"{book.code}/{example.rule}")
    assert rule.length is not None
    off = {day: Holiday(day, "national", "", "") for day in example.holidays}
    calendar = Calendar("example", 1, {}, off, covers_every_year=True)
    assert due_on(example.day_zero, rule.length, rule.unit, example.week, calendar) == (example.due_on, False)


def test_every_rule_with_a_length_has_a_worked_example() -> None:
    worked = {f"{book.code}/{example.rule}" for book, example in examples()}
    assert worked == {rule.id for rule in national().rules if rule.length is not None}


RULE = """
[[rule]]
kind = "verify"
holder = "agency"
length = 3
unit = "working_day"
starts = ["filed"]
stops = ["dispatched"]
lapse = "none"
citation = "PermenPANRB 62/2018"
certainty = "V"
effective_from = 2009-07-18
"""
EXAMPLE = """
[[example]]
rule = "verify"
day_zero = 2025-08-14
week = [1, 2, 3, 4, 5]
holidays = [2025-08-18]
due_on = 2025-08-20
"""
BOOK = f'code = "book"\nlaw = "id"\ntitle = "A book"\n{RULE}{EXAMPLE}'
NEWER = RULE.replace('kind = "verify"', 'kind = "verify"\nversion = 2')


def write(folder: Path, text: str, name: str = "book.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_clear_rulebook_loads(tmp_path: Path) -> None:
    book = Rulebook.load(write(tmp_path, BOOK))
    assert [rule.id for rule in book.rules] == ["book/verify"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"agency"', '"mayor"', "book/verify: holder 'mayor' is unknown"),
        ('"filed"', '"applauded"', "book/verify: starts 'applauded' is unknown"),
        ('"none"', '"revolution"', "book/verify: lapse 'revolution' is unknown"),
        ('"working_day"', '"hour"', "book/verify: unit 'hour' is unknown"),
        ('"V"', '"sure"', "book/verify: certainty 'sure' is unknown"),
        ('kind = "verify"', 'kind = "praise"', "rule 1: kind 'praise' is unknown"),
        (
            'kind = "verify"',
            'kind = "verify"\nclassification = "urgent"',
            "classification 'urgent' is unknown",
        ),
        ('kind = "verify"', 'kind = "verify"\nround = "second"', "book/verify: round 'second' is unknown"),
        ('kind = "verify"', 'kind = "verify"\nround = "later"', "can never start: only settle"),
        ('kind = "verify"', 'kind = "verify"\nversion = 0', "version 0 is below 1"),
        ('citation = "PermenPANRB 62/2018"\n', "", "book/verify: names no citation."),
        ('"PermenPANRB 62/2018"', '"  "', "book/verify: names no citation."),
        ("length = 3\n", "", "book/verify: names no length."),
        ("length = 3", "length = -3", "length -3 is below 0"),
        ("length = 3", "length = true", "length is True, not of the type int or str"),
        ("length = 3", 'length = "three"', "length 'three' is neither a number of days nor \"given\""),
        ('["filed"]', "[]", "book/verify: can never start: starts is empty."),
        ('["filed"]', "[1]", "starts holds 1, which is not of the type str"),
        ("effective_from = 2009-07-18\n", "", "book/verify: names no effective_from."),
        ("2009-07-18", "2009-07-18T00:00:00", "effective_from is datetime"),
        ("2009-07-18", "2009-07-18\neffective_to = 2009-07-17", "is never in force"),
        ("2009-07-18", "2009-07-18\nlenght = 3", "book/verify: holds unknown keys: lenght."),
        (
            'rule = "verify"',
            'rule = "verify/ordinary"',
            "example 1: is for verify/ordinary, which is no rule",
        ),
        ("[1, 2, 3, 4, 5]", "[0, 1]", "example 1: week is not a set of ISO weekdays"),
        ('title = "A book"', 'tittle = "A book"', "the file: names no title."),
        ('title = "A book"', 'title = "A book"\nmood = "x"', "the file: holds unknown keys: mood."),
        ('title = "A book"', 'title = "A book', "the file: is not TOML in UTF-8"),
        (RULE, "", "the file: names no rule."),
        (EXAMPLE, "", "the file: names no example."),
    ],
)
def test_an_unclear_rulebook_does_not_load(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    """T-26: one sentence that names file and rule."""
    assert old in BOOK
    with pytest.raises(RulebookError) as refusal:
        Rulebook.load(write(tmp_path, BOOK.replace(old, new, 1)))
    assert str(refusal.value).startswith("book.toml: ")
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("until", "since", "sentence"),
    [
        ("", "2020-01-01", "book/verify@2: overlaps book/verify: on 2020-01-01 both are in force."),
        ("effective_to = 2020-01-01\n", "2020-01-01", "book/verify@2: overlaps book/verify"),
        (
            "effective_to = 2019-12-30\n",
            "2020-01-01",
            "gap after book/verify: on 2019-12-31 neither is in force.",
        ),
    ],
)
def test_versions_with_an_overlap_or_a_gap_do_not_load(
    tmp_path: Path, until: str, since: str, sentence: str
) -> None:
    """T-26."""
    text = BOOK.replace(RULE, RULE + until + NEWER.replace("2009-07-18", since))
    with pytest.raises(RulebookError) as refusal:
        Rulebook.load(write(tmp_path, text))
    assert str(refusal.value).startswith("book.toml: book/verify@2: ")
    assert sentence in str(refusal.value)


def test_a_newer_version_follows_the_older_to_the_day(tmp_path: Path) -> None:
    newer = NEWER.replace("2009-07-18", "2020-01-01").replace("length = 3", "length = 2")
    text = BOOK.replace(RULE, RULE + "effective_to = 2019-12-31\n" + newer)
    older, newest = Rulebook.load(write(tmp_path, text)).rules
    assert (older.id, newest.id) == ("book/verify", "book/verify@2")
    assert older.in_force(date(2019, 12, 31))
    assert not older.in_force(date(2020, 1, 1))
    assert newest.in_force(date(2020, 1, 1))


def test_a_rule_that_stands_twice_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=r"book\.toml: book/verify: stands there twice"):
        Rulebook.load(write(tmp_path, BOOK + RULE))


def test_a_rule_for_every_class_beside_one_for_a_class_does_not_load(tmp_path: Path) -> None:
    limited = RULE.replace('kind = "verify"', 'kind = "verify"\nclassification = "ordinary"')
    with pytest.raises(RulebookError, match="book/verify/ordinary: overlaps book/verify"):
        Rulebook.load(write(tmp_path, BOOK + limited))


def shipped_with(tmp_path: Path, file: str, old: str, new: str) -> list[Rulebook]:
    """The rulebooks that ship, one of them altered."""
    for path in RULEBOOKS.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.name == file:
            assert old in text
            text = text.replace(old, new)
        write(tmp_path, text, path.name)
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
    ],
)
def test_rulebooks_that_leave_a_gap_or_an_overlap_make_no_law(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    """T-26."""
    books = shipped_with(tmp_path, file, old, new)
    with pytest.raises(RulebookError) as refusal:
        Law(books)
    assert sentence in str(refusal.value)
    assert file in str(refusal.value)


def without(book: Rulebook, *names: str) -> Rulebook:
    rules = tuple(rule for rule in book.rules if rule.name not in names)
    assert len(rules) == len(book.rules) - len(names)
    return replace(book, rules=rules, examples=())


@pytest.mark.parametrize(
    ("code", "name", "sentence"),
    [
        ("sp4n-2018", "verify", "verify: has no rule in any rulebook."),
        ("sp4n-2018", "settle/aspiration", "settle, first round: has no rule for the class aspiration."),
        ("tuntas-1", "settle/later/ordinary", "settle, later round: has no rule for the class ordinary."),
        ("tuntas-1", "settle/remanded", "settle, remanded: has no rule for all classes."),
    ],
)
def test_rulebooks_that_leave_a_duty_without_a_rule_make_no_law(code: str, name: str, sentence: str) -> None:
    """T-26."""
    books = [without(book, name) if book.code == code else book for book in national().books]
    with pytest.raises(RulebookError) as refusal:
        Law(books)
    assert sentence in str(refusal.value)
