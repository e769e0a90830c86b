"""A unit's score on a day to come: if only time went by until then, and if besides some cases were answered and some contests
stood. Nothing is written.

What is kept of the unit's year (`kept`) holds then too, but for the cases of which something falls due until then, that still run, or
that were touched: those are taken out and read line by line as they will be. What is supposed is read of its cases alone. While cells
are built anew, all lines are read. Why so: docs/adr/0130.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Unit
from complaints.models import Complaint
from compliance import behind, estimates, figures
from compliance.explained import kept, lines, reading, tree
from compliance.explained.kept import Kept
from compliance.explained.lines import Line, Supposed
from compliance.explained.reading import Explained
from compliance.explained.tree import Sum
from compliance.models import CaseFacts
from compliance.year_counts import What
from law.codes import DutyKind as K
from law.counting import due_at, local_date
from workflow.errors import BadInput, Text
from workflow.models import Duty, Holding

MOST_SUPPOSED: Final = 200
MOST_DAYS: Final = 366
MOST_LISTED: Final = 100
NOT_OPEN: Final = _("Pengaduan %(references)s tidak terbuka dengan batas waktu sampai tanggal itu.")
NOT_STANDING: Final = _("Jawaban atas pengaduan %(references)s tidak terhitung bertahan pada tanggal itu.")
Sums = Mapping[str, Sum]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`now`: the score as it is. `otherwise`: if only time went by until the end of that day. `then`: if the supposed happened
    besides; all three down to their indicators. `open`, `standing`: the cases that may be supposed answered, and contested, each
    with its line that ends last; the first MOST_LISTED by this end."""

    by: date
    now: Explained
    otherwise: Explained
    then: Explained
    open: list[Line]
    standing: list[Line]


def what_if(
    unit: Unit,
    *,
    year: int,
    as_of: datetime,
    by: date,
    answered: Sequence[str] = (),
    contested: Sequence[str] = (),
    reader: Actor,
) -> WhatIf:
    """The score at the end of a day, if these open cases are answered on it and these answers' contests stand.

    A case that falls due until then counts, and one that is still open then is late up to then. Raises BadInput for a day
    in the past or more than MOST_DAYS ahead, for an open case that is none, and for an answer that does not count as
    standing on that day.
    """
    zone = unit.agency.zone
    today = local_date(as_of, zone)
    if not today <= by <= today + timedelta(days=MOST_DAYS):
        sentence = _("Pilih tanggal dari hari ini sampai setahun ke depan.")
        raise BadInput({"by": ("out_of_range", sentence)})
    for name, references in (("answered", answered), ("contested", contested)):
        if len(references) > MOST_SUPPOSED:
            raise BadInput({name: ("too_many", _("Paling banyak 200 pengaduan."))})
    basis, end = reading.basis(unit, year), due_at(by, zone)
    found = figures.settled(as_of, lambda standing: _of_kept(unit, year, standing, end))
    ahead = _of_lines(unit, year, as_of, end) if found is None else found
    before, after = _supposed(unit, year, ahead.later, end, answered, contested, reader)
    then = _exchanged(ahead.sums, before, tree.summed(after)) if after else ahead.sums
    return WhatIf(
        by,
        basis.explained(ahead.as_of, basis.tree(ahead.now)),
        basis.explained(ahead.later, basis.tree(ahead.sums)),
        basis.explained(ahead.later, basis.tree(then)),
        ahead.open,
        ahead.standing,
    )


class _Ahead(NamedTuple):
    """What a unit's cases give together, by indicator, `now` and in `sums` at the end of the day."""

    as_of: datetime
    later: datetime
    now: Sums
    sums: Sums
    open: list[Line]
    standing: list[Line]


def _of_lines(unit: Unit, year: int, as_of: datetime, end: datetime) -> _Ahead:
    later = max(as_of, end)
    now, told = (
        lines.of_cases(unit, lines.ever_of(unit), year=year, as_of=instant) for instant in (as_of, later)
    )
    return _Ahead(
        as_of, later, tree.summed(now), tree.summed(told), _first(_open(told)), _first(_stood(told))
    )


def _of_kept(unit: Unit, year: int, standing: figures.Standing, end: datetime) -> _Ahead:
    found, later = kept.of(unit, year, standing), max(standing.as_of, end)
    changing = {*_changing(found, later), *found.old, *found.touched}
    told = lines.of_cases(unit, changing, year=year, as_of=later)
    stood = [*_stood(told), *_stood_before(found, changing, later)]
    sums = _added(found.without(changing), tree.summed(told))
    return _Ahead(standing.as_of, later, found.sums(), sums, _first(_open(told)), _first(stood))


