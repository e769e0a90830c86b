"""Statements that the database plans once a connection and then only fills in: of a list or a case planning took longer
than answering (docs/speed.md, docs/adr/0100). The backend (`complaints/postgresql`) prepares them where it may."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
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


class WhenAsked:
    """In the place of an instant: the one at which the trip reaches the database, or this much later; all statements of one trip
    have the same."""

    __slots__ = ("_after",)

    def __init__(self, after: timedelta = timedelta(0)) -> None:
        self._after = after

    def __add__(self, more: timedelta) -> "WhenAsked":
        return WhenAsked(self._after + more)

    @property
    def sql(self) -> str:
        seconds = self._after.total_seconds()
        return f"(statement_timestamp() + '{seconds:.6f} seconds')" if seconds else "statement_timestamp()"


class Declared(str):
    """In the place of a stand-in: the type itself, by its name in SQL."""

    __slots__ = ()


class Prepared(str):
    """The text of a statement with `%s` for each value, constants and blanks alike; whoever does not know what it is may
    execute it as any text. `blanks`: the places of those that differ each time, with the type of each; `told`: the
    places that give their values, one for all that are always alike.
    """

    __slots__ = ("_known", "_numbers", "_told", "_whole", "blanks", "told")
    blanks: tuple[tuple[int, str], ...]
    told: tuple[int, ...]
    _numbers: tuple[int, ...]
    """By blank, at which of `told` it stands."""
    _whole: str
    _told: Callable[[Sequence[Any]], tuple[Any, ...]] | None
    """The constants among the values."""
    _known: tuple[tuple[Any, ...], object]
    """Those of the latest asking, and its key."""

    def __new__(cls, text: str, blanks: Sequence[tuple[int, Any]] = (), *, alike: bool = False) -> "Prepared":
        """`blanks`: place and stand-in. `alike`: where the same stands in, the same value will stand. Raises KeyError for a
        stand-in of a type that is not known here."""
        self = super().__new__(cls, text)
        self.blanks = tuple((place, _type(stand_in)) for place, stand_in in blanks)
        by_value: dict[object, int] = {}
        first: dict[int, int] = {}
        for (place, type_), (_place, stand_in) in zip(self.blanks, blanks, strict=True):
            same = (type_, stand_in) if alike else place
            first[place] = by_value.setdefault(same, place)
        self.told = tuple(by_value.values())
        self._numbers = tuple(self.told.index(first[place]) for place, _type in self.blanks)
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
        for number, (place, _type) in zip(self._numbers, self.blanks, strict=True):
            parts[place] = f"${number + 1}"
        typed = dict(self.blanks)
        types = ", ".join(typed[place] for place in self.told)
        return f"PREPARE {name}{f' ({types})' if types else ''} AS {str(self) % tuple(parts)}"

    def filled(self, values: Sequence[Any]) -> list[Any]:
        """The values of the blanks alone, once of those that are alike."""
        if len(values) == len(self.told):
            return list(values)
        return [values[place] for place in self.told]


def _type(stand_in: Any) -> str:
    if isinstance(stand_in, Declared):
        return stand_in
    kind = next((each for each in type(stand_in).__mro__ if each in TYPES), type(stand_in))
    return TYPES[kind]
