"""Counting in Redis, failing open: where it does not answer at once, nobody waits for anything.

A budget is a bucket that leaks: this many acts are free, each is forgotten after a while, and beyond them the wait
doubles with each act up to its longest. An act that had to wait is not counted.
"""

import hashlib
import logging
import math
import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.exceptions import NoScriptError
from redis.retry import Retry

from accounts.limits import figures

logger = logging.getLogger(__name__)

PATIENCE: Final = 0.08
"""Seconds that a request gives Redis at most, looking its name up included."""
MISSES: Final = 3
REST: Final = 2.0
"""After this many answers in a row that did not come, nobody asks for this many seconds."""


@dataclass(frozen=True, slots=True)
class Budget:
    """`free` acts at once; one of them is given back after each `refill` seconds. Beyond them each act waits: the
    first `first` seconds, the next twice as long, at most `longest`."""

    name: str
    free: int
    refill: float
    first: float
    longest: float
    grows: bool = False
    """By one for everybody who succeeded there within a day (`credit`)."""

    def of(self, who: object) -> "Purse":
        return Purse(self, str(who))


@dataclass(frozen=True, slots=True)
class Purse:
    """The budget of one: an account, a keyed hash of an address, a case."""

    budget: Budget
    who: str

    @property
    def key(self) -> str:
        return f"{settings.LIMITS_NAMESPACE}:{self.budget.name}:{self.who}"


_SPEND: Final = """
    local clock = redis.call('TIME')
    local at = clock[1] * 1000 + math.floor(clock[2] / 1000)
    local longest, counts = 0, {}
    for i, key in ipairs(KEYS) do
        local free, refill, first, most, grows = unpack(ARGV, i * 5 - 4, i * 5)
        local row = redis.call('HMGET', key, 'n', 't')
        local since = at - (row[2] or at)
        local n = math.max(0, (row[1] or 0) - since / refill)
        if grows == '1' then free = free + redis.call('PFCOUNT', key .. ':credit') end
        local over = math.ceil(n) - free
        if over >= 0 then
            longest = math.max(longest, math.min(most, first * 2 ^ math.min(over, 40)) - since)
        end
        counts[i] = n
    end
    if longest > 0 then return math.ceil(longest) end
    for i, key in ipairs(KEYS) do
        redis.call('HSET', key, 'n', counts[i] + 1, 't', at)
        redis.call('PEXPIRE', key, math.ceil((counts[i] + 1) * ARGV[i * 5 - 3] + ARGV[i * 5 - 1]))
    end
    return 0
"""
"""In milliseconds. What must wait for one of them spends none."""
_GIVE_BACK: Final = """
    for _, key in ipairs(KEYS) do
        local n = redis.call('HGET', key, 'n')
        if n then redis.call('HSET', key, 'n', math.max(0, n - 1)) end
    end
"""
_LEVEL: Final = """
    local clock = redis.call('TIME')
    local at = clock[1] * 1000 + math.floor(clock[2] / 1000)
    local row = redis.call('HMGET', KEYS[1], 'n', 't')
    return math.ceil(math.max(0, (row[1] or 0) - (at - (row[2] or at)) / ARGV[1]))
"""
_CREDIT_SECONDS: Final = 24 * 3600


def spend(*purses: Purse) -> int:
    """Count one act in each of these, or say how many seconds it has to wait for the slowest; then none is counted.
    0 also when Redis does not answer."""
    arguments: list[float] = []
    for purse in purses:
        budget = purse.budget
        arguments += [budget.free, budget.refill * 1000, budget.first * 1000, budget.longest * 1000]
        arguments.append(int(budget.grows))
    waits = _ask(lambda client: _run(client, _SPEND, purses, arguments))
    seconds = math.ceil((waits or 0) / 1000)
    if seconds:
        for purse in purses:
            figures.WAITS.labels(purse.budget.name).inc()
    return seconds


def level(purse: Purse) -> int:
    """How many recent acts are not forgotten yet; 0 also when Redis does not answer."""
    return int(_ask(lambda client: _run(client, _LEVEL, [purse], [purse.budget.refill * 1000])) or 0)


def give_back(*purses: Purse) -> None:
    """What was spent was no failure after all."""
    _ask(lambda client: _run(client, _GIVE_BACK, purses, []))


