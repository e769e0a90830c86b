"""Count facts and cells of the figures anew. Goes on where it was stopped; a worker goes on with it too."""

from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Agency
from accounts.progress import shown
from compliance import recounting
from workflow import clock

GOES_ON: Final = "`recount --touched`, or a worker, goes on with the rest."
CASES: Final = "cases"
AGENCIES: Final = "agencies"
UNITS: Final = "units"
A_TURN: Final = 3600.0
"""Seconds."""


class Command(BaseCommand):
    help = (
        "Count the figures' facts and cells anew from the rows of all cases, or (--touched) only what was touched since "
        "they were counted. May be stopped at any time: it goes on with the next call, or in a worker."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--touched", action="store_true", help="only what was touched")

    def handle(self, *_args: Any, **options: Any) -> None:
        if not options["touched"]:
            recounting.touch_all()
        total = recounting.left(clock.now())
        with shown("Counting", unit=CASES, total=total, goes_on=GOES_ON) as work:

            def say() -> None:
                agency = recounting.building()
                if agency is not None:
                    if work.unit != AGENCIES:
                        work.turn_to("Summing up", AGENCIES, Agency.objects.count())
                    work.at(Agency.objects.filter(pk__lte=agency).count())
                elif work.unit == CASES and work.done < total:
                    work.at(max(work.done, total - recounting.left(clock.now(), total)))
                else:
                    units = recounting.stale_units()
                    if work.unit != UNITS:
                        work.turn_to("Sheets", UNITS, units)
                    work.at(max(work.done, (work.total or 0) - units))

            while not recounting.work(now=clock.now, seconds=A_TURN, after_step=say):
                pass
        left, units = recounting.left(clock.now()), recounting.stale_units()
        if left or units:
            raise CommandError(f"Another recount is at work; {left} cases and {units} units wait for it.")
        self.stdout.write(f"Counted {total} cases.")