def _changing(found: Kept, later: datetime) -> list[int]:
    """The cases of which something falls due until then, or is late by another day, and those of the year that still run.

    A case that the unit holds names it; one that it passed on may name another."""
    unit = found.unit.pk
    passed_on = Holding.objects.filter(unit=unit, until_at__isnull=False).values("complaint")
    over = CaseFacts.objects.filter(holds_until__lte=later)
    running = Duty.objects.filter(
        round=1, met_at=None, ended_at=None, complaint__in=found.rows.values("complaint_id")
    )
    rows = (
        over.filter(unit_id=unit)
        .values_list("pk")
        .union(
            over.filter(pk__in=passed_on).values_list("pk"),
            found.rows.filter(counts__has_key=str(What.STILL_OPEN)).values_list("complaint_id"),
            running.values_list("complaint"),
        )
    )
    return [case for (case,) in rows]


def _stood_before(found: Kept, changing: Collection[int], later: datetime) -> list[Line]:
    """Of the other cases those whose answers stand: the lines of the first MOST_LISTED and more."""
    year = date(found.year, 1, 1), date(found.year, 12, 31)
    answers = found.rows.filter(counts__has_key=str(What.STOOD)).values("complaint_id")
    replies = estimates.due_of(answers, as_of=later, days=year).filter(kind=K.REPLY)
    ends = (
        replies.order_by().values_list("complaint").annotate(end=Max("due_on")).order_by("end", "complaint")
    )
    some: list[Line] = []
    cases = [case for case, _end in ends if case not in changing]
    for first in range(0, len(cases), MOST_LISTED):
        batch = cases[first : first + MOST_LISTED]
        some += _stood(lines.replies_of(found.unit, batch, year=found.year, as_of=later))
        if len(some) >= MOST_LISTED:
            break
    return some


def _supposed(
    unit: Unit,
    year: int,
    later: datetime,
    end: datetime,
    answered: Sequence[str],
    contested: Sequence[str],
    reader: Actor,
) -> tuple[list[Line], list[Line]]:
    """The lines of the cases of which something is supposed, as they will be and as they would be. Raises BadInput."""
    named = {*answered, *contested}
    if not named:
        return [], []
    cases = set(Complaint.objects.filter(reference__in=named).values_list("pk", flat=True))
    told = lines.of_cases(unit, cases, year=year, as_of=later)
    supposed = Supposed(
        answered=dict.fromkeys(
            _known(answered, _open(told), reader, "answered", NOT_OPEN), end - timedelta(microseconds=1)
        ),
        contested=frozenset(_known(contested, _stood(told), reader, "contested", NOT_STANDING)),
    )
    return told, lines.of_cases(unit, cases, year=year, as_of=later, supposed=supposed)


def _known(
    references: Sequence[str], some: Iterable[Line], reader: Actor, name: str, sentence: Text
) -> list[int]:
    """The keys of these cases. Raises BadInput that names those that are none of `some`, or none for this reader."""
    known = {line.reference: line.case for line in some}
    wanted = [known[reference] for reference in references if reference in known]
    hidden = behind.hidden(wanted, reader)
    wrong = [one for one in references if known.get(one) is None or known[one] in hidden]
    if wrong:
        raise BadInput({name: ("unknown", str(sentence) % {"references": ", ".join(wrong[:5])})})
    return wanted


def _open(some: Iterable[Line]) -> list[Line]:
    return [line for line in some if line.running]


def _stood(some: Iterable[Line]) -> list[Line]:
    return [line for line in some if line.kind == K.REPLY and line.good]


def _first(some: Iterable[Line]) -> list[Line]:
    """One line a case, that which ends last, and of those the first."""
    by_case = {line.case: line for line in lines.ordered(some)}
    return sorted(by_case.values(), key=lambda line: (line.due_on, line.case))[:MOST_LISTED]


def _added(sums: Sums, more: Sums, sign: int = 1) -> dict[str, Sum]:
    return {
        code: Sum(one.n + sign * more[code].n, one.given + sign * more[code].given)
        for code, one in sums.items()
    }


def _exchanged(sums: Sums, before: Iterable[Line], after: Sums) -> dict[str, Sum]:
    return _added(_added(sums, tree.summed(before), -1), after)
