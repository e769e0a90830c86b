"""Migrations run as the owner role; afterwards the app role gets its rights, and triggers are bound to run."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from config import privileges


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        privileges.let_no_trigger_be_ignored(using=options["database"])
        if options["database"] == "owner" and privileges.grant():
            self.stdout.write("The app role has its rights: rows, no DDL, events append-only.")
