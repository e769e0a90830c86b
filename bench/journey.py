"""From home to the receipt as a cheap phone meets it: Chromium with a slow line and a slow processor, every page timed and
every byte counted on its way."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import BrowserContext, sync_playwright

from bench.measuring import Bench
from bench.processes import Web
from config.supervisor import ROOT

UNIT: Final = "Dinas Ukur"
"""The unit of the bench (`bench.steps.people`)."""
BYTES_A_SECOND: Final = 400_000 // 8
LATENCY_MS: Final = 400
SLOWER: Final = 4
"""Times slower than this machine's is the processor of the phone."""
FIRST_VISIT, LATER_VISIT = 150_000, 40_000
"""Bytes that a whole journey may take."""
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
LOADED: Final = """() => {
  const [way] = performance.getEntriesByType("navigation");
  return way && way.loadEventEnd > 0 ? way.loadEventEnd : 0;
}"""


@dataclass
class Relay:
    """Stands before a server and counts the bytes that go to the browser, heads and the service worker's too."""

    to: int
    port: int = 0
    _counted: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def taken(self) -> int:
        """Bytes since this was last asked."""
        with self._lock:
            counted, self._counted = self._counted, 0
        return counted

    @contextmanager
    def open(self) -> Iterator["Relay"]:
        with closing(socket.create_server(("127.0.0.1", 0), backlog=64)) as listening:
            self.port = listening.getsockname()[1]
            threading.Thread(target=self._accept, args=(listening,), daemon=True).start()
            yield self

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):  # the listener is closed at the end
            while True:
                near, _address = listening.accept()
                far = socket.create_connection(("127.0.0.1", self.to))
                for one, other, counts in ((near, far, False), (far, near, True)):
                    threading.Thread(target=self._pass_on, args=(one, other, counts), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
                if counts:
                    with self._lock:
                        self._counted += len(data)
        for each in (one, other):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class Phone:
    """A browser whose line and processor are slow, and what each page cost it."""

    def __init__(self, context: BrowserContext, relay: Relay, *, slow: bool) -> None:
        self.page, self.relay = context.new_page(), relay
        self.waits: dict[str, float] = {}
        self.bytes: dict[str, int] = {}
        if slow:
            line = context.new_cdp_session(self.page)
            line.send("Network.enable")
            conditions = {
                "offline": False,
                "latency": LATENCY_MS,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            }
            line.send("Network.emulateNetworkConditions", conditions)
            line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def wait(self, name: str, act: Callable[[], Any]) -> None:
        """What was done leads to a page: seconds until all of it is loaded, and what went over the line."""
        with self.page.expect_navigation(wait_until="load"):
            act()
        self.page.wait_for_function(LOADED)
        self.waits[name] = round(self.page.evaluate(LOADED) / 1000, 2)
        self.bytes[name] = self.relay.taken()


def file_one(phone: Phone, unit: str) -> None:
    """A filing under a name, without files, from home to the receipt."""
    page = phone.page
    phone.wait("home", lambda: page.goto("/"))
    phone.wait("unit", page.get_by_role("link", name="Buat pengaduan").last.click)
    page.get_by_role("searchbox").fill(unit)
    phone.wait("unit found", lambda: page.get_by_role("button", name="Cari").click())
    phone.wait("event", page.get_by_role("button", name=unit).first.click)
    page.get_by_label("Perihal").fill("Antrean loket terlalu lama")
    page.get_by_label("Uraian kejadian").fill("Saya menunggu lima jam di loket dan tidak dilayani.")
    page.get_by_label("Tanggal kejadian").fill("2026-01-05")
    phone.wait("evidence", lambda: page.get_by_role("button", name="Lanjut").click())
    phone.wait("identity", lambda: page.get_by_role("button", name="Lanjut").click())
    page.get_by_label("Dengan nama").check()
    page.get_by_label("Nama", exact=True).fill("Siti Aminah")
    phone.wait("check", lambda: page.get_by_role("button", name="Lanjut").click())
    phone.wait("receipt", lambda: page.get_by_role("button", name="Kirim pengaduan").click())


def visits(origin: Relay, chromium: str, unit: str, *, slow: bool = True, rounds: int = 1) -> dict[str, Any]:
    """A first visit and a later one by the same browser; of several rounds the middle wait of each page."""
    told: dict[str, Any] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        base = f"http://127.0.0.1:{origin.port}"
        each: dict[str, list[Phone]] = {"first": [], "later": []}
        for _round in range(rounds):
            context = browser.new_context(
                base_url=base, locale="id-ID", viewport={"width": 360, "height": 740}
            )
            for phones in each.values():
                phone = Phone(context, origin, slow=slow)
                file_one(phone, unit)
                phones.append(phone)
                phone.page.close()
            context.close()
        browser.close()
    for visit, phones in each.items():
        waits = {name: statistics.median(phone.waits[name] for phone in phones) for name in phones[0].waits}
        told[visit] = {
            "seconds": waits,
            "longest": max(waits.values()),
            "bytes": max(sum(phone.bytes.values()) for phone in phones),
            "bytes by page": phones[0].bytes,
        }
    return told


def journey(bench: Bench) -> None:
    """A first visit and a later one, with static files as an installation serves them; left out where there is no Chromium."""
    chromium = os.environ.get("TUNTAS_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if chromium is None:
        bench.facts["journey"] = "left out: no Chromium here"
        return
    environment = {**bench.environment, "DJANGO_SETTINGS_MODULE": "bench.as_installed"}
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=environment, check=True)
    web = Web("installed", "config.wsgi:application", environment, bench.var, bench.size.workers)
    try:
        web.await_answer("/healthz")
        quick = bench.size.seconds < 1
        with Relay(web.port).open() as relay:
            told = visits(relay, chromium, UNIT, slow=not quick, rounds=1 if quick else bench.size.rounds)
    finally:
        web.stop()
    bench.facts["journey"] = told
    for visit, most in (("first", FIRST_VISIT), ("later", LATER_VISIT)):
        found = told[visit]
        print(
            f"journey, {visit} visit: {found['bytes']:,} bytes (at most {most:,}), longest wait {found['longest']} s"
        )
