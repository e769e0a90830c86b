"""Make the rows of an older register cases: import_register FILE --mapping MAP.toml."""

# ruff: noqa: SLF001 - Django documents Model._meta

from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections, transaction
from django.db.models import JSONField, Model

from accounts.progress import shown
from complaints.models import Complaint, Statement
from workflow import clock
from workflow.models import Duty, Event, Holding, ImportedCase
from workflow.register.imports import Report, import_register
from workflow.register.mapping import ImportMapping
from workflow.register.table import Unusable

GOES_ON = "Every row up to there is dealt with as told; the same command goes on behind them."
MADE: Final = (Complaint, Statement, Duty, Event, Holding, ImportedCase)
FILLED: Final = tuple(model._meta.db_table for model in MADE)


class Command(BaseCommand):
    help = (
        "Make the rows of an older register (CSV) cases, read by a mapping such as docs/examples/register_la311.toml. "
        "Every row is imported, already there, blank, or refused with line and reason. Sends no message. "
        "Exit 0 when the file was read to its end, 2 when file or mapping cannot be used."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the register")
        parser.add_argument("--mapping", required=True, help="how to read it (TOML)")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            self._read(Path(options["file"]), Path(options["mapping"]))
        except Unusable as unusable:
            raise CommandError(str(unusable), returncode=2) from unusable

    def _read(self, path: Path, mapping_path: Path) -> None:
        mapping = ImportMapping.load(mapping_path)
        size = path.stat().st_size if path.is_file() else 0
        report = Report()
        try:
            with shown(f"Importing {path.name}", unit="rows", goes_on=GOES_ON) as work:
                import_register(
                    path,
                    mapping,
                    report,
                    at=clock.now(),
                    refused=lambda row: self.stdout.write(f"refused: {row}"),
                    progress=lambda far: work.at(far.read, far.read * size // max(far.told, 1)),
                )
        finally:
            if report.read:
                self._tell(report)
        if report.imported:
            transaction.on_commit(_let_the_planner_know)

    def _tell(self, report: Report) -> None:
        for word, rows in report.unknown_channels.most_common():
            self.stdout.write(f"channel {word!r} is not in the mapping: {rows} rows taken in as other")
        if report.units_made:
            self.stdout.write(f"units made: {', '.join(report.units_made)}")
        if report.above:
            lines = "line 1 stands" if report.above == 1 else f"lines 1 to {report.above} stand"
            self.stdout.write(f"{lines} above the heading: passed over")
        blank = f" + blank {report.blank}" if report.blank else ""
        self.stdout.write(
            f"read {report.read} = imported {report.imported} + already there {report.already_there} "
            f"+ refused {report.refused}{blank}"
        )


def _let_the_planner_know() -> None:
    """Fresh statistics of the tables that were filled: without them the measures of 10,000 new cases take
    half a minute, until the database's own vacuum comes by. Only the owner may. Nothing is looked for by the whole of a JSON
    column, and those took a third of the time."""
    with closing(connections["owner"]) as owner, owner.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(map(_looked_at, MADE))}")


def _looked_at(model: type[Model]) -> str:
    """Its table, where that has columns of JSON with all others by name."""
    fields = model._meta.local_concrete_fields
    names = [str(field.column) for field in fields if not isinstance(field, JSONField)]
    return model._meta.db_table + (f" ({', '.join(names)})" if len(names) < len(fields) else "")
