"""Figures for Prometheus: how requests went, and whether the house keeps up. Nothing personal.

Routes are told by their pattern, never by a path. With several web processes, PROMETHEUS_MULTIPROC_DIR names an
empty folder in which they share their counts; without it each process answers for itself.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.db.models import Count, Min
from django.db.utils import Error
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from accounts.limits import figures
from complaints.files import scanner
from complaints.models import Attachment
from notifications import outbox
from notifications.models import Message
from workflow import clock, replica
from workflow.models import Duty, Heartbeat
from workflow.reading import files

LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})
_OWN: Final = CollectorRegistry()
_REQUESTS: Final = Counter(
    "tuntas_requests", "Requests answered.", ("method", "route", "status"), registry=_OWN
)
_SECONDS: Final = Histogram(
    "tuntas_request_seconds",
    "Seconds from the first middleware to the answer.",
    ("method", "route"),
    registry=_OWN,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
_GIVEN_UP: Final = Counter(
    "tuntas_connections_given_up",
    "Connections that ended because the client was too slow (head, body, answer) or all places were taken (full).",
    ("reason",),
    registry=_OWN,
)


def count_given_up(reason: str) -> None:
    """Count one connection that the server ended (config/serving/worker.py)."""
    _GIVEN_UP.labels(reason).inc()


_OWN.register(scanner.FOUND)
_OWN.register(replica.READS)

for _limit_figure in figures.ALL:
    _OWN.register(_limit_figure)


def count(*, method: str, route: str, status: int, seconds: float) -> None:
    """Count one answer."""
    _REQUESTS.labels(method, route, str(status)).inc()
    _SECONDS.labels(method, route).observe(seconds)


class House(Collector):
    """Read from the database at each scrape."""

    def collect(self) -> Iterator[Metric]:
        try:
            metrics = list(_house(clock.now()))
        except Error:  # away, or not yet migrated
            metrics = []
        yield GaugeMetricFamily(
            "tuntas_database_up", "1 while the database answers this.", value=1 if metrics else 0
        )
        yield from metrics


@require_safe
def view(request: HttpRequest) -> HttpResponse:
    """GET /metrics; 404 for whoever may not read it."""
    if not _may_read(request):
        return HttpResponseNotFound()
    shared = bool(os.environ.get("PROMETHEUS_MULTIPROC_DIR"))
    requests = CollectorRegistry() if shared else _OWN
    if shared:
        MultiProcessCollector(requests)  # type: ignore[no-untyped-call]  # untyped in the library
    house = CollectorRegistry()
    house.register(House())
    return HttpResponse(generate_latest(requests) + generate_latest(house), content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    """With METRICS_TOKEN, its bearer. Without: nobody in production, elsewhere this machine itself."""
    if settings.METRICS_TOKEN:
        return constant_time_compare(
            request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"
        )
    forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return not settings.PRODUCTION and not forwarded and request.META.get("REMOTE_ADDR") in LOOPBACK


def _house(now: datetime) -> Iterator[Metric]:
    backlog = GaugeMetricFamily("tuntas_outbox_messages", "Messages not yet sent.", labels=["state"])
    oldest = GaugeMetricFamily("tuntas_outbox_oldest_seconds", "Age of the oldest unsent.", labels=["state"])
    for state in (Message.State.QUEUED, Message.State.SENDING):  # one partial index each
        row = Message.objects.filter(state=state).aggregate(n=Count("pk"), since=Min("created_at"))
        since = outbox.unsent_since(now) if state == Message.State.QUEUED else row["since"]
        backlog.add_metric([state.value], row["n"])
        oldest.add_metric([state.value], (now - since).total_seconds() if since else 0)
    yield backlog
    yield oldest
    unswept = Duty.objects.filter(met_at=None, ended_at=None, swept_at=None, due_at__lte=now).count()
    yield GaugeMetricFamily(
        "tuntas_duties_unswept", "Running duties past their end, not yet swept.", value=unswept
    )
    beats = GaugeMetricFamily(
        "tuntas_heartbeat_age_seconds", "Since a periodic task last ran.", labels=["name"]
    )
    for name, at in Heartbeat.objects.values_list("name", "at"):
        beats.add_metric([name], (now - at).total_seconds())
    yield beats
    if replica.there():
        lag = replica.lag(now)
        yield GaugeMetricFamily(
            "tuntas_replica_lag_seconds",
            "How far the replica is behind; NaN: it does not answer.",
            value=float("nan") if lag is None else lag.total_seconds(),
        )
    withheld = GaugeMetricFamily("tuntas_files_not_readable", "Files by why not.", labels=["standing"])
    withheld.add_metric(["waiting"], files.waiting(at=datetime.max.replace(tzinfo=UTC)).count())
    faults = dict(Attachment.objects.exclude(fault="").values_list("fault").annotate(n=Count("pk")))
    for fault in files.WITHHELD:
        withheld.add_metric([fault.value], faults.get(fault.value, 0))
    yield withheld
