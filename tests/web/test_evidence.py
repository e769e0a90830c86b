"""The pages of evidence: an agency's units, a unit's documents, several files at once, one document, the binder."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.evidence import filing, standing
from compliance.evidence.filing import Offer
from compliance.evidence.models import EvidenceFile
from compliance.evidence.standing import State
from compliance.frozen import freezing
from tests.api.conftest import Speaker
from tests.factories import SCAN, House
from workflow import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(settings, tmp_path) -> House:
    settings.MEDIA_ROOT = tmp_path
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    return house


def address(house: House, more: str = "", year: int = 2026) -> str:
    return f"/bukti/{house.agency.code}/{house.unit.code}/{year}/{more}"


def upload(name: str, data: bytes = SCAN) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def state(house: House, code: str) -> State:
    return standing.of(house.unit, 2026, as_of=clock.now()).line(code).state


def decree(house: House, **offer) -> EvidenceFile:
    told = {"data": SCAN, "name": "SK.png", "document": "PG-02.1", "dated_on": date(2026, 1, 5), **offer}
    where = (house.agency.code, house.unit.code, 2026)
    return filing.hand_in(*where, offer=Offer(**told), by=house.coordinator, at=clock.now()).file


def test_a_coordinator_drops_several_files_and_each_finds_its_place(client, house):
    client.force_login(house.coordinator.user)
    page = client.get(address(house)).content.decode()
    assert "dari 74 dokumen wajib ada" in page
    key = re.findall(r'name="key" value="([^"]+)"', page)[0]
    files = [
        upload("SOP Pengelolaan Pengaduan.png"),
        upload("PG-02.1 SK 2026-01-05.png"),
        upload("IMG_1.png", SCAN + b"\0"),
    ]
    sent = client.post(address(house), {"files": files, "key": key}, follow=True)
    assert sent.redirect_chain == [(address(house), 302)]
    assert "2 berkas ditempatkan. 1 berkas belum dipilah" in sent.content.decode()
    assert (state(house, "PG-01.2"), state(house, "PG-02.1")) == (State.WAITING, State.WAITING)
    loose = EvidenceFile.objects.get(name="IMG_1.png")
    step = f"/bukti/berkas/{loose.pk}/langkah/"
    undated = client.post(step, {"do": "place", "document": "PG-01.1"})
    assert undated.status_code == 400
    assert "Isi tanggal SK ini" in undated.content.decode()
    assert client.post(step, {"do": "place", "document": "PG-09.1"}).status_code == 302
    assert state(house, "PG-09.1") == State.WAITING
    assert client.post(step, {"do": "verify"}).status_code == 302
    assert state(house, "PG-09.1") == State.VERIFIED


def test_one_bad_file_is_told_by_name_and_keeps_back_no_other(client, house):
    client.force_login(house.officer.user)
    files = [upload("SOP Pengelolaan Pengaduan.png"), upload("virus.exe", b"MZ"), upload("kosong.pdf", b"")]
    sent = client.post(address(house), {"files": files})
    page = sent.content.decode()
    assert sent.status_code == 400
    assert page.index("virus.exe") < page.index("Jenis berkas ini tidak diterima")
    assert "Berkas ini kosong." in page
    assert state(house, "PG-01.2") == State.WAITING
    assert client.post(address(house), {}).status_code == 400


def test_a_script_sends_folders_and_gets_an_answer_to_read(client, house):
    client.force_login(house.coordinator.user)
    sent = client.post(
        address(house),
        {
            "files": [upload("pindai.png"), upload("x.bin", b"x")],
            "paths": ["Bukti/PG-01.2/pindai.png", "x.bin"],
        },
        headers={"Accept": "application/json"},
    )
    told = sent.json()
    assert (sent.status_code, told["placed"], told["refused"][0][0]) == (200, 1, "x.bin")
    assert state(house, "PG-01.2") == State.WAITING


def test_evidence_of_200_megabytes_is_refused_in_one_sentence_before_it_is_read(client, house):
    client.force_login(house.coordinator.user)
    for where in (address(house), address(house, "dokumen/PG-01.2/")):
        answer = client.generic(
            "POST",
            where,
            b"",
            content_type="multipart/form-data; boundary=x",
            CONTENT_LENGTH=str(200 * 1024 * 1024),
        )
        assert answer.status_code == 413
        assert "terlalu besar" in answer.content.decode()
    most = client.post(address(house), {"files": [upload("besar.pdf", b"%PDF-" + b"x" * 26_300_000)]})
    assert "paling besar 25 MB" in most.content.decode()
    assert not EvidenceFile.objects.exists()


def test_a_decree_without_date_keeps_what_was_typed(client, house):
    client.force_login(house.officer.user)
    where = address(house, "dokumen/PG-02.1/")
    sent = client.post(where, {"link": "https://kab.example/sk-unik.pdf"})
    page = sent.content.decode()
    assert (sent.status_code, "Isi tanggal SK ini" in page, "sk-unik.pdf" in page) == (400, True, True)
    sent = client.post(where, {"file": upload("SK.png"), "dated_on": "2026-01-05"}, follow=True)
    assert "Berkas tersimpan." in sent.content.decode()
    assert state(house, "PG-02.1") == State.WAITING


def test_the_ombudsman_sends_back_and_the_unit_replaces(client, house):
    row = decree(house)
    client.force_login(house.ombudsman.user)
    where, step = address(house, "dokumen/PG-02.1/"), f"/bukti/berkas/{row.pk}/langkah/"
    page = client.get(where).content.decode()
    assert 'value="revise"' in page
    assert 'value="verify"' not in page
    empty = client.post(step, {"do": "revise", "note": " ", "back": "document"})
    assert empty.status_code == 400
    assert client.post(step, {"do": "verify"}).status_code == 403
    sent = client.post(step, {"do": "revise", "note": "Halaman 2 buram.", "back": "document"}, follow=True)
    assert "Halaman 2 buram." in sent.content.decode()
    client.force_login(house.officer.user)
    assert f'<option value="{row.pk}" selected>' in client.get(where).content.decode()
    better = {"file": upload("SK baru.png", SCAN + b"\0"), "dated_on": "2026-01-05", "replaces": str(row.pk)}
    page = client.post(where, better, follow=True).content.decode()
    assert "Versi sebelumnya" in page
    assert state(house, "PG-02.1") == State.WAITING
    kept = client.get(f"/bukti/berkas/{row.pk}/")
    assert b"".join(kept.streaming_content) == SCAN
    assert (kept["Content-Disposition"], kept["Content-Security-Policy"]) == (
        'attachment; filename="SK.png"',
        "sandbox",
    )


def test_a_page_tells_what_is_missing_and_a_whole_agency_stands_on_one(client, house):
    decree(house, dated_on=date(2025, 1, 5))
    client.force_login(house.coordinator.user)
    lacking = client.get(address(house, "kurang/")).content.decode()
    assert "Kedaluwarsa" in lacking
    assert "Dibuktikan sistem" not in lacking
    page = client.get(f"/bukti/{house.agency.code}/2026/").content.decode()
    assert house.unit.name in page
    assert house.other_unit.name in page
    this_year = clock.today().year
    assert client.get("/bukti/")["Location"] == f"/bukti/{house.agency.code}/{this_year}/"
    client.force_login(house.officer.user)
    assert client.get("/bukti/")["Location"] == address(house, year=this_year)
    House()
    client.force_login(house.ombudsman.user)
    assert house.agency.name in client.get("/bukti/").content.decode()


def test_one_button_makes_the_binder(client, house):
    decree(house)
    client.force_login(house.coordinator.user)
    answer = client.get(address(house, "bundel.zip"))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as whole:
        names = {name.partition("/")[2] for name in whole.namelist()}
    assert {
        "00-indeks.pdf",
        "SHA256SUMS",
        "berkas/001_PG-02.1_sk.png",
        "sistem/PG-03.1_register.csv",
    } <= names


@pytest.mark.parametrize(
    ("who", "unit", "agency", "zip_"),
    [
        ("coordinator", 200, 200, 200),
        ("ombudsman", 200, 200, 200),
        ("supervisor", 200, 404, 200),
        ("officer", 200, 404, 403),
        ("other_officer", 404, 404, 404),
        ("head", 403, 403, 403),
        ("custodian", 403, 403, 403),
        ("administrator", 403, 403, 403),
    ],
)
def test_who_reads_which_page(client, house, who, unit, agency, zip_):
    row = decree(house)
    client.force_login(getattr(house, who).user)
    assert client.get(address(house)).status_code == unit
    assert client.get(address(house, "dokumen/PG-02.1/")).status_code == unit
    assert client.get(f"/bukti/berkas/{row.pk}/").status_code == unit
    assert client.get(f"/bukti/{house.agency.code}/2026/").status_code == agency
    assert client.get(address(house, "bundel.zip")).status_code == zip_


def test_a_year_without_list_is_told_and_a_frozen_one_is_only_read(client, house):
    client.force_login(house.coordinator.user)
    for year, said in ((2025, "Daftar bukti instrumen"), (1999, "Tidak ada instrumen")):
        answer = client.get(address(house, year=year))
        assert answer.status_code == 400
        assert said in answer.content.decode()
    decree(house)
    freezing.freeze(house.agency.code, 2026, reason="Terbit.", by=house.ombudsman, at=clock.now())
    page = client.get(address(house)).content.decode()
    assert "bukti hanya dibaca" in page
    assert 'name="files"' not in page
    late = client.post(address(house), {"files": [upload("SOP Pengelolaan Pengaduan.png", SCAN + b"\0")]})
    assert late.status_code == 409
    assert "sudah dibekukan" in late.content.decode()
    assert EvidenceFile.objects.count() == 1
    assert client.get(address(house, "bundel.zip")).status_code == 200


def test_the_same_over_the_api(house):
    path = f"evidence/{house.agency.code}/{house.unit.code}/2026/"
    coordinator, officer = Speaker(house.coordinator.user), Speaker(house.officer.user)

    def send(speaker: Speaker, **form: object):
        return speaker.client.post(f"/api/v1/{path}", form, headers=speaker.headers)

    def review(speaker: Speaker, pk: int, **body: str):
        return speaker.client.post(
            f"/api/v1/evidence/files/{pk}/review/",
            body,
            content_type="application/json",
            headers=speaker.headers,
        )

    whole = coordinator.get(path).json()
    assert (whole["compulsory"], len(whole["documents"]), whole["certainty"]) == (74, 79, "V2")
    made = send(officer, file=upload("SK.png"), document="PG-02.1", dated_on="2026-01-05")
    assert (made.status_code, made.json()["document"], made.json()["found"]) == (
        201,
        "PG-02.1",
        "waiting",
    ), made.content
    pk = made.json()["id"]
    for form, field in (
        ({"file": upload("SK.png"), "document": "PG-01.1"}, "dated_on"),
        ({"file": upload("SK.png"), "document": "PG-01.1", "dated_on": "2026-02-31"}, "dated_on"),
        ({"file": upload("x.exe", b"MZ"), "document": "PG-01.2"}, "file"),
        ({"document": "PG-01.2"}, "file"),
        ({"file": "kata", "document": "PG-01.2"}, "file"),
        ({"file": upload("SK.png"), "document": "PG-01.2", "replaces": "x"}, "replaces"),
        ({"file": upload("SK.png"), "state": "verified"}, "state"),
    ):
        answer = send(officer, **form)
        assert (answer.status_code, field in answer.json()["errors"]) == (400, True), answer.content
    assert review(officer, pk, decision="verify").status_code == 403
    assert review(coordinator, pk, decision="revise").status_code == 400
    assert review(coordinator, pk, decision="verify").json()["found"] == "verified"
    assert review(coordinator, 2**70, decision="verify").status_code == 404
    assert coordinator.get(path).json()["there"] == whole["there"] + 1
    assert coordinator.get(f"{path}binder.zip")["Content-Type"] == "application/zip"
    for speaker, status in (
        (Speaker(), 404),
        (Speaker(house.head.user), 403),
        (Speaker(house.other_officer.user), 404),
    ):
        assert speaker.get(path).status_code == status
        assert send(speaker, file=upload("SK.png")).status_code == status
    assert coordinator.get(path.replace("2026", "2025")).status_code == 400


def test_verified_documents_stand_among_the_indicators_that_count_themselves(client, house):
    filing.verify(decree(house).pk, by=house.coordinator, at=clock.now())
    client.force_login(house.coordinator.user)
    page = client.get(
        f"/pengawasan/{house.agency.code}/{house.unit.code}/nilai/2026/pengaduan/"
    ).content.decode()
    assert re.findall(r'id="(PG-\d\d)"', page) == [f"PG-0{n}" for n in range(1, 10)]
    assert "1 dari 1 dokumen terverifikasi" in page
    assert "0 dari 8 dokumen terverifikasi" in page