def credit(purse: Purse, succeeded: object) -> None:
    """Remember for a day that this one succeeded there: the budget grows by one for each who did."""

    def remember(client: redis.Redis) -> None:
        with client.pipeline(transaction=False) as trip:
            trip.pfadd(f"{purse.key}:credit", str(succeeded))
            trip.expire(f"{purse.key}:credit", _CREDIT_SECONDS)
            trip.execute()

    _ask(remember)


def _run(client: redis.Redis, script: str, purses: Sequence[Purse], arguments: Sequence[float]) -> Any:
    """What a script answers. By a connection that this thread keeps: redis-py's pool looks at each one that it gives out, and
    measures, which cost more than the script."""
    asked = (len(purses), *(purse.key for purse in purses), *arguments)
    hand = _own_hand(client)
    try:
        return hand.ask("EVALSHA", _sha(script), *asked)
    except NoScriptError:
        return hand.ask("EVAL", script, *asked)


class _Hand:
    """A connection of one thread."""

    def __init__(self, client: redis.Redis) -> None:
        self.client, self.pid = client, os.getpid()
        pool = client.connection_pool  # which would count it among its own, for good: threads come and go
        self._connection: Any = pool.connection_class(**pool.connection_kwargs)
        self._used = False

    def ask(self, *command: Any) -> Any:
        """What Redis says. One that ended the connection meanwhile is asked again."""
        used, self._used = self._used, False
        try:
            said = self._said(command)
        except redis.ConnectionError:
            if not used:
                raise
            said = self._said(command)
        self._used = True
        return said

    def _said(self, command: tuple[Any, ...]) -> Any:
        try:
            self._connection.send_packed_command([_packed(command)])
            return self._connection.read_response()
        except redis.ResponseError:
            raise
        except BaseException:
            self._connection.disconnect()
            raise


def _packed(command: tuple[Any, ...]) -> bytes:
    """As Redis reads it."""
    told = [str(each).encode() for each in command]
    return b"".join([b"*%d\r\n" % len(told), *[b"$%d\r\n%b\r\n" % (len(each), each) for each in told]])


_hands: Final = threading.local()


def _own_hand(client: redis.Redis) -> _Hand:
    hand: _Hand | None = getattr(_hands, "hand", None)
    if hand is None or hand.client is not client or hand.pid != os.getpid():
        hand = _hands.hand = _Hand(client)
    return hand


@cache
def _sha(script: str) -> str:
    return hashlib.sha1(script.encode(), usedforsecurity=False).hexdigest()


@cache
def _client(url: str) -> redis.Redis:
    return redis.Redis.from_url(
        url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, retry=Retry(NoBackoff(), 0)
    )


class _Line:
    """The way to Redis: threads of its own, as nothing else bounds how long a name is looked up."""

    def __init__(self) -> None:
        self.hands = ThreadPoolExecutor(4, thread_name_prefix="limits")
        self.lock = threading.Lock()
        self.missed = 0
        self.quiet_until = 0.0

    def ask(self, question: Callable[[redis.Redis], Any]) -> Any:
        if time.monotonic() < self.quiet_until:
            return None
        client = _client(settings.REDIS_URL)
        try:
            said = question(client) if _is_near(settings.REDIS_URL) else self._asked_apart(question, client)
        except (TooLate, redis.RedisError, OSError) as error:
            self._miss(error)
            return None
        self.missed = 0
        return said

    def _asked_apart(self, question: Callable[[redis.Redis], Any], client: redis.Redis) -> Any:
        answer: Future[Any] = self.hands.submit(question, client)
        try:
            return answer.result(PATIENCE)
        finally:
            answer.cancel()

    def _miss(self, error: Exception) -> None:
        """One late answer may be a busy moment of ours; some in a row are Redis."""
        figures.UNCOUNTED.inc()
        with self.lock:
            self.missed += 1
            if self.missed < MISSES:
                return
            self.missed, self.quiet_until = 0, time.monotonic() + REST
        logger.warning("limits_not_counted", extra={"error": type(error).__name__})


@cache
def _is_near(url: str) -> bool:
    """Whether no name is looked up to get there: then the time-outs of the connection bound every wait, and a thread of its
    own would only cost (a quarter of a millisecond)."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return True
    try:
        return bool(ip_address(parts.hostname or ""))
    except ValueError:
        return False


_LINE: Final = _Line()


def _ask(question: Callable[[redis.Redis], Any]) -> Any:
    """What Redis says; None when it does not say it at once."""
    return _LINE.ask(question)
