"""What beat runs of the workflow. Tasks read official time and call; they decide nothing."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings

from accounts import actors, networks, sessions, tokens
from accounts.limits import proof
from complaints.files import drafts
from notifications import addresses
from workflow import clock, heartbeats, idempotency, retention
from workflow.redating import job, years_ahead
from workflow.saved import telling
from workflow.sweep import arrivals, learning, preparing, promised_files, sweeps, weekly
from workflow.verbs import half_written, intake

logger = logging.getLogger(__name__)
AT_A_TIME: Final = 18.0
"""Seconds; beat asks every 20."""
FORGETTING: Final = 240.0
"""Seconds a day."""


@shared_task(ignore_result=True)
def sweep() -> None:
    while sweeps.sweep(at=clock.now()):
        pass
    arrivals.tell(at=clock.now())
    heartbeats.beat(heartbeats.CLOCK, at=clock.now())


@shared_task(ignore_result=True)
def follow_calendars() -> None:
    """Go on with changes of calendar that are being applied, for a part of the time until beat asks again."""
    for change in job.applying():
        if not job.work(change, by=actors.clock(), now=clock.now, seconds=AT_A_TIME):
            logger.info(
                "calendar_goes_on", extra={"change": change.pk, "seen": change.seen, "of": change.total}
            )


@shared_task(ignore_result=True)
def prepare_files() -> None:
    """Scan and draw the files that could not be when they were attached."""
    preparing.prepare_waiting(now=clock.now, seconds=AT_A_TIME)


@shared_task(ignore_result=True)
def case_files() -> None:
    """Make the files of cases that the clock promised, and the mails that offer them."""
    promised_files.make(now=clock.now, seconds=AT_A_TIME)


@shared_task(ignore_result=True)
def digests() -> None:
    """Tell what was held for mailboxes in which somebody reads."""
    addresses.tell_what_is_held(at=clock.now())


@shared_task(ignore_result=True)
def learn() -> None:
    """What suggestions at intake are asked of, where it is a day old."""
    learning.learn(now=clock.now, seconds=AT_A_TIME)


@shared_task(ignore_result=True)
def tell_heads() -> None:
    """The weekly mail to heads, of the agencies whose week has begun."""
    weekly.tell(at=clock.now())


@shared_task(ignore_result=True)
def tell_of_filters() -> None:
    """What is new in filters that somebody watches, and in the intake queue of coordinators who hear of it together."""
    telling.tell(at=clock.now())
    arrivals.tell_together(at=clock.now())


@shared_task(ignore_result=True)
def tidy() -> None:
    """Each part by itself: one that fails is written down, and holds up no other."""
    at = clock.now()
    for name, part in TIDIED.items():
        try:
            part(at)
        except SoftTimeLimitExceeded:
            raise
        except Exception:
            logger.exception("not_tidied", extra={"part": name})


def _forget(at: datetime) -> None:
    if settings.KEEP_SENT_DAYS:
        retention.forget(before=at - timedelta(days=settings.KEEP_SENT_DAYS), seconds=FORGETTING)


TIDIED: Final[dict[str, Callable[[datetime], object]]] = {
    "replies": lambda at: idempotency.forget_old(at=at),
    "tokens": lambda at: tokens.delete_expired(at=at),
    "sessions": lambda _at: sessions.delete_expired(),
    "half-written acts": lambda at: half_written.forget_old(at=at),
    "networks": lambda at: networks.forget_old(at=at),
    "proofs": lambda at: intake.forget_proofs(before=at - proof.LIFE),
    "years ahead": lambda at: years_ahead.remind(at=at),
    "superseded duties": lambda at: sweeps.supersede(at=at),
    "files of drafts": lambda at: drafts.forget_old(at=at),
    "what was sent": _forget,
}
