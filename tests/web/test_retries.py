"""A form sent twice (promise P5): its hidden key belongs to one person, one case, one wording and its files."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from complaints.models import Attachment, Statement
from tests.factories import Case, House
from workflow import clock

pytestmark = pytest.mark.django_db
KEY = "a-hidden-key-of-a-form"
NOTE = {"do": "note", "note": "Catatan yang sama.", "key": KEY}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def signed_in(who) -> Client:
    client = Client()
    client.force_login(who.user)
    return client


def post(client: Client, case: Case, said: dict[str, object], page: str = "web:staff-case") -> int:
    version = {"version": case.row.version}
    return client.post(reverse(page, args=[case.row.reference]), {**said, **version}).status_code


def notes() -> int:
    return Statement.objects.filter(body="Catatan yang sama.").count()


def filed(house: House) -> Case:
    return house.file(clock.now() - timedelta(days=1))  # type: ignore[arg-type]  # an instant will do


def test_the_key_of_one_person_replays_nothing_to_another():
    house = House()
    case = filed(house)
    one, other = signed_in(house.coordinator), signed_in(house.coordinator2)
    assert [post(client, case, NOTE) for client in (one, one, other)] == [302, 302, 302]
    assert notes() == 2


def test_the_key_of_one_case_replays_nothing_in_another():
    house = House()
    client = signed_in(house.coordinator)
    cases = [filed(house) for _ in range(2)]
    assert [post(client, case, NOTE) for case in (cases[0], cases[1], cases[0])] == [302, 302, 302]
    assert [case.row.events.filter(name="note_written").count() for case in cases] == [1, 1]


def test_other_words_under_the_same_key_are_asked_about_and_not_kept():
    house = House()
    case, client = filed(house), signed_in(house.coordinator)
    assert post(client, case, NOTE) == 302
    assert post(client, case, {**NOTE, "note": "Catatan yang lain."}) == 422
    assert not Statement.objects.filter(body="Catatan yang lain.").exists()


def picture(colour: str) -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (4, 3), colour).save(data, "PNG")
    return SimpleUploadedFile("x.png", data.getvalue(), "image/png")


def test_another_file_under_the_same_key_is_asked_about_and_the_same_one_kept_once():
    house = House()
    case, client = filed(house), Client()
    client.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    said = {"do": "message", "message": "Ini fotonya.", "key": KEY}
    answers = [
        post(client, case, {**said, "file": picture(colour)}, "web:case")
        for colour in ("teal", "teal", "red")
    ]
    assert answers == [302, 302, 422]
    assert Attachment.objects.count() == Statement.objects.filter(body="Ini fotonya.").count() == 1


def test_each_form_of_a_page_has_a_key_of_its_own():
    house = House()
    case, client = filed(house), signed_in(house.coordinator)
    keys = []
    for verb in ("dispatch", "reject", "message", "note"):
        page = client.get(reverse("web:staff-deed", args=[case.row.reference, verb])).content.decode()
        keys += [part.partition('"')[0] for part in page.split('name="key" value="')[1:]]
    assert len(set(keys)) == len(keys) == 4
