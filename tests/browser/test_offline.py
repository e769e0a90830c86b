"""The line drops while somebody files: what was typed is kept, said to be unsent, and sent once the line is back."""

import pytest
from playwright.sync_api import Page, expect

from complaints.models import Attachment, Complaint
from tests.browser.conftest import DESK, PHONE, looked_over
from tests.browser.test_journey import Seat
from tests.factories import SCAN, House

pytestmark = pytest.mark.browser

FORGETS = """async () => {
  const heard = {}, found = {};
  let status = 0, forgotten = false;
  const self = { addEventListener: (name, act) => (heard[name] = act) };
  const importScripts = () => null, caches = {};
  const unsent = { drop: async () => (forgotten = true) };
  const fetch = async () => new Response(null, { status });
  WORKER
  for (status of [200, 303, 422, 502, 503]) {
    let answer;
    forgotten = false;
    const request = { method: "POST", mode: "navigate", url: location.href, clone: () => ({}) };
    heard.fetch({ request, respondWith: (made) => (answer = made) });
    await answer;
    found[status] = forgotten;
  }
  return found;
}"""
"""Whether the worker forgets what waits on the device, by the status with which it was answered."""


def described_without_a_line(page: Page, house: House, subject: str, text: str) -> None:
    """Choose the unit and tell what happened; the line drops before that is sent."""
    page.get_by_role("button", name=house.unit.name).first.click()
    page.get_by_label("Perihal").fill(subject)
    page.get_by_label("Uraian kejadian").fill(text)
    page.get_by_label("Tanggal kejadian").fill("2026-01-05")
    page.context.set_offline(True)
    page.get_by_role("button", name="Lanjut").click()


def test_what_was_typed_without_a_line_is_sent_when_it_is_back_and_once(house: House, seat: Seat):
    page = seat(width=PHONE, scripts=True)
    page.goto(f"/lapor/?unit={house.unit.code}")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    described_without_a_line(page, house, "Antrean loket terlalu lama", "Saya menunggu\nlima jam di loket.")
    expect(page.get_by_text("Belum terkirim.")).to_be_visible()
    looked_over(page)
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada foto atau dokumen?")
    photo = {"name": "foto.png", "mimeType": "image/png", "buffer": SCAN}
    page.get_by_label("Foto atau PDF").set_input_files(photo)
    page.context.set_offline(True)
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("Belum terkirim.")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_label("Tanpa identitas").check()
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("lima jam di loket.")).to_be_visible()
    expect(page.get_by_text("1 berkas")).to_be_visible()
    page.set_viewport_size({"width": DESK, "height": 800})
    page.context.set_offline(True)
    page.get_by_role("button", name="Kirim pengaduan").click()
    expect(page.get_by_text("Belum terkirim.")).to_be_visible()
    looked_over(page)
    assert not Complaint.objects.exists()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengaduan Anda sudah diterima")
    case = Complaint.objects.get()
    assert Attachment.objects.filter(complaint=case).count() == 1
    page.goto("/lapor/luring/")
    expect(page.get_by_text("Tidak ada yang menunggu")).to_be_visible()
    kept = page.evaluate(
        "caches.keys().then(n => Promise.all(n.map(k => caches.open(k).then(c => c.keys())))).then(a => a.flat().map(r => r.url))"
    )
    assert kept
    assert not [address for address in kept if "/kasus/" in address or case.reference in address]
    page.goto(f"/lapor/?unit={house.unit.code}")
    described_without_a_line(page, house, "Saya urungkan", "Sudah selesai di loket.")
    page.get_by_role("button", name="Hapus dari perangkat ini").click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    with page.expect_response("**/healthz"):
        page.context.set_offline(False)
    page.evaluate("fetch('/healthz').then(() => true)")
    expect(page.get_by_text("Tidak ada yang menunggu")).to_be_visible()
    assert "POST" not in asked
    page.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"/kasus/{case.reference}/")
    page.context.set_offline(False)


def test_the_worker_and_its_page_name_nobody_and_speak_both_languages(house: House, seat: Seat):
    page = seat(width=PHONE)
    page.goto("/lapor/luring/")
    answer = page.request.get("/lapor/pekerja.js?bahasa=en")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "/lapor/luring/?bahasa=en" in answer.text().replace("\\u003D", "=")
    assert page.evaluate(FORGETS.replace("WORKER", answer.text())) == {
        "200": True,
        "303": True,
        "422": True,
        "502": False,
        "503": False,
    }
    page.goto("/lapor/luring/?bahasa=en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "csrfmiddlewaretoken" not in page.content()
    assert page.request.get("/lapor/pekerja.js?bahasa=xx").status == 404
