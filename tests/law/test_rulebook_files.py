"""A rulebook that leaves a choice, or a rule that could never come true, does not load: one sentence for each."""

import json
from datetime import date
from pathlib import Path

import pytest

from law.codes import LAPSES_AS, MET_BY, NO_CLOCK, OPENED_BY, DutyKind, Lapse, Round, Start, Stop
from law.rule import GIVEN
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
BOOK = f'code = "book"\nlaw = "id"\ntitle = "A book"\nbegins = 2001-01-01\n{RULE}{EXAMPLE}'
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
{EXAMPLE.replace("2025-08-20", "2025-08-22")}extended = 1
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
        text = text.replace('"agency"', '"complainant"')
    with pytest.raises(RulebookError) as refusal:
        Rulebook.load(write(tmp_path, text))
    assert str(refusal.value).startswith("book.toml: ")
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_t26_an_example_with_pauses_for_a_rule_without_suspension_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="example 1: has pauses, but verify allows no suspension"):
        Rulebook.load(write(tmp_path, BOOK + "pauses = [[2025-08-14, 2025-08-15]]\n"))


def rule(kind: DutyKind, turn: Round = Round.FIRST, **changes: object) -> str:
    """A rule of this kind that loads, but for these changes."""
    given = (kind, turn) in GIVEN
    judged = kind in NO_CLOCK
    values = {
        "kind": str(kind),
        "round": str(turn),
        "holder": "complainant" if judged else "agency",
        "length": "given" if given else 3,
        "unit": "calendar_day" if judged or given else "working_day",
        "starts": list(map(str, OPENED_BY[kind, turn])),
        "stops": list(map(str, MET_BY[kind])),
        "lapse": str(LAPSES_AS[kind][-1]),
        "citation": "A law",
        "certainty": "R",
        **changes,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in values.items()]
    return "\n".join(["example = []", "[[rule]]", *lines, "effective_from = 2009-07-18", ""])


def refused(folder: Path, text: str) -> str:
    """What is said of a book with this in it."""
    with pytest.raises(RulebookError) as refusal:
        Rulebook.load(write(folder, BOOK.replace(EXAMPLE, "").replace(RULE, text)))
    return str(refusal.value)


@pytest.mark.parametrize(("kind", "turn"), OPENED_BY)
def test_t26_every_duty_is_refused_what_never_opens_meets_or_follows_it(
    tmp_path: Path, kind: DutyKind, turn: Round
) -> None:
    starts, stops, lapses = OPENED_BY[kind, turn], MET_BY[kind], LAPSES_AS[kind]
    for lapse in lapses:
        text = BOOK.replace(EXAMPLE, "").replace(RULE, rule(kind, turn, lapse=lapse))
        assert [each.lapse for each in Rulebook.load(write(tmp_path, text)).rules] == [lapse]
    for start in set(Start) - set(starts):
        said = refused(tmp_path, rule(kind, turn, starts=[*starts, start]))
        assert f"can never start on {start}; what opens it is {starts[0]}" in said
    for stop in set(Stop) - set(stops):
        said = refused(tmp_path, rule(kind, turn, stops=[*stops, stop]))
        assert f"can never be met by {stop}; what meets it is " in said
    for lapse in set(Lapse) - set(lapses):
        said = refused(tmp_path, rule(kind, turn, lapse=lapse))
        assert f"can never lapse as {lapse}; what its end may bring is {lapses[0]}" in said


@pytest.mark.parametrize("kind", NO_CLOCK)
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"unit": "working_day"}, "counts working days, but no clock of a case runs for it"),
        ({"holder": "unit"}, "is the unit's, but it is the complainant who has so long."),
        ({"ladder": "up"}, "has a ladder, but no clock of a case runs for it."),
    ],
)
def test_t26_a_period_that_no_clock_runs_for_is_refused_what_only_a_clock_has(
    tmp_path: Path, kind: DutyKind, changes: dict[str, object], sentence: str
) -> None:
    assert sentence in refused(tmp_path, rule(kind, **changes))


@pytest.mark.parametrize(("kind", "turn"), OPENED_BY)
def test_t26_a_date_is_given_where_an_event_gives_one_and_nowhere_else(
    tmp_path: Path, kind: DutyKind, turn: Round
) -> None:
    if (kind, turn) in GIVEN:
        assert 'its date comes with its event: write "given"' in refused(tmp_path, rule(kind, turn, length=3))
        more = "[rule.extension]\ncap = 1\ntimes = 1\nnames_ombudsman = true\n"
        more += 'citation = "A law"\ncertainty = "R"\n'
        said = refused(tmp_path, rule(kind, turn) + more)
        assert "has an extension, but its date is given and nothing counts towards it." in said
    else:
        assert "but no event gives its date" in refused(tmp_path, rule(kind, turn, length="given"))


LADDER = """
[[ladder]]
name = "up"
citation = "A law"
certainty = "R"
rungs = [
    { name = "soon", days = -2, tells = ["handler"] },
    { name = "late", days = 4, tells = ["agency_heads", "complainant"] },
]
"""


