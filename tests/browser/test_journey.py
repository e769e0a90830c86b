"""The main job in real browsers without JavaScript: a citizen on a phone, staff at a desk, the Ombudsman."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import pytest
from playwright.sync_api import Keyboard, Page, expect

from complaints.lifecycle import State
from complaints.models import Complaint
from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.browser.hand import Hand
from tests.factories import SCAN, House

pytestmark = pytest.mark.browser
Seat = Callable[..., Page]


def file_complaint(page: Page, house: House) -> tuple[str, str]:
    """Files one step by step, with a photo; returns its number and access code, and stands on the receipt."""
    hand = Hand(page)
    hand.tap(page.get_by_role("link", name="Buat pengaduan").last)
    looked_over(page)
    hand.fill(page.get_by_role("searchbox"), house.unit.name[:-1] + "x")
    hand.tap(page.get_by_role("button", name="Cari"))
    looked_over(page)
    hand.tap(page.get_by_role("button", name=house.unit.name).first)
    looked_over(page)
    hand.fill(page.get_by_label("Perihal"), "Antrean loket terlalu lama")
    hand.fill(page.get_by_label("Uraian kejadian"), "Saya menunggu lima jam di loket dan tidak dilayani.")
    hand.fill(page.get_by_label("Tanggal kejadian"), (date(2026, 1, 5)).isoformat())
    hand.tap(page.get_by_role("button", name="Lanjut"))
    looked_over(page)
    hand.choose(
        page.get_by_label("Foto atau PDF"), {"name": "foto.png", "mimeType": "image/png", "buffer": SCAN}
    )
    hand.tap(page.get_by_role("button", name="Lanjut"))
    looked_over(page)
    hand.tap(page.get_by_label("Rahasiakan identitas saya dari unit"))
    hand.fill(page.get_by_label("Nama", exact=True), "Siti Aminah")
    hand.tap(page.get_by_role("button", name="Lanjut"))
    looked_over(page)
    hand.tap(page.get_by_role("button", name="Kirim pengaduan"))
    assert hand.taps <= 12
    assert hand.fields <= 8
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaduan Anda sudah diterima")
    looked_over(page)
    reference, code = page.locator(".code").all_inner_texts()
    return reference, code


def test_a_complaint_goes_from_a_phone_through_staff_back_to_the_phone(house: House, seat: Seat):
    citizen = seat(width=PHONE)
    citizen.goto("/")
    looked_over(citizen)
    reference, code = file_complaint(citizen, house)
    citizen.reload()
    assert code in citizen.content()
    citizen.get_by_role("button", name="Kode sudah saya simpan").click()
    expect(citizen.get_by_role("heading", name="Pengaduan Anda sudah diterima")).to_be_visible()
    looked_over(citizen)

    coordinator = seat(width=DESK)
    sign_in(coordinator, house.coordinator.user.username)
    looked_over(coordinator)
    coordinator.get_by_role("link", name="Antrean loket terlalu lama").click()
    coordinator.locator("#tindakan-dispatch").click()
    coordinator.locator("#dispatch_unit").select_option(house.unit.code)
    coordinator.get_by_label("Pengaduan tidak berkadar pengawasan").check()
    looked_over(coordinator)
    coordinator.get_by_role("button", name="Disposisikan").click()
    expect(coordinator.get_by_text("Tersimpan. Pengaduan didisposisikan kepada")).to_be_visible()
    looked_over(coordinator)

    officer = seat(width=PHONE)
    sign_in(officer, house.officer.user.username)
    looked_over(officer)
    officer.get_by_role("link", name="Antrean loket terlalu lama").click()
    assert "Siti Aminah" not in officer.content()
    officer.locator("#tindakan-begin").click()
    officer.get_by_role("button", name="Mulai", exact=True).click()
    officer.locator("#tindakan-answer").click()
    officer.get_by_label("Terbukti", exact=True).check()
    officer.get_by_label("Alasan, untuk dibaca pengadu").fill("Loket kini dibuka dua.")
    looked_over(officer)
    officer.get_by_role("button", name="Kirim jawaban kepada pengadu").click()
    expect(officer.get_by_text("Tersimpan. Pengaduan dijawab:")).to_be_visible()

    elsewhere = seat(width=PHONE)
    elsewhere.goto("/lacak/")
    looked_over(elsewhere)
    elsewhere.get_by_label("Nomor pengaduan").fill(reference.lower())
    elsewhere.get_by_label("Kode akses").fill(code.lower())
    elsewhere.get_by_role("button", name="Buka pengaduan").click()
    expect(elsewhere.get_by_role("heading", name="Pengaduan Anda sudah dijawab")).to_be_visible()
    expect(elsewhere.get_by_text("Loket kini dibuka dua.")).to_be_visible()
    elsewhere.locator("#tindakan-accept summary").click()
    looked_over(elsewhere)
    elsewhere.get_by_label("4 Sangat baik").check()
    elsewhere.get_by_role("button", name="Kirim", exact=True).click()
    expect(elsewhere.get_by_role("heading", name="Pengaduan Anda sudah selesai")).to_be_visible()
    assert Complaint.objects.get().state == State.CLOSED


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(house: House, seat: Seat):
    citizen = seat(width=PHONE)
    citizen.goto("/lapor/sekaligus/")
    citizen.get_by_label("Instansi", exact=False).first.select_option(house.agency.code)
    citizen.get_by_label("Unit pelayanan").select_option("-")
    citizen.get_by_label("Perihal").fill("Antrean loket terlalu lama")
    citizen.get_by_label("Uraian kejadian").fill("Saya menunggu lima jam di loket.")
    citizen.get_by_label("Tanggal kejadian").fill("2026-01-05")
    citizen.get_by_label("Dengan nama").check()
    citizen.get_by_role("button", name="Kirim pengaduan").click()
    looked_over(citizen)
    expect(citizen.get_by_role("alert")).to_contain_text("Nama: Wajib diisi.")
    expect(citizen.get_by_label("Uraian kejadian")).to_have_value("Saya menunggu lima jam di loket.")
    citizen.get_by_label("Nama", exact=True).fill("Siti Aminah")
    citizen.get_by_role("button", name="Kirim pengaduan").click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Pengaduan Anda sudah diterima")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_ombudsman_reads_figures_and_scores(house: House, seat: Seat, width: int):
    long_ago = date.today() - timedelta(days=60)  # noqa: DTZ011 - any day of the past year will do
    house.file(long_ago.isoformat()).dispatched((long_ago + timedelta(days=1)).isoformat())
    page = seat(width=width)
    sign_in(page, house.ombudsman.user.username)
    looked_over(page)
    page.get_by_role("link", name="Antrean", exact=True).click()
    looked_over(page)
    page.get_by_role("link", name="Pengawasan", exact=True).click()
    looked_over(page)
    page.get_by_role("rowheader", name=house.agency.name).get_by_role("link").first.click()
    looked_over(page)
    page.get_by_role("rowheader", name=house.unit.name).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(house.unit.name)
    looked_over(page)
    page.get_by_role("link", name="Nilai", exact=True).click()
    expect(page.get_by_text("Prakiraan internal, bukan nilai resmi")).to_be_visible()
    looked_over(page)


@pytest.mark.parametrize("address", ["/", "/lapor/", "/lacak/", "/petugas/masuk/", "/tidak/ada/"])
def test_public_pages_are_whole_in_english_on_a_phone(house: House, seat: Seat, address: str):
    page = seat(width=PHONE, language="en-GB")
    page.goto(address)
    assert page.locator("html").get_attribute("lang") == "en"
    looked_over(page)


def test_everything_is_reached_by_keyboard_with_a_visible_focus(house: House, seat: Seat):
    page = seat(width=DESK)
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    reached(page, "Buat pengaduan").press("Enter")
    page.wait_for_url("**/lapor/")
    reached(page, "Cari nama kantor").type(house.unit.name)
    page.keyboard.press("Enter")
    page.wait_for_url("**cari=**")
    reached(page, house.unit.name).press("Enter")
    page.wait_for_url("**/kejadian/")
    reached(page, "Perihal").type("Antrean loket terlalu lama")
    reached(page, "Uraian kejadian").type("Saya menunggu lima jam di loket.")
    reached(page, "Tanggal kejadian").type("01052026")
    reached(page, "Lanjut").press("Enter")
    page.wait_for_url("**/bukti/")
    reached(page, "Lanjut").press("Enter")
    page.wait_for_url("**/identitas/")
    reached(page, "Dengan nama").press("Space")
    reached(page, "Nama").type("Siti Aminah")
    reached(page, "Lanjut").press("Enter")
    page.wait_for_url("**/periksa/")
    reached(page, "Kirim pengaduan").press("Enter")
    page.wait_for_url("**/tanda-terima/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaduan Anda sudah diterima")
    reached(page, "Kode sudah saya simpan").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Antrean loket terlalu lama")


NAMED: Final = """() => {
    const at = document.activeElement;
    const named = at.labels?.length ? at.labels[0].innerText : at.innerText || at.getAttribute("aria-label") || "";
    return [named.trim(), parseFloat(getComputedStyle(at).outlineWidth)];
}"""


def reached(page: Page, name: str, most: int = 40) -> Keyboard:
    """The keyboard, once what begins with this name has the focus, by the tab key alone; the focus is seen all the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        named, width = page.evaluate(NAMED)
        assert width >= 2, named
        if named.startswith(name):
            return page.keyboard
    pytest.fail(f"the tab key does not come to {name!r}")


def test_targets_are_large_enough_for_a_thumb(house: House, seat: Seat):
    page = seat(width=PHONE)
    for address in ("/", "/lapor/", "/lacak/", "/petugas/masuk/"):
        page.goto(address)
        small = page.evaluate(
            "[...document.querySelectorAll('button, select, input:not([type=hidden]):not([type=radio]), header a')]"
            ".filter(e => !e.closest('.trap') && e.checkVisibility() && e.getBoundingClientRect().height < 44)"
            ".map(e => e.outerHTML.slice(0, 90))"
        )
        assert small == [], address


def test_the_looking_over_can_fail(house: House, seat: Seat):
    page = seat(width=PHONE)
    bad = "<!doctype html><html lang=id><title>x</title><main><h1>x</h1><input></main></html>"
    page.route("**/buruk/", lambda route: route.fulfill(body=bad, content_type="text/html"))
    page.goto("/buruk/")
    with pytest.raises(AssertionError, match="label"):
        looked_over(page)
