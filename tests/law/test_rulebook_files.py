"""A rulebook that leaves a choice, or a rule that could never come true, does not load: one sentence for each."""

from datetime import date
from pathlib import Path

import pytest

from law.codes import MET_BY, OPENED_BY, Start, Stop
from law.rulebook import Rulebook
from law.rulebook_file import RulebookError

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
        (BOOK, "= =", "the file: is not TOML in UTF-8"),
        ('law = "id"\n', "", "the file: names no law."),
        (RULE, "", "the file: names no rule."),
        ('["filed"]', '["answered"]', "book/verify: can never start on answered; what opens it is filed, "),
        ('["filed"]', '["filed", "remanded"]', "book/verify: can never start on remanded; what opens it is"),
        ('stops = ["dispatched"]\n', "", "book/verify: names no stops."),
        ('["dispatched"]', "[]", "book/verify: can never be met: stops is empty."),
        ('["dispatched"]', '["applauded"]', "book/verify: stops 'applauded' is unknown"),
        (
            '["dispatched"]',
            '["dispatched", "accepted"]',
            "book/verify: can never be met by accepted; what meets it is completion_requested, ",
        ),
        (EXAMPLE, "", "the file: names no example."),
    ],
)
def test_t26_an_unclear_rulebook_does_not_load(tmp_path: Path, old: str, new: str, sentence: str) -> None:
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
def test_t26_versions_with_an_overlap_or_a_gap_do_not_load(
    tmp_path: Path, until: str, since: str, sentence: str
) -> None:
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


def test_t26_a_rule_that_stands_twice_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=r"book\.toml: book/verify: stands there twice"):
        Rulebook.load(write(tmp_path, BOOK + RULE))


def test_t26_a_rule_for_every_class_beside_one_for_a_class_does_not_load(tmp_path: Path) -> None:
    limited = RULE.replace('kind = "verify"', 'kind = "verify"\nclassification = "ordinary"')
    with pytest.raises(RulebookError, match="book/verify/ordinary: overlaps book/verify"):
        Rulebook.load(write(tmp_path, BOOK + limited))


MOVABLE = f"""{BOOK.replace(EXAMPLE, "")}
[rule.extension]
cap = 3
times = 1
names_ombudsman = true
citation = "Aturan sendiri"
certainty = "R"

[rule.suspension]
reasons = ["force_majeure"]
cap = 4
citation = "Keadaan kahar"
certainty = "R"
{EXAMPLE}extended = 1
pauses = [[2025-08-14, 2025-08-15]]
"""


def test_a_rule_with_an_extension_and_a_suspension_loads(tmp_path: Path) -> None:
    (rule,) = Rulebook.load(write(tmp_path, MOVABLE)).rules
    assert rule.extension is not None
    assert rule.suspension is not None
    assert (rule.extension.cap, rule.suspension.cap, rule.suspension.reasons) == (3, 4, ("force_majeure",))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("cap = 3", "cap = 0", "book/verify, extension: cap 0 is below 1."),
        ("cap = 3\n", "", "book/verify, extension: names no cap."),
        ("times = 1", "times = 0", "book/verify, extension: times 0 is below 1."),
        (
            "names_ombudsman = true",
            "names_ombudsman = 1",
            "extension: names_ombudsman is 1, not of the type bool.",
        ),
        ('citation = "Aturan sendiri"\n', "", "book/verify, extension: names no citation."),
        ("times = 1", "times = 1\nsteps = 2", "book/verify, extension: holds unknown keys: steps."),
        (
            '["force_majeure"]',
            "[]",
            "book/verify, suspension: reasons is empty, so the clock could never stand still.",
        ),
        (
            '["force_majeure"]',
            '["a_holiday"]',
            "book/verify, suspension: reasons 'a_holiday' is unknown; known are",
        ),
        ("cap = 4", "cap = -1", "book/verify, suspension: cap -1 is below 1."),
        ('citation = "Keadaan kahar"\n', "", "book/verify, suspension: names no citation."),
        ('certainty = "R"', 'certainty = "maybe"', "book/verify, extension: certainty 'maybe' is unknown"),
        (
            "length = 3",
            'length = "given"',
            "book/verify: has an extension, but its date is given and nothing counts towards it.",
        ),
        (
            'kind = "verify"',
            'kind = "file_within"',
            "book/file_within: has an extension, but no clock of a case runs for it.",
        ),
        ("extended = 1", "extended = 4", "example 1: extended 4 is not one of 0 to 3 days."),
        ("2025-08-14, 2025-08-15]]", "2025-08-15, 2025-08-14]]", "which is not two dates in their order."),
        (
            "[[2025-08-14, 2025-08-15]]",
            "[2025-08-14]",
            "pauses holds datetime.date(2025, 8, 14), which is not",
        ),
        (
            "[[2025-08-14, 2025-08-15]]",
            "[[2025-08-14, 2025-08-22]]",
            "example 1: stands still for 5 days, more than the 4 that verify allows.",
        ),
    ],
)
def test_t26_an_extension_or_a_suspension_that_means_nothing_does_not_load(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in MOVABLE
    text = MOVABLE.replace(old, new, 1)
    if "file_within" in new:
        text = text.replace('["filed"]', '["service_received"]').replace('["dispatched"]', "[]")
    with pytest.raises(RulebookError) as refusal:
        Rulebook.load(write(tmp_path, text))
    assert str(refusal.value).startswith("book.toml: ")
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_t26_an_example_with_pauses_for_a_rule_without_suspension_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="example 1: has pauses, but verify allows no suspension"):
        Rulebook.load(write(tmp_path, BOOK + "pauses = [[2025-08-14, 2025-08-15]]\n"))


def test_t26_every_duty_is_refused_an_event_that_never_opens_or_meets_it(tmp_path: Path) -> None:
    def book(kind: str, turn: str, starts: list[str], stops: list[str]) -> Path:
        rule = RULE.replace('kind = "verify"', f'kind = "{kind}"\nround = "{turn}"')
        rule = rule.replace('starts = ["filed"]', f"starts = {starts}")
        rule = rule.replace('stops = ["dispatched"]', f"stops = {stops}")
        return write(tmp_path, BOOK.replace(EXAMPLE, "").replace(RULE, f"example = []\n{rule}"))

    for (kind, turn), opened_by in OPENED_BY.items():
        starts, stops = ([str(event) for event in events] for events in (opened_by, MET_BY[kind]))
        assert Rulebook.load(book(kind, turn, starts, stops)).rules
        for start in set(Start) - set(starts):
            with pytest.raises(
                RulebookError, match=f"can never start on {start}; what opens it is {starts[0]}"
            ):
                Rulebook.load(book(kind, turn, [*starts, str(start)], stops))
        for stop in set(Stop) - set(stops):
            with pytest.raises(RulebookError, match=f"can never be met by {stop}; what meets it is "):
                Rulebook.load(book(kind, turn, starts, [*stops, str(stop)]))
