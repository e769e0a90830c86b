"""Rows that are rewritten by words found once."""

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from complaints import rows
from complaints.codes import Channel
from complaints.models import Complaint, Identity, Statement
from law.codes import DutyKind
from notifications.models import Message
from tests.factories import House, agency, when
from workflow.models import Duty, Event

pytestmark = pytest.mark.django_db


def test_rewriting_writes_the_fields_named_and_no_other():
    case = House().file()
    row = Complaint.objects.get(pk=case.pk)
    row.rating, row.moderation = 4, "trap"
    rows.rewrite(row, fields=["rating", "rating"])
    row.refresh_from_db()
    assert (row.rating, row.moderation) == (4, "")


def test_several_rows_are_rewritten_in_one_trip_each_with_its_own():
    duties = list(House().file().row.duties.order_by("pk"))
    for n, duty in enumerate(duties):
        duty.extended_days = n
    with CaptureQueriesContext(connection) as queries:
        rows.rewrite(*duties, fields=["extended_days"])
    assert len(queries.captured_queries) == 1
    read = Duty.objects.order_by("pk").values_list("extended_days", flat=True)
    assert list(read) == list(range(len(duties)))


def test_a_row_that_is_not_there_is_not_rewritten():
    row = House().file().row
    with pytest.raises(DatabaseError, match="987654"):
        rows.rewrite(row, Complaint(pk=987_654), fields=["rating"])


def test_nothing_is_rewritten_where_there_is_no_row():
    with CaptureQueriesContext(connection) as queries:
        rows.rewrite(fields=["rating"])
    assert not queries.captured_queries


GIVEN = {
    Complaint: {"reference": "TNT-1", "channel": Channel.WEB, "last_at": when("2026-03-02")},
    Identity: {"name": "Siti"},
    Statement: {"kind": "subject", "body": "Loket", "author": None},
    Event: {"seq": 1, "name": "registered"},
    Duty: {"kind": "settle", "length": 5},
    Message: {"notice": "receipt", "language": "id"},
}


@pytest.mark.parametrize("model", GIVEN)
def test_a_new_row_is_made_as_the_class_makes_it(model):
    place = agency()
    given = {**GIVEN[model], **({"agency": place, "unit": None} if model is Complaint else {})}
    ours, djangos = model.fresh(**given), model(**given)
    assert {**vars(ours), "_state": 0} == {**vars(djangos), "_state": 0}
    assert ours._state.adding
    assert model is not Complaint or ours.agency is place
    assert model is not Event or (ours.facts is not model.fresh(**given).facts)
    alike = ours.like()
    assert {**vars(alike), "_state": 0} == {**vars(ours), "_state": 0}
    assert alike._state is not ours._state


def test_who_filed_is_known_to_the_new_case():
    case = Complaint.fresh(reference="TNT-1")
    person = Identity.fresh(complaint=case, name="Siti")
    assert case.complainant is person


def test_rows_told_in_short_are_those_told_whole():
    """What each new row begins with stands in the statement."""
    case = House().file()
    at = when("2026-03-03")
    common = {"complaint": case.row, "opened_on": at.date(), "opened_at": at, "week": "12345", "rule": "x'y"}
    short = [
        Duty.fresh(**common, kind="settle", round=2),
        Duty.fresh(**common, kind="verify", round=2, met_at=at),
    ]
    whole = [
        Duty.fresh(**common, kind="settle", round=3),
        Duty.fresh(**common, kind="verify", round=3, met_at=at),
    ]
    rows.insert_later(*short)
    rows.insert(*whole)
    names = [field.attname for field in Duty._meta.concrete_fields if field.name not in ("id", "round")]
    stored = list(case.row.duties.filter(round__gt=1).order_by("round", "pk").values_list(*names))
    assert stored[:2] == stored[2:]


def some_duties(case: Complaint, at: datetime, number: int, round_: int) -> list[Duty]:
    """Each with something that a column may hold."""
    return [
        Duty.fresh(
            complaint=case,
            opened_on=at.date(),
            opened_at=at,
            kind=DutyKind.SETTLE,
            round=round_ + n,
            week="12345",
            rule="100 % of \\ 'one'",
            due_on=None if n % 2 else at.date(),
            due_at=None if n % 2 else at,
            provisional=bool(n % 3),
            length=n,
        )
        for n in range(number)
    ]


