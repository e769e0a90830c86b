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
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

import psycopg

from config.embedded import EmbeddedError, servers
from config.embedded.place import Place, last_lines, take
from config.progress import progress, wait

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
READY_SECONDS = 90
STOP_SECONDS = 20
LOOK_SECONDS = 0.5
DELAYS = (1, 2, 4, 8, 15, 30, 30)
"""Seconds before what died is started again, after its first, second ... quick death in a row."""
STEADY_SECONDS = 60
"""A process that ran this long did not die quickly."""
ASK_SECONDS = 10
DATABASE_SECONDS = 120
"""How long PostgreSQL may be away; the keeper of the embedded servers starts it again within seconds."""
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1
NO_COMPLAINT = "SELECT NOT EXISTS (SELECT FROM complaints_complaint)"
DEMO_BEGUN = "SELECT EXISTS (SELECT FROM workflow_heartbeat WHERE name = 'demo')"  # config/health.py
DEMO_TOLD = "SELECT EXISTS (SELECT FROM complaints_complaint WHERE origin = 'demo')"

# The demo's sign-ins (demo/management/commands/demo.py makes them; a test compares).
DEMO_PASSWORD = "tuntas-demo"
DEMO_SIGN_INS = {
    "koordinator.serang": "coordinator, Kabupaten Serang",
    "petugas.puskesmas-pontang": "officer, UPT Puskesmas Pontang",
    "kepala.puskesmas-pontang": "supervisor, UPT Puskesmas Pontang",
    "pimpinan.serang": "agency head, Kabupaten Serang",
    "ombudsman": "ombudsman",
    "ombudsman.banten": "ombudsman, region Banten",
    "kustodian": "custodian of identities",
    "admin": "administrator",
}


class CannotRunError(Exception):
    """Tuntas cannot start or go on; the text is for the person at the terminal."""


class StoppedError(Exception):
    """Somebody asked it to stop."""


