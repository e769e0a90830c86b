"""The receipt in a browser: its number and code are copied, and printed on paper without the menu and the buttons."""

import io

import pypdfium2
import pytest
from playwright.sync_api import expect

from complaints.models import Complaint
from tests.browser.conftest import PHONE
from tests.browser.test_journey import Seat
from tests.factories import House

pytestmark = pytest.mark.browser


def test_number_and_code_are_copied_and_printed_and_the_paper_holds_no_button(house: House, seat: Seat):
    page = seat(width=PHONE, scripts=True)
    page.goto("/lapor/sekaligus/")
    page.get_by_label("Instansi", exact=False).first.select_option(house.agency.code)
    page.get_by_label("Unit pelayanan").select_option(house.unit.code)
    page.get_by_label("Perihal").fill("Antrean loket terlalu lama")
    page.get_by_label("Uraian kejadian").fill("Saya menunggu lima jam di loket.")
    page.get_by_label("Tanggal kejadian").fill("2026-01-05")
    page.get_by_label("Tanpa identitas").check()
    page.get_by_role("button", name="Kirim pengaduan").click()
    reference, code = page.locator(".code").all_inner_texts()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="Salin nomor dan kode").click()
    expect(page.get_by_text("Tersalin.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{reference} {code}"
    page.get_by_role("button", name="Cetak halaman ini").click()
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Salin nomor dan kode").is_visible()
    with pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4"))) as paper:
        said = " ".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
        assert len(paper) <= 2
    for words in (reference, code, "Paling lambat", house.unit.name):
        assert words in said, words
    for words in ("Buat pengaduan", "Masuk sebagai petugas", "Salin nomor", "Unduh tanda terima"):
        assert words not in said, words
    assert Complaint.objects.get().reference == reference
    plain = seat(width=PHONE)
    plain.context.add_cookies(page.context.cookies())
    plain.goto(f"/kasus/{reference}/tanda-terima/")
    assert plain.locator(".code").all_inner_texts() == [reference, code]
    assert not plain.get_by_role("button", name="Salin nomor dan kode").is_visible(), (
        "no script, no button that does nothing"
    )
