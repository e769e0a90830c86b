"""Which past cases a text is like: its words, weighed by how rare they are (tf-idf), and the cosine between them. Pure: the same
cases in the same order give the same answer.

Words are kept as keyed hashes, and a word of a single case not at all: nobody's text can be read from what is learned
(docs/adr/0034).
"""

import hashlib
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

NEAREST: Final = 15
"""Past cases that are asked."""
MOST_WORDS: Final = 60
"""Words of a case that are kept: those that weigh most."""
RAREST: Final = 2
"""A word that fewer cases hold is left out: it tells nothing of others, and may be a name."""
COMMONEST: Final = 0.6
"""So is one that a larger share of the cases holds."""
OF_SUBJECT: Final = 2
"""A word of the subject counts as this many words."""
OF_PLACE: Final = 3
"""So does the unit that the complainant named."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ENDINGS: Final = ("nya", "lah", "kah", "pun", "kan")
_SHORTEST: Final = 4
"""Letters that an ending leaves of a word."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is known of a case when it is filed. `named`: the code of the unit that its complainant named, or nothing."""

    subject: str
    description: str
    named: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A case that was dispatched, and what became of it: the unit that has it now, and its class now."""

    key: int
    unit: str
    classification: str
    text: Text


@dataclass(frozen=True, slots=True)
class Index:
    """What was learned. `words`: by hash its idf, and the cases (by their place in `cases`) that hold it with its weight."""

    cases: Sequence[tuple[int, str, str]]
    words: Mapping[str, tuple[float, Sequence[tuple[int, float]]]]

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {"cases": list(self.cases), "words": self.words}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Index":
        return cls([tuple(case) for case in kept["cases"]], kept["words"])


@dataclass(frozen=True, slots=True)
class Guess:
    """A unit or class: its share of the votes of the nearest cases, how many of them had it, and the words of the new case
    that say so."""

    label: str
    share: float
    like: int
    of: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guesses:
    """The likeliest first, and the nearest cases: (key, cosine)."""

    units: list[Guess]
    classes: list[Guess]
    nearest: list[tuple[int, float]]


def words(text: str) -> list[str]:
    """The words of a text as they are compared: folded, without accents and the commonest endings."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [_stem(word) for word in _WORD.findall(plain)]


def build(past: Iterable[Past], key: bytes) -> Index:
    """Learn from these cases."""
    cases = list(past)
    counted = [_counts(case.text, key)[0] for case in cases]
    held = Counter(word for counts in counted for word in counts)
    most = COMMONEST * len(cases)
    rare = {
        word: round(math.log(1 + len(cases) / n), 4)
        for word, n in sorted(held.items())
        if n >= RAREST and (n <= most or _is_place(word))
    }
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, counts in enumerate(counted):
        for word, weight in _weighed(counts, rare).items():
            postings[word].append((place, weight))
    return Index(
        [(case.key, case.unit, case.classification) for case in cases],
        {word: (rare[word], found) for word, found in sorted(postings.items())},
    )


def guess(index: Index, text: Text, key: bytes, *, without: Collection[int] = ()) -> Guesses:
    """What the nearest past cases say of a new one. `without`: keys of cases that are not asked."""
    counts, spelt = _counts(text, key)
    mine = _weighed(counts, {word: idf for word, (idf, _found) in index.words.items() if word in counts})
    near: dict[int, float] = defaultdict(float)
    for word, weight in mine.items():
        for place, theirs in index.words[word][1]:
            near[place] += weight * theirs
    ranked = sorted(
        ((-cosine, index.cases[place][0], place) for place, cosine in near.items()),
    )
    asked = [(place, -minus) for minus, case, place in ranked if case not in without and minus < 0][:NEAREST]
    shared = _shared(index, mine, dict(asked))
    return Guesses(
        _ranked(asked, shared, spelt, {place: index.cases[place][1] for place, _cosine in asked}),
        _ranked(asked, shared, spelt, {place: index.cases[place][2] for place, _cosine in asked}),
        [(index.cases[place][0], cosine) for place, cosine in asked],
    )


