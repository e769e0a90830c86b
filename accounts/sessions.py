"""Sessions in the database, under a keyed hash of what the cookie holds: reading the tables opens no seat.

A session ends after `SESSION_COOKIE_AGE`, that of staff also after `SESSION_IDLE_SECONDS` without a request, and with
the credentials it was begun under (triggers on User). In a browser of another kind it is as if it were not there.
"""

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final

from django.conf import settings
from django.contrib.auth import SESSION_KEY as USER
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.db.models import BooleanField, Case, Q, QuerySet, When
from django.db.models.functions import Now
from django.utils.crypto import get_random_string

from accounts.backends import seat_rows
from accounts.models import BrowserSession, User
from accounts.worded import Worded

SEEN_EVERY: Final = timedelta(minutes=5)
"""How exactly it is known when a session was last used; each time is a write."""
FAMILIES: Final = (
    ("edge", ("Edg/", "EdgA/", "EdgiOS/")),
    ("opera", ("OPR/", "Opera")),
    ("samsung", ("SamsungBrowser/",)),
    ("firefox", ("Firefox/", "FxiOS/")),
    ("chrome", ("Chrome/", "CriOS/", "Chromium/")),
    ("safari", ("Safari/",)),
)
SYSTEMS: Final = (
    ("android", ("Android",)),
    ("ios", ("iPhone", "iPad", "iPod")),
    ("windows", ("Windows",)),
    ("mac", ("Macintosh",)),
    ("chromeos", ("CrOS",)),
    ("linux", ("Linux",)),
)
OTHER: Final = "other"
MOST_NOTED: Final = 10_000
"""Sessions of which a process remembers whose they were."""
_SIGHTS: Final[dict[str, tuple[object, ...]]] = {}
"""By the hash under which a session is stored."""


