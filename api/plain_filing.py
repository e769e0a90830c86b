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
_PERSON: Final = frozenset({"name", "email", "phone", "address", "phone_medium"})
_LONGEST: Final = 10_000
_IDENTITIES: Final = frozenset(IdentityKind.values)


def read(sent: Mapping[str, Any]) -> dict[str, Any] | None:
    """What `bodies.Filing` makes of it; None where it has to be asked. Keys and texts are those that `parsing.load` let through."""
    if not sent.keys() <= _KNOWN:
        return None
    given: dict[str, Any] = {}
    for name in ("unit", "agency"):
        if name in sent:
            if not (isinstance(code := sent[name], str) and _CODE.fullmatch(code)):
                return None
            given[name] = code
    identity, day = sent.get("identity"), sent.get("occurred_on")
    if "unit" not in given or not isinstance(identity, str) or identity not in _IDENTITIES:
        return None
    try:
        for kind in ("subject", "description"):
            given[kind] = texts.clean_as(kind, sent[kind]) if isinstance(sent.get(kind), str) else ""
    except texts.BadText:
        return None
    given["occurred_on"] = parsing.day(day) if isinstance(day, str) else None
    if not (given["subject"] and given["description"] and given["occurred_on"]):
        return None
    given["identity"] = identity
    if "complainant" in sent:
        given["complainant"] = _person(sent["complainant"])
        if given["complainant"] is None:
            return None
    given["proof"] = ""
    return given


def _person(sent: Any) -> dict[str, str] | None:
    if not isinstance(sent, dict) or not sent.keys() <= _PERSON or not sent.get("name"):
        return None
    person = {name: sent.get(name, "") for name in ("name", "email", "phone", "address", "phone_medium")}
    if not all(isinstance(told, str) and len(told) <= _LONGEST for told in person.values()):
        return None
    return person if person["phone_medium"] in bodies.PHONE_MEDIA else None
