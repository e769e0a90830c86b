"""Writing thousands of rows that are much alike, by PostgreSQL's COPY: no statement is worded, and no model made, for each."""

# ruff: noqa: SLF001 - Django documents Model._meta

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import Model

NOTHING: Final = r"\N"
"""How COPY reads an empty column."""
_SIGNS: Final = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_WITHIN: Final = re.compile("\ue000([0-9]+)\ue000")


def hole(value: int) -> str:
    """Stands for a text within a column of JSON: this one of the values that `Pattern.line` gets."""
    return f"\ue000{value}\ue000"


class Pattern:
    """A row of which many are written that differ in few columns, the holes."""

    def __init__(self, row: Model, holes: Mapping[str, int]) -> None:
        """`row`: what all have in common. `holes`: column → which of the values that `line` gets stands there. Columns that
        the database fills (keys, its own defaults) are left to it, but for a hole."""
        fields = [
            field
            for field in row._meta.local_concrete_fields
            if field.column in holes or not (field.primary_key or field.has_db_default())
        ]
        names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
        self.into = f"COPY {row._meta.db_table} ({names}) FROM STDIN"
        parts = [
            f"{{{holes[column]}}}"
            if (column := str(field.column)) in holes
            else _WITHIN.sub(
                r"{\1}", written(getattr(row, field.attname)).replace("{", "{{").replace("}", "}}")
            )
            for field in fields
        ]
        self._form = "\t".join(parts) + "\n"

    def line(self, *values: str) -> str:
        """The row with these values, as `written` words them, in its holes; within JSON as `within` does."""
        return self._form.format(*values)


def written(value: object) -> str:
    """A value as COPY reads it."""
    match value:
        case None:
            text = NOTHING
        case bool():
            text = "t" if value else "f"
        case str():
            text = value.translate(_SIGNS)
        case int():
            text = str(value)
        case date():  # an instant too
            text = value.isoformat()
        case bytes():
            text = rf"\\x{value.hex()}"
        case dict():
            text = json.dumps(value, ensure_ascii=False).translate(_SIGNS)
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a row")
    return text


def within(text: str) -> str:
    """A text as COPY reads it between the quotes of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1].translate(_SIGNS)


def draw_keys(wanted: Sequence[tuple[type[Model], int]]) -> list[list[int]]:
    """This many new keys of each of these models."""
    arrays = ", ".join(
        f"ARRAY(SELECT nextval('{model._meta.db_table}_id_seq') FROM generate_series(1, {number}))"  # noqa: S608 - names of ours
        for model, number in wanted
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {arrays}")
        return list(cursor.fetchone())


def copy(pattern: Pattern, lines: Iterable[str]) -> None:
    """Write lines of this pattern, and of others of the same columns, in this order. Raises IntegrityError."""
    text = "".join(lines)
    if text:
        with (
            connection.cursor() as cursor,
            connection.wrap_database_errors,
            cursor.copy(pattern.into) as copied,
        ):
            copied.write(text)
