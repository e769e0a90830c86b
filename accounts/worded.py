"""Queries that are worded once for a process. Django words one anew each time it is asked, which costs more than asking:
a fifth of a filing went into reading one unit."""

from collections.abc import Callable
from contextlib import suppress
from copy import copy
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)


class Worded(Generic[M]):
    """A query of rows of a model, always of one shape, with blanks that each asking fills in.

        one = Worded(lambda code: Unit.objects.filter(code=code), code="a text that stands nowhere else in it")
        one(code="a-unit")  # a list

    The stand-in of a blank is of its type, and found again by its value among the parameters.
    """

    def __init__(self, build: Callable[..., QuerySet[M]], **blanks: Any) -> None:
        self._build: Callable[..., QuerySet[M]] | None = build
        self._blanks = blanks
        self._ready: _Ready | None = None

    def __call__(self, **values: Any) -> list[M]:
        build = self._build
        if build is not None:
            self._word(build)
        if self._ready is None:
            return []
        return list(ModelIterable(cast(Any, self._ready.filled(values))))

    def _word(self, build: Callable[..., QuerySet[M]]) -> None:
        with suppress(EmptyResultSet):  # Django sees that nothing can be found
            self._ready = _Ready(
                build(**self._blanks), {stand_in: name for name, stand_in in self._blanks.items()}
            )
        self._build = None  # it may hold a request


class Later(Generic[M]):
    """The same where only who asks first knows how the query is built: kept by a key that tells the shape."""

    def __init__(self, **blanks: Any) -> None:
        self._blanks = blanks
        self._worded: Worded[M] | None = None

    def asked(self, build: Callable[..., QuerySet[M]], **values: Any) -> list[M]:
        if self._worded is None:
            self._worded = Worded(build, **self._blanks)
        return self._worded(**values)


class _Ready:
    """What ModelIterable asks of a queryset, with the wording done."""

    _known_related_objects: dict[Any, Any] = {}  # noqa: RUF012 - as QuerySet calls it

    def __init__(self, queryset: QuerySet[Any], blanks: dict[Any, str]) -> None:
        self.model = queryset.model
        self._using: str | None = cast(Any, queryset)._db  # noqa: SLF001 - where its caller wants it asked
        self._compiler: SQLCompiler = queryset.query.get_compiler(using=queryset.db)
        self._sql, params = self._compiler.as_sql()
        self._params = [(param, blanks.get(param) if _hashable(param) else None) for param in params]
        self.values: tuple[Any, ...] = ()
        missing = set(blanks.values()) - {name for _param, name in self._params}
        if missing:
            raise ValueError(f"The query has no place for {', '.join(missing)}")

    @property
    def query(self) -> "_Ready":
        return self

    @property
    def db(self) -> str:
        """Where it is asked this time: some readers ask a replica."""
        return self._using or router.db_for_read(self.model)

    def filled(self, values: dict[str, Any]) -> "_Ready":
        asked = copy(self)
        asked.values = tuple(values[name] if name else param for param, name in self._params)
        return asked

    def get_compiler(self, using: str) -> SQLCompiler:
        compiler = copy(self._compiler)
        compiler.connection = connections[using]
        sql, values = self._sql, self.values
        compiler.as_sql = lambda *_arguments, **_options: (sql, values)  # type: ignore[method-assign]  # of this copy alone
        return compiler


def _hashable(param: object) -> bool:
    return param.__hash__ is not None
