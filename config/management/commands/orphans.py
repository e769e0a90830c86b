"""manage.py orphans: files that nothing knows of, and attachments whose file is not there."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from complaints.files import orphans, store
from complaints.models import Attachment
from compliance.evidence import checking
from workflow import clock


class Command(BaseCommand):
    help = "Tell of files without an attachment and attachments without a file; --remove clears them away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--remove",
            action="store_true",
            help="delete files older than an hour that no attachment knows of, have pages that are gone drawn again, "
            "and mark attachments whose file is gone as lost, which their readers are told. Restore the backup first.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        removing = options["remove"]
        # Asked before the rows: what is committed meanwhile is known by then.
        for path in orphans.old_strays(checking.paths, at=clock.now()):
            self.stdout.write(f"file without attachment: {path}")
            if removing:
                store.drop(path)
        for row in list(orphans.without_copy()):
            self.stdout.write(f"attachment {row.pk}: its pages are gone")
            if removing:
                Attachment.objects.filter(pk=row.pk, shown_path=row.shown_path).update(
                    shown_path=None, shown_size=None, shown_sha256="", tries=0, next_try_at=None
                )
        for row in list(orphans.without_file()):
            self.stdout.write(f"attachment {row.pk}: its file {row.path} is gone")
            if removing and not store.is_there(row.path):
                Attachment.objects.filter(pk=row.pk).update(fault=Attachment.Standing.LOST)
