"""A primary and a streaming replica of it, real ones, on which the product works as on two machines."""

import runpy
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.test import override_settings

from config.embedded.footing import find_programs
from config.embedded.postgres import APP
from config.embedded.standby import Primary, Standby, following
from config.supervisor import ROOT
from tests.databases import Databases
from workflow import replica

TABLES = "SELECT, INSERT, UPDATE, DELETE"


def fill(primary: Primary, databases: Databases) -> None:
    """Tables and calendars, as in every other test: migrated once a run, copied here."""
    owner = settings.DATABASES["owner"]
    source = psycopg.conninfo.make_conninfo(
        host=owner["HOST"], port=owner["PORT"] or None, user=owner["USER"], password=owner["PASSWORD"],
        dbname=databases.migrated(),
    )  # fmt: skip
    target = primary.urls()["DATABASE_OWNER_URL"]
    dump = [find_programs() / "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "-d", source]
    restore = [find_programs() / "pg_restore", "--no-owner", "--no-comments", "--exit-on-error", "-d", target]
    made = subprocess.run(dump, check=True, capture_output=True)
    done = subprocess.run(restore, input=made.stdout, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    with psycopg.connect(target, autocommit=True) as owned:
        owned.execute(f"GRANT {TABLES} ON ALL TABLES IN SCHEMA public TO {APP}")
        owned.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP}")


def described(**addresses: str) -> dict[str, Any]:
    """What config/settings makes of these addresses, without pools: they outlive the servers."""
    with pytest.MonkeyPatch.context() as patch:
        for name, address in addresses.items():
            patch.setenv(name, address)
        base = runpy.run_path(str(ROOT / "config" / "settings" / "base.py"))
    made: dict[str, Any] = base["DATABASES"]
    if base["DATABASE_POOLER"] is not None:  # as config/pooler.py lets web do
        made["default"] = base["DATABASE_POOLER"]
    for each in made.values():
        each["OPTIONS"].pop("pool", None)
    return connections.configure_settings(made)


@contextmanager
def reached(**addresses: str) -> Iterator[None]:
    """Let this thread work on the databases of these addresses."""
    before = {alias: connections[alias] for alias in settings.DATABASES}
    kept = dict(connections.settings)
    connections.settings.update(made := described(**addresses))
    settings.DATABASES.update(made)
    for alias in made:
        connections[alias] = connections.create_connection(alias)
    try:
        yield
    finally:
        for alias in made:
            connections[alias].close()
            if alias in before:
                connections[alias] = before[alias]
            else:
                del connections[alias]
        for table in (connections.settings, settings.DATABASES):
            table.clear()
            table.update(kept)


@pytest.fixture(scope="session")
def pair(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[tuple[Primary, Standby]]:
    """The replica is not started yet."""
    with following(tmp_path_factory.mktemp("hosts")) as (primary, standby):
        with django_db_blocker.unblock():
            fill(primary, databases)
        yield primary, standby


@pytest.fixture(scope="module")
def servers(pair: tuple[Primary, Standby], django_db_blocker: Any) -> Iterator[tuple[Primary, Standby]]:
    primary, standby = pair
    with django_db_blocker.unblock():
        standby.start()
        addresses = {**primary.urls(), "DATABASE_REPLICA_URL": standby.urls()["DATABASE_URL"]}
        with override_settings(DATABASE_ROUTERS=["workflow.replica.Router"]), reached(**addresses):
            caught_up()  # with the tables that were filled in before it started
            yield primary, standby


def caught_up() -> None:
    """Wait until the replica has all that was committed."""
    while not replica._standing(replica._written()).fresh:
        time.sleep(0.01)


@pytest.fixture
def primary(servers: tuple[Primary, Standby]) -> Primary:
    return servers[0]


@pytest.fixture
def standby(servers: tuple[Primary, Standby]) -> Iterator[Standby]:
    replica._resting.clear()
    yield servers[1]
    replica._resting.clear()
