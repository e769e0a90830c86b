"""A coordinator prepares the binder of a unit, in a real browser: a folder is dropped in, sorts itself, and one click takes it away."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from compliance.models import BinderTaken
from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.browser.test_journey import Seat
from tests.factories import SCAN, House

pytestmark = pytest.mark.browser
FEW = 10
"""Clicks that the binder of a unit may take from the front page on; at ten seconds each, far below five minutes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As a unit keeps it: twelve files, more than one lot; one has a kind that is not taken, one a name that tells nothing."""
    root = tmp_path / "Bukti 2026"
    (root / "PG-08.1").mkdir(parents=True)
    for number, name in enumerate(
        (
            "SK Tim Pengelola Pengaduan 2026-01-12.png",
            "PG-02.1 SK 2026-01-12.png",
            "SOP Pengelolaan Pengaduan.png",
            "PG-08.1/dasbor.png",
            "Sertifikat Bimtek Pengelolaan Pengaduan.png",
            *(f"proses-{n}.1.png" for n in range(1, 6)),
            "IMG_0042.png",
        )
    ):
        (root / name).write_bytes(SCAN + bytes([number]))
    (root / "catatan.txt").write_text("x")
    return root


def test_a_coordinator_makes_the_binder_of_a_unit_in_a_few_clicks(
    house: House, seat: Seat, folder: Path, tmp_path: Path
):
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    page = seat(width=DESK, scripts=True)
    sign_in(page, house.coordinator.user.username)
    clicks = 0

    def click(where: Page, role: str, name: str) -> None:
        nonlocal clicks
        clicks += 1
        where.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]  # a role

    click(page, "link", "Bukti")
    looked_over(page)
    click(page, "link", house.unit.name)
    looked_over(page)
    page.locator("#id_folder").set_input_files(folder)
    clicks += 2  # the folder is chosen
    click(page, "button", "Unggah")
    expect(page.locator("[data-progress] li")).to_have_count(1)
    expect(page.locator("[data-progress]")).to_contain_text("catatan.txt: Jenis berkas ini tidak diterima")
    page.reload()
    loose = page.locator("[data-loose]")
    expect(loose).to_have_count(1)
    loose.get_by_label("Dokumen", exact=True).select_option("proses-6.1")
    clicks += 2
    click(page, "button", "Tempatkan")
    expect(page.locator("[data-loose]")).to_have_count(0)
    looked_over(page)
    with page.expect_download() as waiting:
        click(page, "link", "Buat bundel (ZIP)")
    whole = tmp_path / "bundel.zip"
    waiting.value.save_as(whole)
    with zipfile.ZipFile(whole) as archive:
        assert sum("/berkas/" in name for name in archive.namelist()) == 11
    assert BinderTaken.objects.count() == 1
    assert clicks <= FEW


def test_on_a_phone_without_scripts_a_decree_needs_its_date(house: House, seat: Seat, folder: Path):
    page = seat(width=PHONE)
    sign_in(page, house.officer.user.username)
    page.goto("/bukti/")
    looked_over(page)
    page.get_by_role("link", name="Yang kurang").click()
    looked_over(page)
    page.get_by_role("link", name="PG-02.1 Dokumen SK Penetapan").click()
    page.get_by_label("Berkas", exact=False).first.set_input_files(folder / "PG-02.1 SK 2026-01-12.png")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("alert")).to_contain_text("Isi tanggal SK ini")
    looked_over(page)
