"""Filing in steps: a draft on the server keeps what was answered and sent, and becomes one case, once."""

import os
from dataclasses import asdict
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from accounts.models import Agency, BrowserSession, Unit
from complaints.files import drafts
from complaints.models import Attachment, Complaint, Identity, Statement
from notifications.models import Message
from tests.factories import House, unit
from web import door, draft
from web.forms import filing, revealing, unit_search
from web.forms.filing import STAMP
from web.views import filing_steps
from workflow import clock
from workflow.verbs import room

pytestmark = pytest.mark.django_db
EVENT = {
    "subject": "Antrean loket terlalu lama",
    "description": "Saya menunggu lima jam di loket dan tidak dilayani.",
    "occurred_on": "2026-01-05",
    "settlement_sought": "",
}
NAMED = {"identity": "named", "name": "Siti Aminah", "email": "siti@example.org", "phone": ""}


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(colour: str) -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (40, 30), colour).save(data, "PNG")
    return SimpleUploadedFile("siti-aminah.png", data.getvalue(), "image/png")


def at(step: str) -> str:
    return reverse("web:file-step", args=[step])


def begun(client: Client, house: House, key: str = "") -> str:
    """The unit is chosen; the key of the draft."""
    key = key or door.new_key()
    opened = STAMP.sign((clock.now() - timedelta(seconds=30)).isoformat())
    answer = client.post("/lapor/", {"unit": house.unit.code, "key": key, "opened": opened})
    assert answer.headers["Location"] == at("kejadian")
    return key


def gone_through(client: Client, house: House, **identity: str) -> str:
    """All answered; the next is the look at all."""
    key = begun(client, house)
    assert client.post(at("kejadian"), {"key": key, **EVENT}).headers["Location"] == at("bukti")
    assert client.post(at("bukti"), {"key": key}).headers["Location"] == at("identitas")
    answer = client.post(at("identitas"), {"key": key, **(identity or NAMED)})
    assert answer.headers["Location"] == at("periksa")
    return key


def drafted() -> list[str]:
    return [str(path) for path in Path(settings.MEDIA_ROOT).rglob("*.draft")]


def test_a_draft_outlives_the_session_and_becomes_one_case_with_its_files(client: Client):
    house = House()
    key = begun(client, house)
    client.post(at("kejadian"), {"key": key, **EVENT})
    client.cookies.pop("sessionid", None)
    both = {"key": key, "file": [picture("teal"), picture("red")]}
    assert client.post(at("bukti"), both).headers["Location"] == at("identitas")
    client.post(at("identitas"), {"key": key, **NAMED})
    page = client.get(at("periksa")).content.decode()
    assert all(said in page for said in (EVENT["description"], "Siti Aminah", "2 berkas", house.unit.name))
    sent = client.post(at("periksa"), {"key": key})
    case = Complaint.objects.get()
    assert sent.headers["Location"] == reverse("web:receipt", args=[case.reference])
    assert (case.unit, case.moderation, Attachment.objects.filter(complaint=case).count()) == (
        house.unit,
        "",
        2,
    )
    assert Identity.objects.get().name == "Siti Aminah"
    assert 'id="access-code"' in client.get(sent.headers["Location"]).content.decode()
    assert drafted() == []
    told = Message.objects.filter(complaint=case).values_list("notice", flat=True)
    assert "message_from_complainant" not in told


def test_back_and_send_again_shows_the_receipt_that_was_given(client: Client):
    key = gone_through(client, House())
    receipt = client.post(at("periksa"), {"key": key}).headers["Location"]
    for step in ("kejadian", "bukti", "identitas", "periksa"):
        assert client.get(at(step)).headers["Location"] == receipt
        assert client.post(at(step), {"key": key, **EVENT, **NAMED}).headers["Location"] == receipt
    assert client.post("/lapor/", {"key": key, "unit": "-"}).headers["Location"] == receipt
    assert Complaint.objects.count() == 1
    assert receipt in client.get("/lapor/").content.decode()


def test_the_form_that_was_sent_is_erased_and_the_next_one_is_empty(client: Client):
    house = House()
    key = gone_through(client, house)
    client.post(at("periksa"), {"key": key})
    begun(client, house)
    assert EVENT["description"] not in client.get(at("kejadian")).content.decode()


def test_all_faults_of_a_step_are_told_at_once_with_what_to_do_and_the_first_has_the_focus(client: Client):
    key = begun(client, House())
    wrong = {
        "subject": "Hm",
        "description": "Lama.",
        "occurred_on": "2999-01-01",
        "settlement_sought": "Loket kedua",
    }
    answer = client.post(at("kejadian"), {"key": key, **wrong})
    page = answer.content.decode()
    assert answer.status_code == 400
    for told in (
        "2 karakter; paling sedikit 5",
        "5 karakter; paling sedikit",
        "setelah hari ini",
        "Loket kedua",
    ):
        assert told in page, told
    assert page.count("autofocus") == 1
    assert "autofocus" in page[page.index('name="subject"') :].split(">")[0]
    assert "Loket kedua" in client.get(at("kejadian")).content.decode()  # also after a reload


