"""Nobody fills the disk: quotas of a case, both sides apart, more on request, and a disk that takes nothing."""

import errno
import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from complaints.files import drafts, orphans, store
from complaints.models import Attachment, Statement
from config import checkup, health
from tests.api.conftest import Speaker
from tests.factories import SCAN, House, when
from tests.files import place
from workflow import clock
from workflow.errors import Full, NotNow, NotYours, TooMany, Unavailable
from workflow.reading import files
from workflow.verbs import conversation, room

pytestmark = pytest.mark.django_db
AT = when("2026-03-10")
SMALL = {"file_mb": 1, "case_files": 2, "case_mb": 1, "messages_an_hour": 3}


@pytest.fixture(autouse=True)
def _small(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.FILES = {"complainant": SMALL, "office": SMALL}


def noise(kilobytes: int) -> bytes:
    side = int((kilobytes * 1024 / 3) ** 0.5)
    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(3 * side * side)).save(out, "PNG")
    return out.getvalue()


def attach(case, by=None, data: bytes = SCAN, message: int | None = None) -> Attachment:
    return conversation.attach(case.pk, data=data, message=message, by=by or case.complainant, at=AT)


def say(case, by=None, at=AT) -> Statement:
    return conversation.send_message(case.pk, text="Bagaimana?", by=by or case.complainant, at=at)


def test_a_side_has_its_number_of_files_and_the_other_its_own():
    house = House()
    case = house.file()
    attach(case)
    attach(case, message=say(case).pk)
    with pytest.raises(Full) as refusal:
        attach(case, message=say(case).pk)
    assert refusal.value.code == "case_files_full"
    attach(case, house.coordinator)
    assert attach(house.file()).pk


def test_a_side_has_its_bytes_and_what_is_over_them_leaves_no_file(settings):
    case = House().file()
    attach(case, data=noise(700))
    with pytest.raises(Full) as refusal:
        attach(case, data=noise(700))
    assert refusal.value.code == "case_bytes_full"
    assert len([file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()]) == 1


def test_more_is_asked_for_with_a_reason_and_granted_by_staff():
    house = House()
    case = house.file().dispatched("2026-03-03")
    for _ in range(2):
        attach(case)
    with pytest.raises(NotNow):
        room.grant_room(case.pk, by=house.officer, at=AT)
    room.ask_for_room(case.pk, reasons="Masih ada tiga foto.", by=case.complainant, at=AT)
    with pytest.raises(NotNow):
        room.ask_for_room(case.pk, reasons="Masih ada tiga foto.", by=case.complainant, at=AT)
    with pytest.raises(NotYours):
        room.grant_room(case.pk, by=case.complainant, at=AT)
    with pytest.raises(Full):
        attach(case)
    room.grant_room(case.pk, by=house.officer, at=AT)
    for _ in range(2):
        attach(case)
    with pytest.raises(Full):
        attach(case)
    for _ in range(2):
        attach(case, house.officer)
    with pytest.raises(Full):
        attach(case, house.officer)


def test_the_office_s_own_request_is_granted_by_somebody_else():
    house = House()
    case = house.file().dispatched("2026-03-03")
    room.ask_for_room(case.pk, reasons="Berkas pemeriksaan.", by=house.officer, at=AT)
    with pytest.raises(NotYours):
        room.grant_room(case.pk, by=house.officer, at=AT)
    room.grant_room(case.pk, by=house.supervisor, at=AT)
    assert case.row.events.get(name="room_granted").facts == {"side": "office"}


def test_a_side_writes_so_many_messages_within_an_hour_and_then_more():
    house = House()
    case = house.file()
    for minute in range(3):
        say(case, at=AT + timedelta(minutes=minute))
    with pytest.raises(TooMany) as refusal:
        say(case, at=AT + timedelta(minutes=10))
    assert refusal.value.seconds == 50 * 60 + 1
    say(case, house.coordinator, at=AT + timedelta(minutes=10))
    conversation.write_note(case.pk, text="Catatan", by=house.coordinator, at=AT + timedelta(minutes=10))
    conversation.write_note(case.pk, text="Catatan", by=house.coordinator, at=AT + timedelta(minutes=10))
    with pytest.raises(TooMany):
        conversation.write_note(case.pk, text="Catatan", by=house.coordinator, at=AT + timedelta(minutes=11))
    say(case, at=AT + timedelta(minutes=61))


