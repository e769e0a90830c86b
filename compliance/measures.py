"""Handling measures of a period: what was received, what fell due, what was done in time.

Two cohorts: complaints filed in the period (received and its parts, median and P90), and complaints that fell
due in it (due, met, open late). Each complaint counts once, by its settlement of the first round: the latest
row, unless it ended because the file was incomplete. All dates are local dates of the agency. Here they are counted
from the rows, which is what the figures that people read (compliance/figures.py) are held against.
Source: docs/domain.md section 5, "Handling measures".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NamedTuple

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf, TruncMonth
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from complaints.lifecycle import END_STATES, State
from complaints.querysets import ComplaintQuerySet
from compliance import histograms
from compliance.scores import Interval, inverse_cdfs, share, wilson
from law.codes import DutyKind
from law.counting import Calendar, YearUnknown, working_days_between
from workflow.calendars import present
from workflow.clocks.duties import FILE_INCOMPLETE
from workflow.errors import BadInput
from workflow.models import Duty, Event, Holding

ALL: Final = "all"
"""The key of the one group without `group_by`."""
MOST_MONTHS: Final = 1200
MEDIAN, P90 = Decimal("0.5"), Decimal("0.9")


class GroupBy(StrEnum):
    """What an answer is grouped by. The key of a group is a code, or a month such as `2026-03`."""

    AGENCY = "agency"
    UNIT = "unit"
    MONTH = "month"
    CLASSIFICATION = "classification"
    CHANNEL = "channel"


DEFINITIONS: Final = {
    "received": _("Pengaduan yang diajukan dalam periode, menurut tanggal setempat instansi."),
    "answered": _("Dari yang diterima: sedikitnya sekali dijawab."),
    "rejected": _("Dari yang diterima: kini tidak dapat diproses, tanpa jawaban."),
    "withdrawn": _("Dari yang diterima: kini dicabut atau dianggap dicabut, tanpa jawaban."),
    "concluded": _("Dari yang diterima: diakhiri Ombudsman tanpa jawaban unit."),
    "open": _("Dari yang diterima: belum dijawab dan belum berakhir."),
    "never_assigned": _("Dari yang terbuka: belum pernah didisposisikan ke satu unit pun."),
    "due": _(
        "Pengaduan yang batas waktu penyelesaian pertamanya jatuh dalam periode dan sudah lewat, kapan pun "
        "diajukan; tanpa yang pada akhir hari itu ditolak, dicabut, atau diakhiri tanpa jawaban."
    ),
    "met": _("Dari yang jatuh tempo: jawaban pertama paling lambat pada tanggal jatuh tempo."),
    "open_late": _("Dari yang jatuh tempo: belum pernah dijawab dan belum berakhir."),
    "timeliness": _("Tepat waktu dibagi jatuh tempo; kosong bila tidak ada yang jatuh tempo."),
    "interval": _("Selang kepercayaan Wilson 95 % dari ketepatan waktu."),
    "median_days": _(
        "Median hari kerja dari pengajuan sampai jawaban pertama, dari yang diterima dan dijawab."
    ),
    "p90_days": _("Sembilan dari sepuluh jawaban pertama datang paling lambat pada hari kerja ini."),
}


class Group(NamedTuple):
    """The measures of one group. `key` is None for cases without a unit or class. `timeliness` is a fraction
    with 4 decimals; days are working days; None is unknown, never zero."""

    key: str | None
    received: int
    answered: int
    rejected: int
    withdrawn: int
    concluded: int
    open: int
    never_assigned: int
    due: int
    met: int
    open_late: int
    timeliness: Decimal | None
    interval: Interval | None
    median_days: int | None
    p90_days: int | None


def handling(
    *,
    start: date,
    end: date,
    as_of: datetime,
    group_by: str | None,
    cases: ComplaintQuerySet,
    unit: Unit | None = None,
) -> list[Group]:
    """The measures of the period from `start` to `end`, both included, as of the database's instant `as_of`.

    `cases` are those that the reader may count. `unit` narrows them: due, met and open late to the cases that
    the unit held when they fell due, the other measures to the cases that name it or that it holds now. Groups
    are in the order of their keys, unknown last; every month of the period has one. Raises BadInput.
    """
    by = checked(start, end, group_by)
    return groups(tallied(start=start, end=end, as_of=as_of, by=by, cases=cases, unit=unit))


def tallied(
    *,
    start: date,
    end: date,
    as_of: datetime,
    by: GroupBy | None,
    cases: ComplaintQuerySet,
    unit: Unit | None = None,
) -> dict[str | None, "Tally"]:
    """What is counted of each group, by its key."""
    tallies: defaultdict[str | None, Tally] = defaultdict(Tally)
    for key in expected(by, start, end):
        tallies[key] = Tally()
    received = received_rows(cases, start, end, unit, by)
    for key, *counts in received.values_list("key").annotate(**PARTS).order_by():
        tallies[_text(key)].add(zip(PARTS, counts, strict=True))
    for key, *counts in _due(cases, start, end, as_of, unit, by):
        tallies[_text(key)].add(zip(OF_DUE, counts, strict=True))
    for key, days, count in _handling_days(received):
        tallies[_text(key)].add_days(days, count)
    return tallies


def groups(tallies: Mapping[str | None, "Tally"]) -> list[Group]:
    """In the order of their keys, unknown last."""
    known = sorted(key for key in tallies if key is not None)
    in_order = [*known, None] if None in tallies else known
    return [tallies[key].group(key) for key in in_order]


def whole(tallies: Iterable["Tally"]) -> Group:
    """All of these together, as the one group of an answer that is not grouped."""
    together = Tally()
    for each in tallies:
        together.take_in(each)
    return together.group(ALL)


_ANSWERED: Final = Q(first_answered_at__isnull=False)
_NEVER: Final = Q(first_answered_at=None)
OPEN_LATE: Final = Q(complaint__first_answered_at=None) & ~Q(complaint__state__in=END_STATES)
MET: Final = Q(complaint__first_answered_on__lte=F("due_on"))
_OPEN: Final = _NEVER & ~Q(state__in=END_STATES)
OF_RECEIVED: Final[dict[str, Q]] = {
    "received": Q(),
    "answered": _ANSWERED,
    "rejected": _NEVER & Q(state=State.REJECTED),
    "withdrawn": _NEVER & Q(state=State.WITHDRAWN),
    "concluded": _NEVER & Q(state=State.CLOSED),
    "open": _OPEN,
    "never_assigned": _OPEN & Q(~Exists(Holding.objects.filter(complaint=OuterRef("pk"))), held_by=None),
}
"""Which of the received complaints each measure counts. What no unit ever held none holds now either, by which an index finds
the few."""
OF_DUE: Final = {"due": Q(), "met": MET, "open_late": OPEN_LATE}
"""Which of the settlements that fell due each measure counts."""
PARTS: Final = {name: Count("pk", filter=counted) for name, counted in OF_RECEIVED.items()}


NUMBERS: Final = (*OF_RECEIVED, "uncounted", *OF_DUE)
"""What a tally counts, in this order. `uncounted`: of the answered those whose working days no calendar knows."""
_PLACES: Final = {name: place for place, name in enumerate(NUMBERS)}
_ANSWERED_AT: Final = _PLACES["answered"]


class Tally:
    """What was counted of one group: NUMBERS, and how many cases took how many working days. Of sums that are kept the days are
    one number as text (`histograms`), and are taken apart when others are added."""

    __slots__ = ("_days", "_packed", "numbers")

    def __init__(self, numbers: Sequence[int] = (0,) * len(NUMBERS), packed: str = "0") -> None:
        self.numbers = numbers
        self._packed = packed
        self._days: Counter[int] | None = None

    def __bool__(self) -> bool:
        """Whether there is any case."""
        return bool(self.numbers[_PLACES["received"]] or self.numbers[_PLACES["due"]])

    @property
    def days(self) -> Counter[int]:
        if self._days is None:
            self._days = Counter(histograms.read(self._packed))
        return self._days

    def add(self, counts: Iterable[tuple[str, int]]) -> None:
        """Count these too, or take away what is below zero."""
        numbers = list(self.numbers)
        for name, n in counts:
            numbers[_PLACES[name]] += n
        self.numbers = numbers

    def add_days(self, days: int | None, count: int) -> None:
        """The same of answered cases that took this many working days; None where a year's calendar is unknown."""
        if days is None:
            self.add([("uncounted", count)])
        else:
            self.days[days] += count

    def take_in(self, other: "Tally") -> None:
        """Count what that one counted, of other cases."""
        self.add(zip(NUMBERS, other.numbers, strict=True))
        self.days.update(other.days)

    def group(self, key: str | None) -> Group:
        *received, uncounted, due, met, open_late = self.numbers
        median, p90 = (None, None) if uncounted else self._percentiles()
        return Group._make(
            (key, *received, due, met, open_late, share(met, due), wilson(met, due), median, p90)
        )

    def _percentiles(self) -> Iterable[int | None]:
        if self._days is None:
            return histograms.least(self._packed, self.numbers[_ANSWERED_AT], (MEDIAN, P90))
        return inverse_cdfs(self._days, (MEDIAN, P90))


