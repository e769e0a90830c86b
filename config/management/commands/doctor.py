"""Check every invariant on a live database; the exit status tells."""

import sys
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.checkup import CHECKS
from workflow import clock

SHOWN = 20


class Command(BaseCommand):
    help = "Check every invariant on a live database: exit 0 when all hold, 1 when one does not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", choices=CHECKS, help="one check")

    def handle(self, *_args: Any, **options: Any) -> None:
        at, sound = clock.now(), True
        for name, check in CHECKS.items():
            if options["only"] not in (None, name):
                continue
            findings = list(islice(check(at), SHOWN + 1))
            sound = sound and not findings
            self.stdout.write(f"{'ok    ' if not findings else 'BROKEN'}  {name}")
            for finding in findings[:SHOWN]:
                self.stdout.write(f"        {finding}")
            if len(findings) > SHOWN:
                self.stdout.write("        ... and more")
        if not sound:
            sys.exit(1)
