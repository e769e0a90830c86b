"""Nothing typed is lost when the language is switched or a session was gone, in real browsers."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.browser.test_journey import Seat
from tests.factories import House

pytestmark = pytest.mark.browser


def test_a_filing_goes_on_in_english_without_javascript(house: House, seat: Seat):
    page = seat(width=PHONE)
    page.goto("/lapor/sekaligus/")
    page.get_by_label("Perihal").fill("Antrean loket terlalu lama")
    page.get_by_label("Uraian kejadian").fill("Saya menunggu\n\nlima jam.")
    page.get_by_label("Tanpa identitas").check()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("File a complaint")
    expect(page.locator("#id_subject")).to_have_value("Antrean loket terlalu lama")
    expect(page.locator("#id_description")).to_have_value("Saya menunggu\n\nlima jam.")
    expect(page.locator("input[value=anonymous]")).to_be_checked()
    looked_over(page)


def test_of_many_forms_the_one_being_filled_in_goes_on_in_english(house: House, seat: Seat):
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    page = seat(width=DESK, scripts=True)
    sign_in(page, house.officer.user.username)
    page.goto(f"/petugas/kasus/{case.row.reference}/")
    page.locator("#tindakan-note").click()
    page.locator("#note_note").fill("Tanya dahulu\nkepada loket 3.")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#note_note")).to_have_value("Tanya dahulu\nkepada loket 3.")


def test_a_session_that_ended_costs_a_sign_in_and_no_text(house: House, seat: Seat):
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    page = seat(width=PHONE)
    sign_in(page, house.officer.user.username)
    page.goto(f"/petugas/kasus/{case.row.reference}/")
    page.locator("#tindakan-answer").click()
    page.get_by_label("Terbukti", exact=True).check()
    page.get_by_label("Alasan, untuk dibaca pengadu").fill("Loket kini dibuka dua.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Kirim jawaban kepada pengadu").click()
    expect(page.get_by_text("Yang Anda tulis masih ada")).to_be_visible()
    looked_over(page)
    page.get_by_label("Nama pengguna").fill(house.officer.user.username)
    page.get_by_label("Kata sandi").fill("tuntas-demo")
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_label("Alasan, untuk dibaca pengadu")).to_have_value("Loket kini dibuka dua.")
    looked_over(page)
    page.get_by_role("button", name="Kirim jawaban kepada pengadu").click()
    expect(page.get_by_text("Tersimpan. Pengaduan dijawab:")).to_be_visible()
