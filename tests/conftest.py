"""Real PostgreSQL and Valkey (bin/test starts them). Databases are made and migrated by the owner role; tests run as
the app role, as the product does."""

import gc
import os
import subprocess
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings

from accounts.limits import counting
from complaints.files import apart
from config import health
from notifications import bodies
from tests import chance, signing_in
from tests.chain import Chain
from tests.databases import Databases
from tests.waiting import SECONDS
from workflow.calendars import present
from workflow.office import banners

chance.register()
STARTS = ("browser", "processes")
"""The marks of tests that start processes; `bin/test --fast` leaves them out."""
COLLECTED = (10_000, 10, 10)
"""After so many new objects the young are collected, and the older ones after so many collections."""
LONGEST = (
    "test_every_benchmark_runs",
    "test_no_word_of_a_case_reaches_anybody_but_those_whom_the_table_names",
)
"""Tests of half a minute and more, begun first: whoever has one of them last is waited for."""
_unmarked: list[str] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.name not in LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    if not any(item.get_closest_marker(mark) for mark in STARTS):
        _unmarked.append(item.nodeid)
    try:
        return (yield)
    finally:
        _unmarked.clear()


def _guarded(begin: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(begin)
    def starting(*given: Any, **named: Any) -> Any:
        if _unmarked:
            pytest.fail(
                f"{_unmarked[0]} starts a process: mark it `processes`, so that --fast leaves it out."
            )
        return begin(*given, **named)

    return starting


def pytest_collection_finish() -> None:
    """An audit hook would be called for each of the interpreter's events: it took a fiftieth of the whole."""
    subprocess.Popen.__init__ = _guarded(subprocess.Popen.__init__)  # type: ignore[method-assign]  # of whoever has the class
    for name in ("fork", "posix_spawn"):
        setattr(os, name, _guarded(getattr(os, name)))
    gc.freeze()  # what the imports made stays: to look it through at each collection was a seventh of the CPU
    gc.set_threshold(*COLLECTED)


@pytest.fixture(scope="session", autouse=True)
def _quick_clients() -> Iterator[None]:
    with Chain().shared(), signing_in.at_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _patient() -> Iterator[None]:
    """The product goes on without a Redis that is not there in a moment and counts nothing, and gives up a file whose child
    gets no processor. On a busy machine that happens with nothing wrong."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "PATIENCE", SECONDS)
        patch.setattr(health, "BROKER_SECONDS", 2.0)
        patch.setattr(apart, "GRACE", SECONDS)
        yield


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


@pytest.fixture(autouse=True)
def _own_limits() -> None:
    """No test waits for what another one tried. Set without the signal of a changed setting, which every test would pay."""
    settings.LIMITS_NAMESPACE = f"limits-{uuid4()}"


@pytest.fixture(autouse=True)
def _no_banners() -> None:
    """A process remembers what stands for some seconds; here nothing does, but where a test puts one up."""
    banners.KNOWN.until, banners.KNOWN.rows = float("inf"), []


@pytest.fixture(autouse=True)
def _frames_of_this_test() -> None:
    """A process keeps frames that are committed; here the database is another one in each test."""
    bodies.forget_frames()


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
    present.forget()
    yield
    present.forget()
