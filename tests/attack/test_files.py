"""Files that name who sent them, break who reads them, or fill the disk."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from complaints.codes import IdentityKind
from tests.api.conftest import Speaker
from tests.complaints.pdfs import CANARY, a_pdf, a_stream, told, with_a_name_in_every_place
from tests.factories import House
from tests.files import place

Tell = Callable[..., None]
pytestmark = [pytest.mark.django_db, pytest.mark.processes]


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def send(citizen: Speaker, reference: str, data: bytes, name: str = "a.pdf"):
    route = f"/api/v1/complaints/{reference}/attachments/"
    return citizen.client.post(route, {"file": SimpleUploadedFile(name, data)}, headers=citizen.headers)


def test_no_place_of_a_pdf_tells_the_officer_who_sent_it(attack: Tell):
    house = House()
    case = house.file(identity=IdentityKind.CONFIDENTIAL).dispatched("2026-03-03")
    citizen, officer = Speaker(access_code=case.access_code), Speaker(house.officer.user)
    sent = with_a_name_in_every_place()
    pk = send(citizen, case.row.reference, sent, f"{CANARY}.pdf").json()["id"]
    path = f"complaints/{case.row.reference}/attachments/"
    answer = officer.get(f"{path}{pk}/")
    read = told(b"".join(answer.streaming_content)) + str(answer.headers).encode() + officer.get(path).content
    found = read.count(CANARY.encode()) + read.count(CANARY.encode("utf-16-be"))
    attack("a name in every place of a PDF", f"{found} of {told(sent).count(CANARY.encode())}", "0")
    assert found == 0
    assert officer.post(f"{path}{pk}/original/", {"reasons": "Ingin tahu"}).status_code == 403


def bombs() -> list[bytes]:
    image = a_stream(
        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8",
        bytes(1_000_000),
        packed=True,
    )
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 10 0 R /Resources << /XObject << /B 9 0 R >> >> >>"
    itself = "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    deep = b"q " * 500_000 + b"Q " * 500_000
    return [
        a_pdf(more={3: page, 9: image, 10: a_stream("", b"/B Do")}),
        a_pdf(more={2: itself}),
        a_pdf(more={3: page, 9: image, 10: a_stream("", deep, packed=True)}),
        a_pdf(100_000),
        b"%PDF-1.7\n" + b"<<" * 300_000 + b"\n%%EOF",
    ]


def test_no_pdf_costs_more_than_its_child(attack: Tell):
    case = House().file()
    citizen = Speaker(access_code=case.access_code)
    answers = [send(citizen, case.row.reference, bomb).status_code for bomb in bombs()]
    attack("PDFs that are bombs", f"{sum(status >= 500 for status in answers)} of {len(answers)} failed", "0")
    assert set(answers) <= {201, 400}


def test_one_person_fills_a_case_and_not_the_disk(settings, attack: Tell):
    settings.FILES = {**settings.FILES, "complainant": {**settings.FILES["complainant"], "case_files": 12}}
    case = House().file()
    citizen = Speaker(access_code=case.access_code)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    answers = []
    for _ in range(4):
        text = {"text": "Lihat lampiran."}
        message = citizen.post(f"complaints/{case.row.reference}/messages/", text).json()["id"]
        route = f"/api/v1/complaints/{case.row.reference}/attachments/"
        for _file in range(6):
            form = {"file": SimpleUploadedFile("a.png", out.getvalue()), "message": message}
            answers.append(citizen.client.post(route, form, headers=citizen.headers).status_code)
    files = [file for file in place("").rglob("*") if file.is_file()]
    attack("24 files to four messages of a case", f"{len(files)} kept", "12")
    assert answers == [201] * 12 + [409] * 12
    assert len(files) == 12
