"""The worked examples that ship with the rulebooks come out, also in a plain loop over dates."""

import pytest

from law.counting import Calendar, Holiday, due_on
from law.example import Example
from law.rulebook import Rulebook
from law.rules import law, laws
from tests.law.days import all_years, plain_loop

EXAMPLES = [(book, example) for code in laws() for book in law(code).books for example in book.examples]


@pytest.mark.parametrize(
    ("book", "example"), EXAMPLES, ids=lambda value: getattr(value, "code", getattr(value, "rule", ""))
)
def test_a_worked_example_of_a_rulebook_comes_out(book: Rulebook, example: Example) -> None:
    rule = law(book.law).by_id(f"{book.code}/{example.rule}")
    assert rule.length is not None
    length = rule.length + example.extended
    off = {day: Holiday(day, "national", "", "") for day in example.holidays}
    calendar = Calendar("example", 1, {}, off, covers_every_year=True)
    found = due_on(example.day_zero, length, rule.unit, example.week, calendar, example.pauses)
    assert found == (example.due_on, False)
    assert found == plain_loop(
        example.day_zero, length, example.week, set(off), all_years, example.pauses, rule.unit
    )


def test_every_length_extension_and_suspension_is_worked_in_an_example() -> None:
    rules = [rule for code in laws() for rule in law(code).rules]
    plain, extended, paused = (
        {f"{book.code}/{example.rule}" for book, example in EXAMPLES if worked(example)}
        for worked in (
            lambda example: not (example.extended or example.pauses),
            lambda example: example.extended,
            lambda example: example.pauses,
        )
    )
    assert plain == {rule.id for rule in rules if rule.length is not None}
    assert extended == {rule.id for rule in rules if rule.extension}
    assert paused == {rule.id for rule in rules if rule.suspension}
