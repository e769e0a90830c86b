"""Keep what mails of earlier releases said as this release does: once, and small."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.progress import shown
from notifications import forgetting

GOES_ON = "What is packed stays packed; the same command goes on with the rest."


class Command(BaseCommand):
    help = "Pack what mails of earlier releases said. Stop it when you like and run it again; the product may run meanwhile."

    def handle(self, *_args: Any, **_options: Any) -> None:
        after: int | None = 0
        with shown("Packing mails", unit="messages", total=forgetting.latest(), goes_on=GOES_ON) as work:
            while after is not None:
                work.at(after)
                after = forgetting.pack(after=after)
        self.stdout.write("Every mail that was sent is packed. VACUUM gives the room back.")