def test_contact_under_no_identity_is_asked_about_and_dropped_or_hidden_as_its_sender_says(client: Client):
    nameless = {**NAMED, "identity": "anonymous"}
    key = begun(client, House())
    client.post(at("kejadian"), {"key": key, **EVENT})
    client.post(at("bukti"), {"key": key})
    asked = client.post(at("identitas"), {"key": key, **nameless})
    assert "tetapi menulis nama atau kontak" in asked.content.decode()
    assert 'value="Siti Aminah"' in asked.content.decode()
    hidden = client.post(at("identitas"), {"key": key, **nameless, "contact": "hide"})
    assert hidden.headers["Location"] == at("periksa")
    assert "Siti Aminah" in client.get(at("periksa")).content.decode()
    client.post(at("identitas"), {"key": key, **nameless, "contact": "drop"})
    client.post(at("periksa"), {"key": key})
    assert Complaint.objects.get().identity_kind == "anonymous"
    assert not Identity.objects.exists()
    assert not Statement.objects.filter(body__contains="Siti").exists()


def test_a_nameless_text_that_names_its_sender_is_warned_of_before_it_is_sent(client: Client):
    key = gone_through(client, House(), identity="anonymous")
    client.post(
        at("kejadian"), {"key": key, **EVENT, "description": "Nama saya Siti, hubungi 0812-3456-7890 saja."}
    )
    page = client.get(at("periksa")).content.decode()
    assert "nomor telepon" in page
    assert "<li>nama</li>" in page
    assert client.post(at("periksa"), {"key": key}).status_code == 302  # warned, not refused


@given(st.text(st.sampled_from("0812 3456-7890+62abc@.nik\n"), max_size=60))
def test_the_signs_of_a_sender_are_looked_for_in_any_text(text: str):
    found = {str(each) for each in revealing.found([text])}
    assert found <= {"nomor induk kependudukan (NIK)", "nomor telepon", "alamat surel", "nama"}
    assert "nomor telepon" in {str(each) for each in revealing.found([f"{text}\n0812 3456 7890\n"])}


def test_what_is_wrong_with_one_file_costs_none_of_the_others(client: Client):
    key = begun(client, House())
    client.post(at("kejadian"), {"key": key, **EVENT})
    html = SimpleUploadedFile("foto.jpg", b"<html>", "image/jpeg")
    answer = client.post(at("bukti"), {"key": key, "file": [picture("teal"), html]})
    assert answer.status_code == 400
    assert "Berkas ke-2: Hanya gambar JPEG" in answer.content.decode()
    large = SimpleUploadedFile(
        "foto.jpg", b"\xff" * (room.most_bytes_of_a_file(room.COMPLAINANT) + 1), "image/jpeg"
    )
    answer = client.post(at("bukti"), {"key": key, "file": [large, picture("red")]})
    assert answer.status_code == 413
    assert "terlalu besar" in answer.content.decode()
    assert len(drafted()) == 2
    page = client.get(at("bukti")).content.decode()
    digest = page.partition('name="remove" value="')[2].partition('"')[0]
    client.post(at("bukti"), {"key": key, "remove": digest})
    assert len(drafted()) == 1


def test_a_draft_that_was_lost_begins_anew_with_what_this_step_says(client: Client):
    house = House()
    key = begun(client, house)
    del client.cookies[draft.COOKIE]
    client.post(at("kejadian"), {"key": key, **EVENT})
    assert client.get(at("bukti")).headers["Location"] == "/lapor/"
    again = client.post("/lapor/", {"unit": house.unit.code, "key": key})
    assert again.headers["Location"] == at("bukti")
    assert EVENT["description"] in client.get(at("kejadian")).content.decode()


def test_nothing_of_a_draft_can_be_read_where_it_lies_and_a_day_later_its_files_are_gone(client: Client):
    key = gone_through(client, House())
    client.post(at("bukti"), {"key": key, "file": picture("teal")})
    rows = BrowserSession.objects.values_list("session_data", flat=True)
    assert not any("Siti" in row or "loket" in row for row in rows)
    assert b"JFIF" not in Path(drafted()[0]).read_bytes()
    os.utime(drafted()[0], (0, 0))  # a host whose clock is wrong
    drafts.forget_old(at=clock.now())
    assert len(drafted()) == 1
    drafts.forget_old(at=clock.now() + drafts.LIFETIME)
    assert drafted() == []
    assert client.post(at("periksa"), {"key": key}).status_code == 302  # the words are sent all the same


def test_a_draft_that_a_later_release_kept_more_of_is_gone_on_with(client: Client, monkeypatch):
    house = House()
    key = gone_through(client, house)
    monkeypatch.setattr(draft, "asdict", lambda kept: {**asdict(kept), "later": 1})
    client.post(at("bukti"), {"key": key, "file": picture("teal")})
    monkeypatch.undo()
    assert EVENT["description"] in client.get(at("kejadian")).content.decode()
    assert client.get(at("periksa")).status_code == 200


