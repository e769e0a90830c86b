"""Keeping facts and cells: whatever touched a case makes its facts be counted anew, and the cells that they fall into.

What comes at the end of the day is counted before it (`coming`), so that nobody waits for the facts that are over then. Nothing is ever added to a
cell in place: it is the sum of its facts each time. Where very much was touched (a database that
was upgraded or restored), facts are counted first and all cells after them, and until then nobody reads cells; the sheets of units come last, a few units a step. Every
step is a transaction of its own, so that a recount that was stopped goes on from there. Why so: docs/adr/0037, docs/adr/0144.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime
from time import monotonic
from typing import Any, Final, NamedTuple

from django.db import connection, transaction

from compliance import cells, coming, facts, sheet_keeping
from compliance.cells import Key
from compliance.models import (
    STRIDE,
    CaseFacts,
    CaseYear,
    Cell,
    Part,
    SheetCell,
    SheetStale,
    Standing,
    YearCell,
)
from workflow.clocks.duties import FILE_INCOMPLETE

BATCH: Final = 2000
"""Cases a transaction."""
MANY: Final = 100_000
"""Touched cases from which on all cells are built anew."""
LONG_AGO: Final = datetime(1, 1, 2, tzinfo=UTC)
LOCK: Final = 0x7475_6E74_6669
"""Of the advisory lock that lets one recount work at a time."""


class Step(NamedTuple):
    """What a step of the recount did. `more`: there is something left to do."""

    cases: int
    more: bool


def work(
    *, now: Callable[[], datetime], seconds: float, after_step: Callable[[], None] | None = None
) -> bool:
    """Count what was touched, for this many seconds at most. True when nothing is left, or another recount works."""
    end = monotonic() + seconds
    while monotonic() < end:
        done = step(at=now())
        if after_step is not None:
            after_step()
        if done is None or not done.more:
            return True
    return False


@transaction.atomic
def step(*, at: datetime) -> Step | None:
    """The next batch of cases, or the cells of the next agency. `at` is the database's instant. None: another recount
    works.

    No statement of it has a limit of time: nobody waits for it, and one that a slow machine breaks off would be broken off at each
    try, so that figures stay as slow as without cells."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return None
        cursor.execute("SET LOCAL statement_timeout = 0")
    standing, _made = Standing.objects.get_or_create(pk=1)
    if not counted_last(standing.revision):
        _mend()
    if not standing.ready or standing.coming_of != standing.revision:
        coming.forget_all()
        standing.coming_to = None
    if standing.ready and _touched(at, MANY + 1, standing.coming_to) > MANY:
        standing.ready, standing.built_to = False, None
    if not standing.ready and standing.built_to is not None:
        done = _build_next(standing)
    elif standing.ready:
        done = _next(standing, at)
    else:
        done = _count_alone(at)
        if not done.more:
            for kept in (Cell, YearCell, SheetCell, SheetStale):
                kept.objects.all().delete()
            sheet_keeping.all_stale()
            standing.built_to = 0
            done = done._replace(more=True)
    standing.revision += STRIDE - standing.revision % STRIDE
    standing.coming_of = standing.revision
    standing.counted_at = at if standing.counted_at is None else max(at, standing.counted_at)
    standing.save(update_fields=["revision", "ready", "built_to", "counted_at", "coming_to", "coming_of"])
    return done


def _next(standing: Standing, at: datetime) -> Step:
    """The next cases with all their cells; when there are none, what comes for the next, and then the sheets of stale units."""
    touched, over, more = _waiting(at)
    if touched or over:
        changed = _count(touched, over, at)
        changed.write_cells()
        sheet_keeping.write(changed.months(), at=at)
        soon = [
            each
            for each in changed.now
            if standing.coming_to is not None and each.holds_until and each.holds_until <= standing.coming_to
        ]
        places = coming.foresee(soon)
        coming.sum_up({*places, *changed.foreseen, *changed.places})
        return Step(len(touched) + len(over), more=True)
    until = at + coming.AHEAD
    if soon := coming.unforeseen(standing.coming_to, until, BATCH):
        coming.sum_up(coming.foresee(soon))
        return Step(len(soon), more=True)
    standing.coming_to = until if standing.coming_to is None else max(until, standing.coming_to)
    _units, more = sheet_keeping.write_stale(at=at)
    return Step(0, more=more)


def _count_alone(at: datetime) -> Step:
    """The next cases without their cells."""
    touched, over, more = _waiting(at)
    _count({*touched, *over}, set(), at)
    return Step(len(touched) + len(over), more=more)


def counted_last(revision: int) -> bool:
    """Whether it was a worker of this release that counted last: those before left the cells of days as they were."""
    return revision % STRIDE == 0


