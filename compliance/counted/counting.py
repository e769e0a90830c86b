"""PG-03 to PG-07 of a unit's year, counted from events and duties, each with its working and the cases behind every number.

No scale of these indicators is published: the share is shown, marked R, and is in no score (docs/adr/0065).

PG-03: of the cases received in the year, those with proof of follow-up: an act of an officer that is
more than passing it on. PG-04: of those that went past a limit, those on which an officer acted after it. PG-05: answered of received. PG-06: of the limits that fell due in the
year (`compliance.explained.lines`, without reply windows), those met in time. PG-07: of the months that the year had begun, those
in which a report was made: a list taken away, or a weekly letter to the unit's or agency's heads.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.db.models import Q

from accounts.actors import ActorKind
from accounts.models import Membership, Unit
from compliance import traces
from compliance.explained import lines
from compliance.explained.lines import Line
from compliance.scores import Interval, round_half_up, wilson
from law.codes import DutyKind as K
from law.counting import local_date
from notifications.models import Message
from notifications.notices import Notice
from workflow.models import Event, Export

LIMITS: Final = (K.FOLLOW_UP, K.SETTLE, K.DECIDE, K.REMEDY)
OUTCOMES: Final = ("in_time", "late", "open")
NO_ACT: Final = (
    *("note_written", "original_read", "slip_printed", "access_renewed", "registered", "imported"),
    *("counter_key_asked", "counter_key_approved"),
    *("objected", "objection_upheld", "objection_refused"),
)
"""What officers do that deals with nothing."""
ROUTING: Final = ("dispatched", "sent_back", "transferred", "assigned")
"""Acts that show that somebody watches, and not yet that anything was followed up."""


@dataclass(frozen=True, slots=True)
class Working:
    """A number in the working of an indicator. `cases`: their keys, in order; empty where no case is behind it."""

    code: str
    n: int
    cases: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """`value`: `good` of `n`, 0 to 100 with 2 decimals; None where there is nothing to count."""

    code: str
    good: int
    n: int
    working: tuple[Working, ...]

    @property
    def value(self) -> Decimal | None:
        return round_half_up(Fraction(100 * self.good, self.n)) if self.n else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.good, self.n)


@dataclass(frozen=True, slots=True)
class Proof:
    """Of the documents that an indicator needs, how many are verified."""

    verified: int
    needed: int


def of(
    unit: Unit, *, year: int, as_of: datetime, proofs: Mapping[str, Proof] | None = None
) -> list[Indicator]:
    """The indicators as of the database's instant, in the order of their codes. Raises BadInput for too many cases.

    `proofs`: by code, the verified evidence of those that are documents (PG-01, 02, 08, 09); without one they are left out.
    """
    today = local_date(as_of, unit.agency.zone)
    start, end = date(year, 1, 1), min(date(year, 12, 31), today)
    received = [each for each in traces.of(unit, start, end) if each.unit == unit.pk] if start <= end else []
    keys = sorted(each.pk for each in received)
    followed, breached, pursued = _acts(keys, as_of)
    answered = sorted(each.pk for each in received if each.first_answered_on is not None)
    found = [
        _share("PG-03", "followed_up", followed, "received", keys, "without_proof"),
        _share("PG-04", "acted_after", pursued, "breached", breached, "not_acted"),
        _share("PG-05", "settled", answered, "received", keys, "unsettled"),
        _matrix(lines.of(unit, year=year, as_of=as_of)),
        _reports(unit, year, as_of, today),
        *(
            Indicator(code, proof.verified, proof.needed, (Working("verified", proof.verified),))
            for code, proof in (proofs or {}).items()
        ),
    ]
    return sorted(found, key=lambda one: one.code)


def _share(
    code: str, good: str, of_these: Sequence[int], all_: str, n: Sequence[int], rest: str
) -> Indicator:
    missing = sorted(set(n) - set(of_these))
    working = (
        Working(all_, len(n), n),
        Working(good, len(of_these), of_these),
        Working(rest, len(missing), missing),
    )
    return Indicator(code, len(of_these), len(n), working)


def _acts(keys: Sequence[int], as_of: datetime) -> tuple[list[int], list[int], list[int]]:
    """The cases on which an officer acted; those that went past a limit; those of these on which one acted afterwards."""
    by_officer = Q(actor_kind__in=(ActorKind.STAFF, ActorKind.IMPORT)) & ~Q(name__in=NO_ACT)
    events = Event.objects.filter(by_officer | Q(name="breached"), complaint__in=keys, at__lte=as_of)
    followed, breached, pursued = set(), set(), set()
    for case, name in events.order_by("complaint", "seq").values_list("complaint", "name"):
        if name == "breached":
            breached.add(case)
            continue
        if name not in ROUTING:
            followed.add(case)
        if case in breached:
            pursued.add(case)
    return sorted(followed), sorted(breached), sorted(pursued)


def _matrix(counted: Iterable[Line]) -> Indicator:
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for line in counted:
        if line.kind in LIMITS:
            cells[line.kind, outcome(line)].append(line.case)
    working = tuple(
        Working(f"{kind}:{column}", len(cells[kind, column]), cells[kind, column])
        for kind in LIMITS
        for column in OUTCOMES
        if any((kind, other) in cells for other in OUTCOMES)
    )
    good = sum(one.n for one in working if one.code.endswith(":in_time"))
    return Indicator("PG-06", good, sum(one.n for one in working), working)


def outcome(line: Line) -> str:
    """In time, late, or past its limit and still open."""
    if line.good:
        return "in_time"
    return "open" if line.running else "late"


def _reports(unit: Unit, year: int, as_of: datetime, today: date) -> Indicator:
    """Exports and letters carry no case that may be listed: of them only the number is told."""
    seats = Membership.objects.filter(Q(unit=unit) | Q(agency=unit.agency_id))
    people = set(seats.values_list("user", flat=True))
    zone = unit.agency.zone
    window = {"at__lte": as_of, "at__year__range": (year - 1, year + 1), "user__in": people}
    exports = [
        local_date(at, zone)
        for at, filters in Export.objects.filter(**window).values_list("at", "filters")
        if filters.get("unit") in (None, "", unit.code)
    ]
    letters = [
        local_date(at, zone)
        for at in Message.objects.filter(
            notice=Notice.WEEKLY,
            user__in=people,
            sent_at__lte=as_of,
            sent_at__year__range=(year - 1, year + 1),
        ).values_list("sent_at", flat=True)
        if at is not None
    ]
    exports, letters = ([on for on in days if on.year == year] for days in (exports, letters))
    begun = 0 if today.year < year else (12 if today.year > year else today.month)
    months = {on.month for on in (*exports, *letters)}
    working = (
        Working("months", begun),
        Working("with_report", len(months)),
        Working("exports", len(exports)),
        Working("letters", len(letters)),
    )
    return Indicator("PG-07", len(months), begun, working)
