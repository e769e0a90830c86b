"""Finding the unit somebody means: by its name, its place or what it serves, with typing mistakes."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from accounts import finding
from accounts.models import Agency, Unit

MOST: Final = 8
"""Units shown for a search."""
LOOKED_AT: Final = 60
"""Units that the database hands over for it."""
WORDS: Final = 8
"""Words of a search that are looked at."""
ALIKE: Final = 0.72
"""From which ratio on (difflib's) a word counts as the other, mistyped."""
SURELY: Final = 0.8
"""As `ALIKE`, for the name of a service."""
NEAR: Final = 0.6
"""The part of the best score from which on a unit is shown beside the best."""
OF_NO_USE: Final = frozenset(["di", "dan", "ke", "yang", "unit", "kantor", "untuk", "the", "of", "at"])
SERVES: Final = {
    "disdukcapil": ("ktp", "kk", "akta", "kartu", "keluarga", "kelahiran", "kematian", "pindah"),
    "kependudukan": ("ktp", "kk", "akta", "kartu", "keluarga", "kelahiran", "kematian", "pindah", "disdukcapil", "capil"),
    "kesehatan": ("berobat", "dokter", "obat", "imunisasi", "bpjs", "bidan"),
    "puskesmas": ("berobat", "dokter", "obat", "imunisasi", "bpjs", "bidan", "pkm"),
    "pendidikan": ("sekolah", "guru", "siswa", "ppdb", "ijazah", "disdik"),
    "dpmptsp": ("izin", "usaha", "nib", "imb", "pbg"),
    "perizinan": ("izin", "usaha", "nib", "imb", "pbg"),
    "modal": ("izin", "usaha", "nib", "imb", "pbg", "dpmptsp"),
    "perhubungan": ("angkot", "terminal", "parkir", "kir", "dishub"),
    "sosial": ("bansos", "pkh", "bantuan", "miskin", "dinsos"),
    "pekerjaan": ("jalan", "jembatan", "drainase", "pupr"),
    "lingkungan": ("sampah", "limbah", "dlh"),
    "pendapatan": ("pajak", "pbb", "bapenda"),
}  # fmt: skip
"""By a word of a unit's name: what people ask for there."""


_PLACES: Final = {
    word: [place for place, served in SERVES.items() if word in served]
    for word in sorted({word for served in SERVES.values() for word in served})
}
"""By what people ask for: the words of the names of units that serve it."""


def meant(asked: str, *, of: Agency | None = None) -> list[Unit]:
    """The open units that are meant, of all agencies or of one, the likeliest first: the database finds some that may be,
    which are compared here."""
    parts = [_ways(word) for word in _asked_words(asked)[:WORDS]]
    return found(asked, finding.candidates(parts, of=of, most=LOOKED_AT))


def _ways(word: str) -> list[str]:
    """The word, and by what names its service goes."""
    known = difflib.get_close_matches(word, _PLACES, n=1, cutoff=SURELY)
    return [word, *(place for served in known for place in _PLACES[served] if place != word)]


def found(asked: str, units: Iterable[Unit]) -> list[Unit]:
    """The units that are meant, the likeliest first; none for an empty search."""
    words = _asked_words(asked)
    if not words:
        return []
    known = [(unit, _of(unit)) for unit in units]
    vocabulary = sorted({word for _unit, said in known for word in said})
    meant = [_alike(word, vocabulary) for word in words]
    scores = [(_score(said, meant), unit) for unit, said in known]
    best = max((score for score, _unit in scores), default=0.0)
    hits = [(score, unit) for score, unit in scores if score > 0 and score >= best * NEAR]
    named = " ".join(asked.casefold().split())
    hits.sort(key=lambda hit: (-hit[0], hit[1].name.casefold() != named, hit[1].name))
    return [unit for _score, unit in hits[:MOST]]


def _score(said: Sequence[str], meant: Sequence[dict[str, float]]) -> float:
    return sum(max((like.get(word, 0.0) for word in said), default=0.0) for like in meant)


def _alike(word: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """The words that may be meant, each with how surely."""
    like = {other: 0.9 for other in vocabulary if len(word) > 2 and other.startswith(word)}
    for other in difflib.get_close_matches(word, vocabulary, n=6, cutoff=ALIKE):
        ratio = difflib.SequenceMatcher(None, word, other).ratio()
        like[other] = max(like.get(other, 0.0), ratio * 0.95)
    if word in vocabulary:
        like[word] = 1.0
    return like


def _of(unit: Unit) -> list[str]:
    own = _words(f"{unit.name} {unit.district or ''} {unit.services or ''} {unit.agency.name}")
    return [*own, *(served for word in own for served in SERVES.get(word, ()))]


def _asked_words(asked: str) -> list[str]:
    return [word for word in _words(asked) if word not in OF_NO_USE]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
