"""A search that says why, kept as a filter and watched; handlers of what it found are reminded: on a phone without JavaScript."""

from datetime import timedelta

import pytest

from complaints import paging, searching
from notifications.models import Message
from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.browser.test_journey import Seat
from tests.factories import House
from workflow import clock
from workflow.desk_models import FilterWatch

pytestmark = pytest.mark.browser


def test_a_search_says_why_is_kept_and_watched_and_what_it_found_is_reminded_of(
    house: House, seat: Seat, monkeypatch: pytest.MonkeyPatch
):
    now = clock.now()
    case = house.file(
        now - timedelta(days=9), description="Petugas loket membentak saya waktu mengantre obat."
    )
    case.dispatched(now - timedelta(days=8))
    page = seat(width=PHONE)
    sign_in(page, house.coordinator.user.username)
    page.goto("/petugas/")
    page.get_by_role("link", name="Cara mencari").click()
    looked_over(page)
    page.goto("/petugas/?q=siti+mengantre")
    assert "nama pengadu" in page.locator(".case-row .asked").inner_text()
    assert page.locator(".case-row mark").first.inner_text() == "mengantre"
    looked_over(page)
    page.goto("/petugas/?q=aminnh")
    assert "nama pengadu yang mirip" in page.locator(".case-row .asked").inner_text()
    page.get_by_text("Simpan tampilan ini").click()
    page.get_by_label("Nama tampilan").fill("Bu Aminah")
    page.locator("form[action='/petugas/tersimpan/'] button").click()
    page.get_by_text("Kabari saya").click()
    page.get_by_label("Kabari lewat surel").select_option("number")
    page.get_by_label("Sejak berapa pengaduan baru").fill("3")
    page.locator("button[value=watch]").click()
    assert FilterWatch.objects.get().least == 3
    looked_over(page)
    page.get_by_role("link", name="Bu Aminah").click()
    assert page.url.endswith("q=aminnh")
    page.locator("input[data-pick]").check()
    page.get_by_role("button", name="Ingatkan penangan").click()
    page.get_by_label("Yang Anda minta").fill("Mohon dijawab sebelum Jumat.")
    page.get_by_role("button", name="Periksa dulu").click()
    assert not Message.objects.filter(notice="reminded").exists()
    page.get_by_role("button", name="Lakukan").click()
    assert Message.objects.filter(notice="reminded").exists()
    page.set_viewport_size({"width": DESK, "height": 800})
    page.goto("/petugas/?q=siti+mengantre")
    looked_over(page)
    monkeypatch.setattr(searching, "FEW", 0)
    monkeypatch.setattr(paging, "LOOKS", 1)
    page.set_viewport_size({"width": PHONE, "height": 740})
    page.goto("/petugas/?q=antrean")
    assert page.get_by_role("status").filter(has_text="Untuk halaman ini 1 pengaduan diperiksa").count() == 1
    looked_over(page)
