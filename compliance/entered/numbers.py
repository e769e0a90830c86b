"""A score as people write it: with the decimal sign of either language, as a text or as a cell of a spreadsheet."""

import re
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Final

from complaints import texts

FINEST: Final = 9
"""Decimals that a spreadsheet means: what follows is the noise of its binary fractions."""
LONGEST: Final = 7
"""Digits of a whole number."""
_NUMBER: Final = re.compile(r"(\d{1,3})(?:[.,](\d{1,3}))?")


class BadNumber(ValueError):
    """A text that is no number with at most three digits and this many decimals."""


def read(text: str, *, decimals: int = 2) -> Decimal | None:
    """The number, with at most this many decimals; None for a text in which nothing can be seen. `87,5` and `87.5` are the same: a score has no thousands,
    so either sign can only begin its decimals. Raises BadNumber."""
    if texts.invisible(text):
        return None
    written = texts.western_digits(texts.plain(text)).strip()
    found = _NUMBER.fullmatch(written)
    if found is None or not found[0].isascii() or len(found[2] or "") > decimals:
        raise BadNumber(text)
    return Decimal(f"{found[1]}.{found[2] or 0}")


def whole(text: str) -> int | None:
    """A whole number of at most seven digits; None for a text in which nothing can be seen. Raises BadNumber."""
    if texts.invisible(text):
        return None
    written = texts.western_digits(texts.plain(text)).strip()
    if not (written.isascii() and written.isdigit() and len(written) <= LONGEST):
        raise BadNumber(text)
    return int(written)


def of_cell(value: float) -> Decimal:
    """The number that a spreadsheet keeps as a binary fraction: 87.35 for 87.34999999999999. Raises BadNumber for one that has
    more than two decimals or is not finite."""
    if not isfinite(value):
        raise BadNumber(str(value))
    number = Decimal(repr(value)).quantize(Decimal(1).scaleb(-FINEST), ROUND_HALF_UP)
    if number != number.quantize(Decimal("0.01")):
        raise BadNumber(str(value))
    return number.quantize(Decimal("0.01"))
