"""A unit's year by what is kept of it (docs/figures.md): what its cases give together, from one cell, and a page of the cases of an
indicator, from what is kept of each; duties are read of the cases on the page alone.

All is equal to what the lines give (`lines`), to the last digit. Where it cannot be had from what is kept, None says so. Why so:
docs/adr/0130.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Unit
from complaints.models import Complaint
from compliance import facts, year_counts
from compliance.explained import lines, tree
from compliance.explained.exact import printed
from compliance.explained.lines import Line
from compliance.explained.tree import Indicator, Piece, Sum
from compliance.figures import Standing, batches
from compliance.models import CaseYear, YearCell
from compliance.year_counts import What
from workflow.models import Holding

SHARES: Final = {
    "timeliness": (What.MET, What.DUE),
    "promptness": (What.PROMPT, What.FOLLOW_UPS),
    "outcome": (What.STOOD, What.ANSWERS),
}
"""The indicators whose cases turned out as they should or not: those that did, and all."""
LATENESS: Final = "lateness"
MISSED, KEPT = Fraction(0), Fraction(1)
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a unit's year, and of which of its cases that is old; `anew`: by case what counts of those now. `touched`: those
    that may be old and are or were the unit's. `whole`: of all its cases, as they were kept."""

    unit: Unit
    year: int
    standing: Standing
    old: list[int]
    anew: dict[int, Counts]
    touched: list[int]
    whole: Counts

    @property
    def rows(self) -> "QuerySet[CaseYear]":
        return CaseYear.objects.filter(agency_id=self.unit.agency_id, year=self.year, unit_id=self.unit.pk)

    def sums(self) -> dict[str, Sum]:
        """By indicator, how many cases it has and what they give together."""
        counts = self._kept_without(self.old)
        for now in self.anew.values():
            counts.update(now)
        return _sums(counts)

    def without(self, cases: Collection[int]) -> dict[str, Sum]:
        """The same of what is kept of all cases but these, among which all must be that are old."""
        return _sums(self._kept_without(cases))

    def _kept_without(self, cases: Collection[int]) -> Counter[str]:
        counts = Counter(self.whole)
        if cases:
            for kept in self.rows.filter(complaint_id__in=cases).values_list("counts", flat=True):
                counts.subtract(kept)
        return counts

    def page(self, indicator: Indicator, first: int, last: int) -> list[Piece] | None:
        """The cases of an indicator from one place up to another, what cost most first."""
        listed = self._listed(indicator.code)
        prices = tree.prices(indicator, {share: len(cases) for share, cases in listed.items()})
        if sum(map(len, listed.values())) != indicator.n or prices is None:
            return None
        some = list(_places(listed, first, last))
        told = self._lines({case for _share, case, _rank, _nth in some}, indicator.code)
        pieces = []
        for share, case, rank, nth in some:
            alike = told.get((share, case), ())
            if nth >= len(alike):
                return None  # a case was changed while it was read
            piece = Piece(alike[nth], "", share)
            if prices:
                price = prices[share]
                piece.points, piece.lost = printed(price.points.of(rank)), printed(price.lost.of(rank))
            pieces.append(piece)
        return pieces

    def _listed(self, code: str) -> dict[Fraction, list[int]]:
        """By what a duty gives to an indicator, from 0 to 1, the cases that have one, each as often as it has."""
        listed: defaultdict[Fraction, list[int]] = defaultdict(list)
        unsure = []
        old = frozenset(self.old)
        rows = self.rows.values_list("complaint_id", "counts")
        for case, counts in [*((case, kept) for case, kept in rows if case not in old), *self.anew.items()]:
            shares = shares_of(counts, code)
            if shares is None:
                unsure.append(case)
            else:
                for share, n in shares:
                    listed[share] += [case] * n
        if unsure:
            for (share, case), alike in self._lines(set(unsure), code).items():
                listed[share] += [case] * len(alike)
        return {share: sorted(cases) for share, cases in listed.items() if cases}

    def _lines(self, cases: set[int], code: str) -> dict[tuple[Fraction, int], list[Line]]:
        """By what they give to an indicator and by case, the lines of some cases."""
        found: defaultdict[tuple[Fraction, int], list[Line]] = defaultdict(list)
        for line in lines.of_cases(self.unit, cases, year=self.year, as_of=self.standing.as_of):
            share = line.credit(code)
            if share is not None:
                found[share, line.case].append(line)
        return found


def of(unit: Unit, year: int, standing: Standing) -> Kept:
    """What is kept of a unit's year. Of the cases that were touched since, those that are or were the unit's are counted now."""
    old: list[int] = []
    anew: dict[int, Counts] = {}
    all_mine: list[int] = []
    held = Holding.objects.filter(complaint=OuterRef("pk"), unit=unit)
    for touched in batches(standing.touched):
        kept = CaseYear.objects.filter(complaint_id__in=touched, unit_id=unit.pk, year=year)
        old += kept.values_list("complaint_id", flat=True)
        mine = Complaint.objects.filter(Q(unit=unit) | Exists(held), pk__in=touched, agency=unit.agency_id)
        if cases := list(mine.values_list("pk", flat=True)):
            all_mine += cases
            for each in facts.years(cases, as_of=standing.as_of):
                if (each.year, each.unit_id) == (year, unit.pk):
                    anew[each.complaint_id] = each.counts
    cell = YearCell.objects.filter(agency_id=unit.agency_id, year=year, unit_id=unit.pk)
    whole = cell.values_list("counts", flat=True).first() or {}
    return Kept(unit, year, standing, old, anew, all_mine, whole)


def _sums(counts: Counter[str]) -> dict[str, Sum]:
    found = {code: Sum(counts[due], Fraction(counts[good])) for code, (good, due) in SHARES.items()}
    of_length = list(year_counts.by_length(counts))
    given = (Fraction(n * length - days, length) for length, n, days in of_length)
    return {**found, LATENESS: Sum(sum(n for _length, n, _days in of_length), sum(given, Fraction(0)))}


def _places(
    listed: Mapping[Fraction, list[int]], first: int, last: int
) -> Iterator[tuple[Fraction, int, int, int]]:
    """Of the places from one up to another, what is given and by which case, its place among those that give as much, and which
    of those of its case it is."""
    before = 0
    for share in sorted(listed):
        cases = listed[share]
        for rank in range(max(first - before, 0), min(last - before, len(cases))):
            yield share, cases[rank], rank, rank - bisect_left(cases, cases[rank])
        before += len(cases)


def shares_of(counts: Counts, code: str) -> list[tuple[Fraction, int]] | None:
    """What the duties of a case give to an indicator, and how many of them. None: the counts do not tell, since several of one
    length were late by so many days together."""
    if code in SHARES:
        good, due = (counts.get(what, 0) for what in SHARES[code])
        return [(MISSED, due - good), (KEPT, good)]
    found = []
    for length, n, days in year_counts.by_length(counts):
        if n > 1 and days not in (0, n * length):
            return None
        found.append((1 - Fraction(days, n * length) if days else KEPT, n))
    return found
