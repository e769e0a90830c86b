"""Which codes somebody enters in a year, of what kind each is, and which values it takes."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from compliance.entered import rows
from compliance.instrument import Instrument
from compliance.models import CHECKLIST, ENTERED, MOST_MARK
from workflow.errors import Text

STEP: Final = Decimal("0.01")
Error = tuple[str, Text]
"""A code for programs and a sentence."""
OF_CHECKLIST: Final = _("Butir ini tidak ada dalam daftar periksa.")


class Kind(StrEnum):
    """The names by which an entry has its parts."""

    DIMENSION = "dimensions"
    INDICATOR = "indicators"
    ITEM = "checklist"


UNKNOWN: Final[Mapping[Kind, Text]] = {
    Kind.DIMENSION: _("Dimensi ini tidak diisi pada tahun tersebut."),
    Kind.INDICATOR: _("Indikator ini tidak ada dalam instrumen tahun tersebut."),
    Kind.ITEM: OF_CHECKLIST,
}
COUNTED: Final = _("Indikator ini dihitung sistem dari penanganan pengaduan dan tidak diisi.")
NO_SUCH_CODE: Final = _("Kode ini tidak ada dalam instrumen tahun tersebut.")
BAD_SCORE: Final = _("Isi angka 0 sampai 100 dengan paling banyak 2 desimal.")
BAD_MARK: Final = _("Nilai butir dari 0 sampai 4.")


def kind(code: str, instrument: Instrument) -> Kind | None:
    """What this code is in the instrument; None for one that it does not know."""
    if code in instrument.weights:
        return Kind.DIMENSION
    if code in rows.parts(instrument):
        return Kind.INDICATOR
    return Kind.ITEM if code in CHECKLIST else None


def closed(which: Kind, code: str, instrument: Instrument | None) -> Error | None:
    """Why nobody enters this code in the year; None where somebody does. `instrument`: None for a year without one."""
    match which:
        case Kind.DIMENSION if instrument is None or code not in ENTERED or code not in instrument.weights:
            return "unknown", UNKNOWN[which]
        case Kind.INDICATOR:
            part = None if instrument is None else rows.parts(instrument).get(code)
            if part is None:
                return "unknown", UNKNOWN[which]
            if part.evidence == "counted":
                return "counted", COUNTED
        case Kind.ITEM if code not in CHECKLIST:
            return "unknown", UNKNOWN[which]
    return None


def wrong(which: Kind, value: Decimal | int | None) -> Error | None:
    """Why a code of this kind does not take the value; None where it does. No value empties it."""
    if value is None:
        return None
    if which == Kind.ITEM:
        return None if value in range(MOST_MARK + 1) else ("mark", BAD_MARK)
    return None if is_score(Decimal(value)) else ("score", BAD_SCORE)


def is_score(score: Decimal) -> bool:
    """A number from 0 to 100 with at most two decimals."""
    return score.is_finite() and 0 <= score <= 100 and score == score.quantize(STEP)