def checked(start: date, end: date, group_by: str | None) -> GroupBy | None:
    """Raises BadInput."""
    if end < start:
        raise BadInput({"to": ("before_from", _("Akhir periode mendahului awalnya."))})
    if group_by is None:
        return None
    if group_by not in set(GroupBy):
        raise BadInput({"group_by": ("unknown", _("Pengelompokan tidak dikenal."))})
    if group_by == GroupBy.MONTH and _months_between(start, end) > MOST_MONTHS:
        raise BadInput(
            {"to": ("period_too_long", _("Periode terlalu panjang untuk dikelompokkan per bulan."))}
        )
    return GroupBy(group_by)


def _months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month + 1


def expected(by: GroupBy | None, start: date, end: date) -> Iterable[str]:
    """The keys of the groups that an answer has even when no case falls into them."""
    if by is None:
        return (ALL,)
    if by != GroupBy.MONTH:
        return ()
    first = start.year * 12 + start.month - 1
    return (f"{m // 12:04}-{m % 12 + 1:02}" for m in range(first, first + _months_between(start, end)))


def _key(by: GroupBy | None, prefix: str, unit: str, day: str) -> Any:
    """The expression to group by. `prefix` leads to the complaint, `unit` to the unit's code, `day` to the date."""
    match by:
        case None:
            return Value(ALL)
        case GroupBy.AGENCY:
            return F(f"{prefix}agency__code")
        case GroupBy.UNIT:
            return F(unit)
        case GroupBy.MONTH:
            return TruncMonth(day)
        case GroupBy.CLASSIFICATION:
            return NullIf(F(f"{prefix}classification"), Value(""))
        case GroupBy.CHANNEL:
            return F(f"{prefix}channel")


