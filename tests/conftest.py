"""Real PostgreSQL and Valkey (bin/test starts them). Databases are made and migrated by the owner role; tests run as
the app role, as the product does."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from hypothesis import settings as hypothesis_settings

from tests.databases import Databases
from workflow.calendars import present

# A machine that does other work meanwhile is no failure of ours; what must be quick has a test that says so.
hypothesis_settings.register_profile("tuntas", deadline=None)
hypothesis_settings.load_profile("tuntas")


@pytest.fixture(scope="session")
def databases(
    tmp_path_factory: pytest.TempPathFactory, testrun_uid: str, worker_id: str, django_db_blocker: Any
) -> Iterator[Databases]:
    """Those of this run, shared by its workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "databases"
    run = f"test_{settings.DATABASES['default']['NAME']}_{testrun_uid[:8]}"
    made = Databases(run, folder, django_db_blocker.unblock)
    with made.used():
        yield made


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, worker_id: str) -> Iterator[None]:
    """A database of this worker, for tests that roll back."""
    with databases.copy(worker_id):
        yield


@pytest.fixture
def committed(databases: Databases, worker_id: str, django_db_blocker: Any) -> Iterator[None]:
    """A database of its own, on which tests commit for real (races, outbox, kills). Django's transactional tests
    would empty tables with TRUNCATE, which the events refuse."""
    with django_db_blocker.unblock(), databases.copy(f"{worker_id}_commits"):
        yield


@pytest.fixture
def fresh_calendars() -> Iterator[None]:
    """For a test that changes a calendar: its versions come after those that ship, as in the test before, and a
    process reads the days of a version once."""
    present._load.cache_clear()
    yield
    present._load.cache_clear()
