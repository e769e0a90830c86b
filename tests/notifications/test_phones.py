"""Short word to phones: to a proved number, through a gateway over real HTTP, each once, and never more than it should say."""

import json
import re
import signal
import threading
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from accounts.actors import Actor, complainant
from accounts.actors import clock as the_clock
from complaints import references, texts
from complaints.codes import Medium
from complaints.models import Complaint, Identity
from notifications import bodies, delivery, hands, mailbox, outbox, phones, rendering, withheld
from notifications.models import Message
from notifications.notices import NOT_ON_A_PHONE, RECIPIENTS, Notice, Recipient
from tests.factories import House
from tests.notifications.conftest import deliverer_with, due_now, file_live
from tests.notifications.fake_gateway import FakeGateway
from tests.notifications.test_rendering import message
from tests.waiting import SECONDS, eventually
from tests.workflow.rebuilt import assert_rebuilds
from workflow import clock
from workflow.errors import BadInput, NotNow, NotYours
from workflow.verbs import contacts
from workflow.verbs.intake import Person, Registered

NUMBER = "0812 3456 7890"
E164 = "+6281234567890"
S = Message.State
TOLD = sorted(
    notice
    for notice, readers in RECIPIENTS.items()
    if Recipient.COMPLAINANT in readers and notice not in NOT_ON_A_PHONE
)


@pytest.fixture
def gateway(settings: Any) -> Iterator[FakeGateway]:
    """A gateway for SMS; WhatsApp has none."""
    server = FakeGateway().start()
    settings.PHONE = {
        "sms": {"url": server.url, "token": "rahasia", "sender": "TUNTAS", "template": "", "most_a_day": 0}
    }
    settings.BASE_URL = "https://tuntas.example.go.id"
    yield server
    server.stop()


def wanting(house: House, *, email: str = "", number: str = NUMBER, **changes: Any) -> Registered:
    """Somebody files who wants word by SMS."""
    person = Person("Canary Aminah", email=email, phone=number, phone_medium="sms")
    return file_live(house, person=person, **changes)


def proved(house: House, **changes: Any) -> Registered:
    """The same, when the code was typed and the night is no matter."""
    case = wanting(house, **changes)
    Identity.objects.filter(complaint=case.complaint).update(phone_confirmed_at=clock.now())
    Message.objects.filter(complaint=case.complaint).delete()
    return case


def awake(house: House) -> House:
    """Of an agency that sends at any hour."""
    house.agency.send_from, house.agency.send_until = time(0, 0), time(23, 59, 59)
    house.agency.save(update_fields=["send_from", "send_until"])
    return house


def tell(case: Registered, *notices: Notice, **facts: Any) -> list[Message]:
    complaint = Complaint.objects.get(pk=case.complaint.pk)
    for notice in notices:
        outbox.enqueue(notice, complaint, by=the_clock(), at=clock.now(), facts=facts)
    return list(Message.objects.filter(complaint=case.complaint, medium="sms").order_by("pk"))


def code_in(gateway: FakeGateway) -> str:
    found = re.search(r"\b\d{6}\b", gateway.taken[-1]["text"])
    assert found is not None
    return found[0]


def by(case: Registered) -> Actor:
    return complainant(case.complaint.pk)


