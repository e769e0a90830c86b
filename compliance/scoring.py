"""The scores of a year: what was published, what was entered, and our estimate of the complaint dimension.

No published formula turns handling times into a score: every number that rests on our estimate is an internal one,
and every answer says so (`notice`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple, TypedDict, cast

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from compliance import estimates, figures
from compliance.entered import rows
from compliance.entered.rows import Entered
from compliance.frozen import latest
from compliance.frozen.latest import FrozenScore, FrozenYear, SuffixRow
from compliance.instrument import Instrument
from compliance.models import Assessment, PublishedScore
from compliance.products import opinion
from compliance.products.share import Counted, shares
from compliance.scope import Scope, scope
from compliance.scores import (
    Band,
    Cases,
    Dimension,
    NoInstrument,
    band,
    complaint_dimension,
    estimate,
    instrument,
    region_mean,
    share,
    unit_score,
    wilson,
)
from compliance.weights import versions
from workflow.errors import BadInput, Text

ESTIMATED: Final = "complaint_management"
DIMENSIONS: Final = ("input", "process", "output", ESTIMATED)
NOTICE: Final = _(
    "Prakiraan internal, bukan nilai resmi Ombudsman RI: dimensi pengelolaan pengaduan dihitung Tuntas dari "
    "penanganan pengaduan. Nilai yang diterbitkan ditandai dengan sumbernya."
)


class Coded(TypedDict):
    code: str
    name: str


class IndicatorRow(TypedDict):
    """`value` from 0 to 100; weights of 100, the second after those without cases were left out."""

    code: str
    value: Decimal | None
    n: int
    weight: Decimal
    weight_used: Decimal
    interval: list[Decimal] | None


class UnitRow(TypedDict):
    """A unit's year. `official`: the score is a published total; then every dimension is None. `n`,
    `still_open`, `interval` and `greyed` belong to the estimated dimension. `frozen`: of the latest frozen version; all
    else is live."""

    unit: Coded
    agency: Coded
    year: int
    dimensions: dict[str, Decimal | None]
    estimated: list[str]
    score: Decimal | None
    category: str | None
    band_zone: str | None
    official: bool
    instrument: str
    source: str
    n: int
    still_open: int
    interval: list[Decimal] | None
    greyed: bool
    indicators: list[IndicatorRow]
    left_out: list[str]
    rules: list[str]
    calendars: list[str]
    frozen: FrozenScore | None


class Verification(TypedDict):
    met: int
    due: int
    share: Decimal | None
    interval: list[Decimal] | None


class AgencyRow(TypedDict):
    """An agency's year. `score` is the mean of its `n` units that have one, else the published figure;
    `difference` is the mean less the published figure. `frozen`: as of a unit. `suffix`: beside the live score, None in a year
    whose instrument has none; `frozen_suffix`: of the latest frozen version, None where it knows no product."""

    agency: Coded
    year: int
    score: Decimal | None
    published: Decimal | None
    published_source: str
    difference: Decimal | None
    category: str | None
    band_zone: str | None
    n: int
    verification: Verification
    suffix: SuffixRow | None
    frozen: FrozenScore | None
    frozen_suffix: SuffixRow | None


class Weight(TypedDict):
    """`weight` of 100; `certainty`: V, V2 or R."""

    code: str
    weight: Decimal
    certainty: str


class Scores(TypedDict):
    """`instrument` and `weights`: the latest version. An agency that froze the year keeps the one that it was frozen with, which
    its units name."""

    notice: Text
    year: int
    as_of: datetime
    instrument: str
    weights: list[Weight]
    estimate: str
    units: list[UnitRow]
    agencies: list[AgencyRow]


def scores(*, year: int, agency: str | None, actor: Actor, as_of: datetime) -> Scores:
    """The scores of every unit and agency that this person may read, in the order of their codes. `as_of` is the
    database's instant.

    Units that are closed appear only in years in which they have a score or cases. Raises NotYours, and
    BadInput for an unknown agency or a year without an instrument.
    """
    return of_scope(scope(actor, agency=agency), year=year, as_of=as_of)


def year(number: int, *, agency: str | None, actor: Actor, as_of: datetime) -> "Year":
    """What `scores` are computed from, for a page of rows. Raises as it does."""
    return of_year(scope(actor, agency=agency), year=number, as_of=as_of)


def of_scope(reach: Scope, *, year: int, as_of: datetime) -> Scores:
    """The scores of the agencies of a scope. Raises BadInput."""
    found = of_year(reach, year=year, as_of=as_of)
    units = [found.row(place) for place in found.places]
    return cast(Scores, {**found.told(), "units": units, "agencies": found.agencies()})


def of_year(reach: Scope, *, year: int, as_of: datetime) -> "Year":
    """What the scores of the agencies of a scope are computed from. Raises BadInput."""
    try:
        newest = versions.latest(year)
    except NoInstrument as error:
        raise BadInput(
            {"year": ("no_instrument", _("Tidak ada instrumen penilaian untuk tahun ini."))}
        ) from error
    cases = figures.of_year(reach, year=year, as_of=as_of)
    assessments = {row.unit_id: row for row in _of_year(Assessment, reach.within("unit__agency_id"), year)}
    published = {row.agency_id: row for row in _of_year(PublishedScore, reach.within("agency_id"), year)}
    rows = Unit.objects.filter(reach.within("agency_id"))
    places = [
        Place(pk, code, name, body)
        for pk, code, name, body, active in rows.values_list("pk", "code", "name", "agency_id", "active")
        if active or pk in assessments or pk in cases.units
    ]
    bodies = Agency.objects.filter(reach.within("pk")).in_bulk()
    weighed = versions.of_agencies(bodies, year, newest)
    return Year(
        year=year,
        as_of=cases.as_of,
        newest=newest,
        places=places,
        bodies=bodies,
        weighed=weighed,
        entered_only={pk for pk, one in weighed.items() if one.weights.keys() - {ESTIMATED}},
        given=_given(assessments),
        counted=cases.units,
        verified=cases.verifications,
        published=published,
        frozen=latest.of_year(reach.within("agency_id"), year),
        tasks=None if newest.suffix is None else _tasks(bodies, year, cases.as_of),
    )


class Place(NamedTuple):
    """A unit as a table names it."""

    pk: int
    code: str
    name: str
    agency_id: int


@dataclass(frozen=True, slots=True)
class Year:
    """What the scores of a year are computed from, read at once: `row` is asked for the rows that are shown, `agencies` needs
    the score of every unit and nothing else of it."""

    year: int
    as_of: datetime
    newest: Instrument
    """The latest version of the year's instrument."""
    places: list[Place]
    """The units, by agency and code; those that are closed only with a score or cases."""
    bodies: dict[int, Agency]
    weighed: Mapping[int, Instrument]
    """By agency, the version that its scores are weighed with."""
    entered_only: Set[int]
    """The agencies whose version weighs more than what is estimated: without an entry a unit of theirs has no score."""
    given: Mapping[int, Entered]
    counted: Mapping[int | None, estimates.Counted]
    verified: Mapping[int, Cases]
    published: Mapping[int, PublishedScore]
    frozen: Mapping[str, FrozenYear]
    tasks: Mapping[int, Sequence[Counted]] | None

    def row(self, place: Place) -> UnitRow:
        parts = self.parts(place)
        row = {
            **parts.scored,
            **estimate_row(parts.dimension, parts.official),
            "rules": list(parts.rules),
            "calendars": list(parts.calendars),
            "frozen": parts.frozen,
        }
        return cast(UnitRow, row)

    def parts(self, place: Place) -> "Parts":
        """The same, of which what is estimated is left to `estimate_row`."""
        body, weighed = self.bodies[place.agency_id], self.weighed[place.agency_id]
        entered, counted = self.given.get(place.pk), self.counted.get(place.pk, NOTHING)
        frozen = self.frozen.get(body.code)
        dimension = _estimated(entered, counted)
        return Parts(
            _scored(place, body, weighed, self.year, entered, dimension, self.score(place)),
            dimension,
            entered is not None and entered.official is not None,
            tuple(sorted(counted.rules)),
            tuple(sorted(counted.calendars)),
            None if frozen is None else frozen.units.get(place.code),
        )

    def score(self, place: Place) -> Decimal | None:
        """That of its row. Without an entry it is None wherever the instrument weighs more than what is estimated."""
        entered = self.given.get(place.pk)
        if entered is None and place.agency_id in self.entered_only:
            return None
        estimated = _estimated(entered, self.counted.get(place.pk, NOTHING))
        return _score(self.year, entered, estimated, self.weighed[place.agency_id])

    def agencies(self) -> list[AgencyRow]:
        scored: defaultdict[int, list[Decimal]] = defaultdict(list)
        for place in self.places:
            score = self.score(place)
            if score is not None:
                scored[place.agency_id].append(score)
        return [
            _agency(
                body,
                self.year,
                scored[body.pk],
                self.published.get(body.pk),
                self.verified.get(body.pk, Cases(0, 0)),
                self.frozen.get(body.code),
                None if self.tasks is None else self.tasks.get(body.pk, ()),
            )
            for body in self.bodies.values()
        ]

    def told(self) -> dict[str, Any]:
        """What stands before the rows."""
        return {
            "notice": NOTICE,
            "year": self.year,
            "as_of": self.as_of,
            "instrument": self.newest.name,
            "weights": self.weights(),
            "estimate": estimate().code,
        }

    def weights(self) -> list[Weight]:
        """Those of the latest version."""
        return [
            {"code": one.code, "weight": one.weight, "certainty": one.certainty}
            for one in self.newest.dimensions
        ]


