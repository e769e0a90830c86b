"""What the app role may do: read and write rows, but no DDL, and nothing but adding to the events and the seals. No session
can switch a trigger off.

Said by the owner after every migration, so that a new table is never left out.
"""

from typing import Final

from django.conf import settings
from django.db import connections
from psycopg import sql

APPEND_ONLY: Final = ("workflow_event", "workflow_export", "accounts_seal")


def grant(*, using: str = "owner") -> bool:
    """Grant the app role its rights through the owner's connection. False where one role is both."""
    app = settings.DATABASES["default"]["USER"]
    if app == settings.DATABASES["owner"]["USER"]:
        return False
    role = sql.Identifier(app)
    with connections[using].cursor() as cursor:
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))
        cursor.execute(
            sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(role)
        )
        cursor.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(role))
        for table in APPEND_ONLY:
            cursor.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(sql.Identifier(table), role)
            )
    return True


def let_no_trigger_be_ignored(*, using: str = "owner") -> None:
    """Answer every trigger of django-pgtrigger that it is not to be ignored. The library's own function asks a setting that
    any session may change, and raises a fault inside wherever nobody set it: half of what such a trigger costs."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME) RETURNS boolean"
            " LANGUAGE sql IMMUTABLE AS 'SELECT false'"
        )
