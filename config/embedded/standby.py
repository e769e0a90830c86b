"""A PostgreSQL that others follow, and the replica that follows it, on one machine: for tests and `bin/bench hosts`."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from config.embedded.place import Place
from config.embedded.postgres import APP, DATABASE, OWNER, Postgres

REPLICATION = "local replication postgres scram-sha-256\n"


class Primary(Postgres):
    """The server that is written to. With `network`, also at an address that other hosts reach: only those of `network`."""

    def __init__(self, place: Place, *, address: str = "", network: str = "") -> None:
        super().__init__(place, place.secrets())
        self.address = address
        self.admits += REPLICATION
        if address:
            self.options |= {"listen_addresses": address}
            self.admits += f"host all all {network} scram-sha-256\n"

    def urls(self) -> dict[str, str]:
        if not self.address:
            return super().urls()
        return {
            name: f"postgres://{role}:{self.passwords[key]}@{self.address}:{self.options['port']}/{DATABASE}"
            for name, role, key in (("DATABASE_URL", APP, "app"), ("DATABASE_OWNER_URL", OWNER, "owner"))
        }

    def kill(self) -> None:
        """As when its machine fails."""
        for number in self._pid_file()[:1]:
            os.kill(int(number), signal.SIGKILL)

    def as_superuser(self, statement: str) -> Any:
        """What this one statement answers to the superuser; None where it answers nothing."""
        with psycopg.connect(
            host=str(self.sockets),
            port=self.options["port"],
            user="postgres",
            dbname=DATABASE,
            password=self.passwords["postgres"],
            autocommit=True,
        ) as superuser:
            answered = superuser.execute(statement.encode())
            row = answered.fetchone() if answered.description else None
        return row[0] if row else None


class Standby(Primary):
    """A copy that streams from a primary of the same machine, over its socket."""

    def __init__(self, place: Place, primary: Primary, *, address: str = "", port: str = "") -> None:
        super().__init__(place, address=address)
        self.primary, self.passwords = primary, primary.passwords
        self.options |= {"hot_standby_feedback": "on"} | ({"port": port} if port else {})

    def promote(self) -> None:
        """Make it a primary."""
        assert self.as_superuser("SELECT pg_promote(wait => true)") is True

    def _create(self) -> None:
        half = self.data.with_name("postgres.half")
        shutil.rmtree(half, ignore_errors=True)
        passwords = self.data.with_name("passwords")
        passwords.touch(mode=0o600)
        passwords.write_text(f"*:*:*:postgres:{self.passwords['postgres']}\n")
        if self.footing.user is not None:
            os.chown(passwords, self.footing.user, -1)
        whence = f"host={self.primary.sockets} port={self.primary.options['port']} user=postgres passfile={passwords}"
        self._finish(
            "pg_basebackup", "-d", whence, "-D", str(half), "-R", "-c", "fast", "-X", "stream", "--no-sync"
        )
        half.rename(self.data)


@contextmanager
def following(var: Path) -> Iterator[tuple[Primary, Standby]]:
    """A primary and its replica in this folder while the block runs; the replica is not made yet: the caller fills the
    primary first, then calls `start`."""
    first = Primary(Place.at(var / "primary"))
    second = Standby(Place.at(var / "replica"), first)
    try:
        first.start()
        yield first, second
    finally:
        for each in (second, first):
            each.stop()
            shutil.rmtree(each.sockets, ignore_errors=True)
