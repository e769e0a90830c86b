"""Bytes of a sent mail: what differs from its frame, and back (docs/adr/0109-...). Nothing here reads a database.

A frame has five parts with a zero byte between them: the facts of the first mail of its kind as JSON, its subject, the
domain of its Message-ID, its text, its HTML. PostgreSQL takes that byte in no text, so no part holds it.

A record is: flags (a byte), the UUID of the Message-ID (16 bytes, if flagged), the seal (16, if flagged), a checksum of
frame and content (4), the content (facts and subject) deflated with the frame as dictionary. A body is: form (a byte), a
checksum of frame, record and content (4), the content (text and HTML) deflated with frame and record as dictionary; lines
that stand in the frame in the same order are named by how many they are, for the format repeats 258 bytes at most. What a
line has otherwise than that of the frame is expected in those after it.
"""

import json
import zlib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

BETWEEN: Final = "\0"
PARTS: Final = "facts subject domain text html"
"""Of a frame."""
MOST: Final = 10_000_000
"""Bytes that a mail may have when it is read again."""
_UUID, _SEAL = 1, 2
_DRAWN: Final = 16
"""Bytes of a UUID, and of a seal."""
_BY_LINES, _AS_IT_IS = 2, 3
"""Forms of a body. The stream of an earlier release (RFC 1950) begins with 120."""
_RUN: Final = "\1"
"""Begins what stands for lines of the frame."""
_LEAST: Final = 0x20
"""What a number is added to, to be a letter that ends no line."""
_FARTHEST: Final = 0x1000
_LONGEST: Final = 64
_WINDOW: Final = 14
"""Frames are shorter than 2 to the power of it; a smaller one is made sooner."""
_TELLING: Final = 8
"""Letters by which something is known again in another line."""
_MOST_LEARNED: Final = 16
_LATELY: Final = 32
"""Packed words that are remembered: the mails of one notice to several readers come one after the other."""


class Unreadable(Exception):
    """The bytes are not what was kept."""


class Record(NamedTuple):
    """What was promised and sent beside its words. `message_id`, `seal`: None where their columns have them."""

    facts: Mapping[str, Any]
    subject: str
    message_id: str | None
    seal: str | None


class Body(NamedTuple):
    """As sent; where the link stood is `[[link]]`."""

    text: str
    html: str


class Kind(NamedTuple):
    """A frame in its parts."""

    head: bytes
    """Facts and subject: the dictionary of a record."""
    domain: str
    words: bytes
    """Text and HTML: the dictionary of a body."""
    lines: tuple[str, ...]


def frame(facts: Mapping[str, Any], subject: str, domain: str, body: Body) -> bytes:
    """The first of its kind, whole."""
    return BETWEEN.join([as_json(facts), subject, domain, *body]).encode()


@lru_cache(maxsize=512)
def kind(whole: bytes) -> Kind:
    """Raises Unreadable for a frame of the time before records."""
    parts = whole.decode().split(BETWEEN)
    if len(parts) != len(PARTS.split()):
        raise Unreadable("a frame")
    facts, subject, domain, text, html = parts
    words = f"{text}{BETWEEN}{html}"
    lines = tuple(words.split("\n"))
    return Kind(f"{facts}{BETWEEN}{subject}".encode(), domain, words.encode(), lines)


def as_json(facts: Mapping[str, Any]) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_plain)


def _plain(fact: object) -> str:
    if isinstance(fact, date):
        return fact.isoformat()
    raise TypeError(f"{type(fact).__name__} is no fact")


# --- records --------------------------------------------------------------------------------------------------------


def pack(promised: Record, said: Body, of: Kind) -> tuple[bytes, bytes]:
    """A record and its body. The Message-ID is kept where it is a UUID at the frame's domain, the seal where it is one:
    `read_record` tells what it has."""
    told = _told(promised)
    return _record(promised, told, of), body(said, of, told)


def record(promised: Record, of: Kind) -> bytes:
    """A record whose body is forgotten."""
    return _record(promised, _told(promised), of)


def _told(promised: Record) -> bytes:
    return f"{as_json(promised.facts)}{BETWEEN}{promised.subject}".encode()


