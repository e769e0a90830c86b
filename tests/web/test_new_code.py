"""A new access code for whoever lost theirs: by the confirmed address of the case, and nobody learns of anything else."""

import itertools
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.limits import budgets, pace
from complaints import access, references
from complaints.codes import IdentityKind
from complaints.models import Complaint, Identity
from notifications import addresses, delivery, links
from notifications.models import Message
from notifications.notices import Notice
from tests.api.conftest import Speaker
from tests.factories import House
from tests.notifications.conftest import file_live
from tests.workflow.rebuilt import assert_rebuilds
from web import door
from workflow import clock
from workflow.verbs.intake import Registered

pytestmark = pytest.mark.django_db
ASK = "/lacak/kode-baru/"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers need not take their time here."""
    monkeypatch.setattr(pace, "STEP", 0.001)


def confirmed(house: House, **changes: Any) -> Registered:
    case = file_live(house, **changes)
    addresses.confirm(case.complaint.complainant.pk, at=clock.now())
    return case


def sent() -> list[Message]:
    return list(Message.objects.filter(notice=Notice.NEW_CODE))


def ask(client: Client, reference: str) -> str:
    answer = client.post(ASK, {"reference": reference})
    assert answer.status_code == 200
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return page.replace(reference, "TNT")


def link_in(message: Message) -> str:
    assert message.identity is not None
    address = links.to_new_code(message.identity, seq=message.facts["seq"], asked_at=message.created_at)
    return address.removeprefix(address.partition("/kasus/")[0])


def test_a_new_code_opens_the_case_and_the_old_one_does_not(client: Client, mailoutbox: list[Any]):
    case = confirmed(House())
    ask(client, case.complaint.reference)
    delivery.drain()
    (mail,) = [each for each in mailoutbox if "kode-baru" in each.body]
    found = re.search(r"https?://[^/]+(/kasus/kode-baru/\S+)", mail.body)
    assert found is not None
    assert case.access_code not in mail.body
    other = Client()
    page = other.get(found[1])
    assert page.status_code == 200
    assert access.opens(Complaint.objects.get(), case.access_code), "opening the page changed something"
    receipt = other.post(found[1], {"key": door.new_key()}, follow=True).content.decode()
    new = re.search(r'id="access-code">([^<]+)<', receipt)
    assert new is not None
    row = Complaint.objects.get()
    assert access.opens(row, new[1])
    assert not access.opens(row, case.access_code)
    assert list(row.events.order_by("seq").values_list("name", flat=True))[-1] == "access_renewed"
    assert Message.objects.filter(notice=Notice.ACCESS_RENEWED, complaint=row).count() == 1
    assert_rebuilds()


def test_the_page_reads_the_same_for_every_number(client: Client):
    house = House()
    pages = {
        ask(client, confirmed(house).complaint.reference),
        ask(client, file_live(house, email="baru@example.org").complaint.reference),
        ask(client, file_live(house, identity=IdentityKind.ANONYMOUS, person=None).complaint.reference),
        ask(client, references.new_reference()),
    }
    assert len(pages) == 1
    assert len(sent()) == 1


def test_an_address_that_nobody_confirmed_gets_no_link(client: Client):
    ask(client, file_live(House()).complaint.reference)
    assert not sent()


def test_asking_again_within_the_hour_sends_nothing_more(client: Client):
    case = confirmed(House())
    for _n in range(4):
        ask(client, case.complaint.reference)
    assert len(sent()) == 1
    Message.objects.update(created_at=clock.now() - timedelta(hours=2))
    ask(client, case.complaint.reference)
    assert len(sent()) == 2


def test_a_mailbox_that_had_its_mails_of_the_day_gets_no_link(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    case = confirmed(House())
    monkeypatch.setattr(addresses, "MOST_A_DAY", 0)
    ask(client, case.complaint.reference)
    assert not sent()


def test_who_asks_too_often_waits_and_is_told(client: Client):
    statuses = [client.post(ASK, {"reference": references.new_reference()}).status_code for _n in range(8)]
    assert statuses[: budgets.NEW_CODES.free] == [200] * budgets.NEW_CODES.free
    assert 429 in statuses


@pytest.mark.parametrize("typed", ["", "TNT-0000-0000-1", "bukan nomor", "x" * 200])
def test_what_is_no_number_is_said(client: Client, typed: str):
    assert client.post(ASK, {"reference": typed}).status_code == 400


def test_a_link_makes_one_code_and_an_older_link_none(client: Client):
    case = confirmed(House())
    ask(client, case.complaint.reference)
    Message.objects.update(created_at=clock.now() - timedelta(hours=2))
    ask(client, case.complaint.reference)
    first, second = (link_in(message) for message in sent())
    assert Client().post(second, {"key": door.new_key()}).status_code == 302
    for used in (first, second):
        answer = Client().post(used, {"key": door.new_key()})
        assert answer.status_code == 409
        assert reverse("web:ask-code") in answer.content.decode()


def test_the_same_press_twice_gives_the_same_code(client: Client):
    case = confirmed(House())
    ask(client, case.complaint.reference)
    link, key = link_in(sent()[0]), door.new_key()
    for _n in range(2):
        assert client.post(link, {"key": key}).status_code == 302
    assert case.complaint.events.filter(name="access_renewed").count() == 1


def test_a_link_is_over_after_a_day(client: Client):
    case = confirmed(House())
    identity = Identity.objects.get(complaint=case.complaint.pk)
    past = links.to_new_code(identity, seq=0, asked_at=clock.now() - timedelta(hours=25))
    assert client.post(past[past.index("/kasus/") :], {"key": door.new_key()}).status_code == 404


@pytest.mark.parametrize("made_for", ["case", "code"])
def test_a_link_serves_the_page_it_was_made_for_alone(client: Client, made_for: str):
    case = confirmed(House())
    identity = Identity.objects.get(complaint=case.complaint.pk)
    now = clock.now()
    make = {
        "case": links.to_complainant(identity, at=now),
        "code": links.to_new_code(identity, seq=0, asked_at=now),
    }
    token = make[made_for].rstrip("/").rpartition("/")[2]
    other = {"case": "web:new-code", "code": "web:case-link"}[made_for]
    assert client.post(reverse(other, args=[token]), {"key": door.new_key()}).status_code == 404


def test_a_visit_that_the_old_code_opened_ends_and_what_was_typed_comes_back(client: Client):
    case = confirmed(House())
    typed = {"reference": case.complaint.reference, "code": case.access_code}
    assert client.post("/lacak/", typed).status_code == 302
    contacts = f"/kasus/{case.complaint.reference}/kontak/"
    form = client.get(contacts)
    key = re.search(r'name="key" value="([^"]+)"', form.content.decode())
    assert key is not None
    ask(Client(), case.complaint.reference)
    mine = Client()
    receipt = mine.post(link_in(sent()[0]), {"key": door.new_key()}, follow=True).content.decode()
    new = re.search(r'id="access-code">([^<]+)<', receipt)
    assert new is not None
    wrote = {"key": key[1], "email": "lain@example.org", "phone": "0812 3456 7890"}
    assert client.post(contacts, wrote).status_code == 404
    assert client.get(f"/kasus/{case.complaint.reference}/tanda-terima.pdf").status_code == 404
    assert client.post("/lacak/", {**typed, "code": new[1]}).status_code == 302
    assert "lain@example.org" in client.get(contacts).content.decode()
    assert mine.get(contacts).status_code == 200


def test_the_answer_takes_the_same_time_for_every_number(monkeypatch: pytest.MonkeyPatch):
    house = House()
    waited: list[float] = []
    began = itertools.count()
    monkeypatch.setattr(pace, "STEP", 0.25)
    monkeypatch.setattr(pace.time, "monotonic", lambda: next(began) * 0.07)
    monkeypatch.setattr(pace.time, "sleep", waited.append)
    for number in (confirmed(house).complaint.reference, references.new_reference()):
        ask(Client(), number)
        Speaker().post("new-code/", {"reference": number})
    assert waited == [pytest.approx(pace.STEP - 0.07)] * 4


def test_a_program_asks_and_makes_one_as_the_pages_do():
    case, nobody = confirmed(House()), Speaker()
    answers = [
        nobody.post("new-code/", {"reference": number})
        for number in (case.complaint.reference.lower(), references.new_reference())
    ]
    assert [(each.status_code, each.content) for each in answers] == [(202, b"")] * 2
    token = link_in(sent()[0]).rstrip("/").rpartition("/")[2]
    made = nobody.post("new-code/make/", {"token": token}).json()
    assert made["reference"] == case.complaint.reference
    path = f"complaints/{made['reference']}/"
    assert Speaker(access_code=made["access_code"]).get(path).status_code == 200
    assert Speaker(access_code=case.access_code).get(path).status_code == 404
    refused = (
        ("new-code/make/", {"token": token}, 409, "code_renewed"),
        ("new-code/make/", {"token": "bukan"}, 404, "not_found"),
        ("new-code/", {"reference": "bukan"}, 400, "bad_reference"),
    )
    for path, body, status, code in refused:
        answer = nobody.post(path, body)
        assert (answer.status_code, code in answer.content.decode()) == (status, True)


def test_who_files_without_identity_is_told_that_no_code_can_be_made_anew(client: Client):
    House()
    assert "tidak ada yang dapat membuatkan kode baru" in client.get("/lapor/sekaligus/").content.decode()
