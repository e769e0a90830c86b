"""Mail through a real SMTP conversation, and processes of our own that deliver."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connections

from accounts.actors import complainant, staff
from complaints.codes import IdentityKind
from notifications.models import Message
from tests.factories import House
from tests.notifications.sink import Sink
from tests.waiting import SECONDS
from workflow import clock
from workflow.verbs.intake import Filing, Person, Registered, register


@pytest.fixture
def sink() -> Iterator[Sink]:
    server = Sink().start()
    yield server
    server.stop()


@pytest.fixture
def smtp(sink: Sink, settings: Any) -> Sink:
    """The sink as this process's mail server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", sink.port, SECONDS
    return sink


def file_live(
    house: House, email: str = "siti@example.org", *, at: datetime | None = None, **changes: Any
) -> Registered:
    """Somebody files now (or at this instant of the last minute), through the verb."""
    filing = {
        "agency": house.agency,
        "unit": house.unit,
        "subject": "Canary-perihal antrean",
        "description": "Canary-uraian: saya menunggu lima jam di loket.",
        "occurred_on": None,
        "identity": IdentityKind.NAMED,
        "person": Person("Canary Aminah", email=email),
        **changes,
    }
    return register(Filing(**filing), by=complainant(), at=at or clock.now())


def live(actor: Any) -> Any:
    """The same person acting now."""
    return staff(actor.user)


def due_now() -> None:
    """Let the waiting time of every message pass."""
    Message.objects.filter(state="queued").update(next_try_at=clock.now())


def environment(sink: Sink, **more: str) -> dict[str, str]:
    """What a process of the product is started with, on the test's database."""
    database = connections["default"].settings_dict
    user, password, host = (quote(str(database[key]), safe="") for key in ("USER", "PASSWORD", "HOST"))
    address = f"postgres://{user}:{password}@/{database['NAME']}?host={host}"
    if database["PORT"]:
        address = f"postgres://{user}:{password}@{host}:{database['PORT']}/{database['NAME']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": django_settings.SECRET_KEY,
        "DATABASE_URL": address,
        "DATABASE_OWNER_URL": os.environ["DATABASE_OWNER_URL"],
        "BASE_URL": "https://tuntas.example.go.id",
        "ALLOWED_HOSTS": "tuntas.example.go.id",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(sink.port),
        "EMAIL_FROM": "Tuntas <tuntas@example.go.id>",
        **more,
    }


DELIVER = (
    "import django; django.setup(); from django.conf import settings; "
    f"settings.EMAIL_TIMEOUT = {SECONDS}; from notifications.tasks import deliver_due; deliver_due()"
)


def deliverer(sink: Sink) -> subprocess.Popen[bytes]:
    """A process that delivers what is due, once, and ends."""
    return subprocess.Popen([sys.executable, "-c", DELIVER], env=environment(sink))


def deliverer_with(sink: Sink, **more: str) -> subprocess.Popen[bytes]:
    """The same, with more in its environment."""
    return subprocess.Popen([sys.executable, "-c", DELIVER], env=environment(sink, **more))