def _record(promised: Record, told: bytes, of: Kind) -> bytes:
    drawn, seal = _uuid(promised.message_id, of.domain), _seal(promised.seal)
    flags = (_UUID if drawn else 0) | (_SEAL if seal else 0)
    return bytes([flags]) + drawn + seal + _content(told, of.head)


@lru_cache(maxsize=_LATELY)
def _content(told: bytes, head: bytes) -> bytes:
    return _squeezed(told, head)


def read_record(packed: bytes, of: Kind) -> Record:
    """Raises Unreadable."""
    name, seal, rest = _opened(packed, of)
    facts, between, subject = _unsqueezed(rest, of.head).decode().partition(BETWEEN)
    if not between:
        raise Unreadable("a record")
    return Record(json.loads(facts), subject, name, seal)


def holds(packed: bytes) -> tuple[bool, bool]:
    """Whether a record that was made just now has the Message-ID, and the seal."""
    return bool(packed[0] & _UUID), bool(packed[0] & _SEAL)


def read_message_id(packed: bytes, of: Kind) -> str | None:
    """Raises Unreadable."""
    return _opened(packed, of)[0]


def resealed(packed: bytes, seal: str) -> bytes:
    """The record under this seal. One that is no such digest is left out."""
    flags, drawn = packed[0], packed[1 : 1 + _DRAWN] if packed[0] & _UUID else b""
    rest = packed[1 + len(drawn) + (_DRAWN if flags & _SEAL else 0) :]
    kept = _seal(seal)
    return bytes([flags & _UUID | (_SEAL if kept else 0)]) + drawn + kept + rest


def content(packed: bytes, of: Kind) -> bytes:
    """Facts and subject of a record, by which its body is read. Raises Unreadable."""
    return _unsqueezed(_opened(packed, of)[2], of.head)


def _opened(packed: bytes, of: Kind) -> tuple[str | None, str | None, bytes]:
    if not packed or packed[0] > _UUID | _SEAL:
        raise Unreadable("a record")
    flags, at, name, seal = packed[0], 1, None, None
    if flags & _UUID:
        name = f"<{UUID(bytes=_taken(packed, at))}@{of.domain}>"
        at += _DRAWN
    if flags & _SEAL:
        seal = _taken(packed, at).hex()
        at += _DRAWN
    return name, seal, packed[at:]


def _taken(packed: bytes, at: int) -> bytes:
    found = packed[at : at + _DRAWN]
    if len(found) != _DRAWN:
        raise Unreadable("a record")
    return found


def _uuid(message_id: str | None, domain: str) -> bytes:
    """Its bytes; none where the UUID alone does not bring the id back."""
    if message_id is None or len(message_id) != len(domain) + 39:
        return b""
    try:
        found = UUID(message_id[1:37])
    except ValueError:
        return b""
    return found.bytes if message_id == f"<{found}@{domain}>" else b""


def _seal(seal: str | None) -> bytes:
    if seal is None or len(seal) != 2 * _DRAWN:
        return b""
    try:
        found = bytes.fromhex(seal)
    except ValueError:
        return b""
    return found if found.hex() == seal else b""


# --- bodies ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_LATELY)
def body(said: Body, of: Kind, told: bytes = b"") -> bytes:
    """`told`: the content of its record."""
    words = f"{said.text}{BETWEEN}{said.html}"
    by_lines = _by_lines(words, of)
    form, written = (_AS_IT_IS, words) if by_lines is None else (_BY_LINES, by_lines)
    return bytes([form]) + _squeezed(written.encode(), of.words + told, form)


def read_body(packed: bytes, of: Kind, told: bytes = b"") -> Body:
    """Raises Unreadable."""
    if packed[:1] not in (bytes([_BY_LINES]), bytes([_AS_IT_IS])):
        raise Unreadable("a body")
    words = _unsqueezed(packed[1:], of.words + told, packed[0]).decode()
    if packed[0] == _BY_LINES:
        words = _by_itself(words, of)
    text, between, html = words.partition(BETWEEN)
    if not between:
        raise Unreadable("a body")
    return Body(text, html)


