"""Is this process alive, may it be sent requests, and what does not keep up.

Only the database makes an instance not ready: without it nothing can be promised. Everything else is told as
`degraded` with 200, because filing and every verb go on without it.
"""

import threading
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from typing import Final

import redis
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

from complaints.files import store
from config import guard
from config.env import redis_py_url
from notifications import outbox
from workflow import clock, heartbeats, replica
from workflow.errors import AWAY, RETRY_AFTER

BROKER_SECONDS: Final = 0.05
OLD_MAIL: Final = timedelta(minutes=10)
"""Ten times what a message may take (promise P3)."""


@require_safe
def alive(_request: HttpRequest) -> JsonResponse:
    """GET /healthz: the process answers. Asks nobody else."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """GET /readyz: 503 with `faults` when the database cannot be relied on, else 200 with `degraded`."""
    try:
        off = guard.off()
        faults = _faults(off)
        degraded = [] if faults else _degraded(clock.now(), off)
    except AWAY:
        faults, degraded = ["database_unreachable"], []
    if not broker_answers():
        degraded.append("broker_down")
    status = "unavailable" if faults else "degraded" if degraded else "ok"
    response = JsonResponse(
        {"status": status, "faults": faults, "degraded": degraded}, status=503 if faults else 200
    )
    if faults:
        response["Retry-After"] = RETRY_AFTER
    return response


def broker_answers(url: str = "") -> bool:
    """Whether the broker answers within 50 ms; looking its name up is within them. A busy machine is asked a second time."""
    address = redis_py_url(url or settings.REDIS_URL)
    return any(_answers(address) for _turn in range(2))


def _answers(address: str) -> bool:
    answered = threading.Event()
    threading.Thread(target=_ask, args=(address, answered), daemon=True).start()
    return answered.wait(BROKER_SECONDS)


def _ask(address: str, answered: threading.Event) -> None:
    client = redis.Redis.from_url(
        address,
        socket_connect_timeout=BROKER_SECONDS,
        socket_timeout=BROKER_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )
    with suppress(redis.RedisError, OSError), client:
        client.ping()
        answered.set()


def disk_low() -> bool:
    """Whether less than DISK_LOW_MB is left for the files of cases, or the disk does not answer."""
    left = store.room_left()
    return left is not None and left < settings.DISK_LOW_MB * 1024 * 1024


def _faults(off: set[str]) -> list[str]:
    faults = [f"{name}_off" for name in sorted(off.intersection(guard.DURABLE))]
    if _known_migrations() - set(MigrationRecorder(connection).applied_migrations()):
        faults.append("unapplied_migrations")
    if settings.PRODUCTION and guard.changeable_tables():
        faults.append("events_changeable")
    return faults


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """Those of this release; read once, they are files beside the code."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _degraded(now: datetime, off: set[str]) -> list[str]:
    degraded = []
    oldest = outbox.unsent_since(now)
    if oldest is not None and oldest < now - OLD_MAIL:
        degraded.append("old_unsent_mail")
    if heartbeats.clock_silent(now):
        degraded.append("silent_beat")
    if off.intersection(guard.LIMITS):
        degraded.append("time_limits_off")
    if replica.there() and replica.behind(now):
        degraded.append("replica_lag")
    if disk_low():
        degraded.append("disk_low")
    if heartbeats.demo_loading():
        degraded.append("demo_loading")
    return degraded
