"""What somebody asked for in a search: words that all must be found, `"next to each other"`, `this OR that`, `-not this`.

OR (or ATAU, or |) ties closer than what stands beside it, as in other searches: `loket OR kasir antre` asks for cases with
`antre` and one of the other two. Nothing that is typed is wrong: a sign that ties nothing is passed over.
"""

import re
from dataclasses import dataclass
from typing import Final

from complaints import references

OR: Final = ("OR", "ATAU", "|")
MOST: Final = 24
"""Words that are looked up; of two hundred characters no more are read than these."""
_PIECE: Final = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing to be found. `part`: the part of a number of a case that it may be."""

    word: str
    phrase: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One of these is found, or none of them where it is a `no`."""

    leaves: tuple[Leaf, ...]
    no: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """All clauses hold; or `whole` is found, which the whole text may be: a number of a case or a phone in pieces."""

    clauses: tuple[Clause, ...]
    whole: Leaf | None = None

    @property
    def leaves(self) -> list[Leaf]:
        found = [leaf for clause in self.clauses for leaf in clause.leaves]
        return [*found, self.whole] if self.whole else found


def read(text: str) -> Wanted:
    """What these words ask for."""
    clauses: list[Clause] = []
    tied = False
    for found in list(_PIECE.finditer(text.translate(_QUOTES)))[:MOST]:
        word, phrase = found["word"] or "", found["phrase"]
        if word in OR:
            tied = bool(clauses) and not clauses[-1].no
            continue
        no = bool(found["no"])
        leaf = _leaf(word) if phrase is None else Leaf(phrase, phrase=True)
        if not leaf.word.strip():
            continue
        if tied and not no:
            clauses[-1] = Clause((*clauses[-1].leaves, leaf))
        else:
            clauses.append(Clause((leaf,), no))
        tied = False
    return Wanted(tuple(clauses), _whole(text, clauses))


def _leaf(word: str) -> Leaf:
    return Leaf(word, part=references.part(word))


def _whole(text: str, clauses: list[Clause]) -> Leaf | None:
    """All of it as one thing: the number of a case or of a phone in pieces, the name of a unit."""
    plain = all(
        not clause.no and len(clause.leaves) == 1 and not clause.leaves[0].phrase for clause in clauses
    )
    return Leaf(text, part=references.part(text)) if plain and len(clauses) > 1 else None
