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

_rung = threading.Event()
_lock = threading.Lock()
_ringer: tuple[int, threading.Thread] | None = None
GATHER: Final = 0.05
"""Seconds in which further rings join the first."""
REST: Final = 5.0
"""Seconds without ringing after the broker did not answer."""
SHORT: Final = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "max_retries": 1, "interval_start": 0}
"""The ringer's own connection gives up soon. Workers wait on theirs for work, with longer times (config/celery.py)."""


def ring() -> None:
    """Ask for a delivery soon. Returns at once, whatever the broker does."""
    global _ringer
    _rung.set()
    if _ringer is None or _ringer[0] != os.getpid() or not _ringer[1].is_alive():
        with _lock:
            if _ringer is None or _ringer[0] != os.getpid() or not _ringer[1].is_alive():
                thread = threading.Thread(target=_carry, name="doorbell", daemon=True)
                _ringer = (os.getpid(), thread)
                thread.start()


def _carry() -> None:
    from notifications.tasks import deliver_due

    connection: Any = None
    while True:
        _rung.wait()
        time.sleep(GATHER)
        _rung.clear()
        try:
            connection = connection or current_app.connection_for_write(transport_options=SHORT)
            deliver_due.apply_async(connection=connection, retry=False, ignore_result=True)
        except Exception as error:  # noqa: BLE001 - whatever the broker client raises, the sweep delivers
            logger.warning("doorbell_not_heard", extra={"error": type(error).__name__})
            connection = None
            time.sleep(REST)
