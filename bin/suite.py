"""What bin/test does."""

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
WORKERS = ("-n", "2")
APT = "/var/lib/apt"
WITHOUT_BROWSER = 3
LEFT_OUT = "The browser tests were LEFT OUT: no Chromium here (Debian: apt-get install chromium)."


def test() -> NoReturn:
    """Run pytest with the arguments given; exit with its status, or 3 in CI when the browser tests were left out."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # by way of the clean-up
    arguments = sys.argv[1:]
    browser = find_browser() or install_browser()
    if not browser:
        arguments = without_browser_tests(arguments)
    if not any(argument.startswith(("-n", "--numprocesses")) for argument in arguments):
        arguments = [*WORKERS, *arguments]
    try:
        with throwaway(os.environ) as addresses:
            environment = {
                **os.environ,
                **addresses,
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                **({"TUNTAS_CHROMIUM": browser} if browser else {}),
            }
            status = subprocess.run(
                [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False
            ).returncode
    except EmbeddedError as error:
        sys.exit(str(error))
    if not browser:
        sys.stdout.write(f"\n{LEFT_OUT}\n")
        status = status or (WITHOUT_BROWSER if os.environ.get("CI") else 0)
    sys.exit(status)


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


def without_browser_tests(arguments: Sequence[str]) -> list[str]:
    """The arguments with `-m "not browser"` joined to a `-m` of the caller's."""
    kept, markers = list(arguments), ["not browser"]
    while "-m" in kept[:-1]:
        at = kept.index("-m")
        markers.append(f"({kept[at + 1]})")
        del kept[at : at + 2]
    return [*kept, "-m", " and ".join(markers)]
