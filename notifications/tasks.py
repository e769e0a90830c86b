"""What the doorbell and beat run of the outbox."""

from celery import shared_task

from notifications import delivery, doorbell


@shared_task(name=doorbell.DELIVER, ignore_result=True)
def deliver_due() -> None:
    """Send what is due; when the turn ends before the work, ring for another."""
    if delivery.drain().more:
        doorbell.ring()
