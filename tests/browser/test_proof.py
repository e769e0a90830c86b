"""The proof of work of the filing form, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_journey import Seat
from tests.factories import House

pytestmark = pytest.mark.browser


def test_the_challenge_of_the_form_is_solved_while_somebody_writes(house: House, seat: Seat):
    page = seat(width=PHONE, scripts=True)
    page.goto("/lapor/")
    expect(page.locator("input[name=proof]")).to_have_value(re.compile(r"^\S{100,}$"))


def test_without_javascript_there_is_no_proof_and_the_form_is_whole(house: House, seat: Seat):
    page = seat(width=PHONE)
    page.goto("/lapor/sekaligus/")
    expect(page.get_by_label("Perihal")).to_be_visible()
    expect(page.locator("input[name=proof]")).to_have_value("")