@pytest.mark.django_db
def test_a_number_gets_a_code_without_a_word_of_the_case_and_news_once_the_code_was_typed(
    gateway: FakeGateway,
):
    house = awake(House())
    case = wanting(house)
    assert tell(case, Notice.DISPATCHED) == [Message.objects.get()], "an unproved number gets a code alone"
    delivery.drain()
    (asked,) = gateway.taken
    assert (asked["to"], asked["channel"], asked["from"]) == (E164, "sms", "TUNTAS")
    assert case.complaint.reference not in json.dumps(asked)
    assert gateway.headers[0]["Authorization"] == "Bearer rahasia"
    assert (
        gateway.headers[0]["Idempotency-Key"] == asked["id"] == Message.objects.get().message_id.strip("<>")
    )
    code, kept = code_in(gateway), bodies.read(Message.objects.get())
    assert kept is not None
    assert code not in kept.text
    assert "[[code]]" in kept.text
    wrong = f"{(int(code) + 1) % 10**6:06}"
    with pytest.raises(BadInput):
        contacts.confirm_phone(case.complaint.pk, code=wrong, by=by(case), at=clock.now())
    with pytest.raises(NotYours):
        contacts.confirm_phone(case.complaint.pk, code=code, by=house.coordinator, at=clock.now())
    spelt = f" {code[:3]}-{code[3:]} "
    for _again in range(2):
        contacts.confirm_phone(case.complaint.pk, code=spelt, by=by(case), at=clock.now())
    assert [event.name for event in case.complaint.events.order_by("seq")] == [
        "registered",
        "phone_confirmed",
    ]
    assert case.complaint.events.earliest("seq").facts["phone_medium"] == "sms"
    tell(case, Notice.ANSWERED, duties=[_duty("reply", "2026-12-11")])
    delivery.drain()
    text = gateway.taken[-1]["text"]
    reference = case.complaint.reference
    assert text.startswith(f"Pengaduan {reference}: Pengaduan Anda sudah dijawab.")
    assert "11 Des 2026" in text
    assert text.endswith(f"https://tuntas.example.go.id/lacak/?nomor={reference}")
    assert gateway.taken[-1]["parameters"][0] == reference
    assert "Canary" not in json.dumps(gateway.taken)
    assert case.access_code not in json.dumps(gateway.taken)
    assert_rebuilds()


def _duty(kind: str, day: str) -> dict[str, Any]:
    return {"kind": kind, "due_on": day, "provisional": False, "length": None, "duty": 1}


@pytest.mark.django_db
def test_a_code_is_for_one_number_one_day_and_twice(gateway: FakeGateway):
    house = awake(House())
    case, at = wanting(house), clock.now()
    delivery.drain()
    code = code_in(gateway)
    person = Identity.objects.get()
    assert phones.proves(person, code, at=at)
    assert not phones.proves(person, code, at=at + timedelta(hours=25))
    contacts.ask_phone_code(case.complaint.pk, by=by(case), at=at)
    other = wanting(house)
    assert not Message.objects.filter(complaint=other.complaint).exists(), (
        "a third code to one number in a day"
    )
    with pytest.raises(NotNow):
        contacts.ask_phone_code(other.complaint.pk, by=by(other), at=at)
    contacts.correct_contacts(case.complaint.pk, email="", phone="0811 1111 1111", by=by(case), at=at)
    assert not phones.proves(Identity.objects.get(complaint=case.complaint), code, at=at)
    waiting = Message.objects.filter(complaint=case.complaint, state=S.QUEUED)
    assert waiting.count() == 1, "what waited for the number of before still leaves"
    assert_rebuilds()


@pytest.mark.django_db
def test_what_is_beyond_three_a_day_of_a_case_is_told_by_number_and_mail_is_counted_apart(
    gateway: FakeGateway,
):
    house = awake(House())
    case = proved(house, email="siti@example.org")
    turns = (Notice.DISPATCHED, Notice.RESUMED, Notice.EXTENDED, Notice.RECLASSIFIED, Notice.REMEDIED)
    tell(case, *turns)
    for medium in ("mail", "sms"):
        rows = Message.objects.filter(complaint=case.complaint, medium=medium).order_by("pk")
        assert [row.state for row in rows].count(S.MERGED) == 2, medium
    digest = Message.objects.get(medium="sms", notice="digest")
    assert (
        "2 kabar, yang terakhir: Tindakan yang dijanjikan sudah dilaksanakan" in rendering.render(digest).text
    )
    assert withheld.of(case.complaint) == []
    assert outbox.with_untried([case.complaint], [Notice.DISPATCHED]) == {case.complaint.pk}