def _text(key: str | date | None) -> str | None:
    return f"{key:%Y-%m}" if isinstance(key, date) else key


def _of_unit(rows: Any, unit: Unit | None, column: str) -> Any:
    return rows if unit is None else rows.filter(**{column: unit.pk})


def received_rows(
    cases: ComplaintQuerySet, start: date, end: date, unit: Unit | None, by: GroupBy | None
) -> Any:
    """The complaints filed in the period, each with the `key` of its group (`of_key`)."""
    received = _of_unit(cases.filter(received_on__range=(start, end)), unit, "unit_id")
    return received.annotate(key=_key(by, "", "unit__code", "received_on"))


def due_rows(
    cases: ComplaintQuerySet, start: date, end: date, as_of: datetime, unit: Unit | None, by: GroupBy | None
) -> Any:
    """The settlements that fell due in the period, one of a complaint, each with the `key` of its group.

    `due_at <= as_of` says the same as `due_on` before the local date of `as_of`.
    """
    rows = first_settlements().filter(due_on__range=(start, end), due_at__lte=as_of, complaint__in=cases)
    rows = _of_unit(not_ended_when_due(rows).annotate(unit_then=unit_when_due()), unit, "unit_then")
    if by == GroupBy.UNIT:
        code = Subquery(Unit.objects.filter(pk=OuterRef("unit_then")).values("code"))
        rows = rows.annotate(code_then=code)
    return rows.annotate(key=_key(by, "complaint__", "code_then", "due_on"))


def of_key(rows: Any, by: GroupBy | None, key: str | None) -> Any:
    """Those of `received_rows` or `due_rows` that belong to this group."""
    if key is None:
        return rows.filter(key=None)
    return rows.filter(key=date.fromisoformat(f"{key}-01") if by == GroupBy.MONTH else key)


