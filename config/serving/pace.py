"""How slow one may be. Pure; times in seconds of a clock that only goes forward, sizes in bytes."""

from typing import Final

HEAD_SECONDS: Final = 10.0
"""From connecting, or from the first byte of a further request, to the end of its head."""
GRACE_SECONDS: Final = 20.0
"""A body, and the reading of an answer, may stand still this long."""
SLOWEST: Final = 2048
"""Bytes a second from then on, on average: a bad mobile line has 10 times as much, a trickle a thousandth."""
LONGEST_SECONDS: Final = 900.0
"""However steadily it flows: 25 MB at 28 kB/s."""
LINGER_SECONDS: Final = 5.0
"""For the reader to take the last answer of a connection before it is closed."""


def deadline(began: float, done: int) -> float:
    """When a body or an answer that began then, and of which this much is through, is given up."""
    return began + min(GRACE_SECONDS + done / SLOWEST, LONGEST_SECONDS)