NOTHING: Final = estimates.Counted()
"""Of a unit without cases."""


def _tasks(bodies: Mapping[int, Agency], year: int, as_of: datetime) -> dict[int, Sequence[Counted]]:
    """Those of the Ombudsman's products that count for the year, by agency."""
    return {one.agency.pk: one.tasks for one in shares(year, at=as_of, agencies=list(bodies))}


def _given(assessments: Mapping[int, Assessment]) -> dict[int, Entered]:
    """What was entered, by unit."""
    by_assessment = rows.of_each(assessments.values())
    return {unit: by_assessment[row.pk] for unit, row in assessments.items()}


def _of_year(model: Any, within: Q, year: int) -> Iterable[Any]:
    rows: Iterable[Any] = model.objects.filter(within, year=year)
    return rows


def _estimated(entered: Entered | None, counted: estimates.Counted) -> Dimension:
    return complaint_dimension(counted.indicators(None if entered is None else entered.marks))


def _score(year: int, entered: Entered | None, estimated: Dimension, weighed: Instrument) -> Decimal | None:
    if entered is not None and entered.official is not None:
        return entered.official
    return unit_score(_dimensions(year, entered, estimated), year, weighed)


class Parts(NamedTuple):
    """A unit's row in parts, in their order, all but the first the same of many units: `dimension` and `official` give
    `estimate_row`."""

    scored: dict[str, Any]
    dimension: Dimension
    official: bool
    rules: tuple[str, ...]
    calendars: tuple[str, ...]
    frozen: FrozenScore | None