def _mend() -> None:
    """Put right what a worker of a release before this one left: in the minutes of an upgrade both work. It wrote its facts and cells
    without `never_assigned`, scores without what fell due before it was opened, no cells of days, and nothing of sheets."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK_NEVER_ASSIGNED)
        cursor.execute(_SUM_UP_NEVER_ASSIGNED)
        cursor.execute(_TOUCH_DUE_BEFORE_OPENED)
        cursor.execute("SELECT DISTINCT agency_id FROM compliance_cell WHERE kind = %s", [Cell.Kind.AGENCY])
        agencies = [row[0] for row in cursor.fetchall()]
    Cell.objects.filter(span=Cell.Span.DAY).delete()
    for agency in agencies:
        cells.write_days(agency)
    sheet_keeping.all_stale()


_MARK_NEVER_ASSIGNED: Final = f"""
    UPDATE compliance_casefacts f SET never_assigned = true FROM complaints_complaint c
    WHERE c.id = f.complaint_id AND f.part = {Part.OPEN.value} AND NOT f.never_assigned AND c.held_by_id IS NULL
      AND c.first_answered_at IS NULL AND c.state NOT IN ({", ".join(f"'{state.value}'" for state in facts.PARTS)})
      AND NOT EXISTS (SELECT FROM workflow_holding h WHERE h.complaint_id = c.id)
"""  # noqa: S608 - codes of ours
_SUM_UP_NEVER_ASSIGNED: Final = """
    UPDATE compliance_cell c SET never_assigned = s.n
    FROM (
        SELECT kind, span, date_trunc(span, received_on)::date AS start, agency_id, place.unit, code, count(*) AS n
        FROM compliance_casefacts
        CROSS JOIN (VALUES ('month'), ('year')) spans(span)
        CROSS JOIN LATERAL (
            VALUES ('agency', 0, ''), ('unit', unit_id, ''), ('classification', 0, classification), ('channel', 0, channel)
        ) place(kind, unit, code)
        WHERE never_assigned GROUP BY 1, 2, 3, 4, 5, 6
    ) s
    WHERE c.never_assigned <> s.n AND c.kind = s.kind AND c.span = s.span AND c.start = s.start AND c.agency_id = s.agency_id
      AND c.unit_id = s.unit AND c.code = s.code
"""


_TOUCH_DUE_BEFORE_OPENED: Final = f"""
    INSERT INTO compliance_touched (complaint_id)
    SELECT DISTINCT complaint_id FROM workflow_duty
    WHERE due_at <= opened_at OR (ended_by = '{FILE_INCOMPLETE}' AND ended_at >= due_at)
