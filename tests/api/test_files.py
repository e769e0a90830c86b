"""Attachments at the door (docs/promises.md "Files"); what becomes of the bytes is tests/complaints/test_attachments.py."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from complaints.models import Attachment
from tests.api.conftest import Speaker


def png(size=(8, 8)):
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def case(house):
    return house.file().dispatched("2026-03-03")


@pytest.fixture
def citizen(case, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Speaker(access_code=case.access_code)


def send(speaker, case, *, name="a.png", data=None, key=None, **more):
    form = {"file": SimpleUploadedFile(name, png() if data is None else data), **more}
    headers = {**speaker.headers, **({"Idempotency-Key": key} if key else {})}
    return speaker.client.post(f"/api/v1/complaints/{case.row.reference}/attachments/", form, headers=headers)


def stored(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_picture_is_taken_and_given_back_as_a_download(case, citizen, house):
    row = send(citizen, case).json()
    path = f"complaints/{case.row.reference}/attachments/{row['id']}/"
    for speaker in (citizen, Speaker(house.officer.user)):
        answer = speaker.get(path)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "no-store" in answer["Cache-Control"]
        b"".join(answer.streaming_content)
    for speaker in (Speaker(), Speaker(house.other_officer.user)):
        assert speaker.get(path).status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"MZ" + b"\0" * 100,
        b"GIF89a",
        png()[:40],
        b"%PDF-1.4 broken",
    ],
    ids=["empty", "html", "svg", "exe", "gif", "cut", "pdf"],
)
def test_what_is_no_picture_is_refused_and_leaves_no_file(case, citizen, settings, data):
    answer = send(citizen, case, name="foto.jpg", data=data)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["file"])
    assert not Attachment.objects.exists()
    assert stored(settings) == []


def test_a_file_too_large_is_refused_at_once(case, citizen, settings):
    answer = send(citizen, case, data=b"\x89PNG" + b"\0" * (10 * 1024 * 1024 + 70_000))
    assert answer.status_code == 413
    just = send(citizen, case, data=b"\x89PNG" + b"\0" * (10 * 1024 * 1024 - 3))
    assert just.status_code == 413
    assert stored(settings) == []


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.png", "a\0b.png", "\u202egnp.exe", "x" * 4000 + ".png", "", "con.png", "a/b\\c.png"],
)
def test_the_name_it_was_sent_under_is_not_kept(case, citizen, settings, name):
    answer = send(citizen, case, name=name or "x")
    assert answer.status_code in (201, 400)
    for path in stored(settings):
        assert path.parent.parent == Path(settings.MEDIA_ROOT)
        assert len(path.stem) == 32
    for row in Attachment.objects.all():
        assert "passwd" not in row.path
        assert "exe" not in row.path


def test_ten_files_to_a_message_and_an_eleventh_is_refused_without_a_trace(case, citizen, settings):
    for _ in range(10):
        assert send(citizen, case).status_code == 201
    answer = send(citizen, case)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["file"])
    assert len(stored(settings)) == 10


def test_who_may_not_write_leaves_no_file(case, citizen, house, settings):
    assert send(Speaker(house.custodian.user), case).status_code == 403
    assert send(Speaker(house.other_officer.user), case).status_code == 404
    assert send(citizen, case, message="999999").status_code == 404
    assert stored(settings) == []


@pytest.mark.parametrize("message", ["-1", "1.0", "٣", "x", "9" * 30, "0"])
def test_a_message_that_is_none_is_not_there(case, citizen, message):
    assert send(citizen, case, message=message).status_code == 404


def test_two_files_in_one_request_are_refused_and_none_is_dropped_in_silence(case, citizen):
    form = {"file": [SimpleUploadedFile("a.png", png()), SimpleUploadedFile("b.png", png())]}
    answer = citizen.client.post(
        f"/api/v1/complaints/{case.row.reference}/attachments/", form, headers=citizen.headers
    )
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["file"])
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("type_", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("multipart/form-data", b"x", 400),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken", 400),
        ("text/plain", b"x", 415),
    ],
)
def test_a_form_that_is_none_is_refused(case, citizen, type_, body, status):
    answer = citizen.client.post(
        f"/api/v1/complaints/{case.row.reference}/attachments/",
        body,
        content_type=type_,
        headers=citizen.headers,
    )
    assert answer.status_code == status, answer.content


def test_a_text_where_the_file_should_be_and_unknown_fields_are_refused(case, citizen):
    path = f"/api/v1/complaints/{case.row.reference}/attachments/"
    assert citizen.client.post(path, {"file": "text"}, headers=citizen.headers).status_code == 400
    assert citizen.client.post(path, {}, headers=citizen.headers).status_code == 400
    assert send(citizen, case, state="closed").status_code == 400


def test_an_upload_is_safe_to_retry(case, citizen, settings):
    data = png()
    first, again = (send(citizen, case, data=data, key="k" * 16) for _ in range(2))
    assert first.content == again.content
    assert (Attachment.objects.count(), len(stored(settings))) == (1, 1)
    assert send(citizen, case, data=png((9, 9)), key="k" * 16).status_code == 422
