"""The file of a case for the Ombudsman: made with the ladder's last rung, mailed, and kept with the case."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override

from complaints.codes import IdentityKind
from complaints.lifecycle import State
from complaints.models import Attachment
from config import checkup
from notifications import delivery
from notifications.models import Message
from notifications.paper import Paper
from tests.factories import SCAN, Case, House, when
from tests.notifications.conftest import due_now
from tests.notifications.paper_words import words_of
from tests.workflow.paths import CLOCK
from workflow import clock
from workflow.errors import BadInput
from workflow.reading import case_file
from workflow.sweep import promised_files, sweeps
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def long_late(house: House, **filing: object) -> Case:
    """A case of August that a unit began to work on, and forgot."""
    return house.file("2026-08-03", **filing).dispatched("2026-08-04").begun("2026-08-05")


def test_the_file_is_attached_to_the_mail_that_offers_the_ombudsman(smtp, settings):
    case = long_late(House())
    sweeps.sweep(at=clock.now())
    promised_files.make(now=clock.now, seconds=60)
    due_now()
    delivery.drain()
    (mail,) = [mail for mail in smtp.mails if mail.get_content_type() == "multipart/mixed"]
    assert mail["To"] == "siti@example.org"
    (enclosed,) = mail.iter_attachments()
    assert enclosed.get_content_type() == "application/pdf"
    assert enclosed.get_filename() == f"berkas-{case.row.reference}.pdf"
    assert "Berkas lengkapnya terlampir" in " ".join(mail.get_body(("plain",)).get_content().split())
    row = Attachment.objects.get(complaint=case.pk)
    data = enclosed.get_content()
    assert data == (Path(settings.MEDIA_ROOT) / row.path).read_bytes()
    assert (row.kind, row.mime, row.size, row.uploader_kind) == ("pdf", "application/pdf", len(data), "clock")
    said = words_of(data)
    assert case.row.reference in said
    assert "Saya menunggu lima jam" in said
    assert "Identitas disimpan oleh instansi" in said
    assert "Belum dilakukan, terlambat" in said
    others = [one for one in smtp.mails if one["Message-ID"] != mail["Message-ID"]]
    assert others
    assert not [part for mail in others for part in mail.iter_attachments()]


def test_the_complainant_finds_the_file_on_the_page_and_the_doctor_finds_nothing_wrong():
    case = long_late(House())
    sweeps.sweep(at=clock.now())
    promised_files.make(now=clock.now, seconds=60)
    row = Attachment.objects.get(complaint=case.pk)
    event = case.row.events.get(name="attached")
    assert event.facts == {"attachment": row.pk, "sha256": row.sha256}
    assert (event.actor_kind, event.audience) == ("clock", "complainant")
    reference = case.row.reference
    browser = Client()
    browser.post("/lacak/", {"reference": reference, "code": case.access_code})
    page = browser.get(f"/kasus/{reference}/").content.decode()
    address = f"/kasus/{reference}/lampiran/{row.pk}/"
    assert address in page
    got = browser.get(address)
    assert b"".join(got.streaming_content if got.streaming else [got.content]).startswith(b"%PDF-")
    assert list(checkup.files(clock.now())) == []


def test_without_an_address_file_and_offer_stand_on_the_page_only():
    case = long_late(House(), identity=IdentityKind.ANONYMOUS, person=None)
    sweeps.sweep(at=clock.now())
    promised_files.make(now=clock.now, seconds=60)
    assert Attachment.objects.filter(complaint=case.pk).count() == 1
    assert case.row.events.filter(name="escalation_offered").exists()
    assert not Message.objects.filter(complaint=case.pk, user=None).exists()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (IdentityKind.CONFIDENTIAL, "Identitas disimpan oleh instansi"),
        (IdentityKind.ANONYMOUS, "Tanpa identitas"),
    ],
)
def test_a_guarded_identity_is_not_in_the_file(kind, said):
    house = House()
    changes = {"person": None} if kind == IdentityKind.ANONYMOUS else {}
    case = long_late(house, identity=kind, **changes)
    text = words_of(case_file.pdf(case.row, at=clock.now()))
    assert said in text
    assert not [word for word in ("Siti", "siti@", "812345", "Aminah") if word in text]


def test_the_file_holds_what_was_said_and_nothing_that_staff_alone_may_read():
    house = House()
    case = house.file("2026-03-02", settlement_sought="Loket dibuka dua.").dispatched("2026-03-03")
    case.begun("2026-03-04")
    conversation.write_note(case.pk, text="Rahasia-dapur kantor.", by=house.officer, at=when("2026-03-05"))
    conversation.send_message(case.pk, text="Kapan dijawab?", by=case.complainant, at=when("2026-03-06"))
    case.answered("2026-04-02")
    case.do("contest", "2026-04-03", reasons="Loket tetap satu.")
    sweeps.act(case.pk, by=CLOCK, at=when("2026-05-20"))
    text = words_of(case_file.pdf(case.row, at=when("2026-05-21")))
    for said in (
        "Loket dibuka dua.",
        "Kapan dijawab?",
        "Loket kini dibuka dua.",
        "Loket tetap satu.",
        "Dilakukan 2 April 2026, terlambat 4 hari kerja.",
        "belum diverifikasi terhadap naskah resmi",
        "Tanda terima",
        house.unit.name,
        house.agency.name,
    ):
        assert said in text, said
    names = [who.user.name for who in (house.officer, house.coordinator, house.supervisor)]
    assert not [
        word for word in ("Rahasia-dapur", "Catatan intern", case.access_code, *names) if word in text
    ]


def test_the_file_says_who_did_what_and_what_each_text_of_an_answer_is():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").evidenced("2026-03-04")
    case.answered("2026-03-05", remedy="Loket kedua dibuka.", remedy_due_on=date(2026, 4, 1))
    at = when("2026-03-06")
    text = words_of(case_file.for_reader(case.row, house.supervisor, language="id", at=at))
    for said in (
        f"Unit mulai menindaklanjuti pengaduan. ({house.officer.user})",
        "Alasan: Loket kini dibuka dua. Tindakan yang dijanjikan: Loket kedua dibuka.",
        "Petugas: Gambar 1,",
        "Dibuat 6 Maret 2026",
    ):
        assert said in text, said
    own = words_of(case_file.pdf(case.row, at=at))
    assert "Unit mulai menindaklanjuti pengaduan. (Petugas)" in own
    assert str(house.officer.user) not in own


def test_a_long_label_stays_with_its_lines_at_the_foot_of_a_page():
    paper = Paper("id")
    paper.set_y(paper.h - 18 - 12)
    paper.labelled(
        "2 Desember 2026 (sementara), semula 25 November 2026, lalu 30 November 2026", ("Penyelesaian",)
    )
    assert paper.page_no() == 2
    assert paper.get_y() > 18 + 2 * 5.5


def test_the_file_is_in_the_language_of_the_complainant():
    case = long_late(House())
    row = case.row
    row.language = "en"
    said = words_of(case_file.pdf(row, at=clock.now()))
    with override("en"):
        assert str(State.INVESTIGATING.label) in said
    assert str(State.INVESTIGATING.label) not in said


def test_a_file_of_the_clock_takes_no_place_from_the_complainants():
    case = long_late(House())
    sweeps.sweep(at=clock.now())
    promised_files.make(now=clock.now, seconds=60)
    at = case.row.last_at
    for _ in range(conversation.MOST_FILES):
        conversation.attach(case.pk, data=SCAN, message=None, by=case.complainant, at=at)
    with pytest.raises(BadInput):
        conversation.attach(case.pk, data=SCAN, message=None, by=case.complainant, at=at)


def test_the_file_of_a_case_that_the_clock_had_closed_tells_of_it():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    sweeps.act(case.pk, by=CLOCK, at=when("2026-04-01"))
    case.do("reopen", "2026-04-10", reasons="Loketnya tutup lagi.")
    sweeps.act(case.pk, by=CLOCK, at=when("2026-05-20"))
    text = words_of(case_file.pdf(case.row, at=when("2026-05-21")))
    assert "Masa tanggapan berakhir tanpa tanggapan; pengaduan selesai." in text