def alike(text: Text, others: Mapping[int, Text], key: bytes) -> list[tuple[int, float, tuple[str, ...]]]:
    """Which of these other texts say the same: key, cosine, shared words, the nearest first. The unit that they name does not
    count."""
    every = {pk: _counts(Text(one.subject, one.description), key)[0] for pk, one in others.items()}
    counts, spelt = _counts(Text(text.subject, text.description), key)
    held = Counter(word for each in (counts, *every.values()) for word in each)
    rare = {word: math.log(1 + (len(every) + 1) / n) for word, n in held.items()}
    mine = _weighed(counts, rare)
    found = []
    for pk, theirs in every.items():
        weights = _weighed(theirs, rare)
        parts = {word: weight * weights[word] for word, weight in mine.items() if word in weights}
        told = sorted(parts, key=lambda word: (-parts[word], word))
        found.append(
            (pk, sum(parts[word] for word in sorted(parts)), tuple(spelt[word] for word in told[:5]))
        )
    return sorted(found, key=lambda one: (-one[1], one[0]))


def _stem(word: str) -> str:
    ending = next((one for one in _ENDINGS if word.endswith(one)), "")
    return word[: -len(ending)] if ending and len(word) - len(ending) >= _SHORTEST else word


def _counts(text: Text, key: bytes) -> tuple[Counter[str], dict[str, str]]:
    """How often each word stands there, by its hash; and the words themselves."""
    told = Counter(words(text.description))
    for word in words(text.subject):
        told[word] += OF_SUBJECT
    spelt = {_hash(word, key): word for word in told}
    counts = Counter({hash_: told[word] for hash_, word in spelt.items()})
    if text.named:
        counts[f"@{_hash(f'@{text.named}', key)}"] = OF_PLACE
    return counts, spelt


def _hash(word: str, key: bytes) -> str:
    return hashlib.blake2b(word.encode(), key=key[:64], digest_size=6).hexdigest()


def _is_place(word: str) -> bool:
    return word.startswith("@")


def _weighed(counts: Mapping[str, int], rare: Mapping[str, float]) -> dict[str, float]:
    """tf-idf of the words that weigh most, as a vector of length one."""
    weights = {word: (1 + math.log(n)) * rare[word] for word, n in counts.items() if word in rare}
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:MOST_WORDS]
    length = math.sqrt(sum(weights[word] ** 2 for word in kept))
    return {word: round(weights[word] / length, 4) for word in kept} if length else {}


def _shared(
    index: Index, mine: Mapping[str, float], asked: Mapping[int, float]
) -> dict[int, dict[str, float]]:
    """By case what each word adds to its nearness."""
    shared: dict[int, dict[str, float]] = {place: {} for place in asked}
    for word, weight in mine.items():
        for place, theirs in index.words[word][1]:
            if place in shared:
                shared[place][word] = weight * theirs
    return shared


def _ranked(
    asked: Sequence[tuple[int, float]],
    shared: Mapping[int, Mapping[str, float]],
    spelt: Mapping[str, str],
    labels: Mapping[int, str],
) -> list[Guess]:
    """The labels by the votes of their cases: the nearer, the more by its square."""
    votes: dict[str, float] = defaultdict(float)
    like = Counter(labels.values())
    said: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for place, cosine in asked:
        votes[labels[place]] += cosine**2
        for word, part in shared[place].items():
            said[labels[place]][word] += part
    total = sum(votes[label] for label in sorted(votes))
    ranked = sorted(votes, key=lambda label: (-votes[label], label))
    return [
        Guess(label, votes[label] / total, like[label], len(asked), _told(said[label], spelt))
        for label in ranked
    ]


def _told(parts: Mapping[str, float], spelt: Mapping[str, str]) -> tuple[str, ...]:
    """The five words of the new case that brought it nearest to these."""
    known = [word for word in parts if word in spelt]
    return tuple(spelt[word] for word in sorted(known, key=lambda word: (-parts[word], word))[:5])