def _scored(
    unit: Place,
    body: Agency,
    weighed: Instrument,
    year: int,
    entered: Entered | None,
    dimension: Dimension,
    score: Decimal | None,
) -> dict[str, Any]:
    """Of a unit's row all up to the source."""
    official = None if entered is None else entered.official
    dimensions = _dimensions(year, entered, dimension) if official is None else _empty_dimensions(year)
    score_band = _band(score, year)
    return {
        "unit": {"code": unit.code, "name": unit.name},
        "agency": {"code": body.code, "name": body.name},
        "year": year,
        "dimensions": dimensions,
        "estimated": [ESTIMATED] if dimensions[ESTIMATED] is not None else [],
        "score": score,
        "category": score_band.category,
        "band_zone": score_band.zone,
        "official": official is not None,
        "instrument": weighed.name,
        "source": "" if entered is None else entered.source,
    }


def estimate_row(dimension: Dimension, official: bool) -> dict[str, Any]:
    """Of a unit's row what is estimated; `official`: beside a published total."""
    return {
        "n": dimension.n,
        "still_open": dimension.still_open,
        "interval": _ends(dimension.interval),
        "greyed": not official and dimension.greyed,
        "indicators": [
            {
                "code": one.code,
                "value": one.value,
                "n": one.n,
                "weight": one.weight,
                "weight_used": one.weight_used,
                "interval": _ends(one.interval),
            }
            for one in dimension.indicators
        ],
        "left_out": list(dimension.left_out),
    }


def dimensions(year: int) -> list[str]:
    """The codes of every dimension that an answer lists, in their order."""
    return list(_empty_dimensions(year))


def _empty_dimensions(year: int) -> dict[str, Decimal | None]:
    """Every dimension that an answer lists, each without a value; also for a year whose instrument weighs none."""
    return dict.fromkeys(_listed(year))


@cache
def _listed(year: int) -> tuple[str, ...]:
    return (*DIMENSIONS, *(code for code in instrument(year).weights if code not in DIMENSIONS))


def _dimensions(year: int, entered: Entered | None, estimated: Dimension) -> dict[str, Decimal | None]:
    dimensions = _empty_dimensions(year)
    for code in dimensions:
        if code == ESTIMATED:
            dimensions[code] = estimated.value
        elif entered is not None:
            dimensions[code] = entered.dimension(code)
    return dimensions


def _agency(
    agency: Agency,
    year: int,
    scored: list[Decimal],
    published: PublishedScore | None,
    verify: Cases,
    frozen: FrozenYear | None,
    tasks: Sequence[Counted] | None,
) -> AgencyRow:
    mean = region_mean(scored)
    published_score = None if published is None else published.score
    score = published_score if mean is None else mean
    score_band = _band(score, year)
    return {
        "agency": {"code": agency.code, "name": agency.name},
        "year": year,
        "score": score,
        "published": published_score,
        "published_source": "" if published is None else published.source,
        "difference": None if mean is None or published_score is None else mean - published_score,
        "category": score_band.category,
        "band_zone": score_band.zone,
        "n": len(scored),
        "verification": {
            "met": verify.good,
            "due": verify.due,
            "share": share(*verify),
            "interval": _ends(wilson(*verify)),
        },
        "suffix": None if tasks is None else _suffix(opinion.suffix(tasks, score_band.category)),
        "frozen": None if frozen is None else frozen.whole,
        "frozen_suffix": None if frozen is None else frozen.suffix,
    }


def _suffix(found: opinion.Suffix) -> SuffixRow:
    return {"given": found.given, "due": found.due, "done": found.done}


class _Band(NamedTuple):
    category: str | None
    zone: str | None


def _band(score: Decimal | None, year: int) -> _Band:
    if score is None:
        return _Band(None, None)
    full: Band = band(score, year)
    return _Band(full.category, full.zone)


def _ends(interval: tuple[Decimal, Decimal] | None) -> list[Decimal] | None:
    return None if interval is None else list(interval)
