"""What bin/test does."""

import argparse
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

from bootstrap import ROOT

from config.embedded import EmbeddedError, throwaway

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WORKERS = ("-n", "2", "--dist", "worksteal")
APT = "/var/lib/apt"
WITHOUT_BROWSER = 3
NO_BROWSER = "The browser tests were LEFT OUT: no Chromium here (Debian: apt-get install chromium)."
SLOW = {
    "browser": "in a browser",
    "processes": "that start or kill processes (gunicorn, workers, servers, commands)",
    "bulk": "of the whole demo, a whole register and hundreds of random lives",
}
"""What --fast leaves out: by mark, which tests these are."""
FAST = f"LEFT OUT by --fast: the tests {'; '.join(SLOW.values())}. bin/test runs them all."
LONG = ("--hypothesis-profile=long",)
LIVES = "1000"


def test() -> NoReturn:
    """Run pytest with the arguments given; exit with its status, or 3 in CI when the browser tests were left out."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # by way of the clean-up
    ours, arguments = options().parse_known_args()
    browser = None if ours.fast else find_browser() or install_browser()
    if ours.fast:
        arguments = narrowed(arguments, *SLOW)
    elif not browser:
        arguments = narrowed(arguments, "browser")
    if ours.long:
        arguments = [*LONG, *arguments]
    if not any(argument.startswith(("-n", "--numprocesses")) for argument in arguments):
        arguments = [*WORKERS, *arguments]
    try:
        with throwaway(os.environ) as addresses:
            environment = {
                **os.environ,
                **addresses,
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                **({"TUNTAS_CHROMIUM": browser} if browser else {}),
                **({"STATEFUL_EXAMPLES": os.environ.get("STATEFUL_EXAMPLES", LIVES)} if ours.long else {}),
            }
            status = subprocess.run(
                [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False
            ).returncode
    except EmbeddedError as error:
        sys.exit(str(error))
    if ours.fast:
        sys.stdout.write(f"\n{FAST}\n")
    elif not browser:
        sys.stdout.write(f"\n{NO_BROWSER}\n")
        status = status or (WITHOUT_BROWSER if os.environ.get("CI") else 0)
    sys.exit(status)


def options() -> argparse.ArgumentParser:
    """Those of bin/test itself; all others are pytest's."""
    own = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    own.add_argument("--fast", action="store_true")
    own.add_argument("--long", action="store_true")
    return own


def find_browser() -> str | None:
    """The path of a Chromium, or None."""
    given = os.environ.get("TUNTAS_CHROMIUM")
    return given or next((path for name in BROWSERS if (path := shutil.which(name))), None)


def install_browser() -> str | None:
    """Debian's, which only root can install; one process at a time. None where it cannot be had."""
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or apt is None:
        return None
    sys.stdout.write("Installing Chromium for the browser tests, once ...\n")
    sys.stdout.flush()
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    lock = os.open(APT, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    for step in (
        () if find_browser() else (["update"], ["install", "-y", "--no-install-recommends", "chromium"])
    ):
        done = subprocess.run([apt, "-q", *step], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.stdout.write(done.stderr[-2000:])
            break
    os.close(lock)
    return find_browser()


def narrowed(arguments: Sequence[str], *without: str) -> list[str]:
    """The arguments with a `-m` that leaves out these marks, joined to each `-m` of the caller's."""
    kept, marks = list(arguments), [f"not {mark}" for mark in without]
    while "-m" in kept[:-1]:
        at = kept.index("-m")
        marks.append(f"({kept[at + 1]})")
        del kept[at : at + 2]
    return [*kept, "-m", " and ".join(marks)]
