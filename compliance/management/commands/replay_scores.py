"""Rebuild the frozen scores of a year: replay_scores YEAR."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.frozen import log, rebuilding
from compliance.frozen.models import FrozenScores
from compliance.models import Assessment


class Command(BaseCommand):
    help = (
        "Rebuild every frozen version of a year from events, entries of assessments, rules, calendars and instruments, and "
        "compare the bytes; compare the assessments of the year with their entries too. Exit 0 when all is the same, 1 with a "
        "list of differences, 2 when nothing is frozen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)

    def handle(self, *_args: Any, **options: Any) -> None:
        rows = FrozenScores.objects.filter(year=options["year"]).select_related("agency")
        count, differing = 0, 0
        for row in rows.order_by("agency__code", "version").iterator(chunk_size=1):
            count += 1
            found = rebuilding.differences(row)
            differing += bool(found)
            name = f"{row.agency.code} {row.year} version {row.version}"
            self.stdout.write(f"{name}: {'differs' if found else f'the same bytes, sha256 {row.sha256}'}")
            for sentence in found:
                self.stdout.write(f"  {sentence}")
        if not count:
            raise CommandError(f"No scores of {options['year']} are frozen.", returncode=2)
        entered = list(log.differing(Assessment.objects.all(), options["year"]))
        for sentence in entered:
            self.stdout.write(sentence)
        self.stdout.write(f"versions {count}, differing {differing}; assessments differing {len(entered)}")
        if differing or entered:
            raise CommandError("Some frozen scores are not what is rebuilt.", returncode=1)
