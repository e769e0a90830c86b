"""What beat runs of the figures."""

import logging
from typing import Final

from celery import shared_task

from compliance import recounting
from compliance.asked import drawing
from compliance.recap import freezing
from workflow import clock, heartbeats

logger = logging.getLogger(__name__)
AT_A_TIME: Final = 50.0
"""Seconds; beat asks every 30, and one that finds another at work leaves it to that one."""


@shared_task(ignore_result=True)
def recount() -> None:
    if not recounting.work(now=clock.now, seconds=AT_A_TIME):
        logger.info(
            "recount_goes_on", extra={"left": recounting.left(clock.now()), "units": recounting.stale_units()}
        )
    heartbeats.beat("figures", at=clock.now())


@shared_task(ignore_result=True)
def freeze_recaps() -> None:
    if frozen := freezing.freeze(clock.now()):
        logger.info("recaps_frozen", extra={"months": frozen})


@shared_task(ignore_result=True)
def ask() -> None:
    """Ask a sample of the complainants whose cases were closed last month."""
    if asked := drawing.draw(clock.now()):
        logger.info("complainants_asked", extra={"cases": asked})
