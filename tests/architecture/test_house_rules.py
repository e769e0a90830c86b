"""Rules of the house: what each of them must find, what it must leave alone, and that the house keeps them."""

import ast
from functools import cache

import pytest

from tests.architecture.rules import RULES, Rule
from tests.architecture.rules.doors import relations
from tests.architecture.rules.rule import to_find
from tests.architecture.source import ROOMS, ROOT, Source, sources

BY_NAME = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name.replace(" ", "_"))
HOUSE = list(sources())


BY_RULE = {rule.name: rule for rule in RULES}


@cache
def broken(name: str) -> dict[str, list[int]]:
    """Where this rule is broken, also where it may be: two tests ask, and all of the house is read for it."""
    return {source.path: lines for source in HOUSE if (lines := BY_RULE[name].lines(source))}


@BY_NAME
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    assert {path: lines for path, lines in broken(rule.name).items() if path not in rule.allowed} == {}


@BY_NAME
def test_each_rule_finds_what_is_wrong_in_every_bad_sample(rule: Rule) -> None:
    assert rule.bad
    for sample in rule.bad:
        assert rule.lines(sample) == to_find(sample), f"in {sample.path}: {sample.text[:200]}"


@BY_NAME
def test_each_rule_leaves_every_good_sample_alone(rule: Rule) -> None:
    assert rule.good
    for sample in rule.good:
        assert rule.lines(sample) == [], f"{sample.path} is found: {sample.text[:200]}"


@BY_NAME
def test_each_exception_is_there_and_is_needed(rule: Rule) -> None:
    assert set(rule.allowed) <= set(broken(rule.name))
    assert all(rule.allowed.values())


def test_every_room_is_read() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/apps.py")} | {"config", "law"}
    assert rooms == set(ROOMS)
    assert {source.room for source in HOUSE} == set(ROOMS)
    assert len(HOUSE) > 200


def test_every_room_says_which_question_it_answers() -> None:
    rooms = {(ROOT / source.path).parent for source in HOUSE} - {ROOT}
    rooms = {room for room in rooms if room.name not in ("migrations", "management", "commands")}
    silent = [room for room in rooms if not ast.get_docstring(ast.parse((room / "__init__.py").read_text()))]
    assert silent == []


def test_the_relations_of_the_models_are_known_by_their_names() -> None:
    assert {
        "duties",
        "events",
        "statements",
        "attachments",
        "accused",
        "memberships",
        "notices",
    } <= relations()
    assert "+" not in relations()


def test_a_name_stands_for_what_it_was_imported_as() -> None:
    source = Source("x.py", "import datetime as d\nfrom a.b import c as e, f\nimport g.h\n")
    assert source.imported == {"d": "datetime", "e": "a.b.c", "f": "a.b.f", "g": "g"}
    assert [name for _node, name in source.imports()] == ["datetime", "a.b.c", "a.b.f", "g.h"]
