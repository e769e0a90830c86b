"""What the doorbell and beat run of the outbox."""

from celery import shared_task


@shared_task(ignore_result=True)
def deliver_due() -> None:
    raise NotImplementedError
