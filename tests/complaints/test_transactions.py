"""A transaction that the database aborts is done again, whole, where that can be done: as the outermost, three times."""

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError, connection, connections, transaction
from psycopg.errors import DeadlockDetected, QueryCanceled

from accounts.models import Agency
from complaints import transactions
from complaints.transactions import OutOfTime, each_alone, on_rollback, retried
from tests.factories import agency

ABORT = "DO $$ BEGIN RAISE EXCEPTION 'aborted by a test' USING ERRCODE = '{}'; END $$"
DEADLOCK, NOT_SERIALIZED, OUT_OF_MEMORY = "40P01", "40001", "53200"


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it waited before each further try, in seconds."""
    waited: list[float] = []
    monkeypatch.setattr(transactions, "sleep", waited.append)
    return waited


def caused(error: Exception, by: Exception) -> Exception:
    error.__cause__ = by
    return error


class Work:
    """Makes an agency, writes something that no rollback undoes, and is aborted in its first tries."""

    def __init__(self, *codes: str) -> None:
        self.codes, self.tries, self.undone = list(codes), 0, 0

    def __call__(self) -> str:
        self.tries += 1
        made = agency()
        on_rollback(self.undo)
        if self.codes:
            with connection.cursor() as cursor:
                cursor.execute(ABORT.format(self.codes.pop(0)))
        return made.code

    def undo(self) -> None:
        self.undone += 1


def test_what_was_aborted_is_done_again_whole(committed):
    work = Work(DEADLOCK, NOT_SERIALIZED)
    code = retried(work)()
    assert list(Agency.objects.values_list("code", flat=True)) == [code]
    assert (work.tries, work.undone) == (3, 2)


def test_after_the_third_try_the_error_is_the_callers(committed):
    work = Work(*[DEADLOCK] * 4)
    with pytest.raises(OperationalError) as raised:
        retried(work)()
    assert isinstance(raised.value.__cause__, DeadlockDetected)
    assert (work.tries, work.undone, Agency.objects.count()) == (3, 3, 0)


def test_two_wait_for_different_moments_and_never_for_long(committed, waits):
    for _ in range(20):
        with pytest.raises(OperationalError):
            retried(Work(*[DEADLOCK] * 3))()
    first, second = waits[::2], waits[1::2]
    assert len(set(first)) > 1
    assert all(0 <= wait < 0.05 for wait in first)
    assert all(0 <= wait < 0.2 for wait in second)


@pytest.mark.parametrize("code", [OUT_OF_MEMORY, "23505", "55P03"])
def test_what_another_try_would_not_mend_is_tried_once(committed, code):
    work = Work(code)
    with pytest.raises((OperationalError, IntegrityError)):
        retried(work)()
    assert (work.tries, work.undone) == (1, 1)


def test_within_another_transaction_nothing_is_done_again(committed):
    """That one is aborted as a whole: only who began it can begin it anew."""
    work = Work(DEADLOCK)

    @transaction.atomic
    def outer() -> None:
        agency()
        retried(work)()

    with pytest.raises(OperationalError):
        outer()
    assert (work.tries, Agency.objects.count()) == (1, 0)


def test_the_outermost_is_done_again_with_all_that_is_within_it(committed):
    inner, tries = Work(DEADLOCK), []

    @retried
    def outer() -> str:
        tries.append(agency().code)
        return retried(inner)()

    code = outer()
    assert (len(tries), inner.tries, inner.undone) == (2, 2, 1)
    assert set(Agency.objects.values_list("code", flat=True)) == {tries[-1], code}


def test_the_transaction_around_a_test_counts_as_none(db):
    work = Work(DEADLOCK)
    retried(work)()
    assert (work.tries, Agency.objects.count()) == (2, 1)


def test_what_is_refused_is_undone_and_not_done_again(committed):
    work = Work()

    @retried
    def refused() -> None:
        work()
        raise KeyError

    with pytest.raises(KeyError):
        refused()
    assert (work.tries, work.undone, Agency.objects.count()) == (1, 1, 0)


def test_what_is_kept_is_not_undone(committed):
    work = Work()
    retried(work)()
    on_rollback(work.undo)  # of no transaction: nobody would call it
    assert work.undone == 0


def test_what_is_aborted_at_the_commit_is_undone_and_done_again(committed, monkeypatch):
    work, commit, aborted = Work(), connection.commit, [DeadlockDetected()]

    def fail_once() -> None:
        if aborted:
            raise OperationalError from aborted.pop()
        commit()

    monkeypatch.setattr(connections["default"], "commit", fail_once)
    code = retried(work)()
    assert list(Agency.objects.values_list("code", flat=True)) == [code]
    assert (work.tries, work.undone) == (2, 1)


def test_where_the_connection_is_lost_at_the_commit_nothing_is_undone(committed, monkeypatch):
    """The commit may have come about: a row must not lack its file."""
    work = Work()

    def lost() -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(connections["default"], "commit", lost)
    with pytest.raises(OperationalError):
        retried(work)()
    assert (work.tries, work.undone) == (1, 0)


@pytest.mark.parametrize("error", [ValueError(), caused(OperationalError(), QueryCanceled())])
def test_one_that_fails_by_itself_holds_up_no_other(error: Exception) -> None:
    done: list[int] = []

    def act(key: int) -> int:
        if key == 2:
            raise error
        done.append(key)
        return 10

    assert each_alone(act, [1, 2, 3], what="a test") == 20
    assert done == [1, 3]


@pytest.mark.parametrize(
    "error", [OperationalError("gone"), InterfaceError("gone"), OutOfTime(), KeyboardInterrupt()]
)
def test_what_is_a_fault_of_no_single_one_ends_them_all(error: BaseException) -> None:
    def act(_key: int) -> int:
        raise error

    with pytest.raises(type(error)):
        each_alone(act, [1, 2, 3], what="a test")
