"""What bin/check does: the list of checks, and how one is run."""

import difflib
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn

import tree
from bootstrap import ROOT

from config.embedded import EmbeddedError, throwaway

PYTHON = sys.executable
MANAGE = (PYTHON, "manage.py")
# Python without its ending.
SCRIPTS = (
    "bin/attack",
    "bin/bench",
    "bin/check",
    "bin/containers",
    "bin/manage",
    "bin/requirements",
    "bin/run",
    "bin/test",
)
MODULES = (
    "bin/attacks.py",
    "bin/bootstrap.py",
    "bin/checks.py",
    "bin/engine.py",
    "bin/install.py",
    "bin/several.py",
    "bin/suite.py",
    "bin/tree.py",
    "bin/trial.py",
)
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "BASE_URL": "https://tuntas.example",
    "ALLOWED_HOSTS": "tuntas.example",
    "EMAIL_HOST": "mail.example",
    "EMAIL_FROM": "Tuntas <tuntas@tuntas.example>",
}


@dataclass(frozen=True)
class Check:
    """A command that must end with 0; with `equals`, what it prints must be that file."""

    name: str
    command: tuple[str, ...]
    equals: str = ""
    environment: tuple[tuple[str, str], ...] = ()


CHECKS = (
    Check("ruff", (PYTHON, "-m", "ruff", "check", ".", *SCRIPTS)),
    Check("ruff format", (PYTHON, "-m", "ruff", "format", "--check", ".", *SCRIPTS)),
    Check("mypy", (PYTHON, "-m", "mypy")),
    Check("mypy bin", (PYTHON, "-m", "mypy", *MODULES), environment=(("MYPYPATH", "bin"),)),
    Check("import ladder", (".venv/bin/lint-imports",)),
    # The frame of mails is laid out by hand: its inline styles would be a page of lines.
    Check("djlint format", (".venv/bin/djlint", "web", "api", "--check")),
    Check("djlint", (".venv/bin/djlint", "web", "api", "notifications", "--lint")),
    Check("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run")),
    Check("OpenAPI", (*MANAGE, "spectacular", "--validate", "--fail-on-warn"), equals="api/openapi.yaml"),
    Check("lifecycle diagram", (*MANAGE, "lifecycle", "--check")),
    Check("texts", (*MANAGE, "texts", "--check")),
    Check(
        "deploy",
        (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"),
        environment=tuple(PRODUCTION.items()),
    ),
)

COMMITTED = "all is committed"
NAMES = [*(one.name for one in CHECKS), COMMITTED]


def check() -> NoReturn:
    """Run all, or those named, whatever fails; exit 1 when one did."""
    asked = sys.argv[1:] or NAMES
    if unknown := [name for name in asked if name not in NAMES]:
        sys.exit(f"There is no check {', '.join(unknown)}. The checks are: {', '.join(NAMES)}.")
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # by way of the clean-up
    try:
        with throwaway(os.environ) as addresses:
            environment = {"DJANGO_SETTINGS_MODULE": "config.settings.dev", **os.environ, **addresses}
            failed = [one.name for one in CHECKS if one.name in asked and not passes(one, environment)]
        if COMMITTED in asked and not is_committed(os.environ):
            failed.append(COMMITTED)
    except EmbeddedError as error:
        sys.exit(str(error))
    sys.exit(f"\n{len(failed)} of {len(asked)} checks failed: {', '.join(failed)}" if failed else 0)


def passes(one: Check, environment: Mapping[str, str]) -> bool:
    """Run one check and print its line; when it fails, what it said."""
    done = subprocess.run(
        one.command,
        cwd=ROOT,
        env={**environment, **dict(one.environment)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    complaint = "" if done.returncode == 0 else done.stdout + done.stderr
    if one.equals and not complaint:
        complaint = difference(one.equals, done.stdout)
    return told(one.name, failed=done.returncode != 0 or bool(complaint), complaint=complaint)


def is_committed(environ: Mapping[str, str]) -> bool:
    """The last check, for the others may leave something behind. Not asked on CI or without git; the line says so."""
    if reason := tree.why_not_asked(ROOT, environ):
        sys.stdout.write(f"{'skipped':<8}{COMMITTED}: {reason}\n")
        return True
    files = tree.uncommitted(ROOT)
    return told(COMMITTED, failed=bool(files), complaint=files)


def told(name: str, *, failed: bool, complaint: str) -> bool:
    """Print the line of a check, and the complaint of one that failed. Whether it passed."""
    sys.stdout.write(f"{'FAILED' if failed else 'ok':<8}{name}\n")
    if failed:
        sys.stdout.write(complaint.rstrip() + "\n\n")
    sys.stdout.flush()
    return not failed


def difference(name: str, now: str) -> str:
    """What would change in this file to make it current."""
    path = ROOT / name
    kept = path.read_text() if path.exists() else ""
    lines = difflib.unified_diff(kept.splitlines(True), now.splitlines(True), name, "as the code is now")
    return "".join(list(lines)[:80])
