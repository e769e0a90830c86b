"""A day of each seat: what is done most, on a phone without JavaScript and at a desk with it, in clicks, fields and seconds. The
table in docs/walkthrough.md says the same."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, sign_in
from tests.browser.hand import Hand
from tests.browser.test_journey import Seat
from tests.factories import House
from workflow import clock

pytestmark = pytest.mark.browser
WALKTHROUGH: Final = Path(__file__).parents[2] / "docs" / "walkthrough.md"
ROW: Final = re.compile(r"^\| ([^|]+) \|[^|]*\| (\d+) \| (\d+) \| (\d+) s \|$", re.MULTILINE)
CALLED: Final = "Obat habis di apotek"
SAID: Final = "Kemarin pagi saya menebus resep ibu saya, dan petugas bilang obatnya habis sejak seminggu dan tidak tahu kapan ada."
ANSWERED: Final = "Loket rujukan kini dibuka setiap hari kerja."
ASKED: Final = "Di gerbang mana parkir itu dipungut?"
FOUND: Final = "Tiga kali datang, tiga kali disuruh kembali tanpa alasan."
MOST: Final = {
    "Dispatch, from the work list": (4, 60),
    "Verify and dispatch, in the queue": (4, 60),
    "Assign three together, looked at first": (8, 60),
    "File for somebody who calls": (8, 120),
    "Invite somebody": (5, 60),
    "Answer, from the work list": (4, 60),
    "Ask the complainant and stop the clock": (4, 60),
    "Conclude an examination, from the queue": (6, 90),
}
"""Clicks and seconds that each may take."""


class Day:
    """What was done in it, by name: (clicks, fields, seconds)."""

    def __init__(self) -> None:
        self.done: dict[str, tuple[int, int, int]] = {}

    @contextmanager
    def task(self, name: str, page: Page) -> Iterator[Hand]:
        hand = Hand(page)
        yield hand
        self.done[name] = (hand.taps, hand.fields, round(hand.seconds))


def told() -> dict[str, tuple[int, int, int]]:
    """What docs/walkthrough.md says."""
    return {
        name: (int(taps), int(fields), int(seconds))
        for name, taps, fields, seconds in ROW.findall(WALKTHROUGH.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize(("width", "scripts"), [(PHONE, False), (DESK, True)], ids=["phone", "desk"])
def test_a_day_takes_as_few_clicks_as_the_walkthrough_says(
    house: House, seat: Seat, site: str, width: int, scripts: bool
):
    now = clock.now()
    open_: Callable[..., Page] = lambda actor: _signed_in(seat(width=width, scripts=scripts), actor)  # noqa: E731
    for subject in ("Antrean loket", "Petugas tidak ada"):
        house.file(now - timedelta(days=2), subject=subject)
    for number in range(10):
        house.file(now - timedelta(days=9), subject=f"Obat habis {number}").dispatched(
            now - timedelta(days=8)
        )
    working = house.file(now - timedelta(days=6), subject="Rujukan ditolak").dispatched(
        now - timedelta(days=5)
    )
    working.do("begin", now - timedelta(days=4), house.officer)
    asked = house.file(now - timedelta(days=6), subject="Pungutan parkir").dispatched(now - timedelta(days=5))
    asked.do("begin", now - timedelta(days=4), house.officer)
    high = house.file(now - timedelta(days=6), subject="Tidak dilayani").dispatched(now - timedelta(days=5))
    high.do("escalate", now - timedelta(days=3), house.coordinator, reasons="Perlu diperiksa.")
    day = Day()

    page = open_(house.coordinator)
    with day.task("Dispatch, from the work list", page) as hand:
        hand.tap(page.get_by_role("link", name="Antrean loket"))
        hand.tap(page.locator("#tindakan-dispatch"))
        hand.tap(page.get_by_label("Pengaduan tidak berkadar pengawasan"))
        hand.tap(page.get_by_role("button", name="Disposisikan"))
    expect(page.get_by_text("Tersimpan. Pengaduan didisposisikan kepada")).to_be_visible()
    page.goto("/petugas/verifikasi/")
    with day.task("Verify and dispatch, in the queue", page) as hand:
        hand.tap(page.get_by_role("link", name="Petugas tidak ada"))
        hand.tap(page.get_by_label("Pengaduan tidak berkadar pengawasan"))
        hand.tap(page.get_by_role("button", name="Disposisikan").first)
    expect(page.get_by_text("Tersimpan")).to_be_visible()
    page.goto("/petugas/")
    with day.task("File for somebody who calls", page) as hand:
        hand.tap(page.get_by_role("link", name="Catat pengaduan"))
        hand.pick(page.get_by_label("Saluran"), "phone")
        hand.pick(page.get_by_label("Unit pelayanan"), house.unit.code)
        hand.fill(page.get_by_label("Perihal"), CALLED)
        hand.fill(page.get_by_label("Uraian kejadian"), SAID)
        hand.fill(page.get_by_label("Tanggal kejadian"), f"{clock.today() - timedelta(days=1)}")
        hand.tap(page.get_by_label("Dengan nama"))
        hand.fill(page.get_by_label("Nama", exact=True), "Siti Aminah")
        hand.fill(page.get_by_label("Telepon"), "081234567890")
        hand.tap(page.get_by_role("button", name="Kirim pengaduan"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaduan tercatat")
    page.goto("/petugas/")
    with day.task("Invite somebody", page) as hand:
        hand.tap(page.get_by_role("link", name="Kelola").first)
        hand.tap(page.get_by_role("link", name="Undang").first)
        hand.fill(page.get_by_label("Nama", exact=True), "Sri Wahyuni")
        hand.fill(page.get_by_label("Alamat surel"), "sri@example.org")
        hand.pick(page.get_by_label("Tugas"), "officer")
        hand.pick(page.get_by_label("Tempat"), f"unit:{house.unit.code}")
        hand.tap(page.get_by_role("button", name="Kirim undangan"))
    expect(page.get_by_role("status")).to_be_visible()

    page = open_(house.officer)
    with day.task("Answer, from the work list", page) as hand:
        hand.tap(page.get_by_role("link", name="Rujukan ditolak"))
        hand.tap(page.locator("#tindakan-answer"))
        hand.tap(page.get_by_label("Terbukti", exact=True))
        hand.fill(page.get_by_label("Alasan, untuk dibaca pengadu"), ANSWERED)
        hand.tap(page.get_by_role("button", name="Kirim jawaban kepada pengadu"))
    expect(page.get_by_text("Tersimpan. Pengaduan dijawab:")).to_be_visible()
    page.goto("/petugas/")
    with day.task("Ask the complainant and stop the clock", page) as hand:
        hand.tap(page.get_by_role("link", name="Pungutan parkir"))
        hand.tap(page.locator("#tindakan-ask"))
        hand.fill(page.get_by_label("Pertanyaan, untuk dibaca pengadu"), ASKED)
        hand.tap(page.get_by_role("button", name="Tanya dan hentikan waktu"))
    expect(page.get_by_text("Tersimpan")).to_be_visible()
    page.goto("/petugas/?part=unit")
    with day.task("Assign three together, looked at first", page) as hand:
        for number in range(3):
            hand.tap(page.locator("input[name=case]").nth(number))
        hand.tap(page.get_by_role("button", name="Tunjuk penangan"))
        hand.pick(page.get_by_label("Penangan"), house.officer2.user.username)
        hand.tap(page.get_by_role("button", name="Periksa dulu"))
        hand.tap(page.get_by_role("button", name="Lakukan"))
    expect(page.get_by_text("Selesai: 3 pengaduan")).to_be_visible()

    page = open_(house.ombudsman)
    page.goto("/pengawasan/antrean/")
    with day.task("Conclude an examination, from the queue", page) as hand:
        hand.tap(page.get_by_role("link", name="Tidak dilayani"))
        hand.tap(page.locator("#tindakan-conclude"))
        hand.fill(page.get_by_label("Pokok persoalan").first, "Tidak dilayani")
        hand.tap(page.get_by_label("Ditemukan maladministrasi", exact=True).first)
        hand.tap(page.get_by_label("Penundaan berlarut").first)
        hand.tap(page.get_by_label("Ringan").first)
        hand.fill(page.get_by_label("Temuan dan alasannya").first, FOUND)
        hand.tap(page.get_by_role("button", name="Kirim", exact=True))
    expect(page.get_by_text("Tersimpan")).to_be_visible()

    assert set(day.done) <= set(MOST)
    for name, (taps, _fields, seconds) in day.done.items():
        most, longest = MOST[name]
        assert taps <= most, name
        assert seconds <= longest, name
    assert day.done == told()


def _signed_in(page: Page, actor: object) -> Page:
    sign_in(page, actor.user.username)  # type: ignore[attr-defined]  # an Actor
    return page
