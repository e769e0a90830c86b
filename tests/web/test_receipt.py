"""What the receipt says to whom (UU 25/2009 art. 44(2))."""

from datetime import timedelta

import pytest
import segno
from django.test import Client
from django.utils.formats import date_format

from accounts.actors import Origin, complainant
from complaints.codes import Channel, IdentityKind
from law.counting import local_date
from notifications import receipt
from tests.factories import House, when
from tests.notifications.conftest import file_live
from tests.notifications.paper_words import words_of
from tests.web.test_staff import signed_in
from workflow import clock
from workflow.reading import case_file, receipts
from workflow.verbs import conversation
from workflow.verbs.intake import Filing, Person, register

pytestmark = pytest.mark.django_db


def test_a_named_complainant_reads_the_own_name_and_when_everything_is_due():
    case = House(name="Pemkab Serang").file("2026-03-02")
    facts = receipts.facts(case.row, case.complainant)
    assert facts.complainant[0] == "Siti Aminah"
    assert facts.officer == "Register Pemkab Serang"
    assert {duty.label for duty in facts.duties} == {
        "Verifikasi",
        "Pernyataan kelengkapan berkas",
        "Penyelesaian",
        "Keputusan",
    }
    assert facts.received == "2 Maret 2026, 09.00 WIB"
    assert facts.tracking_url.endswith(f"/lacak/?nomor={case.row.reference}")
    assert "kode akses yang Anda terima" in facts.opened_with


@pytest.mark.parametrize("who", ["complainant", "coordinator", "officer"])
def test_a_confidential_identity_is_on_no_paper(who: str):
    house = House()
    case = house.file("2026-03-02", identity=IdentityKind.CONFIDENTIAL).dispatched("2026-03-03")
    viewer = case.complainant if who == "complainant" else getattr(house, who)
    assert receipts.facts(case.row, viewer).complainant == ("Identitas disimpan oleh instansi",)


def test_an_anonymous_receipt_names_nobody():
    case = House().file("2026-03-02", identity=IdentityKind.ANONYMOUS, person=None)
    assert receipts.facts(case.row, case.complainant).complainant == ("Tanpa identitas",)


def test_who_took_it_in_at_the_counter_is_named():
    house = House()
    filing = Filing(
        agency=house.agency,
        unit=house.unit,
        subject="Datang ke kantor",
        description="Pengadu datang sendiri ke kantor.",
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person("Budi"),
        channel=Channel.WALK_IN,
    )
    made = register(filing, by=house.coordinator, at=when("2026-03-02"))
    facts = receipts.facts(made.complaint, complainant(made.complaint.pk, origin=Origin.DEMO))
    assert facts.officer == str(house.coordinator.user)
    assert "kunci dari amplop" in facts.opened_with


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", ["Siti", "Łukasz Đặng Żółć", "عائشة", "王小明", "😀", "x" * 200, "<b>&amp;"])
def test_any_name_makes_a_paper(language: str, name: str):
    case = House().file("2026-03-02", person=Person(name))
    paper = receipt.pdf(receipts.facts(case.row, case.complainant), language)
    assert paper.startswith(b"%PDF-")
    assert case.access_code.encode() not in paper


@pytest.mark.parametrize("name", ["ᠮᠥᠩᠬᠡ", "සිරිමා"])
def test_the_papers_say_which_names_and_words_they_cannot_print(name: str):
    case = House(name=f"Pemkab {name}").file("2026-03-02", person=Person(name), subject=f"Antrean {name}")
    said = words_of(receipt.pdf(receipts.facts(case.row, case.complainant), "id"))
    assert "Pengadu Nama memakai huruf yang tidak dapat dicetak; lihat halaman pengaduan." in said
    assert "Antrean […] Teks memakai huruf yang tidak dapat dicetak; lihat halaman pengaduan." in said
    file = words_of(case_file.pdf(case.row, at=when("2026-03-03")))
    assert "Antrean […] Teks memakai huruf yang tidak dapat dicetak; lihat halaman pengaduan." in file


def test_staff_take_the_whole_file_of_a_case_as_a_dated_paper_with_what_they_may_read_and_nobody_s_name():
    house = House()
    case = house.file(clock.now() - timedelta(days=9), person=Person("Kenari Emas", email="k@example.org"))
    conversation.write_note(case.pk, text="Catatan dapur.", by=house.coordinator, at=clock.now())
    path = f"/petugas/kasus/{case.row.reference}/berkas.pdf"
    answer = signed_in(house.coordinator).get(path)
    today = local_date(clock.now(), house.agency.zone).isoformat()
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="berkas-{case.row.reference}-{today}.pdf"'
    )
    assert "no-store" in answer.headers["Cache-Control"]
    said = words_of(answer.content)
    assert "Catatan dapur." in said
    assert "Tidak ada lampiran." in said
    assert str(house.coordinator.user) in said
    assert "Kenari" not in said
    theirs = words_of(case_file.pdf(case.row, at=clock.now()))
    assert "Catatan dapur." not in theirs
    assert "guna diteruskan kepada Ombudsman" in theirs
    for actor, status in ((house.other_officer, 404), (house.ombudsman, 200), (House().coordinator, 404)):
        assert signed_in(actor).get(path).status_code == status
    assert Client().get(path).status_code == 302


def test_the_page_tells_the_dates_in_words_and_its_picture_holds_the_number_and_never_the_code(
    client: Client,
):
    case = file_live(House())
    opened = {"reference": case.complaint.reference, "code": case.access_code}
    assert client.post("/lacak/", opened).status_code == 302
    page = client.get(f"/kasus/{case.complaint.reference}/tanda-terima/")
    said = page.content.decode()
    assert "Pengaduan Anda dicatat dan tanda terima ini diberikan." in said
    for duty in case.complaint.duties.filter(due_on__isnull=False, met_at=None):
        assert date_format(duty.due_on, "l, j F Y") in said
    drawn = page.context["qr"]
    tracking = page.context["receipt"].tracking_url
    assert tracking.endswith(f"/lacak/?nomor={case.complaint.reference}")
    assert drawn == segno.make(tracking, error="m").svg_inline(border=2, omitsize=True)
    assert drawn in said
