"""What a house rule is: a function from a file to the places that break it, with lines that it must find and lines
that it must leave alone."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tests.architecture.source import Source

Places = Iterator[ast.AST | int]
"""What breaks a rule: a node of the tree, or the number of a line."""


@dataclass(frozen=True)
class Rule:
    """`finds` yields what breaks the rule: of each bad sample the lines that end with `# found`, or else the last one; of
    a good one none. `allowed`: the files in which it may be broken, each with its reason."""

    name: str
    finds: Callable[[Source], Places]
    bad: tuple[Source, ...]
    good: tuple[Source, ...]
    allowed: Mapping[str, str] = field(default_factory=dict)

    def lines(self, source: Source) -> list[int]:
        """The numbers of the lines that break the rule, whether or not the file may."""
        places = self.finds(source)
        return sorted({place if isinstance(place, int) else _line(place) for place in places})


def to_find(sample: Source) -> list[int]:
    """The lines of a bad sample that break its rule."""
    lines = sample.text.splitlines() or [""]
    return [n for n, line in enumerate(lines, 1) if line.endswith("# found")] or [len(lines)]


def at(path: str, *texts: str) -> tuple[Source, ...]:
    """Samples, as if each stood in this file."""
    return tuple(Source(path, text) for text in texts)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 1))
