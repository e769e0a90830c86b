"""The signs of life of periodic tasks, and of what lasts."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models.functions import Now

from accounts.worded import Worded
from workflow.models import Heartbeat

DEMO: Final = "demo"
"""Of who tells the demo: it is there from the first sign-in until the last case is told."""
SILENT_DEMO: Final = timedelta(minutes=3)
"""Who tells it gives a sign every few seconds, but the web starts before the first case and may take its time."""
CLOCK: Final = "clock"
"""Of the sweep, which runs once a minute."""
BEGAN: Final = "began"
"""When beat began to lead: from then on a sweep is waited for (`config/leader.py`)."""
SILENT: Final = timedelta(minutes=3)
"""Three of the clock's periods (`config/celery.py`)."""
BEGINNING: Final = timedelta(minutes=2)
"""Two of them: the first sweep after a start may take this long to come."""


def beat(name: str, *, at: datetime) -> None:
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at})


def last(name: str) -> datetime | None:
    return Heartbeat.objects.filter(name=name).values_list("at", flat=True).first()


def clock_silent(at: datetime) -> bool:
    """Whether the sweep gives no signs, though beat began long enough ago for one."""
    last_signs = dict(Heartbeat.objects.filter(name__in=(CLOCK, BEGAN)).values_list("name", "at"))
    swept, began = last_signs.get(CLOCK), last_signs.get(BEGAN)
    if swept is not None and swept >= at - SILENT:
        return False
    return began is None or began < at - BEGINNING


def end(name: str) -> None:
    """It is done, and gives no more signs."""
    Heartbeat.objects.filter(name=name).delete()


def demo_loading() -> bool:
    """Whether somebody is telling the demo right now, by the database's clock. Asks nothing in production."""
    return asked()()


def asked() -> Callable[[], bool]:
    """The same asked with the next statement."""
    if not settings.DEMO:
        return lambda: False
    telling = _telling.ahead()
    return lambda: bool(telling())


_telling: Final[Worded[Any]] = Worded(
    lambda: Heartbeat.objects.filter(name=DEMO, at__gte=Now() - SILENT_DEMO).values_list("name")[:1]
)