def test_who_does_not_know_the_unit_names_the_agency(client: Client):
    house, key = House(), door.new_key()
    unsaid = client.post("/lapor/", {"unit": "-", "key": key})
    assert unsaid.status_code == 400
    assert "Pilih instansinya" in unsaid.content.decode()
    client.post("/lapor/", {"unit": "-", "agency": house.agency.code, "key": key})
    client.post(at("kejadian"), {"key": key, **EVENT})
    client.post(at("bukti"), {"key": key})
    client.post(at("identitas"), {"key": key, **NAMED})
    client.post(at("periksa"), {"key": key})
    assert Complaint.objects.get().unit is None


def test_nothing_is_sent_before_all_is_answered(client: Client):
    key = begun(client, House())
    assert client.get(at("tidak-ada")).status_code == 404
    answer = client.post(at("periksa"), {"key": key})
    assert answer.status_code == 400
    assert "Belum dapat dikirim" in answer.content.decode()
    assert not Complaint.objects.exists()


def test_a_unit_is_found_by_place_and_service_with_typing_mistakes(client: Client):
    house = House(name="Kabupaten Serang")
    pontang = unit(house.agency, name="UPT Puskesmas Pontang")
    unit(house.agency, name="UPT Puskesmas Ciruas")
    records = unit(house.agency, name="Dinas Kependudukan dan Pencatatan Sipil")
    units = list(Unit.objects.select_related("agency"))
    for asked, meant in (
        ("puskemas pontng", pontang),
        ("PKM Pontang", pontang),
        ("ktp", records),
        ("kependudkan", records),
    ):
        assert unit_search.found(asked, units)[0] == meant, asked
        assert unit_search.meant(asked)[0] == meant, asked
    page = client.get("/lapor/", {"cari": "puskemas pontng"}).content.decode()
    assert f'value="{pontang.code}"' in page
    assert f'value="{records.code}"' not in page


def test_a_unit_is_found_by_its_district_and_by_what_it_says_it_serves(client: Client):
    house = House(name="Kabupaten Serang")
    clinic = unit(house.agency, name="Klinik Sehat", district="Tirtayasa", services="Imunisasi\nSunat massal")
    unit(house.agency, name="Klinik Bahagia", district="Padarincang", services="Gigi")
    unit(house.agency, name="Klinik Tutup", district="Tirtayasa", active=False)
    for asked in ("tirtayasa", "titrayasa", "kec tirtayasa", "sunat"):
        assert unit_search.meant(asked)[0] == clinic, asked
    page = client.get("/lapor/", {"cari": "klinik tirtayasa"}).content.decode()
    assert "Kec. Tirtayasa" in page
    assert "Klinik Tutup" not in page
    assert unit_search.meant("sunat", of=House().agency) == []


def test_a_unit_whose_name_is_typed_comes_before_all_others_that_fit_by_their_agency(client: Client):
    house = House(name="Kabupaten Ukur")
    for n in range(60):
        unit(house.agency, name=f"Dinas {n}")
    meant = unit(house.agency, name="Dinas Ukur")
    assert unit_search.meant("dinas  UKUR")[0] == meant
    assert f'value="{meant.code}"' in client.get("/lapor/", {"cari": "Dinas Ukur"}).content.decode()


def test_a_step_reads_few_units_however_many_there_are(client: Client, monkeypatch: pytest.MonkeyPatch):
    house = House(name="Kabupaten Serang")
    Unit.objects.bulk_create(
        Unit(code=f"sdn-{n}", name=f"SDN Pontang {n}", agency=house.agency) for n in range(300)
    )
    other = House(name="Kota Serang")
    read = []
    real = Unit.from_db.__func__

    def counted(cls: Any, *row: Any) -> Unit:
        read.append(row)
        return real(cls, *row)

    monkeypatch.setattr(Unit, "from_db", classmethod(counted))
    monkeypatch.setattr(filing, "MANY", 100)
    for address, most in (
        ("/lapor/", filing_steps.FEW + 1),
        ("/lapor/?cari=sdn+pontang+7", unit_search.LOOKED_AT),
        (f"/lapor/?instansi={house.agency.code}", filing_steps.FEW + 1 + filing_steps.LISTED),
        (f"/lapor/sekaligus/?instansi={other.agency.code}", 101 + 2),
    ):
        read.clear()
        page = client.get(address).content.decode()
        assert len(read) <= most, address
    assert f'value="{other.unit.code}"' in page
    assert "SDN Pontang" not in page
    read.clear()
    key = begun(client, house)
    client.get(at("kejadian"))
    client.post(at("kejadian"), {"key": key, **EVENT})
    assert len(read) <= 2


@given(st.text(max_size=30))
def test_any_search_finds_units_or_none(asked: str):
    agency = Agency(code="a", name="Kota Serang")
    units = [
        Unit(code=f"u{n}", name=name, agency=agency)
        for n, name in enumerate(("Dinas Sosial", "RSUD", "É-Samsat"))
    ]
    found = unit_search.found(asked, units)
    assert {unit.code for unit in found} <= {"u0", "u1", "u2"}
    assert unit_search.found(units[0].name, units)[0] is units[0]
