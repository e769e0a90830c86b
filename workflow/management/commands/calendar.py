"""Days off on the command line: calendar propose | preview | apply | drop | list | make | retire, JSON on stdout."""

import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from accounts.actors import clock as the_clock
from accounts.progress import shown
from workflow import clock
from workflow.calendars import families, files
from workflow.calendars.files import ISO_DATE, Day
from workflow.codes import CalendarKind
from workflow.errors import Refusal
from workflow.models import Calendar, CalendarChange, CalendarYear
from workflow.redating import changes, job, previews
from workflow.redating.changes import Source, State
from workflow.redating.previews import Move

GOES_ON: Final = "What has moved stays moved; the same command, or a worker, goes on with the rest."
COUNTS: Final = ("moved", "stops_late", "starts_late", "told")


class Command(BaseCommand):
    help = (
        "Days off: propose them from a CSV (columns date, kind, name), iCalendar file or the `holidays` package, preview "
        "what a proposal would move, apply or drop it. Answers JSON; exit 2 with {error} when it refuses. What "
        "runs may become later by it, never earlier, and what is finished stays as it is."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        propose = verbs.add_parser("propose", help="keep days as a proposal")
        propose.add_argument("file", nargs="?", metavar="FILE", help=".csv or .ics")
        propose.add_argument("--decree", help="which decree makes them days off")
        propose.add_argument("--calendar", default="id", metavar="CODE")
        propose.add_argument(
            "--package", type=int, metavar="YEAR", help="of the `holidays` package, as proposed"
        )
        propose.add_argument(
            "--whole-year",
            type=int,
            action="append",
            default=[],
            metavar="YEAR",
            help="the file is this year's whole decree, though it holds few days (may be repeated)",
        )
        propose.add_argument(
            "--proposed", action="store_true", help="its years become known, but not as decreed"
        )
        for name, words in {
            "preview": "what applying it would move; writes nothing",
            "apply": "approve it and move what runs; goes on where an earlier run stopped",
            "drop": "give it up",
        }.items():
            verb = verbs.add_parser(name, help=words)
            verb.add_argument("proposal", type=int, metavar="PROPOSAL")
            if name != "drop":
                verb.add_argument(
                    "--limit", type=int, metavar="N", help="list at most this many duties; without, all"
                )
        verbs.add_parser("list", help="calendars with their years, and changes, the latest first")
        make = verbs.add_parser("make", help="a calendar with days of its own")
        make.add_argument("code", metavar="CODE")
        make.add_argument("--name", required=True)
        make.add_argument("--kind", choices=CalendarKind.values, required=True)
        make.add_argument("--parent", metavar="CODE", help="whose days count as well")
        retire = verbs.add_parser("retire", help="no agency takes it up from a day on")
        retire.add_argument("code", metavar="CODE")
        retire.add_argument("--from", dest="from_date", required=True, metavar="DATE")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with override("en"):
                getattr(self, f"_{options['verb']}")(options)
        except Refusal as refusal:
            with override("en"):
                sentence = str(refusal.sentence)
            self._say({"error": sentence})
            raise CommandError(sentence, returncode=2) from refusal

    def _propose(self, options: dict[str, Any]) -> None:
        code, year = options["calendar"], options["package"]
        if (year is None) == (options["file"] is None):
            self._fail("Name either a FILE or --package YEAR.")
        family = families.Family(code)
        if year is not None:
            days, source = files.of_package(year, country=family.root.code), Source.PACKAGE
        else:
            days, source = self._read(Path(options["file"]), family.calendar)
        decree = options["decree"]
        if decree is None and year is not None:
            decree = f"usulan menurut {files.package_source()}, belum ditetapkan"
        change = changes.propose(
            code,
            days,
            decree=decree or "",
            source=source,
            whole=options["whole_year"],
            only_proposed=options["proposed"] or (year is not None and year not in options["whole_year"]),
            by=None,
            at=clock.now(),
        )
        flagged = [row for row in change.days.all() if row.flags]
        self._say(
            {
                "proposal": change.pk,
                "calendar": code,
                "days": len(days),
                "whole_years": change.whole_years,
                "proposed_years": change.proposed_years,
                "flags": [
                    {"date": row.date.isoformat(), "kind": row.kind, "name": row.name, "flags": row.flags}
                    for row in flagged
                ],
            }
        )

    def _read(self, path: Path, calendar: Calendar) -> tuple[list[Day], Source]:
        try:
            with path.open("rb") as file:
                data = file.read(files.MOST_BYTES + 1)
        except OSError as error:
            self._fail(f"The file {path} cannot be read: {error.strerror}.", error)
        if path.suffix.casefold() == ".ics":
            return files.read_ical(data, kind=calendar.kind), Source.ICAL
        return files.read_csv(data), Source.CSV

    def _preview(self, options: dict[str, Any]) -> None:
        preview = previews.Preview(changes.find(options["proposal"]), at=clock.now())
        self._stream(preview, options["limit"], lambda: preview.counts)

    def _apply(self, options: dict[str, Any]) -> None:
        change = changes.find(options["proposal"])
        if change.state not in (State.APPLYING, State.APPLIED):
            change = changes.approve(change.pk, by=None, at=clock.now())
        if change.state == State.APPLYING:
            with shown("Moving dates", unit="duties", total=change.total, goes_on=GOES_ON) as work:
                whole = job.work(
                    change,
                    by=the_clock(),
                    now=clock.now,
                    progress=lambda far: work.at(far.seen, max(far.seen, far.total)),
                )
            if not whole:
                raise CommandError(
                    "Some cases could not be moved; the log names them. All others have moved."
                )
        self._stream(previews.done(change), options["limit"], lambda: change)

    def _stream(self, moves: Iterable[Move], limit: int | None, counts: Any) -> None:
        """One JSON object, its list written as it comes: however many duties, memory stays the same."""
        self.stdout.write('{"duties": [', ending="")
        listed = 0
        for move in moves:
            if limit is None or listed < limit:
                self.stdout.write(("," if listed else "") + "\n" + json.dumps(move.as_json()), ending="")
                listed += 1
        totals = counts()
        rest = {"listed": listed} | {name: getattr(totals, name) for name in COUNTS}
        self.stdout.write("], " + json.dumps(rest)[1:])

    def _drop(self, options: dict[str, Any]) -> None:
        change = changes.drop(options["proposal"], by=None, at=clock.now())
        self._say({"proposal": change.pk, "state": change.state})

    def _list(self, _options: dict[str, Any]) -> None:
        years: dict[int, dict[str, str]] = {}
        for pk, year, status in (
            CalendarYear.objects.filter(until_version=None)
            .order_by("year")
            .values_list("calendar", "year", "status")
        ):
            years.setdefault(pk, {})[str(year)] = status
        self._say(
            {
                "calendars": [
                    {
                        "code": each.code,
                        "name": each.name,
                        "kind": each.kind,
                        "parent": each.parent.code if each.parent else None,
                        "version": each.version,
                        "retired_on": each.retired_on.isoformat() if each.retired_on else None,
                        "years": years.get(each.pk, {}),
                    }
                    for each in Calendar.objects.select_related("parent").order_by("code")
                ],
                "changes": [
                    {
                        "proposal": each.pk,
                        "calendar": each.calendar.code,
                        "decree": each.decree,
                        "state": each.state,
                        "version": each.version,
                        "seen": each.seen,
                        "total": each.total,
                        **{name: getattr(each, name) for name in COUNTS},
                    }
                    for each in CalendarChange.objects.select_related("calendar").order_by("-pk")
                ],
            }
        )

    def _make(self, options: dict[str, Any]) -> None:
        made = families.make(
            options["code"],
            name=options["name"],
            kind=CalendarKind(options["kind"]),
            parent=options["parent"],
            by=None,
            at=clock.now(),
        )
        self._say({"calendar": made.code, "version": made.version})

    def _retire(self, options: dict[str, Any]) -> None:
        text = options["from_date"]
        try:
            from_date = date.fromisoformat(text) if re.fullmatch(ISO_DATE, text) else None
        except ValueError:
            from_date = None
        if from_date is None:
            self._fail(f"--from {text!r} is no date: write it as 2027-01-01.")
        retired = families.retire(options["code"], from_date=from_date, by=None, at=clock.now())
        self._say({"calendar": retired.code, "retired_on": text})

    def _fail(self, sentence: str, error: Exception | None = None) -> NoReturn:
        self._say({"error": sentence})
        raise CommandError(sentence, returncode=2) from error

    def _say(self, answer: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False))
