"""The languages of the product: of its pages, its mails and papers, and what people choose from."""

from typing import Final

LANGUAGES: Final = [("id", "Indonesia"), ("en", "English")]
"""Code and name of each, the first the one that is spoken where nothing is said; each in its own language."""
CODES: Final = tuple(code for code, _name in LANGUAGES)
