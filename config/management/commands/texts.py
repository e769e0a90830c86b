"""Collects every screen text and keeps its English: locale/en/LC_MESSAGES/django.po, and the .mo made from it.

The source language is Indonesian. `--check` changes nothing and fails when a text has no English, when the
placeholders differ, or when one of the two files is not what the texts make.
"""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation.template import templatize

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
LEFT_OUT: Final = frozenset({"migrations", "vendor", "static"})
SPOKEN: Final = re.compile(r"_|n?p?gettext(_lazy|_noop)?")
CALL: Final = re.compile(r"(?<![\w.])(?:_|n?p?gettext)\(")
ALWAYS: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in the file's head: the same texts make the same bytes."""

Message = str | tuple[str, str]


class Command(BaseCommand):
    help = "Collect the texts of all apps, update their English translation and compile it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail when something is missing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = Path(settings.LOCALE_PATHS[0]) / "en" / "LC_MESSAGES"
        po, mo = folder / "django.po", folder / "django.mo"
        catalog = translated(po)
        made = {po: as_po(catalog), mo: as_mo(catalog)}
        faults = [
            f"no English: {message.id}" for message in catalog if message.id and not has_english(message)
        ]
        faults += [f"{error}: {message.id}" for message, errors in catalog.check() for error in errors]
        if options["check"]:
            stale = [
                path for path, content in made.items() if not path.exists() or path.read_bytes() != content
            ]
            faults += [f"not current, run the command: {path.name}" for path in stale]
        else:
            folder.mkdir(parents=True, exist_ok=True)
            for path, content in made.items():
                path.write_bytes(content)
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(catalog)} texts, all with their English.")


def translated(po: Path) -> Catalog:
    """The texts of today with the English that is known."""
    known = Catalog(locale="en")
    if po.exists():
        with po.open("rb") as file:
            known = read_po(file, locale="en")
    catalog = Catalog(
        locale="en",
        domain="django",
        project="Tuntas",
        version="1",
        creation_date=ALWAYS,
        revision_date=ALWAYS,
        header_comment="# English texts of Tuntas. The source language is Indonesian.",
        fuzzy=False,
    )
    for message, context in texts():
        english = known.get(message, context)
        empty: Any = "" if isinstance(message, str) else ("", "")
        catalog.add(message, english.string if english else empty, context=context)
    return catalog


def texts() -> Iterator[tuple[Message, str | None]]:
    """Every text of the apps with its context, from Python and from templates."""
    root = Path(settings.ROOT)
    for app in ROOMS:
        for path in sorted((root / app).rglob("*")):
            if LEFT_OUT & set(path.relative_to(root).parts):
                continue
            if path.suffix == ".py":
                yield from of_python(path)
            elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
                yield from of_template(path)


def of_python(path: Path) -> Iterator[tuple[Message, str | None]]:
    """Every call of gettext, also within an f-string."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield from _spoken(node)


def of_template(path: Path) -> Iterator[tuple[Message, str | None]]:
    """Django turns a template into calls of gettext amid filler; each call is read as the Python it is."""
    source = templatize(path.read_text())
    for match in CALL.finditer(source):
        yield from _spoken(_call(source, match.start(), path))


def _call(source: str, start: int, path: Path) -> ast.Call:
    end = start
    while (end := source.find(")", end + 1)) > 0:
        try:
            call = ast.parse(source[start : end + 1].strip(), mode="eval").body
        except SyntaxError:
            continue
        if isinstance(call, ast.Call):
            return call
    raise CommandError(f"A text of {path} cannot be read.")


def _spoken(call: ast.Call) -> Iterator[tuple[Message, str | None]]:
    """The text of one call, when it is one of gettext and its text is written out."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if not SPOKEN.fullmatch(name):
        return
    literals = [
        one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    context = literals.pop(0) if literals and "pgettext" in name else None
    if name.startswith("n") and len(literals) > 1:
        yield (literals[0], literals[1]), context
    elif literals:
        yield literals[0], context


def has_english(message: Any) -> bool:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(strings) and all(strings)


def as_po(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalog, width=110, sort_output=True, no_location=True)
    return file.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()
