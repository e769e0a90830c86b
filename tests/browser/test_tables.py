"""Tables are whole on a desk's screen and on paper."""

from datetime import timedelta

import pytest

from tests.browser.conftest import DESK, sign_in
from tests.browser.test_journey import Seat
from tests.factories import House
from workflow import clock

pytestmark = pytest.mark.browser
CUT = "[...document.querySelectorAll('.scroll')].map(one => one.scrollWidth - one.clientWidth)"
BEYOND = "[...document.querySelectorAll('table')].map(one => one.getBoundingClientRect().right - innerWidth)"
LANDSCAPE = {"width": 1047, "height": 740}
"""A4 on its side within margins of 1 cm, in CSS pixels."""


@pytest.mark.parametrize("path", ["/pengawasan/?group_by=unit&columns=all", "/nilai/"])
def test_no_column_of_figures_is_cut_on_a_desk_or_on_paper(house: House, seat: Seat, path: str):
    now = clock.now()
    for unit in (house.unit, house.other_unit):
        unit.name = "Dinas Kependudukan dan Pencatatan Sipil"
        unit.save(update_fields=["name"])
    for days in range(60, 80):
        house.file(now - timedelta(days=days)).dispatched(now - timedelta(days=days - 1))
    page = seat(width=DESK, scripts=True)
    sign_in(page, house.ombudsman.user.username)
    page.goto(path)
    assert page.locator("td.number").count() > 5
    assert all(hidden <= 0 for hidden in page.evaluate(CUT))
    page.emulate_media(media="print")
    page.set_viewport_size(LANDSCAPE)
    assert all(beyond <= 0 for beyond in page.evaluate(BEYOND))
    assert not page.locator(".top").is_visible()
