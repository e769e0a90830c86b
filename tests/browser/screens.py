"""The screens in `docs/screens/`: `python -m tests.browser.screens http://localhost:8000` looks at every page of a running demo, as
the seat that uses it and at its width, files a complaint on the way, and writes WebP. Says which page did not answer 200."""

import io
import shutil
import sys
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE: Final = Path(__file__).resolve().parents[2] / "docs" / "screens"
CHROMIUM: Final = shutil.which("chromium") or shutil.which("google-chrome")
PASSWORD: Final = "tuntas-demo"
PHONE, DESK = (360, 740), (1280, 800)
TALLEST: Final = 2400
"""Pixels of a page that are kept: beyond, it goes on in the same way."""
SEATS: Final = {
    "petugas": "petugas.puskesmas-pontang",
    "koordinator": "koordinator.serang",
    "tetangga": "koordinator.kota-serang",
    "kepala": "kepala.puskesmas-pontang",
    "ombudsman": "ombudsman",
    "admin": "admin",
}


SAME: Final = {
    "unit": "puskesmas-pontang",
    "subject": "Antrean loket pendaftaran lima jam",
    "description": "Saya menunggu lima jam di loket pendaftaran dan tidak dilayani sampai tutup.",
    "occurred_on": (date.today() - timedelta(days=3)).isoformat(),  # noqa: DTZ011 - a day of a demo
    "identity": "anonymous",
}


class Screen(NamedTuple):
    """A page of a seat: at `path`, or where its first link of that kind leads."""

    name: str
    path: str
    link: str = ""


