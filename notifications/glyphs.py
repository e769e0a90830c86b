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
JOINER: Final = "\u200d"
"""Makes one picture of two: kept between pictures alone."""
LAO: Final = frozenset(map(chr, range(0x0E80, 0x0F00)))
"""In DejaVu too, which lets a tone fall upon its vowel: only the font of its own is taken."""
_JOINED: Final = frozenset(map(chr, (*range(0x0591, 0x05F5), *range(0x0600, 0x0700), *range(0x0750, 0x0780))))
"""Hebrew and Arabic, Jawi and Pegon too: in DejaVu, and set by the shaping engine."""
_FIRST_OF_MORE: Final = 0x0900
_SHARED: Final = frozenset(map(chr, range(0x2000, 0x2E80)))
VENDOR: Final = Path(__file__).resolve().parent / "vendor"
MORE: Final = {
    name: next(each for each in VENDOR.glob(f"noto-{name}-*/*") if each.suffix in (".woff", ".ttf"))
    for name in (
        "sans-javanese",
        "sans-balinese",
        "sans-sundanese",
        "sans-buginese",
        "sans-rejang",
        "sans-batak",
        "sans-thai",
        "sans-lao",
        "sans-khmer",
        "sans-myanmar",
        "sans-devanagari",
        "sans-tamil",
        "sans-ethiopic",
        "serif-tibetan",
        "sans-sc",
        "sans-kr",
        "emoji",
    )
}
"""Fonts of one script each, for what people of Indonesia and its neighbours write that DejaVu lacks."""
LARGE: Final = frozenset({"sans-sc", "sans-kr", "emoji"})
"""Fonts of thousands of letters, none of which takes its form from its neighbours: read for the letters of a text alone."""
_JOINING: Final = re.compile(f"[\ufe0e\ufe0f]?{JOINER}")
JOINED_PICTURES: Final = re.compile(rf"([^\w\s]+{JOINER}[^\w\s]+)")
"""Finds pictures that are joined."""
_GAPS: Final = re.compile(rf"{re.escape(GAP)}(?:\s*{re.escape(GAP)})+")


class Printable(NamedTuple):
    """A text as it can be printed; `whole` unless letters were left out; `empty` if none is left."""

    text: str
    whole: bool
    empty: bool


def printable(text: str, file: Path) -> Printable:
    """The text with a gap for every letter that neither this font nor one of `MORE` can print."""
    known = known_of(file)
    kept, whole = [], True
    normal = _JOINING.sub(JOINER, unicodedata.normalize("NFC", text))
    for place, letter in enumerate(normal):
        if letter == JOINER and _between_pictures(normal, place):
            kept.append(letter)
        elif letter in _INVISIBLE or unicodedata.category(letter) == "Cf":
            continue
        elif letter == "\n" or (letter in known and _can_be_set(letter)) or more_for(letter):
            kept.append(letter)
        else:
            kept.append(GAP)
            whole = False
    said = _GAPS.sub(GAP, "".join(kept))
    return Printable(said, whole, empty=not any(each.isalnum() for each in said))


def _between_pictures(text: str, place: int) -> bool:
    pictures = _script_of(MORE["emoji"])
    return 0 < place < len(text) - 1 and {text[place - 1], text[place + 1]} <= pictures


def more_for(text: str) -> list[str]:
    """The names in `MORE` of the fonts that have letters of this text, in their order."""
    letters = set(text)
    return [name for name, file in MORE.items() if not letters.isdisjoint(_script_of(file))]


def of_script(text: str, name: str) -> str:
    """The letters of this text that this font of `MORE` has, each once, in order."""
    with_joiner = {JOINER} if name == "emoji" else set()
    return "".join(sorted((_script_of(MORE[name]) | with_joiner).intersection(text)))


def needs_shaping(text: str) -> bool:
    """Whether letters take their form or place from their neighbours, or run from right to left."""
    return any(letter in _JOINED for letter in text) or bool(more_for(text))


def _can_be_set(letter: str) -> bool:
    """Whether it is written from left to right, each letter for itself, or is of a script that can be shaped."""
    alone = unicodedata.bidirectional(letter) not in ("R", "AL", "AN")
    return alone or letter in _JOINED


@cache
def _script_of(file: Path) -> frozenset[str]:
    """The letters that a font of one script has: not its space, digits or signs of others."""
    return frozenset(
        letter for letter in known_of(file) if ord(letter) >= _FIRST_OF_MORE and letter not in _SHARED
    )


@cache
def known_of(file: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # for letters that are not Latin only

    return frozenset(map(chr, TTFont(file, lazy=True).getBestCmap()))
