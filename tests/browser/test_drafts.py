"""What staff type is kept while they type; a colleague is told, and what others did meanwhile costs no word."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, sign_in
from tests.browser.test_journey import Seat
from tests.factories import House
from workflow import clock

pytestmark = pytest.mark.browser
TEXT = "Petugas loket sudah kami periksa; antreannya memang lima jam."


def test_typing_is_kept_presence_is_told_and_a_conflict_keeps_the_text(house: House, seat: Seat):
    now = clock.now()
    case = (
        house.file(now - timedelta(days=5)).dispatched(now - timedelta(days=4)).begun(now - timedelta(days=3))
    )
    form = f"/petugas/kasus/{case.row.reference}/tindakan/answer/"
    mine, theirs = seat(width=DESK, scripts=True), seat(scripts=True)
    for page, who in ((mine, house.officer), (theirs, house.officer2)):
        sign_in(page, who.user.username)
        page.clock.install()
        page.goto(form)
    words = "Alasan, untuk dibaca pengadu"
    mine.get_by_label(words).press_sequentially(TEXT[:8])
    mine.get_by_label(words).fill(TEXT)
    mine.clock.run_for(1_300)
    expect(mine.locator("#draf")).to_have_text("Draf tersimpan.")
    theirs.get_by_label(words).fill("Menurut saya")
    theirs.clock.run_for(1_300)
    expect(theirs.locator("#draf")).to_contain_text("Seorang rekan sedang menulis")
    mine.reload()
    expect(mine.get_by_label(words)).to_have_value(TEXT)
    expect(mine.locator("#draf")).to_contain_text("Seorang rekan sedang menulis")
    case.do("reclassify", clock.now(), house.supervisor, classification="supervisory", reasons="Pungutan.")
    mine.get_by_label("Terbukti sebagian").check()
    mine.get_by_role("button", name="Kirim jawaban kepada pengadu").click()
    expect(mine.get_by_text("Yang terjadi sementara itu:")).to_be_visible()
    expect(mine.get_by_role("status").filter(has_text="Yang terjadi")).to_contain_text("lasifikasi")
    expect(mine.get_by_label(words)).to_have_value(TEXT)
    mine.get_by_role("button", name="Kirim jawaban kepada pengadu").click()
    expect(mine.get_by_role("heading", name="Jawaban")).to_be_visible()
    assert case.row.state == "answered"
