"""Bearer tokens: how long they live, and what ends them before."""

import hashlib
from datetime import timedelta

import pytest

from accounts import tokens
from accounts.models import Membership, Token, User
from accounts.roles import Role
from tests.factories import House, when

AT = when("2026-03-02")
MOMENT = timedelta(microseconds=1)


@pytest.fixture
def officer(db: None) -> User:
    return House().officer.user


def test_a_token_lives_twelve_hours_to_the_microsecond(officer):
    token, ends = tokens.issue(officer, at=AT)
    assert ends == AT + timedelta(hours=12)
    assert tokens.holder(token, at=ends - MOMENT) == officer
    assert tokens.holder(token, at=ends) is None


def test_of_a_token_only_its_hash_is_kept(officer):
    token, _ends = tokens.issue(officer, at=AT)
    assert Token.objects.get().token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert tokens.holder(Token.objects.get().token_hash, at=AT) is None


ENDS = {
    "another password": lambda user: (user.set_password("baru"), user.save(update_fields=["password"])),
    "a closed account": lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
    "a seat less": lambda user: user.memberships.all().delete(),
    "a seat more": lambda user: Membership.objects.create(user=user, role=Role.OMBUDSMAN),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_token_ends_with_the_credentials_that_it_was_issued_under(officer, end):
    token, _ends = tokens.issue(officer, at=AT)
    assert tokens.holder(token, at=AT) == officer
    ENDS[end](officer)
    assert tokens.holder(token, at=AT) is None


def test_tokens_that_are_over_are_deleted_and_no_others(officer):
    tokens.issue(officer, at=AT)
    living, ends = tokens.issue(officer, at=AT + MOMENT)
    assert tokens.delete_expired(at=ends - MOMENT) == 1
    assert tokens.holder(living, at=ends - MOMENT) == officer


def test_an_unknown_name_a_wrong_password_and_a_closed_account_are_one_answer(officer):
    officer.set_password("kata-sandi")
    officer.save(update_fields=["password"])
    assert tokens.is_right(tokens.named(officer.username), "kata-sandi")
    assert not tokens.is_right(tokens.named(officer.username), "lain")
    assert not tokens.is_right(tokens.named("siapa"), "kata-sandi")
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert tokens.named(officer.username) is None
