"""Guessing passwords, access codes and tokens; and those who are no guessers meanwhile."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts import tokens
from accounts.limits import addresses, browsers, sign_in
from accounts.models import User
from tests.api.conftest import Speaker
from tests.factories import House, signing_in
from tests.waiting import SECONDS, eventually

pytestmark = pytest.mark.django_db
PASSWORD = "gerimis-sore-hari"
WRONG = "salah-sekali-lagi"
Tell = Callable[..., None]


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def owner(house: House) -> User:
    return signing_in(house.officer, PASSWORD)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were evaluated."""
    seen: list[str] = []
    right = tokens.is_right
    monkeypatch.setattr(tokens, "is_right", lambda user, word: (seen.append(word), right(user, word))[1])
    return seen


def enter(client: Client, username: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/petugas/masuk/", {"username": username, "password": password}, **more)


def guess(username: str, address: str) -> None:
    """What the door does for a wrong password from a browser that nobody knows."""
    with contextlib.suppress(sign_in.Wait):
        sign_in.attempt(username, WRONG, source=sign_in.From("web", address))


def test_of_a_thousand_guesses_under_twenty_are_evaluated_and_the_owner_signs_in_at_once(
    owner: User, hashed: list[str], attack: Tell
):
    browser = Client()
    assert enter(browser, owner.username).status_code == 302
    browser.post("/keluar/")
    hashed.clear()
    guesser = Client()
    answers = [enter(guesser, owner.username, f"{WRONG}{n}") for n in range(50)]
    here = addresses.of({"REMOTE_ADDR": "127.0.0.1"})
    for _n in range(950):
        guess(owner.username, here)
    evaluated = len(hashed)
    assert {answer.status_code for answer in answers} == {403, 429}
    back = enter(browser, owner.username)
    elsewhere = enter(Client(REMOTE_ADDR="203.0.113.80"), owner.username)
    attack("1,000 guesses at one account", evaluated, "under 20 evaluated; owner in at once")
    assert evaluated < 20
    assert (back.status_code, elsewhere.status_code) == (302, 302)


def test_guesses_at_a_thousand_accounts_from_one_address_are_as_few(hashed: list[str], attack: Tell):
    for n in range(1000):
        guess(f"petugas{n}", "one address")
    attack("1,000 accounts tried from one address", len(hashed), "under 20 evaluated")
    assert len(hashed) < 20


def test_guesses_from_a_thousand_addresses_at_one_account_are_as_few(
    owner: User, hashed: list[str], attack: Tell
):
    browser = Client()
    enter(browser, owner.username)
    hashed.clear()
    for n in range(1000):
        guess(owner.username, f"address {n}")
    evaluated = len(hashed)
    attack("1,000 addresses try one account", evaluated, "under 20 evaluated; owner in at once")
    assert evaluated < 20
    assert enter(browser, owner.username).status_code == 302


def test_guesses_over_the_api_count_the_same_and_a_program_renews_its_token_meanwhile(
    owner: User, hashed: list[str], attack: Tell
):
    holding = Speaker(owner)
    guesser = Speaker()
    body = {"username": owner.username, "password": WRONG}
    answers = [guesser.post("tokens/", body) for _n in range(60)]
    waits = [answer for answer in answers if answer.status_code == 429]
    evaluated = len(hashed)
    assert {answer.status_code for answer in answers} == {401, 429}
    assert all(
        int(answer["Retry-After"]) > 0 and answer["Content-Type"] == "application/problem+json"
        for answer in waits
    )
    assert waits[0].json()["code"] == "too_many"
    renewed = holding.post("tokens/", {"username": owner.username, "password": PASSWORD})
    attack("60 guesses over the API", evaluated, "under 20 evaluated; token renewed")
    assert evaluated < 20
    assert renewed.status_code == 201


def test_a_page_that_makes_wait_keeps_the_name_and_says_how_long(owner: User):
    guesser = Client()
    while (answer := enter(guesser, owner.username, WRONG)).status_code == 403:
        pass
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) >= 1
    assert f'value="{owner.username}"' in answer.content.decode()
    assert "Coba lagi setelah" in answer.content.decode()


def test_honest_people_behind_one_address_sign_in_though_many_mistype(house: House, attack: Tell):
    """A carrier's address: each third mistypes once; none of them has been here before."""
    people = User.objects.bulk_create(
        User(username=f"orang{n}", password=house.officer.user.password)  # type: ignore[union-attr]
        for n in range(90)
    )
    one = people[0]
    one.set_password(PASSWORD)
    User.objects.filter(pk__in=[each.pk for each in people]).update(password=one.password)
    kept_out = 0
    for n, person in enumerate(people):
        browser = Client(REMOTE_ADDR="198.51.100.7")
        if n % 3 == 2:
            enter(browser, person.username, WRONG)
        kept_out += enter(browser, person.username).status_code != 302
    attack("90 people behind one address, 30 mistype", kept_out, "nobody kept out")
    assert kept_out == 0


