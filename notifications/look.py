"""Colours and margins of what the product prints (`paper.py`), without the programs that draw."""

from typing import Final

DEEP: Final = (12, 79, 82)
SOFT: Final = (74, 91, 93)
INK: Final = (20, 40, 42)
LEFT_MM: Final = 20
RIGHT_MM: Final = 190
LABEL_MM: Final = 52
Colour = tuple[int, int, int]