PUBLIC: Final = [
    Screen("beranda", "/"),
    Screen("lapor-sekaligus", "/lapor/sekaligus/"),
    Screen("unit", "/unit/puskesmas-pontang/"),
    Screen("instansi", "/instansi/serang/"),
    Screen("aturan", "/aturan/id/"),
    Screen("angka", "/angka/"),
    Screen("angka-instansi", "/angka/serang/"),
    Screen("lacak", "/lacak/"),
    Screen("kode-baru", "/lacak/kode-baru/"),
    Screen("lapor-luring", "/lapor/luring/"),
    Screen("masuk", "/petugas/masuk/"),
]
OF_SEATS: Final = {
    "petugas": [
        Screen("daftar-kerja", "/petugas/"),
        Screen("akun", "/petugas/akun/"),
        Screen("tidak-di-tempat", "/petugas/akun/ketidakhadiran/"),
        Screen("surat", "/petugas/surat/"),
        Screen("cara-mencari", "/petugas/cari/"),
        Screen("kalender-saya", "/petugas/kalender-saya/"),
        Screen("surat-baru", "/petugas/surat/baru/"),
        Screen("menulis-pesan", "{case}tindakan/message/"),
    ],
    "koordinator": [
        Screen("daftar-kerja", "/petugas/"),
        Screen("verifikasi", "/petugas/verifikasi/"),
        Screen("verifikasi-kasus", "/petugas/verifikasi/", "a[href^='/petugas/verifikasi/TNT']"),
        Screen("tersimpan", "/petugas/tersimpan/"),
        Screen("serupa", "/petugas/kasus/{filed}/serupa/"),
        Screen("berdampingan", "/petugas/kasus/{filed}/serupa/", "a[href*='/serupa/TNT']"),
        Screen("surel-kasus", "{case}surel/"),
        Screen("tunggakan", "/pengawasan/tunggakan/serang/"),
        Screen("catat-pengaduan", "/petugas/lapor/"),
        Screen("kelola", "/kelola/"),
        Screen("kelola-orang", "/kelola/orang/"),
        Screen("kelola-undang", "/kelola/orang/undang/"),
        Screen("kelola-unit", "/kelola/unit/"),
        Screen("kelola-surel", "/kelola/surel/"),
        Screen("kelola-satu-unit", "/kelola/unit/puskesmas-pontang/"),
        Screen("kelola-janji", "/kelola/unit/puskesmas-pontang/janji/"),
        Screen("kelola-impor-unit", "/kelola/unit/impor/"),
        Screen("kelola-instansi", "/kelola/instansi/serang/"),
        Screen("kelola-kop-surat", "/kelola/instansi/serang/kop-surat/"),
        Screen("kelola-catatan", "/kelola/catatan/"),
        Screen("bukti", "/bukti/"),
        Screen("bukti-instansi", "/bukti/serang/2026/"),
        Screen("bukti-kurang", "/bukti/serang/puskesmas-pontang/2026/kurang/"),
        Screen("bukti-unit", "/bukti/serang/puskesmas-pontang/2026/"),
    ],
    "tetangga": [Screen("pelimpahan", "/petugas/verifikasi/", "a[href^='/petugas/pelimpahan/']")],
    "kepala": [Screen("unit-saya", "/pengawasan/unit-saya/")],
    "ombudsman": [
        Screen("antrean", "/pengawasan/antrean/"),
        Screen("pengawasan", "/pengawasan/"),
        Screen("pengawasan-instansi", "/pengawasan/serang/"),
        Screen("lembar-unit", "/pengawasan/serang/puskesmas-pontang/"),
        Screen("banding", "/pengawasan/banding/?agency=serang&unit=puskesmas-pontang"),
        Screen("terlambat", "/pengawasan/terlambat/serang/"),
        Screen("dihitung", "/pengawasan/kasus/?measure=received"),
        Screen("produk", "/pengawasan/produk/"),
        Screen("pemeriksaan", "/pengawasan/produk/pemeriksaan/"),
        Screen("produk-baru", "/pengawasan/produk/baru/"),
        Screen("produk-tepat-waktu", "/pengawasan/produk/tepat-waktu/"),
        Screen("pemeriksaan-baru", "/pengawasan/produk/pemeriksaan/baru/"),
        Screen("isi-penilaian", "/nilai/serang/2026/isi/"),
        Screen("isi-penilaian-unit", "/nilai/serang/2026/isi/unit/puskesmas-pontang/"),
        Screen("kepercayaan", "/nilai/serang/2026/isi/unit/puskesmas-pontang/kepercayaan/"),
        Screen("audit", "/pengawasan/audit/"),
        Screen("nilai", "/nilai/?year=2025"),
        Screen("nilai-dijelaskan", "/pengawasan/serang/puskesmas-pontang/nilai/2025/"),
        Screen("nilai-beku", "/nilai/serang/2025/1/"),
        Screen("instrumen", "/instrumen/2026/"),
    ],
    "admin": [
        Screen("kelola", "/kelola/"),
        Screen("kalender", "/kalender/"),
        Screen("pengumuman", "/kelola/pengumuman/"),
        Screen("kalender-tahun", "/kalender/id/2026/"),
        Screen("kalender-hari", "/kalender/hari/"),
        Screen("kelola-impor-orang", "/kelola/orang/impor/"),
    ],
}


