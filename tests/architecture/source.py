"""The product's source as house rules read it: files with their syntax trees, and what names in them stand for."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
ROOMS: Final = (
    "law",
    "accounts",
    "complaints",
    "notifications",
    "workflow",
    "compliance",
    "api",
    "web",
    "demo",
    "config",
)
DOORS: Final = ("api", "web")


@dataclass(frozen=True)
class Source:
    """One file: `path` from the root, `web/views/case.py`."""

    path: str
    text: str = field(repr=False)

    @property
    def room(self) -> str:
        return self.path.partition("/")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @cached_property
    def imported(self) -> dict[str, str]:
        """Local name → what it stands for, of every import in the file: `{"dt": "datetime.datetime"}`."""
        found: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.ImportFrom):
                found |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
            elif isinstance(node, ast.Import):
                for each in node.names:
                    local = each.asname or each.name.partition(".")[0]
                    found[local] = each.name if each.asname else local
        return found

    def imports(self) -> Iterator[tuple[ast.AST, str]]:
        """Each import with the whole name that it brings: `from django.db import models` is `django.db.models`."""
        for node in self.nodes:
            if isinstance(node, ast.ImportFrom):
                yield from ((node, f"{node.module}.{each.name}") for each in node.names)
            elif isinstance(node, ast.Import):
                yield from ((node, each.name) for each in node.names)

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in self.nodes if isinstance(node, ast.Call))

    def mentions(self) -> Iterator[tuple[ast.expr, str]]:
        """Each name and chain of names that is read, called or not, by what its first one was imported as."""
        for node in self.nodes:
            if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
                first, *rest = chain(node)
                yield node, ".".join([self.imported.get(first, first), *rest])

    def strings(self) -> Iterator[ast.Constant]:
        """Text that the program works with: all but docstrings and notes beside a name."""
        notes = {id(node.value) for node in self.nodes if isinstance(node, ast.Expr)}
        for node in self.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
                yield node

    @cached_property
    def plain(self) -> set[str]:
        """Names (`seen`, `self._seen`) that hold a dictionary, set or list of Python's own, as the file tells."""
        found = set()
        for node in self.nodes:
            match node:
                case ast.Assign(targets=targets, value=value) if _is_plain(value):
                    found |= {ast.unparse(target) for target in targets}
                case ast.AnnAssign(target=target, annotation=annotation) if _says_plain(annotation):
                    found.add(ast.unparse(target))
                case ast.arg(arg=name, annotation=ast.expr() as annotation) if _says_plain(annotation):
                    found.add(name)
        return found


def chain(node: ast.expr) -> list[str]:
    """The names along `case.row.duties.filter(...)[0].save`, whatever is called or looked up between; `?` for a
    beginning that has no name."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Attribute(value=value, attr=name):
            return [*chain(value), name]
        case ast.Call(func=inner) | ast.Subscript(value=inner) | ast.Await(value=inner):
            return chain(inner)
        case _:
            return ["?"]


def sources(*rooms: str) -> Iterator[Source]:
    """The files of these rooms, of all where none is named; migrations are written by Django."""
    for room in rooms or ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


_PLAIN: Final = ("dict", "set", "list", "Counter", "defaultdict", "OrderedDict", "deque")


def _is_plain(value: ast.expr) -> bool:
    displays = (ast.Dict, ast.Set, ast.List, ast.DictComp, ast.SetComp, ast.ListComp)
    return isinstance(value, displays) or (isinstance(value, ast.Call) and chain(value.func)[-1] in _PLAIN)


def _says_plain(annotation: ast.expr) -> bool:
    return chain(annotation)[-1] in _PLAIN
