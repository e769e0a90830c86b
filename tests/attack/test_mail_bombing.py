"""Using the product to fill somebody's mailbox: a complainant's, or those of staff."""

import contextlib
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client

from accounts.actors import complainant
from complaints.models import Identity
from notifications import addresses, delivery, links
from notifications.models import Message
from notifications.notices import Notice
from tests.factories import House
from tests.notifications.conftest import file_live, sink, smtp
from tests.notifications.sink import Sink
from workflow import clock
from workflow.errors import TooMany
from workflow.verbs import conversation

__all__ = ["sink", "smtp"]
pytestmark = pytest.mark.django_db
Tell = Callable[..., None]


def mailed(smtp: Sink, since: int = 0) -> int:
    """How many mails left after so many."""
    delivery.drain()
    return len(smtp.taken) - since


def test_forty_filings_that_name_one_mailbox_and_a_press_of_its_button_are_two_mails(
    smtp: Sink, attack: Tell
):
    house = House()
    filed = [file_live(house) for _n in range(40)]
    first = mailed(smtp)
    link = links.to_complainant(Identity.objects.get(complaint=filed[0].complaint), at=clock.now())
    assert Client().post(link.removeprefix("http://localhost:8000")).status_code == 302
    both = mailed(smtp)
    attack("40 filings name one mailbox, then confirmed", both, "at most 2 mails")
    assert (first, both) == (1, 2)
    more = [file_live(house) for _n in range(25)]
    addresses.tell_what_is_held(at=clock.now())
    count = mailed(smtp, since=2)
    attack("25 more filings that day", count, "at most 2 mails")
    assert count <= 2
    case = Client()
    one = more[-1]
    case.post("/lacak/", {"reference": one.complaint.reference, "code": one.access_code})
    page = case.get(f"/kasus/{one.complaint.reference}/").content.decode()
    assert "Kabar yang tidak disurelkan" in page
    assert "Pengaduan Anda sudah kami terima" in page
    assert "[[link" not in page


def test_twenty_plus_addresses_are_one_mailbox(smtp: Sink, attack: Tell):
    house = House()
    for n in range(20):
        file_live(house, f"korban+{n}@example.org")
    for n in range(5):
        file_live(house, f"ko.r.ban+{n}@gmail.com")
    delivery.drain()
    count = sum(recipient.endswith("example.org") for recipient in smtp.recipients)
    attack("20 plus-addresses of one mailbox", count, "at most 2 mails")
    assert count == 1
    assert len(smtp.taken) == 2


def test_twenty_five_messages_are_one_mail_an_hour_to_each_of_two_coordinators(smtp: Sink, attack: Tell):
    house = House()
    filed = file_live(house)
    before = mailed(smtp)
    by = complainant(filed.complaint.pk)
    for n in range(25):
        with contextlib.suppress(TooMany):  # how many an hour a side may write is another limit
            conversation.send_message(filed.complaint.pk, text=f"Pesan {n}", by=by, at=clock.now())
        if n < 3:
            delivery.drain()
    count = mailed(smtp, since=before)
    attack("25 messages to 2 coordinators", count, "at most 2 mails an hour, one each")
    assert count == 2
    assert len(set(smtp.recipients[before:])) == 2
    hour = timedelta(hours=1)
    Message.objects.update(
        created_at=F("created_at") - hour, next_try_at=F("next_try_at") - hour, sent_at=F("sent_at") - hour
    )
    assert mailed(smtp, since=before) == 4, "the later ones are told once the hour is over"


def test_the_first_message_after_a_quiet_hour_is_told_at_once(smtp: Sink):
    house = House()
    filed = file_live(house)
    by = complainant(filed.complaint.pk)
    for count in (2, 4):
        conversation.send_message(filed.complaint.pk, text="Masih menunggu", by=by, at=clock.now())
        delivery.drain()
        told = Message.objects.filter(notice=Notice.MESSAGE_FROM_COMPLAINANT)
        assert told.filter(state="sent").count() == count
        told.update(next_try_at=F("next_try_at") - timedelta(hours=2))


def test_messages_of_staff_reach_the_complainant_as_one_mail_an_hour(smtp: Sink):
    from tests.notifications.conftest import live

    house = House()
    filed = file_live(house)
    before = mailed(smtp)
    for n in range(10):
        conversation.send_message(
            filed.complaint.pk, text=f"Jawaban {n}", by=live(house.coordinator), at=clock.now()
        )
    assert mailed(smtp, since=before) == 1


def test_two_cases_of_one_hour_are_told_each(smtp: Sink):
    house = House()
    for filed in (file_live(house, "a@example.org"), file_live(house, "b@example.org")):
        conversation.send_message(
            filed.complaint.pk, text="Pesan", by=complainant(filed.complaint.pk), at=clock.now()
        )
    delivery.drain()
    told = Message.objects.filter(notice=Notice.MESSAGE_FROM_COMPLAINANT, state="sent")
    assert told.count() == 4
