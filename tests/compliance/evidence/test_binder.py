"""The binder: what is in it, that its hashes verify, who may take it, and that its size costs no memory."""

import csv
import io
import subprocess
import tracemalloc
import zipfile
from datetime import date

import pytest

from complaints.files import store
from compliance.counted import counting
from compliance.evidence import binder, filing
from compliance.evidence.binder import Binder, Entry
from compliance.evidence.filing import Offer
from compliance.evidence.models import BinderTaken
from tests.factories import SCAN, House, when
from tests.notifications.paper_words import words_of
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Refusal

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")


@pytest.fixture
def house(settings, tmp_path) -> House:
    settings.MEDIA_ROOT = tmp_path / "media"
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-06").answered("2026-04-30")
    house.file("2026-05-04").dispatched("2026-05-05")
    return house


def hand_in(house: House, data: bytes | None = SCAN, **offer):
    return filing.hand_in(
        house.agency.code, house.unit.code, 2026, offer=Offer(data=data, **offer), by=house.coordinator, at=AT
    ).file


def take(house: House, by=None, year: int = 2026) -> Binder:
    return binder.take(house.agency.code, house.unit.code, year, by=by or house.coordinator, at=AT)


def unpacked(made: Binder, into) -> dict[str, bytes]:
    archive = into / "bundel.zip"
    archive.write_bytes(b"".join(made.chunks()))
    with zipfile.ZipFile(archive) as whole:
        assert whole.testzip() is None
        whole.extractall(into)
    root = into / made.root
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.processes
def test_the_binder_holds_index_files_and_proofs_and_its_hashes_verify(house, tmp_path):
    hand_in(house, name="SK Tim ÉDISI/../2026.png", document="PG-01.1", dated_on=date(2026, 1, 5))
    filing.verify(hand_in(house, name="SOP.png", document="PG-01.2").pk, by=house.coordinator, at=AT)
    hand_in(house, None, link="https://kab.example/dasbor", document="PG-08.1")
    back = hand_in(house, SCAN + b"\0", name="Bimtek.png", document="PG-09.1")
    filing.send_back(back.pk, note="Tanpa daftar hadir.", by=house.ombudsman, at=AT)
    hand_in(house, SCAN + b"\1", name="SK lama.png", document="PG-02.1", dated_on=date(2025, 1, 5))
    hand_in(house, SCAN + b"\2", name="IMG_1.png")
    made = take(house)
    files = unpacked(made, tmp_path)
    ran = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"],
        cwd=tmp_path / made.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert len(ran.stdout.splitlines()) == len(files) - 1
    assert {name for name in files if name.startswith("berkas/")} == {
        "berkas/001_PG-01.1_2026.png",
        "berkas/002_PG-01.2_sop.png",
    }
    assert files["berkas/002_PG-01.2_sop.png"] == SCAN
    index = table(files["00-indeks.csv"])
    by_code = {row["Kode"]: row for row in index}
    assert [row["No."] for row in index if row["No."]] == [str(n) for n in range(1, 11)]
    assert by_code["PG-08.1"]["Berkas"] == "https://kab.example/dasbor"
    assert by_code["PG-01.2"]["Keadaan"] == "Terverifikasi"
    assert (by_code["PG-09.1"]["No."], by_code["PG-09.1"]["Catatan"]) == ("", "Tanpa daftar hadir.")
    assert (by_code["PG-02.1"]["Keadaan"], by_code["PG-02.1"]["No."]) == ("Kedaluwarsa", "")
    assert by_code["PG-03.1"]["Keadaan"] == "Dibuktikan sistem"
    said = words_of(files["00-indeks.pdf"])
    assert "001_PG-01.1_2026.png" in said
    assert "Belum ada" in said
    row = BinderTaken.objects.get()
    assert (row.files, row.by, row.missing) == (len(files) - 1, house.coordinator.user, 65)


def test_what_the_product_proves_is_what_the_indicators_count(house, tmp_path):
    files = unpacked(take(house), tmp_path)
    counted = {one.code: one for one in counting.of(house.unit, year=2026, as_of=AT)}
    register = table(files["sistem/PG-03.1_register.csv"])
    assert len(register) == counted["PG-03"].n == 3
    assert sum(bool(row["Jawaban pertama"]) for row in register) == counted["PG-05"].good == 2
    acted = table(files["sistem/PG-03.2_tindak-lanjut.csv"])
    assert sum(row["Tindakan petugas"] != "0" for row in acted) == counted["PG-03"].good
    matrix = table(files["sistem/PG-06.1_matriks.csv"])
    assert sum(int(row["Jatuh tempo"]) for row in matrix) == counted["PG-06"].n
    assert sum(int(row["Tepat waktu"]) for row in matrix) == counted["PG-06"].good
    assert len(table(files["sistem/PG-06.1_rincian.csv"])) == counted["PG-06"].n
    months = table(files["sistem/PG-05.1_rekapitulasi.csv"])
    assert (months[-1]["Bulan"], months[-1]["Diterima"]) == ("Jumlah", "3")
    assert "66,67 %: 2 dari 3" in words_of(files["sistem/PG-03-07_laporan.pdf"])


def test_whoever_is_named_as_accused_reads_no_number_of_that_case(house, tmp_path):
    case = house.file("2026-06-01")
    case.do(
        "dispatch",
        "2026-06-02",
        house.coordinator,
        unit=house.unit,
        classification="ordinary",
        accused=[house.supervisor.user],
    )
    for by, named in ((house.supervisor, False), (house.coordinator, True), (house.ombudsman, True)):
        folder = tmp_path / str(by.user)
        folder.mkdir()
        whole = b"".join(unpacked(take(house, by=by), folder).values())
        assert (case.row.reference.encode() in whole) == named


def test_who_may_take_it(house):
    for by in (house.officer, house.head, house.custodian, house.administrator):
        with pytest.raises(NotYours):
            take(house, by=by)
    for by in (house.other_officer, House().coordinator):
        with pytest.raises(NotVisible):
            take(house, by=by)
    for year in (1999, 2025):
        with pytest.raises(BadInput):
            take(house, year=year)
    assert not BinderTaken.objects.exists()


@pytest.mark.processes
def test_a_file_that_is_gone_is_named_before_a_byte_leaves_and_a_changed_one_fails_the_check(house, tmp_path):
    row = hand_in(house, name="SOP.png", document="PG-01.2")
    (tmp_path / "media" / row.path).write_bytes(b"lain")
    made = take(house)
    unpacked(made, tmp_path)
    ran = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / made.root, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout.count(b"FAILED")) == (1, 1)
    store.drop(row.path)
    with pytest.raises(NotNow, match="file_lost") as caught:
        take(house)
    assert "SOP.png" in str(caught.value.sentence)
    assert isinstance(caught.value, Refusal)


def test_a_binder_of_many_large_files_is_never_whole_in_memory(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "besar.pdf").write_bytes(b"x" * 20_000_000)
    made = Binder("bukti", [Entry(f"berkas/{n}.pdf", "0" * 64, path="besar.pdf") for n in range(10)], AT)
    tracemalloc.start()
    size = sum(map(len, made.chunks()))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 200_000_000
    assert peak < 4_000_000
