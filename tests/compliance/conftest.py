"""Three agencies with lives of all kinds."""

import os
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from random import Random

import pytest
from django.db import transaction

from tests.complaints.pdfs import a_pdf
from tests.compliance.lives import live
from tests.databases import Databases, at
from tests.factories import House, when
from workflow.reading import case_file

NOW = when("2026-09-15")
PAPER = a_pdf()
"""Stands for the file of every late case: no figure reads it, and to print it takes longer than all else."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "houses" in getattr(item, "fixturenames", ()):
            item.add_marker("bulk")


@pytest.fixture
def houses(seed: int, databases: Databases) -> Iterator[list[House]]:
    """Agencies in the three zones, sixty lives drawn from the seed; one unit works six days. Told once for every test
    that reads those of this seed; each worker has a copy, as of two recounts of one database the second does nothing."""
    told, houses = databases.once(f"lives_{seed}", partial(lives, seed))
    name, _none = databases.once(
        f"lives_{seed}_{os.environ.get('PYTEST_XDIST_WORKER')}", lambda: None, of=told
    )
    with at(name), transaction.atomic():
        yield houses
        transaction.set_rollback(True)


def lives(seed: int) -> list[House]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(case_file, "pdf", lambda *_case, **_made: PAPER)
        return _lives(Random(seed))


def _lives(random: Random) -> list[House]:
    houses = [House(zone=zone) for zone in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]
    houses[1].unit.working_week = [1, 2, 3, 4, 5, 6]
    houses[1].unit.save(update_fields=["working_week"])
    for house in houses:
        for _case in range(20):
            filed = when("2026-01-05", house.agency.zone) + timedelta(minutes=random.randint(0, 300_000))
            live(house, random, at=filed, until=NOW)
    return houses