def read(case: Complaint, round_: int) -> list[tuple[object, ...]]:
    names = [field.attname for field in Duty._meta.concrete_fields if field.name not in ("id", "round")]
    return list(case.duties.filter(round__gte=round_).order_by("round").values_list(*names))


@pytest.mark.parametrize("number", [1, 3, rows.FEW, rows.FEW + 1])
def test_few_rows_and_many_are_written_as_they_are(number):
    case, at = House().file().row, when("2026-03-03")
    for round_ in (100, 200, 300):  # from the third time on by a plan
        rows.insert_later(*some_duties(case, at, number, round_))
    stored = read(case, 100)
    assert stored[:number] == stored[number : 2 * number] == stored[2 * number :]
    rows.insert(*some_duties(case, at, number, 400))
    assert read(case, 400) == stored[:number]


def test_rows_alike_but_for_some_columns_are_written_by_a_stencil_and_others_are_not():
    case, at = House().file().row, when("2026-03-03")
    but = ("id", "complaint_id", "opened_at", "met_at", "round")
    stencil = rows.Stencil([duty.like() for duty in some_duties(case, at, 3, 1)], but=but)

    def keyed(*duties: Duty) -> list[Duty]:
        rows.draw_keys(*duties)
        rows.settle()
        return list(duties)

    later = when("2026-03-04")
    for round_ in (100, 200, 300):
        alike = keyed(*some_duties(case, at, 3, round_))
        alike[1].opened_at = alike[1].met_at = later
        assert stencil.insert_later(*alike)
    plain = keyed(*some_duties(case, at, 3, 400))
    plain[1].opened_at = plain[1].met_at = later
    rows.insert_later(*plain)
    stored = read(case, 100)
    assert stored[:3] == stored[3:6] == stored[6:9] == stored[9:]
    other = keyed(*some_duties(case, at, 3, 500))
    other[2].extensions = 1
    assert not stencil.insert_later(*other)
    assert not stencil.insert_later(*other[:2])
    assert read(case, 500) == []


def test_keys_drawn_ahead_are_given_once_and_never_too_few(committed):
    with transaction.atomic():
        keys = rows.Keys({Duty: 2, Event: 1})
        rows.settle()
        one, two, three, event = Duty.fresh(), Duty.fresh(), Duty.fresh(), Event.fresh()
        assert not keys.give(one, two, three)
        assert one.pk is None
        assert keys.give(one, event)
        assert keys.give(two)
        assert not keys.give(three)
    assert one.pk < two.pk
    assert event.pk


def test_keys_that_are_drawn_later_come_behind_those_that_are_owed(committed):
    with transaction.atomic():
        keys = rows.Keys({Duty: 1})
        keys.draw({Duty: 2, Event: 0})
        one, two, three = Duty.fresh(), Duty.fresh(), Duty.fresh()
        assert not keys.give(one)
        rows.settle()
        assert (keys.left(Duty), keys.left(Event)) == (3, 0)
        assert keys.give(one)
        assert keys.give(two, three)
        assert keys.left(Duty) == 0
    assert one.pk < two.pk < three.pk


def test_a_row_that_is_written_soon_gets_its_key_with_the_next_trip_or_when_it_is_asked_for(committed):
    case, at = House().file().row, when("2026-03-03")
    with transaction.atomic():
        first, second = some_duties(case, at, 2, 100)
        rows.insert_soon(first)
        assert first.pk is None
        rows.keyed(first)
        assert Duty.objects.get(pk=first.pk).round == first.round
        rows.insert_soon(second)
        assert Duty.objects.filter(round=second.round, complaint=case).get().pk == second.pk
        rows.keyed(Duty.fresh())  # one that nobody wrote has none


@pytest.mark.parametrize("standard", ["on", "off"])
def test_what_stands_in_a_statement_is_read_as_it_is_however_the_server_reads_texts(standard):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL standard_conforming_strings = {standard}")
        for value in ("a\\b", "it's", "\\", "\\'; SELECT 1; --", "x\\x41 100%", b"\x01\\'", b""):
            cursor.execute(f"SELECT {rows._literal(value)}{'::bytea' if isinstance(value, bytes) else ''}")
            (read,) = cursor.fetchone()
            assert (bytes(read) if isinstance(value, bytes) else read) == value
        subject = "Antre \\' lama; \\x41 100% \\\\"
        case = House().file(subject=subject).dispatched("2026-03-03")
    assert Statement.objects.get(complaint=case.pk, kind="subject").body == subject
