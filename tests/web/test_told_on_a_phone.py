"""Word by SMS or WhatsApp as its complainant meets it: asked when filing, proved by a code, and said honestly where there is none."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts.actors import complainant
from accounts.limits import pace
from complaints import access, references
from complaints.models import Complaint, Identity
from notifications import delivery, mailbox, receipt, reports
from notifications.models import Message
from notifications.notices import Notice
from tests.api.conftest import Speaker
from tests.factories import House
from tests.notifications.conftest import file_live
from tests.notifications.paper_words import words_of
from tests.web.test_contacts import opened
from tests.web.test_filing import filled
from tests.web.test_staff import signed_in
from web import door
from workflow import clock
from workflow.reading import receipts
from workflow.verbs import contacts, slips
from workflow.verbs.intake import Person

pytestmark = pytest.mark.django_db
NONE_YET = "Kabar lewat SMS atau WhatsApp belum ada."
NONE_ON_THE_PAGE = "kabar lewat SMS atau WhatsApp belum ada."
NUMBER = "0812-3456-7890"
UNKNOWN = references.new_reference()


@pytest.fixture
def phones(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SMS and WhatsApp into files."""
    monkeypatch.setattr(pace, "STEP", 0.001)
    folder = {"url": f"file://{tmp_path}", "token": "", "sender": "", "template": "", "most_a_day": 0}
    settings.PHONE = {"sms": dict(folder), "whatsapp": folder}


def texts() -> list[str]:
    delivery.drain()
    return [one.text for one in mailbox.texts()]


def code() -> str:
    found = re.search(r"\b\d{6}\b", texts()[0])
    assert found is not None
    return found[0]


