"""Which version of its weights an instrument has: for a year, and for an agency whose year was frozen with one."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from compliance.frozen.models import FrozenScores
from compliance.instrument import Instrument, instrument
from compliance.weights.models import InstrumentVersion


def latest(year: int) -> Instrument:
    """The instrument of the year with its latest weights. Raises NoInstrument."""
    first = instrument(year)
    found = InstrumentVersion.objects.filter(code=first.code).order_by("-version").first()
    return first if found is None else _with(first, found)


def numbered(year: int, version: int) -> Instrument:
    """The instrument of the year in this version. Raises NoInstrument, and InstrumentVersion.DoesNotExist."""
    first = instrument(year)
    if version == first.version:
        return first
    return _with(first, InstrumentVersion.objects.get(code=first.code, version=version))


def of_agency(agency_id: int, year: int) -> Instrument:
    """The instrument by which an agency's year is scored: once it was frozen that of its frozen versions, until then the latest.
    Raises NoInstrument."""
    return of_agencies([agency_id], year, latest(year))[agency_id]


def of_agencies(agencies: Iterable[int], year: int, newest: Instrument) -> dict[int, Instrument]:
    """The same of several agencies, by their keys. `newest`: the latest of the year."""
    keys = list(agencies)
    rows = FrozenScores.objects.filter(agency__in=keys, year=year).order_by("version")
    pinned = dict(rows.values_list("agency_id", "instrument_version"))
    known = {newest.version: newest}
    for version in {version or 1 for version in pinned.values()} - known.keys():
        known[version] = numbered(year, version)
    return {key: known[pinned[key] or 1] if key in pinned else newest for key in keys}


def _with(first: Instrument, row: InstrumentVersion) -> Instrument:
    dimensions = tuple(
        replace(one, weight=Decimal(row.weights[one.code]), certainty=row.certainties[one.code])
        for one in first.dimensions
    )
    return replace(first, dimensions=dimensions, version=row.version)
