"""What somebody typed into a form that could not be taken as it came, held until they are back at it.

A session ends, an access code is gone, the language is switched: the form's fields wait in the session of the browser
that sent them, sealed, for a day, and the same page gives them back to the same person. Passwords and files never wait.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from web import sealed

SESSION_KEY: Final = "typed"
LIFETIME: Final = timedelta(hours=24)
MOST_FORMS: Final = 3
MOST_CHARACTERS: Final = 100_000
"""Of one form: every text of ours fits; what a program sends beyond that is not held."""
NEVER: Final = frozenset({"csrfmiddlewaretoken", "password", "password1", "password2", "old_password"})
CHOSEN: Final = "files_chosen"
"""A field of ours: files were chosen beside what was typed. They wait nowhere."""
HIDDEN: Final = frozenset({"key", "version", "opened", "proof", "do", "website", CHOSEN})
"""Fields of ours that nobody types."""
BESIDE: Final = frozenset({"draft", "look", "next", "language"})
"""Fields of ours that are of the button, not of the form."""
AGAIN: Final = gettext_lazy("Lampiran perlu dipilih kembali.")
_PURPOSE: Final = b"tuntas.web.held"


def new_key(owner: str) -> str:
    """A key for one use of a form, which says for whom the form was made, to us alone."""
    drawn = secrets.token_urlsafe(24)
    return f"{drawn}.{_mark(drawn, owner)}"


def made_for(key: str, owner: str) -> bool:
    """Whether `new_key` drew this key for this person; several forms of a page tell theirs apart by what follows a hyphen."""
    drawn, _dot, mark = key.rpartition(".")
    return hmac.compare_digest(mark.partition("-")[0], _mark(drawn, owner))


def put(
    session: SessionBase,
    path: str,
    typed: QueryDict,
    *,
    at: datetime,
    beside: Iterable[str] = (),
    files: bool = False,
) -> bool:
    """Hold what was typed on the page at this path; whether anything was. `beside`: fields of the request that are not
    of the form; `files`: whether files came with it."""
    left_out = NEVER.union(beside)
    fields = {name: values for name, values in typed.lists() if name not in left_out}
    if files:
        fields[CHOSEN] = ["1"]
    said = any(value.strip() for name, values in fields.items() if name not in HIDDEN for value in values)
    form = json.dumps(fields)
    if not said or len(form) > MOST_CHARACTERS:
        return False
    others = {other: entry for other, entry in session.get(SESSION_KEY, {}).items() if other != path}
    newest = dict(list(others.items())[1 - MOST_FORMS :])
    session[SESSION_KEY] = {**newest, path: [sealed.seal(form, _PURPOSE), at.isoformat()]}
    return True


def fields(typed: QueryDict) -> dict[str, list[str]]:
    """What somebody typed or chose, without the fields of ours and without passwords."""
    left_out = NEVER | HIDDEN | BESIDE
    return {name: [str(each) for each in values] for name, values in typed.lists() if name not in left_out}


def with_files(sentence: str, typed: QueryDict) -> str:
    """The sentence, and that files have to be chosen again where some were."""
    return f"{sentence} {AGAIN}" if typed.get(CHOSEN) else sentence


def waits(session: SessionBase, path: str | None = None) -> bool:
    """Whether a form is held in this browser, of the page at this path or of any."""
    forms = session.get(SESSION_KEY, {})
    return bool(forms) if path is None else path in forms


def take(
    session: SessionBase, path: str, *, owner: str, at: datetime, among: Collection[str] | None = None
) -> QueryDict | None:
    """What was typed on the page at this path, once; None where nothing is held that this person typed. `owner` may be
    empty for a page whose forms carry no key. `among`: leave it where it is unless all of it has these names."""
    entry = session.get(SESSION_KEY, {}).get(path)
    if entry is None:
        return None
    form, since = entry
    fields: dict[str, Any] = {}
    if at - datetime.fromisoformat(since) < LIFETIME:
        fields = json.loads(sealed.unseal(form, _PURPOSE))
    if fields and owner and not made_for(fields.get("key", [""])[0], owner):
        return None
    if among is not None and not (fields.keys() - HIDDEN - BESIDE <= set(among)):
        return None
    session[SESSION_KEY] = {other: entry for other, entry in session[SESSION_KEY].items() if other != path}
    if not fields:
        return None
    typed = QueryDict(mutable=True)
    for name, values in fields.items():
        typed.setlist(name, values)
    return typed


def first_of(session: SessionBase, paths: Iterable[str]) -> str | None:
    """The first of these paths on whose page something was typed that is held."""
    return next((path for path in paths if waits(session, path)), None)


def initial(typed: QueryDict | None, several: Iterable[str] = ()) -> dict[str, Any]:
    """The fields as a form's initial values; those named in `several` as lists."""
    if typed is None:
        return {}
    many = frozenset(several)
    return {
        name: typed.getlist(name) if name in many else typed[name]
        for name in typed
        if name not in HIDDEN or name == "website"
    }


def _mark(drawn: str, owner: str) -> str:
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, _PURPOSE + f"\0{drawn}\0{owner}".encode(), hashlib.sha256).hexdigest()[:24]
