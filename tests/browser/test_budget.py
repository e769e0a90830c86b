"""What a whole filing weighs on the line: every byte that goes to a browser, the service worker's too (`bin/bench journey` tells
how long it takes as well)."""

import pytest
from playwright.sync_api import Browser

from bench.journey import FIRST_VISIT, LATER_VISIT, Phone, Relay, file_one
from tests.factories import House

pytestmark = pytest.mark.browser


def test_from_home_to_the_receipt_a_first_visit_and_a_later_one_stay_in_their_budgets(
    house: House, site: str, browser: Browser
):
    with Relay(int(site.rpartition(":")[2])).open() as relay:
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{relay.port}", locale="id-ID", viewport={"width": 360, "height": 740}
        )
        for most in (FIRST_VISIT, LATER_VISIT):
            phone = Phone(context, relay, slow=False)
            file_one(phone, house.unit.name)
            phone.page.close()
            assert 5_000 < sum(phone.bytes.values()) < most, phone.bytes
        context.close()
