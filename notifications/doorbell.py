"""The doorbell: tells a worker that the outbox holds something. Never within a request.

`ring()` only sets a flag; one thread per process carries any number of rings to the broker as one task.
A bell that nobody hears costs nothing: the sweep of the outbox keeps the promise.
"""

import logging
import os
import threading
import time
from typing import Any, Final

from celery import current_app

logger = logging.getLogger(__name__)

DELIVER: Final = "notifications.tasks.deliver_due"
"""The task that the bell asks for, by the name under which a worker knows it."""
GATHER: Final = 0.5
"""Seconds in which further rings join the first: each ring costs CPU (docs/speed.md)."""
REST: Final = 5.0
"""Seconds without ringing after the broker did not answer."""
SHORT: Final = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "max_retries": 1, "interval_start": 0}
"""The ringer's own connection gives up soon. Workers wait on theirs for work, with longer times (config/celery.py)."""


class Bell:
    """A flag, and the thread of this process that carries it; a forked process starts a thread of its own."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._lock = threading.Lock()
        self._ringer: threading.Thread | None = None
        os.register_at_fork(after_in_child=self._forked)

    def ring(self) -> None:
        self._rung.set()
        with self._lock:
            if self._ringer is None:
                self._ringer = threading.Thread(target=self._carry, name="doorbell", daemon=True)
                self._ringer.start()

    def _forked(self) -> None:
        self._rung, self._lock, self._ringer = threading.Event(), threading.Lock(), None

    def _carry(self) -> None:
        connection: Any = None
        while True:
            self._rung.wait()
            time.sleep(GATHER)
            self._rung.clear()
            try:
                connection = connection or current_app.connection_for_write(transport_options=SHORT)
                current_app.send_task(DELIVER, connection=connection, retry=False, ignore_result=True)
            except Exception as error:  # noqa: BLE001 - whatever the broker client raises, the sweep delivers
                logger.warning("doorbell_not_heard", extra={"error": type(error).__name__})
                connection = None
                time.sleep(REST)


_BELL: Final = Bell()


def ring() -> None:
    """Ask for a delivery soon. Returns at once, whatever the broker does."""
    _BELL.ring()
