"""Filing by the web form, its receipt, and the way back to the case."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from complaints.models import Complaint, Identity, Statement
from tests.factories import House, unit
from web.forms.filing import STAMP
from workflow import clock

pytestmark = pytest.mark.django_db


def filled(house: House, **changes: str) -> dict[str, str]:
    opened = STAMP.sign((clock.now() - timedelta(seconds=30)).isoformat())
    return {
        "agency": house.agency.code,
        "unit": house.unit.code,
        "subject": "Antrean loket terlalu lama",
        "description": "Saya menunggu lima jam di loket dan tidak dilayani.",
        "occurred_on": "2026-01-05",
        "settlement_sought": "",
        "identity": "named",
        "name": "Siti Aminah",
        "email": "siti@example.org",
        "phone": "0812 3456 7890",
        "address": "",
        "website": "",
        "opened": opened,
        "key": "a-key-of-one-form-0001",
        **changes,
    }


def shown_code(client: Client, address: str) -> str:
    found = re.search(r'id="access-code">([0-9A-Z-]+)<', client.get(address).content.decode())
    assert found
    return found.group(1)


def test_a_filing_leads_to_a_receipt_whose_code_opens_the_case_elsewhere(client: Client):
    answer = client.post("/lapor/", filled(House()))
    complaint = Complaint.objects.get()
    receipt = reverse("web:receipt", args=[complaint.reference])
    assert (answer.status_code, answer.headers["Location"]) == (302, receipt)
    code = shown_code(client, receipt)
    stranger = Client()
    opened = stranger.post("/lacak/", {"reference": complaint.reference.lower(), "code": code.lower()})
    assert opened.headers["Location"] == reverse("web:case", args=[complaint.reference])
    assert stranger.get(opened.headers["Location"]).status_code == 200


def test_the_code_survives_a_reload_and_goes_when_it_was_kept(client: Client):
    receipt = client.post("/lapor/", filled(House())).headers["Location"]
    assert shown_code(client, receipt) == shown_code(client, receipt)
    assert client.post(receipt).status_code == 302
    assert 'id="access-code"' not in client.get(receipt).content.decode()


def test_the_session_row_yields_no_access_code(client: Client):
    receipt = client.post("/lapor/", filled(House())).headers["Location"]
    code = shown_code(client, receipt)
    assert code not in str(dict(client.session.items()))
    assert code not in receipt


def test_the_same_click_twice_makes_one_complaint_and_one_receipt(client: Client):
    form = filled(House())
    first, again = client.post("/lapor/", form), client.post("/lapor/", form)
    assert first.headers["Location"] == again.headers["Location"]
    assert Complaint.objects.count() == 1
    assert shown_code(client, again.headers["Location"])


def test_a_key_used_with_other_words_asks_once_more_and_keeps_them(client: Client):
    house = House()
    client.post("/lapor/", filled(house))
    answer = client.post("/lapor/", filled(house, subject="Hal yang lain sama sekali"))
    assert answer.status_code == 422
    assert "Hal yang lain sama sekali" in answer.content.decode()
    assert "a-key-of-one-form-0001" not in answer.content.decode()
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"subject": "Hm"}, "Terlalu pendek."),
        ({"subject": "\u200b"}, "Wajib diisi."),
        ({"description": "x" * 10_001}, "Terlalu panjang."),
        ({"description": "nol \0 karakter di sini"}, "Memuat karakter yang tidak dapat disimpan."),
        ({"occurred_on": "2999-01-01"}, "Tanggal tidak boleh setelah hari ini."),
        ({"occurred_on": "2026-02-31"}, "Tanggal tidak benar."),
        ({"name": ""}, "Wajib diisi."),
        ({"email": "a@b.id, c@d.id"}, "Tulis satu alamat surel saja."),
        ({"phone": "112x"}, "Nomor telepon tidak benar."),
        ({"identity": ""}, "Pilih salah satu."),
        ({"agency": "tidak-ada"}, "Pilih salah satu."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(client: Client, changes: dict[str, str], told: str):
    form = filled(House(), settlement_sought="Loket kedua dibuka", **changes)
    answer = client.post("/lapor/", form)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert "Loket kedua dibuka" in page
    assert not Complaint.objects.exists()


def test_a_unit_of_another_agency_is_refused(client: Client):
    house, other = House(), House()
    answer = client.post("/lapor/", filled(house, unit=other.unit.code))
    assert answer.status_code == 400
    assert "Unit ini bukan bagian dari instansi yang disebut." in answer.content.decode()


def test_somebody_who_does_not_know_the_unit_files_all_the_same(client: Client):
    client.post("/lapor/", filled(House(), unit="-"))
    assert Complaint.objects.get().unit is None


def test_an_anonymous_filing_stores_nobody_whatever_was_typed(client: Client):
    client.post("/lapor/", filled(House(), identity="anonymous"))
    assert Complaint.objects.get().identity_kind == "anonymous"
    assert not Identity.objects.exists()
    assert not Statement.objects.filter(body__contains="Siti").exists()


@pytest.mark.parametrize(
    ("changes", "moderation"),
    [({}, ""), ({"website": "http://x"}, "trap"), ({"opened": "forged"}, "no_stamp")],
)
def test_a_trap_that_was_filled_is_told_to_intake_and_never_refuses(
    client: Client, changes: dict[str, str], moderation: str
):
    assert client.post("/lapor/", filled(House(), **changes)).status_code == 302
    assert Complaint.objects.get().moderation == moderation


def test_a_form_that_comes_back_at_once_is_taken_in_for_moderation(client: Client):
    opened = STAMP.sign(clock.now().isoformat())
    client.post("/lapor/", filled(House(), opened=opened))
    assert Complaint.objects.get().moderation == "quick"


def test_closed_units_and_agencies_are_not_offered(client: Client):
    house, closed = House(), House(open_for_filing=False)
    gone = unit(house.agency, active=False)
    page = client.get("/lapor/").content.decode()
    assert house.unit.code in page
    assert gone.code not in page
    assert closed.agency.code not in page


def test_markup_is_shown_as_it_was_typed(client: Client):
    client.post("/lapor/", filled(House(), subject="<script>alert(1)</script> {{ 7*7 }}"))
    page = client.get(reverse("web:case", args=[Complaint.objects.get().reference])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page
    assert not re.search(r"<script(?! src=)", page)


def test_a_form_without_a_valid_token_keeps_the_text():
    careful = Client(enforce_csrf_checks=True)
    answer = careful.post("/lapor/", filled(House()), headers={"origin": "http://testserver"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Saya menunggu lima jam di loket" in page
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    again = careful.post("/lapor/", {**filled(House()), "csrfmiddlewaretoken": token.group(1)})
    assert again.status_code == 302


def test_a_form_sent_from_elsewhere_is_shown_but_cannot_be_sent_on():
    careful = Client(enforce_csrf_checks=True)
    answer = careful.post("/lapor/", filled(House()), headers={"origin": "https://evil.example"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Kirim sekali lagi</button>" not in page
