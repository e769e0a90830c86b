"""Keep what mails of earlier releases said as this release does: once, and small."""

from typing import Any

from django.core.management.base import BaseCommand

from config.progress import progress
from notifications import forgetting


class Command(BaseCommand):
    help = "Pack what mails of earlier releases said. Stop it when you like and run it again; the product may run meanwhile."

    def handle(self, *_args: Any, **_options: Any) -> None:
        after: int | None = 0
        with progress("Packing mails") as line:
            while after is not None:
                line.show(f"up to message {after}")
                after = forgetting.pack(after=after)
        self.stdout.write("Every mail that was sent is packed. VACUUM gives the room back.")
