"""The description of the API can be read in a browser under the strict content policy."""

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


def test_the_docs_list_every_operation_and_break_no_policy(browser: Browser, site: str) -> None:
    refused: list[str] = []
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto("/api/v1/docs/")
    expect(page.get_by_text("/api/v1/measures/handling/", exact=True)).to_be_visible(timeout=30_000)
    context.close()
    assert refused == []
