"""What a page weighs, and that every class it names has a style: Bootstrap's subset holds what the pages used when it was
made, and no more."""

import gzip
import re
from hashlib import sha256
from pathlib import Path
from tomllib import loads

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.factories import House
from tests.web.test_filing_steps import at, gone_through
from web.packed import around

WEB = Path(settings.ROOT) / "web"
VENDOR = WEB / "static/web/vendor"
SUBSET = VENDOR / "bootstrap-5.3.9/bootstrap.subset.min.css"
OWN = WEB / "static/web/tuntas.css"
HOOKS = {
    "entry-note", "evidence-loose", "meanings", "notice-info", "number-left", "total", "wall", "wall-foot", "who-holds", "why",
}  # fmt: skip
"""Classes of our own without a style of their own."""


def used() -> dict[str, str]:
    """Classes written out in templates, with one place of each."""
    found: dict[str, str] = {}
    for page in sorted((WEB / "templates").rglob("*.html")):
        for written in re.findall(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"', page.read_text()):
            plain = re.sub(r"\{%.*?%\}", " ", written, flags=re.DOTALL)
            plain = re.sub(r"[\w-]*\{\{.*?\}\}[\w-]*", " ", plain)
            for name in plain.split():
                if "{" not in name and not name.endswith("-"):
                    found.setdefault(name, page.name)
    return found


def test_every_class_of_a_page_has_a_style():
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", SUBSET.read_text() + OWN.read_text()))
    unstyled = {name: page for name, page in used().items() if name not in styled | HOOKS}
    assert unstyled == {}, "make the subset anew (vendored.toml says how), or style it in tuntas.css"


def test_the_styles_of_a_first_visit_are_light_and_the_subset_is_the_one_recorded():
    kept = loads((VENDOR / "vendored.toml").read_text())["bootstrap"]["files"]
    assert kept[SUBSET.name] == sha256(SUBSET.read_bytes()).hexdigest()
    sent = sum(len(gzip.compress(sheet.read_bytes())) for sheet in (SUBSET, OWN))
    assert sent < 20_000


def weight(client: Client, address: str) -> int:
    """Bytes of a page as a browser gets it."""
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200, address
    return len(answer.content)


@pytest.mark.django_db
def test_from_home_to_the_receipt_a_first_visit_is_light_and_a_later_one_lighter(client: Client):
    """Static files are compressed as whitenoise does it, and are asked for once."""
    pages = weight(client, "/") + weight(client, "/lapor/")
    key = gone_through(client, House())
    pages += sum(weight(client, at(step)) for step in ("kejadian", "bukti", "identitas", "periksa"))
    receipt = client.post(at("periksa"), {"key": key}).headers["Location"]
    pages += weight(client, receipt)
    files = [SUBSET, OWN, WEB / "static/web/tuntas.svg", *sorted((WEB / "static/web").glob("*.js"))]
    static = sum(len(gzip.compress(file.read_bytes())) for file in files)
    assert pages < 32_000
    assert pages + static < 80_000


@given(
    texts=st.lists(st.binary(max_size=400), min_size=2, max_size=4),
    codes=st.lists(st.binary(min_size=21, max_size=21), min_size=2, max_size=2, unique=True),
)
def test_a_page_is_unpacked_as_it_was_and_is_as_long_with_any_code(texts: list[bytes], codes: list[bytes]):
    """Also where the page holds the code, or half of it, elsewhere: an attacker's guess."""
    one, other = codes
    assume(not any(code in text for text in texts for code in codes))
    lengths = set()
    for code in codes:
        page = code.join([*texts, one[:10] + other[:11]])
        assume(page.count(code) == len(texts))
        packed = around(page, code)
        assert gzip.decompress(packed) == page
        lengths.add(len(packed))
    assert len(lengths) == 1


@pytest.mark.django_db
def test_pages_travel_compressed_and_of_the_one_that_shows_a_code_the_length_tells_nothing_of_it(
    client: Client,
):
    asked = {"accept-encoding": "gzip"}
    assert client.get("/", headers=asked).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/").headers
    key = gone_through(client, House())
    receipt = client.post(at("periksa"), {"key": key}).headers["Location"]
    plain, page = client.get(receipt), client.get(receipt, headers=asked)
    assert (plain.headers["Content-Encoding"], page.headers["Content-Encoding"]) == ("identity", "gzip")
    (code,) = re.findall(rb'id="access-code">([^<]+)<', plain.content)
    shown = re.findall(rb'id="access-code">([^<]+)<', gzip.decompress(page.content))
    assert shown == [code]
    assert page.content.count(code) == 1, "it is stored as it is"
    assert len(page.content) < len(plain.content) / 2
    assert "Content-Encoding" not in client.get(receipt.rstrip("/") + ".pdf", headers=asked).headers


def test_buttons_beside_each_other_stand_apart_where_they_wrap():
    """In a plain paragraph they touch on a narrow screen; `actions` keeps them apart."""
    touching = [
        page.name
        for page in sorted((WEB / "templates").rglob("*.html"))
        for paragraph in re.findall(r"<p>(?:(?!</p>).)*</p>", page.read_text(), re.DOTALL)
        if len(re.findall(r'class="btn\b', paragraph)) > 1
    ]
    assert touching == []
