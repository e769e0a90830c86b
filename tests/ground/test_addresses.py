"""What the addresses in the environment become (config/env.py)."""

from urllib.parse import quote

import pytest
import redis
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st
from kombu import Connection

from config import env

WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=20)


@given(user=WORDS, password=WORDS)
def test_a_name_and_a_password_survive_every_character(user: str, password: str) -> None:
    credentials = f"{quote(user, safe='')}:{quote(password, safe='')}"
    found = env.database(f"postgres://{credentials}@db.example:5433/tuntas")
    assert (found["USER"], found["PASSWORD"]) == (user, password)
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "tuntas")


def test_a_socket_folder_is_the_host() -> None:
    found = env.database("postgres://app:pw@/tuntas?host=/tmp/some-folder")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("/tmp/some-folder", "", "tuntas")  # noqa: S108 - text
    assert "OPTIONS" not in found


def test_what_else_the_query_says_becomes_an_option() -> None:
    found = env.database("postgresql://app:pw@db.example/tuntas?sslmode=verify-full")
    assert found["OPTIONS"] == {"sslmode": "verify-full"}


@pytest.mark.parametrize("address", ["mysql://app:secret@db/x", "postgres://app:secret@db", "secret", ""])
def test_another_database_is_refused_without_showing_the_password(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.database(address)
    assert "secret" not in str(refusal.value)


@given(password=WORDS, number=st.integers(0, 15))
def test_celery_and_redis_py_read_the_same_socket_address(password: str, number: int) -> None:
    address = f"unix://:{quote(password, safe='')}@/tmp/some-folder/valkey.sock?db={number}"
    wire = redis.Redis.from_url(env.redis_py_url(address)).connection_pool.connection_kwargs
    channel = Connection(env.broker_url(address)).transport.Channel
    broker = _kombu_parameters(env.broker_url(address), channel)
    assert broker["path"] == wire["path"] == "/tmp/some-folder/valkey.sock"  # noqa: S108 - text
    assert broker["password"] == wire["password"] == password
    assert broker["db"] == wire["db"] == number
