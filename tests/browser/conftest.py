"""A real server on a port of its own over a database with real commits, and a real Chromium."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, Literal
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import tree
from tests.factories import House
from tests.waiting import SECONDS

ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PASSWORD = "tuntas-demo"
AXE = (Path(__file__).parent / "vendor/axe-core-4.14.1/axe.min.js").read_text()
RUN_AXE = """
    axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}).then(
        found => found.violations.map(one => one.id + ": " + one.nodes.map(n => n.html.slice(0, 120)).join(" | ")))
"""
PHONE, DESK = 360, 1280
PATIENCE = 1000 * SECONDS
"""Milliseconds that the browser is given for anything."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Each request's thread gives its database connection back: here, since what is left of an answer that its browser
        gave up may be collected in the thread of the test."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the base class
        """Nothing: the product logs its requests itself."""


@pytest.fixture(scope="session")
def application() -> Any:
    """The product's, set up once."""
    return get_wsgi_application()


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """The address of a server of this application."""
    server = make_server("127.0.0.1", 0, application, _Server, _Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site(committed: None, application: Any, tmp_path: Path) -> Iterator[str]:
    """The address of the running product."""
    with override_settings(MEDIA_ROOT=tmp_path / "files", EMAIL_FILE_PATH=tmp_path / "mail"):
        (tmp_path / "mail").mkdir()
        with serving(application) as address:
            yield address


@pytest.fixture
def house(site: str) -> House:
    """An agency whose people can sign in with PASSWORD."""
    found = House(name="Pemerintah Kabupaten Serang")
    for actor in vars(found).values():
        user = getattr(actor, "user", None)
        if user is not None:
            user.set_password(PASSWORD)
            user.save(update_fields=["password"])
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the worker. It keeps an event loop in the worker's thread, in which Django would refuse to ask
    the database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=os.environ["TUNTAS_CHROMIUM"], args=list(ARGUMENTS))


@pytest.fixture
def seat(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a browser of its own: `seat(width=..., language=...)`, without JavaScript unless `scripts`."""
    opened = []

    def sit(*, width: int = PHONE, language: str = "id-ID", scripts: bool = False) -> Page:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 740},
            locale=language,
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context.new_page()

    yield sit
    for context in opened:
        context.close()


def looked_over(page: Page, colours: Literal["light", "dark"] = "light") -> None:
    """One h1, nothing wider than the screen, nothing that axe says keeps people out (WCAG 2.2 A and AA), in light colours or
    dark ones, and nothing missing for who hears the page (`tree.py`).

    The page itself runs no script, so what it shows is looked over in another page that does.
    """
    page.wait_for_load_state()
    shown, address = page.content(), page.url
    assert page.context.browser is not None
    assert page.viewport_size is not None
    copy = _with_scripts(page.context.browser)
    copy.goto("about:blank")  # else an address that differs in its fragment alone would load nothing
    copy.set_viewport_size(page.viewport_size)
    copy.emulate_media(color_scheme=colours)
    copy.route(address, lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
    copy.goto(address)
    copy.unroute(address)
    assert copy.locator("h1").count() == 1, address
    wide = copy.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{address} is {wide} px too wide"
    copy.evaluate(AXE)
    found = copy.evaluate(RUN_AXE)
    assert found == [], address
    assert tree.faults(copy) == [], address


@cache
def _with_scripts(browser: Browser) -> Page:
    """One page of this browser in which every other one is looked over."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    return page


def sign_in(page: Page, username: str) -> None:
    page.goto("/petugas/masuk/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
