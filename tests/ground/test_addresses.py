"""What the addresses in the environment become (config/env.py)."""

from urllib.parse import quote

import pytest
import redis
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st
from kombu.utils.url import url_to_parts

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
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("/tmp/some-folder", "", "tuntas")
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
    broker = url_to_parts(env.broker_url(address).removeprefix("redis+"))  # as kombu's redis transport does
    assert "/" + broker.path == wire["path"] == "/tmp/some-folder/valkey.sock"
    assert broker.password == wire["password"] == password
    assert int(broker.query["virtual_host"]) == wire["db"] == number


@pytest.mark.parametrize("address", ["redis://:pw@redis.example:6379/2", "rediss://user:pw@redis.example/0"])
def test_an_address_of_host_and_port_is_the_same_for_both(address: str) -> None:
    assert env.redis_py_url(address) == env.broker_url(address) == address


@pytest.mark.parametrize("address", ["amqp://user:secret@mq/", "redis+socket:///tmp/x", "secret"])
def test_another_broker_is_refused_without_showing_the_password(address: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.broker_url(address)
    assert "secret" not in str(refusal.value)
