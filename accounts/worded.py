"""Queries that are worded once for a process. Django words one anew each time it is asked, which costs more than asking:
a fifth of a filing went into reading one unit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final, Generic, NamedTuple, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

from accounts.prepared import Keys, Prepared

M = TypeVar("M", bound=Model)
T = TypeVar("T")
NO_PLACES: Final[Mapping[str, Any]] = {}
NEAR: Final = timedelta(days=400)
"""So near to its stand-in an instant is counted from it."""


class Ahead(Generic[T]):
    """A question that goes to the database with the next one, in its trip; called, it answers."""

    def __init__(self, alias: str, sql: str, params: list[Any], read: Callable[[list[Any]], T]) -> None:
        self._alias, self._asked, self._read = alias, (sql, params), read
        self._rows: list[Any] | None = None
        cast(Any, connections[alias]).ask_ahead(sql, params, self._take)

    def __call__(self) -> T:
        connection: Any = connections[self._alias]
        if self._rows is None:
            connection.settle()
        if self._rows is None:  # a transaction has begun meanwhile, and what was not sent is forgotten
            with connection.cursor() as cursor:
                cursor.execute(*self._asked)
                self._take(cursor.fetchall())
        return self._read(self._rows or [])

    def _take(self, rows: list[Any]) -> None:
        self._rows = rows


class After(NamedTuple):
    """Rows that are read after something that stands before their statement: `WITH ...`, which it may name."""

    before: str
    params: list[Any]
    rows: QuerySet[Any]


class Worded(Generic[M]):
    """A query of rows of a model, always of one shape, with blanks that each asking fills in.

        one = Worded(lambda code: Unit.objects.filter(code=code), code="a text that stands nowhere else in it")
        one(code="a-unit")  # a list

    The stand-in of a blank is of its type, and found again by its value among the parameters; that of an instant also where
    something was added to it (`at + a week`). A query of `values_list` gives its tuples.
    """

    def __init__(
        self,
        build: Callable[..., QuerySet[M] | After],
        places: Mapping[str, Any] = NO_PLACES,
        /,
        **blanks: Any,
    ) -> None:
        """`places`: blanks that `build` is not told, and that it may have no use for (`actors.Alike`)."""
        self._build: Callable[..., QuerySet[M] | After] | None = build
        self._places = places
        self._blanks = blanks
        self._ready: _Ready | None = None

    def __call__(self, places: Mapping[str, Any] = NO_PLACES, /, **values: Any) -> list[M]:
        build = self._build
        if build is not None:
            self._word(build)
        if self._ready is None:
            return []
        return self._ready.asked({**places, **values})

    def ahead(self, **values: Any) -> Callable[[], list[M]]:
        """The same asked with the next statement; what is returned answers."""
        if self._build is not None:
            self._word(self._build)
        return list if self._ready is None else self._ready.ahead(values)

    def later(self, **values: Any) -> list[M]:
        """The list that this asking fills when it comes back: it goes with the next trip to the database."""
        found: list[M] = []
        build = self._build
        if build is not None:
            self._word(build)
        if self._ready is not None:
            self._ready.owed(values, found.extend)
        return found

    def _word(self, build: Callable[..., QuerySet[M] | After]) -> None:
        with suppress(EmptyResultSet):  # Django sees that nothing can be found
            self._ready = _Ready(
                build(**self._blanks),
                _by_stand_in(self._blanks),
                _by_stand_in(self._places),
            )
        self._build = None  # it may hold a request


class Later(Generic[M]):
    """The same where only who asks first knows how the query is built: kept by a key that tells the shape."""

    def __init__(self, **blanks: Any) -> None:
        self._blanks = blanks
        self._worded: Worded[M] | None = None

    def asked(
        self,
        build: Callable[..., QuerySet[M] | After],
        stand_ins: Mapping[str, Any] = NO_PLACES,
        places: Mapping[str, Any] = NO_PLACES,
        /,
        **values: Any,
    ) -> list[M]:
        """`stand_ins`, `places`: blanks that `build` is not told, and what they are this time."""
        if self._worded is None:
            self._worded = Worded(build, stand_ins, **self._blanks)
        return self._worded(places, **values)


def once(asked: After) -> list[Any]:
    """These rows, worded for this time alone."""
    with suppress(EmptyResultSet):
        return _Ready(asked, {}, {}, often=False).asked({})
    return []


class _Ready:
    """The wording done, and how its rows become objects."""

    def __init__(
        self,
        asked: QuerySet[Any] | After,
        blanks: dict[Any, str],
        places: dict[Any, str],
        *,
        often: bool = True,
    ) -> None:
        before, given, queryset = asked if isinstance(asked, After) else ("", [], asked)
        self._model = queryset.model
        self._using: str | None = cast(Any, queryset)._db  # noqa: SLF001 - where its caller wants it asked
        compiler: Any = queryset.query.get_compiler(using=queryset.db)
        sql, params = compiler.as_sql()
        self._locks: bool = queryset.query.select_for_update
        sql, params = f"{before}{sql}", [*given, *params]
        self._params = [blank(param, blanks | places) for param in params]
        missing = set(blanks.values()) - {name for _param, name in self._params}
        if missing:
            raise ValueError(f"The query has no place for {', '.join(missing)}")
        named = [(place, params[place]) for place, (_param, name) in enumerate(self._params) if name]
        self._sql = _statement(sql, named) if often else sql
        self._converters = list(compiler.get_converters([each[0] for each in compiler.select]).items())
        self._select = compiler.select
        self._classes: Any = None if cast(Any, queryset)._fields is not None else compiler.klass_info
        if self._classes is None:
            return
        columns = self._classes["select_fields"]
        self._own = slice(columns[0], columns[-1] + 1)
        self._names = [each[0].target.attname for each in self._select[self._own]]
        self._annotations = list((compiler.annotation_col_map or {}).items())

    @property
    def db(self) -> str:
        """Where it is asked this time: some readers ask a replica."""
        return self._using or router.db_for_read(self._model)

    def asked(self, values: dict[str, Any]) -> list[Any]:
        connection = self._connection()
        filled = fill(self._params, values)
        with connection.cursor() as cursor:
            cursor.execute(self._sql, filled)
            return self._told(cursor.fetchall(), connection)

    def ahead(self, values: dict[str, Any]) -> Ahead[list[Any]]:
        alias = self.db
        filled = fill(self._params, values)
        return Ahead(alias, self._sql, filled, lambda rows: self._told(rows, connections[alias]))

    def owed(self, values: dict[str, Any], take: Callable[[list[Any]], object]) -> None:
        """The same with the next trip, whose answer `take` gets."""
        connection = self._connection()
        connection.owe(self._sql, fill(self._params, values), lambda rows: take(self._told(rows, connection)))

    def _connection(self) -> Any:
        connection = connections[self.db]
        if self._locks and not connection.in_atomic_block:
            raise TransactionManagementError("Rows are locked within a transaction only.")
        return connection

    def _told(self, rows: list[Any], connection: Any) -> list[Any]:
        if self._converters and rows:
            rows = [self._converted(row, connection) for row in rows]
        return rows if self._classes is None else self._objects(rows, connection.alias)

    def _converted(self, row: Any, connection: Any) -> list[Any]:
        changed = list(row)
        for place, (converters, expression) in self._converters:
            for convert in converters:
                changed[place] = convert(changed[place], expression, connection)
        return changed

    def _objects(self, rows: list[Any], db: str) -> list[Any]:
        """As Django's ModelIterable makes them."""
        beside = [
            _Beside(each) for each in cast(Any, get_related_populators)(self._classes, self._select, db)
        ]
        found = []
        for row in rows:
            made = self._model.from_db(db, self._names, row[self._own])
            for each in beside:
                each.put(row, made)
            for name, place in self._annotations:
                setattr(made, name, row[place])
            found.append(made)
        return found


