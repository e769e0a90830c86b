"""What was typed is given back after a session, a code or a language was gone, to the person who typed it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from accounts.actors import Actor
from accounts.models import User
from complaints.models import Complaint, Statement
from tests.factories import Case, House, signing_in
from tests.web.test_staff import PASSWORD
from web import door, held
from web.case.casework import DEEDS
from web.forms.fields import Words
from workflow.verbs import room

pytestmark = pytest.mark.django_db
TEXT = "Dengan hormat,\n\nberkas «A» & B sudah kami periksa < kemarin >."


def page_of(case: Case) -> str:
    return reverse("web:staff-case", args=[case.row.reference])


def own_page_of(case: Case) -> str:
    return reverse("web:case", args=[case.row.reference])


def key_for(actor: Actor) -> str:
    return door.new_key(door.owner_of(actor))


def sign_in(client: Client, actor: Actor, next_page: str) -> Any:
    user = signing_in(actor, PASSWORD)
    sent = {"username": user.username, "password": PASSWORD, "next": next_page}
    return client.post(reverse("web:sign-in"), sent, follow=True)


def investigated() -> Case:
    return House().file().dispatched("2026-03-03").begun("2026-03-04")


def answer_of(case: Case, **more: Any) -> dict[str, Any]:
    return {
        "do": "answer",
        "version": case.row.version,
        "key": key_for(case.house.officer),
        "outcome": "partly",
        "reasons": TEXT,
        **more,
    }


def test_an_answer_sent_after_the_session_ended_waits_in_its_form_behind_the_sign_in(client: Client):
    case = investigated()
    sent = client.post(page_of(case), answer_of(case))
    assert sent.status_code == 302
    assert "masih ada" in client.get(sent.url).content.decode()
    page = sign_in(client, case.house.officer, page_of(case))
    assert page.redirect_chain[-1][0] == page_of(case)
    given_back = page.content.decode()
    assert f">\n{escape(TEXT)}</textarea>" in given_back
    assert 'value="partly"' in given_back.split("checked")[0].rsplit("<input", 1)[1]
    assert 'id="tindakan-answer"' in given_back
    assert case.row.state == "investigating"
    assert escape(TEXT) not in client.get(page_of(case)).content.decode()


def test_what_is_given_back_can_be_sent_as_it_is(client: Client):
    case = investigated()
    client.post(page_of(case), answer_of(case))
    page = sign_in(client, case.house.officer, page_of(case))
    form = page.context["form"]
    sent = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    assert client.post(page_of(case), {**sent, "do": "answer"}).status_code == 302
    assert Complaint.objects.get(pk=case.row.pk).state == "answered"


@pytest.mark.parametrize(
    "verb",
    sorted(
        name
        for name, form in DEEDS.items()
        if any(isinstance(field, Words) for field in form.base_fields.values())
    ),
)
def test_every_form_with_a_text_gives_it_back_or_shows_it(client: Client, verb: str):
    case = investigated()
    house = case.house
    texts = {
        name: f"{TEXT} {name}" for name, field in DEEDS[verb].base_fields.items() if isinstance(field, Words)
    }
    client.post(page_of(case), {"do": verb, "key": key_for(house.officer), **texts})
    page = sign_in(client, house.officer, page_of(case)).content.decode()
    first_lines = [escape(text).partition("\n")[0] for text in texts.values()]
    assert all(line in page for line in first_lines)
    assert all(escape(f"kemarin >. {name}") in page for name in texts)


def test_nobody_else_is_given_what_an_officer_typed(client: Client):
    case = investigated()
    client.post(page_of(case), answer_of(case))
    page = sign_in(client, case.house.coordinator, page_of(case)).content.decode()
    assert escape("sudah kami periksa") not in page


def test_a_complainant_s_message_waits_for_the_access_code_of_the_same_case(client: Client):
    case = investigated()
    other = House().file()
    sent = {"do": "message", "key": door.new_key(f"case:{case.row.pk}"), "message": TEXT}
    asked = client.post(own_page_of(case), sent)
    assert asked.status_code == 404
    assert "masih ada" in asked.content.decode()
    opened = {"reference": other.row.reference, "code": other.access_code}
    assert escape(TEXT) not in client.post("/lacak/", opened, follow=True).content.decode()
    opened = {"reference": case.row.reference, "code": case.access_code}
    assert f">\n{escape(TEXT)}</textarea>" in client.post("/lacak/", opened, follow=True).content.decode()
    assert not Statement.objects.filter(kind="message").exists()


def test_the_database_holds_no_word_of_what_waits(client: Client):
    case = investigated()
    client.post(page_of(case), answer_of(case))
    stored = client.session
    assert "hormat" not in str(dict(stored.items()))
    assert page_of(case) in stored[held.SESSION_KEY]


def test_a_filing_begun_in_one_language_goes_on_in_the_other(client: Client):
    house = House()
    typed = {
        "agency": house.agency.code,
        "unit": house.unit.code,
        "subject": "Pungutan di loket 3",
        "description": TEXT,
        "occurred_on": "2026-03-01",
        "identity": "confidential",
        "name": "Siti",
        "key": door.new_key(),
        "language": "en",
    }
    page = client.post("/bahasa/?next=/lapor/", typed, follow=True).content.decode()
    assert '<html lang="en">' in page
    assert f">\n{escape(TEXT)}</textarea>" in page
    assert 'value="Pungutan di loket 3"' in page
    assert 'value="2026-03-01"' in page
    assert 'value="confidential"' in page.split(" checked")[0].rsplit("<input", 1)[1]
    assert f'<option value="{house.unit.code}" selected>' in page


def test_a_message_begun_in_one_language_goes_on_in_the_other():
    case = investigated()
    client = Client()
    assert case.house.officer.user is not None
    client.force_login(case.house.officer.user)
    sent = {"do": "message", "key": key_for(case.house.officer), "message": TEXT, "language": "en"}
    page = client.post("/bahasa/", {**sent, "next": page_of(case)}, follow=True).content.decode()
    assert '<html lang="en">' in page
    assert 'id="tindakan-message"' in page
    assert f">\n{escape(TEXT)}</textarea>" in page


def too_large() -> SimpleUploadedFile:
    most = room.most_bytes_of_a_file(room.OFFICE) + door.AROUND_A_FILE
    return SimpleUploadedFile("foto.jpg", b"\xff" * (most + 1), "image/jpeg")


def test_beside_a_file_that_is_too_large_the_text_stays_and_nothing_is_sent(client: Client):
    case = investigated()
    client.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    sent = {"do": "message", "key": door.new_key(f"case:{case.row.pk}"), "message": TEXT, "file": too_large()}
    refused = client.post(own_page_of(case), sent)
    assert refused.status_code == 413
    page = refused.content.decode()
    assert f">\n{escape(TEXT)}</textarea>" in page
    assert "terlalu besar" in page
    assert not Statement.objects.filter(kind="message").exists()


def test_a_calendar_file_that_is_too_large_leaves_its_decree_in_the_form():
    house = House()
    administrator = house.administrator
    client = Client()
    assert administrator.user is not None
    client.force_login(administrator.user)
    sent = {"decree": "SKB 3 Menteri 2027", "key": key_for(administrator), "file": too_large()}
    refused = client.post("/kalender/", sent)
    assert refused.status_code == 413
    assert 'value="SKB 3 Menteri 2027"' in refused.content.decode()


def test_what_an_administrator_typed_is_shown_after_the_sign_in_without_the_password(client: Client):
    house = House()
    administrator = house.administrator
    path = reverse("admin:accounts_user_add")
    typed = {"username": "budi-loket", "password1": "rahasia-sekali-77", "password2": "rahasia-sekali-77"}
    client.post(path, typed)
    page = sign_in(client, administrator, path).content.decode()
    assert "budi-loket" in page
    assert "rahasia-sekali" not in page
    assert f'action="{path}"' in page
    assert not User.objects.filter(username="budi-loket").exists()


def test_the_page_of_what_was_typed_leads_nowhere_else():
    house = House()
    administrator = house.administrator
    client = Client()
    assert administrator.user is not None
    client.force_login(administrator.user)
    assert client.get("/petugas/tulisan/", {"halaman": "//evil.example/"}).headers["Location"] == "/admin/"


@given(drawn=st.text(min_size=1, max_size=20), other=st.text(max_size=20))
def test_a_key_tells_whose_form_it_was(drawn: str, other: str):
    key = held.new_key(drawn)
    assert held.made_for(key, drawn)
    assert held.made_for(key, other) == (drawn == other)
    assert not held.made_for(key[:-1], drawn)
    assert 16 <= len(key) <= 128
