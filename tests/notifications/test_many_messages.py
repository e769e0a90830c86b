"""What is promised to many at once is what would have been promised one after the other."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.actors import clock as the_clock
from complaints.models import Complaint, Identity
from notifications import outbox
from notifications.models import Message
from notifications.notices import Notice
from notifications.outbox import Telling, Word
from tests.chance import examples
from tests.factories import House
from tests.notifications.conftest import file_live
from workflow import clock

pytestmark = pytest.mark.django_db
FACTS = {
    "duties": [
        {
            "kind": "settle",
            "duty": 1,
            "due_on": "2026-03-27",
            "provisional": False,
            "length": 14,
            "length_unit": "working_day",
        }
    ]
}
ADDRESSES = ("siti@example.org", "SITI@example.org", "budi@example.org")


def told(messages: list[Message]) -> list[tuple[object, ...]]:
    return [(m.complaint_id, m.notice, m.identity_id, m.user_id, m.language, m.state) for m in messages]


@given(
    st.lists(
        st.tuples(st.sampled_from(ADDRESSES), st.booleans(), st.booleans(), st.booleans()),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_many_at_once_or_one_after_the_other(cases):
    """Cases of addresses that are confirmed, mailed before, or new; with accused among those who would be told."""
    with transaction.atomic():
        house, by, at = House(), the_clock(), clock.now()
        filed = []
        for address, confirmed, forgotten, accused in cases:
            complaint = file_live(house, address).complaint
            if confirmed:
                Identity.objects.filter(complaint=complaint).update(email_confirmed_at=at)
            if forgotten:
                Message.objects.filter(complaint=complaint).delete()
            if accused:
                complaint.accused.add(house.coordinator.user)
            filed.append(complaint.pk)
        tellings = [(pk, notice) for pk in filed for notice in (Notice.REDATED_TO_YOU, Notice.REDATED)]
        with transaction.atomic():
            one_by_one = []
            for pk, notice in tellings:
                row = Complaint.objects.get(pk=pk)
                made = outbox.messages(notice, row, by=by, at=at, facts=FACTS)
                Message.objects.bulk_create(made)
                one_by_one += told(made)
            transaction.set_rollback(True)
        rows = {row.pk: row for row in Complaint.objects.filter(pk__in=filed)}
        at_once = outbox.messages_to_all(
            [Telling(rows[pk], Word(notice, FACTS), at) for pk, notice in tellings], by=by, at=at
        )
        assert told(at_once) == one_by_one
        transaction.set_rollback(True)