class SessionStore(SessionBase):
    """Django's session; `agent` is the kind of browser of this request, empty outside one."""

    lasts: ClassVar[timedelta | None] = None
    """How long it is kept, where that is not `SESSION_COOKIE_AGE`."""

    def __init__(self, session_key: str | None = None, agent: str = "") -> None:
        super().__init__(session_key)
        self.agent = agent
        self.seated: User | None = None
        """Whose it is, read with it (`backends.asking`)."""
        self.read_at: datetime | None = None
        """Official time when it was read; None where nothing was."""
        self._asked: Callable[[], list[Any]] | None = None
        self._stored = "", ""

    def ask_ahead(self) -> None:
        """Have it read with the next statement."""
        if self.session_key is not None:
            self._asked = _living.ahead(session_key=self.stored_key)

    def presumed(self) -> tuple[object, ...] | None:
        """Whose it was, and what they might see, when this process read it last (`Actor.sight`): a guess, that what is read now has to
        confirm. None where it is read already."""
        unread = self.session_key is not None and self.read_at is None
        return _SIGHTS.get(self.stored_key) if unread else None

    def note(self, sight: tuple[object, ...]) -> None:
        """This is whose it is."""
        key = self.stored_key
        if _SIGHTS.get(key) != sight:
            if len(_SIGHTS) >= MOST_NOTED:
                _SIGHTS.clear()
            _SIGHTS[key] = sight

    def load(self) -> dict[str, Any]:
        rows: list[Any] = []
        if self._asked is not None:
            rows, self._asked = self._asked(), None
        elif self.session_key is not None:
            rows = _living(session_key=self.stored_key)
        row = rows[0] if rows else None
        if row is None or (self.agent and row.agent and row.agent != self.agent):
            self._session_key = None
            return {}
        self.read_at, self.seated = row.now, row.user
        if row.user is not None:
            row.user.seat_rows = row.seat_rows  # for `backends.actor_of`
        if row.unseen:
            self._rows().update(seen_at=Now())
        return self.decode(row.session_data)

    def _get_new_session_key(self) -> str:
        """As Django's, but that nobody asks ahead whether another session has it: `create` finds out when it writes."""
        return get_random_string(32, VALID_KEY_CHARS)

    def exists(self, session_key: str) -> bool:
        return BrowserSession.objects.filter(session_key=stored(session_key)).exists()

    def create(self) -> None:
        self._session_key = self._get_new_session_key()
        while not self._insert():  # somebody was given the same key at this moment
            self._session_key = self._get_new_session_key()
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            self.create()
        elif must_create:
            if not self._insert():
                raise CreateError
        elif not self._rows().update(**self._values(self._get_session())):  # type: ignore[attr-defined]  # of SessionBase; the stubs leave it out
            raise UpdateError

    def _insert(self) -> bool:
        values = self._values(self._get_session(no_load=True))  # type: ignore[attr-defined]  # as above
        lasts = self.lasts or timedelta(seconds=settings.SESSION_COOKIE_AGE)
        times = {"created_at": Now(), "seen_at": Now(), "expire_date": Now() + lasts}
        try:
            with transaction.atomic():
                BrowserSession.objects.create(session_key=self.stored_key, **values, **times)
        except IntegrityError:
            return False
        return True

    def _values(self, data: dict[str, Any]) -> dict[str, Any]:
        values = {"session_data": self.encode(data), "user_id": data.get(USER)}
        return values | ({"agent": self.agent} if self.agent else {})

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            BrowserSession.objects.filter(session_key=stored(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        delete_expired()

    @property
    def stored_key(self) -> str:
        """Under which this session stands in the table."""
        if self.session_key is None:
            return ""
        if self._stored[0] != self.session_key:
            self._stored = self.session_key, stored(self.session_key)
        return self._stored[1]

    def _rows(self) -> QuerySet[BrowserSession]:
        return BrowserSession.objects.filter(session_key=self.stored_key)


def _living_row(session_key: str) -> QuerySet[BrowserSession]:
    unseen = Case(When(seen_at__lt=Now() - SEEN_EVERY, then=True), default=False, output_field=BooleanField())
    living = BrowserSession.objects.filter(~_over(), session_key=session_key).select_related("user")
    return living.annotate(unseen=unseen, seat_rows=seat_rows("user"), now=Now())


_living: Final = Worded(_living_row, session_key="-session-")


class DraftStore(SessionStore):
    """What is typed before it is sent, for a day, behind a cookie of its own."""

    lasts = timedelta(hours=24)

    def kept(self, entry: str, value: str) -> str:
        """Keep this under that name; returns the key for the cookie, a new one where the row ended meanwhile."""
        self[entry] = value
        values = self._values(self._get_session())  # type: ignore[attr-defined]  # as above
        if self.session_key is None or not self._rows().update(**values):
            self.create()
        assert self.session_key is not None
        return self.session_key


def stored(session_key: str) -> str:
    """The hash of a session's key, as a key of its own: 160 bits of HMAC-SHA-256."""
    message = f"tuntas.session\n{session_key}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()[:40]


def of(user: User) -> QuerySet[BrowserSession]:
    """The sessions in which this person is signed in, the latest first."""
    return BrowserSession.objects.filter(~_over(), user=user).order_by("-seen_at")


def end(user: User, stored_key: str) -> bool:
    """End this session; False if it is none of theirs."""
    return bool(user.sessions.filter(session_key=stored_key).delete()[0])


def end_others(user: User, *, but: str) -> int:
    """End all sessions of this person but this one. Returns how many."""
    return user.sessions.exclude(session_key=but).delete()[0]


def delete_expired() -> int:
    """Delete the sessions that are over. Returns how many."""
    return BrowserSession.objects.filter(_over()).delete()[0]


def agent_of(user_agent: str) -> str:
    """The kind of browser that a User-Agent names, `chrome/android`: the same through updates of either."""
    family, system = (_first(names, user_agent) for names in (FAMILIES, SYSTEMS))
    return f"{family}/{system}"


def _first(names: "tuple[tuple[str, tuple[str, ...]], ...]", text: str) -> str:
    return next((name for name, marks in names if any(mark in text for mark in marks)), OTHER)


def _over() -> Q:
    idle = timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    return Q(expire_date__lte=Now()) | Q(user__isnull=False, seen_at__lte=Now() - idle)
