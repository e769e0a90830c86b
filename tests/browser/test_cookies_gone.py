"""A filing and a message on a phone and at a desk, with scripts and without, while the session's cookie goes again and again, and by
keyboard alone: nothing typed is lost."""

import pytest
from playwright.sync_api import Page, expect

from complaints.models import Complaint, Statement
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_journey import Seat
from tests.factories import House

pytestmark = pytest.mark.browser
STORY = "Saya menunggu\nlima jam di loket."
MESSAGE = "Bagaimana perkembangannya?\nSaya sudah dua kali datang."


def forget(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


@pytest.mark.parametrize(
    ("width", "scripts"), [(PHONE, False), (DESK, True)], ids=["phone", "desk with scripts"]
)
def test_a_filing_and_a_message_survive_a_session_that_goes_before_every_step(
    house: House, seat: Seat, width: int, scripts: bool
):
    page = seat(width=width, scripts=scripts)
    page.goto(f"/lapor/?unit={house.unit.code}")
    forget(page)
    page.get_by_role("button", name=house.unit.name).first.click()
    page.get_by_label("Perihal").fill("Antrean loket terlalu lama")
    page.get_by_label("Uraian kejadian").fill(STORY)
    page.get_by_label("Tanggal kejadian").fill("2026-01-05")
    for _step in ("kejadian", "bukti"):
        forget(page)
        page.get_by_role("button", name="Lanjut").click()
    page.get_by_label("Tanpa identitas").check()
    forget(page)
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("lima jam di loket.")).to_be_visible()
    forget(page)
    page.get_by_role("button", name="Kirim pengaduan").click()
    reference, code = page.locator(".code").all_inner_texts()
    assert Statement.objects.get(kind="description").body == STORY
    page.get_by_role("button", name="Kode sudah saya simpan").click()
    page.locator("#tindakan-message summary").click()
    page.locator("#tindakan-message textarea").fill(MESSAGE)
    forget(page)
    page.locator("#tindakan-message button[type=submit]").click()
    page.get_by_label("Nomor pengaduan").fill(reference)
    page.get_by_label("Kode akses").fill(code)
    page.get_by_role("button", name="Buka pengaduan").click()
    expect(page.locator("#tindakan-message textarea")).to_have_value(MESSAGE)
    page.locator("#tindakan-message button[type=submit]").click()
    expect(page.get_by_text("Saya sudah dua kali datang.")).to_be_visible()
    assert Statement.objects.get(kind="message").body == MESSAGE
    assert Complaint.objects.count() == 1


def test_somebody_files_by_keyboard_alone(house: House, seat: Seat):
    page = seat(width=DESK)
    page.goto(f"/lapor/?unit={house.unit.code}")

    def to(name: str, text: str = "", press: str = "") -> None:
        """Tab until the field or button of this name has the focus; type there, or press."""
        for _tab in range(40):
            page.keyboard.press("Tab")
            if page.evaluate(
                "name => { const e = document.activeElement; return [...(e.labels || []), e].some(l => l.textContent.trim()"
                ".startsWith(name)) && e.closest('main') !== null && e.matches('input, textarea, button') }",
                name,
            ):
                break
        else:
            pytest.fail(f"{name} is not reached")
        if text:
            page.keyboard.type(text)
        if press:
            with page.expect_navigation():
                page.keyboard.press(press)

    to(house.unit.name, press="Enter")
    to("Perihal", "Antrean loket terlalu lama")
    to("Uraian kejadian", "Saya menunggu lima jam di loket.")
    to("Tanggal kejadian", "05012026")
    to("Lanjut", press="Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada foto atau dokumen?")
    to("Lanjut", press="Enter")
    to("Dengan nama")
    for _down in range(2):
        page.keyboard.press("ArrowDown")
    assert page.locator("input[value=anonymous]").is_checked()
    to("Lanjut", press="Enter")
    to("Kirim pengaduan", press="Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaduan Anda sudah diterima")
