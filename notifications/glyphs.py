"""Which letters a font of paper has: what it lacks is left out where the reader sees it, never in silence."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

GAP: Final = "[…]"
"""Stands for one or more letters that cannot be printed."""
_INVISIBLE: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F)))
"""Variation selectors and the like, which change the look of another letter and have none of their own."""
_LAO: Final = frozenset(map(chr, range(0x0E80, 0x0F00)))
"""In the fonts, but set one upon the other, which needs more than a font."""
_GAPS: Final = re.compile(rf"{re.escape(GAP)}(?:\s*{re.escape(GAP)})+")


class Printable(NamedTuple):
    """A text as it can be printed; `whole` unless letters were left out; `empty` if none is left."""

    text: str
    whole: bool
    empty: bool


def printable(text: str, file: Path) -> Printable:
    """The text with a gap for every letter that this font cannot print in its place and direction."""
    known = _known(file)
    kept, whole = [], True
    for letter in unicodedata.normalize("NFC", text):
        if letter in _INVISIBLE or unicodedata.category(letter) == "Cf":
            continue
        if letter == "\n" or (letter in known and _stands_alone(letter)):
            kept.append(letter)
        else:
            kept.append(GAP)
            whole = False
    said = _GAPS.sub(GAP, "".join(kept))
    return Printable(said, whole, empty=not any(each.isalnum() for each in said))


def _stands_alone(letter: str) -> bool:
    """Whether it is written from left to right, in a form that does not hang on its neighbours."""
    return unicodedata.bidirectional(letter) not in ("R", "AL", "AN") and letter not in _LAO


@cache
def _known(file: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # for letters that are not Latin only

    return frozenset(map(chr, TTFont(file, lazy=True).getBestCmap()))
