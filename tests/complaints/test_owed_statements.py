"""What begins a transaction and writes that nobody waits for go with the next statement or with the commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, connections, transaction
from psycopg import ClientCursor

from accounts.models import Agency, Level, Unit
from accounts.worded import Worded
from complaints import rows, transactions
from complaints.postgresql.base import Cursor
from complaints.transactions import on_rollback, retried
from tests.factories import agency

ABORT = "DO $$ BEGIN RAISE EXCEPTION 'aborted by a test' USING ERRCODE = '40P01'; END $$"


def fresh(code: str) -> Agency:
    return Agency(code=code, name=code, level=Level.REGENCY)


class Undone(Exception):
    """Ends a transaction of a test."""


def undone(*writes: Callable[[], object]) -> None:
    """A transaction, or a part of one, that writes and comes to nothing."""
    with suppress(Undone), transaction.atomic():
        for write in writes:
            write()
        raise Undone


def codes() -> list[str]:
    return list(Agency.objects.order_by("code").values_list("code", flat=True))


@contextmanager
def trips(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that go to the server, each by a trip."""
    sent: list[str] = []

    def execute(self: Cursor, query: Any, params: Any = None, **options: Any) -> Any:
        sent.append(query if isinstance(query, str) else str(query))
        return ClientCursor.execute(self, query, params, **options)

    monkeypatch.setattr("django.db.backends.postgresql.base.Cursor.execute", execute, raising=False)
    yield sent


def test_a_transaction_begins_and_ends_with_its_statements(committed, monkeypatch):
    codes()  # what a process asks at its first connection is no part of it
    with trips(monkeypatch) as sent, transaction.atomic():
        Agency.objects.count()
        rows.insert_later(fresh("a"), fresh("b"))
    assert [text.partition(" ")[0].partition(";")[0] for text in sent] == ["BEGIN", "INSERT"]
    assert sent[-1].endswith(";\nCOMMIT")
    assert codes() == ["a", "b"]


def test_a_transaction_that_asks_nothing_makes_no_trip(committed, monkeypatch):
    with trips(monkeypatch) as sent, transaction.atomic():
        pass
    assert sent == []


def test_what_was_owed_is_there_for_the_next_statement_and_gone_with_a_rollback(committed):
    seen: list[list[str]] = []
    undone(
        lambda: rows.insert_later(fresh("a")),
        lambda: seen.append(codes()),
        lambda: rows.insert_later(fresh("b")),
    )
    assert (seen, codes()) == ([["a"]], [])
    with transaction.atomic():
        rows.insert_later(fresh("c"))
    assert codes() == ["c"]


def test_a_savepoint_takes_back_what_is_owed_since(committed):
    with transaction.atomic():
        rows.insert_later(fresh("before"))
        undone(lambda: rows.insert_later(fresh("within")))
        rows.insert_later(fresh("after"))
    assert codes() == ["after", "before"]


def test_a_savepoint_goes_with_its_statements_and_with_none_where_there_are_none(committed, monkeypatch):
    with trips(monkeypatch) as sent, transaction.atomic():
        with transaction.atomic():
            pass
        with transaction.atomic():
            Agency.objects.count()
        Agency.objects.count()
    words = [[part.split()[0] for part in text.split(";\n")] for text in sent]
    assert words == [["BEGIN", "SAVEPOINT", "SELECT"], ["RELEASE", "SELECT"]]


def test_a_savepoint_that_nothing_was_sent_of_is_taken_back_and_used_again(committed):
    with transaction.atomic():
        rows.insert_later(fresh("before"))
        point = transaction.savepoint()
        rows.insert_later(fresh("within"))
        transaction.savepoint_rollback(point)
        rows.insert_later(fresh("again"))
        assert codes() == ["again", "before"]
        transaction.savepoint_rollback(point)
        transaction.savepoint_commit(point)
        undone(codes, lambda: rows.insert_later(fresh("never")), codes)
    assert codes() == ["before"]


def test_a_write_that_a_savepoint_owes_is_refused_where_the_savepoint_ends(committed):
    agency()
    (taken,) = codes()
    with transaction.atomic():
        Agency.objects.count()
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.insert_later(fresh(taken))
        rows.insert_later(fresh("after"))
    assert codes() == sorted([taken, "after"])


def test_a_row_that_is_not_there_is_missed_when_its_change_is_sent(committed):
    with transaction.atomic():
        rows.rewrite_later(Agency(pk=987_654, name="Tak Ada"), fields=["name"])
        with pytest.raises(DatabaseError, match="987654"):
            codes()
        transaction.set_rollback(True)


def test_a_write_that_is_refused_at_the_commit_leaves_nothing_and_says_why(committed):
    agency()
    taken = codes()[0]
    with pytest.raises(IntegrityError, match="code"), transaction.atomic():
        rows.insert_later(fresh("new"), fresh(taken))
    assert codes() == [taken]


def test_a_statement_that_cannot_be_read_leaves_the_transaction_open(committed):
    """The server reads a message whole before it begins: BEGIN was not done either."""

    def ask() -> None:
        with pytest.raises(ProgrammingError), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FRM nothing")

    undone(ask, agency)
    assert codes() == []


def test_what_is_aborted_at_the_commit_is_done_again_whole(committed, monkeypatch):
    monkeypatch.setattr(transactions, "sleep", lambda _seconds: None)
    tries, taken_back = [], []

    @retried
    def work() -> None:
        tries.append(1)
        on_rollback(lambda: taken_back.append(1))
        rows.insert_later(fresh("a"))
        if len(tries) < 3:
            rows.owe(ABORT)

    work()
    assert (codes(), len(tries), len(taken_back)) == (["a"], 3, 2)


def test_a_write_refused_at_the_commit_undoes_what_no_rollback_does(committed):
    taken_back: list[int] = []
    agency()

    @retried
    def work() -> None:
        on_rollback(lambda: taken_back.append(1))
        rows.insert_later(fresh(codes()[0]))

    with pytest.raises(IntegrityError):
        work()
    assert taken_back == [1]


def test_outside_a_transaction_nothing_is_owed(committed):
    rows.insert_later(fresh("a"))
    with connections["owner"].cursor() as other:
        other.execute("SELECT code FROM accounts_agency")
        assert other.fetchall() == [("a",)]


def test_keys_come_with_the_next_trip(committed):
    with transaction.atomic():
        mine = fresh("a")
        rows.draw_keys(mine)
        assert mine.pk is None
        assert not codes()
        assert mine.pk is not None
        rows.insert_later(mine)
    assert Agency.objects.get().pk == mine.pk


def test_rows_are_read_in_pieces_within_a_transaction(committed):
    for code in "abc":
        rows.insert_later(fresh(code))
    with transaction.atomic():
        found = [row.code for row in Agency.objects.order_by("code").iterator(chunk_size=1)]
    assert found == ["a", "b", "c"]


def test_a_query_worded_once_is_asked_with_other_values(committed):
    one = Worded(
        lambda code: Unit.objects.select_related("agency").filter(code=code, active=True), code="-code-"
    )
    place = agency()
    for code in ("here", "there"):
        Unit.objects.create(code=code, name=code, agency=place)
    assert [each.code for code in ("there", "here", "nowhere") for each in one(code=code)] == [
        "there",
        "here",
    ]
    assert one(code="here")[0].agency.name == place.name


def test_a_blank_that_the_query_does_not_have_is_told():
    with pytest.raises(ValueError, match="code"):
        Worded(lambda code: Unit.objects.all(), code="-code-")(code="a")
