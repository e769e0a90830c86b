"""Answers that take the same time, whatever was found: a stopwatch beside them tells nothing."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

STEP: Final = 0.25
"""Seconds. What is done within takes some hundredths of it on a machine that is not overloaded."""


@contextmanager
def even() -> Iterator[None]:
    """Ends on the next whole step after what is done within; also when that raises. Not inside a transaction: the
    wait would hold its locks."""
    began = time.monotonic()
    try:
        yield
    finally:
        took = time.monotonic() - began
        time.sleep(math.floor(took / STEP + 1) * STEP - took)
