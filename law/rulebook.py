"""One rulebook: a TOML file in `rulebooks/` with rules, ladders, parameters and worked examples. Pure: no database,
no clock.

It loads only when each of them is clear and can come true; that several make a law together, `law.rules` sees to.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Protocol, Self

from law import example, ladder, parameter, rule
from law.example import Example
from law.ladder import Ladder
from law.parameter import Parameter
from law.rule import Rule
from law.rulebook_file import RulebookError, Table

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One file: whose law it is, its title, the day on which that law begins, and what it says."""

    file: str
    law: str
    code: str
    title: str
    begins: date
    rules: tuple[Rule, ...]
    ladders: tuple[Ladder, ...]
    parameters: tuple[Parameter, ...]
    examples: tuple[Example, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a rulebook; raises RulebookError where something is unclear, doubled, or leaves a gap."""
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RulebookError(path.name, "the file", f"is not TOML in UTF-8: {error}.") from error
        book = Table(content, path.name, "the file")
        code = book.text("code")
        rules = tuple(rule.read(table, code) for table in book.tables("rule"))
        named = {each.name: each for each in rules}
        loaded = cls(
            file=path.name,
            law=book.text("law"),
            code=code,
            title=book.text("title"),
            begins=book.need("begins", date),
            rules=rules,
            ladders=tuple(map(ladder.read, book.tables("ladder"))) if book.has("ladder") else (),
            parameters=tuple(parameter.read(table, code) for table in book.tables("parameter"))
            if book.has("parameter")
            else (),
            examples=tuple(example.read(table, named) for table in book.tables("example")),
        )
        book.close()
        refuse_doubles(rules, path.name)
        refuse_gaps([*by_duty(rules).values(), *by_name(loaded.parameters).values()], path.name)
        _refuse_early([*rules, *loaded.parameters], loaded.begins, path.name)
        return loaded


class Dated(Protocol):
    """What is in force in one span of time."""

    @property
    def id(self) -> str: ...
    @property
    def effective_from(self) -> date: ...
    @property
    def effective_to(self) -> date | None: ...


Duties = dict[tuple[str, str, str | None], list[Rule]]


def by_duty(rules: Iterable[Rule]) -> Duties:
    """The versions of each duty, round and class, oldest first."""
    duties: Duties = {}
    for each in sorted(rules, key=lambda each: each.effective_from):
        duties.setdefault((each.kind, each.round, each.classification), []).append(each)
    return duties


def by_name(parameters: Iterable[Parameter]) -> dict[str, list[Parameter]]:
    """The values of each parameter, oldest first."""
    named: dict[str, list[Parameter]] = {}
    for each in sorted(parameters, key=lambda each: each.effective_from):
        named.setdefault(each.name, []).append(each)
    return named


def refuse_doubles(rules: Iterable[Rule], file: str) -> None:
    """Two rules of one name, or a rule for every class beside a rule for one."""
    seen: set[str] = set()
    scope: dict[tuple[str, str], Rule] = {}
    for each in rules:
        if each.id in seen:
            raise RulebookError(file, each.id, "stands there twice; give the newer one a higher version.")
        seen.add(each.id)
        other = scope.setdefault((each.kind, each.round), each)
        if (other.classification is None) != (each.classification is None):
            raise RulebookError(
                file, each.id, f"overlaps {other.id}: one is for every class, one for a single class."
            )


def refuse_gaps(of_each: Iterable[Sequence[Dated]], file: str) -> None:
    """Versions of one thing that are in force on the same day, or leave a day between them."""
    for older, newer in (pair for versions in of_each for pair in pairwise(versions)):
        if older.effective_to is None or newer.effective_from <= older.effective_to:
            raise RulebookError(
                file, newer.id, f"overlaps {older.id}: on {newer.effective_from} both are in force."
            )
        if newer.effective_from > older.effective_to + ONE_DAY:
            gap = older.effective_to + ONE_DAY
            raise RulebookError(
                file, newer.id, f"leaves a gap after {older.id}: on {gap} neither is in force."
            )


def _refuse_early(of_all: Iterable[Dated], begins: date, file: str) -> None:
    for each in of_all:
        if each.effective_from < begins:
            raise RulebookError(file, each.id, f"is in force before {begins}, when the law begins.")
