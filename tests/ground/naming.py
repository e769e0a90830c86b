"""What a page of documentation names: files, modules, commands, addresses. And what of it is not there.

A page is Markdown; the docstring of a program in `bin/` is read as one. Looked at are links, code spans and code
blocks. A finding is a sentence for whoever wrote the page.
"""

import ast
import re
import shlex
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.util import find_spec
from io import StringIO
from itertools import pairwise, product
from pathlib import PurePosixPath

from django.conf import settings
from django.core.management import CommandError, get_commands, load_command_class
from django.urls import Resolver404, resolve

from bench.run import parser as parser_of_bench

FENCE = re.compile(r"^ *```\w*\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
MODULE = re.compile(r"(?:python3? -m|celery -A|gunicorn) ([\w.]+)")
COMMAND = re.compile(r"(?:bin/manage|manage\.py)\s+(\S.*)", re.DOTALL)
SERVICE = re.compile(r"docker compose (?:exec|run)(?: -\S+)* (\w+)")
BENCH = re.compile(r"bin/bench((?: [\w-].*)?)$")
ADDRESS = re.compile(r"(?:.*localhost:8000|[A-Z]+ |)(/[\w/.-]*)(?: .*)?")
WORD = re.compile(r"(?<![\w/.<-])[\w.*-]+(?:/[\w.*-]+)*/?")
FILE = re.compile(r"[\w-]+\.(?:py|md|toml|sh)")
REMARK = re.compile(r"\s{2,}.*|\s#\s.*")
LEFT_OUT = ("...", "COMMAND")
UNNAMED = re.compile(r"\.\.\.|(^|/)[A-Z]{2,}(/|$)")
"""In a path: whatever the reader puts there."""
PLACEHOLDER = re.compile(r"[A-Z]{2,}\b|\.\.\.|<\w+>")


@dataclass
class Ground:
    """What there is to be named. `files`: those that git knows, by their path from the root."""

    files: frozenset[str]
    read: Callable[[str], str]
    """The text of one of the files."""
    services: frozenset[str] = frozenset()
    """Of docker-compose.yml."""
    _words: dict[str, frozenset[str]] = field(default_factory=dict)

    def words(self, file: str) -> frozenset[str]:
        """The names that stand in one of the files."""
        if file not in self._words:
            self._words[file] = frozenset(re.findall(r"\w+", self.read(file)))
        return self._words[file]

    @cached_property
    def tops(self) -> frozenset[str]:
        """The folders that stand at the root."""
        return frozenset(file.split("/")[0] for file in self.files if "/" in file)

    def has(self, path: str) -> bool:
        """Whether a file, a folder, or with `*` at least one file, has this path."""
        plain = path.rstrip("/")
        if "*" in plain:
            return any(PurePosixPath(file).match(plain) for file in self.files)
        return plain in self.files or any(file.startswith(f"{plain}/") for file in self.files)

    def has_module(self, name: str) -> bool:
        path = name.replace(".", "/")
        return not self.files.isdisjoint({f"{path}.py", f"{path}/__init__.py"})

    def has_somewhere(self, name: str) -> bool:
        return any(file == name or file.endswith(f"/{name}") for file in self.files)


def missing(page: str, text: str, ground: Ground) -> list[str]:
    """What this page names and is not there."""
    found = list(_links(page, text, ground))
    for code in code_of(text):
        found += [*lost_paths(code, ground), *_modules(code, ground), *_commands(code)]
        found += [*_services(code, ground), *_addresses(code), *_figures(code)]
    return [f"{page}: {finding}" for finding in dict.fromkeys(found)]


def code_of(text: str) -> Iterator[str]:
    """The code spans, and the lines of code blocks without their remarks."""
    for block in FENCE.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            yield REMARK.sub("", line)
    for span in SPAN.findall(FENCE.sub("", text)):
        yield " ".join(span.split())


def commands_of(code: str) -> Iterator[list[str]]:
    """The management commands in a piece of code, word by word; `a|b` is two of them. One of ours needs no
    `manage.py` before it when words follow it or its name could be nothing else."""
    match = COMMAND.search(code)
    alone = re.match(r"(\w+_\w+$|\w+ (?=[\w.-])).*", code)
    if match is None and not (alone and alone.group(1).strip() in own_commands()):
        return
    words = shlex.split(re.split(r"\s[<>]\s", match.group(1) if match else code)[0])
    if words and words[0] not in LEFT_OUT:
        yield from (list(one) for one in product(*(_alternatives(word) for word in words)))


@cache
def own_commands() -> frozenset[str]:
    """The management commands of our rooms."""
    return frozenset(name for name, app in get_commands().items() if (settings.ROOT / str(app)).is_dir())


def _alternatives(word: str) -> list[str]:
    return word.split("|") if re.fullmatch(r"\w+(\|\w+)+", word) else [word]


def _links(page: str, text: str, ground: Ground) -> Iterator[str]:
    for target in LINK.findall(FENCE.sub("", text)):
        if re.match(r"\w+:", target):
            continue
        path, _, anchor = target.partition("#")
        whole = _joined(page, path) if path else page
        if not ground.has(whole):
            yield f"the link {target} leads to no file"
        elif anchor and anchor not in map(_slug, HEADING.findall(ground.read(whole))):
            yield f"the link {target} leads to no heading"


def _joined(page: str, path: str) -> str:
    parts = [*PurePosixPath(page).parent.parts]
    for part in PurePosixPath(path).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _slug(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


def lost_paths(code: str, ground: Ground) -> Iterator[str]:
    """Paths from the root, and bare names of files, that git does not know."""
    for said in WORD.findall(code):
        word = said.rstrip(".")
        top, slash, _ = word.partition("/")
        named = slash and top in ground.tops and not UNNAMED.search(word)
        if (named and not ground.has(word)) or (
            not slash and FILE.fullmatch(word) and not ground.has_somewhere(word)
        ):
            yield f"there is no file {word}"


def _modules(code: str, ground: Ground) -> Iterator[str]:
    for name in MODULE.findall(code):
        ours = name.split(".")[0] in ground.tops
        if not (ground.has_module(name) if ours else _found(name)):
            yield f"there is no module {name}"


def _found(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _commands(code: str) -> Iterator[str]:
    for words in commands_of(code):
        if refusal := refused(words):
            yield f"manage.py {' '.join(words)}: {refusal}"


def refused(words: list[str]) -> str:
    """Why this management command would not start; empty when it would. A page may leave arguments out."""
    name, *rest = (
        word for before, word in pairwise(["", *words]) if word != "..." or before.startswith("--")
    )
    app = get_commands().get(name)
    if app is None:
        return "there is no such command"
    command = load_command_class(app, name) if isinstance(app, str) else app
    parser = command.create_parser("manage.py", name)
    known = set(_options(parser))
    if unknown := [word for word in rest if word.startswith("--") and word.split("=")[0] not in known]:
        return f"it has no option {unknown[0]}"
    try:
        parser.parse_args(rest)
    except CommandError as error:
        return "" if "arguments are required" in str(error) else str(error)
    return ""


def _parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for each in action.choices.values():
                yield each
                yield from _parsers(each)


def _options(parser: ArgumentParser) -> Iterator[str]:
    for each in (parser, *_parsers(parser)):
        for action in each._actions:
            yield from action.option_strings


def _services(code: str, ground: Ground) -> Iterator[str]:
    for name in SERVICE.findall(code):
        if name not in ground.services:
            yield f"docker-compose.yml has no service {name}"


def _addresses(code: str) -> Iterator[str]:
    match = ADDRESS.fullmatch(code)
    if match is None or PLACEHOLDER.search(match.group(1)):
        return
    try:
        resolve(match.group(1))
    except Resolver404:
        yield f"nothing answers at {match.group(1)}"


def _figures(code: str) -> Iterator[str]:
    """What `bin/bench` is asked for."""
    for words in BENCH.findall(code):
        said = StringIO()
        try:
            with redirect_stderr(said):
                parser_of_bench().parse_args(shlex.split(words))
        except SystemExit:
            yield f"bin/bench{words}: {said.getvalue().splitlines()[-1]}"


def _defined(name: str, ground: Ground) -> bool:
    """Whether this is no module but a name in one."""
    module, _, last = name.rpartition(".")
    path = module.replace(".", "/")
    return any(
        file in ground.files and last in ground.words(file) for file in (f"{path}.py", f"{path}/__init__.py")
    )


def untracked_imports(path: str, source: str, ground: Ground) -> list[str]:
    """Modules of ours that this file needs and git does not know: imported, or run by `-m`."""
    needed = set[str]()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                needed |= {alias.name for alias in node.names}
            case ast.ImportFrom(module=str(module), level=0):
                needed |= {module, *(f"{module}.{alias.name}" for alias in node.names if alias.name != "*")}
            case ast.Call(args=arguments) | ast.List(elts=arguments) | ast.Tuple(elts=arguments):
                words = [each.value if isinstance(each, ast.Constant) else None for each in arguments]
                needed |= {
                    str(word) for before, word in pairwise(words) if before in ("-m", "bench.within") and word
                }
    ours = {name for name in needed if name.split(".")[0] in ground.tops}
    return [
        f"{path}: needs {name}, which git does not know"
        for name in sorted(ours)
        if not (ground.has_module(name) or _defined(name, ground))
    ]
