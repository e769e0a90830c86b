"""Writing many rows in one trip to the database: a filing writes eleven new ones in six tables."""

# ruff: noqa: SLF001 - Django documents Model._meta, and Model._state is what its own save sets

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, time
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, cast

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections
from django.db.models import ForeignKey, JSONField, Model

from accounts.from_rows import key_of
from accounts.prepared import Declared, Prepared
from complaints.postgresql.base import DatabaseWrapper, Rows


def owe(statement: str, params: Any = None, take: Callable[[Rows], object] | None = None) -> None:
    """Send this one statement with the next one or with the commit. `take` gets the rows that it answers with."""
    _wrapper().owe(statement, params, take)


def settle() -> None:
    """Send what is owed now."""
    _wrapper().settle()


class Keys:
    """Keys that are drawn ahead of the rows that will have them: they come with the next trip to the database."""

    def __init__(self, wanted: Mapping[type[Model], int]) -> None:
        """This many of each model. Those that no row takes stay unused, as those of a refused write do."""
        self._drawn: dict[str, list[int]] = {}
        self.draw(wanted)

    def draw(self, wanted: Mapping[type[Model], int]) -> None:
        """This many more of each."""
        tables = tuple(model._meta.db_table for model, number in wanted.items() for _n in range(number))
        if not tables:
            return
        for table in tables:
            self._drawn.setdefault(table, [])
        owe(_drawn(tables), take=partial(self._take, tables))

    def _take(self, tables: tuple[str, ...], drawn: Rows) -> None:
        for table, key in zip(tables, drawn[0], strict=True):
            self._drawn[table].append(key)

    def left(self, model: type[Model]) -> int:
        """How many of these have come."""
        return len(self._drawn.get(model._meta.db_table, ()))

    def give(self, *rows: Model) -> bool:
        """Give these new rows theirs; False, and nothing given, where there are not enough."""
        wanted = Counter(row._meta.db_table for row in rows)
        if any(len(self._drawn.get(table, ())) < number for table, number in wanted.items()):
            return False
        for row in rows:
            vars(row)[row._meta.pk.attname] = self._drawn[row._meta.db_table].pop(0)
        return True


def draw_keys(*rows: Model) -> None:
    """Give new rows their keys before they are written: then they may refer to one another. They come with the next trip
    to the database."""

    def take(drawn: Rows) -> None:
        for row, key in zip(rows, drawn[0], strict=True):
            row.pk = key

    owe(_drawn(tuple(row._meta.db_table for row in rows)), take=take)


@cache
def _drawn(tables: tuple[str, ...]) -> str:
    return Prepared("SELECT " + ", ".join(f"nextval('{table}_id_seq')" for table in tables))


def insert_later(*rows: Model) -> None:
    """Write these rows with the next statement or with the commit, in the order given: nothing comes back of what the
    database gives them. A row may refer to one that has its key. Raises IntegrityError then."""
    wrapper = _wrapper()
    for kind, group in groupby(rows, lambda row: (type(row), key_of(row) is not None)):
        form, each = _form(*kind), list(group)
        wrapper.owe(*form.shortest([form.told(row) for row in each]))
        _written_soon(each)


def _written_soon(rows: Iterable[Model]) -> None:
    for row in rows:
        row._state.adding = False
        row._state.db = DEFAULT_DB_ALIAS


def _wrapper() -> DatabaseWrapper:
    return cast(DatabaseWrapper, connections[DEFAULT_DB_ALIAS])


class Stencil:
    """Writes rows of one model that differ in few columns: what they have in common stands in a statement that is
    planned once, and only the columns that are named are passed as values."""

    def __init__(self, rows: Sequence[Model], *, but: Collection[str]) -> None:
        """Of rows that have no values in the columns named, as of those that have."""
        form = _form(type(rows[0]), True)
        blank = [place for place, column in enumerate(form.columns) if column in but]
        alike = [place for place in range(len(form.columns)) if place not in blank]
        told = [form.told(row) for row in rows]
        self._form, self._blank, self._same = form, itemgetter(*blank), itemgetter(*alike)
        self._alike = [self._same(row) for row in told]
        self._statement = form.in_values(
            [
                ["%s" if place in blank else _constant(value) for place, value in enumerate(row)]
                for row in told
            ],
            blank,
        )

    def insert_later(self, *rows: Model) -> bool:
        """As `insert_later`, of rows that have their keys; False, and nothing owed, where one differs in another column."""
        told = [self._form.told(row) for row in rows]
        if [self._same(row) for row in told] != self._alike:
            return False
        _wrapper().owe(self._statement, [value for row in told for value in self._blank(row)])
        _written_soon(rows)
        return True