def filed(client: Client, house: House, **said: str) -> Any:
    """Through the steps, up to the receipt."""
    client.post("/lapor/", {"unit": house.unit.code})
    told = {
        "subject": "Antrean loket",
        "description": "Saya menunggu lima jam di loket.",
        "occurred_on": "2026-03-02",
    }
    client.post("/lapor/kejadian/", told)
    client.post("/lapor/bukti/", {})
    answer = client.post("/lapor/identitas/", {"identity": "named", "name": "Siti Aminah", **said})
    if answer.status_code != 302:
        return answer
    check = client.get("/lapor/periksa/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', check)
    assert key is not None
    return client.post("/lapor/periksa/", {"key": key[1]}, follow=True)


def test_without_a_gateway_it_is_said_when_filing_on_the_receipt_the_case_and_the_contacts(client: Client):
    house = House()
    client.post("/lapor/", {"unit": house.unit.code})
    page = client.get("/lapor/identitas/").content.decode()
    assert NONE_YET in page
    assert "phone_medium" not in page
    shown = filed(client, house, phone=NUMBER).content.decode()
    assert NONE_ON_THE_PAGE in shown
    assert "/lacak/?nomor=TNT" in shown
    case = Complaint.objects.get()
    assert NONE_ON_THE_PAGE in client.get(f"/kasus/{case.reference}/").content.decode()
    assert NONE_YET in client.get(f"/kasus/{case.reference}/kontak/").content.decode()
    asked = client.get("/lacak/kode-baru/").content.decode()
    assert "Kode baru belum dapat dikirim lewat SMS atau WhatsApp." in asked


@pytest.mark.usefixtures("phones")
def test_it_is_chosen_when_filing_and_proved_on_the_contacts_page(client: Client):
    house = House()
    answer = filed(client, house, phone_medium="whatsapp")
    assert "Isi nomor ponsel" in answer.content.decode()
    assert filed(client, house, phone="021 555 0123", phone_medium="sms").status_code == 400
    receipt = filed(client, house, phone=NUMBER, phone_medium="whatsapp").content.decode()
    assert "Kode enam angka dikirim lewat WhatsApp ke +6281234567890." in receipt
    case = Complaint.objects.get()
    contacts = f"/kasus/{case.reference}/kontak/"
    page = client.get(contacts).content.decode()
    assert 'value="whatsapp" checked' in re.sub(r"\s+", " ", page) or "checked" in page
    key = door.new_key(f"case:{case.pk}")
    wrong = client.post(contacts, {"code": "000000", "key": key})
    assert wrong.status_code == 400
    assert "Kode ini tidak cocok" in wrong.content.decode()
    assert client.post(contacts, {"again": "1", "key": door.new_key(f"case:{case.pk}")}).status_code == 302
    assert client.post(contacts, {"again": "1", "key": door.new_key(f"case:{case.pk}")}).status_code == 409
    assert len(texts()) == 2
    done = client.post(contacts, {"code": code(), "key": door.new_key(f"case:{case.pk}")}, follow=True)
    assert "sudah dipastikan: kabar singkat datang lewat WhatsApp" in done.content.decode()
    shown = client.get(f"/kasus/{case.reference}/").content.decode()
    assert "kabarkan singkat lewat WhatsApp ke +6281234567890" in " ".join(shown.split())
    history = "Anda memastikan nomor telepon untuk kabar singkat."
    assert history in shown


@pytest.mark.usefixtures("phones")
def test_word_to_a_phone_is_ended_on_the_contacts_page(client: Client):
    case = file_live(House(), person=Person("Siti", phone=NUMBER, phone_medium="sms"))
    browser, path = opened(case), f"/kasus/{case.complaint.reference}/kontak/"
    key = door.new_key(f"case:{case.complaint.pk}")
    wrong = browser.post(
        path, {"email": "siti", "phone": "021 555 0123", "phone_medium": "whatsapp", "key": key}
    )
    assert all(
        told in wrong.content.decode() for told in ("Alamat surel tidak benar", "Ini bukan nomor ponsel")
    )
    key = door.new_key(f"case:{case.complaint.pk}")
    answer = browser.post(path, {"email": "", "phone": NUMBER, "phone_medium": "", "key": key})
    assert answer.status_code == 302
    assert Identity.objects.get().phone_medium == ""
    assert texts() == [], "a code that nobody waits for leaves"


@pytest.mark.usefixtures("phones")
def test_a_lost_code_is_replaced_by_a_key_from_the_proved_phone(client: Client):
    house = House()
    case = file_live(house, person=Person("Siti", phone=NUMBER, phone_medium="sms", email="siti@example.org"))
    number, browser = case.complaint.reference, opened(case)
    anybody = client.post("/lacak/kode-baru/", {"reference": number})
    assert len(texts()) == 1, "a key went to a number that nobody proved"
    key = door.new_key(f"case:{case.complaint.pk}")
    browser.post(f"/kasus/{number}/kontak/", {"code": code(), "key": key})
    unknown = client.post("/lacak/kode-baru/", {"reference": UNKNOWN})
    alike = [
        re.sub(r'value="[^"]+"', "", answer.content.decode()).replace(number, "").replace(UNKNOWN, "")
        for answer in (anybody, unknown)
    ]
    assert alike[0] == alike[1]
    client.post("/lacak/kode-baru/", {"reference": number})
    assert not Message.objects.filter(notice=Notice.NEW_CODE, medium="mail").exists(), (
        "to an address nobody confirmed"
    )
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", texts()[0].replace(number, ""))
    assert found is not None
    path = "/lacak/kode-baru/telepon/"
    assert number in client.get(f"{path}?nomor={number}").content.decode()
    other = "0000-0000-0000"
    for typed, status in ((found[0][:-1] + "?", 400), (other, 404)):
        assert (
            client.post(path, {"reference": number, "code": typed, "key": door.new_key()}).status_code
            == status
        )
    assert client.post(path, {"reference": UNKNOWN, "code": found[0]}).status_code == 404
    receipt = client.post(
        path, {"reference": number, "code": found[0].lower(), "key": door.new_key()}, follow=True
    )
    new = re.search(r'id="access-code">([^<]+)<', receipt.content.decode())
    assert new is not None
    row = Complaint.objects.get()
    assert access.opens(row, new[1])
    assert not access.opens(row, case.access_code)
    used = Client().post(path, {"reference": number, "code": found[0], "key": door.new_key()})
    assert used.status_code == 409
    assert any("Kode akses Anda sudah diganti" in text for text in texts())


@pytest.mark.usefixtures("phones")
def test_programs_do_the_same_and_staff_cannot():
    house = House()
    case = file_live(house, person=Person("Siti", phone=NUMBER))
    path = f"complaints/{case.complaint.reference}/"
    theirs, staff = Speaker(access_code=case.access_code), Speaker(house.coordinator.user)
    told = {"email": "", "phone": NUMBER, "phone_medium": "sms"}
    assert staff.post(f"{path}correct-contacts/", told).status_code == 403
    assert theirs.post(f"{path}correct-contacts/", {**told, "phone_medium": "pigeon"}).status_code == 400
    assert theirs.post(f"{path}correct-contacts/", told).status_code == 200
    sent = code()
    assert staff.post(f"{path}confirm-phone/", {"code": sent}).status_code == 403
    assert theirs.post(f"{path}confirm-phone/", {"code": "1"}).status_code == 400
    assert theirs.post(f"{path}confirm-phone/", {"code": sent}).status_code == 200
    assert theirs.post(f"{path}ask-phone-code/", {}).status_code == 409
    anybody = Speaker()
    assert anybody.post("new-code/", {"reference": case.complaint.reference}).status_code == 202
    found = re.search(r": ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})\.", texts()[0])
    assert found is not None
    key = {"reference": case.complaint.reference, "token": found[1]}
    assert anybody.post("new-code/make/", {**key, "token": "0000-0000-0000"}).status_code == 404
    made = anybody.post("new-code/make/", key)
    assert made.status_code == 200
    assert access.opens(Complaint.objects.get(), made.json()["access_code"])


def told_by_a_clerk(house: House, **said: str) -> dict[str, str]:
    person = {"name": "Siti Aminah", "phone": NUMBER, "phone_medium": "sms"}
    return filled(house, channel="phone", claimed_received_on="", **{**person, **said})


@pytest.mark.usefixtures("phones")
@pytest.mark.parametrize("who", ["coordinator", "officer"])
def test_a_clerk_who_files_for_a_caller_types_the_code_that_the_caller_reads_out(who: str):
    house = House()
    desk = signed_in(getattr(house, who))
    read_back = desk.post("/petugas/lapor/", {**told_by_a_clerk(house), "look": "1"}).content.decode()
    assert "SMS, setelah nomornya dipastikan dengan kode" in read_back
    desk.post("/petugas/lapor/", told_by_a_clerk(house))
    case = Complaint.objects.get()
    path, owner = f"/petugas/lapor/{case.reference}/", f"user:{getattr(house, who).user.pk}"
    page = desk.get(path).content.decode()
    assert "Minta pengadu membacakannya" in page
    assert "6281234567890" not in page
    assert signed_in(House().coordinator).post(path, {"code": code()}).status_code == 404
    wrong = desk.post(path, {"code": "12", "key": door.new_key(owner)})
    assert wrong.status_code == 400
    assert "Kode ini tidak cocok" in wrong.content.decode()
    assert desk.post(path, {"again": "1", "key": door.new_key(owner)}).status_code == 302
    refused = desk.post(path, {"again": "1", "key": door.new_key(owner)})
    assert refused.status_code == 409
    assert "Wajib diisi" not in refused.content.decode()
    done = desk.post(path, {"code": code(), "key": door.new_key(owner)}, follow=True)
    assert "kabar singkat datang lewat SMS" in done.content.decode()
    assert [event.name for event in case.events.order_by("seq")] == ["registered", "phone_read_out"]
    paper = receipt.pdf(receipts.facts(case, getattr(house, who)), "id")
    assert "Kabar perkembangan Surel; SMS Yang" in " ".join(words_of(paper).split())


@pytest.mark.usefixtures("phones")
def test_a_number_that_was_read_out_gets_a_key_only_once_the_complainant_proved_it(client: Client):
    house = House()
    signed_in(house.coordinator).post("/petugas/lapor/", told_by_a_clerk(house))
    case = Complaint.objects.get()
    contacts.confirm_phone(case.pk, code=code(), by=house.coordinator, at=clock.now())
    before = len(texts())
    client.post("/lacak/kode-baru/", {"reference": case.reference})
    assert len(texts()) == before, "staff who named a phone of their own would hold the key"
    key = slips.print_slip(case.pk, by=house.coordinator, at=clock.now()).key
    access_code = slips.open_slip(case.pk, key=key, by=complainant(case.pk), at=clock.now())
    client.post("/lacak/", {"reference": case.reference, "code": access_code})
    path = f"/kasus/{case.reference}/kontak/"
    page = client.get(path).content.decode()
    assert "Nomor ini dipastikan lewat petugas." in page
    client.post(path, {"again": "1", "key": door.new_key(f"case:{case.pk}")})
    client.post(path, {"code": code(), "key": door.new_key(f"case:{case.pk}")})
    assert "Nomor ini dipastikan lewat petugas." not in client.get(path).content.decode()
    before = len(texts())
    client.post("/lacak/kode-baru/", {"reference": case.reference})
    assert len(texts()) == before + 1


@pytest.mark.usefixtures("phones")
def test_six_digits_are_tried_ten_times_whatever_is_down(settings: Any):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    case = file_live(House(), person=Person("Siti", phone=NUMBER, phone_medium="sms"))
    browser, path = opened(case), f"/kasus/{case.complaint.reference}/kontak/"
    right = code()

    def typed(digits: str) -> Any:
        return browser.post(path, {"code": digits, "key": door.new_key(f"case:{case.complaint.pk}")})

    assert [typed("000000" if right != "000000" else "1").status_code for _ in range(10)] == [400] * 10
    late = typed(right)
    assert late.status_code == 409
    assert "sudah 10 kali salah" in late.content.decode()
    browser.post(path, {"again": "1", "key": door.new_key(f"case:{case.complaint.pk}")})
    assert typed(right).status_code == 400, "the code that was tried out holds again beside another"
    assert typed(code()).status_code == 302


@pytest.mark.usefixtures("phones")
def test_what_the_gateway_told_afterwards_stands_beside_the_mails_and_where_the_complainant_looks(
    settings: Any,
):
    secret = "s" * 32
    settings.PHONE["sms"]["reports_secret"] = secret
    house = House()
    case = file_live(house, person=Person("Siti", phone=NUMBER, phone_medium="sms"))
    delivery.drain()
    text = Message.objects.get(medium="sms")
    Identity.objects.update(phone_confirmed_at=clock.now())

    def told(status: str, *, medium: str = "sms", age: int = 0, key: str = secret, **changes: str) -> int:
        body = json.dumps({"id": text.message_id.strip("<>"), "status": status, **changes}).encode()
        signature = reports.signed(key, body, int(clock.now().timestamp()) - age)
        answer = Client().post(
            f"/api/v1/phone-reports/{medium}/",
            body,
            content_type="application/json",
            headers={"Tuntas-Signature": signature},
        )
        return answer.status_code

    assert told("delivered", key="x" * 32) == told("delivered", age=400) == 401
    assert told("delivered", medium="whatsapp") == 401
    assert told("delivered", medium="mail") == told("delivered", id="another@example.org") == 404
    assert told("lost") == told("sent", token="unknown") == 400
    assert Message.objects.get(medium="sms").report == ""
    assert told("failed") == told("sent") == 204
    browser = opened(case)
    assert (
        "tidak sampai, kata penyedia" in browser.get(f"/kasus/{case.complaint.reference}/").content.decode()
    )
    desk = signed_in(house.coordinator)
    assert "Tidak sampai" in desk.get(f"/petugas/kasus/{case.complaint.reference}/").content.decode()
    assert told("delivered") == told("failed") == 204
    mails = desk.get(f"/petugas/kasus/{case.complaint.reference}/surel/").content.decode()
    assert "Sampai di ponsel" in mails


def test_the_outbox_page_names_what_carries_a_message(client: Client, settings: Any):
    settings.PHONE = {"sms": {"url": "file:///nowhere"}}
    house = House()
    file_live(house, person=Person("Siti", phone=NUMBER, phone_medium="sms"))
    Message.objects.filter(medium="sms").update(state="set_aside", last_error="number_refused")
    client.force_login(house.administrator.user)
    page = client.get("/kelola/surel/").content.decode()
    assert "Kode untuk memastikan nomor telepon · SMS" in page
    assert "nomor ditolak penyedia pesan" in page
    assert "81234567890" not in page
