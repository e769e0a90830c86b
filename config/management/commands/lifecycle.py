"""Draw docs/lifecycle.md from complaints/lifecycle.py."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import override

from complaints import lifecycle
from complaints.acts import ALL_BUT_REMEDY
from complaints.lifecycle import PHASES, State
from workflow.verbs.guards import GUARDS

PAGE = Path("docs/lifecycle.md")
INTRODUCTION = """# The life of a complaint

Drawn from `complaints/lifecycle.py` by `bin/manage lifecycle`; do not edit by hand (`bin/check` compares).
What a verb does, it does in `workflow/verbs/`.

"""


class Command(BaseCommand):
    help = "Draw docs/lifecycle.md from the table of states and edges; --check fails when it is not current."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        path = Path(settings.ROOT) / PAGE
        with override("id"):
            page = drawn()
        if not options["check"]:
            path.write_text(page, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != page:
            self.stderr.write(f"{PAGE} is not what complaints/lifecycle.py says: run bin/manage lifecycle")
            sys.exit(1)


def drawn() -> str:
    """The page: a state diagram, the states, the edges."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> received: register"]
    for verb in lifecycle.VERBS:
        lines += [
            f"    {source} --> {lifecycle.target(verb, source)}: {verb}"
            for source in lifecycle.sources(verb)
            if not lifecycle.TABLE[verb].stays
        ]
    lines += [f"    {state} --> [*]" for state in lifecycle.END_STATES]
    lines += ["```", "", "## States", "", "| state | on screen | phase |", "| --- | --- | --- |"]
    lines += [f"| `{state.value}` | {state.label} | {PHASES[state].value} |" for state in State]
    lines += [
        "",
        "## Verbs",
        "",
        "| verb | from | to | who | refused when it does not hold |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [_row(verb) for verb in lifecycle.VERBS]
    lines += [
        "",
        "## Acts, their events and the duties",
        "",
        "An act meets the running duties whose rule names it among its `stops`, ends those listed unmet, and opens those",
        "listed where their rule names it among its `starts`.",
        "",
        "| act | events (readers) | starts | stops | opens | ends |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [_act(name) for name in lifecycle.TABLE]
    return INTRODUCTION + "\n".join(lines) + "\n"


def _row(verb: str) -> str:
    rule, sources = lifecycle.TABLE[verb], lifecycle.sources(verb)
    to = "(stays)" if rule.stays else lifecycle.target(verb, sources[0])
    guards = "<br>".join(f"`{name}`: {_guard(name)}" for name in rule.guards)
    return f"| `{verb}` | {', '.join(sources)} | {to} | {', '.join(map(str, rule.who))} | {guards} |"


def _guard(name: str) -> str:
    """What a guard says; of a period, the rule of the law that fills the sentence in."""
    guard = GUARDS[name]
    said = {"window": f"`{guard.period}`", "citation": "…"}
    return str(guard.sentence if guard.period is None else guard.sentence % said)


def _act(name: str) -> str:
    act = lifecycle.TABLE[name]
    events = ", ".join(f"`{kind.event}` ({kind.audience})" for kind in act.events)
    ends = "all but remedy" if act.ends == ALL_BUT_REMEDY else ", ".join(act.ends)
    cells = [events, act.starts or "", act.stops or "", ", ".join(act.opens), ends]
    return f"| `{name}` | {' | '.join(cells)} |"