def _due(
    cases: ComplaintQuerySet, start: date, end: date, as_of: datetime, unit: Unit | None, by: GroupBy | None
) -> Iterable[Sequence[Any]]:
    """Key, due, met, open late."""
    counts = {name: Count("pk", filter=counted) for name, counted in OF_DUE.items()}
    rows = due_rows(cases, start, end, as_of, unit, by).values_list("key").annotate(**counts)
    counted: Iterable[Sequence[Any]] = rows.order_by()
    return counted


def first_settlements() -> QuerySet[Duty]:
    """The settlement of the first round of every complaint: the latest row, unless it ended because the file
    was incomplete."""
    rows = Duty.objects.filter(kind=DutyKind.SETTLE, round=1, pk=last_of(same_duty()))
    return rows.exclude(ended_by=FILE_INCOMPLETE)


def same_duty() -> QuerySet[Duty]:
    """For `last_of`: the rows of the outer row's complaint, kind and round.

    COALESCE keeps the planner to the index on the complaint: on tables without statistics, as after a large
    import, it would walk all duties of the kind for each row.
    """
    rows = Duty.objects.alias(of_kind=Coalesce("kind", Value("")), of_round=Coalesce("round", Value(0)))
    return rows.filter(complaint=OuterRef("complaint"), of_kind=OuterRef("kind"), of_round=OuterRef("round"))


def last_of(rows: QuerySet[Duty]) -> Subquery:
    """The key of the latest row. A value and not EXISTS, which the planner could turn into a join of everything."""
    return Subquery(rows.order_by("-pk").values("pk")[:1])


def unit_when_due() -> Coalesce:
    """The unit that held the case when the duty fell due; if none did, the unit that the case names now."""
    holdings = Holding.objects.filter(
        Q(until_at=None) | Q(until_at__gte=OuterRef("due_at")),
        complaint=OuterRef("complaint"),
        from_at__lt=OuterRef("due_at"),
    )
    return Coalesce(
        Subquery(holdings.values("unit")[:1]), F("complaint__unit"), output_field=BigIntegerField()
    )


def not_ended_when_due(rows: QuerySet[Duty]) -> QuerySet[Duty]:
    """Without the cases that at the end of the due day were rejected, withdrawn or concluded without an answer."""
    ended = Q(
        complaint__first_answered_at=None,
        complaint__state__in=END_STATES,
        complaint__ended_at__lt=F("due_at"),
    )
    return not_rejected_when_due(rows.exclude(ended))


def not_rejected_when_due(rows: QuerySet[Duty]) -> QuerySet[Duty]:
    """Without the cases that were appealed, and stood rejected at the end of the due day: their state of that day is read from the
    events."""
    before = Event.objects.filter(
        ~Q(from_state=F("to_state")), complaint=OuterRef("complaint"), effective_at__lt=OuterRef("due_at")
    )
    state_then = Subquery(before.order_by("-seq").values("to_state")[:1])
    rejected = Q(complaint__appeals__gt=0) & Q(state_then=State.REJECTED)
    return rows.alias(state_then=state_then).exclude(rejected)


def _handling_days(received: ComplaintQuerySet) -> Iterable[tuple[Any, int | None, int]]:
    """Key, working days from filing to the first answer, count. Counted once for every pair of dates."""
    pairs = (
        received.filter(_ANSWERED)
        .annotate(week=Coalesce("unit__working_week", "agency__working_week"))
        .values_list("key", "agency__calendar", "week", "received_on", "first_answered_on")
        .annotate(Count("pk"))
        .order_by()
    )
    calendars: dict[str, Calendar] = {}
    for key, code, week, filed_on, answered_on, count in pairs:
        if code not in calendars:
            calendars[code] = present.current(code)
        yield key, days_between(filed_on, answered_on, frozenset(week), calendars[code]), count


def days_between(filed_on: date, answered_on: date, week: frozenset[int], calendar: Calendar) -> int | None:
    """Working days; None where a year's calendar is unknown."""
    try:
        return working_days_between(filed_on, answered_on, week, calendar)
    except YearUnknown:
        return None
