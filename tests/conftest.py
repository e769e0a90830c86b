"""Real PostgreSQL and Valkey (bin/test starts them). The test database is made and migrated by the owner
role; tests run as the app role, as the product does."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import ProgrammingError, connections
from hypothesis import settings as hypothesis_settings

from workflow.calendars import present

# A machine that does other work meanwhile is no failure of ours; what must be quick has a test that says so.
hypothesis_settings.register_profile("tuntas", deadline=None)
hypothesis_settings.load_profile("tuntas")


def _named(name: str) -> None:
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _as_owner(*statements: str) -> None:
    """Run statements that need a connection to no test database."""
    owner = connections["owner"]
    with owner._nodb_cursor() as cursor:
        for statement in statements:
            _execute(cursor, statement)


def _execute(cursor: Any, statement: str, tries: int = 40) -> None:
    """An autovacuum worker may look at the database that is to be dropped: it cannot be sent away, only waited for."""
    try:
        cursor.execute(statement)
    except ProgrammingError as error:
        if tries == 0 or "terminate process" not in str(error):
            raise
        time.sleep(0.25)
        _execute(cursor, statement, tries - 1)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    """A database of this worker, migrated once, and a template of it for tests with real commits."""
    original = settings.DATABASES["default"]["NAME"]
    name = f"test_{original}_{worker_id}"
    with django_db_blocker.unblock():
        _as_owner(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
        _named(name)
        call_command("migrate", verbosity=0)
        call_command("load_calendars", verbosity=0)
        _named(name)
        _as_owner(
            f'DROP DATABASE IF EXISTS "{name}_template" WITH (FORCE)',
            f'CREATE DATABASE "{name}_template" TEMPLATE "{name}"',
        )
    yield
    with django_db_blocker.unblock():
        _named(original)
        _as_owner(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
            f'DROP DATABASE IF EXISTS "{name}_template" WITH (FORCE)',
        )


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    """A database of its own, cloned from the template, on which tests commit for real (races, outbox, kills).
    Django's transactional tests would empty tables with TRUNCATE, which the events refuse."""
    before = connections["default"].settings_dict["NAME"]
    clone = f"{before}_commits"
    with django_db_blocker.unblock():
        _as_owner(
            f'DROP DATABASE IF EXISTS "{clone}" WITH (FORCE)',
            f'CREATE DATABASE "{clone}" TEMPLATE "{before}_template"',
        )
        _named(clone)
        yield
        _named(before)
        _as_owner(f'DROP DATABASE IF EXISTS "{clone}" WITH (FORCE)')


@pytest.fixture
def fresh_calendars() -> Iterator[None]:
    """For a test that changes a calendar: its versions come after those that ship, as in the test before, and a
    process reads the days of a version once."""
    present._load.cache_clear()
    yield
    present._load.cache_clear()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The xdist worker, or `single`."""
    return getattr(request.config, "workerinput", {}).get("workerid", "single")