@pytest.mark.django_db
def test_a_number_gets_twelve_a_day_from_all_its_cases_and_the_rest_waits(
    gateway: FakeGateway, monkeypatch: Any
):
    monkeypatch.setattr(phones, "MOST_A_DAY", 3)
    house = awake(House())
    cases = [proved(house) for _ in range(3)]
    told = [row for case in cases for row in tell(case, Notice.ANSWERED, Notice.MAY_ESCALATE)]
    now = clock.now()
    assert sum(row.next_try_at <= now for row in told) == 3
    first, fourth = told[0], told[3]
    assert fourth.next_try_at == first.next_try_at + timedelta(days=1)
    (renewed,) = tell(cases[0], Notice.ACCESS_RENEWED)[-1:]
    assert renewed.next_try_at <= clock.now(), "word of one's own key waits"


@pytest.mark.django_db
def test_a_phone_rings_in_the_agency_s_hours_and_a_code_comes_at_once(gateway: FakeGateway):
    house = House()
    agency = house.agency
    night, morning = datetime.fromisoformat("2026-03-07T23:30+07:00"), "2026-03-08T07:00+07:00"
    assert phones.waking(agency, night) == datetime.fromisoformat(morning), "a Sunday is a day like any other"
    assert phones.waking(agency, datetime.fromisoformat("2026-03-07T03:00+07:00")).hour == 7
    noon = datetime.fromisoformat("2026-03-07T12:00+07:00")
    assert phones.waking(agency, noon) == noon
    agency.send_from, agency.send_until = agency.send_until, agency.send_from
    assert phones.waking(agency, night) == night


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "state", "code"),
    [
        (422, S.SET_ASIDE, "number_refused"),
        (400, S.QUEUED, "http_400"),
        (401, S.QUEUED, "http_401"),
        (302, S.QUEUED, "http_302"),
        (429, S.QUEUED, "http_429"),
        (503, S.QUEUED, "http_503"),
        (0, S.QUEUED, "disconnected"),
    ],
)
def test_what_a_gateway_may_answer(gateway: FakeGateway, status: int, state: str, code: str):
    gateway.status = lambda _number: status
    case = proved(awake(House()))
    tell(case, Notice.ANSWERED)
    for _ in range(3):
        delivery.drain()
        due_now()
    row = Message.objects.get()
    assert (row.state, row.last_error) == (state, code)
    assert row.attempts == (1 if status == 422 else 3 if status == 400 else 0), (
        "an ill gateway is no fault of a message"
    )
    gateway.status = lambda _number: 200
    delivery.drain()
    assert Message.objects.get().state == (S.SET_ASIDE if status == 422 else S.SENT)
    if status == 422:
        assert tell(case, Notice.MAY_ESCALATE) == [row], "a refused number is written to again"
        assert phones.refused(Identity.objects.get())
        assert outbox.send_again(row.pk, at=clock.now())
        delivery.drain()
        assert gateway.numbers == [E164]


@pytest.mark.django_db
def test_an_ill_gateway_holds_up_no_mail_and_an_ill_mail_server_no_text(gateway: FakeGateway, smtp: Any):
    case = proved(awake(House()), email="siti@example.org")
    tell(case, Notice.ANSWERED)
    gateway.stop()
    delivery.drain()
    assert len(smtp.taken) == 1
    assert Message.objects.get(medium="sms").state == S.QUEUED


@pytest.mark.django_db
def test_an_installation_may_limit_its_day(gateway: FakeGateway, settings: Any):
    settings.PHONE["sms"]["most_a_day"] = 2
    house = awake(House())
    for number in range(3):
        tell(proved(house, number=f"0812 3456 78{number:02}"), Notice.ANSWERED)
    delivery.drain()
    delivery.drain()
    assert len(gateway.taken) == 2
    settings.PHONE["sms"]["most_a_day"] = 3
    delivery.drain()
    assert len(gateway.taken) == 3


@pytest.mark.django_db
def test_nothing_is_promised_to_a_phone_without_a_gateway_or_a_wish(settings: Any):
    house = awake(House())
    settings.PHONE = {}
    with pytest.raises(BadInput) as refused:
        wanting(house)
    assert set(refused.value.errors) == {"complainant.phone_medium"}
    settings.PHONE = {"sms": {"url": "file:///nowhere"}}
    for number, field in (("", "phone"), ("021 555 0123", "phone"), ("bukan nomor", "phone")):
        with pytest.raises(BadInput) as refused:
            wanting(house, number=number)
        assert set(refused.value.errors) == {f"complainant.{field}"}
    case = proved(house)
    settings.PHONE = {}
    assert tell(case, Notice.ANSWERED) == []
    Identity.objects.update(phone_medium="")
    settings.PHONE = {"sms": {"url": "file:///nowhere"}}
    assert tell(case, Notice.ANSWERED) == []


