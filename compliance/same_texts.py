"""Which texts say nearly the same as an earlier one. Pure; nothing of a text is kept.

A text is the set of its runs of five words, each as a number. Two texts are nearly the same when they share at least eight
tenths of all runs that either has (Jaccard). Source: Broder, On the resemblance and containment of documents (1997); pairs
are found by the rarest runs of each, which two such texts must share: Chaudhuri et al., A primitive operator for similarity joins
(2006), section 4.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from math import ceil
from typing import Final
from zlib import crc32

RUN: Final = 5
REMEMBERED: Final = 500
"""Comparisons that a process remembers, by their places alone."""
ALIKE: Final = 0.8
WORD: Final = re.compile(r"\w+")


def runs(text: str) -> frozenset[int]:
    """The runs of words of a text, whatever its case and punctuation. A shorter text is one run."""
    words = WORD.findall(text.casefold())
    last = max(1, len(words) - RUN + 1)
    return (
        frozenset(crc32(" ".join(words[i : i + RUN]).encode()) for i in range(last)) if words else frozenset()
    )


def alike(one: frozenset[int], other: frozenset[int]) -> bool:
    both = len(one & other)
    return both > 0 and both >= ALIKE * (len(one) + len(other) - both)


def repeated(texts: Sequence[str]) -> list[int]:
    """The places of the texts that nearly repeat one before them, in order. Remembered by a hash of all: the latest answers of a unit are
    compared once in a process, until there is another."""
    which = blake2b("\0".join(texts).encode()).digest()
    found = _known.get(which)
    if found is None:
        if len(_known) >= REMEMBERED:
            _known.clear()
        found = _known[which] = _repeated(texts)
    return list(found)


_known: dict[bytes, list[int]] = {}


def _repeated(texts: Sequence[str]) -> list[int]:
    sets = [runs(text) for text in texts]
    seen = Counter(run for one in sets for run in one)
    at: defaultdict[int, list[int]] = defaultdict(list)
    found = []
    for place, one in enumerate(sets):
        rare = _rarest(one, seen)
        before = {other for run in rare for other in at[run]}
        if any(alike(one, sets[other]) for other in before):
            found.append(place)
        else:
            for run in rare:
                at[run].append(place)
    return found


def _rarest(one: Iterable[int], seen: Counter[int]) -> list[int]:
    """So many of the rarest runs that a text which shares none of them cannot be alike."""
    ordered = sorted(one, key=lambda run: (seen[run], run))
    return ordered[: len(ordered) - ceil(ALIKE * len(ordered)) + 1]
