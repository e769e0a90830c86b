"""Django's PostgreSQL backend, but what begins a transaction, and writes whose answer nobody waits for, go with the next
statement or with the commit: a trip costs both sides more than most statements do (docs/speed.md)."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final, NamedTuple

from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from django.db.backends.utils import debug_transaction
from psycopg.adapt import AdaptersMap
from psycopg.errors import FeatureNotSupported, InvalidSqlStatementName
from psycopg.pq import TransactionStatus

from accounts.prepared import Prepared
from complaints.postgresql.plans import plans_of

Rows = list[tuple[Any, ...]]
_Cursor: Any = base.Cursor  # the stubs know psycopg 2 alone, and no inner method
_DatabaseWrapper: Any = base.DatabaseWrapper


class Owed(NamedTuple):
    """One statement that is still to be sent, and who takes its rows."""

    statement: str
    params: Any = None
    take: Callable[[Rows], object] | None = None


BEGIN: Final = Owed("BEGIN")
LOST: Final = (FeatureNotSupported, InvalidSqlStatementName)
"""What a plan says that does not hold any more: a table has changed, or the session is another one."""
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


@cache
def _adapters(of: AdaptersMap) -> AdaptersMap:
    """Django's ways to read what the database answers, with our way to read an instant."""
    context = AdaptersMap(of)
    context.register_loader("timestamptz", Instant)
    return context


class Cursor(_Cursor):
    """Sends what is owed before what it is asked to execute, in the same trip."""

    owed: list[Owed] = []  # noqa: RUF012 - of psycopg's own cursors nothing is owed; the others have the connection's
    planned = False
    """Whether statements may be prepared."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "Cursor":
        if isinstance(query, Prepared):
            return self._execute_prepared(query, params)
        if not self.owed:
            super().execute(query, params, **options)
            return self
        sent = self.owed.copy()
        text = self.whole([*sent, Owed(query, params)])
        self.owed.clear()
        try:
            super().execute(text, **options)
        except Exception as error:
            if self.connection.info.transaction_status == TransactionStatus.IDLE and BEGIN in sent:
                self.owed[:] = sent  # the server could not even read it: nothing of it ran
            if isinstance(error, LOST):
                plans_of(self.connection).forget()
            raise
        for each in sent:
            if each.take is not None:
                each.take(self.fetchall())
            self.nextset()
        return self

    def _execute_prepared(self, query: Prepared, params: Any) -> "Cursor":
        owed = self.owed.copy()
        try:
            return self.execute(*self._planned(query, params))
        except LOST:
            plans_of(self.connection).forget()
            if not self._is_idle():
                raise
            self.owed[:] = owed
            return self.execute(str(query), params)

    def _planned(self, query: str, params: Any) -> tuple[str, Any]:
        """How a statement is sent: by the name of its plan where it has one or may get one."""
        if not isinstance(query, Prepared):
            return query, params
        plans = plans_of(self.connection)
        name = plans.name_of(query, params) if self.planned else None
        if name is None and self.planned and plans.open and (self._is_idle() or self._is_within()):
            name = plans.prepared(query, params, within=self._is_within())
        return (str(query), params) if name is None else (query.executed(name), query.filled(params))

    def _is_idle(self) -> bool:
        return bool(self.connection.info.transaction_status == TransactionStatus.IDLE)

    def _is_within(self) -> bool:
        """Whether in a transaction that can go on."""
        return bool(self.connection.info.transaction_status == TransactionStatus.INTRANS)

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

    def whole(self, statements: list[Owed]) -> str:
        """These as one text, with their values in it."""
        return ";\n".join(self.mogrify(*self._planned(each.statement, each.params)) for each in statements)


class DatabaseWrapper(_DatabaseWrapper):
    """The connection of one thread. psycopg stays in autocommit: a transaction begins with the BEGIN that is owed."""

    in_one_piece = False
    """Whether no part of a transaction is taken back by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owed: list[Owed] = []

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

    def _owing(self, take: Callable[[Rows], object] | None) -> Callable[..., None]:
        """For `execute_wrapper`, which sees what is owed when it is owed."""
        return lambda sql, params, _many, _context: self._owed.append(Owed(sql, params, take))

    def settle(self) -> None:
        """Send what is owed now."""
        if self._owed:
            with self.cursor() as cursor:
                cursor.settle()

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
            cursor.planned = not (
                self.queries_logged or self.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
            )
        return cursor

    def _set_autocommit(self, autocommit: bool) -> None:
        self._owed.clear()
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
                cursor.owed = owed
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
