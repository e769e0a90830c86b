"""Why a date is what it is, and dates before they are confirmed, in real browsers without JavaScript."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.factories import House
from tests.workflow.lives import one_of
from workflow import clock

pytestmark = pytest.mark.browser
Seat = Callable[..., Page]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_staff_and_complainant_read_why_on_any_screen(house: House, seat: Seat, width: int):
    case = one_of(house)
    page = seat(width=width)
    sign_in(page, house.officer.user.username)
    page.goto(reverse("web:staff-case", args=[case.row.reference]))
    page.get_by_role("link", name="Mengapa tanggal ini? Penyelesaian").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mengapa tanggal ini?")
    expect(page.get_by_role("table", name="Maret 2026")).to_be_visible()
    looked_over(page)
    own = seat(width=width)
    own.goto("/lacak/")
    own.get_by_label("Nomor pengaduan").fill(case.row.reference)
    own.get_by_label("Kode akses").fill(case.access_code)
    own.get_by_role("button", name="Buka pengaduan").click()
    looked_over(own)
    own.get_by_text("batas waktu lain").click()
    own.get_by_role("link", name="Mengapa tanggal ini? Keputusan").click()
    expect(own.get_by_text("Setiap hari dihitung, juga hari libur.")).to_be_visible()
    looked_over(own)


def test_the_working_is_printed_whole_without_the_menu(house: House, seat: Seat):
    case = one_of(house)
    page = seat(width=DESK)
    sign_in(page, house.officer.user.username)
    settle = case.row.duties.get(kind="settle")
    page.goto(reverse("web:staff-why", args=[case.row.reference, settle.pk]))
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.get_by_role("table", name="April 2026")).to_be_visible()
    expect(page.get_by_text("Hari ke-0 adalah Senin, 2 Maret 2026.")).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_dates_are_looked_at_before_they_are_confirmed(house: House, seat: Seat, width: int):
    now = clock.now()
    case = house.file(now - timedelta(days=1))
    chosen = {"unit": house.unit, "classification": "ordinary"}
    case.do("dispatch", now - timedelta(hours=2), house.coordinator, **chosen)
    case.do("begin", now - timedelta(hours=1), house.officer)
    page = seat(width=width)
    sign_in(page, house.supervisor.user.username)
    page.goto(reverse("web:staff-case", args=[case.row.reference]))
    page.locator("#tindakan-extend").click()
    page.locator("#extend_days").fill("4")
    page.locator("#extend_reasons").fill("Menunggu hasil laboratorium.")
    page.locator("#tindakan-extend").get_by_role("button", name="Lihat dulu surel dan tanggalnya").click()
    shown = page.locator(".date-preview").inner_text()
    looked_over(page)
    assert case.row.duties.get(kind="settle").extensions == 0
    expect(page.locator("#extend_reasons")).to_have_value("Menunggu hasil laboratorium.")
    page.locator("#tindakan-extend").get_by_role("button", name="Perpanjang", exact=True).click()
    due_on = case.row.duties.get(kind="settle").due_on
    assert date_format(due_on, "j F Y") in shown


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_address_for_calendars_is_made_shown_once_and_revoked(house: House, seat: Seat, width: int):
    page = seat(width=width)
    sign_in(page, house.officer.user.username)
    page.get_by_role("link", name="Batas waktu di kalender Anda").click()
    looked_over(page)
    page.get_by_role("button", name="Buat alamat").click()
    looked_over(page)
    address = page.locator(".code").inner_text()
    page.goto("/petugas/kalender-saya/")
    assert address not in page.content()
    page.get_by_role("button", name="Cabut").click()
    expect(page.get_by_role("heading", name="Alamat yang berlaku")).to_have_count(0)


def test_t03_a_browser_in_another_zone_shows_the_agency_s_date(house: House, browser: Browser, site: str):
    """Filed half past midnight in Jayapura, read in Honolulu, where it is the day before."""
    type(house.agency).objects.filter(pk=house.agency.pk).update(zone="Asia/Jayapura")
    house.agency.refresh_from_db()
    case = house.file("2026-03-03T00:30").dispatched("2026-03-03T09:00")
    due_on = case.row.duties.get(kind="settle").due_on
    context = browser.new_context(base_url=site, locale="id-ID", timezone_id="Pacific/Honolulu")
    page = context.new_page()
    sign_in(page, house.officer.user.username)
    page.goto(reverse("web:staff-why", args=[case.row.reference, case.row.duties.get(kind="settle").pk]))
    said = page.locator("main").inner_text()
    context.close()
    assert date_format(due_on, "l, j F Y") in said
    assert "Selasa, 3 Maret 2026" in said
    assert "00.30 WIT" in said
