"""After a scenario: what the doctor would say of every case in it."""

from collections.abc import Iterator

import pytest

from tests.workflow.rebuilt import assert_rebuilds


@pytest.fixture
def rebuilds(db: None) -> Iterator[None]:
    yield
    assert_rebuilds()
