"""Writing new rows of several models in one trip to the database: a filing writes twelve rows in seven tables."""

# ruff: noqa: SLF001 - Django documents Model._meta, and Model._state is what its own save sets

import json
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.db import connection
from django.db.models import Field, ForeignKey, Model
from django.db.models.expressions import DatabaseDefault

Columns = tuple["Field[Any, Any]", ...]


def insert(*rows: Model) -> None:
    """Write these rows in the order given, and set their keys and whatever else the database gave them.

    Neighbours of one model share a statement, and all statements one trip. A row may refer to rows written
    before this call, not to one of the same call. Never updates: raises IntegrityError where a key is taken.
    """
    groups = [list(group) for _model, group in groupby(rows, type)]
    if not groups:
        return
    statements, values = [], []
    for group in groups:
        filled = _filled(group[0])
        statements.append(_statement(type(group[0]), filled))
        values.append(json.dumps([_told(row, filled) for row in group], ensure_ascii=False, default=_plain))
    with connection.cursor() as cursor:
        cursor.execute("; ".join(statements), values)
        for group in groups:
            for row, given in zip(group, cursor.fetchall(), strict=True):
                _take(row, given)
            cursor.nextset()


def _filled(row: Model) -> Columns:
    """The columns that the row itself fills; the database fills its key and its defaults."""
    return tuple(
        field
        for field in row._meta.local_concrete_fields
        if not field.primary_key and not isinstance(getattr(row, field.attname), DatabaseDefault)
    )


@lru_cache(maxsize=256)
def _statement(model: type[Model], filled: Columns) -> str:
    """The rows come as one JSON text, which PostgreSQL reads quicker than Python words as many literals."""
    table, names = model._meta.db_table, _names(filled)
    return (
        f"INSERT INTO {table} ({names}) SELECT {names} FROM json_populate_recordset(NULL::{table}, %s)"  # noqa: S608 - names of ours
        f" RETURNING {_names(tuple(model._meta.db_returning_fields))}"
    )


def _names(fields: Columns) -> str:
    return ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)


def _told(row: Model, filled: Columns) -> dict[str, Any]:
    """The row by its columns. A row that this one refers to may have got its key after it was named here."""
    told = {str(field.column): getattr(row, field.attname) for field in filled}
    for field in filled:
        if isinstance(field, ForeignKey) and told[str(field.column)] is None:
            setattr(row, field.name, getattr(row, field.name))
            told[str(field.column)] = getattr(row, field.attname)
    return told


def _plain(value: object) -> str:
    """What JSON has no word for, as PostgreSQL reads it."""
    match value:
        case date():
            return value.isoformat()
        case bytes():
            return f"\\x{value.hex()}"
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a row")


def _take(row: Model, given: tuple[Any, ...]) -> None:
    for field, value in zip(row._meta.db_returning_fields, given, strict=True):
        setattr(row, field.attname, value)
    row._state.adding = False
    row._state.db = connection.alias
