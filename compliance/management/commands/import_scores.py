"""Load a table of published scores: import_scores FILE."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance import scoring
from compliance.scope import Scope
from compliance.score_table import COLUMNS, Report, Unusable, load
from workflow import clock


class Command(BaseCommand):
    help = (
        f"Load a CSV table of published scores with the columns {', '.join(COLUMNS)}, such as "
        "data/region_scores.csv. Missing agencies and units are made, closed for filing. A second run changes "
        "nothing. Exit 0 when the table was read to its end, 2 when it cannot be used."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the table")

    def handle(self, *_args: Any, **options: Any) -> None:
        at = clock.now()
        try:
            report = load(Path(options["file"]), at=at)
        except Unusable as unusable:
            raise CommandError(str(unusable), returncode=2) from unusable
        self._print_report(report)
        self._print_agencies(report, at)

    def _print_report(self, report: Report) -> None:
        for refused in report.refused:
            self.stdout.write(f"refused: {refused}")
        for word, made in (("agencies", report.agencies_made), ("units", report.units_made)):
            if made:
                self.stdout.write(f"{word} made: {', '.join(made)}")
        self.stdout.write(
            f"rows {report.rows}, refused {len(report.refused)}; scores written {report.written}, "
            f"unchanged {report.unchanged}"
        )

    def _print_agencies(self, report: Report, at: datetime) -> None:
        """Each agency's score of each year beside the published one."""
        for year in sorted(set().union(*report.agencies.values())):
            named = frozenset(agency for agency, years in report.agencies.items() if year in years)
            for row in scoring.of_scope(Scope(named), year=year, as_of=at)["agencies"]:
                line = f"{row['agency']['name']} {year}: {row['score']} {row['category'] or ''}".rstrip()
                if row["n"]:
                    line += f", mean of {row['n']}"
                if row["published"] is not None:
                    line += f"; published {row['published']}"
                if row["difference"] is not None:
                    line += f", difference {row['difference']}"
                self.stdout.write(line)
