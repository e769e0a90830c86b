"""Keep a database and load it again. `python -m tests.upgrade.keeping FOLDER` tells the lives of `lives.py` on servers of
its own and writes schema and rows as SQL, the files and the access codes into the folder."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

import django
import psycopg

from config.embedded import throwaway
from config.embedded.footing import find_programs

SECRET_KEY: Final = "kept-with-the-databases-of-the-upgrade-test"
SQL, CODES, FILES = "database.sql", "access_codes.json", "files"
NOT_SQL: Final = re.compile(
    r"^((--.*\n)+\n|\\(un)?restrict .*\n\n|SET transaction_timeout = 0;\n)", re.MULTILINE
)
"""Headings, what only psql reads, and what PostgreSQL 15 and 16 do not know."""
COPY: Final = re.compile(r"^(COPY [^\n]* FROM stdin);\n(.*?)^\\\.\n", re.MULTILINE | re.DOTALL)


def keep(folder: Path) -> None:
    """Tell the lives and write them into this folder, which is made."""
    folder.mkdir(parents=True)
    with throwaway({**os.environ, "SECRET_KEY": SECRET_KEY}) as addresses:
        os.environ.update(addresses, DJANGO_SETTINGS_MODULE="config.settings.test")
        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections

        from config.checkup import CHECKS
        from tests.upgrade import lives

        call_command("migrate", verbosity=0)
        call_command("load_calendars", verbosity=0)
        codes = lives.tell()
        for check in CHECKS.keys() - {"outbox"}:
            call_command("doctor", only=check)
        owner = connections["owner"]
        with owner.cursor() as cursor:
            for table in owner.introspection.table_names(cursor):  # rows in the order of their keys
                cursor.execute(f'CLUSTER "{table}" USING "{table}_pkey"')
        connections.close_all()
        (folder / CODES).write_text(json.dumps(codes, indent=0) + "\n")
        shutil.copytree(settings.MEDIA_ROOT, folder / FILES)
        (folder / SQL).write_text(dumped(addresses["DATABASE_OWNER_URL"]), encoding="utf-8")


def dumped(address: str, *options: str) -> str:
    """Schema and rows, or what these options of pg_dump leave of them, without owners and grants, in words that PostgreSQL 15 and newer understand."""
    parts = urlsplit(address)
    command = [find_programs() / "pg_dump", "--no-owner", "--no-privileges", "-U", str(parts.username)]
    done = subprocess.run(
        [*command, *options, parts.path.lstrip("/")],
        env={**os.environ, "PGHOST": parse_qs(parts.query)["host"][0], "PGPASSWORD": str(parts.password)},
        capture_output=True,
        text=True,
        check=True,
    )
    return NOT_SQL.sub("", done.stdout)


def load(folder: Path, connection: "psycopg.Connection[object]") -> None:
    """Make the kept tables and rows in an empty database, as the owner."""
    statements, *copies = COPY.split((folder / SQL).read_text(encoding="utf-8"))
    with connection.cursor() as cursor:
        cursor.execute(statements)  # type: ignore[arg-type]  # a file of ours
        while copies:
            copy, rows, statements, *copies = copies
            with cursor.copy(copy) as into:  # type: ignore[arg-type]
                into.write(rows)
            cursor.execute(statements)  # type: ignore[arg-type]


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
