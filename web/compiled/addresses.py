"""Addresses of pages without Django's search through every route: the shape of one is looked for once, then filled in."""

import re
from collections.abc import Callable
from typing import Any, Final

from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.safestring import SafeString

PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
"""What stands in an address as it is, in whatever part of it."""
STAND_INS: Final[dict[str, tuple[str, str]]] = {
    "number": ("70{}41", "9{}3"),
    "word": ("Zq{}-k7", "aB{}_X"),
}
"""Two of a kind: an address has a shape where both give the same."""
SHAPES: Final[dict[tuple[str, ...], str | None]] = {}
"""By name, kinds of what is filled in, and the prefix of the installation; None where there is none. As many as there are
routes."""


def address(name: str, *given: Any) -> str:
    """As `reverse` finds it. Raises NoReverseMatch."""
    kinds = [_kind(each) for each in given]
    if "" in kinds:
        return reverse(name, args=given)
    shape = _shape_of(name, *kinds)
    return reverse(name, args=given) if shape is None else shape.format(*given)


def addresses(name: str) -> Callable[[str], str]:
    """The same for many pages of one route, each of one word."""
    shapes = {kind: _shape_of(name, kind) for kind in STAND_INS}

    def of(word: str) -> str:
        kind = _kind(word)
        shape = shapes[kind] if kind else None
        return reverse(name, args=[word]) if shape is None else shape.format(word)

    return of


def _shape_of(name: str, *kinds: str) -> str | None:
    key = (name, get_script_prefix(), *kinds)
    if key not in SHAPES:
        SHAPES[key] = _shape(name, list(kinds))
    return SHAPES[key]


def _kind(value: Any) -> str:
    """Which stand-ins are like it; empty for what may not stand in an address as it is."""
    if type(value) is int:
        return "number" if value >= 0 else ""
    if type(value) not in (str, SafeString) or not PLAIN.fullmatch(value):
        return ""
    return "number" if value.isdecimal() else "word"


def _shape(name: str, kinds: list[str]) -> str | None:
    """With `{}` for each that is filled in."""
    found = {
        _filled(name, [STAND_INS[kind][turn].format(n) for n, kind in enumerate(kinds)]) for turn in (0, 1)
    }
    return found.pop() if len(found) == 1 else None


def _filled(name: str, given: list[str]) -> str | None:
    """The shape that these stand-ins show; None where they do not all stand in the address in their order, once."""
    try:
        found = reverse(name, args=given)
    except NoReverseMatch:
        return None
    parts = re.split("|".join(map(re.escape, given)), found) if given else [found]
    if re.findall("|".join(map(re.escape, given)), found) != given or "{" in found or "}" in found:
        return None if given else found.replace("{", "{{").replace("}", "}}")
    return "{}".join(parts)
