"""Every message at least once, with the same Message-ID on every try, whatever the mail server does."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest

from accounts.actors import Actor, ActorKind, Origin
from accounts.actors import clock as the_clock
from complaints.codes import Medium
from notifications import bodies, delivery, hands, outbox
from notifications.models import Message
from notifications.notices import Notice, Recipient
from tests.factories import House
from tests.notifications.conftest import due_now, file_live
from tests.notifications.sink import Behaviour, Sink
from tests.waiting import SECONDS, eventually, free_port
from workflow import clock

pytestmark = pytest.mark.django_db
S = Message.State


def only() -> Message:
    return Message.objects.get(origin=Origin.LIVE)


def test_a_filing_is_told_by_mail_and_kept_as_it_was_sent(smtp):
    registered = file_live(House())
    assert delivery.drain() == delivery.Drained(sent=1, more=False)
    message = only()
    assert (message.state, message.attempts, message.last_error) == (S.SENT, 1, "")
    assert message.sent_at >= message.created_at
    (mail,) = smtp.mails
    assert smtp.recipients == ["siti@example.org"]
    assert mail["Message-ID"] == message.message_id
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Reply-To"] is None
    assert mail["References"] is mail["In-Reply-To"] is None
    assert mail["Subject"] == f"Pengaduan {registered.complaint.reference}"
    text = mail.get_body(("plain",)).get_content()
    assert "/kasus/tautan/" in text
    assert "[[link]]" not in text + mail.get_body(("html",)).get_content()
    assert "[[link]]" in bodies.read(message).text
    assert "[[link]]" in bodies.read(message).html
    assert "/kasus/tautan/" not in bodies.read(message).text + bodies.read(message).html


def test_each_mail_of_a_case_answers_the_one_before_and_names_the_first_and_the_latest(smtp, monkeypatch):
    monkeypatch.setattr(delivery, "MOST_REFERENCES", 2)
    complaint = file_live(House()).complaint
    delivery.drain()
    for notice in (Notice.DISPATCHED, Notice.REJECTED, Notice.ANSWERED, Notice.MAY_ESCALATE):
        outbox.enqueue(notice, complaint, by=Actor(ActorKind.CLOCK), at=clock.now(), facts={})
        delivery.drain()
    mails = [mail for mail in smtp.mails if mail["To"] == "siti@example.org"]
    ids = [mail["Message-ID"] for mail in mails]
    named = [(mail["References"] or "").split() for mail in mails]
    assert named == [[], ids[:1], ids[:2], ids[:3], [ids[0], *ids[2:4]]]
    assert [mail["In-Reply-To"] for mail in mails] == [None, *ids[:4]]
    assert len({mail["Subject"] for mail in mails}) == 1


def test_what_the_demo_tells_is_never_sent(smtp):
    House().file("2026-03-02").dispatched("2026-03-03")
    told = Message.objects.all()
    assert told.count() >= 4
    assert set(told.values_list("state", flat=True)) == {S.SENT}
    assert all(row.sent_at == row.created_at and "[[link]]" in bodies.read(row).text for row in told)
    assert delivery.drain().sent == 0
    assert smtp.taken == []


def test_a_mail_server_that_is_down_costs_no_try_and_the_mail_goes_when_it_is_back(settings):
    port = free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, SECONDS
    file_live(House())
    for _ in range(20):
        delivery.drain()
    assert (only().state, only().attempts) == (S.QUEUED, 0)
    back = Sink(port).start()
    delivery.drain()
    back.stop()
    assert len(back.taken) == 1


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        (Behaviour(mail=lambda _: "451 later"), "smtp_451"),
        (Behaviour(rcpt=lambda _: "450 later"), "smtp_450"),
        (Behaviour(data=lambda _: "452 full"), "smtp_452"),
        (Behaviour(data=lambda _: ""), "disconnected"),
        (Behaviour(hang_at="data"), "disconnected"),
    ],
    ids=["4xx to the sender", "4xx to the recipient", "4xx to the mail", "hangs up", "hangs"],
)
def test_a_day_of_an_ill_mail_server_sets_nothing_aside_and_keeps_the_message_id(
    smtp, settings, behaviour, code
):
    smtp.behaviour = behaviour
    settings.EMAIL_TIMEOUT = 0.1 if behaviour.hang_at else SECONDS
    file_live(House())

    def tried() -> str:
        delivery.drain()
        assert (only().state, only().attempts) == (S.QUEUED, 0)
        due_now()
        return only().last_error

    for _ in range(11):
        tried()
    eventually(lambda: tried() == code)  # a busy machine may be as slow as one that hangs
    settings.EMAIL_TIMEOUT = SECONDS
    smtp.behaviour = Behaviour()
    delivery.drain()
    assert only().state == S.SENT
    assert [mail["Message-ID"] for mail in smtp.mails] == [only().message_id]


def test_while_nothing_goes_through_the_next_try_is_within_a_minute(smtp):
    smtp.behaviour = Behaviour(data=lambda _: "451 later")
    file_live(House())
    for _ in range(5):
        delivery.drain()
        assert only().next_try_at - clock.now() < delivery.TURN
        due_now()


def test_a_hanging_greeting_ends_the_drain_without_a_try(smtp, settings):
    smtp.behaviour, settings.EMAIL_TIMEOUT = Behaviour(hang_at="connect"), 0.1
    file_live(House())
    delivery.drain()
    assert (only().state, only().attempts) == (S.QUEUED, 0)


def test_an_ill_mail_server_is_asked_three_times_in_one_drain(smtp):
    smtp.behaviour = Behaviour(data=lambda _: "451 later")
    house = House()
    for number in range(6):
        file_live(house, f"siti{number}@example.org")
    delivery.drain()
    assert Message.objects.exclude(failed_at=None).count() == 3


def test_a_mailbox_that_does_not_exist_is_set_aside_at_once_and_can_be_sent_again(smtp):
    smtp.behaviour = Behaviour(rcpt=lambda _: "550 5.1.1 siti@example.org unknown")
    file_live(House())
    delivery.drain()
    message = only()
    assert (message.state, message.attempts, message.last_error) == (S.SET_ASIDE, 1, "smtp_550")
    due_now()
    delivery.drain()
    assert only().attempts == 1
    smtp.behaviour = Behaviour()
    assert outbox.send_again(message.pk, at=clock.now()) is True
    assert outbox.send_again(message.pk, at=clock.now()) is False
    delivery.drain()
    assert only().state == S.SENT
    assert smtp.mails[0]["Message-ID"] == message.message_id


def test_a_poison_message_is_set_aside_after_eight_tries_and_the_others_flow(smtp):
    smtp.behaviour = Behaviour(data=lambda to: "451 cannot" if to == "poison@example.org" else "250 ok")
    house = House()
    file_live(house, "poison@example.org")
    poison = only()
    for number in range(12):
        file_live(house, f"siti{number}@example.org")
        due_now()
        delivery.drain()
        assert len(smtp.taken) == number + 1
    poison.refresh_from_db()
    assert (poison.state, poison.attempts, poison.last_error) == (S.SET_ASIDE, 8, "smtp_451")


def test_a_message_that_cannot_be_put_in_words_is_set_aside_after_eight_tries(smtp):
    file_live(House())
    Message.objects.update(facts={"duties": [{"kind": "no such duty"}]})
    waits = []
    for _ in range(9):
        due_now()
        delivery.drain()
        waits.append(only().next_try_at - clock.now())
    assert (only().state, only().attempts, only().last_error) == (S.SET_ASIDE, 8, "KeyError")
    assert all(later > earlier * 3 for earlier, later in pairwise(waits[:7]))


def test_an_erased_address_is_set_aside(smtp):
    registered = file_live(House())
    registered.complaint.complainant.email = ""
    registered.complaint.complainant.save(update_fields=["email"])
    delivery.drain()
    assert (only().state, only().last_error) == (S.SET_ASIDE, "no_address")


def test_neither_row_nor_log_of_a_failure_names_anybody(smtp, caplog):
    smtp.behaviour = Behaviour(rcpt=lambda to: f"550 <{to}> unknown here")
    file_live(House())
    delivery.drain()
    assert "siti" not in only().last_error
    assert "siti" not in "".join(str(record.__dict__) for record in caplog.records)


def test_mails_of_a_case_leave_in_the_order_of_their_making(smtp):
    house = House()
    registered = file_live(house)
    for notice in ("dispatched", "answered", "lapsed"):
        outbox.enqueue(
            notice, registered.complaint, by=the_clock(), at=clock.now(), facts={"unit_name": "Puskesmas"}
        )
    Message.objects.filter(notice="receipt").update(next_try_at=clock.now())
    delivery.drain()
    sent = Message.objects.order_by("sent_at").values_list("notice", flat=True)
    assert list(sent) == ["receipt", "dispatched", "answered", "lapsed"]


def test_what_did_not_go_through_before_holds_up_nothing_behind_it(smtp):
    """The older one has its next try only later; it is not waited for, though by now it is due as well."""
    registered = file_live(House())
    outbox.enqueue("answered", registered.complaint, by=the_clock(), at=clock.now(), facts={})
    now = clock.now()
    Message.objects.filter(notice="receipt").update(attempts=1, failed_at=now, next_try_at=now)
    Message.objects.filter(notice="answered").update(next_try_at=now - timedelta(seconds=9))
    delivery.drain()
    sent = Message.objects.order_by("sent_at").values_list("notice", flat=True)
    assert list(sent) == ["answered", "receipt"]


def test_what_is_due_leaves_in_the_order_in_which_it_became_due(smtp):
    house = House()
    cases = [file_live(house, f"siti{number}@example.org") for number in range(4)]
    now = clock.now()
    for ago, registered in zip((1, 4, 2, 3), cases, strict=True):
        due = now - timedelta(seconds=ago)
        Message.objects.filter(complaint=registered.complaint).update(next_try_at=due)
    delivery.drain()
    assert smtp.recipients == [f"siti{number}@example.org" for number in (1, 3, 2, 0)]


def test_a_drain_gives_way_after_its_turn_and_says_that_there_is_more(smtp, monkeypatch):
    monkeypatch.setattr(delivery, "TURN", timedelta(0))
    house = House()
    for number in range(3):
        file_live(house, f"siti{number}@example.org")
    assert delivery.drain() == delivery.Drained(sent=2, more=True)
    assert delivery.drain() == delivery.Drained(sent=1, more=False)


def test_failures_end_a_drain_only_in_a_row(smtp):
    """Of ten mails every other one meets a server that says "later"."""
    ill = {f"siti{number}@example.org" for number in range(0, 10, 2)}
    smtp.behaviour = Behaviour(data=lambda to: "451 later" if to in ill else "250 ok")
    house = House()
    for number in range(10):
        file_live(house, f"siti{number}@example.org")
    delivery.drain()
    assert len(smtp.taken) == 5
    assert Message.objects.exclude(failed_at=None).count() == 5


def test_a_message_is_to_blame_only_where_true_mail_went_through_since_it_last_failed(smtp):
    """Else one mail of long ago, or what the demo told, would put the blame on each message of an outage."""
    house = House()
    file_live(house)
    file_live(house, "budi@example.org")
    ill, siti = Behaviour(data=lambda _: "451 later"), Message.objects.order_by("pk")[0]
    smtp.behaviour = Behaviour(data=lambda to: "451 later" if to == "siti@example.org" else "250 ok")
    tries = []
    for behaviour in (smtp.behaviour, smtp.behaviour, ill, ill, ill):
        smtp.behaviour = behaviour
        house.file(clock.now())  # what the demo tells counts as sent at its time
        delivery.drain()
        siti.refresh_from_db()
        tries.append(siti.attempts)
        due_now()
    assert tries == [0, 1, 1, 1, 1]


def test_what_was_set_aside_is_sent_again_with_all_its_tries(smtp):
    file_live(House())
    Message.objects.update(state=S.SET_ASIDE, attempts=8, last_error="smtp_451")
    at = clock.now()
    assert outbox.send_again(only().pk, at=at) is True
    message = only()
    assert (message.state, message.attempts, message.next_try_at, message.last_error) == (S.QUEUED, 0, at, "")


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("550 no", S.SET_ASIDE),
        ("551 no", S.SET_ASIDE),
        ("553 no", S.SET_ASIDE),
        ("552 full", S.QUEUED),
        ("554 no", S.QUEUED),
    ],
)
def test_a_mailbox_is_given_up_only_where_the_server_says_that_there_is_none(smtp, reply, state):
    smtp.behaviour = Behaviour(rcpt=lambda _: reply)
    file_live(House())
    delivery.drain()
    assert (only().state, only().attempts, only().last_error) == (state, 1, f"smtp_{reply[:3]}")


def test_what_waits_for_its_sending_window_holds_up_nothing_that_may_leave_now(smtp):
    registered = file_live(House())
    at = clock.now()
    complaint = registered.complaint
    outbox.enqueue("lapsed", complaint, by=the_clock(), at=at, facts={}, not_before=at + timedelta(hours=9))
    outbox.enqueue("answered", complaint, by=the_clock(), at=at, facts={})
    delivery.drain()
    assert dict(Message.objects.values_list("notice", "state")) == {
        "receipt": S.SENT,
        "lapsed": S.QUEUED,
        "answered": S.SENT,
    }
    due_now()
    delivery.drain()
    assert len(smtp.taken) == 3


def test_a_mail_is_late_from_when_it_should_have_left_and_not_while_its_window_is_closed():
    registered = file_live(House())
    at, hour = clock.now(), timedelta(hours=1)
    receipt = only()
    outbox.enqueue("lapsed", registered.complaint, by=the_clock(), at=at, facts={}, not_before=at + 9 * hour)
    assert outbox.unsent_since(at) == receipt.next_try_at
    receipt.delete()
    assert outbox.unsent_since(at + 8 * hour) is None
    assert outbox.unsent_since(at + 9 * hour) == at + 9 * hour
    Message.objects.update(failed_at=at, next_try_at=at + 99 * hour)
    assert outbox.unsent_since(at + hour) == at  # it waits since it was made, however often it was put off
    Message.objects.update(state=S.SET_ASIDE)
    assert outbox.unsent_since(at + 99 * hour) is None


def test_an_import_tells_nobody():
    registered = file_live(House())
    Message.objects.all().delete()
    importer = Actor(ActorKind.IMPORT, origin=Origin.IMPORT)
    for notice in ("lapsed", "escalated_to_you"):
        outbox.enqueue(notice, registered.complaint, by=importer, at=clock.now(), facts={})
        telling = outbox.Telling(registered.complaint, outbox.Word(notice, {}))
        assert outbox.messages_to_all([telling], by=importer, at=clock.now()) == []
    assert not Message.objects.exists()


def test_the_link_of_a_mail_leads_its_reader_where_they_may_go(smtp):
    """The complainant to the case behind a token, staff to its page, an agency's head to figures, an administrator to
    the calendars."""
    house = House()
    complaint = file_live(house).complaint
    complaint.held_by, complaint.handler = house.unit, house.officer.user
    Message.objects.all().delete()
    at, facts = clock.now(), {"duties": []}
    words = [
        outbox.Word(
            Notice.FIVE_DAYS_OVER,
            {**facts, "unit_name": None, "offered": False},
            to=(Recipient.AGENCY_HEADS,),
        ),
        outbox.Word(Notice.REDATED_TO_YOU, facts),
        outbox.Word(Notice.REDATED, facts),
    ]
    outbox.enqueue_one_each(words, complaint, by=the_clock(), at=at, not_before=at)
    year = {"year": 2027, "calendars": ["id"]}
    outbox.enqueue_to_users(
        Notice.CALENDAR_WAITS, [house.administrator.user], by=the_clock(), at=at, facts=year, not_before=at
    )
    delivery.drain()
    links = {
        mail["To"]: re.search(r"http://\S+", mail.get_body(("plain",)).get_content()).group()
        for mail in smtp.mails
    }
    base, page = "http://localhost:8000", f"/petugas/kasus/{complaint.reference}/"
    assert links.pop("siti@example.org").startswith(f"{base}/kasus/tautan/")
    assert links == {
        house.head.user.email: f"{base}/pengawasan/",
        house.officer.user.email: base + page,
        house.administrator.user.email: f"{base}/admin/workflow/calendar/",
    }


def test_of_several_words_each_recipient_is_told_the_first_that_is_meant_for_them():
    house = House()
    case = house.file("2026-03-02")
    Message.objects.all().delete()
    words = [
        outbox.Word(Notice.FIVE_DAYS_OVER, {"duties": []}, to=(Recipient.AGENCY_HEADS,)),
        *(outbox.Word(notice, {"duties": []}) for notice in (Notice.AGENCY_OVERDUE, Notice.OVERDUE)),
    ]
    outbox.enqueue_one_each(words, case.row, by=the_clock(), at=clock.now(), not_before=clock.now())
    assert set(Message.objects.values_list("notice", "user")) == {
        ("five_days_over", house.head.user.pk),
        ("agency_overdue", house.coordinator.user.pk),
        ("agency_overdue", house.coordinator2.user.pk),
    }


def test_a_mail_in_a_lost_hand_holds_up_its_own_reader_alone():
    house = House()
    complaint = file_live(house).complaint
    Message.objects.all().delete()
    for _ in range(2):
        outbox.enqueue(Notice.AGENCY_OVERDUE, complaint, by=the_clock(), at=clock.now(), facts={})
    due_now()
    readers = set(Message.objects.values_list("user", flat=True))
    lost = Message.objects.earliest("pk")
    Message.objects.filter(pk=lost.pk).update(state=S.SENDING)
    batch = hands.Batch(Medium.MAIL)
    assert {message.user_id for message in batch.messages()} == readers - {lost.user_id} != set()
    batch.end()
