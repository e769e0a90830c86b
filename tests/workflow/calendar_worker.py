"""A process that applies a change of the calendar, in batches of two cases: `python -m tests.workflow.calendar_worker
CHANGE INSTANT [LINES]`. It says `begins`, then after each batch how many cases it has seen, and behind so many lines waits
to be killed; 3 when it was not done."""

import itertools
import signal
import sys
from datetime import datetime

import django

django.setup()

from tests.workflow.calendar_drive import CLOCK  # noqa: E402 - models come after the setup
from workflow.models import CalendarChange  # noqa: E402
from workflow.redating import job  # noqa: E402

job.BATCH, job.REST, job.WAIT = 2, 0.0, 0.01
change = CalendarChange.objects.select_related("calendar").get(pk=int(sys.argv[1]))
at = datetime.fromisoformat(sys.argv[2])
lines, most = itertools.count(1), int(sys.argv[3]) if sys.argv[3:] else 0


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()
    if next(lines) == most:
        signal.pause()


def told(after: CalendarChange) -> None:
    if after.state != "applied":
        say(after.seen)


say("begins")

sys.exit(0 if job.work(change, by=CLOCK, now=lambda: at, progress=told, seconds=600) else 3)
