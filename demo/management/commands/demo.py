"""Load the demo: agencies, people, and 14 months of complaints told through the verbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection, transaction

from accounts.models import Agency
from complaints.models import Complaint
from demo import heard, referred, stock_letters, titled
from demo.load import load
from demo.people import settle_in
from demo.published import publish
from workflow import clock, heartbeats

SEED = "tuntas"
SCORES = "data/region_scores.csv"
TELLERS_LOCK: Final = 0x6465_6D6F << 32
AT_A_TIME: Final = 10
"""How many cases lie between two signs of life."""


class Command(BaseCommand):
    help = (
        "Load the demo into an empty database (development settings only), or go on where an earlier run was "
        "stopped. Does nothing when the database is in use."
    )

    requires_system_checks = ()
    """They read every page and route, of which a tale needs none."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", default=SEED, help="the same seed and instant tell the same stories")
        parser.add_argument(
            "--at",
            type=datetime.fromisoformat,
            help="the instant to tell up to, with its offset (default: now)",
        )
        parser.add_argument(
            "--people",
            action="store_true",
            help="make agencies, units and sign-ins only; the next run tells the complaints",
        )

        parser.add_argument(
            "--migrate",
            action="store_true",
            help="bring the database up to date before: in one process, for a process takes seconds to begin",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo and its sign-ins are for development settings only.")
        if options["migrate"]:
            call_command("migrate", interactive=False, stdout=self.stdout)
        now = clock.now()
        at = options["at"] or now
        if at.tzinfo is None or at > now:
            raise CommandError(
                "--at is an instant with an offset that lies in the past: 2026-03-02T09:00+07:00"
            )
        if heartbeats.last(heartbeats.DEMO) is None and not self._begin():
            self.stdout.write("The database is in use already: no demo loaded.")
        elif not options["people"]:
            with alone():
                if heartbeats.last(heartbeats.DEMO) is not None:
                    self._tell(at, options["seed"], now)

    def _begin(self) -> bool:
        """Make who and what is there before the first complaint. False for a database in use."""
        if Complaint.objects.exists() or Agency.objects.exists():
            return False
        call_command("load_calendars", stdout=self.stdout)
        with transaction.atomic():
            settle_in()
            heartbeats.beat(heartbeats.DEMO, at=clock.now())
        return True

    def _tell(self, at: datetime, seed: str, now: datetime) -> None:
        heartbeats.beat(heartbeats.DEMO, at=now)
        call_command("import_scores", str(settings.ROOT / SCORES), stdout=self.stdout)
        cases = load(seed=seed, at=at, report=self._report)
        publish(at)
        cast = settle_in()
        heard.tell(cast, at=at)
        titled.tell(cast, at=at)
        cases += referred.tell(cast, at=at)
        stock_letters.tell(cast, at=at)
        self.stdout.write(
            f"{cases} complaints told up to {at.isoformat()} in {(clock.now() - now).seconds} s."
        )

    def _report(self, number: int, every: int) -> None:
        if number % AT_A_TIME == 0:
            heartbeats.beat(heartbeats.DEMO, at=clock.now())
        self.stdout.write(f"{number} of {every} complaints")
        self.stdout.flush()


@contextmanager
def alone() -> Iterator[None]:
    """For one teller at a time, by a lock that goes with its session, if by a kill. Raises CommandError when another
    does not end within the seconds that a lock is waited for."""
    with connection.cursor() as cursor:
        try:
            cursor.execute("SELECT pg_advisory_lock(%s)", [TELLERS_LOCK])
        except OperationalError as taken:
            raise CommandError("Another process is loading the demo.") from taken
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [TELLERS_LOCK])
