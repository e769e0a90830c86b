"""Changing the weights of an instrument: a new version with its reason, beside those before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db import connection, transaction
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import POWERS
from complaints import texts
from complaints.texts import BadText
from compliance.frozen.models import MOST_REASON
from compliance.instrument import CERTAINTIES, Instrument, NoInstrument, coded
from compliance.weights import versions
from compliance.weights.models import InstrumentVersion
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Text
from workflow.record.sentences import bad_text

HUNDRED: Final = Decimal(100)
STEP: Final = Decimal("0.001")
NO_WEIGHTS: Final = _("Instrumen ini tidak mengenal bobot.")
SUM: Final = _("Bobot berjumlah %(sum)s, bukan 100.")
WEIGHT: Final = _("Bobot adalah angka di atas 0 sampai 100 dengan paling banyak 3 desimal.")
EACH: Final = _("Isi bobot setiap dimensi, dan tidak ada yang lain.")
CERTAINTY: Final = _("Kepastian adalah V, V2, atau R.")
SAME: Final = _("Bobot ini sama dengan versi terakhir.")
STALE: Final = _("Orang lain membuat versi baru sejak Anda membuka halaman ini. Periksa, lalu simpan lagi.")


@dataclass(frozen=True, slots=True)
class Version:
    """`reason`, `by` and `at` are empty of the first, which is the file."""

    instrument: Instrument
    reason: str
    by: str | None
    at: datetime | None


def history(code: str) -> list[Version]:
    """Every version of an instrument, the latest first. Raises NotVisible for a code that none has."""
    first = _first(code)
    rows = InstrumentVersion.objects.filter(code=code).select_related("made_by").order_by("-version")
    later = [
        Version(versions.numbered(first.first_year, row.version), row.reason, row.made_by.name, row.made_at)
        for row in rows
    ]
    return [*later, Version(first, "", None, None)]


def may_change(actor: Actor) -> bool:
    """Whether this person holds a national seat that changes weights."""
    return any(POWERS[seat.role].weighs and seat.national for seat in actor.seats)


@transaction.atomic
def change(
    code: str,
    weights: Mapping[str, Decimal],
    certainties: Mapping[str, str],
    *,
    after: int,
    reason: str,
    by: Actor,
    at: datetime,
) -> InstrumentVersion:
    """Write the next version. `after`: the version that the person saw. Years that an agency froze keep theirs.

    Raises NotYours, NotVisible (no such instrument), BadInput (weights that do not add up to 100, or not of each dimension; no
    reason), NotNow where another version came meanwhile.
    """
    if by.user is None or not may_change(by):
        raise NotYours("administrators_weigh", _("Bobot diubah oleh administrator nasional."))
    first = _first(code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"instrument {code}"])
    current = versions.latest(first.first_year)
    reason = _checked(current, weights, certainties, reason)
    if current.version != after:
        raise NotNow("stale", STALE)
    return InstrumentVersion.objects.create(
        code=code,
        version=current.version + 1,
        weights={one.code: str(weights[one.code].quantize(STEP)) for one in current.dimensions},
        certainties={one.code: certainties[one.code] for one in current.dimensions},
        reason=reason,
        made_by=by.user,
        made_at=at,
    )


def _first(code: str) -> Instrument:
    try:
        return coded(code)
    except NoInstrument:
        raise NotVisible("not_found", _("Instrumen ini tidak ada.")) from None


def _checked(
    current: Instrument, weights: Mapping[str, Decimal], certainties: Mapping[str, str], reason: str
) -> str:
    """The reason as it is kept. Raises BadInput with every rule that is broken."""
    errors: dict[str, tuple[str, Text]] = {}
    if not current.weights:
        raise BadInput({"weights": ("no_weights", NO_WEIGHTS)})
    if weights.keys() != current.weights.keys() or certainties.keys() != current.weights.keys():
        raise BadInput({"weights": ("each", EACH)})
    errors |= _wrong(current, weights, certainties)
    try:
        reason = texts.clean(reason, least=3, most=MOST_REASON)
    except BadText as refusal:
        errors["reason"] = (str(refusal.code), bad_text(refusal))
    if errors:
        raise BadInput(errors)
    return reason


def _wrong(
    current: Instrument, weights: Mapping[str, Decimal], certainties: Mapping[str, str]
) -> dict[str, tuple[str, Text]]:
    """Every rule that these weights break; whether they add up is asked once each of them is a weight."""
    errors: dict[str, tuple[str, Text]] = {}
    for code, weight in weights.items():
        if not (weight.is_finite() and 0 < weight <= HUNDRED and weight == weight.quantize(STEP)):
            errors[f"weights.{code}"] = ("weight", WEIGHT)
        if certainties[code] not in CERTAINTIES:
            errors[f"certainties.{code}"] = ("certainty", CERTAINTY)
    if errors:
        return errors
    total = sum(weights.values(), Decimal(0))
    if total != HUNDRED:
        return {"weights": ("sum", str(SUM) % {"sum": number_format(f"{total.normalize():f}")})}
    stands = {one.code: (one.weight, one.certainty) for one in current.dimensions}
    if stands == {code: (weight, certainties[code]) for code, weight in weights.items()}:
        return {"weights": ("same", SAME)}
    return {}
