"""Waiting for what comes, however busy the machine: every bound here is far beyond what a quiet one needs."""

import socket
import time
from collections.abc import Callable
from random import SystemRandom
from typing import Any, Final

SECONDS: Final = 300.0
"""Who waits longer waits in vain."""
LOWEST, HIGHEST = 10_000, 32_000
"""Ports that no system gives out of its own accord."""


def eventually(true: Callable[[], Any], *, every: float = 0.02) -> None:
    """Return as soon as this holds; AssertionError when it does not."""
    until = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < until, f"not within {SECONDS:.0f} s"
        time.sleep(every)


def free_port() -> int:
    """A port of the loopback on which a server can be started in a moment. Not one that the system would choose: it gives the
    same to the next connection of anybody."""
    for port in iter(lambda: SystemRandom().randint(LOWEST, HIGHEST), 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError
