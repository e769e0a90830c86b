"""Whoever reads what a law asks for finds the function that counts it, and back: the function names its rule, and the
rule bears its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from law.codes import DutyKind, ParameterName
from law.rules import law, laws

ROOT = Path(__file__).parents[2]


def docstrings() -> Iterator[str]:
    """What modules, classes and functions of the engine say of themselves."""
    for path in sorted((ROOT / "workflow").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                yield ast.get_docstring(node) or ""


@pytest.mark.parametrize("kind", DutyKind)
def test_a_function_names_each_kind_of_rule_that_it_counts(kind: DutyKind) -> None:
    assert any(f"`{kind}`" in said for said in docstrings())


def test_the_verb_of_a_parameter_names_it() -> None:
    said = " ".join(docstrings())
    assert f"`{ParameterName.ANONYMOUS_ESCALATION}`" in said


@pytest.mark.parametrize("code", laws())
def test_each_rule_ladder_and_parameter_bears_its_source_and_how_sure_it_is(code: str) -> None:
    for book in law(code).books:
        moved = [change for rule in book.rules for change in (rule.extension, rule.suspension) if change]
        for each in (*book.rules, *book.ladders, *book.parameters, *moved):
            assert each.citation.strip()
            assert each.certainty in ("V", "V2", "R")
