"""A coordinator invites somebody, who sets a password and signs in: in a real browser, with the clicks counted."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page

from accounts.models import User
from notifications import delivery
from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.browser.test_journey import Seat
from tests.factories import House

pytestmark = pytest.mark.browser
FEW = 5
"""Clicks of a coordinator from any page on until the invitation is sent, choices in lists included."""
OF_THEIR_OWN = 3
"""Clicks of the person invited from the mail on until they are in."""
PASSWORD = "kerbau terbang ungu"


def test_somebody_new_is_in_after_a_few_clicks(house: House, seat: Seat, site: str):
    page = seat(width=DESK)
    sign_in(page, house.coordinator.user.username)
    clicks = 0

    def click(where: Page, role: str, name: str) -> None:
        nonlocal clicks
        clicks += 1
        where.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]  # a role

    click(page, "link", "Kelola")
    looked_over(page)
    click(page, "link", "Undang")
    looked_over(page)
    page.get_by_label("Nama", exact=True).fill("Sri Wahyuni")
    page.get_by_label("Alamat surel").fill("sri.wahyuni@example.org")
    page.get_by_label("Tugas").select_option("officer")
    page.get_by_label("Tempat").select_option(f"unit:{house.unit.code}")
    clicks += 2
    click(page, "button", "Kirim undangan")
    looked_over(page)
    assert clicks <= FEW
    mail.outbox.clear()
    delivery.drain()
    (sent,) = mail.outbox
    link = re.search(r"/petugas/kata-sandi/\S+", str(sent.body))
    assert link is not None
    phone = seat(width=PHONE)
    clicks = 1  # the link in the mail
    phone.goto(f"{site}{link[0]}")
    looked_over(phone)
    phone.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
    phone.get_by_label("sekali lagi").fill(PASSWORD)
    click(phone, "button", "Buat kata sandi")
    phone.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    click(phone, "button", "Masuk")
    phone.get_by_role("heading", name="Daftar kerja").wait_for()
    assert clicks <= OF_THEIR_OWN
    user = User.objects.get(email="sri.wahyuni@example.org")
    for path in (f"/kelola/orang/{user.pk}/", "/kelola/orang/", "/kelola/catatan/", "/kelola/unit/"):
        for where in (page,):
            where.goto(f"{site}{path}")
            looked_over(where)
    narrow = seat(width=PHONE)
    sign_in(narrow, house.coordinator.user.username)
    for path in (
        "/kelola/",
        f"/kelola/orang/{user.pk}/",
        f"/kelola/unit/{house.unit.code}/",
        f"/kelola/instansi/{house.agency.code}/",
        "/kelola/orang/impor/",
        "/kelola/surel/",
        "/petugas/akun/ketidakhadiran/",
    ):
        narrow.goto(f"{site}{path}")
        looked_over(narrow)
