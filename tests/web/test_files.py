"""Files of a case on its pages and routes: a name in any place of any format reaches no officer, by no way."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, PngImagePlugin

from complaints.codes import IdentityKind
from complaints.models import Attachment
from tests.api.conftest import Speaker
from tests.complaints.pdfs import CANARY, a_pdf, told, with_a_name_in_every_place
from tests.factories import House
from tests.files import place
from workflow import clock
from workflow.reading import case_file

pytestmark = [pytest.mark.django_db, pytest.mark.processes]


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def picture(file_format: str) -> bytes:
    """A picture that names somebody in all that it carries beside its pixels."""
    exif = Image.Exif()
    exif[0x013B] = exif[0x8298] = exif[0x010E] = CANARY  # artist, copyright, description
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", CANARY)
    text.add_itxt("XML:com.adobe.xmp", CANARY)
    options: dict[str, Any] = {
        "JPEG": {"exif": exif, "comment": CANARY, "xmp": CANARY.encode()},
        "PNG": {"exif": exif, "pnginfo": text},
        "WEBP": {"exif": exif.tobytes(), "xmp": CANARY.encode()},
        "TIFF": {"artist": CANARY, "copyright": CANARY},
    }
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, file_format, **options[file_format])
    return out.getvalue() + CANARY.encode()


SENT = {
    "pdf": with_a_name_in_every_place(),
    "jpg": picture("JPEG"),
    "png": picture("PNG"),
    "webp": picture("WEBP"),
    "tif": picture("TIFF"),
}


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("kind", SENT)
def test_a_name_in_a_file_or_its_name_reaches_no_officer_by_any_route(kind, client):
    house = House()
    case = house.file(identity=IdentityKind.CONFIDENTIAL).dispatched("2026-03-03")
    citizen = Speaker(access_code=case.access_code)
    route = f"/api/v1/complaints/{case.row.reference}/attachments/"
    upload = SimpleUploadedFile(f"{CANARY}.{kind}", SENT[kind])
    assert CANARY.encode() in told(SENT[kind])
    sent = citizen.client.post(route, {"file": upload}, headers=citizen.headers)
    assert sent.status_code == 201, sent.content
    pk = sent.json()["id"]
    client.force_login(house.officer.user)
    officer = Speaker(house.officer.user)
    page = reverse("web:staff-case", args=[case.row.reference])
    answers = [
        client.get(page),
        client.get(reverse("web:staff-attachment", args=[case.row.reference, pk])),
        client.get(reverse("web:staff-original", args=[case.row.reference, pk])),
        client.post(reverse("web:staff-original", args=[case.row.reference, pk]), {"reasons": "Ingin tahu"}),
        officer.get(f"complaints/{case.row.reference}/"),
        officer.get(f"complaints/{case.row.reference}/messages/"),
        officer.get(f"complaints/{case.row.reference}/attachments/"),
        officer.get(f"complaints/{case.row.reference}/attachments/{pk}/"),
        officer.post(
            f"complaints/{case.row.reference}/attachments/{pk}/original/", {"reasons": "Ingin tahu"}
        ),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 404, 404, 200, 200, 200, 200, 403]
    for answer in answers:
        assert CANARY.encode() not in told(body(answer))
        assert CANARY not in str(answer.headers)
    assert CANARY.encode() not in told(case_file.pdf(case.row, at=clock.now()))


def test_a_word_document_is_refused_with_the_sentence_that_helps(client):
    case = House().file()
    citizen = Speaker(access_code=case.access_code)
    letter = b"PK\x03\x04" + bytes(26) + b"word/document.xml" + CANARY.encode()
    route = f"/api/v1/complaints/{case.row.reference}/attachments/"
    answer = citizen.client.post(
        route, {"file": SimpleUploadedFile("a.docx", letter)}, headers=citizen.headers
    )
    assert answer.status_code == 400
    assert "PDF" in answer.json()["errors"]["file"][0]["message"]
    assert not Attachment.objects.exists()


def test_who_may_gets_the_original_once_a_reason_is_given(client):
    house = House()
    case = house.file(identity=IdentityKind.CONFIDENTIAL).dispatched("2026-03-03")
    sent = with_a_name_in_every_place()
    citizen = Speaker(access_code=case.access_code)
    upload = SimpleUploadedFile("a.pdf", sent)
    route = f"/api/v1/complaints/{case.row.reference}/attachments/"
    pk = citizen.client.post(route, {"file": upload}, headers=citizen.headers).json()["id"]
    client.force_login(house.coordinator.user)
    address = reverse("web:staff-original", args=[case.row.reference, pk])
    assert address in client.get(reverse("web:staff-case", args=[case.row.reference])).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"reasons": " "}).status_code == 400
    assert not case.row.events.filter(name="original_read").exists()
    answer = client.post(address, {"reasons": "Diminta pengadilan."})
    assert body(answer) == sent
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    api = Speaker(house.coordinator.user).post(
        f"complaints/{case.row.reference}/attachments/{pk}/original/", {"reasons": "Sekali lagi."}
    )
    assert body(api) == sent
    assert case.row.events.filter(name="original_read").count() == 2


def test_a_file_that_is_not_ready_or_gone_is_told_and_nothing_breaks(client):
    house = House()
    case = house.file().dispatched("2026-03-03").evidenced("2026-03-03")
    row = Attachment.objects.get()
    client.force_login(house.officer.user)
    address = reverse("web:staff-attachment", args=[case.row.reference, row.pk])
    officer, path = Speaker(house.officer.user), f"complaints/{case.row.reference}/attachments/{row.pk}/"
    Attachment.objects.update(scan="pending", tries=1)
    assert (client.get(address).status_code, officer.get(path).status_code) == (409, 409)
    assert client.get(address)["Retry-After"] == officer.get(path)["Retry-After"]
    listed = officer.get(f"complaints/{case.row.reference}/attachments/").json()["results"][0]
    assert (listed["standing"], listed["size"], listed["sha256"]) == ("waiting", None, None)
    for fault in ("infected", "unshowable", "lost"):
        Attachment.objects.update(scan="", fault=fault)
        assert (client.get(address).status_code, officer.get(path).status_code) == (409, 409)
        assert client.get(reverse("web:staff-case", args=[case.row.reference])).status_code == 200
    Attachment.objects.update(fault="")
    place(row.path).unlink()
    assert (client.get(address).status_code, officer.get(path).status_code) == (404, 404)


def test_each_side_has_its_own_limit_of_a_file(client, settings):
    settings.FILES = {
        "complainant": {**settings.FILES["complainant"], "file_mb": 1},
        "office": {**settings.FILES["office"], "file_mb": 3},
    }
    house = House()
    case = house.file()
    large = a_pdf() + bytes(2 * 1024 * 1024)
    route = f"/api/v1/complaints/{case.row.reference}/attachments/"
    for speaker, status in (
        (Speaker(access_code=case.access_code), 413),
        (Speaker(house.coordinator.user), 201),
    ):
        upload = SimpleUploadedFile("a.pdf", large)
        answer = speaker.client.post(route, {"file": upload}, headers=speaker.headers)
        assert answer.status_code == status, answer.content
    client.force_login(house.coordinator.user)
    address = reverse("web:staff-deed", args=[case.row.reference, "attach"])
    assert "3 MB" in client.get(address).content.decode()
    form = {"do": "attach", "file": SimpleUploadedFile("a.pdf", a_pdf() + bytes(2 * 1024 * 1024))}
    assert client.post(address, form).status_code == 302
    form["file"] = SimpleUploadedFile("a.pdf", a_pdf() + bytes(5 * 1024 * 1024))
    assert client.post(address, form).status_code == 413
