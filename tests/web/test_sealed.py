"""The access code on its way to the receipt page: sealed, for half an hour, gone when it was kept."""

import base64
import hmac
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.contrib.sessions.backends.signed_cookies import SessionStore

from tests.factories import when
from web import sealed

AT = when("2026-03-02")
HALF_AN_HOUR = timedelta(minutes=30)
MOMENT = timedelta(microseconds=1)
CODE = "GR3W-G6G1-BG2J-04W0-6818-G180-100G"


def session(**codes: str) -> SessionStore:
    store = SessionStore()
    for reference, code in codes.items():
        sealed.put(store, reference, code, at=AT)
    return store


def test_a_code_is_shown_for_half_an_hour_to_the_microsecond_and_then_never_again():
    store = session(one=CODE)
    assert sealed.get(store, "one", at=AT) == CODE
    assert sealed.get(store, "one", at=AT + HALF_AN_HOUR - MOMENT) == CODE
    assert sealed.get(store, "one", at=AT + HALF_AN_HOUR) is None
    assert sealed.get(store, "one", at=AT) is None


def test_each_case_has_a_code_of_its_own_and_keeping_one_leaves_the_others():
    store = session(one=CODE, two=CODE[::-1])
    sealed.drop(store, "one")
    assert (sealed.get(store, "one", at=AT), sealed.get(store, "two", at=AT)) == (None, CODE[::-1])
    assert sealed.get(store, "three", at=AT) is None


def test_the_seal_has_a_key_of_its_own_drawn_from_the_product_s_secret(settings):
    store = session(one=CODE)
    drawn = hmac.new(settings.SECRET_KEY.encode(), b"tuntas.web.receipt", "sha256").digest()
    token, since = store[sealed.SESSION_KEY]["one"]
    assert Fernet(base64.urlsafe_b64encode(drawn)).decrypt(token.encode()).decode() == CODE
    assert since == AT.isoformat()


def test_neither_the_session_nor_another_secret_tells_the_code(settings):
    store = session(one=CODE)
    assert CODE not in str(dict(store.items()))
    settings.SECRET_KEY = "another secret of the product"
    with pytest.raises(InvalidToken):
        sealed.get(store, "one", at=AT)
