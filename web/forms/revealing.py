"""What in a text may tell who wrote it: a phone number, an identity number, an address, a name after "nama saya"."""

import re
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from workflow.errors import Text

SIGNS: Final = (
    (re.compile(r"(?<!\d)\d{4}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{4}(?!\d)"), _("nomor induk kependudukan (NIK)")),
    (re.compile(r"(?<![\d])(?:\+?62|0)[ .()-]*8(?:[ .()-]*\d){7,11}(?!\d)"), _("nomor telepon")),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), _("alamat surel")),
    (
        re.compile(
            r"\b(?:nama\s+(?:saya|lengkap)|saya\s+bernama|my\s+name\s+is|atas\s+nama)\b", re.IGNORECASE
        ),
        _("nama"),
    ),
)


def found(texts: Iterable[str], name: str = "") -> list[Text]:
    """What these texts hold, in words. `name`: one that was typed elsewhere in the form."""
    said = "\n".join(texts)
    told: list[Text] = [what for sign, what in SIGNS if sign.search(said)]
    own = name.strip()
    if own and own.casefold() in said.casefold() and SIGNS[-1][1] not in told:
        told.append(SIGNS[-1][1])
    return told
