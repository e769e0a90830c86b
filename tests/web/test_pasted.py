"""Texts and numbers as they are pasted into pages and sent to the API: the inputs of the field."""

import pytest
from django.test import Client

from complaints.models import Complaint, Identity, Statement
from tests.api.conftest import Speaker, filing
from tests.factories import House
from tests.web.test_filing import filled
from tests.web.test_own_case import answered, form, opened, page_of
from tests.web.test_staff import signed_in

pytestmark = pytest.mark.django_db
PHONES = ["0812\u20113456\u20117890", "0812\u20133456\u20137890", "\u202a+62 812-3456-7890\u202c"]
DOORS = ["api", "web"]


def sent(door: str, house: House, **changes: str) -> tuple[int, str]:
    """A filing by one of the doors: its status and answer."""
    if door == "web":
        answer = Client().post("/lapor/", filled(house, **changes))
        return {302: 201}.get(answer.status_code, answer.status_code), answer.content.decode()
    body = filing(house)
    for name, value in changes.items():
        (body["complainant"] if name in body["complainant"] else body)[name] = value
    answer = Speaker().post("complaints/", body)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("phone", PHONES)
def test_a_pasted_phone_number_is_kept_as_e164(door, phone):
    assert sent(door, House(), phone=phone)[0] == 201
    assert Identity.objects.get().phone == "+6281234567890"


@pytest.mark.parametrize("door", DOORS)
def test_breaks_of_word_processors_are_line_breaks(door):
    assert sent(door, House(), description="Baris satu kronologi.\x0bBaris dua.\x0cHalaman dua.")[0] == 201
    kept = Statement.objects.get(kind="description").body
    assert kept == "Baris satu kronologi.\nBaris dua.\nHalaman dua."


@pytest.mark.parametrize("door", DOORS)
def test_a_character_that_cannot_be_kept_is_named_with_its_place(door):
    status, told = sent(door, House(), description="Baris satu kronologi.\nDua\x07 kali")
    assert (status, Complaint.objects.count()) == (400, 0)
    assert "U+0007: baris 2, karakter ke-4." in told


@pytest.mark.parametrize("text", ["Ya", "OK", "\U0001f44d", "1"])
def test_one_letter_is_a_message(client, text):
    case = answered()
    case_page = page_of(case)
    assert opened(client, case).post(case_page, form(case, "message", message=text)).status_code == 302
    speaker = Speaker(access_code=case.access_code)
    assert speaker.post(f"complaints/{case.row.reference}/messages/", {"text": text}).status_code == 201
    assert [row.body for row in Statement.objects.filter(kind="message")] == [text, text]


@pytest.mark.parametrize("door", DOORS)
def test_staff_find_a_case_however_its_number_and_words_are_pasted(door):
    house = House()
    case = house.file(subject="Salat Jum'at di kafé")
    house.file()
    number = case.row.reference
    spelt = [
        number.replace("-", "\u2011").lower(),
        f"\u202a{number.replace('-', '')}\u202c",
        number.replace("0", "O"),
    ]
    for words in (*spelt, "jum\u2019at", "kafe", "KAFE\u0301"):
        if door == "web":
            page = signed_in(house.coordinator).get("/petugas/", {"q": words}).content.decode()
            assert page.count("Salat Jum") == 1, words
            assert "1 pengaduan" in page or number in page
        else:
            rows = Speaker(house.coordinator.user).get("complaints/", q=words).json()["results"]
            assert [row["reference"] for row in rows] == [number], words