def insert(*rows: Model) -> None:
    """Write these rows in the order given, and take over what the database gives them: keys, defaults.

    Neighbours of one model share a statement, and all statements one trip. A row may refer to one that has
    its key: written before, or drawn. Never updates: raises IntegrityError where a key is taken.
    """
    insert_soon(*rows)
    if rows:
        settle()


def insert_soon(*rows: Model) -> None:
    """The same with the next statement or with the commit; until then a row has no key (`keyed`). IntegrityError is raised then."""
    for kind, group in groupby(rows, lambda row: (type(row), key_of(row) is not None)):
        form, each = _form(*kind), list(group)
        statement, told = form.shortest([form.told(row) for row in each], back=True)
        owe(statement, told, take=partial(form.take, each))
        _written_soon(each)


def keyed(*rows: Model) -> None:
    """Have the keys that are owed to these rows."""
    if any(key_of(row) is None and not row._state.adding for row in rows):
        settle()


def rewrite(*rows: Model, fields: Iterable[str]) -> None:
    """Write these fields of a few stored rows, each with a statement of its own that is planned once, in one trip.

    Raises DatabaseError where a row is not there.
    """
    rewrite_later(*rows, fields=fields)
    if rows:
        settle()


def rewrite_later(*rows: Model, fields: Iterable[str]) -> None:
    """The same with the next statement or with the commit; DatabaseError is raised then."""
    names = tuple(dict.fromkeys(fields))
    for row in rows:
        statement, told = _changed(type(row), names)
        owe(statement, [_ENCODER.encode(told(row)), row.pk], take=partial(_was_there, row))


def _was_there(row: Model, written: Rows) -> None:
    if len(written) != 1:
        raise DatabaseError(f"{type(row).__name__} {row.pk} is not there to be changed.")


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
    """How rows of one model are written, with a key or without. Many come as one JSON text, which PostgreSQL reads quicker than
    Python words as many literals; of `insert` key and database defaults come back."""

    def __init__(self, model: type[Model], keyed: bool) -> None:
        about = model._meta
        # What has a default of ours beside the database's (for versions before the column) is written as it stands.
        given = [field for field in about.db_returning_fields if not field.has_default()]
        filled = [
            field
            for field in about.local_concrete_fields
            if field not in given or (keyed and field.primary_key)
        ]
        self.columns = [str(field.column) for field in filled]
        self._table = about.db_table
        self._named = ", ".join(map(connection.ops.quote_name, self.columns))
        self._read: Callable[[Any], tuple[Any, ...]] = itemgetter(*(field.attname for field in filled))
        self._references = [(field.attname, field.name) for field in filled if isinstance(field, ForeignKey)]
        self._given = [field.attname for field in given]
        self._fills_in = hasattr(model, "fill_in")
        self._usual = [
            _NEVER_USUAL if callable(field.default) and field.has_default() else field.get_default()
            for field in filled
        ]
        self._json = {place for place, field in enumerate(filled) if isinstance(field, JSONField)}
        self._types = [Declared(str(field.db_type(connection)).partition("(")[0]) for field in filled]
        self._shapes: dict[tuple[frozenset[int], int, bool], tuple[Prepared, list[int]]] = {}
        self._back = ", ".join(connection.ops.quote_name(str(field.column)) for field in given)

    def told(self, row: Model) -> tuple[Any, ...]:
        """The values of the row by its columns. One that it refers to may have got its key after it was named here; what
        follows from its other columns is put in by its `fill_in`."""
        values, named = vars(row), row._state.fields_cache
        for key, name in self._references:
            if values[key] is None and (other := named.get(name)) is not None:
                values[key] = key_of(other)
        if self._fills_in:
            cast(Any, row).fill_in()
        return self._read(values)

    def shortest(self, told: list[tuple[Any, ...]], *, back: bool = False) -> tuple[str, list[Any]]:
        """The statement that writes these rows, and its values; `back`: it tells what the database gives them. What each new row of the model
        begins with stands in the statement; told are the columns alone in which one of them differs: of a few rows one by one,
        of many as JSON."""
        usual = self._usual
        places: set[int] = set()
        for row in told:
            places.update([n for n, value in enumerate(row) if value is not usual[n] and value != usual[n]])
        few = len(told) <= FEW
        shape = frozenset(places), len(told) if few else 0, back
        found = self._shapes.get(shape)
        if found is None:
            found = self._shapes[shape] = self._shaped(sorted(places), shape[1], back=back)
        statement, told_of = found
        if few:
            return statement, [self._plainly(place, row[place]) for row in told for place in told_of]
        names = [self.columns[place] for place in told_of]
        return statement, [
            _json([dict(zip(names, [row[place] for place in told_of], strict=True)) for row in told])
        ]

    def _plainly(self, place: int, value: Any) -> Any:
        return _ENCODER.encode(value) if value is not None and place in self._json else value

    def _shaped(self, told_of: list[int], rows: int, *, back: bool) -> tuple[Prepared, list[int]]:
        if not rows:
            worded = self._worded(told_of)
            return Prepared(f"{worded} RETURNING {self._back}" if back else worded, [(0, "")]), told_of
        one = ["%s" if place in told_of else _constant(usual) for place, usual in enumerate(self._usual)]
        return self.in_values([one] * rows, told_of, back=back), told_of

    def in_values(self, rows: list[list[str]], blank: Sequence[int], *, back: bool = False) -> Prepared:
        """The statement that writes these rows, each column worded, these of them with a blank."""
        values = ", ".join(f"({', '.join(row)})" for row in rows)
        types = [self._types[place] for _row in rows for place in blank]
        worded = f"INSERT INTO {self._table} ({self._named}) VALUES {values}"  # noqa: S608 - names of ours
        return Prepared(f"{worded} RETURNING {self._back}" if back else worded, list(enumerate(types)))

    def _worded(self, told: Collection[int]) -> str:
        values = [
            connection.ops.quote_name(name) if place in told else _constant(usual)
            for place, (name, usual) in enumerate(zip(self.columns, self._usual, strict=True))
        ]
        return (
            f"INSERT INTO {self._table} ({self._named}) SELECT {', '.join(values)}"  # noqa: S608 - names of ours
            f" FROM json_populate_recordset(NULL::{self._table}, %s::json)"
        )

    def take(self, written: Sequence[Model], given: Rows) -> None:
        """What the database gave these rows."""
        for row, values in zip(written, given, strict=True):
            for name, value in zip(self._given, values, strict=True):
                setattr(row, name, value)
            row._state.adding = False
            row._state.db = connection.alias


