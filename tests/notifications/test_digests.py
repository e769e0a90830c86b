"""Of one case three mails a day reach its complainant; what is beyond goes together, in order, and nothing is lost."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.actors import clock as the_clock
from notifications import delivery, digests, outbox, rendering
from notifications.models import Message
from notifications.notices import MAY_WAIT, Notice
from tests.chance import examples
from tests.factories import House
from tests.notifications.conftest import due_now, file_live, live
from workflow import clock
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db
S = Message.State
WAITS = sorted(MAY_WAIT - {Notice.MESSAGE_RECEIVED, Notice.SUSPENDED})
AT_ONCE = [Notice.COMPLETION_REQUESTED, Notice.ANSWERED, Notice.MAY_ESCALATE]


def tell(complaint, *notices: Notice, at=None, **facts: object) -> None:
    for notice in notices:
        outbox.enqueue(notice, complaint, by=the_clock(), at=at or clock.now(), facts=facts)


def kept(complaint) -> list[tuple[str, str]]:
    return list(complaint.notices.filter(user=None).order_by("pk").values_list("notice", "state"))


def test_the_fourth_mail_of_a_day_and_what_follows_become_one(smtp):
    complaint = file_live(House()).complaint
    tell(complaint, Notice.DISPATCHED, Notice.RESUMED, Notice.EXTENDED, Notice.RECLASSIFIED, Notice.REMEDIED)
    assert kept(complaint) == [
        ("receipt", S.QUEUED),
        ("dispatched", S.QUEUED),
        ("resumed", S.QUEUED),
        ("extended", S.MERGED),
        ("digest", S.QUEUED),
        ("reclassified", S.MERGED),
        ("remedied", S.MERGED),
    ]
    digest = complaint.notices.get(notice="digest")
    first = complaint.notices.earliest("pk")
    assert digest.next_try_at == first.next_try_at + timedelta(days=1)
    delivery.drain()
    assert len(smtp.mails) == 3
    due_now()
    delivery.drain()
    *_, last = smtp.mails
    assert len(smtp.mails) == 4
    text = " ".join(last.get_body(("plain",)).get_content().split())
    headings = ["1. Unit memerlukan waktu", "2. Klasifikasi pengaduan", "3. Tindakan yang dijanjikan"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    threads = [
        (mail["Subject"], (mail["References"] or "").split(), mail["In-Reply-To"]) for mail in smtp.mails
    ]
    ids = [mail["Message-ID"] for mail in smtp.mails]
    subject = f"Pengaduan {complaint.reference}"
    assert threads == [(subject, ids[:n], ids[n - 1] if n else None) for n in range(4)]
    assert {mail["To"] for mail in smtp.mails} == {"siti@example.org"}
    assert all(parsedate_to_datetime(mail["Date"]) for mail in smtp.mails)


def test_one_thing_beyond_three_is_told_in_its_own_words():
    complaint = file_live(House()).complaint
    tell(complaint, Notice.DISPATCHED, Notice.RESUMED, Notice.REMEDIED)
    digest = complaint.notices.select_related("complaint", "identity").get(notice="digest")
    alone = complaint.notices.select_related("complaint", "identity").get(notice="remedied")
    assert rendering.render(digest).text == rendering.render(alone).text


def test_what_has_a_date_comes_at_once_and_sends_what_waits_before_it(smtp):
    complaint = file_live(House()).complaint
    tell(complaint, Notice.DISPATCHED, Notice.RESUMED, Notice.EXTENDED, Notice.REMEDIED)
    tell(complaint, Notice.ANSWERED, outcome="partly", may_contest=True)
    delivery.drain()
    headings = [mail.get_body(("plain",)).get_content().splitlines()[0] for mail in smtp.mails]
    assert headings[-2:] == ["Beberapa kabar tentang pengaduan Anda", "Pengaduan Anda sudah dijawab"]
    assert len(headings) == 5


def test_a_question_of_the_office_with_a_clock_that_waits_comes_at_once():
    complaint = file_live(House()).complaint
    tell(complaint, Notice.DISPATCHED, Notice.RESUMED)
    tell(complaint, Notice.SUSPENDED, reason="awaiting_complainant", resume_by_on="2026-12-04")
    tell(complaint, Notice.SUSPENDED, reason="awaiting_other_body", resume_by_on="2026-12-04")
    assert kept(complaint)[-3:] == [("suspended", S.QUEUED), ("suspended", S.MERGED), ("digest", S.QUEUED)]


def test_messages_of_the_office_stand_once_in_a_digest_and_the_staff_s_own_mails_are_never_merged():
    house = House()
    complaint = file_live(house).complaint
    tell(complaint, Notice.DISPATCHED, Notice.RESUMED)
    for text in ("Bawa KTP.", "Dan KK.", "Terima kasih."):
        conversation.send_message(complaint.pk, text=text, by=live(house.coordinator), at=clock.now())
    assert kept(complaint)[3:] == [("message_received", S.MERGED), ("digest", S.QUEUED)]
    tell(complaint, *[Notice.TO_VERIFY] * 6, duties=[], why="completed")
    assert set(complaint.notices.exclude(user=None).values_list("state", flat=True)) == {S.QUEUED}


def test_a_digest_that_a_worker_has_in_hand_takes_nothing_more():
    complaint = file_live(House()).complaint
    tell(complaint, Notice.DISPATCHED, Notice.RESUMED, Notice.EXTENDED)
    complaint.notices.filter(notice="digest").update(state=S.SENDING, attempts=1)
    tell(complaint, Notice.REMEDIED)
    both = complaint.notices.filter(notice="digest").order_by("pk")
    assert [[told["notice"] for told in row.facts["told"]] for row in both] == [["extended"], ["remedied"]]


def test_what_was_merged_and_stands_in_no_digest_is_found():
    complaint = file_live(House()).complaint
    tell(complaint, Notice.DISPATCHED, Notice.RESUMED, Notice.EXTENDED, Notice.REMEDIED)
    assert list(digests.lost()) == []
    complaint.notices.filter(notice="digest").update(facts={"told": []})
    merged = complaint.notices.filter(state=S.MERGED).order_by("pk").values_list("pk", flat=True)
    assert list(digests.lost()) == list(merged)


def test_a_digest_is_sealed_anew_with_what_it_takes_in():
    complaint = file_live(House()).complaint
    tell(complaint, Notice.DISPATCHED, Notice.RESUMED, Notice.EXTENDED, Notice.REMEDIED)
    for row in complaint.notices.filter(user=None):
        assert row.seal == row.sealed(), row.notice


@given(
    told=st.lists(
        st.tuples(st.sampled_from([*WAITS, *AT_ONCE]), st.integers(0, 20 * 60)), min_size=1, max_size=10
    )
)
@settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_in_no_day_more_than_three_that_may_wait_leave_and_each_is_told_once_in_order(told):
    complaint = file_live(House(), f"{uuid4()}@example.org").complaint
    at = complaint.notices.get().created_at
    for notice, minutes in told:
        at += timedelta(minutes=minutes)
        tell(complaint, notice, at=at)
        # What is due by then has left.
        complaint.notices.filter(state=S.QUEUED, next_try_at__lte=at).update(state=S.SENT, sent_at=at)
    mails = list(complaint.notices.exclude(state=S.MERGED).order_by("next_try_at", "pk"))
    said = [
        one
        for mail in mails
        for one in (
            [each["notice"] for each in mail.facts["told"]] if mail.facts.get("told") else [mail.notice]
        )
    ]
    assert said == ["receipt", *(notice for notice, _minutes in told)]
    waiting = [mail for mail in mails if mail.notice not in AT_ONCE]
    for first, fourth in zip(waiting, waiting[3:], strict=False):
        released = any(mail.notice in AT_ONCE and mail.next_try_at == fourth.next_try_at for mail in mails)
        assert released or fourth.next_try_at - first.next_try_at >= timedelta(days=1)
