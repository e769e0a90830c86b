"""Load the demo: agencies, people, and 14 months of complaints told through the verbs."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Agency
from complaints.models import Complaint
from demo.load import load
from workflow import clock

SEED = "tuntas"
SCORES = "data/region_scores.csv"


class Command(BaseCommand):
    help = (
        "Load the demo into an empty database (development settings only). Does nothing when one is in use."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", default=SEED, help="the same seed and instant tell the same stories")
        parser.add_argument(
            "--at",
            type=datetime.fromisoformat,
            help="the instant to tell up to, with its offset (default: now)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo and its sign-ins are for development settings only.")
        if Complaint.objects.exists() or Agency.objects.exists():
            self.stdout.write("The database is in use already: no demo loaded.")
            return
        now = clock.now()
        at = options["at"] or now
        if at.tzinfo is None or at > now:
            raise CommandError(
                "--at is an instant with an offset that lies in the past: 2026-03-02T09:00+07:00"
            )
        call_command("load_calendars", stdout=self.stdout)
        cases = load(seed=options["seed"], at=at)
        call_command("import_scores", str(settings.ROOT / SCORES), stdout=self.stdout)
        self.stdout.write(
            f"{cases} complaints told up to {at.isoformat()} in {(clock.now() - now).seconds} s."
        )
