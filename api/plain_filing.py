"""A filing whose fields are plainly right, read without asking each of them as the REST framework does: that cost more than
writing the case. Whatever is odd is left to `bodies.Filing`, which alone says what is wrong with it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from api import bodies, parsing
from complaints import texts
from complaints.codes import IdentityKind

_CODE: Final = re.compile(r"[A-Za-z0-9_.-]{1,40}", re.ASCII)
_KNOWN: Final = frozenset(
    {"unit", "agency", "subject", "description", "occurred_on", "identity", "complainant"}
)
_OF_A_PERSON: Final = ("name", "email", "phone", "address", "phone_medium")
_PERSON: Final = frozenset(_OF_A_PERSON)
_LONGEST: Final = 10_000
_IDENTITIES: Final = frozenset(IdentityKind.values)


def read(sent: Mapping[str, Any]) -> dict[str, Any] | None:
    """What `bodies.Filing` makes of it; None where it has to be asked. Keys and texts are those that `parsing.load` let through."""
    try:
        return _read(sent)
    except (_Odd, texts.BadText):
        return None


class _Odd(Exception):
    """A field that is not plainly right."""


def _read(sent: Mapping[str, Any]) -> dict[str, Any]:
    if not sent.keys() <= _KNOWN:
        raise _Odd
    given: dict[str, Any] = {"unit": _code(sent.get("unit"))}
    if "agency" in sent:
        given["agency"] = _code(sent["agency"])
    for kind in ("subject", "description"):
        given[kind] = texts.clean_as(kind, _text(sent.get(kind)))
    given["occurred_on"] = parsing.day(_text(sent.get("occurred_on")))
    given["identity"] = _text(sent.get("identity"))
    if given["occurred_on"] is None or given["identity"] not in _IDENTITIES:
        raise _Odd
    if "complainant" in sent:
        given["complainant"] = _person(sent["complainant"])
    given["proof"] = ""
    return given


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise _Odd
    return told


def _code(told: Any) -> str:
    if not _CODE.fullmatch(_text(told)):
        raise _Odd
    return str(told)


def _person(sent: Any) -> dict[str, str]:
    if not isinstance(sent, dict) or not sent.keys() <= _PERSON or not sent.get("name"):
        raise _Odd
    person = {name: _text(sent.get(name, "")) for name in _OF_A_PERSON}
    if max(map(len, person.values())) > _LONGEST or person["phone_medium"] not in bodies.PHONE_MEDIA:
        raise _Odd
    return person