def test_the_pages_offer_to_ask_and_to_grant_and_lose_no_text(client):
    house = House()
    case = house.file().dispatched("2026-03-03")
    client.post(reverse("web:track"), {"reference": case.row.reference, "code": case.access_code})
    own = reverse("web:case", args=[case.row.reference])
    staff = reverse("web:staff-case", args=[case.row.reference])
    assert "ask_for_room" not in client.get(own).content.decode()
    for _ in range(2):
        attach(case)
    form = {"do": "message", "message": "Kalimat yang panjang", "file": SimpleUploadedFile("a.png", SCAN)}
    refused = client.post(own, form)
    assert refused.status_code == 409
    assert "Kalimat yang panjang" in refused.content.decode()
    assert "ask_for_room" in refused.content.decode()
    assert client.post(own, {"do": "ask_for_room", "reasons": "Masih ada foto."}).status_code == 302
    client.logout()
    client.force_login(house.officer.user)
    page = client.get(staff).content.decode()
    assert "Masih ada foto." in page
    assert "grant_room" in page
    assert client.post(staff, {"do": "grant_room"}).status_code == 302
    assert "grant_room" not in client.get(staff).content.decode()


def test_the_api_says_409_and_429_and_takes_the_request(settings):
    house = House()
    case = house.file().dispatched("2026-03-03")
    for _ in range(2):
        attach(case)
    citizen, officer = Speaker(access_code=case.access_code), Speaker(house.officer.user)
    route = f"complaints/{case.row.reference}/"
    sent = citizen.client.post(
        f"/api/v1/{route}attachments/", {"file": SimpleUploadedFile("a.png", SCAN)}, headers=citizen.headers
    )
    assert (sent.status_code, sent.json()["code"]) == (409, "case_files_full")
    for _ in range(3):
        assert citizen.post(f"{route}messages/", {"text": "Bagaimana?"}).status_code == 201
    many = citizen.post(f"{route}messages/", {"text": "Bagaimana?"})
    assert (many.status_code, many.json()["code"]) == (429, "too_many")
    assert 0 < int(many["Retry-After"]) <= 3601
    assert citizen.post(f"{route}ask-for-room/", {"reasons": "Masih ada foto."}).status_code == 200
    assert officer.post(f"{route}grant-room/", {}).status_code == 200


def broken(code: int):
    def fsync(_fd: int) -> None:
        raise OSError(code, os.strerror(code))

    return fsync


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO])
def test_a_disk_that_takes_nothing_is_503_at_both_doors_and_keeps_nothing(
    code, client, settings, monkeypatch
):
    house = House()
    case = house.file()
    client.post(reverse("web:track"), {"reference": case.row.reference, "code": case.access_code})
    citizen = Speaker(access_code=case.access_code)
    monkeypatch.setattr(os, "fsync", broken(code))
    page = client.post(
        reverse("web:case", args=[case.row.reference]),
        {"do": "message", "message": "Kalimat yang panjang", "file": SimpleUploadedFile("a.png", SCAN)},
    )
    document = citizen.client.post(
        f"/api/v1/complaints/{case.row.reference}/attachments/",
        {"file": SimpleUploadedFile("a.png", SCAN)},
        headers=citizen.headers,
    )
    for answer in (page, document):
        assert answer.status_code == 503
        assert int(answer["Retry-After"]) > 0
    assert "Kalimat yang panjang" in page.content.decode()
    assert not case.row.events.filter(name__in=["message_sent", "attached"]).exists()
    assert [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()] == []
    monkeypatch.undo()
    assert attach(case).pk


