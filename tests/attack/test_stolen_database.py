"""Who reads the database, or takes a cookie elsewhere, gets no seat; and what ends a session, a token, an address."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import F
from django.test import Client

from accounts import feeds, sessions, tokens
from accounts.models import BrowserSession, Feed, Membership, Token, User
from accounts.roles import Role
from tests.factories import House, signing_in
from workflow import clock, tasks

pytestmark = pytest.mark.django_db
Tell = Callable[..., None]
PASSWORD = "gerimis-sore-hari"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
NEWER_CHROME = CHROME.replace("131", "140").replace("Android 14", "Android 15")
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"
COOKIE = settings.SESSION_COOKIE_NAME


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def officer(house: House) -> User:
    return signing_in(house.officer, PASSWORD)


def enter(user: User, agent: str = "") -> Client:
    client = Client(headers={"user-agent": agent} if agent else {})
    answer = client.post("/petugas/masuk/", {"username": user.username, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/petugas/").status_code == 200


def every_cell() -> list[str]:
    """All that the database holds, cell by cell."""
    cells: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            cells += [str(cell) for row in cursor.fetchall() for cell in row]
    return cells


def test_no_cell_of_the_database_opens_a_staff_page(house: House, officer: User, attack: Tell):
    client = enter(officer)
    token, _ends = tokens.issue(officer, at=clock.now())
    address = feeds.make(house.officer, None, at=clock.now())
    secret = client.cookies[COOKIE].value
    cells = every_cell()
    opened = 0
    for cell in {cell for cell in cells if 8 <= len(cell) <= 64 and cell.isascii() and cell.isprintable()}:
        thief = Client()
        thief.cookies[COOKIE] = cell
        opened += is_in(thief)
    attack("session keys read from the database", opened, "none opens a staff page")
    assert is_in(client)
    assert opened == 0
    for kept in (secret, token, address):
        assert not [cell for cell in cells if kept in cell]


def test_an_access_code_a_mailed_link_and_an_idempotency_key_stand_nowhere_in_clear(house: House):
    from notifications import links
    from tests.api.conftest import Speaker, filing

    key = "kunci-sekali-pakai-0001"
    answer = Speaker().post("complaints/", filing(house), key=key).json()
    from complaints.models import Identity

    link = links.to_complainant(Identity.objects.get(), at=clock.now()).rstrip("/").rpartition("/")[2]
    cells = every_cell()
    for secret in (answer["access_code"], answer["access_code"].replace("-", ""), key, link):
        assert not [cell for cell in cells if secret in cell]


def test_a_cookie_in_a_browser_of_another_kind_asks_for_signing_in_and_the_owner_goes_on(officer: User):
    owner = enter(officer, CHROME)
    thief = Client(headers={"user-agent": FIREFOX})
    thief.cookies[COOKIE] = owner.cookies[COOKIE].value
    assert not is_in(thief)
    assert is_in(owner)
    newer = Client(headers={"user-agent": NEWER_CHROME})
    newer.cookies[COOKIE] = owner.cookies[COOKIE].value
    assert is_in(newer)


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        (CHROME, "chrome/android"),
        (FIREFOX, "firefox/windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "safari/ios"),
        ("Mozilla/5.0 (Macintosh) AppleWebKit Chrome/131.0 Safari/537.36 Edg/131.0", "edge/mac"),
        ("curl/8", "other/other"),
        ("", "other/other"),
    ],
)
def test_the_kind_of_a_browser_outlives_its_updates(agent: str, kind: str):
    assert sessions.agent_of(agent) == kind


def aged(**back: timedelta) -> None:
    BrowserSession.objects.update(**{name: F(name) - by for name, by in back.items()})


def test_a_session_ends_after_its_time_whatever_is_done_in_it(officer: User):
    client = enter(officer)
    row = BrowserSession.objects.get()
    assert row.expire_date - row.created_at == timedelta(seconds=settings.SESSION_COOKIE_AGE)
    aged(expire_date=timedelta(seconds=settings.SESSION_COOKIE_AGE - 60))
    assert is_in(client)
    client.post("/petugas/masuk/", {"username": "x", "password": "x"})
    aged(expire_date=timedelta(seconds=60))
    assert not is_in(client)


def test_a_session_of_staff_ends_when_it_is_not_used_and_using_it_keeps_it(officer: User):
    client = enter(officer)
    idle = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    aged(seen_at=idle - timedelta(minutes=1))
    assert is_in(client)
    aged(seen_at=idle - timedelta(minutes=1))
    assert is_in(client), "the request before counted"
    aged(seen_at=idle)
    assert not is_in(client)


def test_a_request_writes_that_it_was_seen_only_now_and_then(officer: User):
    client = enter(officer)
    before = BrowserSession.objects.get().seen_at
    is_in(client)
    assert BrowserSession.objects.get().seen_at == before
    aged(seen_at=timedelta(minutes=6))
    is_in(client)
    assert BrowserSession.objects.get().seen_at >= before


def test_sessions_that_are_over_are_swept_by_beat_and_no_others(officer: User):
    enter(officer)
    enter(officer)
    over = BrowserSession.objects.first()
    assert over is not None
    BrowserSession.objects.filter(pk=over.pk).update(expire_date=clock.now() - timedelta(seconds=1))
    tasks.tidy()
    assert BrowserSession.objects.count() == 1


def another_password(user: User) -> None:
    user.set_password("lain-sama-sekali")
    user.save(update_fields=["password"])


ENDS: dict[str, Callable[[User], Any]] = {
    "another password": another_password,
    "a password set by hand": lambda user: User.objects.filter(pk=user.pk).update(password="x"),
    "a closed account": lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
    "a seat more": lambda user: Membership.objects.create(user=user, role=Role.OMBUDSMAN),
    "another seat": lambda user: user.memberships.update(role=Role.SUPERVISOR),
}


@pytest.mark.parametrize("end", ENDS)
def test_changed_credentials_end_sessions_tokens_and_calendar_addresses_for_good(
    house: House, officer: User, end: str
):
    client = enter(officer)
    token, _ends = tokens.issue(officer, at=clock.now())
    address = feeds.make(house.officer, None, at=clock.now())
    bystander = Client()
    assert house.coordinator.user is not None
    bystander.force_login(house.coordinator.user)
    assert is_in(client)
    assert Client().get(f"/langganan/{address}.ics").status_code == 200
    ENDS[end](officer)
    User.objects.filter(pk=officer.pk).update(is_active=True)
    assert not is_in(client)
    assert tokens.holder(token, at=clock.now()) is None
    assert Client().get(f"/langganan/{address}.ics").status_code == 404
    assert not Token.objects.filter(user=officer).exists()
    assert not BrowserSession.objects.filter(user=officer).exists()
    assert not Feed.objects.filter(user=officer, revoked_at=None).exists()
    assert is_in(bystander)


def test_a_change_of_name_ends_nothing(officer: User):
    client = enter(officer)
    officer.name = "Nama Baru"
    officer.save(update_fields=["name"])
    assert is_in(client)


def test_cases_opened_with_a_code_close_when_staff_sign_in_on_the_same_browser(house: House, officer: User):
    case = house.file()
    browser = Client()
    browser.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    assert browser.get(f"/kasus/{case.row.reference}/").status_code == 200
    browser.post("/petugas/masuk/", {"username": officer.username, "password": PASSWORD})
    assert browser.get(f"/kasus/{case.row.reference}/").status_code == 404
    browser.post("/keluar/")
    assert browser.get(f"/kasus/{case.row.reference}/").status_code == 404


def test_a_key_that_was_never_given_out_is_not_taken_over(officer: User):
    """A session fixed by somebody else gets a key of its own."""
    client = Client()
    client.cookies[COOKIE] = "a" * 32
    client.post("/petugas/masuk/", {"username": officer.username, "password": PASSWORD})
    assert client.cookies[COOKIE].value != "a" * 32
    assert is_in(client)


def test_who_signs_in_with_a_password_hashed_of_old_is_in(officer: User, settings: Any):
    """It is hashed anew at signing in."""
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    old = User.objects.get(pk=officer.pk).password
    client = enter(officer)
    assert User.objects.get(pk=officer.pk).password != old
    assert is_in(client)
