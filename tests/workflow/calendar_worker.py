"""A process that applies a change of the calendar, in batches of two cases: `python -m tests.workflow.calendar_worker
CHANGE INSTANT`. It says `begins`, then after each batch how many cases it has seen; 3 when it was not done."""

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
sys.stdout.write("begins\n")
sys.stdout.flush()


def told(after: CalendarChange) -> None:
    sys.stdout.write(f"{after.seen}\n")
    sys.stdout.flush()


sys.exit(0 if job.work(change, by=CLOCK, now=lambda: at, progress=told, seconds=60) else 3)
