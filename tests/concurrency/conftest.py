"""Threads with database connections of their own, let go at one instant, on a database that commits."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

from tests.waiting import SECONDS

Act = Callable[[], Any]


def together(*acts: Act) -> list[Any]:
    """What each act returned or raised, all begun at once."""
    gate, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Act) -> None:
        try:
            gate.wait(timeout=SECONDS)
            found[place] = act()
        except Exception as error:  # noqa: BLE001 - whatever is raised is what the test asks about
            found[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=SECONDS)
    assert not any(thread.is_alive() for thread in threads), "a race hangs"
    return found
