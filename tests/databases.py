"""The databases of one run of the suite. One is migrated; every other is a copy of it, or of what was made once, by the
first worker that asks."""

import fcntl
import pickle
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connections
from django.test import override_settings

from notifications import bodies
from tests.waiting import eventually

MIGRATED = "migrated"
HELD = ("terminate process", "being accessed by other users")


@dataclass(frozen=True)
class Databases:
    """Those of a run: their names begin with `run`, the workers share `folder`. `reach` is the block in which
    connections are allowed."""

    run: str
    folder: Path
    reach: Callable[[], AbstractContextManager[None]]
    secret: str = field(default_factory=lambda: settings.SECRET_KEY)
    """What the migrated database is sealed with, whatever the test that asks first has set."""

    def migrated(self) -> str:
        """The name of the database with tables and calendars, and nothing else."""
        return self.once(MIGRATED, partial(_migrate, self.secret), of=None)[0]

    def once(self, what: str, make: Callable[[], Any], *, of: str | None = MIGRATED) -> tuple[str, Any]:
        """The name of the database that `make` filled, and what it returned (kept by pickle). It begins as a copy
        of the migrated database, of another by name, or empty (None).

        The first worker that asks makes it, others wait. Whoever works on it leaves it as it was.
        """
        name, kept = f"{self.run}_{what}", self.folder / f"{what}.pickle"
        with self._alone(what):
            if not kept.exists():
                self._create(name, of)
                with at(name), self.reach():
                    bodies.forget_frames()  # of another database
                    made = make()
                kept.write_bytes(pickle.dumps(made))
        return name, pickle.loads(kept.read_bytes())

    @contextmanager
    def copy(self, name: str, *, of: str | None = MIGRATED) -> Iterator[None]:
        """Work on a copy of the migrated database, of another by name or of none (it begins empty), which goes with the
        block."""
        name = f"{self.run}_{name}"
        self._create(name, of)
        try:
            with at(name):
                yield
        finally:
            self._drop(name)

    @contextmanager
    def used(self) -> Iterator[None]:
        """Be one of the users of what is made once: the last one that leaves drops it."""
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "users.lock").open("w") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            yield
            with suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                for kept in self.folder.glob("*.pickle"):
                    kept.unlink()
                    self._drop(f"{self.run}_{kept.stem}")

    def _create(self, name: str, of: str | None) -> None:
        template = self.migrated() if of == MIGRATED else of
        like = "" if template is None else f' TEMPLATE "{template}" STRATEGY FILE_COPY'
        self._drop(name)
        self._as_owner(f'CREATE DATABASE "{name}"{like}')

    def _drop(self, name: str) -> None:
        """Whoever still works on it is sent away: the owner may not do so with sessions of the application."""
        app: Any = connections["default"]
        with self.reach(), app._nodb_cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
                [name],
            )
        self._as_owner(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _as_owner(self, statement: str) -> None:
        """Run a statement that needs a connection to no test database."""
        owner: Any = connections["owner"]
        with self.reach(), owner._nodb_cursor() as cursor:
            _execute(cursor, statement)

    @contextmanager
    def _alone(self, what: str) -> Iterator[None]:
        with (self.folder / f"{what}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


@contextmanager
def at(name: str) -> Iterator[None]:
    """Let this process, its threads too, work on this database. The connections of before stay as they are, in
    the midst of a transaction or not."""
    before = {alias: connections[alias] for alias in connections}
    names = {alias: connection.settings_dict["NAME"] for alias, connection in before.items()}
    for alias, connection in before.items():
        connection.settings_dict["NAME"] = name
        connections[alias] = connections.create_connection(alias)
    try:
        yield
    finally:
        for alias, connection in before.items():
            connections[alias].close()
            connection.settings_dict["NAME"] = names[alias]
            connections[alias] = connection


def _migrate(secret: str) -> None:
    with override_settings(SECRET_KEY=secret):
        call_command("migrate", verbosity=0)
        call_command("load_calendars", verbosity=0)


def _execute(cursor: Any, statement: str) -> None:
    """An autovacuum worker may look at the database that is to be dropped: it cannot be sent away, only waited for. So can
    whoever was sent away, and has not had the time to go."""

    def done() -> bool:
        try:
            cursor.execute(statement)
        except (ProgrammingError, OperationalError) as error:
            if any(held in str(error) for held in HELD):
                return False
            raise
        return True

    eventually(done, every=0.25)
