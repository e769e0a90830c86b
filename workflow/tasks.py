"""What beat runs of the workflow. Tasks read official time and call; they decide nothing."""

from celery import shared_task

from accounts import tokens
from workflow import clock, heartbeats, idempotency, sweeps


@shared_task(ignore_result=True)
def sweep() -> None:
    at = clock.now()
    sweeps.sweep(at=at)
    heartbeats.beat("clock", at=at)


@shared_task(ignore_result=True)
def tidy() -> None:
    at = clock.now()
    idempotency.forget_old(at=at)
    tokens.forget_expired(at=at)
