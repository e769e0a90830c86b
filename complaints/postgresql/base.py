"""Django's PostgreSQL backend, but what begins a transaction, and writes whose answer nobody waits for, go with the next
statement or with the commit: a trip costs both sides more than most statements do (docs/speed.md)."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import starmap, zip_longest
from typing import Any, Final, NamedTuple, cast

from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from django.db.backends.utils import debug_transaction
from psycopg.adapt import AdaptersMap, Dumper
from psycopg.errors import FeatureNotSupported, InvalidSqlStatementName
from psycopg.pq import Escaping, TransactionStatus
from psycopg_pool import ConnectionPool

from accounts.prepared import Prepared, WhenAsked
from complaints.postgresql.plans import Plans, plans_of

Rows = list[tuple[Any, ...]]
_Cursor: Any = base.Cursor  # the stubs know psycopg 2 alone, and no inner method
_DatabaseWrapper: Any = base.DatabaseWrapper
_Pool: Any = ConnectionPool


class Owed(NamedTuple):
    """One statement that is still to be sent, and who takes its rows."""

    statement: str
    params: Any = None
    take: Callable[[Rows], object] | None = None


BEGIN: Final = Owed("BEGIN")
MARKS: Final = ("BEGIN", "SAVEPOINT ", "RELEASE ")
"""How statements begin that write nothing."""


class Instant(BaseTzLoader):
    """A `timestamptz` of a session in UTC. Django's own takes the text apart by a pattern, in Python: of a page of a list a
    tenth of the time. What is no year of four digits it still reads, and refuses."""

    timezone = UTC

    def load(self, data: Any) -> datetime:
        text = bytes(data)
        if text[4:5] == b"-" and text.endswith(b"+00"):
            return datetime.fromisoformat(text.decode())
        told: datetime = super().load(data)
        return told


class _WhenAsked(Dumper):
    """How `WhenAsked` stands in the text of a statement."""

    def dump(self, obj: WhenAsked) -> bytes:
        return obj.sql.encode()

    def quote(self, obj: WhenAsked) -> bytes:
        return self.dump(obj)


@cache
def _adapters(of: AdaptersMap) -> AdaptersMap:
    """Django's ways to read what the database answers, with our way to read an instant."""
    context = AdaptersMap(of)
    context.register_loader("timestamptz", Instant)
    context.register_dumper(WhenAsked, _WhenAsked)
    return context