class Crew:
    """The processes of one start; each in a session of its own, with a log, ended when we are killed.

    Those that run on are started again when they end; an errand ends by itself, well or not.
    """

    def __init__(self, place: Place, environ: Mapping[str, str]) -> None:
        self.place = place
        self.environ = environ
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.errands: dict[str, subprocess.Popen[bytes]] = {}
        self.commands: dict[str, Sequence[str]] = {}
        self.began: dict[str, float] = {}
        self.deaths: dict[str, int] = {}
        self.resting: dict[str, float] = {}
        """When those that died are started again."""

    def start(self, name: str, command: Sequence[str]) -> None:
        self.commands[name], self.began[name] = command, time.monotonic()
        self.running[name] = self._spawn(name, command)

    def send(self, name: str, command: Sequence[str]) -> None:
        self.errands[name] = self._spawn(name, command)

    def finish(self, name: str, command: Sequence[str], what: str) -> None:
        """Do an errand to its end, saying `what` and how far; raises CannotRunError when it fails."""
        self.send(name, command)
        if wait(self.errands[name], what, lambda: self.last_line(name)) != 0:
            raise CannotRunError(self.how_it_ended(name))

    def check(self) -> None:
        """While all starts: raise CannotRunError, with the end of its log, when one that runs on has ended."""
        for name, process in self.running.items():
            if process.poll() is not None:
                raise CannotRunError(self.how_it_ended(name))

    def tend(self) -> None:
        """Start again what has ended, and say so. Raises CannotRunError when one of them does not stay."""
        now = time.monotonic()
        for name in tuple(self.running):
            if name in self.resting:
                if now >= self.resting[name]:
                    del self.resting[name]
                    self.start(name, self.commands[name])
            elif self.running[name].poll() is not None:
                self._rest(name, now)

    def _rest(self, name: str, now: float) -> None:
        quick = now - self.began[name] < STEADY_SECONDS
        self.deaths[name] = self.deaths.get(name, 0) + 1 if quick else 1
        if self.deaths[name] > len(DELAYS):
            raise CannotRunError(
                f"{name} ended {self.deaths[name]} times, each soon after its start. {self.how_it_ended(name)}"
            )
        with suppress(ProcessLookupError):  # what it left behind holds its port
            os.killpg(self.running[name].pid, signal.SIGKILL)
        delay = DELAYS[self.deaths[name] - 1]
        self.resting[name] = now + delay
        status, log = self.running[name].returncode, self.place.log(name)
        _say(f"{name} ended with status {status} and is started again in {delay} s. Its log: {log}")

    def last_line(self, name: str) -> str:
        return last_lines(self.place.log(name), 1).strip()

    def how_it_ended(self, name: str) -> str:
        log = self.place.log(name)
        status = {**self.errands, **self.running}[name].returncode
        return f"{name} ended with status {status}; {log} ends with:\n{last_lines(log)}"

    def stop(self) -> None:
        """End them in the order of their start: who takes work first, who does it last."""
        for process in (*self.running.values(), *self.errands.values()):
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
            with suppress(
                ProcessLookupError
            ):  # what the process left of its session, or itself when it hangs
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _spawn(self, name: str, command: Sequence[str]) -> "subprocess.Popen[bytes]":
        with self.place.open_log(name) as log:
            return subprocess.Popen(
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


def commands(port: int) -> dict[str, list[str]]:
    """The three processes of Tuntas, in the order in which they are stopped."""
    return {
        "web": [
            *("gunicorn", "config.wsgi:application", "--bind", f"{HOST}:{port}"),
            *("--workers", "2", "--threads", "8"),  # and gunicorn.conf.py
        ],
        "beat": ["celery", "-A", "config", "beat", "--pidfile", ""],
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
    with ExitStack() as stack:
        with progress("Starting PostgreSQL and Valkey", patience=0) as line:
            line.show()
            addresses = stack.enter_context(servers(place.var, os.environ))
        address, owner = f"http://{HOST}:{port}", addresses["DATABASE_OWNER_URL"]
        crew = Crew(place, {"BASE_URL": address, **environment(addresses)})
        stack.callback(crew.stop)
        if _holds_nothing(owner):
            begin = _manage("demo", "--people", "--migrate")
            crew.finish("people", begin, "Making the database and the sign-ins of the demo")
        else:
            crew.finish("migrate", _manage("migrate", "--no-input"), "Bringing the database up to date")
        for name, command in commands(port).items():
            crew.start(name, [sys.executable, "-m", *command])
            if name == "web":
                _await_readiness(crew, address)
        if _is(DEMO_BEGUN, owner):
            crew.send("demo", _manage("demo"))
        _greet(address, place, demo="demo" in crew.errands or _is(DEMO_TOLD, owner))
        watch = Watch(crew, owner)
        if crew.errands.get("demo"):
            _see_the_demo_loaded(crew, watch)
        while True:
            watch.look()
            time.sleep(LOOK_SECONDS)


class Watch:
    """Keeps it running: the crew is tended, and it is all over when PostgreSQL stays away."""

    def __init__(self, crew: Crew, owner: str) -> None:
        self.crew, self.owner = crew, owner
        self.answered = self.asked = time.monotonic()

    def look(self) -> None:
        """To be called twice a second; raises CannotRunError when there is nothing left to do."""
        self.crew.tend()
        now = time.monotonic()
        if now < self.asked + ASK_SECONDS:
            return
        self.asked = now
        try:
            _is("SELECT true", self.owner)
            self.answered = time.monotonic()
        except psycopg.OperationalError as error:
            if now > self.answered + DATABASE_SECONDS:
                raise CannotRunError(
                    f"PostgreSQL has not answered for {DATABASE_SECONDS} s and does not come back: {error}"
                ) from None


def _see_the_demo_loaded(crew: Crew, watch: Watch) -> None:
    """Say how far it is until it ends; that it fails takes nothing else down."""
    with progress("Loading the demo", patience=0) as line:
        while (status := crew.errands["demo"].poll()) is None:
            watch.look()
            line.show(crew.last_line("demo"))
            time.sleep(LOOK_SECONDS)
    if status == 0:
        _say("The demo is loaded.")
    else:
        _say(
            f"The demo is not whole; bin/run goes on with it when it starts anew. {crew.how_it_ended('demo')}"
        )


def _manage(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def _is(condition: str, address: str) -> bool:
    with psycopg.connect(address, connect_timeout=5) as connection:
        return connection.execute(condition).fetchone() == (True,)


def _holds_nothing(address: str) -> bool:
    """Whether it has no complaint, and perhaps no table yet."""
    try:
        return _is(NO_COMPLAINT, address)
    except psycopg.errors.UndefinedTable:
        return True


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
    with progress("Starting the web") as line:
        while time.monotonic() < deadline:
            crew.check()
            try:
                with urllib.request.urlopen(f"{address}/readyz", timeout=5):  # noqa: S310 - our own address
                    return
            except urllib.error.HTTPError as error:
                answer = f"{error.code} {error.read(300).decode(errors='replace')}"
            except OSError as error:
                answer = str(error)
            line.show()
            time.sleep(0.1)
    raise CannotRunError(f"Not ready after {READY_SECONDS} s; {address}/readyz says: {answer}")


def _greet(address: str, place: Place, *, demo: bool) -> None:
    _say(f"\nTuntas is ready: {address}\n")
    if demo:
        width = max(map(len, DEMO_SIGN_INS))
        _say(f"Sign in as one of these, password {DEMO_PASSWORD}:")
        for name, who in DEMO_SIGN_INS.items():
            _say(f"  {name:<{width}}  {who}")
    else:
        _say("This database holds no demo: sign in with an account of your own.")
    _say(f"\nLogs are in {place.log('*').parent}. Ctrl-C stops everything.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise StoppedError