class Camera:
    """Takes screens, and remembers what went wrong."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.wrong: list[str] = []
        self.filed = ""
        """Number of a case that says the same as another."""

    def go(self, page: Page, screen: Screen, prefix: str) -> None:
        answer = page.goto(self.base + screen.path)
        if screen.link:
            led = page.locator(screen.link)
            if not led.count():
                self.wrong.append(f"{prefix}: {screen.path}: no link {screen.link}")
                return
            answer = page.goto(self.base + str(led.first.get_attribute("href")))
        if answer is None or answer.status != 200:
            self.wrong.append(f"{prefix}: {screen.path}: {answer and answer.status}")
            return
        self.take(page, f"{prefix}-{screen.name}")

    def take(self, page: Page, name: str) -> None:
        page.wait_for_load_state("networkidle")
        shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
        shot = shot.crop((0, 0, shot.width, min(shot.height, TALLEST)))
        shot.save(HERE / f"{name}.webp", quality=60, method=6)


def citizen(camera: Camera, page: Page) -> None:
    """The public pages, a filing step by step, its receipt and its page."""
    for screen in PUBLIC:
        camera.go(page, screen, "warga")
    page.goto(f"{camera.base}/lapor/")
    page.get_by_role("searchbox").fill("puskesmas pontng")
    page.get_by_role("button", name="Cari").click()
    camera.take(page, "warga-lapor-1-unit")
    page.get_by_role("button", name="UPT Puskesmas Pontang").first.click()
    camera.take(page, "warga-lapor-2-kejadian")
    page.get_by_label("Perihal").fill("Antrean loket terlalu lama")
    page.get_by_label("Uraian kejadian").fill("Saya menunggu lima jam di loket dan tidak dilayani.")
    page.get_by_label("Tanggal kejadian").fill((date.today() - timedelta(days=3)).isoformat())  # noqa: DTZ011 - a day of a demo
    page.get_by_role("button", name="Lanjut").click()
    camera.take(page, "warga-lapor-3-bukti")
    page.get_by_role("button", name="Lanjut").click()
    camera.take(page, "warga-lapor-4-identitas")
    page.get_by_label("Rahasiakan identitas saya dari unit").check()
    page.get_by_label("Nama", exact=True).fill("Siti Aminah")
    page.get_by_role("button", name="Lanjut").click()
    _until(page, lambda: page.get_by_role("button", name="Kirim pengaduan").count() > 0, "Lanjut")
    camera.take(page, "warga-lapor-5-periksa")
    page.get_by_role("button", name="Kirim pengaduan").click()
    camera.take(page, "warga-tanda-terima")
    reference = page.locator(".code").all_inner_texts()[0]
    page.get_by_role("button", name="Kode sudah saya simpan").click()
    page.goto(f"{camera.base}/kasus/{reference}/")
    camera.take(page, "warga-kasus")
    camera.go(page, Screen("kontak", f"/kasus/{reference}/kontak/"), "warga")
    camera.go(page, Screen("mengapa-tanggal", f"/kasus/{reference}/", "a[href*='/jangka-waktu/']"), "warga")
    for _once_more in range(2):
        answer = page.request.post(f"{camera.base}/api/v1/complaints/", data=SAME)
        camera.filed = answer.json()["reference"]


def _until(page: Page, there: Callable[[], bool], onward: str, most: int = 3) -> None:
    """Go on past steps that only ask whether one is sure."""
    for _ in range(most):
        if there():
            return
        page.get_by_role("button", name=onward).last.click()
        page.wait_for_load_state()


def seat(
    camera: Camera, browser: Browser, name: str, screens: Iterable[Screen], size: tuple[int, int]
) -> None:
    """Pages of somebody signed in, and the first case of their list."""
    page = _page(browser, size)
    page.goto(f"{camera.base}/petugas/masuk/")
    page.locator("input[name=username]").fill(SEATS[name])
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_load_state()
    case = ""
    if name in ("petugas", "koordinator"):
        page.goto(f"{camera.base}/petugas/")
        case = str(page.locator("a[href^='/petugas/kasus/']").first.get_attribute("href")).partition("?")[0]
        camera.go(page, Screen("kasus", case), name)
    if name == "koordinator":
        _keep(page, f"{camera.base}/petugas/?part=overdue", "Lewat batas di Serang")
        _keep(page, f"{camera.base}/pengawasan/?group_by=unit", "Per unit sejak Januari")
    for screen in screens:
        camera.go(page, screen._replace(path=screen.path.format(case=case, filed=camera.filed)), name)


def _keep(page: Page, address: str, name: str) -> None:
    """Keep a page under a name."""
    page.goto(address)
    page.get_by_text("Simpan tampilan ini").click()
    page.get_by_label("Nama tampilan").fill(name)
    page.locator("form[action='/petugas/tersimpan/'] button").click()
    page.wait_for_load_state()


def _page(browser: Browser, size: tuple[int, int]) -> Page:
    width, height = size
    context = browser.new_context(locale="id-ID", viewport={"width": width, "height": height})
    context.set_default_timeout(60_000)
    return context.new_page()


def main(base: str) -> int:
    HERE.mkdir(exist_ok=True)
    camera = Camera(base.rstrip("/"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        citizen(camera, _page(browser, PHONE))
        for name, screens in OF_SEATS.items():
            seat(camera, browser, name, screens, PHONE if name == "petugas" else DESK)
        browser.close()
    sys.stdout.write("\n".join(camera.wrong) + "\n" if camera.wrong else "every page answered\n")
    return bool(camera.wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
