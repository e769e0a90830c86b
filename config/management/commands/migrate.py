"""Migrations run as the owner role; afterwards the app role gets its rights, and triggers are bound to run. An empty database
begins with `config/schema.sql`, and where nothing is left to migrate, Django draws no models of times gone by."""

from typing import Any, Final

from django.apps import apps
from django.core.management.base import CommandParser, no_translations
from django.core.management.commands import migrate
from django.core.management.sql import emit_post_migrate_signal
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from config import privileges, schema

OTHER_ERRANDS: Final = (
    "app_label",
    "plan",
    "check_unapplied",
    "fake",
    "fake_initial",
    "run_syncdb",
    "prune",
    "one_by_one",
)


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")
        parser.add_argument(
            "--one-by-one",
            action="store_true",
            help="make the tables of an empty database by each migration in turn, without config/schema.sql",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        whole = not any(options[errand] for errand in OTHER_ERRANDS)
        if whole and schema.make(using=options["database"]) and options["verbosity"]:
            self.stdout.write("The tables are made.")
        if not whole or _is_left(options["database"]):
            super().handle(*args, **options)
        else:
            self._nothing_left(**options)
        privileges.let_no_trigger_be_ignored(using=options["database"])
        if options["database"] == "owner" and privileges.grant():
            self.stdout.write("The app role has its rights: rows, no DDL, events append-only.")

    @no_translations
    def _nothing_left(self, *, database: str, verbosity: int, interactive: bool, **_options: Any) -> None:
        """What Django does when there is no migration to apply, with the models as they are."""
        emit_post_migrate_signal(verbosity, interactive, database, stdout=self.stdout, apps=apps, plan=[])
        if verbosity:
            self.stdout.write("No migrations to apply.")


def _is_left(database: str) -> bool:
    """Whether a migration is to be applied. What its history lacks, Django itself says when it applies one."""
    executor = MigrationExecutor(connections[database])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
