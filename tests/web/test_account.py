"""The page of one's own account: another password, and the end of sessions and tokens."""

import re
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts import feeds, tokens
from accounts.backends import SeatedBackend, asking
from accounts.models import BrowserSession, User
from accounts.passwords import NotObvious
from accounts.sessions import SessionStore
from tests.api.conftest import Speaker
from tests.factories import House, signing_in
from workflow import clock

PASSWORD = "gerimis-sore-hari"
NEW = "kerbau terbang ungu"
PAGE = "/petugas/akun/"


@pytest.fixture
def house(db: None) -> House:
    return House()


@pytest.fixture
def officer(house: House) -> User:
    return signing_in(house.officer, PASSWORD)


def enter(user: User, password: str = PASSWORD) -> Client:
    client = Client()
    answer = client.post("/petugas/masuk/", {"username": user.username, "password": password})
    assert answer.status_code == 302, answer.content[:300]
    return client


def change(client: Client, **changes: str) -> Any:
    sent = {"do": "password", "old_password": PASSWORD, "password1": NEW, "password2": NEW, **changes}
    return client.post(PAGE, sent)


def test_another_password_keeps_this_browser_and_ends_all_else(house: House, officer: User):
    here, there = enter(officer), enter(officer)
    token, _ends = tokens.issue(officer, at=clock.now())
    address = feeds.make(house.officer, None, at=clock.now())
    assert change(here).status_code == 302
    assert here.get(PAGE).status_code == 200
    assert there.get(PAGE).status_code == 302
    assert tokens.holder(token, at=clock.now()) is None
    assert feeds.reader(address) is None
    assert (
        Client().post("/petugas/masuk/", {"username": officer.username, "password": PASSWORD}).status_code
        == 403
    )
    enter(officer, NEW)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"old_password": "bukan-ini-lho"}, "Kata sandi ini salah."),
        ({"password2": "kerbau terbang biru"}, "Keduanya tidak sama."),
        ({"password1": PASSWORD, "password2": PASSWORD}, "Ini kata sandi yang sekarang."),
        ({"password1": "koordinator1", "password2": "koordinator1"}, "Kata sandi tidak boleh hanya tersusun"),
        ({"password1": "pendek", "password2": "pendek"}, "10"),
        ({"old_password": ""}, "Wajib diisi."),
    ],
)
def test_a_password_that_is_wrong_or_weak_is_told_beside_its_field(
    officer: User, changes: dict[str, str], told: str
):
    client = enter(officer)
    answer = change(client, **changes)
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert client.get(PAGE).status_code == 200
    enter(officer)


def test_the_password_of_now_cannot_be_guessed_in_an_open_session(officer: User):
    client = enter(officer)
    answers = [change(client, old_password=f"bukan-ini-{n}").status_code for n in range(40)]
    assert set(answers) == {400, 429}
    assert answers.count(400) < 20


def test_a_session_elsewhere_is_listed_and_ended_and_only_one_s_own(house: House, officer: User):
    here, there = enter(officer), enter(officer)
    stranger = Client()
    assert house.coordinator.user is not None
    stranger.force_login(house.coordinator.user)
    listed = re.findall(r'name="session" value="(\w+)"', here.get(PAGE).content.decode())
    assert len(listed) == 1
    others = BrowserSession.objects.get(user=house.coordinator.user).pk
    here.post(PAGE, {"do": "session", "session": others})
    assert stranger.get(PAGE).status_code == 200
    here.post(PAGE, {"do": "session", "session": listed[0]})
    assert there.get(PAGE).status_code == 302
    assert here.get(PAGE).status_code == 200


