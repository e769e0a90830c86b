"""Statements that the database plans once a connection and then only fills in: of a list or a case planning took longer
than answering (docs/speed.md, docs/adr/0100). The backend (`complaints/postgresql`) prepares them where it may."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from operator import is_, itemgetter
from typing import Any, Final


class Query(str):
    """Stands for a `tsquery`: it is read once a statement, not at each row that is held against it."""

    __slots__ = ()


class Keys(str):
    """Stands for keys that come as one text: of an array Django prepares every key, which takes longer than a search."""

    __slots__ = ()


TYPES: Final = {
    Query: "tsquery",
    Keys: "bigint[]",
    bool: "boolean",
    int: "bigint",
    str: "text",
    bytes: "bytea",
    datetime: "timestamptz",
    date: "date",
}
"""What a blank is declared as, by its stand-in."""


class Declared(str):
    """In the place of a stand-in: the type itself, by its name in SQL."""

    __slots__ = ()


class Prepared(str):
    """The text of a statement with `%s` for each value, constants and blanks alike; whoever does not know what it is may
    execute it as any text. `blanks`: the places of those that differ each time, with the type of each.
    """

    __slots__ = ("_known", "_told", "_whole", "blanks")
    blanks: tuple[tuple[int, str], ...]
    _whole: str
    _told: Callable[[Sequence[Any]], tuple[Any, ...]] | None
    """The constants among the values."""
    _known: tuple[tuple[Any, ...], object]
    """Those of the latest asking, and its key."""

    def __new__(cls, text: str, blanks: Sequence[tuple[int, Any]] = ()) -> "Prepared":
        """`blanks`: place and stand-in. Raises KeyError for one of a type that is not known here."""
        self = super().__new__(cls, text)
        self.blanks = tuple((place, _type(stand_in)) for place, stand_in in blanks)
        self._whole = str(text)
        self._told, self._known = None, ((), None)
        return self

    def key(self, values: Sequence[Any]) -> object:
        """What a plan is of: the text with its constants, which stand among these values."""
        if len(values) == len(self.blanks):
            return self._whole
        if self._told is None:
            blanks = {place for place, _type in self.blanks}
            others = [place for place in range(len(values)) if place not in blanks]
            self._told = itemgetter(*others, others[0])  # of one alone it would give no tuple
        constants = self._told(values)
        known, key = self._known
        if len(known) != len(constants) or not all(map(is_, constants, known)):
            key = self._whole, tuple(map(repr, constants))
            self._known = constants, key
        return key

    def declared(self, name: str, values: Sequence[Any], told: Callable[[str, list[Any]], str]) -> str:
        """`PREPARE name (...) AS ...`, the constants among these values in it, as `told` (mogrify) writes them."""
        parts = [told("%s", [value]) for value in values]
        for number, (place, _type) in enumerate(self.blanks, 1):
            parts[place] = f"${number}"
        types = ", ".join(type_ for _place, type_ in self.blanks)
        return f"PREPARE {name}{f' ({types})' if types else ''} AS {str(self) % tuple(parts)}"

    def filled(self, values: Sequence[Any]) -> list[Any]:
        """The values of the blanks alone."""
        if len(values) == len(self.blanks):
            return list(values)
        return [values[place] for place, _type in self.blanks]


def _type(stand_in: Any) -> str:
    if isinstance(stand_in, Declared):
        return stand_in
    kind = next((each for each in type(stand_in).__mro__ if each in TYPES), type(stand_in))
    return TYPES[kind]
