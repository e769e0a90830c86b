"""What the database itself refuses, whatever code asks for it (promises P2, P6, P9)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from accounts.actors import Origin, complainant
from complaints.models import Complaint
from tests.factories import House, when
from workflow import clock
from workflow.models import Duty, Event
from workflow.record import events
from workflow.verbs import intake

pytestmark = pytest.mark.django_db


def refused(act, *kinds):
    with pytest.raises(kinds or DatabaseError):
        commit(act)


@transaction.atomic
def commit(act) -> None:
    """The act, and whatever the database asks at a commit."""
    act()
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_events_are_neither_edited_nor_deleted_nor_emptied():
    case = House().file()
    refused(lambda: Event.objects.filter(complaint=case.pk).update(name="rejected"))
    refused(lambda: Event.objects.filter(complaint=case.pk).delete())
    refused(lambda: sql("TRUNCATE workflow_event CASCADE"), ProgrammingError, DatabaseError)
    assert Event.objects.filter(complaint=case.pk).count() == 1


def test_no_session_can_switch_a_trigger_off():
    case = House().file()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger%'")
        every = [name for (name,) in cursor.fetchall()]
    assert len(every) > 5
    sql("SELECT set_config('pgtrigger.ignore', %s, false)", "{" + ",".join(every) + "}")
    try:
        refused(lambda: Complaint.objects.filter(pk=case.pk).update(state="closed"))
        refused(lambda: sql("UPDATE workflow_event SET seq = 7 WHERE complaint_id = %s", case.pk))
    finally:
        sql("RESET pgtrigger.ignore")


@pytest.mark.parametrize("change", [{"seq": 3}, {"seq": 1}, {"from_state": "answered"}, {"at": -1}])
def test_an_event_that_does_not_follow_the_last_one_is_refused(change):
    house = House()
    case = house.file()
    event = events.following(
        case.row,
        "message_sent",
        before="received",
        by=complainant(case.pk, origin=Origin.DEMO),
        at=when("2026-03-03"),
    )
    for name, value in change.items():
        setattr(event, name, when("2026-03-01") if name == "at" else value)
    refused(lambda: event.save(force_insert=True), IntegrityError)


@pytest.mark.parametrize(
    ("origin", "off", "fine"),
    [
        ("live", -61, False),
        ("live", -30, True),
        ("live", 5, False),
        ("demo", -(10**7), True),
        ("demo", 5, False),
    ],
)
def test_official_time_off_the_databases_clock_is_refused_unless_it_is_a_demo_of_times_gone_by(
    origin, off, fine
):
    house = House()
    at = clock.now() + timedelta(seconds=off)
    filing = intake.Filing(
        house.agency, house.unit, "Antrean lama", "Saya menunggu lima jam.", None, "anonymous"
    )

    def file():
        intake.register(filing, by=complainant(origin=Origin(origin)), at=at)

    file() if fine else refused(file)


def test_a_state_that_no_event_tells_cannot_be_committed():
    case = House().file()
    refused(lambda: Complaint.objects.filter(pk=case.pk).update(state="closed"))
    refused(lambda: sql("UPDATE complaints_complaint SET last_seq = 7 WHERE id = %s", case.pk))
    refused(lambda: Complaint.objects.filter(pk=case.pk).delete())


def test_a_duty_cannot_be_both_met_and_ended_nor_run_twice():
    case = House().file()
    at = when("2026-03-03")
    settle = case.row.duties.get(kind="settle")
    refused(lambda: Duty.objects.filter(pk=settle.pk).update(met_at=at, ended_at=at), IntegrityError)
    settle.pk = None
    refused(lambda: settle.save(force_insert=True), IntegrityError)


def test_the_app_role_may_not_change_the_events_even_without_the_trigger():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('workflow_event', 'UPDATE'), has_table_privilege('workflow_event', 'DELETE'),"
            " has_table_privilege('workflow_event', 'TRUNCATE'), has_table_privilege('workflow_event', 'INSERT')"
        )
        assert cursor.fetchone() == (False, False, False, True)
