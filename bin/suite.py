"""What bin/test does."""

import argparse
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

from bootstrap import ROOT

from config.embedded import EmbeddedError, throwaway

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WORKERS = ("-n", "3", "--dist", "worksteal")
"""One more than the smallest machine has cores: some tests wait for what they killed."""
APT = "/var/lib/apt"
POOLERS = ("pgbouncer", "/usr/sbin/pgbouncer")
LEFT_OUT = 3
NO_BROWSER = "The browser tests were LEFT OUT: no Chromium here (Debian: apt-get install chromium)."
NO_POOLER = "The tests behind a pooler were LEFT OUT: no PgBouncer here (Debian: apt-get install pgbouncer)."
SLOW = {
    "browser": "in a browser",
    "processes": "that start or kill processes (gunicorn, workers, servers, commands)",
    "bulk": "of the whole demo, a whole register and hundreds of random lives",
}
"""What --fast leaves out: by mark, which tests these are."""
NOT_FAST = ROOT / "tests" / "not_fast.txt"
HURRIED = ("-p", "tests.hurried", "--hypothesis-profile=fast")
FAST = (
    f"LEFT OUT by --fast: the tests {'; '.join(SLOW.values())}; where no file was named also the files of "
    f"{NOT_FAST.relative_to(ROOT)}, all cases of a table but the first, and four fifths of what chance tries. "
    "bin/test runs them all."
)
NOTHING_KEPT = "PYTHONDONTWRITEBYTECODE"
"""Of the hundreds of processes that tests start, each would compile all of the product and of its libraries again."""
LONG = ("--hypothesis-profile=long",)
LIVES = "1000"


def test() -> NoReturn:
    """Run pytest with the arguments given; exit with its status, or 3 in CI when tests were left out for want of a program."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # by way of the clean-up
    ours, arguments = options().parse_known_args()
    browser = None if ours.fast else find_browser() or install("chromium", "the browser tests", find_browser)
    pooler = None if ours.fast else find_pooler() or install("pgbouncer", "the tests behind it", find_pooler)
    lacking = {} if ours.fast else {"browser": (browser, NO_BROWSER), "pooler": (pooler, NO_POOLER)}
    missing = {mark: sentence for mark, (program, sentence) in lacking.items() if not program}
    arguments = narrowed(arguments, *(SLOW if ours.fast else missing))
    if ours.long:
        arguments = [*LONG, *arguments]
    if ours.fast:
        arguments = hurried(arguments)
    if not any(argument.startswith(("-n", "--numprocesses")) for argument in arguments):
        arguments = [*WORKERS, *arguments]
    try:
        with throwaway(os.environ, in_memory=True) as addresses:
            environment = {
                **passed_on(os.environ),
                **addresses,
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                **({"TUNTAS_CHROMIUM": browser} if browser else {}),
                **({"TUNTAS_PGBOUNCER": pooler} if pooler else {}),
                **({"STATEFUL_EXAMPLES": os.environ.get("STATEFUL_EXAMPLES", LIVES)} if ours.long else {}),
            }
            status = subprocess.run(
                [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False
            ).returncode
    except EmbeddedError as error:
        sys.exit(str(error))
    if ours.fast:
        sys.stdout.write(f"\n{FAST}\n")
    for sentence in missing.values():
        sys.stdout.write(f"\n{sentence}\n")
        status = status or (LEFT_OUT if os.environ.get("CI") else 0)
    sys.exit(status)


def passed_on(environ: Mapping[str, str]) -> dict[str, str]:
    """What pytest, and whatever tests start, keeps of our environment."""
    return {name: value for name, value in environ.items() if name != NOTHING_KEPT}


def hurried(arguments: Sequence[str]) -> list[str]:
    """The arguments, and where they name no tests those that leave out what --fast has no time for."""
    if any((ROOT / argument.partition("::")[0]).exists() for argument in arguments):
        return list(arguments)
    return [*HURRIED, *(f"--ignore={path}" for path in not_fast()), *arguments]


def not_fast() -> list[str]:
    """The files of tests whose tests took more than a tenth of a second of CPU each, from the root on."""
    lines = NOT_FAST.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


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


def find_pooler() -> str | None:
    """The path of a PgBouncer, or None. Debian keeps it where only root's PATH leads."""
    return next((path for name in POOLERS if (path := shutil.which(name))), None)


def install(package: str, what_for: str, find: Callable[[], str | None]) -> str | None:
    """Debian's package, which only root can install; one process at a time. None where it cannot be had."""
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or apt is None:
        return None
    sys.stdout.write(f"Installing {package} for {what_for}, once ...\n")
    sys.stdout.flush()
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    lock = os.open(APT, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    for step in () if find() else (["update"], ["install", "-y", "--no-install-recommends", package]):
        done = subprocess.run([apt, "-q", *step], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.stdout.write(done.stderr[-2000:])
            break
    os.close(lock)
    return find()


def narrowed(arguments: Sequence[str], *without: str) -> list[str]:
    """The arguments with a `-m` that leaves out these marks, joined to each `-m` of the caller's."""
    if not without:
        return list(arguments)
    kept, marks = list(arguments), [f"not {mark}" for mark in without]
    while "-m" in kept[:-1]:
        at = kept.index("-m")
        marks.append(f"({kept[at + 1]})")
        del kept[at : at + 2]
    return [*kept, "-m", " and ".join(marks)]