def test_tokens_are_listed_and_ended_on_the_page(officer: User, house: House):
    client = enter(officer)
    token, _ends = tokens.issue(officer, at=clock.now())
    assert house.coordinator.user is not None
    foreign, _ends = tokens.issue(house.coordinator.user, at=clock.now())
    page = client.get(PAGE).content.decode()
    (pk,) = re.findall(r'name="token" value="(\d+)"', page)
    for wrong in ("x", "٣", "9" * 30, str(house.coordinator.user.tokens.get().pk)):
        client.post(PAGE, {"do": "token", "token": wrong})
    assert tokens.holder(foreign, at=clock.now())
    assert tokens.holder(token, at=clock.now())
    client.post(PAGE, {"do": "token", "token": pk})
    assert tokens.holder(token, at=clock.now()) is None


def test_all_others_end_at_once(officer: User):
    here, there = enter(officer), enter(officer)
    token, _ends = tokens.issue(officer, at=clock.now())
    here.post(PAGE, {"do": "others"})
    assert (here.get(PAGE).status_code, there.get(PAGE).status_code) == (200, 302)
    assert tokens.holder(token, at=clock.now()) is None


def test_an_unknown_deed_is_refused_and_nobody_else_sees_the_page(officer: User):
    assert enter(officer).post(PAGE, {"do": "x"}).status_code == 400
    assert Client().get(PAGE).status_code == 302


def test_over_the_api_one_s_own_tokens_are_listed_and_ended_without_their_text(officer: User, house: House):
    assert house.coordinator.user is not None
    mine, other = Speaker(officer), Speaker(house.coordinator.user)
    listed = mine.get("tokens/").json()["results"]
    (row,) = listed
    assert set(row) == {"id", "created_at", "expires_at"}
    path = f"/api/v1/tokens/{row['id']}/"
    assert other.client.delete(path, headers=other.headers).status_code == 404
    assert mine.client.delete(path, headers=mine.headers).status_code == 204
    assert mine.get("tokens/").status_code == 401
    assert Speaker().get("tokens/").status_code == 404


OBVIOUS = [
    "koordinator1",
    "tuntas-demo",
    "Tuntas2026!",
    "Petugas12345",
    "k00rd1n4t0r",
    "KepalaDinas2025",
    "puskesmas-2026",
    "Januari2026!!",
    "aaaaaaaaaaaa",
    "selamatdatang1",
    "admin.kabupaten",
]


@pytest.mark.parametrize("password", OBVIOUS)
def test_what_anybody_would_try_first_is_refused(password: str):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.django_db
def test_the_places_of_a_person_are_obvious_to_everybody(house: House):
    house.unit.name = "UPT Puskesmas Pontang"
    house.unit.save(update_fields=["name"])
    with pytest.raises(ValidationError):
        validate_password("Pontang-2026", house.officer.user)
    validate_password("Pontang-2026", None)


@pytest.mark.parametrize("password", ["kerbau terbang ungu", "7mangkuk-baksoPedas", "correct horse battery"])
def test_a_few_words_of_one_s_own_are_taken(password: str):
    validate_password(password)


@given(st.text(alphabet="bcfghjvwxyz", min_size=6, max_size=20).filter(lambda text: len(set(text)) > 2))
def test_no_text_without_such_words_is_called_obvious(password: str):
    if all(word not in password for word in ("qwerty", "abc")):
        NotObvious().validate(password)


def test_a_session_is_read_with_whose_it_is_and_for_nobody_else(house: House, officer: User):
    first, second = enter(officer), enter(signing_in(house.coordinator, PASSWORD))
    with CaptureQueriesContext(connection) as asked:
        assert str(officer) in first.get(PAGE).content.decode()
    assert sum("accounts_user" in each["sql"] for each in asked if "password" in each["sql"]) == 1
    mine, other = (SessionStore(each.cookies["sessionid"].value) for each in (first, second))
    assert mine["_auth_user_id"] == str(officer.pk)
    assert other["_auth_user_id"] != mine["_auth_user_id"]
    with asking(mine):
        assert SeatedBackend().get_user(officer.pk) is mine.seated
        found = SeatedBackend().get_user(int(other["_auth_user_id"]))
    assert found is not None
    assert found.pk == other.seated.pk != officer.pk
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert first.get(PAGE).status_code == 302
