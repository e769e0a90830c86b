"""All cases of somebody's reach as files: export_cases FOLDER --as USERNAME."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.actors import Actor, staff
from accounts.models import User
from accounts.progress import shown
from complaints.models import Complaint
from complaints.querysets import ComplaintQuerySet
from workflow import clock
from workflow.reading import exports
from workflow.reading.exports import Asked, Format

GOES_ON: Final = "Every file in the folder is whole; the same command goes on behind the last of them."
NAME: Final = re.compile(r"pengaduan-(\d+)-(\d+)\.(?:csv|xlsx)")
"""Of a file: the keys of its first and of its last case."""


class Command(BaseCommand):
    help = (
        "Write every case that this person may see into a folder, in the order in which they were filed, as many to a file as the "
        "list on screen gives (docs/adr/0046). Each file is recorded under that person's name, as theirs. Stopped, it "
        "goes on behind the last file with the next call. Exit 2 where there is no such person or folder."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", help="where the files come to lie; made if it is not there")
        parser.add_argument("--as", dest="username", required=True, metavar="USERNAME", help="whose cases")
        parser.add_argument("--agency", default="", metavar="CODE", help="of this agency alone")
        parser.add_argument("--format", default="csv", choices=[each.value for each in Format])

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user {options['username']!r}.", returncode=2)
        folder, by = Path(options["folder"]), staff(user)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            after = _last(folder)
        except OSError as error:
            raise CommandError(
                f"The folder {folder} cannot be used: {error.strerror}.", returncode=2
            ) from error
        cases = Complaint.objects.visible_to(by)
        if options["agency"]:
            cases = cases.filter(agency__code=options["agency"])
        self._write(cases, after, folder, Format(options["format"]), by=by, agency=options["agency"])

    def _write(
        self, cases: ComplaintQuerySet, after: int, folder: Path, form: Format, *, by: Actor, agency: str
    ) -> None:
        files = done = 0
        total = cases.filter(pk__gt=after).count()
        with shown("Exporting", unit="cases", total=total, goes_on=GOES_ON) as work:
            for ids in _parts(cases, after):
                made = exports.export(
                    cases.filter(pk__in=ids), form, asked=Asked(agency=agency), by=by, at=clock.now()
                )
                part = folder / ".part"
                part.touch(mode=0o600)
                with made.file, part.open("wb") as out:
                    shutil.copyfileobj(made.file, out)
                part.replace(folder / f"pengaduan-{ids[0]}-{ids[-1]}.{form}")
                files, done = files + 1, done + len(ids)
                work.at(done, max(done, total))
        self.stdout.write(f"{done} cases in {files} files")


def _parts(cases: ComplaintQuerySet, after: int) -> Iterator[list[int]]:
    """The keys of the cases of one file after the other."""
    rest = cases.order_by("pk").values_list("pk", flat=True)
    while ids := list(rest.filter(pk__gt=after)[: exports.MOST]):
        yield ids
        after = ids[-1]


def _last(folder: Path) -> int:
    """The key of the last case that a file in this folder has; 0 where there is none."""
    names = (NAME.fullmatch(each.name) for each in folder.iterdir())
    return max((int(name[2]) for name in names if name), default=0)
