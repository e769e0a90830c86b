"""The clocks in a real browser without JavaScript: stopped, extended, waiting for a second person; phone and desk."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from complaints.codes import Channel
from law.codes import SuspensionReason
from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.factories import Case, House
from workflow import clock

pytestmark = pytest.mark.browser
Seat = Callable[..., Page]


def fresh(house: House) -> Case:
    now = clock.now()
    case = house.file(now - timedelta(days=4), channel=Channel.LETTER)
    return case.dispatched(now - timedelta(days=3)).begun(now - timedelta(days=2))


def deed(page: Page, title: str) -> Page:
    page.locator("summary, .act", has_text=title).first.click()
    return page


def test_staff_extend_stop_and_propose_and_a_second_person_agrees(house: House, seat: Seat):
    case = fresh(house)
    address = f"/petugas/kasus/{case.row.reference}/"
    supervisor, officer = seat(width=PHONE), seat(width=DESK)
    sign_in(supervisor, house.supervisor.user.username)
    supervisor.goto(address)
    form = deed(supervisor, "Perpanjang batas penyelesaian").locator("#tindakan-extend")
    form.get_by_label("Tambahan hari").fill("5")
    form.get_by_label("Alasan").fill("Dua saksi belum hadir.")
    form.get_by_role("button", name="Perpanjang").click()
    expect(supervisor.get_by_text("Diperpanjang 5 hari kerja.")).to_be_visible()
    looked_over(supervisor)

    sign_in(officer, house.officer.user.username)
    officer.goto(address)
    form = deed(officer, "Catat tanggal surat sebenarnya diterima").locator("#tindakan-claim_receipt_date")
    claimed = case.row.received_on - timedelta(days=3)
    form.get_by_label("Diterima pada").fill(claimed.isoformat())
    form.get_by_label("Dari mana").fill("Cap pos pada amplop.")
    form.get_by_role("button", name="Catat tanggal").click()
    form = deed(officer, "Tangguhkan jangka waktu").locator("#tindakan-suspend")
    form.get_by_label("Menunggu keterangan pengadu").check()
    form.get_by_label("Penjelasan").fill("Mohon kirim nomor antrean Anda.")
    form.get_by_role("button", name="Tangguhkan").click()
    expect(officer.get_by_text("Ditangguhkan sejak")).to_be_visible()
    form = deed(officer, "Ubah klasifikasi").locator("#tindakan-reclassify")
    form.get_by_label("Berkadar pengawasan", exact=False).first.check()
    form.get_by_label("Alasan").fill("Ada dugaan pungutan.")
    form.get_by_role("button", name="Ubah").click()
    expect(officer.get_by_role("heading", name="Menunggu orang kedua: klasifikasi")).to_be_visible()
    expect(officer.get_by_text("Masih kurang: bukti penerimaan")).to_be_visible()
    looked_over(officer)

    supervisor.goto(address)
    looked_over(supervisor)
    deed(supervisor, "Setujui klasifikasi yang diusulkan")
    supervisor.get_by_role("button", name="Setujui klasifikasi ini").click()
    assert case.row.classification == "supervisory"


def test_a_complainant_reads_why_the_clock_stands_still_writes_and_contests_an_extension(
    house: House, seat: Seat
):
    case = fresh(house)
    now = clock.now()
    case.do("extend", now - timedelta(hours=9), house.supervisor, days=5, reasons="Dua saksi belum hadir.")
    reasons = "Mohon kirim nomor antrean Anda."
    case.do(
        "suspend",
        now - timedelta(hours=8),
        house.officer,
        reason=SuspensionReason.AWAITING_COMPLAINANT,
        reasons=reasons,
    )
    for width in (PHONE, DESK):
        page = seat(width=width)
        page.goto("/lacak/")
        page.get_by_label("Nomor").fill(case.row.reference)
        page.get_by_label("Kode akses").fill(case.access_code)
        page.get_by_role("button", name="Buka pengaduan").click()
        looked_over(page)
        if width == DESK:
            break
        expect(page.get_by_text("Unit menunggu keterangan Anda")).to_be_visible()
        form = deed(page, "Sanggah perpanjangan").locator("#tindakan-contest_extension")
        form.get_by_label("Mengapa Anda tidak setuju").fill("Sudah terlalu lama.")
        form.get_by_role("button", name="Kirim").click()
        expect(page.get_by_text("Perpanjangan Anda sanggah.")).to_be_visible()
        form = page.locator("#tindakan-message")
        form.get_by_label("Pesan").fill("Nomor antrean saya 17.")
        form.get_by_role("button", name="Kirim pesan").click()
        expect(page.get_by_text("Unit menunggu keterangan Anda")).to_have_count(0)
