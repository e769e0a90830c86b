"""Every page of the product on the narrowest screen: nothing is cut, in light colours and dark nobody is kept out, every target is
large enough, and what is read aloud comes in the order in which it is seen."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page

from tests import pages
from tests.browser import tree
from tests.browser.conftest import AXE, serving
from tests.chance import is_long
from tests.databases import Databases
from tests.pages import DEEDS, EVERY, OF_COMPLAINANT

pytestmark = [pytest.mark.browser, pytest.mark.bulk]
NARROW: Final = 320
WIDE: Final = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
OPEN: Final = """() => { for (const each of document.querySelectorAll('details')) each.open = true; }"""
FOUND: Final = """only => axe.run(document, {runOnly: only}).then(found =>
    found.violations.map(one => one.id + ": " + one.nodes.map(n => n.html.slice(0, 160)).join(" | ")))"""
ALL: Final = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST: Final = {"type": "rule", "values": ["color-contrast"]}
OUT_OF_ORDER: Final = """() => {
  const seen = [...document.querySelectorAll('main :is(h1, h2, h3, a, button, input, select, textarea, summary, p, dt, dd, li)')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('.visually-hidden, .trap, .scroll, .choices-many'))
    .map(one => [one, one.getBoundingClientRect()]).filter(([, box]) => box.height > 1 && box.width > 1);
  const wrong = [];
  let low = -1e9, last = null;
  for (const [one, box] of seen) {
    if (box.bottom < low - 2) wrong.push(`${one.outerHTML.slice(0, 80)} above ${last.outerHTML.slice(0, 80)}`);
    if (box.top > low) { low = box.top; last = one; }
  }
  return wrong;
}"""


LOOK_ALIKE: Final = {
    *(
        set(DEEDS)
        - {"deed dispatch of received", "deed answer of investigating", "deed conclude of escalated"}
    ),
    *(
        f"case {name}"
        for name in set(OF_COMPLAINANT) - {"received", "asked", "answered", "rejected", "concluded"}
    ),
}
"""Pages made of the same template as one that is looked at in every run: `bin/test --long` looks at them too."""
NAMES: Final = [name for name in EVERY if is_long() or name not in LOOK_ALIKE]


@pytest.fixture(scope="module")
def facts(databases: Databases, worker_id: str, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    files = databases.folder / "pages-files"
    name, facts = databases.once("pages", partial(pages.made_with, files))
    with (
        django_db_blocker.unblock(),
        databases.copy(f"{worker_id}_pages", of=name),
        override_settings(MEDIA_ROOT=files),
    ):
        yield facts


@pytest.fixture(scope="module")
def seats(browser: Browser, application: Any, facts: dict[str, Any]) -> Iterator[Callable[[str], Page]]:
    """A page of whoever sits there, signed in once."""
    with serving(application) as address:
        known: dict[str, Page] = {}

        def seat(name: str) -> Page:
            if name not in known:
                context = browser.new_context(
                    base_url=address, locale="id-ID", viewport={"width": NARROW, "height": 640}
                )
                known[name] = context.new_page()
                enter(known[name], name, facts)
            return known[name]

        yield seat
        for page in known.values():
            page.context.close()


def enter(page: Page, seat: str, facts: dict[str, Any]) -> None:
    """Sign in, or open the case."""
    if seat in facts["users"]:
        page.goto("/petugas/masuk/")
        page.locator("[name=username]").fill(facts["users"][seat])
        page.locator("[name=password]").fill(pages.PASSWORD)
        page.locator("[name=password]").press("Enter")
    elif seat:
        page.goto("/lacak/")
        page.locator("[name=reference]").fill(facts[seat])
        page.locator("[name=code]").fill(facts["codes"][seat])
        page.locator("[name=code]").press("Enter")
    page.wait_for_load_state()


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_whole_on_the_narrowest_screen_and_keeps_nobody_out(
    name: str, seats: Callable[[str], Page], facts: dict[str, Any]
):
    page = seats(EVERY[name].seat)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    answer = page.goto(pages.address(EVERY[name], facts))
    assert answer is not None
    assert answer.status == 200
    page.evaluate(OPEN)
    assert page.evaluate(WIDE) <= 0
    assert page.locator("h1").count() == 1
    page.evaluate(AXE)
    assert page.evaluate(FOUND, ALL) == []
    assert tree.faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(FOUND, CONTRAST) == []
    assert page.evaluate(OUT_OF_ORDER) == []
