"""What beat runs of the workflow. Tasks read official time and call; they decide nothing."""

from celery import shared_task

from accounts import tokens
from workflow import clock, heartbeats, idempotency, sweeps


@shared_task(ignore_result=True)
def sweep() -> None:
    while sweeps.sweep(at=clock.now()):
        pass
    heartbeats.beat("clock", at=clock.now())


@shared_task(ignore_result=True)
def tidy() -> None:
    at = clock.now()
    idempotency.forget_old(at=at)
    tokens.forget_expired(at=at)
