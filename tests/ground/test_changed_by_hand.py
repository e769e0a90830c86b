"""An edit by hand that no event tells of, made by the app's own role: `doctor` tells each, and is silent before."""

from datetime import date, timedelta

import pytest
from django.db.models import F

from complaints.models import Attachment, Complaint, Identity, Statement
from config.checkup import CHECKS
from tests.factories import Case, House, when
from tests.workflow.paths import answered
from workflow import clock
from workflow.models import Holding
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db


def columns(**changes):
    return lambda case: Complaint.objects.filter(pk=case.pk).update(**changes)


def _delete_identity(case: Case) -> None:
    case.row.notices.filter(identity__isnull=False).update(identity=None)
    Identity.objects.filter(complaint=case.pk).delete()


EDITS = {
    "received_at": columns(received_at=F("received_at") - timedelta(days=3)),
    "received_on": columns(received_on=date(2026, 2, 27)),
    "answered_at": columns(answered_at=F("answered_at") - timedelta(days=1)),
    "first_answered_at": columns(first_answered_at=F("first_answered_at") - timedelta(days=1)),
    "first_answered_on": columns(first_answered_on=date(2026, 3, 4)),
    "outcome": columns(outcome="unfounded"),
    "rating": columns(rating=4),
    "slip_hash": columns(slip_hash="0" * 64),
    "slip_opened_at": columns(slip_opened_at=when("2026-03-07")),
    "rating set apart": columns(rating_apart=True),
    "rating confirmed": columns(rating_confirmed_at=when("2026-03-07")),
    "classification": columns(classification="supervisory"),
    "channel": columns(channel="letter"),
    "occurred_on": columns(occurred_on=date(2026, 2, 1)),
    "contests": columns(contests=1),
    "moderation": columns(moderation="trap"),
    "access_hash": columns(access_hash="0" * 64),
    "identity_kind": columns(identity_kind="confidential"),
    "escalated_at": columns(escalated_at=when("2026-03-20")),
    "ended_at": columns(ended_at=when("2026-03-05")),
    "identity renamed": lambda case: Identity.objects.filter(complaint=case.pk).update(name="Orang Lain"),
    "identity deleted": _delete_identity,
    "accused removed": lambda case: case.row.accused.clear(),
    "accused added": lambda case: case.row.accused.add(case.house.officer2.user),
    "holding shifted": lambda case: Holding.objects.filter(complaint=case.pk).update(
        from_at=F("from_at") - timedelta(days=2)
    ),
    "holding deleted": lambda case: Holding.objects.filter(complaint=case.pk).delete(),
    "holder": columns(held_by=None),
    "message deleted": lambda case: Statement.objects.filter(complaint=case.pk, kind="message").delete(),
    "file deleted": lambda case: Attachment.objects.filter(complaint=case.pk).delete(),
}


def lived(house: House) -> Case:
    case = house.file()
    case.do(
        "dispatch",
        "2026-03-03",
        house.coordinator,
        unit=house.unit,
        classification="ordinary",
        accused=[house.supervisor.user],
    )
    case.begun("2026-03-04").evidenced("2026-03-04", house.officer)
    conversation.send_message(case.pk, text="Ada kabar?", by=case.complainant, at=when("2026-03-04"))
    return answered(case, "2026-03-05", remedy=False).do("accept", "2026-03-06", rating=2)


def said() -> list[str]:
    at = clock.now()
    return [finding for name in ("columns", "statements") for finding in CHECKS[name](at)]


@pytest.mark.parametrize("edit", EDITS)
def test_the_doctor_tells_it(edit):
    case = lived(House())
    assert said() == []
    EDITS[edit](case)
    assert said() != []