@pytest.mark.parametrize("where", ["web", "api"])
def test_a_disk_that_takes_no_upload_is_503_as_well(where, client, monkeypatch):
    """A large upload is put on disk before any view reads it."""
    case = House().file()
    client.raise_request_exception = False

    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    client.post(reverse("web:track"), {"reference": case.row.reference, "code": case.access_code})
    monkeypatch.setattr("django.http.request.MultiPartParser.parse", full)
    address = reverse("web:case", args=[case.row.reference])
    if where == "api":
        address = f"/api/v1/complaints/{case.row.reference}/attachments/"
    answer = client.post(address, {"file": SimpleUploadedFile("a.png", SCAN)})
    assert (answer.status_code, bool(answer.get("Retry-After"))) == (503, True)


def test_a_second_file_that_finds_no_room_takes_the_first_along(settings, monkeypatch):
    """A PDF has two: as it was sent, and as it is shown."""
    case = House().file()
    kept = store.keep
    calls = []

    def once(data: bytes, extension: str):
        calls.append(extension)
        if len(calls) == 2:
            raise store.Unwritable
        return kept(data, extension)

    monkeypatch.setattr(store, "keep", once)
    clean = conversation.CleanFile("pdf", "application/pdf", "pdf", b"a", None, None, shown=b"b")
    with pytest.raises(Unavailable):
        conversation.keep_file(case.row, clean, message=None, by=case.complainant, at=AT)
    assert [file for file in Path(settings.MEDIA_ROOT).rglob("*") if file.is_file()] == []


def test_a_draft_that_an_earlier_release_kept_among_all_files_is_nobodys_until_its_day_is_over(settings):
    path = Path(settings.MEDIA_ROOT) / store.keep(b"of a filing that is not sent yet", "draft").path
    two_hours_ago = (clock.now() - timedelta(hours=2)).timestamp()
    os.utime(path, (two_hours_ago, two_hours_ago))
    call_command("orphans", "--remove")
    assert (findings(), path.exists()) == ([], True)
    os.utime(path, (0, 0))
    assert findings() == []
    call_command("orphans", "--remove")
    assert not path.exists()


def test_files_leave_the_database_what_it_needs(settings):
    case = House().file()
    settings.DISK_RESERVE_MB = 2**40
    with pytest.raises(Unavailable):
        attach(case)
    settings.DISK_RESERVE_MB = 1
    assert attach(case).pk


def findings() -> list[str]:
    return list(checkup.files(clock.now()))


def test_files_without_rows_and_rows_without_files_are_found_and_cleared(settings, capsys, monkeypatch):
    monkeypatch.setattr(orphans, "AT_ONCE", 1)  # of many files, so many are asked for together
    case = House().file()
    store.keep(b"of a filing that is not sent yet", "draft", folder=drafts.FOLDER)
    kept, gone = attach(case), attach(case)
    place(gone.path).unlink()
    stray = Path(settings.MEDIA_ROOT) / "00/stray.png"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(SCAN)
    assert findings() == [f"file {gone.path} is missing", "file 00/stray.png belongs to no attachment"]
    call_command("orphans", "--remove")
    assert stray.exists()  # a request may still be writing it
    os.utime(stray, (0, 0))
    call_command("orphans")
    assert stray.exists()
    call_command("orphans", "--remove")
    assert "stray.png" in capsys.readouterr().out
    assert not stray.exists()
    assert findings() == []
    assert place(kept.path).exists()
    with pytest.raises(NotNow) as refusal:
        files.opened(Attachment.objects.get(pk=gone.pk), at=AT)
    assert refusal.value.code == "file_lost"
    assert list(orphans.without_file()) == []


def test_a_disk_that_fills_up_is_told_before_it_is_full(client, settings):
    settings.DISK_LOW_MB = 0
    assert not health.disk_low()
    settings.DISK_LOW_MB = 2**40
    assert health.disk_low()
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert "disk_low" in answer.json()["degraded"]
