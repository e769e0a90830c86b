"""Remembered replies: sealed, bound to actor, route and body, forgotten after seven days."""

import base64
import hashlib
import hmac
import json
import zlib
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from tests.factories import when
from workflow import errors, idempotency
from workflow.errors import BadInput, KeyReused, Unavailable
from workflow.models import RememberedReply

pytestmark = pytest.mark.django_db
AT = when("2026-03-02")
KEY = "sixteen-letters-x"


def use(reply, *, key=KEY, actor="public", route="/r/", body=b"{}", at=AT):
    found = idempotency.once(lambda: (201, reply), key=key, actor=actor, route=route, body=body, at=at)
    return found.replayed, found.body, found.status


def test_the_first_use_acts_and_the_second_is_told_what_came_of_it():
    assert use({"code": "geheim", "é": [1, None, "\u2028"]}) == (
        False,
        {"code": "geheim", "é": [1, None, "\u2028"]},
        201,
    )
    assert use({"code": "other"}) == (True, {"code": "geheim", "é": [1, None, "\u2028"]}, 201)


@pytest.mark.parametrize("change", [{"actor": "user:1"}, {"route": "/s/"}, {"key": KEY.upper()}])
def test_another_actor_route_or_key_is_another_use(change):
    use("one")
    assert use("two", **change)[:2] == (False, "two")


def test_another_body_is_told_apart():
    use("one")
    with pytest.raises(KeyReused):
        use("two", body=b"{} ")


def test_without_a_key_nothing_is_remembered():
    assert use("one", key=None)[0] is False
    assert use("two", key=None)[:2] == (False, "two")
    assert not RememberedReply.objects.exists()


def test_a_refusal_is_not_remembered():
    def refuse():
        raise BadInput({"x": ("y", "z")})

    with pytest.raises(BadInput):
        idempotency.once(refuse, key=KEY, actor="a", route="r", body=b"", at=AT)
    assert not RememberedReply.objects.exists()


def test_a_reply_lives_seven_days():
    use("one")
    assert use("two", at=AT + timedelta(days=7) - timedelta(microseconds=1))[:2] == (True, "one")
    assert use("two", at=AT + timedelta(days=7))[:2] == (False, "two")
    assert use("three", at=AT + timedelta(days=7))[:2] == (True, "two")
    assert RememberedReply.objects.count() == 1


def test_old_replies_are_tidied_away(monkeypatch):
    use("one")
    use("other", key=KEY + "other")
    monkeypatch.setattr(idempotency, "AT_A_TIME", 1)
    assert idempotency.forget_old(at=AT + timedelta(days=6)) == 0
    assert idempotency.forget_old(at=AT + timedelta(days=7)) == 2


def test_a_reply_opens_with_its_key_and_the_secret_of_the_installation_alone(settings):
    """Neither the row nor the product's secret opens it; nor the row with a key that is guessed."""
    use({"access_code": "ABCD"})
    row = RememberedReply.objects.get()
    assert b"ABCD" not in bytes(row.sealed)
    kept = idempotency._Earlier(row.body_hash, row.status, bytes(row.salt), bytes(row.sealed))
    with pytest.raises(InvalidTag):
        idempotency._open("another-key-altogether", kept)
    changed = kept._replace(sealed=kept.sealed[:-1] + bytes([kept.sealed[-1] ^ 1]))
    with pytest.raises(InvalidTag):
        idempotency._open(KEY, changed)
    settings.SECRET_KEY = "another installation's, as a thief of the database has none"
    with pytest.raises(InvalidTag):
        idempotency._open(KEY, kept)


def test_what_is_kept_of_a_reply_can_be_worked_out_from_key_salt_and_secret_alone():
    """By hashlib and hmac, not by this code: a reply that was remembered before an upgrade is replayed after it."""
    use({"code": "geheim"}, actor="user:7", route="/api/v1/complaints/", body=b'{"a": 1}')
    row = RememberedReply.objects.get()
    place = f"user:7\n/api/v1/complaints/\n{KEY}".encode()
    assert row.key_hash == hmac.new(settings.SECRET_KEY.encode(), place, "sha256").hexdigest()
    assert row.body_hash == hashlib.sha256(b'{"a": 1}').hexdigest()
    ours = hmac.new(settings.SECRET_KEY.encode(), b"tuntas.reply", "sha256").digest()
    drawn = hmac.new(ours, bytes(row.salt) + KEY.encode(), "sha256").digest()
    assert bytes(row.sealed)[:1] == b"\x02"
    opened = AESGCM(drawn).decrypt(bytes(12), bytes(row.sealed)[1:], None)
    assert json.loads(zlib.decompress(opened)) == {"code": "geheim"}


@pytest.mark.parametrize("packed", [bytes, zlib.compress])
def test_a_reply_that_an_earlier_release_sealed_otherwise_is_replayed(packed):
    use("one")
    row = RememberedReply.objects.get()
    drawn = hmac.new(bytes(row.salt), b"tuntas.reply\n" + KEY.encode(), "sha256").digest()
    for told in ({"code": "geheim"}, "geheim", None):
        body = json.dumps(told).encode()
        with_its_key = b"\x01" + AESGCM(drawn).encrypt(bytes(12), zlib.compress(body), None)
        for sealed in (Fernet(base64.urlsafe_b64encode(drawn)).encrypt(packed(body)), with_its_key):
            row.sealed = sealed
            row.save(update_fields=["sealed"])
            assert use("two")[:2] == (True, told)


def test_a_reply_that_a_later_release_sealed_is_asked_for_again_and_nothing_is_done_twice():
    use("one")
    row = RememberedReply.objects.get()
    known, row.sealed = row.sealed, b"\x03 as nobody knows yet"
    row.save(update_fields=["sealed"])
    done = []
    with pytest.raises(Unavailable) as refused:
        idempotency.once(
            lambda: (201, done.append(1)), key=KEY, actor="public", route="/r/", body=b"{}", at=AT
        )
    assert (errors.STATUS[Unavailable], errors.retry_after(refused.value), done) == (503, "2", [])
    row.sealed = known
    row.save(update_fields=["sealed"])
    assert use("two")[:2] == (True, "one")


def test_each_reply_has_a_salt_of_its_own_of_sixteen_bytes():
    for key in (KEY, KEY + "y"):
        use("one", key=key)
    salts = {bytes(row.salt) for row in RememberedReply.objects.all()}
    assert (len(salts), {len(salt) for salt in salts}) == (2, {16})


def test_no_two_uses_are_taken_for_one_because_their_names_run_together():
    use("one", actor="ab", route="c")
    assert use("two", actor="a", route="bc")[:2] == (False, "two")
