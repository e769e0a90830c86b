"""Every value of every rulebook counts: what people see under each law stands in a file, and no value can be taken out
or made another one without that the rulebook is refused in a sentence, or something that people see changes."""

import json
import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import pytest

from law import codes, rules
from law.counting import LengthUnit
from law.rulebook import Rulebook
from law.rulebook_file import RulebookError
from tests.workflow.under_a_law import PARTS, seen

HERE = Path(__file__).parent
BOOKS = sorted(rules.RULEBOOKS.glob("*.toml"))
LAWS = {code: rules.law(code) for code in rules.laws()}
SHIPPED = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in BOOKS}
CODES: dict[str, type[StrEnum]] = {
    "kind": codes.DutyKind,
    "round": codes.Round,
    "classification": codes.Classification,
    "holder": codes.Holder,
    "unit": LengthUnit,
    "starts": codes.Start,
    "stops": codes.Stop,
    "lapse": codes.Lapse,
    "certainty": codes.Certainty,
    "reasons": codes.SuspensionReason,
    "tells": codes.Told,
    "name": codes.ParameterName,
    "value": codes.AnonymousEscalation,
}
Step = str | int
Way = tuple[Step, ...]
"""From the head of a rulebook to a value in it."""
Part = Callable[[str], Iterator[str]]


@cache
def expected(law: str) -> list[str]:
    return (HERE / f"law_{law}.txt").read_text(encoding="utf-8").splitlines()


@cache
def expected_of(law: str) -> dict[Part, list[str]]:
    """The same lines, part by part."""
    lines, found = iter(expected(law)), {}
    for part in PARTS:
        found[part] = list(islice(lines, sum(1 for _line in part(law))))
    return found


@pytest.mark.parametrize("law", rules.laws())
def test_what_people_see_of_a_law_is_what_stands_in_its_file(law: str) -> None:
    assert list(seen(law)) == expected(law)


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """To every value, also to every element of a list, but a week, which is one; tables themselves are no values."""
    if way[-1:] == ("week",):
        yield way
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from ways(inner, (*way, key))
    elif isinstance(value, list):
        if not any(isinstance(inner, dict) for inner in value):
            yield way
        for number, inner in enumerate(value):
            yield from ways(inner, (*way, number))
    else:
        yield way


def inside(book: dict[str, Any], way: Way) -> Any:
    for step in way:
        book = book[step]
    return book


def parts() -> list[tuple[str, Way]]:
    """The head of each rulebook, and each of its tables."""
    found: list[tuple[str, Way]] = []
    for name, book in SHIPPED.items():
        found.append((name, ()))
        found += [
            (name, (key, n)) for key in book if isinstance(book[key], list) for n in range(len(book[key]))
        ]
    return found


def of_part(name: str, part: Way) -> list[Way]:
    """The ways to the values of a head or a table."""
    whole = SHIPPED[name]
    if part:
        return [(*part, *way) for way in ways(inside(whole, part))]
    return [(key,) for key in whole if not isinstance(whole[key], list)]


def without(name: str, way: Way) -> dict[str, Any]:
    book = deepcopy(SHIPPED[name])
    del inside(book, way[:-1])[way[-1]]
    return book


def others(name: str, way: Way) -> Iterator[dict[str, Any]]:
    """The rulebook with another value in its place, each that one might mistake it for. An example needs none: what
    loads is true."""
    value = inside(SHIPPED[name], way)
    key = next(step for step in reversed(way) if isinstance(step, str))
    for other in _others(value, key) if not isinstance(value, list) else ():
        book = deepcopy(SHIPPED[name])
        inside(book, way[:-1])[way[-1]] = other
        yield book


def _others(value: Any, key: str) -> list[Any]:
    known = CODES.get(key)
    if (
        known is codes.Certainty
    ):  # that it was read in its source, people see; how else it is known, they need not
        return ["R" if value == "V" else "V"]
    if known is not None and value in list(known):
        return [str(other) for other in known if other != value]
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    return [value + timedelta(days=1) if isinstance(value, date) else f"{value}!"]


def table(value: Any) -> str:
    """A value as TOML."""
    match value:
        case dict():
            return "{ " + ", ".join(f"{key} = {table(inner)}" for key, inner in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(table, value)) + "]"
        case date():
            return value.isoformat()
        case _:
            return json.dumps(value)


Caught = Callable[[str, dict[str, Any]], str]
ORDER = list(PARTS)
"""Of what people see: what noticed the value before comes first, whichever test asked of it."""


@pytest.fixture
def caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Caught:
    """How a changed rulebook is noticed among the others of its law: by what its refusal says, or by a line that people
    see instead of another. Empty: by nothing."""

    def noticed(name: str, book: dict[str, Any]) -> str:
        code = SHIPPED[name]["law"]
        path = tmp_path / name
        path.write_text("\n".join(f"{key} = {table(value)}" for key, value in book.items()), encoding="utf-8")
        try:
            changed = Rulebook.load(path)
            others = [each for each in LAWS[code].books if each.file != name]
            books = [each for each in (changed, *others) if each.law == code]
            made = rules.Law(books) if books else rules.law(changed.law)
        except (RulebookError, rules.NoRule) as refusal:
            return str(refusal)
        was = expected_of(code)
        with monkeypatch.context() as patch:
            patch.setattr(rules, "law", lambda _code: made)
            for part in ORDER.copy():
                now = zip_longest(part(code), was[part])
                other = next((f"{new!r} instead of {old!r}" for new, old in now if new != old), "")
                if other:
                    ORDER.remove(part)
                    ORDER.insert(0, part)
                    return other
        return ""

    return noticed


@pytest.mark.parametrize(("name", "part"), parts(), ids=str)
def test_a_value_that_is_blanked_is_missed(name: str, part: Way, caught: Caught) -> None:
    unseen = [way for way in of_part(name, part) if not caught(name, without(name, way))]
    assert unseen == []


@pytest.mark.parametrize(("name", "part"), [one for one in parts() if "example" not in one[1]], ids=str)
def test_a_value_that_is_another_one_is_noticed(name: str, part: Way, caught: Caught) -> None:
    unseen = [
        (way, inside(book, way))
        for way in of_part(name, part)
        for book in others(name, way)
        if not caught(name, book)
    ]
    assert unseen == []