def test_a_ladder_loads(tmp_path: Path) -> None:
    (ladder,) = Rulebook.load(write(tmp_path, BOOK + LADDER)).ladders
    assert [(rung.name, rung.days, rung.tells) for rung in ladder.rungs] == [
        ("soon", -2, ("handler",)),
        ("late", 4, ("agency_heads", "complainant")),
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('name = "up"\n', "", "ladder 1: names no name."),
        ('citation = "A law"\n', "", "ladder up: names no citation."),
        ('certainty = "R"\n', "", "ladder up: names no certainty."),
        ('certainty = "R"', 'certainty = "R"\nnote = ""', "ladder up: holds unknown keys: note."),
        ('name = "soon", ', "", "ladder up, rungs 1: names no name."),
        ("days = -2, ", "", "ladder up, rungs 1: names no days."),
        ("-2", '"two"', "ladder up, rungs 1: days is 'two', not of the type int."),
        (', tells = ["handler"]', "", "ladder up, rungs 1: names no tells."),
        ('["handler"]', "[]", "ladder up, rungs 1: tells nobody."),
        ('["handler"]', '["mayor"]', "ladder up, rungs 1: tells 'mayor' is unknown; known are handler,"),
        ('["handler"]', '["complainant"]', "rungs 1: tells the complainant before the end has passed."),
        ('"soon"', '"past"', "ladder up, rungs 1: is called 'past'"),
        ('"soon"', '"long_before_the_end"', "ladder up, rungs 1: is called 'long_before_the_end'"),
        ('"soon"', '"late"', "ladder up: has two rungs of one name."),
        ("-2", "4", "ladder up: rises from soon to late, but not in days."),
    ],
)
def test_t26_an_unclear_ladder_does_not_load(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in LADDER
    with pytest.raises(RulebookError) as refusal:
        Rulebook.load(write(tmp_path, BOOK + LADDER.replace(old, new, 1)))
    assert sentence in str(refusal.value)


def test_t26_a_ladder_without_rungs_does_not_load(tmp_path: Path) -> None:
    bare = LADDER[: LADDER.index("rungs = [")] + "rungs = []\n"
    with pytest.raises(RulebookError, match="ladder up: has no rungs"):
        Rulebook.load(write(tmp_path, BOOK + bare))


PARAMETER = """
[[parameter]]
name = "anonymous_escalation"
value = "as_information"
citation = "A law"
certainty = "V2"
effective_from = 2009-07-18
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('name = "anonymous_escalation"\n', "", "parameter 1: names no name."),
        ('"anonymous_escalation"', '"tea_break"', "parameter 1: name 'tea_break' is unknown; known are"),
        ('value = "as_information"\n', "", "book/anonymous_escalation: names no value."),
        ('"as_information"', '"never"', "book/anonymous_escalation: value 'never' is unknown; known are"),
        ('citation = "A law"\n', "", "book/anonymous_escalation: names no citation."),
        ('certainty = "V2"\n', "", "book/anonymous_escalation: names no certainty."),
        ("effective_from = 2009-07-18\n", "", "book/anonymous_escalation: names no effective_from."),
        ("2009-07-18", "2000-12-31", "is in force before 2001-01-01, when the law begins."),
        ("2009-07-18", "2009-07-18\neffective_to = 2009-07-17", "is never in force"),
        ("2009-07-18", "2009-07-18\nunit = 1", "book/anonymous_escalation: holds unknown keys: unit."),
    ],
)
def test_t26_an_unclear_parameter_does_not_load(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert old in PARAMETER
    with pytest.raises(RulebookError) as refusal:
        Rulebook.load(write(tmp_path, BOOK + PARAMETER.replace(old, new, 1)))
    assert sentence in str(refusal.value)


def test_t26_values_of_a_parameter_follow_each_other_to_the_day(tmp_path: Path) -> None:
    newer = PARAMETER.replace("2009-07-18", "2020-01-01").replace("as_information", "as_complaint")
    follows = BOOK + PARAMETER + "effective_to = 2019-12-31\n" + newer
    assert len(Rulebook.load(write(tmp_path, follows)).parameters) == 2
    for until, said in (("2019-12-30", "leaves a gap after"), ("2020-01-01", "overlaps")):
        with pytest.raises(RulebookError, match=said):
            Rulebook.load(write(tmp_path, follows.replace("2019-12-31", until)))


def test_t26_a_rule_from_before_the_law_begins_does_not_load(tmp_path: Path) -> None:
    early = BOOK.replace("effective_from = 2009-07-18", "effective_from = 2000-12-31")
    with pytest.raises(RulebookError, match="book/verify: is in force before 2001-01-01, when the law"):
        Rulebook.load(write(tmp_path, early))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("due_on = 2025-08-20", "due_on = 2025-08-19", "example 1: ends on 2025-08-20 by verify, not on"),
        ("[2025-08-18]", "[2025-08-17, 2025-08-18]", "holds the holiday 2025-08-17, which would not count"),
        ("[2025-08-18]", "[2025-08-18, 2025-08-21]", "holds the holiday 2025-08-21, which would not count"),
        ("[2025-08-18]", "[]", "example 1: ends on 2025-08-19 by verify, not on 2025-08-20."),
        ("week = [1, 2, 3, 4, 5]\n", "", "example 1: names no week."),
        ("holidays = [2025-08-18]\n", "", "example 1: names no holidays."),
        ("day_zero = 2025-08-14\n", "", "example 1: names no day_zero."),
        ("due_on = 2025-08-20\n", "", "example 1: names no due_on."),
    ],
)
def test_t26_an_example_that_does_not_come_out_or_holds_more_than_it_works_does_not_load(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in BOOK
    with pytest.raises(RulebookError) as refusal:
        Rulebook.load(write(tmp_path, BOOK.replace(old, new)))
    assert sentence in str(refusal.value)


def test_t26_an_example_of_calendar_days_names_neither_week_nor_holidays(tmp_path: Path) -> None:
    text = BOOK.replace("working_day", "calendar_day").replace("2025-08-20", "2025-08-17")
    with pytest.raises(RulebookError, match="example 1: holds unknown keys: week, holidays"):
        Rulebook.load(write(tmp_path, text))