"""  # noqa: S608 - a code of ours


def touch_all() -> int:
    """Have every case counted anew, and forget what comes; how many there are."""
    sheet_keeping.all_stale()
    Standing.objects.update(coming_of=None)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO compliance_touched (complaint_id)"
            " SELECT id FROM complaints_complaint WHERE kind = 'complaint' ORDER BY id"
        )
        return int(cursor.rowcount)


def left(at: datetime, most: int = 10**9) -> int:
    """How many touched cases and facts that are over wait, up to this many."""
    return min(_touched(at, most), most)


def stale_units() -> int:
    """Of how many units the sheet waits to be counted anew."""
    return SheetStale.objects.values("unit_id").distinct().count()


def building() -> int | None:
    """While all cells are built anew: up to which agency they are there."""
    standing = Standing.objects.first()
    return None if standing is None else standing.built_to or None


def _touched(at: datetime, most: int, coming_to: datetime | None = None) -> int:
    """How many wait; without those over of which it is kept what came up to an instant."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM compliance_touched LIMIT %s) t)
                 + (SELECT count(*) FROM (
                     SELECT 1 FROM compliance_casefacts WHERE holds_until <= %s AND holds_until > %s LIMIT %s
                 ) f)
                 + (SELECT count(*) FROM (SELECT 1 FROM compliance_coming WHERE %s AND holds_until <= %s LIMIT %s) c)
            """,
            [most, at, coming_to or LONG_AGO, most, coming_to is not None, at, most],
        )
        return int(cursor.fetchone()[0])


def _waiting(at: datetime) -> tuple[set[int], set[int], bool]:
    """The next touched cases, taken off their list in this transaction, and of the others the next that are over; whether
    there may be more."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DELETE FROM compliance_touched
            WHERE id IN (SELECT id FROM compliance_touched ORDER BY id LIMIT %s) RETURNING complaint_id
            """,
            [BATCH],
        )
        touched = [row[0] for row in cursor.fetchall()]
    most = BATCH - len(touched)
    over = set(coming.come(at, most))
    if len(over) < most:  # the others, of which nobody knows what came
        some = CaseFacts.objects.filter(holds_until__lte=at).order_by("holds_until")
        over |= set(some.values_list("pk", flat=True)[:most])
    return set(touched), over - set(touched), len(touched) + len(over) >= BATCH


def _count(touched: Collection[int], over: Collection[int], at: datetime) -> "_Changed":
    """Write the facts of these cases; all that changed, as it was and as it is. Of those that are only over what came is not counted
    a second time where it was foreseen."""
    cases = [*touched, *over]
    old, old_years = CaseFacts.objects.filter(pk__in=cases), CaseYear.objects.filter(complaint_id__in=cases)
    was, years_were = list(old), list(old_years)
    now, years = coming.arrived([each for each in was if each.pk in over], years_were, at)
    foreseen = coming.forget(cases)
    counted, years_counted = facts.of({*cases} - {each.pk for each in now}, as_of=at)
    now, years = [*now, *counted], [*years, *years_counted]
    old.delete()
    old_years.delete()
    CaseFacts.objects.bulk_create(now)
    CaseYear.objects.bulk_create(years)
    return _Changed(frozenset(touched), was, now, years_were, years, foreseen)


class _Changed(NamedTuple):
    touched: frozenset[int]
    was: list[CaseFacts]
    now: list[CaseFacts]
    years_were: list[CaseYear]
    years: list[CaseYear]
    foreseen: set[coming.Place]
    """The places whose scores would have changed by what was foreseen."""

    @property
    def places(self) -> set[coming.Place]:
        """Those whose scores these cases may change: those of what was touched, and of what changed."""
        told = Counter(_told(each) for each in self.years_were)
        told.subtract(_told(each) for each in self.years)
        return {place for (case, place, _counts), n in told.items() if n or case in self.touched}

    def months(self) -> set[sheet_keeping.Month]:
        """The months of units whose sheets read touched cases: time alone changes none (docs/adr/0133)."""
        some = [each for each in (*self.was, *self.now) if each.complaint_id in self.touched]
        return sheet_keeping.months_of(
            self.touched, [(each.complaint_id, each.unit_id, each.received_on) for each in some]
        )

    def write_cells(self) -> None:
        """Sum up the cells into which these facts fall."""
        cells.write(set(self._keys()))
        cells.write_years(self.places)

    def _keys(self) -> Iterator[Key]:
        """The cells of what was touched, of its receipt and of its end, and of the others those of which of the two changed."""
        for part in (_as_received, _as_due):
            told = Counter((each.complaint_id, part(each)) for each in self.was)
            told.subtract((each.complaint_id, part(each)) for each in self.now)
            for (case, one), n in told.items():
                if n or case in self.touched:
                    yield from one.keys()


class _Part(NamedTuple):
    """What facts add to cells as received, or as due."""

    agency: int
    unit: int | None
    day: date | None
    classification: str
    channel: str
    rest: tuple[Any, ...]

    def keys(self) -> Iterator[Key]:
        """The cells into which it falls."""
        if self.day is None or self.unit is None:
            return
        start = self.day.replace(day=1)
        yield Key(Cell.Kind.AGENCY, self.agency, 0, "", self.day)
        yield Key(Cell.Kind.UNIT, self.agency, self.unit, "", start)
        yield Key(Cell.Kind.CLASSIFICATION, self.agency, 0, self.classification, start)
        yield Key(Cell.Kind.CHANNEL, self.agency, 0, self.channel, start)


def _as_received(each: CaseFacts) -> _Part:
    rest = (each.part, each.days, each.never_assigned)
    return _Part(each.agency_id, each.unit_id, each.received_on, each.classification, each.channel, rest)


def _as_due(each: CaseFacts) -> _Part:
    rest = (each.met, each.open_late)
    return _Part(each.agency_id, each.unit_then_id, each.due_on, each.classification, each.channel, rest)


def _told(each: CaseYear) -> tuple[int, coming.Place, tuple[tuple[str, int], ...]]:
    """What a case adds to a score, to be compared."""
    return (
        each.complaint_id,
        (each.year, each.agency_id, each.unit_id),
        tuple(sorted(each.counts.items())),
    )


def _build_next(standing: Standing) -> Step:
    """All cells of the next agency; after the last one, cells may be read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(agency_id) FROM compliance_casefacts WHERE agency_id > %s", [standing.built_to]
        )
        agency = cursor.fetchone()[0]
        if agency is None:
            standing.ready, standing.built_to = True, None
            return Step(0, more=True)
        cursor.execute(
            "SELECT DISTINCT year, agency_id, unit_id FROM compliance_caseyear WHERE agency_id = %s", [agency]
        )
        years = set(cursor.fetchall())
    cells.write(cells.of_agency(agency))
    cells.write_years(years)
    standing.built_to = agency
    return Step(0, more=True)
