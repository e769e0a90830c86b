"""Why a date is what it is: explain REFERENCE KIND [--round N], as JSON."""

import json
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.actors import Actor, ActorKind
from complaints import references
from complaints.models import Complaint
from law.codes import CLOCKS
from workflow.clocks.duties import Docket
from workflow.models import Duty
from workflow.reading import explained
from workflow.reading.explaining import explain

OPERATOR: Final = Actor(ActorKind.STAFF)
"""Whoever runs commands reads what staff read."""


class Unanswerable(Exception):
    """A question without an answer; the message is one sentence that says why."""


class Command(BaseCommand):
    help = (
        "Explain the stored end of a duty: day zero, each day counted or skipped and why, extensions, suspensions, "
        "rule and calendar version, as one JSON object. Of several rounds the latest, of several rows of a round "
        "the one opened last. Exit 2 with {error} where there is no answer."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference", help="the number of the complaint")
        parser.add_argument("kind", help=f"one of {', '.join(list(CLOCKS))}")
        parser.add_argument(
            "--round", type=int, help="1 is the first; without it the latest that has the duty"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            answer = _answer(options["reference"], options["kind"], options["round"])
        except Unanswerable as unanswerable:
            self.stdout.write(json.dumps({"error": str(unanswerable)}))
            raise CommandError(str(unanswerable), returncode=2) from unanswerable
        self.stdout.write(json.dumps(answer))


def _answer(reference: str, kind: str, round_: int | None) -> dict[str, Any]:
    complaint = _complaint(reference)
    if kind not in list(CLOCKS):
        raise Unanswerable(f"There is no kind {kind!r}; known are {', '.join(list(CLOCKS))}.")
    docket = Docket.of(complaint)
    rows = [row for row in docket.rows if row.kind == kind and round_ in (None, row.round)]
    if not rows:
        turn = "" if round_ is None else f" in round {round_}"
        raise Unanswerable(f"{complaint.reference} has no duty {kind}{turn}.")
    duty = max(rows, key=_latest)
    return {"reference": complaint.reference, **explained.plain(explain(duty, docket, viewer=OPERATOR))}


def _complaint(reference: str) -> Complaint:
    try:
        normal = references.normalise(reference)
    except ValueError as error:
        raise Unanswerable(f"{reference!r} is no number of a complaint.") from error
    found = Complaint.objects.select_related("agency", "unit").filter(reference=normal).first()
    if found is None:
        raise Unanswerable(f"There is no complaint {normal}.")
    return found


def _latest(duty: Duty) -> tuple[int, int]:
    return duty.round, duty.pk