@pytest.mark.django_db
def test_on_one_machine_a_text_becomes_a_file_that_administrators_read(settings: Any, tmp_path: Path):
    settings.PHONE = {"sms": {"url": f"file://{tmp_path}/phone", "token": "", "sender": "", "template": ""}}
    tell(proved(awake(House())), Notice.ANSWERED)
    delivery.drain()
    (text,) = mailbox.texts()
    assert (text.to, text.medium) == (E164, "SMS")
    assert "sudah dijawab" in text.text
    assert (tmp_path / "phone").stat().st_mode & 0o777 == 0o700


GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà[]{}~|^\\€"
)
"""The signs of GSM 03.38: any other makes a message count double and more."""


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_text_fits_two_messages_of_plain_signs_and_is_translated(language: str, settings: Any):
    settings.BASE_URL = "https://pengaduan.kabupaten-panjang.go.id"
    for notice in [*TOLD, Notice.PHONE_TO_CONFIRM]:
        told = message(notice, language)
        told.medium, told.identity = Medium.SMS, Identity(pk=1)
        words = rendering.render(told)
        assert set(words.text) <= GSM, (notice, set(words.text) - GSM)
        assert len(words.text) <= 306, (notice, len(words.text), words.text)
        assert ("TNT-7K4M-2Q9X-C" in words.text) == (notice != Notice.PHONE_TO_CONFIRM)
        assert "None" not in words.text
        if language == "en":
            with override("id"):
                told.language = "id"
                assert rendering.render(told).text != words.text


@given(st.binary(min_size=16, max_size=32))
def test_a_one_day_key_is_read_in_any_spelling_and_a_wrong_sign_is_known(drawn: bytes):
    key = references.one_day_key(drawn)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", key)
    assert references.normalise_one_day_key(key.lower().replace("-", " ")) == key
    other = ("1" if key[0] == "0" else "0") + key[1:]
    with pytest.raises(references.BadCheckCharacter):
        references.normalise_one_day_key(other)


@given(st.integers(min_value=0, max_value=10**7 - 1))
def test_a_mobile_number_is_one_in_every_form_it_is_written_in(last: int):
    digits = f"812{last:07}"
    forms = (f"0{digits}", f"+62 {digits}", f"0062{digits}", f"wa.me/62{digits}")
    found = {texts.phone(form) for form in forms}
    assert found == {f"+62{digits}"}
    assert texts.mobile(f"+62{digits}")


@pytest.mark.usefixtures("committed")
@pytest.mark.processes
def test_a_worker_killed_after_the_gateway_took_it_makes_one_duplicate_under_the_same_id(
    gateway: FakeGateway, sink: Any
):
    tell(proved(awake(House())), Notice.ANSWERED)
    come, killed = threading.Event(), threading.Event()

    def hold() -> None:
        come.set()
        killed.wait(SECONDS)

    gateway.before = hold
    worker = deliverer_with(sink, SMS_URL=gateway.url, SMS_TOKEN="rahasia")
    assert come.wait(SECONDS)
    assert Message.objects.get().state == S.SENDING
    worker.send_signal(signal.SIGKILL)
    worker.wait(SECONDS)
    killed.set()
    gateway.before = lambda: None
    eventually(lambda: hands.release_stale() == 1 or Message.objects.get().state == S.QUEUED)
    delivery.drain()
    assert Message.objects.get().state == S.SENT
    eventually(lambda: len(gateway.taken) == 2)
    assert len({text["id"] for text in gateway.taken}) == 1


@pytest.mark.usefixtures("committed")
def test_many_filings_at_once_that_name_one_number_send_it_two_codes(gateway: FakeGateway):
    house = House()

    def run() -> None:
        wanting(house)
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Message.objects.count() == phones.ASKED_A_DAY
