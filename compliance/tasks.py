"""What beat runs of the figures."""

from typing import Final

from celery import shared_task

from compliance import recounting
from workflow import clock, heartbeats

AT_A_TIME: Final = 50.0
"""Seconds; beat asks every 30, and who finds another at work leaves it to him."""


@shared_task(ignore_result=True)
def recount() -> None:
    recounting.work(now=clock.now, seconds=AT_A_TIME)
    heartbeats.beat("figures", at=clock.now())