def _by_lines(words: str, of: Kind) -> str | None:
    """The words with runs of foreseen lines named by how far they are from the run before and how many; None where they hold
    the letter that begins such a name."""
    if _RUN in words:
        return None
    found: list[str] = []
    foreseen, lines = _Foreseen(of), words.split("\n")
    at = 0
    while at < len(lines):
        distance = foreseen.distance(lines[at])
        if distance is None or distance > _FARTHEST:
            found.append(lines[at])
            foreseen.instead(lines[at])
            at += 1
        else:
            run = foreseen.alike(lines, at, distance)
            found.append(f"{_RUN}{chr(_LEAST + distance)}{chr(_LEAST + run)}")
            foreseen.take(distance, run)
            at += run
    return "\n".join(found)


def _by_itself(words: str, of: Kind) -> str:
    found: list[str] = []
    foreseen = _Foreseen(of)
    for line in words.split("\n"):
        if line.startswith(_RUN):
            skipped, run = (ord(letter) - _LEAST for letter in line[1:3])
            found += foreseen.take(skipped, run)
        else:
            found.append(line)
            foreseen.instead(line)
    return "\n".join(found)


class _Foreseen:
    """The lines of the frame that are yet to come, with what stood otherwise so far put in: a date that is another one in the
    text is that one in the HTML as well."""

    def __init__(self, of: Kind) -> None:
        self._lines = list(of.lines)
        self._at = 0
        self._others = 0
        """Lines that came instead of those of the frame since the last run."""
        self._learned = 0

    def alike(self, lines: list[str], at: int, distance: int) -> int:
        """How many of these lines from there on are those that far ahead; found by halves, for runs are long."""
        here, step, run = self._at + distance, _LONGEST, 0
        while step:
            more = lines[at + run : at + run + step]
            if len(more) == step and more == self._lines[here + run : here + run + step]:
                run += step
                if run + step > _FARTHEST:
                    break
            else:
                step //= 2
        return run

    def distance(self, line: str) -> int | None:
        """How far ahead it stands next; None where it does not."""
        try:
            return self._lines.index(line, self._at) - self._at
        except ValueError:
            return None

    def take(self, skipped: int, run: int) -> list[str]:
        first = self._at + skipped
        self._at, self._others = first + run, 0
        return self._lines[first : self._at]

    def instead(self, line: str) -> None:
        """This line came, and was not foreseen."""
        at = self._at + self._others
        self._others += 1
        learned = _otherwise(self._lines[at], line) if at < len(self._lines) else None
        if learned is None or self._learned >= _MOST_LEARNED:
            return
        self._learned += 1
        was, now = learned
        self._lines = [line.replace(was, now) if was in line else line for line in self._lines]


def _otherwise(was: str, now: str) -> tuple[str, str] | None:
    """What stands in a line instead of what; the whole of it where that is too short to be known again."""
    before = _alike(was, now)
    after = _alike(was[before:][::-1], now[before:][::-1])
    found = was[before : len(was) - after], now[before : len(now) - after]
    if len(found[0]) < _TELLING:
        found = was.strip(), now.strip()
    return found if len(found[0]) >= _TELLING else None


def _alike(one: str, other: str) -> int:
    """This many letters at the beginning are the same."""
    differing = (place for place, (here, there) in enumerate(zip(one, other, strict=False)) if here != there)
    return next(differing, min(len(one), len(other)))


# --- both -----------------------------------------------------------------------------------------------------------


def _squeezed(written: bytes, dictionary: bytes, form: int = 0) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -_WINDOW, 5, zdict=dictionary)
    return _checksum(written, dictionary, form) + packer.compress(written) + packer.flush()


def _unsqueezed(packed: bytes, dictionary: bytes, form: int = 0) -> bytes:
    unpacker = zlib.decompressobj(-15, zdict=dictionary)
    try:
        written = unpacker.decompress(packed[4:], MOST)
    except zlib.error as error:
        raise Unreadable("a stream") from error
    sound = unpacker.eof and not unpacker.unused_data
    if not sound or _checksum(written, dictionary, form) != packed[:4]:
        raise Unreadable("a stream")
    return written


def _checksum(written: bytes, dictionary: bytes, form: int) -> bytes:
    return zlib.crc32(written, zlib.crc32(dictionary, form)).to_bytes(4, "big")
