"""What `bin/run` and `bin/manage` do: a command, or web, beat and worker, on the servers of this machine."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import psycopg

from config.embedded import EmbeddedError, servers
from config.embedded.place import Place, last_lines, take

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
READY_SECONDS = 90
STOP_SECONDS = 20
LOOK_SECONDS = 0.5
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1

# The demo's sign-ins (config/management/commands/demo.py makes them; a test compares).
DEMO_PASSWORD = "tuntas-demo"
DEMO_SIGN_INS = {
    "koordinator.serang": "coordinator, Kabupaten Serang",
    "petugas.puskesmas-pontang": "officer, UPT Puskesmas Pontang",
    "kepala.puskesmas-pontang": "supervisor, UPT Puskesmas Pontang",
    "pimpinan.serang": "agency head, Kabupaten Serang",
    "ombudsman": "ombudsman",
    "kustodian": "custodian of identities",
    "admin": "administrator",
}


class CannotRunError(Exception):
    """Tuntas cannot start or go on; the text is for the person at the terminal."""


class StoppedError(Exception):
    """Somebody asked it to stop."""


class Crew:
    """The processes of one start; each in a session of its own, with a log, ended when we are killed."""

    def __init__(self, place: Place, environ: Mapping[str, str]) -> None:
        self.place = place
        self.environ = environ
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: Sequence[str]) -> None:
        with self.place.open_log(name) as log:
            self.running[name] = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                umask=0o077,
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - no threads here
            )

    def finish(self, name: str, command: Sequence[str]) -> None:
        """Run to its end; raises CannotRunError with the end of its log when it fails."""
        self.start(name, command)
        if self.running[name].wait() != 0:
            raise self._ended(name)
        del self.running[name]

    def check(self) -> None:
        """Raise CannotRunError, with the end of its log, when one of them has ended."""
        for name, process in self.running.items():
            if process.poll() is not None:
                raise self._ended(name)

    def stop(self) -> None:
        """End them in the order of their start: who takes work first, who does it last."""
        for process in self.running.values():
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
            with suppress(
                ProcessLookupError
            ):  # what the process left of its session, or itself when it hangs
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _ended(self, name: str) -> CannotRunError:
        log = self.place.log(name)
        status = self.running[name].returncode
        return CannotRunError(f"{name} ended with status {status}; {log} ends with:\n{last_lines(log)}")


def run() -> NoReturn:
    """Run Tuntas until Ctrl-C or SIGTERM, then exit 0; exit 1 with a sentence when something fails."""
    for number in STOP_SIGNALS:
        signal.signal(number, _stop)
    try:
        _run()
    except (CannotRunError, EmbeddedError) as error:
        sys.exit(str(error))
    except StoppedError:
        _say("Stopped.")
    sys.exit(0)


def manage(arguments: Sequence[str]) -> NoReturn:
    """Run a management command with the servers up; exit with its status, add nothing to what it writes."""

    def as_started() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        die_with_parent()

    # A Ctrl-C reaches the command by itself, and the servers must outlive it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with servers(var_folder(), os.environ) as addresses:
            process = subprocess.Popen(
                _manage(*arguments),
                env=environment(addresses),
                preexec_fn=as_started,  # noqa: PLW1509 - no threads here
            )
            signal.signal(signal.SIGTERM, lambda number, _frame: process.send_signal(number))
            status = process.wait()
    except EmbeddedError as error:
        sys.exit(str(error))
    sys.exit(status if status >= 0 else 128 - status)


def var_folder() -> Path:
    """TUNTAS_VAR, else `var` in the repository."""
    given = os.environ.get("TUNTAS_VAR")
    return Path(given).absolute() if given else ROOT / "var"


def environment(addresses: Mapping[str, str]) -> dict[str, str]:
    """What a process of ours is started with: this environment, the addresses, settings and data folder."""
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    return {**settings, **os.environ, "TUNTAS_VAR": str(var_folder()), **addresses}


def commands(port: int, var: Path) -> dict[str, list[str]]:
    """The three processes of Tuntas, in the order in which they are stopped."""
    return {
        "web": [
            *("gunicorn", "config.wsgi:application", "--bind", f"{HOST}:{port}", "--worker-class", "gthread"),
            *("--workers", "2", "--threads", "8", "--graceful-timeout", "10", "--no-control-socket"),
        ],
        "beat": ["celery", "-A", "config", "beat", "--schedule", str(var / "beat-schedule"), "--pidfile", ""],
        "worker": [
            *("celery", "-A", "config", "worker", "--concurrency", "2", "--loglevel", "INFO"),
            *("--without-gossip", "--without-mingle"),
        ],
    }


def die_with_parent() -> None:
    """Between fork and exec: have Linux end this process when the one that started it is killed."""
    if _prctl is not None:
        _prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


_prctl = getattr(ctypes.CDLL(None), "prctl", None)


def _run() -> None:
    port = _port()
    place = Place.at(var_folder())
    if not take(place.open_lock("run")):
        raise CannotRunError(
            f"Tuntas runs on {place.var} already. A second copy needs a TUNTAS_VAR and PORT of its own."
        )
    _refuse_taken(port)
    with servers(place.var, os.environ) as addresses:
        address = f"http://{HOST}:{port}"
        crew = Crew(place, {"BASE_URL": address, **environment(addresses)})
        try:
            _say("Bringing the database up to date ...")
            crew.finish("migrate", _manage("migrate", "--no-input"))
            if _is_empty(addresses["DATABASE_OWNER_URL"]):
                _say("Loading the demo; this takes a minute, once ...")
                crew.finish("demo", _manage("demo"))
            for name, command in commands(port, place.var).items():
                crew.start(name, [sys.executable, "-m", *command])
            _await_readiness(crew, address)
            _greet(address, place)
            while True:
                crew.check()
                time.sleep(LOOK_SECONDS)
        finally:
            crew.stop()


def _manage(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def _is_empty(address: str) -> bool:
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT EXISTS (SELECT FROM complaints_complaint)").fetchone()
    return found == (False,)


def _port() -> int:
    given = os.environ.get("PORT") or "8000"
    if not (given.isascii() and given.isdecimal() and 0 < int(given) < 65536):
        raise CannotRunError(f"PORT is a number from 1 to 65535, not {given!r}.")
    return int(given)


def _refuse_taken(port: int) -> None:
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CannotRunError(
                f"Port {port} cannot be had ({error.strerror}). Choose another: PORT={port + 1} bin/run"
            ) from None


def _await_readiness(crew: Crew, address: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    answer = "no answer"
    while time.monotonic() < deadline:
        crew.check()
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):  # noqa: S310 - our own address
                return
        except urllib.error.HTTPError as error:
            answer = f"{error.code} {error.read(300).decode(errors='replace')}"
        except OSError as error:
            answer = str(error)
        time.sleep(0.1)
    raise CannotRunError(f"Not ready after {READY_SECONDS} s; {address}/readyz says: {answer}")


def _greet(address: str, place: Place) -> None:
    width = max(map(len, DEMO_SIGN_INS))
    _say(f"\nTuntas is ready: {address}\n")
    _say(f"Sign in as one of these, password {DEMO_PASSWORD}:")
    for name, who in DEMO_SIGN_INS.items():
        _say(f"  {name:<{width}}  {who}")
    _say(f"\nLogs are in {place.log('*').parent}. Ctrl-C stops everything.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise StoppedError
