"""A worded statement is planned once by a session of the database, and its rows become what Django makes of them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DataError, connection, models, transaction
from django.db.backends.postgresql import base as django
from hypothesis import given
from hypothesis import strategies as st

from accounts.actors import alike, staff
from accounts.models import Agency, Level, User
from accounts.prepared import Declared, Prepared
from accounts.roles import Role
from accounts.worded import Worded
from complaints import paging, rows
from complaints.models import Complaint
from complaints.postgresql import plans
from complaints.transactions import retried
from tests.factories import House, agency, user
from workflow.models import Duty, Event
from workflow.reading import opened

CODE = "-code-"
DB = pytest.mark.django_db


def by_code() -> Worded[Agency]:
    return Worded(lambda code: Agency.objects.filter(code=code), code=CODE)


def planned() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements ORDER BY prepare_time")
        return [statement for (statement,) in cursor.fetchall()]


@pytest.fixture
def own_session(committed: None) -> None:
    """A session in which nothing is planned yet."""
    connection.close()


def test_a_session_plans_a_worded_statement_once_and_fills_it_in(own_session):
    one = by_code()
    for code in ("a", "b"):
        agency(code)
        assert [found.code for found in one(code=code)] == [code]
    assert one(code="c") == []
    assert len([text for text in planned() if '"code" = $1' in text]) == 1


def test_within_a_transaction_nothing_is_planned_and_the_answer_is_the_same(own_session):
    agency("a")
    with transaction.atomic():
        assert Agency.objects.count() == 1  # from here on a refusal would end it
        assert [found.code for found in by_code()(code="a")] == ["a"]
        assert planned() == []


def test_a_transaction_that_begins_with_a_planned_statement_is_one(own_session):
    one, made = by_code(), agency("a")
    one(code="a")
    with transaction.atomic():
        assert one(code="a")
        Agency.objects.filter(pk=made.pk).update(name="Lain")
        transaction.set_rollback(True)
    assert one(code="a")[0].name == "A"


def test_what_is_asked_within_transactions_is_planned_before_the_third_of_them(own_session):
    """And goes in one trip with what begins and ends them."""
    one = by_code()
    for code in "abc":
        with transaction.atomic():
            assert [found.code for found in one(code="a")] == (["a"] if code != "a" else [])
            rows.insert_later(Agency(code=code, name="x'y", level=Level.REGENCY))
        assert len(planned()) == (2 if code == "c" else 1)
    assert list(Agency.objects.order_by("code").values_list("code", "name")) == [
        (code, "x'y") for code in "abc"
    ]


@pytest.mark.parametrize("text", ["", "x'y", "x\\y", "x\\'y", "é %s", "a\nb"])
def test_a_value_reaches_a_planned_statement_as_it_is(own_session, text):
    asked = Prepared(
        "SELECT %s, %s, %s, %s, %s, %s",
        [(0, ""), (1, b""), (2, 1), (3, datetime.max.replace(tzinfo=UTC)), (4, ""), (5, Declared("text[]"))],
    )
    at = datetime(2026, 3, 2, 1, 2, 3, 4, tzinfo=UTC)
    with connection.cursor() as cursor:
        for _ in range(2):
            values = text, text.encode(), -5, at, None, ["NULL", "{a, b}", text]
            cursor.execute(asked, values)
            assert cursor.fetchone() == values
    assert len(planned()) == 1


def test_whatever_a_row_holds_reaches_a_planned_statement(own_session):
    kept: dict[str, object] = {
        "boolean": True,
        "varchar": Level.REGENCY,
        "date": date(2026, 3, 2),
        "bytea": b"\\'\0",
        "jsonb": '{"a": "\'\\\\"}',
        "smallint": None,
        "numeric": Decimal("1.50"),
        "bigint[]": [1, -2, None],
        "boolean[]": [True, False],
        "integer[]": [],
    }
    asked = Prepared(f"SELECT {', '.join(['%s'] * len(kept))}", list(enumerate(map(Declared, kept))))
    with connection.cursor() as cursor:
        for _ in range(2):
            cursor.execute(asked, list(kept.values()))
            assert cursor.fetchone() == tuple(kept.values())
    assert len(planned()) == 1


def test_what_a_session_lost_or_a_table_outgrew_is_planned_anew(own_session):
    read = Prepared("SELECT a FROM changing WHERE a = %s", [(0, "x")])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE changing AS SELECT 'one'::varchar(5) a")
        for change in ("SELECT 1", "ALTER TABLE changing ALTER a TYPE varchar(9)", "DEALLOCATE ALL"):
            cursor.execute(change)
            cursor.execute(read, ["one"])
            assert cursor.fetchall() == [("one",)]


@pytest.mark.parametrize("begun", [False, True])
def test_an_act_whose_table_outgrew_its_plan_or_whose_session_lost_it_is_done_again(own_session, begun):
    """As in the minutes of an upgrade: whoever acts then is told nothing of it."""
    read = Prepared("SELECT a FROM changing WHERE a = %s", [(0, "x")])

    def act() -> object:
        with connection.cursor() as cursor:
            if begun:
                cursor.execute("SELECT 1")
            cursor.execute(read, ["one"])
            return cursor.fetchall()

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE changing AS SELECT 'one'::varchar(5) a")
    for change in ("ALTER TABLE changing ALTER a TYPE varchar(9)", "DEALLOCATE ALL"):
        act()
        with connection.cursor() as cursor:
            cursor.execute(change)
        assert retried(act)() == [("one",)]


def test_a_statement_that_cannot_be_planned_is_asked_as_it_stands(own_session):
    odd = Prepared("SELECT jsonb_build_object('a', %s) ->> 'a', pg_typeof(%s)::text", [(0, "x")])
    refused = Prepared("SHOW server_version_num")
    with connection.cursor() as cursor:
        for _ in range(2):
            cursor.execute(odd, ["one", 5])
            assert cursor.fetchone() == ("one", "integer")
            cursor.execute(refused)
            assert cursor.fetchone()


def test_what_differs_in_a_constant_has_a_plan_of_its_own(own_session):
    """Two queries of one wording: of each only the code is a blank."""
    place = agency("a")
    by_name = [
        Worded(lambda code, name=name: Agency.objects.filter(code=code, name=name), code=CODE)
        for name in (place.name, "Lain")
    ]
    assert [len(one(code="a")) for _ in range(2) for one in by_name] == [1, 0, 1, 0]


def test_of_many_statements_the_one_not_asked_for_longest_goes(own_session, monkeypatch):
    monkeypatch.setattr(plans, "MOST", 2)
    with connection.cursor() as cursor:
        for number in (1, 2, 1, 3):
            cursor.execute(Prepared(f"SELECT {number} + %s", [(0, 1)]), [number])
            assert cursor.fetchone() == (2 * number,)
    assert [text.partition(" AS ")[2] for text in planned()] == ["SELECT 1 + $1", "SELECT 3 + $1"]


@pytest.mark.parametrize("behind", ["its own address", "the address of the database"])
def test_behind_a_pooler_nothing_is_planned(own_session, monkeypatch, behind):
    if behind == "its own address":
        monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    else:  # another session signed in for us
        monkeypatch.setattr(plans.Plans, "_is_own", lambda _plans: False)
    agency("a")
    assert [found.code for found in by_code()(code="a")] == ["a"]
    assert planned() == []


def asked_ahead(codes: tuple[str, ...] = ("a", "b")) -> list[Any]:
    one = by_code()
    return [one.ahead(code=code) for code in codes]


def answered(ahead: list[Any]) -> list[list[str]]:
    return [[found.code for found in each()] for each in ahead]


@pytest.fixture
def two_agencies(own_session: None) -> None:
    agency("a")
    agency("b")


def test_what_is_asked_ahead_goes_in_the_trip_of_the_next_statement(two_agencies, monkeypatch):
    answered(asked_ahead())  # planned from here on
    sent: list[str] = []
    execute = django.Cursor.execute

    def watched(cursor: Any, query: str, *more: Any, **options: Any) -> Any:
        sent.append(query)
        return execute(cursor, query, *more, **options)

    monkeypatch.setattr(django.Cursor, "execute", watched)
    ahead = asked_ahead()
    assert sent == []
    assert Agency.objects.filter(code="b").count() == 1
    assert answered(ahead) == [["a"], ["b"]]
    assert len(sent) == 1


@pytest.mark.parametrize("then", ["SELECT 1", Prepared("SELECT %s + 1", [(0, 1)]), ""])
def test_what_is_asked_ahead_is_answered_though_the_session_lost_its_plans(two_agencies, then):
    answered(asked_ahead())
    ahead = asked_ahead()
    with connection.connection.cursor() as other:  # of psycopg: it sends nothing of ours
        other.execute("DEALLOCATE ALL")
    if then:
        with connection.cursor() as cursor:
            cursor.execute(then, [1] if isinstance(then, Prepared) else None)
            assert cursor.fetchone() in ((1,), (2,))
    assert answered(ahead) == [["a"], ["b"]]


def test_what_is_asked_ahead_of_or_within_a_transaction_is_answered(two_agencies):
    ahead = asked_ahead()
    with transaction.atomic():
        within = asked_ahead(("b",))
        Agency.objects.filter(code="b").update(name="Lain")
        assert answered([*ahead, *within]) == [["a"], ["b"], ["b"]]
        transaction.set_rollback(True)
    assert Agency.objects.get(code="b").name == "B"


def test_a_fault_of_what_is_asked_ahead_is_told_once(two_agencies):
    told: list[Any] = []
    with connection.cursor() as cursor:
        connection.ask_ahead(Prepared("SELECT 1 / %s", [(0, 1)]), [0], told.append)
        with pytest.raises(DataError):
            cursor.execute("SELECT 1")
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    assert told == []


@pytest.mark.parametrize("model", [Agency, User, Complaint, Duty, Event])
@DB
def test_a_row_becomes_the_object_that_django_makes_of_it(model: Any):
    House().file().dispatched("2026-03-03")
    fields = [field.attname for field in model._meta.concrete_fields]
    (values,) = model._default_manager.order_by("pk").values_list(*fields)[:1]
    ours, djangos = (
        model.from_db("default", fields, values),
        models.Model.from_db.__func__(model, "default", fields, values),
    )
    assert {**vars(ours), "_state": 0} == {**vars(djangos), "_state": 0}
    assert (ours._state.adding, ours._state.db) == (djangos._state.adding, djangos._state.db)
    some = model._default_manager.only("pk").order_by("pk")[0]
    assert some.get_deferred_fields() == set(fields) - {"id"}
    assert some == ours


INSTANTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))


@DB
@given(INSTANTS)
def test_an_instant_comes_back_as_it_went(instant: datetime):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz, '{2026-01-01 00:00+00}'::timestamptz[]", [instant])
        (back, _array) = cursor.fetchone()
    assert back == instant
    assert back.utcoffset() == timedelta(0)


@pytest.mark.parametrize("beyond", ["0044-03-15 12:00+00 BC", "10000-01-01 00:00+00", "infinity"])
@DB
def test_an_instant_that_python_cannot_tell_is_refused(beyond: str):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", [beyond])
        with pytest.raises(DataError):
            cursor.fetchone()


@DB
def test_who_sits_alike_at_other_places_shares_a_query_and_sees_their_own():
    here, there = House(), House()
    cases = {house: house.file().dispatched("2026-03-03").row for house in (here, there)}
    assert alike(here.officer).key == alike(there.officer).key != alike(here.coordinator).key
    for house, case in cases.items():
        for actor in (house.officer, house.coordinator):
            like = alike(actor)
            same = paging.Same(
                ("a test",), like, case.received_at, lambda by, _at: Complaint.objects.visible_to(by)
            )
            found = paging.page(Complaint.objects.none, size=5, cursor=None, same=same)
            assert [row.pk for row in found.rows] == [case.pk]
            seen = [opened.seen_by(actor, each.reference) for each in cases.values()]
            assert [row.pk for row in seen if row] == [case.pk]


@DB
def test_seats_at_several_places_stand_for_themselves():
    first, second, third = agency(), agency(), agency()
    person = user(Role.COORDINATOR, agency=first)
    one = staff(person)
    person.memberships.create(role=Role.COORDINATOR, agency=second)
    both = alike(staff(person))
    assert set(both.places.values()) == {person.pk, first.pk, second.pk}
    assert {seat.agency_id for seat in both.actor.seats} < set(both.stand_ins.values())
    assert both.key != alike(one).key == alike(staff(user(Role.COORDINATOR, agency=third))).key


def test_what_is_asked_in_transactions_is_planned_however_many_others_were_asked_once_before():
    kept = plans.Plans(None)
    for number in range(3 * plans.MOST):
        kept.wish(Prepared(f"SELECT {number}"), ())
    assert not kept.wished
    assert len(kept._once) <= plans.MOST, "a session of a month remembers no more than that"
    for _time in range(2):
        kept.wish(Prepared("SELECT 'often'"), ())
    assert kept.wished
