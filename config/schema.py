"""An empty database gets its tables at once, as the migrations had made them when `schema.sql` was written, and its later
migrations one by one. To make each in turn takes ten times the CPU, for Django draws its models anew at every step
(docs/adr/0111). `tests/upgrade` holds that both ways lead to the same tables; `python -m tests.upgrade.schema` writes the
file anew.
"""

import logging
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connections, transaction

SCHEMA: Final = Path(__file__).with_name("schema.sql")
EMPTY: Final = "SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p'))"
AS_DUMPED: Final = "SET LOCAL check_function_bodies = off; SET LOCAL search_path = ''; "
"""Functions stand before the tables that they read, and every name with its schema."""
logger = logging.getLogger(__name__)


def make(*, using: str) -> bool:
    """Make the tables. False, with nothing made, where the database has any, and where the server does not understand the
    file."""
    with connections[using].cursor() as cursor:
        cursor.execute(EMPTY)
        if cursor.fetchone() != (True,):
            return False
        try:
            with transaction.atomic(using=using):
                cursor.execute(AS_DUMPED + SCHEMA.read_text(encoding="utf-8"))
        except DatabaseError:
            logger.warning("schema_not_understood", exc_info=True)
            return False
    return True
