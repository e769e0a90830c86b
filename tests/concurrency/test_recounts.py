"""Two workers recount the figures while people file and act: every case counts once, and none is forgotten."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError, connection, connections, transaction

from complaints.codes import IdentityKind
from compliance import checking, recounting
from compliance.models import CaseFacts, Standing, Touched
from config.checkup import CHECKS
from config.management.commands import doctor
from tests.factories import House
from tests.waiting import SECONDS
from workflow import clock

pytestmark = pytest.mark.usefixtures("committed")


def recount() -> bool:
    return recounting.work(now=clock.now, seconds=60)


def closing(act: Callable[[], Any]) -> Any:
    try:
        return act()
    finally:
        connections.close_all()


def assert_exact() -> None:
    assert recount()
    assert not Touched.objects.exists()
    assert list(checking.differences(clock.now())) == []


def test_two_recounts_at_once_while_people_file_count_every_case_once():
    houses = [House(), House()]
    over = Event()

    def file(house: House) -> None:
        for _n in range(10):
            house.file()

    def count() -> int:
        rounds = 0
        while not over.is_set() or rounds == 0:
            recount()
            rounds += 1
        return rounds

    with ThreadPoolExecutor(4) as threads:
        counting = [threads.submit(closing, count) for _n in range(2)]
        filing_ = [threads.submit(closing, lambda house=house: file(house)) for house in houses]
        for each in filing_:
            each.result()
        over.set()
        assert all(each.result() > 0 for each in counting)
    assert_exact()


def test_a_recount_that_is_killed_leaves_its_cases_to_the_next(monkeypatch):
    house = House()
    for _n in range(3):
        house.file()
    recount()
    house.file()
    revision, touched = Standing.objects.get().revision, Touched.objects.count()
    assert touched
    counted = recounting._count

    def killed(*arguments: Any) -> Any:
        counted(*arguments)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with monkeypatch.context() as patch:
        patch.setattr(recounting, "_count", killed)
        with ThreadPoolExecutor(1) as threads, pytest.raises(OperationalError):
            threads.submit(closing, recount).result()
    assert (Standing.objects.get().revision, Touched.objects.count()) == (revision, touched)
    assert_exact()


def test_what_people_do_while_the_doctor_looks_is_no_fault(monkeypatch):
    house = House()
    case = house.file()
    assert recount()
    waiting = checking._waiting

    def waiting_and_then(*asked: Any) -> set[int]:
        found = waiting(*asked)
        with ThreadPoolExecutor(1) as threads:
            threads.submit(closing, lambda: case.dispatched("2026-03-03")).result()
        return found

    monkeypatch.setattr(checking, "_waiting", waiting_and_then)
    with connection.cursor() as cursor:
        cursor.execute(
            "SET statement_timeout = '1ms'"
        )  # a look at millions of cases takes more than a request may
    found = doctor.told(CHECKS["figures"], 9)
    connection.close()
    assert found == []
    assert case.row.state == "dispatched"


def test_a_filing_that_is_not_over_holds_up_no_other_of_its_unit_and_no_recount():
    house = House()
    house.file(identity=IdentityKind.ANONYMOUS, person=None)
    held, free = Event(), Event()

    def file_slowly() -> None:
        with transaction.atomic():
            house.file(identity=IdentityKind.ANONYMOUS, person=None)
            connection.settle()
            held.set()
            free.wait(SECONDS)

    def file_and_count() -> list[bool]:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")  # whoever had to wait would fail
        house.file(identity=IdentityKind.ANONYMOUS, person=None)
        case = house.file(identity=IdentityKind.ANONYMOUS, person=None)
        return [recount(), bool(case.dispatched("2026-03-03")), recount()]

    with ThreadPoolExecutor(2) as threads:
        slow = threads.submit(closing, file_slowly)
        assert held.wait(SECONDS)
        try:
            assert all(threads.submit(closing, file_and_count).result())
            assert CaseFacts.objects.count() == 3
            assert not Touched.objects.exists()
        finally:
            free.set()
        slow.result()
    assert Touched.objects.exists()
    assert_exact()
    assert CaseFacts.objects.count() == 4


def test_of_two_recounts_one_works_and_the_other_goes_on_with_nothing():
    house = House()
    house.file()
    held, tried = Event(), Event()

    def hold() -> None:
        def wait() -> None:
            held.set()
            tried.wait(SECONDS)

        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [recounting.LOCK])
            wait()
            cursor.execute("COMMIT")

    with ThreadPoolExecutor(1) as threads:
        other = threads.submit(closing, hold)
        assert held.wait(SECONDS)
        before = Touched.objects.count()
        assert recount()
        assert Touched.objects.count() == before
        tried.set()
        other.result()
    assert_exact()


def test_a_recount_ends_though_a_statement_takes_longer_than_those_of_pages_may():
    House().file()
    with connections["owner"].cursor() as owner, connection.cursor() as cursor:
        owner.execute(
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.6); RETURN NULL; END';"
            "CREATE TRIGGER slow AFTER INSERT ON compliance_casefacts EXECUTE FUNCTION slow()"
        )
        try:
            cursor.execute("SET statement_timeout = '500ms'")
            assert recount()
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone()[0] == "500ms"
        finally:
            cursor.execute("RESET statement_timeout")
            owner.execute("DROP FUNCTION slow() CASCADE")
    assert CaseFacts.objects.exists()
