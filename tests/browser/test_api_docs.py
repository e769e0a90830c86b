"""The description of the API can be read in a browser under the strict content policy."""

from collections import Counter

import pytest
import yaml
from django.conf import settings
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


def test_the_docs_list_every_operation_and_break_no_policy(browser: Browser, site: str) -> None:
    refused: list[str] = []
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto("/api/v1/docs/")
    described = yaml.safe_load((settings.ROOT / "api/openapi.yaml").read_text())["paths"]
    tags = Counter(act["tags"][0] for acts in described.values() for act in acts.values())
    expect(page.locator("h3[id^=operations-tag-]")).to_have_count(len(tags))
    for tag, number in tags.items():
        head = page.locator(f"[id=operations-tag-{tag}]")
        head.click()
        shown = page.locator(f"[id^=operations-{tag}-]")
        expect(shown).to_have_count(number)
        head.click()
    context.close()
    assert refused == []
