"""What a mail said is kept once and small, can be read again to the byte, and is forgotten when the installation says so."""

import zlib
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction

from config import checkup
from notifications import bodies, delivery, forgetting
from notifications.models import Frame, Message, new_message_id
from notifications.rendering import Words
from tests.concurrency.conftest import together
from tests.factories import House
from tests.notifications.conftest import file_live
from workflow import clock

PROMISED_AND_SENT = ("facts", "subject", "message_id", "seal")


def promised(message: Message) -> tuple[object, ...]:
    """What its record holds of it."""
    return tuple(getattr(message, name) for name in PROMISED_AND_SENT)


def words(text: str, html: str) -> Words:
    return Words("Pengaduan", text, html, heading="", said=(), file_name="")


def sent_on(days_ago: int) -> Message:
    """A mail of a filing that was sent so many days ago."""
    reference = file_live(House(), f"siti{days_ago}@example.org").complaint.reference
    delivery.drain()
    message = Message.objects.get(complaint__reference=reference, user=None)
    assert bodies.read(message) is not None
    Message.objects.filter(pk=message.pk).update(sent_at=clock.now() - timedelta(days=days_ago))
    message.refresh_from_db()
    return message


@pytest.mark.django_db
def test_a_later_mail_of_a_kind_costs_a_tenth_and_shares_its_frame(smtp) -> None:
    house = House()
    for n in range(3):
        file_live(house, f"siti{n}@example.org")
    delivery.drain()
    rows = list(Message.objects.filter(state="sent", user=None).order_by("pk"))
    assert len(rows) == 3
    assert Frame.objects.filter(pk__in={row.frame_id for row in rows}).count() == 1
    for row in rows:
        assert len(bytes(row.body)) < len(bodies.read(row).text + bodies.read(row).html) / 20
        assert len(bytes(row.record)) < 150
        assert (row.body_text, row.body_html) == ("", "")


@pytest.mark.django_db
def test_bytes_that_were_changed_are_refused_and_not_read_as_something_else(smtp) -> None:
    message = sent_on(0)
    whole = bytearray(message.body)
    for at in range(len(whole)):
        broken = bytearray(whole)
        broken[at] ^= 1
        message.body = bytes(broken)
        with pytest.raises(bodies.Unreadable):
            bodies.read(message)
    message.body = bytes(whole[:-1])
    with pytest.raises(bodies.Unreadable):
        bodies.read(message)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", ["UPDATE notifications_frame SET whole = ''", "DELETE FROM notifications_frame"]
)
def test_the_database_lets_nobody_change_a_frame(smtp, change: str) -> None:
    sent_on(0)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        connections["default"].cursor().execute(change)


@pytest.mark.django_db
def test_a_mail_of_an_earlier_release_reads_the_same_before_and_after_it_is_packed(smtp) -> None:
    message = sent_on(0)
    said, was = bodies.read(message), promised(message)
    texts = f"{said.text}\0{said.html}".encode()
    of_frames = Frame.objects.create(notice="receipt", language="id", version="before", whole=texts)
    deflated = zlib.compressobj(9, zdict=texts)
    columns = dict(zip(PROMISED_AND_SENT, was, strict=True)) | {"record": None}
    for before in (
        {"frame": None, "body": None, "body_text": said.text, "body_html": said.html},
        {"frame": of_frames, "body": deflated.compress(texts) + deflated.flush()},
        {"frame": None, "body": None},
    ):
        Message.objects.filter(pk=message.pk).update(**columns, **before)
        old = Message.objects.get(pk=message.pk)
        kept = bodies.read(old)
        assert kept == (said if "body_text" in before or before["body"] else None)
        for _twice in range(2):
            call_command("pack_mails", stdout=StringIO())
            stored = Message.objects.filter(pk=message.pk).values_list(
                "facts", "message_id", "seal", "body_text"
            )
            assert stored[0] == (None, None, None, "")
            new = Message.objects.get(pk=message.pk)
            assert bodies.read(new) == kept
            assert promised(new) == was
            assert list(checkup.messages(clock.now())) == []


@pytest.mark.usefixtures("committed")
def test_mails_are_packed_outside_of_a_transaction_too(smtp) -> None:
    message = sent_on(0)
    columns = dict(zip(PROMISED_AND_SENT, promised(message), strict=True))
    before = {"frame": None, "body": None, "body_text": "Terima kasih", "body_html": ""}
    Message.objects.filter(pk=message.pk).update(record=None, **columns, **before)
    assert forgetting.pack(after=0) == message.pk
    assert Message.objects.filter(pk=message.pk, facts__isnull=True).exists()
    assert promised(Message.objects.get(pk=message.pk)) == tuple(columns.values())


@pytest.mark.django_db
def test_a_record_that_was_changed_by_hand_is_told_by_the_doctor(smtp) -> None:
    message = sent_on(0)
    assert list(checkup.messages(clock.now())) == []
    whole = bytes(message.record)
    for at in range(len(whole)):
        broken = bytearray(whole)
        broken[at] ^= 1
        Message.objects.filter(pk=message.pk).update(record=bytes(broken))
        assert list(checkup.messages(clock.now())) == [
            f"message {message.pk}: is not as it was promised or sent"
        ]


@pytest.mark.django_db
def test_the_next_mail_of_a_case_answers_those_whose_ids_stand_in_their_records(smtp) -> None:
    message = sent_on(0)
    assert Message.objects.filter(pk=message.pk, message_id=None).exists()
    assert delivery._threads([message])[delivery._reader(message)] == [message.message_id]
    assert smtp.mails[0]["Message-ID"] == message.message_id


@pytest.mark.django_db
def test_only_what_old_mails_said_is_forgotten(smtp) -> None:
    old, new = sent_on(400), sent_on(100)
    kept = {
        field: getattr(old, field) for field in ("message_id", "facts", "sent_at", "subject", "identity_id")
    }
    said = bodies.read(new)
    before = clock.now() - timedelta(days=365)
    assert [forgetting.forget_sent(before=before) for _ in range(2)] == [1, 0]
    for message in (old, new):
        message.refresh_from_db()
    assert bodies.read(old) is None
    assert {field: getattr(old, field) for field in kept} == kept
    assert bodies.read(new) == said


@pytest.mark.usefixtures("committed")
def test_two_that_send_the_first_mail_of_a_kind_at_once_share_one_frame() -> None:
    message = Message(notice="receipt", language="id", message_id=new_message_id())
    found = together(*[lambda: bodies.kept(message, words("Terima kasih", "<p>Terima kasih</p>"))] * 2)
    assert [each["frame_id"] for each in found] == [Frame.objects.get().pk] * 2
