"""Which document a file is, by its name and the folders it lay in; and its date, where the name tells one.

A name tells a document by its code ("PG-08.3 ...") or by the words of its label. Where two documents could be meant, none is.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from compliance.evidence.needed import Document

ENOUGH: Final = 0.75
"""The part of a label's words that a name must have."""
LEAST_WORDS: Final = 2
_LITTLE: Final = frozenset(
    ("dan", "di", "dengan", "atau", "of", "and", "the", "min", "dokumen", "foto", "laporan", "bukti", "data")
)
"""Words that stand in many labels: they count only where a name has nothing else to be told by."""
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "february"),
            ("maret", "mar", "march"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("agustus", "agu", "agt", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct", "october"),
            ("november", "nov"),
            ("desember", "des", "dec", "december"),
        ),
        1,
    )
    for name in names
}
_WORD: Final = re.compile(r"[a-z0-9]+")
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_FIRST: Final = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])[-_. ](0?[1-9]|1[0-2])[-_. ](20\d\d)(?!\d)")
_IN_WORDS: Final = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])[-_. ]+([a-z]+)[-_. ]+(20\d\d)(?!\d)")


def document(path: str, documents: Iterable[Document]) -> Document | None:
    """The one document that a path (folders and file name, with / between) tells; None where it tells none or several."""
    known = list(documents)
    for piece in reversed(_pieces(path)):
        by_code = [one for one in known if _code(one.code).match(piece)]
        if by_code:
            return by_code[0] if len(by_code) == 1 else None
    for piece in reversed(_pieces(path)):
        found = _by_words(piece, known)
        if found is not None:
            return found
    return None


def dated(path: str) -> date | None:
    """The one date that the file's name tells, as 2026-03-01, 20260301, 01-03-2026 or 1 Maret 2026."""
    name = _pieces(path)[-1] if path else ""
    found: set[tuple[int, int, int]] = set()
    found |= {(int(y), int(m), int(d)) for y, m, d in _ISO.findall(name)}
    found |= {(int(y), int(m), int(d)) for d, m, y in _DAY_FIRST.findall(name)}
    found |= {(int(y), _MONTHS[m], int(d)) for d, m, y in _IN_WORDS.findall(name) if m in _MONTHS}
    if len(found) != 1:
        return None
    try:
        return date(*found.pop())
    except ValueError:
        return None


def _pieces(path: str) -> list[str]:
    """Folders and the name without its extension, in small letters."""
    *folders, name = path.replace("\\", "/").lower().split("/")
    stem, dot, extension = name.rpartition(".")
    return [*folders, stem if dot and len(extension) <= 5 and not extension.isdecimal() else name]


def _code(code: str) -> re.Pattern[str]:
    """`PG-08.3` is also written PG08-3, pg_08_3 or "PG 8 3", at the beginning of a name."""
    letters, first, second = re.split(r"[-.]", code.lower())
    between = r"[-_. ]*"
    return re.compile(rf"\s*{letters}{between}0*{int(first)}[-_. ]+0*{int(second)}(?!\d)")


def _by_words(piece: str, documents: list[Document]) -> Document | None:
    said = set(_WORD.findall(piece))
    scored = sorted(
        ((_score(said, one), one) for one in documents), key=lambda scored: scored[0], reverse=True
    )
    best, first = scored[0]
    if best[0] < ENOUGH or best[1] < LEAST_WORDS:
        return None
    return None if len(scored) > 1 and scored[1][0] == best else first


def _score(said: set[str], one: Document) -> tuple[float, int]:
    """The part of a label's words that are said, and how many: of the label in either language, without its little words."""
    best = (0.0, 0)
    for label in (one.label.id, one.label.en):
        whole = set(_WORD.findall(label.lower()))
        telling = whole - _LITTLE
        words = telling if len(telling) >= LEAST_WORDS else whole
        hit = len(words & said)
        best = max(best, (hit / len(words), hit + len(said & whole & _LITTLE)))
    return best
