"""The number a person reads out, and the key that opens the case.

Both are random (no order, no volume, no date in them) and end with a check character, so that a typing error is
distinguished from a code that does not exist. The alphabet is Crockford's base 32: no I, L, O, U.

The check character is one parity symbol over the field GF(32) with weights 1, a, a^2, ... (a primitive):
every wrong character and every exchange of two characters, neighbours or not, is caught in codes of up to 31.
"""

import hmac
import re
import secrets
from collections.abc import Callable

from complaints import texts

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PREFIX = "TNT"
REFERENCE_BYTES = 5  # 40 bits, 8 characters
ACCESS_CODE_BYTES = 10  # 80 bits, 16 characters (docs/adr/0076)

_BITS = 5
_GROUP = 4
_REFERENCE_LENGTH = REFERENCE_BYTES * 8 // _BITS + 1
_ACCESS_CODE_LENGTH = ACCESS_CODE_BYTES * 8 // _BITS + 1
_EARLIER_ACCESS_CODE_LENGTH = 28  # 135 bits and a check character: those that were given before hold for good
_ONE_DAY_KEY_LENGTH = 12
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
_LONGEST_TYPED = 100
_SHORTEST_PART = 4
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = re.compile(r"[\s_.-]+")
_WRITTEN = re.compile(rf"(?<![0-9A-Z]){PREFIX}(?:[\s_.-]*[0-9A-Z]){{{_REFERENCE_LENGTH}}}(?![0-9A-Z])")


class BadCode(ValueError):
    """A text that cannot be a reference or access code; no database is asked."""


class BadReference(BadCode):
    """The text does not have the form of a reference."""


class BadAccessCode(BadCode):
    """The text does not have the form of an access code."""


class BadCheckCharacter(BadCode):
    """The form is right and the check character does not fit: at least one character is mistyped."""


def new_reference(randbytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """A new reference such as `TNT-7K4M-2Q9X-C`: 40 random bits and a check character.

    Unique only by chance: the caller stores it under a unique constraint and draws again on a clash.
    """
    return _spell_reference(_with_check(_characters(randbytes(REFERENCE_BYTES), _REFERENCE_LENGTH - 1)))


def normalise(text: str) -> str:
    """The reference a person meant: any case, prefix, dashes, spaces or none, O for 0, I or L for 1.

    Raises BadReference when the text does not have the form, BadCheckCharacter when a character is mistyped.
    """
    typed = _bare(text, BadReference)
    if len(typed) == len(PREFIX) + _REFERENCE_LENGTH and typed.startswith(PREFIX):
        typed = typed.removeprefix(PREFIX)
    return _spell_reference(_checked(typed, _REFERENCE_LENGTH, BadReference))


def within(text: str) -> str:
    """The first reference that stands in a text, as in a pasted link or a sentence; empty where none does."""
    for written in _WRITTEN.findall(texts.plain(text).upper()):
        try:
            return normalise(written)
        except BadCode:
            continue
    return ""


def part(text: str) -> str:
    """The part of a reference that a text may be, as `normalise` compares it: from four characters on, without prefix and
    dashes. Empty for what is none: one without a figure is taken for a word, unless it is written with the prefix."""
    try:
        bare = _bare(text, BadReference)
    except BadReference:
        return ""
    prefixed = bare.startswith(PREFIX)
    bare = bare.removeprefix(PREFIX)
    known = all(character in _VALUES for character in bare)
    said = prefixed or any(character.isdigit() for character in texts.plain(text))
    return bare if known and said and _SHORTEST_PART <= len(bare) <= _REFERENCE_LENGTH else ""


def new_access_code(randbytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """A new access code such as `7K4M-2Q9X-0ABC-D3FG-H`: 80 random bits and a check character. Shown once, not stored."""
    return _grouped(_with_check(_characters(randbytes(ACCESS_CODE_BYTES), _ACCESS_CODE_LENGTH - 1)))


def normalise_access_code(text: str) -> str:
    """The access code a person meant, as `normalise` does for references; also a longer one of an earlier version.

    Raises BadAccessCode when the text does not have the form, BadCheckCharacter when a character is mistyped.
    """
    typed = _bare(text, BadAccessCode)
    earlier = len(typed) == _EARLIER_ACCESS_CODE_LENGTH
    length = _EARLIER_ACCESS_CODE_LENGTH if earlier else _ACCESS_CODE_LENGTH
    return _grouped(_checked(typed, length, BadAccessCode))


def one_day_key(random: bytes) -> str:
    """A key that holds for a day, such as `7K4M-2Q9X-0ABC`: 55 bits and a check character."""
    return _grouped(_with_check(_characters(random[:7], _ONE_DAY_KEY_LENGTH - 1)))


def normalise_one_day_key(text: str) -> str:
    """The one-day key a person meant, as `normalise` does for references. Raises BadAccessCode, BadCheckCharacter."""
    return _grouped(_checked(_bare(text, BadAccessCode), _ONE_DAY_KEY_LENGTH, BadAccessCode))


def access_code_hash(code: str, key: bytes) -> str:
    """HMAC-SHA256 of the access code under `key`, 64 hex digits: all that the database stores of it.

    Typed forms of one code hash alike. Raises what `normalise_access_code` raises.
    """
    return hmac.digest(key, normalise_access_code(code).encode("ascii"), "sha256").hex()


def _characters(random: bytes, length: int) -> str:
    number = int.from_bytes(random, "big")
    return "".join(ALPHABET[number >> _BITS * place & 31] for place in range(length))


_TIMES_A = [value << 1 if value < 16 else (value << 1) ^ _FIELD_POLYNOMIAL for value in range(32)]


def _syndrome(characters: str) -> int:
    """The sum of value x a^position, the last character at position 0; 0 when the check character fits."""
    total = 0
    for character in characters:
        total = _TIMES_A[total] ^ _VALUES[character]
    return total


def _with_check(characters: str) -> str:
    return characters + ALPHABET[_TIMES_A[_syndrome(characters)]]


def _bare(text: str, refusal: type[BadCode]) -> str:
    if len(text) > _LONGEST_TYPED:
        raise refusal
    bare = _SEPARATORS.sub("", texts.plain(text))
    if not bare.isascii():
        raise refusal
    return bare.upper().translate(_LOOKALIKES)


def _checked(characters: str, length: int, refusal: type[BadCode]) -> str:
    if len(characters) != length or any(character not in _VALUES for character in characters):
        raise refusal
    if _syndrome(characters):
        raise BadCheckCharacter
    return characters


def _grouped(characters: str) -> str:
    return "-".join(characters[start : start + _GROUP] for start in range(0, len(characters), _GROUP))


def _spell_reference(characters: str) -> str:
    return f"{PREFIX}-{_grouped(characters)}"