def test_the_mark_of_a_browser_is_of_one_account_and_opens_nothing(owner: User, house: House):
    other = house.officer2.user
    assert other is not None
    cookie = browsers.mark("", owner.pk)
    assert browsers.known(cookie, owner.pk)
    assert browsers.known(cookie, other.pk) is None
    assert browsers.known(cookie + "x", owner.pk) is None
    both = browsers.mark(cookie, other.pk)
    assert browsers.known(both, owner.pk) == browsers.known(cookie, owner.pk)
    client = Client()
    client.cookies[browsers.COOKIE] = both
    assert client.get("/petugas/").status_code == 302
    for pk in range(10, 20):
        both = browsers.mark(both, pk)
    assert len(browsers._read(both)) == browsers.MOST


def test_a_known_browser_has_a_limit_of_its_own(owner: User, hashed: list[str]):
    browser = Client()
    enter(browser, owner.username)
    hashed.clear()
    for n in range(60):
        enter(browser, owner.username, f"{WRONG}{n}")
    assert len(hashed) < 20


def test_twelve_guessers_hash_one_at_a_time_and_known_browsers_have_places_of_their_own(
    monkeypatch: pytest.MonkeyPatch, attack: Tell
):
    """The first hash lasts until all others have given up: nobody stands in line for it, and who is known passes by."""
    at_once, most, lock, over = 0, 0, threading.Lock(), threading.Event()

    def slow(user: object, _password: str) -> bool:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        if user is None:
            over.wait(SECONDS)
        with lock:
            at_once -= 1
        return False

    monkeypatch.setattr(tokens, "is_right", slow)
    monkeypatch.setattr(tokens, "named", lambda name: User(pk=1) if name == "known" else None)
    turned_away: list[int] = []

    def guess(n: int) -> None:
        try:
            sign_in.attempt(f"siapa{n}", WRONG, source=sign_in.From("web", f"address{n}"))
        except sign_in.Wait:
            turned_away.append(n)

    threads = [threading.Thread(target=guess, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    try:
        eventually(lambda: len(turned_away) == 11)
        known = sign_in.From("web", "address", browser=browsers.mark("", 1))
        assert sign_in.attempt("known", WRONG, source=known) is None
        assert at_once == 1, "the guesser's hash is not over"
    finally:
        over.set()
        for thread in threads:
            thread.join()
    attack("12 guessers at once", most, "2 hashed at once; a known browser does not wait for them")
    assert most == 2
    assert len(turned_away) == 11


def test_a_failure_is_logged_with_the_account_and_counted_and_tells_no_address(
    owner: User, caplog: pytest.LogCaptureFixture
):
    from accounts.limits import figures

    count = figures.SIGN_INS.labels("web", "wrong")
    before = count._value.get()
    enter(Client(REMOTE_ADDR="203.0.113.77"), owner.username, WRONG)
    (line,) = [each for each in caplog.records if each.msg == "sign_in_failed"]
    assert vars(line)["account"] == owner.pk
    assert count._value.get() == before + 1
    assert not {"203.0.113.77", owner.username, WRONG} & {str(value) for value in vars(line).values()}


def test_wrong_codes_are_answered_by_wait_and_the_right_one_opens_meanwhile(house: House, attack: Tell):
    mine, others = house.file(), house.file()
    client = Client()
    wrong = {"reference": mine.row.reference, "code": others.access_code}
    pages = [client.post("/lacak/", wrong) for _n in range(40)]
    documents = [
        Speaker(access_code=others.access_code).get(f"complaints/{mine.row.reference}/") for _n in range(10)
    ]
    codes = {answer.status_code for answer in [*pages, *documents]}
    last = pages[-1]
    assert codes == {404, 429}
    assert mine.row.reference in last.content.decode()
    assert int(last["Retry-After"]) > 0
    right = {"reference": mine.row.reference, "code": mine.access_code}
    attack("50 wrong access codes", sum(a.status_code == 404 for a in pages), "30, then 429; the owner opens")
    assert Client().post("/lacak/", right).status_code == 302
    assert Speaker(access_code=mine.access_code).get(f"complaints/{mine.row.reference}/").status_code == 200


def test_tokens_that_are_none_have_to_wait_and_one_that_holds_never(house: House, attack: Tell):
    assert house.coordinator.user is not None
    holding, guesser = Speaker(house.coordinator.user), Client()
    answers = [
        guesser.get("/api/v1/complaints/", headers={"Authorization": f"Bearer {n}"}).status_code
        for n in range(50)
    ]
    attack("50 invented tokens", answers.count(401), "30, then 429; a token that holds goes on")
    assert set(answers) == {401, 429}
    assert holding.get("complaints/").status_code == 200