class Cursor(_Cursor):
    """Sends what is owed before what it is asked to execute, in the same trip."""

    owed: list[Owed] = []  # noqa: RUF012 - of psycopg's own cursors nothing is owed; the others have the connection's
    planned = False
    """Whether statements may be prepared."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "Cursor":
        if not self.owed and not isinstance(query, Prepared):
            super().execute(query, params, **options)
            return self
        sent = self.owed.copy()
        asked = [*sent, Owed(query, params)]
        plans, names = self._planned(asked)
        text = self.whole(asked, names)
        self.owed.clear()
        try:
            super().execute(text, **options)
        except (FeatureNotSupported, InvalidSqlStatementName):
            if plans is None:
                raise
            plans.forget()  # a table has changed, or the session is another one
            if not self._is_idle():
                if BEGIN not in sent:
                    raise  # `retried` does the whole again
                super().execute("ROLLBACK")  # of the transaction nothing was sent but this
            self.owed[:] = sent
            super().execute(self.whole(asked), **options)
            self.owed.clear()
        except Exception:
            if self._is_idle() and BEGIN in sent:
                self.owed[:] = sent  # the server could not even read it: nothing of it ran
            raise
        for place, each in enumerate(sent):
            if each.take is not None:
                self.set_result(place)
                each.take(self.fetchall())
        self.set_result(len(sent))
        return self

    def _planned(self, statements: list[Owed]) -> tuple[Plans | None, list[str | None]]:
        """The plans of the session, and the name of the one by which each of these is executed. What is not planned yet is
        planned first; not while a transaction runs, which a refusal would end: that is done before the next one."""
        none: list[str | None] = [None] * len(statements)
        if not self.planned or not any(isinstance(each.statement, Prepared) for each in statements):
            return None, none
        plans = plans_of(self.connection)
        if not plans.open:
            return plans, none
        names = [self._name(plans, each) for each in statements]
        unplanned = [
            each
            for each, name in zip(statements, names, strict=True)
            if name is None and isinstance(each.statement, Prepared)
        ]
        if not self._is_idle():
            for each in unplanned:
                plans.wish(cast(Prepared, each.statement), each.params)
        elif unplanned or plans.wished:
            asked = [*plans.take_wishes(), *((each.statement, each.params) for each in unplanned)]
            for statement, params in asked:
                plans.prepared(cast(Prepared, statement), params)
            names = [self._name(plans, each) for each in statements] if plans.open else none
        return plans, names

    def _name(self, plans: Plans, asked: Owed) -> str | None:
        statement = asked.statement
        return plans.name_of(statement, asked.params) if isinstance(statement, Prepared) else None

    def _is_idle(self) -> bool:
        return bool(self.connection.info.transaction_status == TransactionStatus.IDLE)

    def executemany(self, *args: Any, **options: Any) -> None:
        self.settle()
        super().executemany(*args, **options)

    def copy(self, *args: Any, **options: Any) -> Any:
        self.settle()
        return super().copy(*args, **options)

    def settle(self) -> None:
        """Send what is owed now."""
        if self.owed:
            last = self.owed.pop()
            self.execute(last.statement, last.params)
            if last.take is not None:
                last.take(self.fetchall())

    def whole(self, statements: list[Owed], names: Sequence[str | None] = ()) -> str:
        """These as one text, with their values in it. `names`: by which plan each is executed, where there is one."""
        return ";\n".join(starmap(self._text, zip_longest(statements, names)))

    def _text(self, asked: Owed, name: str | None) -> str:
        statement, params, _take = asked
        if name is not None and isinstance(statement, Prepared):
            values = ", ".join(map(self._literal, statement.filled(params or ())))
            return f"EXECUTE {name} ({values})" if values else f"EXECUTE {name}"
        if params is None:
            return str(statement)
        return str(self.mogrify(str(statement), params))

    def _literal(self, value: Any) -> str:
        """As psycopg words it, but for the kinds of value that come most. Of which type it is the plan has declared."""
        text: str | None = None
        match value:
            case str() if "'" not in value and "\\" not in value and "\0" not in value:
                text = "'" + value + "'"  # what it holds, whatever a kind of text says of itself
            case str() if "\0" not in value:
                text = Escaping(self.connection.pgconn).escape_literal(value.encode()).decode()
            case None:
                text = "NULL"
            case bool():
                text = "true" if value else "false"
            case int():
                text = str(value)
            case date():
                text = f"'{value.isoformat()}'"
            case WhenAsked():
                text = value.sql
            case bytes():
                text = f"E'\\\\x{value.hex()}'"
            case list():
                text = _array(value)
        return str(self.mogrify("%s", [value])) if text is None else text


def _array(values: list[Any]) -> str | None:
    """Words, numbers and truths as a literal of an array; None where something in it would have to be written otherwise."""
    told = []
    for value in values:
        match value:
            case bool():
                told.append("t" if value else "f")
            case int():
                told.append(str(value))
            case str() if not any(sign in value for sign in "'\\\"\0"):
                told.append(f'"{value}"')
            case _:
                return None
    return f"'{{{','.join(told)}}}'"


class LatestFirst(_Pool):
    """Gives out the connection that came back last. psycopg's own pool takes them in turns: as many sessions as were
    ever busy at once then stay open with little to do each, and none still has its data in the processor's memory. Here
    those that are not needed rest until they are closed (`max_idle`)."""

    def _get_ready_connection(self, timeout: float | None) -> Any:
        self._pool.rotate(1)  # it takes the first, and puts back behind the last
        return super()._get_ready_connection(timeout)


class DatabaseWrapper(_DatabaseWrapper):
    """The connection of one thread. psycopg stays in autocommit: a transaction begins with the BEGIN that is owed."""

    in_one_piece = False
    """Whether no part of a transaction is taken back by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owed: list[Owed] = []
        self._held = 0

    @property
    def holding(self) -> int | None:
        """A number that stays the same for as long as the locks that were taken since it was read are held, and what was read under them
        is true: until the transaction ends or a part of it is taken back. None outside a transaction."""
        return self._held if self.in_atomic_block else None

    def owe(self, statement: str, params: Any = None, take: Callable[[Rows], object] | None = None) -> None:
        """Send this one statement with the next one or with the commit, where a fault of it is raised then; at once outside
        a transaction. `take` gets the rows that it answers with, and asks nothing itself."""
        if self.in_atomic_block and not self.execute_wrappers:
            self._owed.append(Owed(statement, params, take))
            return
        with self.cursor() as cursor:
            if self.in_atomic_block:
                cursor._execute_with_wrappers(statement, params, many=False, executor=self._owing(take))  # noqa: SLF001 - so that execute_wrapper sees it
                return
            cursor.execute(statement, params)
            if take is not None:
                take(cursor.fetchall())

    def ask_ahead(self, statement: str, params: Any, take: Callable[[Rows], object]) -> None:
        """Read this with the next statement, outside a transaction too; at once where it cannot be planned or somebody looks at
        the statements. Whoever waits for it says `settle`."""
        plain = self.in_atomic_block or self.execute_wrappers or not isinstance(statement, Prepared)
        if self._plans and not plain:
            self.ensure_connection()
            self._owed.append(Owed(statement, params, take))
            return
        with self.cursor() as cursor:
            cursor.execute(statement, params)
            take(cursor.fetchall())

    def _owing(self, take: Callable[[Rows], object] | None) -> Callable[..., None]:
        """For `execute_wrapper`, which sees what is owed when it is owed."""
        return lambda sql, params, _many, _context: self._owed.append(Owed(sql, params, take))

    def settle(self) -> None:
        """Send what is owed now."""
        if self._owed:
            last = self._owed.pop()
            with self.cursor() as cursor:
                cursor.execute(last.statement, last.params)
                if last.take is not None:
                    last.take(cursor.fetchall())

    @property
    def pool(self) -> Any:
        """Django's pool, but it gives out the connection that came back last."""
        pools: dict[str, Any] = self._connection_pools
        wanted = self.settings_dict["OPTIONS"].get("pool")
        if wanted and self.alias not in pools and self.alias != NO_DB_ALIAS:
            given = {**self.get_connection_params(), "autocommit": True}
            checked = self.settings_dict["CONN_HEALTH_CHECKS"]
            made = LatestFirst(
                kwargs=given,
                open=False,
                configure=self._configure_connection,
                check=ConnectionPool.check_connection if checked else None,
                **({} if wanted is True else wanted),
            )
            pools.setdefault(self.alias, made)
        return super().pool

    def get_connection_params(self) -> dict[str, Any]:
        given: dict[str, Any] = {**super().get_connection_params(), "cursor_factory": Cursor}
        if self.timezone is UTC:
            given["context"] = _adapters(given["context"])
        return given

    def create_cursor(self, name: str | None = None) -> Any:
        if name:
            self.settle()
        cursor = super().create_cursor(name)
        if name:
            cursor._withhold = self.autocommit  # noqa: SLF001 - Django takes psycopg's, which is always on here
        else:
            cursor.owed = self._owed
            cursor.planned = self._plans
        return cursor

    @property
    def _plans(self) -> bool:
        """Whether statements may be prepared: nobody looks at them, and no pooler is known to stand between."""
        return not (self.queries_logged or self.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"))

    def _set_autocommit(self, autocommit: bool) -> None:
        self._owed.clear()
        self._held += 1
        if not autocommit:
            self._owed.append(BEGIN)
        elif not self.connection.autocommit:
            super()._set_autocommit(True)

    def _commit(self) -> Any:
        owed = [each for each in self._owed if not each.statement.startswith("RELEASE ")]
        self._owed.clear()
        if not owed:
            return super()._commit()
        if owed != [BEGIN]:
            with (
                debug_transaction(self, "COMMIT"),
                self.wrap_database_errors,
                self.connection.cursor() as cursor,
            ):
                cursor.owed, cursor.planned = owed, self._plans
                cursor.execute("COMMIT")
        return None

    def _rollback(self) -> Any:
        self._owed.clear()
        return super()._rollback()

    def _savepoint_allowed(self) -> bool:
        return not self.in_one_piece and bool(super()._savepoint_allowed())

    def _savepoint(self, sid: str) -> None:
        self.owe(self.ops.savepoint_create_sql(sid))

    def _savepoint_commit(self, sid: str) -> None:
        """Nobody waits for it, unless a write is owed: a fault of that belongs to the block that ends here."""
        if self._owed and self._owed[-1].statement == self.ops.savepoint_create_sql(sid):
            self._owed.pop()
        elif all(each.statement.startswith(MARKS) for each in self._owed):
            self.owe(self.ops.savepoint_commit_sql(sid))
        else:
            super()._savepoint_commit(sid)

    def _savepoint_rollback(self, sid: str) -> None:
        self._held += 1
        owed = [each.statement for each in self._owed]
        begun = self.ops.savepoint_create_sql(sid)
        if begun in owed:
            del self._owed[owed.index(begun) + 1 :]
            return
        self._owed.clear()
        super()._savepoint_rollback(sid)

    def _close(self) -> Any:
        self._owed.clear()
        return super()._close()
