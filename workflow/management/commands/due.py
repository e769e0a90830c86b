"""Count a due date: due --kind K --classification C --unit CODE --from INSTANT_OR_DATE, or --stdin."""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Unit
from law import counting, rules
from law.codes import DutyKind
from workflow.calendars import present
from workflow.models import Calendar

FIELDS: Final = ("kind", "classification", "unit", "from")
DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
Answer = dict[str, Any]


class Unanswerable(Exception):
    """A question without an answer; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """What counting needs of a unit: its agency's zone and calendar, its own working week."""

    law: rules.Law
    zone: str
    week: frozenset[int]
    days: counting.Calendar


class Counter:
    """Answers questions about due dates; units and calendars are read once."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._calendars: dict[str, counting.Calendar] = {}

    def answer(self, question: Mapping[str, Any]) -> Answer:
        """The due date of a duty with its working; raises Unanswerable."""
        for name, value in question.items():
            if name not in FIELDS:
                raise Unanswerable(f"There is no field {name!r}; known are {', '.join(FIELDS)}.")
            if not isinstance(value, str) and not (name == "classification" and value is None):
                raise Unanswerable(f"{name} is not a text.")
        for name in ("kind", "unit", "from"):
            if not question.get(name):
                raise Unanswerable(f"{name} is missing.")
        place = self._place(question["unit"])
        day_zero = _day_zero(question["from"], place.zone)
        rule = _rule(place.law, question["kind"], question.get("classification") or None, day_zero)
        if rule.length is None:
            raise Unanswerable(f"{rule.kind} has no length of its own: its date is given.")
        try:
            period = counting.period(day_zero, rule.length, rule.unit, place.week, place.days)
            due_at = counting.due_at(period.due_on, place.zone)
        except counting.CalendarError as error:
            raise Unanswerable(str(error)) from error
        return {
            "due_on": period.due_on.isoformat(),
            "due_at": due_at.astimezone(ZoneInfo(place.zone)).isoformat(),
            "provisional": period.provisional,
            "counted": [day.isoformat() for day in period.counted],
            "skipped": [{"date": day.date.isoformat(), "why": day.why} for day in period.skipped],
            "rule": rule.id,
            "calendar": period.calendar,
        }

    def _place(self, code: str) -> Place:
        if code not in self._places:
            self._places[code] = self._read(code)
        return self._places[code]

    def _read(self, code: str) -> Place:
        storable = code.isascii() and code.isprintable()
        unit = Unit.objects.select_related("agency").filter(code=code).first() if storable else None
        if unit is None:
            raise Unanswerable(f"There is no unit {code!r}.")
        agency = unit.agency
        if agency.calendar not in self._calendars:
            try:
                self._calendars[agency.calendar] = present.current(agency.calendar)
            except Calendar.DoesNotExist as error:
                raise Unanswerable(f"There is no calendar {agency.calendar!r}: load it first.") from error
        return Place(
            rules.law(agency.law), agency.zone, frozenset(unit.working_week), self._calendars[agency.calendar]
        )


def _rule(law: rules.Law, kind: str, classification: str | None, on: date) -> rules.Rule:
    if kind not in list(DutyKind):
        raise Unanswerable(f"There is no kind {kind!r}; known are {', '.join(DutyKind)}.")
    if classification is not None and classification not in list(rules.Classification):
        known = ", ".join(rules.Classification)
        raise Unanswerable(f"There is no classification {classification!r}; known are {known}.")
    try:
        return law.rule(kind, on, classification)
    except rules.NoRule as error:
        raise Unanswerable(str(error)) from error


def _day_zero(text: str, zone: str) -> date:
    """The local date of the starting event: a date as it is, an instant as its date in the zone."""
    try:
        if DATE.fullmatch(text):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return counting.local_date(moment, zone) if moment.tzinfo else moment.date()
    except (ValueError, OverflowError) as error:
        raise Unanswerable(f"from {text!r} is neither a date nor an instant in ISO 8601.") from error


def _question(line: bytes) -> Mapping[str, Any]:
    try:
        question = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise Unanswerable("The line is not JSON in UTF-8.") from error
    if not isinstance(question, dict):
        raise Unanswerable("The line is not a JSON object.")
    return question


class Command(BaseCommand):
    help = (
        "Count a due date and show the working, as one JSON object. A date is local to the unit's agency; an "
        "instant counts by its date there, one without an offset is read as local. With --stdin, a JSON object "
        "{kind, classification, unit, from} a line is answered line by line, a bad one with {error}. "
        "Exit 2 for a single question without an answer."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", help=f"one of {', '.join(DutyKind)}")
        parser.add_argument("--classification", help=f"one of {', '.join(rules.Classification)}")
        parser.add_argument("--unit", metavar="CODE", help="whose working week, zone and calendar count")
        parser.add_argument(
            "--from", metavar="INSTANT_OR_DATE", help="the starting event; its day is not counted"
        )
        parser.add_argument("--stdin", action="store_true", help="answer JSON lines from standard input")

    def handle(self, *_args: Any, **options: Any) -> None:
        asked = {name: options[name] for name in FIELDS if options[name] is not None}
        if not options["stdin"]:
            self._single(asked)
        elif asked:
            raise CommandError("--stdin takes its questions from the lines alone.", returncode=2)
        else:
            self._lines()

    def _single(self, asked: Mapping[str, str]) -> None:
        try:
            self._say(Counter().answer(asked))
        except Unanswerable as unanswerable:
            self._say({"error": str(unanswerable)})
            raise CommandError(str(unanswerable), returncode=2) from unanswerable

    def _lines(self) -> None:
        counter = Counter()
        for line in sys.stdin.buffer:
            try:
                self._say(counter.answer(_question(line)))
            except Unanswerable as unanswerable:
                self._say({"error": str(unanswerable)})

    def _say(self, answer: Answer) -> None:
        self.stdout.write(json.dumps(answer))
        self.stdout.flush()
