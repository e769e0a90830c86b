"""Writing many rows in one trip to the database: a filing writes eleven new ones in six tables."""

# ruff: noqa: SLF001 - Django documents Model._meta, and Model._state is what its own save sets

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from functools import cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, cast

from django.db import DatabaseError, connection
from django.db.models import ForeignKey, Model

from complaints.postgresql.base import DatabaseWrapper, Rows


def owe(statement: str, params: Any = None, take: Callable[[Rows], object] | None = None) -> None:
    """Send this one statement with the next one or with the commit. `take` gets the rows that it answers with."""
    cast(DatabaseWrapper, connection).owe(statement, params, take)


def settle() -> None:
    """Send what is owed now."""
    cast(DatabaseWrapper, connection).settle()


def draw_keys(*rows: Model) -> None:
    """Give new rows their keys before they are written: then they may refer to one another. They come with the next trip
    to the database."""

    def take(drawn: Rows) -> None:
        for row, key in zip(rows, drawn[0], strict=True):
            row.pk = key

    owe(_drawn(tuple(row._meta.db_table for row in rows)), take=take)


@cache
def _drawn(tables: tuple[str, ...]) -> str:
    return "SELECT " + ", ".join(f"nextval('{table}_id_seq')" for table in tables)


def insert_later(*rows: Model) -> None:
    """Write these rows with the next statement or with the commit, in the order given: nothing comes back of what the
    database gives them. A row may refer to one that has its key. Raises IntegrityError then."""
    for kind, group in groupby(rows, lambda row: (type(row), row.pk is not None)):
        form, each = _form(*kind), list(group)
        owe(form.unanswered, [_json([form.told(row) for row in each])])
        for row in each:
            row._state.adding = False
            row._state.db = connection.alias


def insert(*rows: Model) -> None:
    """Write these rows in the order given, and take over what the database gives them: keys, defaults.

    Neighbours of one model share a statement, and all statements one trip. A row may refer to one that has
    its key: written before, or drawn. Never updates: raises IntegrityError where a key is taken.
    """
    groups = [
        (_form(*kind), list(group))
        for kind, group in groupby(rows, lambda row: (type(row), row.pk is not None))
    ]
    if not groups:
        return
    texts = [_json([form.told(row) for row in group]) for form, group in groups]
    with connection.cursor() as cursor:
        cursor.execute("; ".join(form.statement for form, _group in groups), texts)
        for form, group in groups:
            for row, given in zip(group, cursor.fetchall(), strict=True):
                form.take(row, given)
            cursor.nextset()


def rewrite(*rows: Model, fields: Iterable[str]) -> None:
    """Write these fields of a few stored rows, each with a statement of its own that is worded once, in one trip.

    Raises DatabaseError where a row is not there.
    """
    if not rows:
        return
    names = tuple(dict.fromkeys(fields))
    written = [_written(type(row), names) for row in rows]
    values = [value for (_statement, read), row in zip(written, rows, strict=True) for value in read(row)]
    with connection.cursor() as cursor:
        cursor.execute("; ".join(statement for statement, _read in written), values)
        for row in rows:
            if cursor.rowcount != 1:
                raise DatabaseError(f"{type(row).__name__} {row.pk} is not there to be changed.")
            cursor.nextset()


def change(rows: Sequence[Model], *, fields: Iterable[str]) -> None:
    """Write these fields of many stored rows of one model, in one statement."""
    if not rows:
        return
    about = type(rows[0])._meta
    wanted = set(fields)
    named = [field for field in about.local_concrete_fields if field.name in wanted]
    read = itemgetter("id", *(field.attname for field in named))
    columns = [str(field.column) for field in named]
    told = [dict(zip(("id", *columns), read(vars(row)), strict=True)) for row in rows]
    sets = ", ".join(f"{name} = new.{name}" for name in map(connection.ops.quote_name, columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {about.db_table} stored SET {sets}"  # noqa: S608 - names of ours
            f" FROM json_populate_recordset(NULL::{about.db_table}, %s) new WHERE stored.id = new.id",
            [_json(told)],
        )


class _Form:
    """How rows of one model are written, with a key or without. The rows come as one JSON text, which
    PostgreSQL reads quicker than Python words as many literals; key and database defaults come back."""

    def __init__(self, model: type[Model], keyed: bool) -> None:
        about = model._meta
        # What has a default of ours beside the database's (for versions before the column) is written as it stands.
        given = [field for field in about.db_returning_fields if not field.has_default()]
        filled = [
            field
            for field in about.local_concrete_fields
            if field not in given or (keyed and field.primary_key)
        ]
        self._columns = [str(field.column) for field in filled]
        self._read = itemgetter(*(field.attname for field in filled))
        self._references = [(field.attname, field.name) for field in filled if isinstance(field, ForeignKey)]
        self._given = [field.attname for field in given]
        self._fills_in = hasattr(model, "fill_in")
        names = ", ".join(map(connection.ops.quote_name, self._columns))
        back = ", ".join(connection.ops.quote_name(str(field.column)) for field in given)
        self.unanswered = (
            f"INSERT INTO {about.db_table} ({names}) SELECT {names}"  # noqa: S608 - names of ours
            f" FROM json_populate_recordset(NULL::{about.db_table}, %s)"
        )
        self.statement = f"{self.unanswered} RETURNING {back}"

    def told(self, row: Model) -> dict[str, Any]:
        """The row by its columns. One that it refers to may have got its key after it was named here; what follows from
        its other columns is put in by its `fill_in`."""
        for key, name in self._references:
            if getattr(row, key) is None and (named := getattr(row, name)) is not None:
                setattr(row, name, named)
        if self._fills_in:
            cast(Any, row).fill_in()
        return dict(zip(self._columns, self._read(vars(row)), strict=True))

    def take(self, row: Model, given: tuple[Any, ...]) -> None:
        for name, value in zip(self._given, given, strict=True):
            setattr(row, name, value)
        row._state.adding = False
        row._state.db = connection.alias


@cache
def _written(model: type[Model], names: tuple[str, ...]) -> tuple[str, Callable[[Model], tuple[Any, ...]]]:
    """The statement that writes these fields of one row, and what it takes of the row: them and the key."""
    about = model._meta
    known = {field.name: field for field in about.local_concrete_fields}
    fields = [known[name] for name in names]
    sets = ", ".join(f"{connection.ops.quote_name(str(field.column))} = %s" for field in fields)
    statement = f"UPDATE {about.db_table} SET {sets} WHERE id = %s"  # noqa: S608 - names of ours
    return statement, attrgetter(*(field.attname for field in fields), "pk")


@cache
def _form(model: type[Model], keyed: bool) -> _Form:
    return _Form(model, keyed)


def _json(told: list[dict[str, Any]]) -> str:
    return json.dumps(told, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    """What JSON has no word for, as PostgreSQL reads it."""
    match value:
        case date() | time():
            return value.isoformat()
        case bytes():
            return f"\\x{value.hex()}"
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a row")
