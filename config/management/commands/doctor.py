"""Check every invariant on a live database; the exit status tells."""

import sys
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.progress import shown
from complaints.transactions import one_state
from config.checkup import CHECKS, Findings
from workflow import clock

SHOWN = 20
GOES_ON = "A check changes nothing; `doctor --only CHECK` makes one alone."


class Command(BaseCommand):
    help = "Check every invariant on a live database: exit 0 when all hold, 1 when one does not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", choices=CHECKS, help="one check")

    def handle(self, *_args: Any, **options: Any) -> None:
        sound = True
        for name, check in CHECKS.items():
            if options["only"] not in (None, name):
                continue
            with shown(f"Checking {name}", unit="rows", goes_on=GOES_ON):
                found = told(check, SHOWN + 1)
            sound = sound and not found
            self.stdout.write(f"{'ok    ' if not found else 'BROKEN'}  {name}")
            for finding in found[:SHOWN]:
                self.stdout.write(f"        {finding}")
            if len(found) > SHOWN:
                self.stdout.write("        ... and more")
        if not sound:
            sys.exit(1)


def told(check: Callable[[datetime], Findings], most: int) -> list[str]:
    """The findings, at most this many, of one state of the database and the instant at which it was read: what people
    do while the doctor looks is no fault."""
    with one_state():
        return list(islice(findings(check, clock.now()), most))


def findings(check: Callable[[datetime], Findings], at: datetime) -> Findings:
    """What it finds; that it could not be done, where the data break it."""
    try:
        yield from check(at)
    except Exception as error:  # noqa: BLE001 - the other checks go on
        yield f"could not be done: {type(error).__name__}: {error}"
