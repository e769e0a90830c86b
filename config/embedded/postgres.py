"""The embedded PostgreSQL: one database, the owner role that migrates it and the app role that may not."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from config.embedded.footing import Footing, footing
from config.embedded.place import EmbeddedError, Place, last_lines, listens

DATABASE, OWNER, APP = "tuntas", "tuntas_owner", "tuntas_app"
PORT = "5432"  # only a part of the socket's name: TCP is off
READY_SECONDS = 120  # replaying the log after a kill takes its time
SOCKET_SECONDS = 5
STOP_SECONDS = 30
ORPHAN_SECONDS = 0.5
ORPHANS = "pre-existing shared memory block"  # backends of a killed server end by themselves: try again

# Promise P1 rests on the first three. The log holds nothing that a person typed: no statement, parameter or
# detail, and no ERROR, whose text quotes values; the application logs those itself.
OPTIONS = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_statement": "none",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "logging_collector": "off",
    "jit": "off",
    "cluster_name": "tuntas",
}


class Postgres:
    """One data folder and the server on it. Everything that changes something is called under the gate."""

    def __init__(self, place: Place, passwords: dict[str, str], given: Footing | None = None) -> None:
        self.passwords = passwords
        self.footing = given or footing(place)
        self.data = self.footing.data
        self.sockets = place.sockets(self.footing.uid)
        self.place, self.log = place, place.log("postgres")
        self.options = OPTIONS | {"unix_socket_directories": str(self.sockets)}
        self.admits = "local all all scram-sha-256\n"

    def urls(self) -> dict[str, str]:
        """DATABASE_URL for the app role, DATABASE_OWNER_URL for the owner role."""
        return {
            name: f"postgres://{role}:{self.passwords[key]}@/{DATABASE}?host={self.sockets}"
            for name, role, key in (("DATABASE_URL", APP, "app"), ("DATABASE_OWNER_URL", OWNER, "owner"))
        }

    def alive(self) -> bool:
        return listens(self.sockets / f".s.PGSQL.{self.options['port']}")

    def start(self) -> None:
        """Make the data folder if need be, start the server if need be, return when it takes connections."""
        if not self.data.exists():
            self._create()
        elif self.data.stat().st_uid != self.footing.uid:
            raise EmbeddedError(f"{self.data} belongs to {self.data.owner()}: start Tuntas as that user.")
        process = None if self._serving() else self._launch()
        deadline = time.monotonic() + READY_SECONDS
        while not self._ready():
            if process is not None and process.poll() is not None:
                tail = last_lines(self.log)
                if ORPHANS not in tail:
                    raise EmbeddedError(f"PostgreSQL did not start; {self.log} ends with:\n{tail}")
                time.sleep(ORPHAN_SECONDS)
                process = self._launch()
            if time.monotonic() > deadline:
                raise EmbeddedError(f"PostgreSQL was not ready after {READY_SECONDS} s; see {self.log}")
            time.sleep(0.02)

    def stop(self) -> None:
        """Break off what runs, write a checkpoint, end."""
        lines = self._pid_file()
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            deadline = time.monotonic() + STOP_SECONDS
            if lines and self._is_ours(int(lines[0])):
                os.kill(int(lines[0]), number)
            while lines and self._is_ours(int(lines[0])) and time.monotonic() < deadline:
                time.sleep(0.02)

    def _serving(self) -> bool:
        """Whether a server is at work on the data; one whose socket was taken away is stopped."""
        lines = self._pid_file()
        if not lines or not self._is_ours(int(lines[0])):
            return False
        deadline = time.monotonic() + SOCKET_SECONDS
        while not self.alive():
            if time.monotonic() > deadline:
                self.stop()
                return False
            time.sleep(0.02)
        return True

    def _launch(self) -> subprocess.Popen[bytes]:
        self._forget_the_dead()
        arguments = [part for name, value in self.options.items() for part in ("-c", f"{name}={value}")]
        with self.place.open_log("postgres") as log:
            return subprocess.Popen(
                self.footing.command("postgres", "-D", str(self.data), *arguments),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                user=self.footing.user,
                umask=0o077,
                start_new_session=True,
                env=_environment(),
            )

    def _forget_the_dead(self) -> None:
        """Make what a kill left behind harmless.

        PostgreSQL refuses to start when the process number in postmaster.pid is somebody's. After a restart
        of the machine or container it may be a stranger's: then it is replaced by our own, which PostgreSQL,
        our child, passes over. The file stays: its shared memory key guards against orphans still at work.
        """
        for leftover in self.sockets.glob(".s.PGSQL.*"):
            leftover.unlink()
        lines = self._pid_file()
        if lines and not self._is_ours(int(lines[0])):
            (self.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *lines[1:], ""]))

    def _is_ours(self, pid: int) -> bool:
        """Whether this process is a PostgreSQL on our data; an ended one that nobody fetched is not."""
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError):
            return False
        return os.fsencode(self.data) in words

    def _ready(self) -> bool:
        lines = self._pid_file()
        return len(lines) > 7 and lines[7].strip() == "ready" and self.alive()

    def _pid_file(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _create(self) -> None:
        """Make the data folder whole, with roles and database, before it gets its name."""
        half = self.data.with_name("postgres.half")
        shutil.rmtree(half, ignore_errors=True)
        self._finish(
            "initdb",
            "-D",
            str(half),
            "-U",
            "postgres",
            "-A",
            "reject",
            "-E",
            "UTF8",
            *self._locale(),
            "--no-instructions",
            "--no-sync",
            "-T",
            "simple",
        )
        (half / "pg_hba.conf").write_text(self.admits)
        owner, app, postgres = (self.passwords[name] for name in ("owner", "app", "postgres"))
        self._single_user(
            half,
            "postgres",
            f"ALTER ROLE postgres PASSWORD '{postgres}'",
            f"CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD '{owner}'",
            f"CREATE ROLE {APP} LOGIN PASSWORD '{app}'",
            f"CREATE DATABASE {DATABASE} OWNER {OWNER}",
            f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
            f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}",
        )
        self._single_user(half, DATABASE, "CREATE EXTENSION pg_trgm")
        self._finish("initdb", "--sync-only", "-D", str(half))
        half.rename(self.data)

    def _locale(self) -> list[str]:
        version = subprocess.run(
            self.footing.command("initdb", "--version"), capture_output=True, check=True, text=True, cwd="/"
        )
        number = float(version.stdout.split()[2].split(".")[0])
        return (
            ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            if number >= 17
            else ["--locale=C.UTF-8"]
        )

    def _single_user(self, data: Path, database: str, *statements: str) -> None:
        lines = "".join(f"{statement}\n" for statement in statements)
        arguments = ["-c", "password_encryption=scram-sha-256", "-c", "fsync=off", "-c", "log_statement=none"]
        output = self._finish("postgres", "--single", *arguments, "-D", str(data), database, entry=lines)
        if "ERROR:" in output or "FATAL:" in output:
            raise EmbeddedError(f"PostgreSQL's first set-up failed:\n{output}")

    def _finish(self, program: str, *arguments: str, entry: str = "") -> str:
        done = subprocess.run(
            self.footing.command(program, *arguments),
            input=entry,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            cwd="/",
            user=self.footing.user,
            umask=0o077,
            env=_environment(),
        )
        if done.returncode != 0:
            raise EmbeddedError(f"{program} failed:\n{done.stdout}")
        return done.stdout


def _environment() -> dict[str, str]:
    """The caller's, without what would change PostgreSQL's own: PG* variables, locale, zone."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PG", "LC_")) and name not in {"LANG", "LANGUAGE", "TZ"}
    }
