"""The page of the survey of trust, and the API beside it."""

import base64
import io
import re
from decimal import Decimal
from html import unescape
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.models import Assessment, TrustAnswers
from tests.api.conftest import Speaker
from tests.factories import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return House()


def own(house: House) -> str:
    return f"/nilai/{house.agency.code}/2026/isi/unit/{house.unit.code}/kepercayaan/"


def hidden(page: Any, name: str) -> str:
    return unescape(re.findall(rf'name="{name}" value="([^"]*)"', page.content.decode())[0])


def test_respondents_are_entered_taken_back_and_imported_and_shown_with_their_number_and_interval(
    client, house
):
    client.force_login(house.ombudsman.user)
    page = client.get(own(house))
    assert "Belum ada responden." in page.content.decode()
    sent = client.post(own(house), {"key": hidden(page, "key"), "number": "7", "T1": "5", "T3": "2"})
    assert sent.status_code == 302
    page = client.get(own(house))
    text = page.content.decode()
    assert "62,50" in text
    assert "Kurang dari 30 responden" in text
    assert page.context["form"]["number"].value() == 8
    refused = client.post(own(house), {"key": hidden(page, "key"), "number": "7", "T1": "1"})
    assert refused.status_code == 409
    assert "Responden 7 sudah ada dengan jawaban lain." in refused.content.decode()
    for wrong in (
        {"number": "x", "T1": "1"},
        {"number": "0", "T1": "1"},
        {"number": "9", "T1": "6"},
        {"number": "9"},
    ):
        assert client.post(own(house), wrong).status_code == 400
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{own(house)}templat.xlsx").content))
    for number in range(8, 38):
        book.worksheets[0].append([number, 4, 4, 4, 4, 4])
    file = io.BytesIO()
    book.save(file)
    looked = client.post(own(house), {"file": SimpleUploadedFile("survei.xlsx", file.getvalue())})
    assert (looked.context["report"]["taken"], looked.context["report"]["already_there"]) == (30, 1)
    done = client.post(own(house), {"content": hidden(looked, "content"), "key": hidden(looked, "key")})
    assert done.context["report"]["taken"] == 30
    assert "Kurang dari 30 responden" not in done.content.decode()
    assert Assessment.objects.get().public_trust == Decimal("74.60")
    back = client.post(own(house), {"take_back": "7", "key": hidden(client.get(own(house)), "key")})
    assert back.status_code == 302
    assert Assessment.objects.get().public_trust == 75
    entry = client.get(own(house).removesuffix("kepercayaan/")).content.decode()
    assert 'name="nilai-public_trust"' not in entry
    assert "Nilai dimensi ini mengikuti respondennya." in entry
    explained = client.get(f"/pengawasan/{house.agency.code}/{house.unit.code}/nilai/2026/").content.decode()
    assert "dari 30 responden" in explained


def test_others_read_the_figures_and_no_respondent(client, house):
    for by, status in (
        (house.coordinator, 200),
        (house.head, 403),
        (house.officer, 403),
        (House().coordinator, 404),
    ):
        client.force_login(by.user)
        assert client.get(own(house)).status_code == status
    client.force_login(house.coordinator.user)
    assert client.post(own(house), {"number": "1", "T1": "5"}).status_code == 403
    assert client.get(f"{own(house)}templat.xlsx").status_code == 404
    assert client.get(own(house).replace("2026", "2025")).status_code == 409
    assert not TrustAnswers.objects.exists()


def test_the_api_of_the_survey(house):
    speaker, path = Speaker(house.ombudsman.user), f"trust/{house.agency.code}/{house.unit.code}/2026/"
    answer = speaker.post(path, {"number": 1, "answers": {"T1": 5, "T2": 4}})
    assert (answer.status_code, answer.json()["mean"], answer.json()["greyed"]) == (200, 87.5, True)
    assert speaker.get(path).json() == answer.json()
    for body in (
        {"number": 0, "answers": {}},
        {"number": 2, "answers": {"T1": 9}},
        {"number": 2, "answers": {"T1": "5"}},
    ):
        assert speaker.post(path, body).status_code == 400
    assert speaker.post(path, {"number": 1, "answers": {"T1": 1}}).status_code == 409
    file = base64.b64encode(b"no,T1,T2,T3,T4,T5\n2,1,,,,\n").decode()
    assert speaker.post(f"{path}import/", {"file": file, "dry_run": True}).json()["taken"] == 1
    assert speaker.post(f"{path}import/", {"file": file}).json()["taken"] == 1
    assert speaker.get(path).json()["mean"] == 43.75
    assert speaker.post(path, {"number": 1, "answers": None}).json()["n"] == 1
    assert Speaker(house.coordinator.user).post(path, {"number": 3, "answers": {"T1": 5}}).status_code == 403
    assert speaker.get(path.replace("2026", "2025")).status_code == 400
