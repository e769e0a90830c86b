"""What an attack came to: a line for the table that `bin/attack` prints."""

import pytest


@pytest.fixture
def attack(record_property):
    """Tell what was attacked, how often it got through, and what the limit is; the test itself asserts."""

    def tell(what: str, count: object, limit: str) -> None:
        record_property("attack", f"{what}\t{count}\t{limit}")

    return tell
