"""The work list by keyboard alone, and whole on a phone and at a desk."""

from datetime import timedelta

import pytest

from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.browser.test_desk import CUT
from tests.browser.test_journey import Seat
from tests.factories import House
from workflow import clock

pytestmark = pytest.mark.browser


def test_a_list_is_worked_through_by_keyboard_and_is_whole_at_every_width(house: House, seat: Seat):
    now = clock.now()
    for days in (90, 20, 2):
        house.file(now - timedelta(days=days)).dispatched(now - timedelta(days=days - 1))
    page = seat(width=DESK, scripts=True)
    sign_in(page, house.officer.user.username)
    page.goto("/petugas/?part=unit")
    first = page.locator("ol.cases a.case-open").nth(0)
    second = page.locator("ol.cases a.case-open").nth(1)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert second.evaluate("one => one === document.activeElement")
    page.keyboard.press("k")
    assert first.evaluate("one => one === document.activeElement")
    page.keyboard.press("Control+k")
    assert page.url.endswith("part=unit")
    page.keyboard.press("/")
    page.keyboard.type("jkarn?/")
    assert page.locator("input[type=search]").input_value() == "jkarn?/"
    first.focus()
    page.keyboard.press("?")
    assert page.locator("#pintasan").evaluate("one => one.open")
    first.focus()
    page.keyboard.press("a")
    page.wait_for_url("**/tindakan/assign/?list=*")
    page.go_back()
    first.press("Enter")
    page.wait_for_url("**/kasus/**")  # with the script that hears keys
    page.keyboard.press("n")
    page.wait_for_url("**/tindakan/note/?list=*")
    page.keyboard.press("j")  # no walk from a form
    assert "/tindakan/note/" in page.url
    page.go_back()
    page.locator("nav.pages").wait_for()
    opened = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != opened)
    assert page.locator("nav.pages a[rel=prev]").count() == 1
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/petugas/?part=unit")
        assert not page.evaluate(CUT)
        looked_over(page)