@cache
def _changed(model: type[Model], names: tuple[str, ...]) -> tuple[str, Callable[[Model], dict[str, Any]]]:
    """The statement that writes these fields of one row, and what it is told of them: as of new rows, by their columns."""
    about = model._meta
    known = {field.name: field for field in about.local_concrete_fields}
    columns = {str(known[name].column): known[name].attname for name in names}
    quoted = ", ".join(map(connection.ops.quote_name, columns))
    statement = (
        f"UPDATE {about.db_table} SET ({quoted}) = (SELECT {quoted}"  # noqa: S608 - names of ours
        f" FROM json_populate_record(NULL::{about.db_table}, %s::json)) WHERE id = %s RETURNING id"
    )

    def told(row: Model) -> dict[str, Any]:
        return {column: getattr(row, name) for column, name in columns.items()}

    return Prepared(statement, [(0, ""), (1, 1)]), told


@cache
def _form(model: type[Model], keyed: bool) -> _Form:
    return _Form(model, keyed)


def _constant(value: object) -> str:
    """A value of a row in SQL, within a statement that has blanks."""
    return _literal(value).replace("%", "%%")


def _literal(value: object) -> str:
    match value:
        case None:
            return "NULL"
        case bool() | int():
            return str(value)
        case _:
            text = (value if isinstance(value, str) else _plain(value)).replace("'", "''")
            # As psycopg words it: a backslash is one, however the server was set up to read texts.
            return "E'" + text.replace("\\", "\\\\") + "'" if "\\" in text else f"'{text}'"


_NEVER_USUAL: Final = object()
"""In the place of a default that each row gets one of its own of."""


FEW: Final = 8
"""Rows that are told value by value: each number of them has a plan of its own."""


def _json(told: list[dict[str, Any]]) -> str:
    return _ENCODER.encode(told)


def _plain(value: object) -> str:
    """What JSON has no word for, as PostgreSQL reads it."""
    if isinstance(value, _DATES):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    raise TypeError(f"{type(value).__name__} has no place in a row")


_DATES: Final = (date, time)
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