class _Beside:
    """A row beside that of an object, of another model, as Django's own populator makes it. Objects of one list share it: of 25
    cases the agency is mostly one."""

    def __init__(self, populator: Any) -> None:
        self._populator = populator
        self._made: dict[Any, Any] = {}
        self._is_plain = not (populator.reorder_for_init or populator.related_populators)

    def put(self, row: Any, of: Any) -> None:
        about = self._populator
        if not self._is_plain:
            about.populate(row, of)
            return
        key = row[about.cols_start + about.pk_idx]
        beside = None
        if key is not None:
            beside = self._made.get(key)
            if beside is None:
                values = row[about.cols_start : about.cols_end]
                beside = self._made[key] = about.model_cls.from_db(about.db, about.init_list, values)
        about.local_setter(of, beside)
        if beside is not None:
            about.remote_setter(beside, of)


def keys(some: Iterable[int]) -> Keys:
    """For `among`."""
    return Keys(f"{{{','.join(map(str, some))}}}")


def among(field: str, some: Keys) -> Func:
    """The condition that this field is one of these keys, which stand in one blank, however many they are."""
    return _Among(F(field), Value(some), output_field=BooleanField())


class _Among(Func):
    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY ("


def _by_stand_in(blanks: Mapping[str, Any]) -> dict[Any, str]:
    return {stand_in: name for name, stand_in in blanks.items()}


def _statement(sql: str, blanks: list[tuple[int, Any]]) -> str:
    """Prepared, unless a blank is of a kind that is not known there."""
    try:
        return Prepared(sql, blanks, alike=True)
    except KeyError:
        return sql


def fill(params: Iterable[tuple[Any, str | None]], values: Mapping[str, Any]) -> list[Any]:
    """The parameters of a statement (`blank`) with these values."""
    return [
        param if name is None else values[name] if param is None else values[name] + param
        for param, name in params
    ]


def of_alike(
    sql: str, params: Sequence[Any], stand_ins: Mapping[str, Any]
) -> tuple[Prepared, list[tuple[Any, str | None]]]:
    """A statement that was worded for one of those who are alike (`actors.Alike`) with these stand-ins, planned once by each session of the database; and what stands in its
    places (`fill`)."""
    names = _by_stand_in(stand_ins)
    blanks = [blank(each, names) for each in params]
    named = [(place, params[place]) for place, (_each, name) in enumerate(blanks) if name]
    return Prepared(sql, named, alike=True), blanks


def blank(param: Any, blanks: Mapping[Any, str]) -> tuple[Any, str | None]:
    """A constant and None; of a blank its name, and by how much an instant differs from the one that is given."""
    if param.__hash__ is None:
        return param, None
    if param in blanks:
        return None, blanks[param]
    if isinstance(param, datetime):
        for stand_in, name in blanks.items():
            if isinstance(stand_in, datetime) and abs(param - stand_in) < NEAR:
                return param - stand_in, name
    return param, None
