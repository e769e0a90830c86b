"""Write the tables of an empty database anew: `python -m tests.upgrade.schema` makes every migration on servers of its own and
writes what came of it into `config/schema.sql`. To be done when many migrations have come since: each costs every first start."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import django

from config.embedded import throwaway
from config.schema import SCHEMA
from tests.upgrade.keeping import dumped

HEAD: Final = """\
-- The tables of an empty database, as the migrations at the end of this file made them (docs/adr/0111).
-- Written by `python -m tests.upgrade.schema`; not to be edited by hand.

"""
EXTENSIONS: Final = "CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;\n"
"""pg_dump leaves it out where the embedded server had it before its owner came."""
NOT_OURS: Final = re.compile(
    r"^(SET \w+ = .*|SELECT pg_catalog\.set_config\(.*|(CREATE|COMMENT ON) EXTENSION .*);\n", re.MULTILINE
)
"""What the loader sets itself, and what is said of extensions."""
BY_DJANGO: Final = ("django_migrations", "django_content_type", "auth_permission")
"""Filled by Django: the first below, the others after every `migrate`."""


def tables(address: str) -> str:
    """The tables of this database without their rows, in a form that can be compared."""
    return re.sub(r"\n{2,}", "\n\n", NOT_OURS.sub("", dumped(address, "--schema-only"))).strip() + "\n"


def write(path: Path) -> None:
    with throwaway(os.environ) as addresses:
        os.environ.update(addresses, DJANGO_SETTINGS_MODULE="config.settings.test")
        django.setup()
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", one_by_one=True, verbosity=0)
        with connections["owner"].cursor() as cursor:
            rows = "".join(inserts(cursor))
        connections.close_all()
        made = tables(addresses["DATABASE_OWNER_URL"])
        path.write_text(f"{HEAD}{EXTENSIONS}\n{made}\n{rows}", encoding="utf-8")


def inserts(cursor: Any) -> Iterator[str]:
    """That these migrations are made. Raises AssertionError where one left rows: they would have to be written too."""
    from django.db import connection

    for table in connection.introspection.table_names(cursor):
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        assert table in BY_DJANGO or cursor.fetchone() == (0,), table
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
    names = ",\n".join(f"    ('{app}', '{name}')" for app, name in cursor.fetchall())
    yield f"INSERT INTO public.django_migrations (app, name, applied)\nSELECT app, name, now() FROM (VALUES\n{names}\n) made (app, name);\n"


if __name__ == "__main__":
    write(SCHEMA)
