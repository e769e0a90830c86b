"""What an audit found: of each unit how many answers are real, partly real and void, with their shares and intervals.

A unit has shares once each of its drawn answers is marked: before that, who chooses what to mark first chooses the share. The
agency's are weighted by how many answers each unit gave, and known once all units' are.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from complaints.codes import Verdict
from compliance.audit import drawing, intervals, marking
from compliance.audit.intervals import Stratum
from compliance.audit.marking import Mark
from compliance.models import AnswerAudit
from compliance.scores import Interval, round_half_up

DEFINITIONS: Final[dict[str, Any]] = {
    "answers": _(
        "Jawaban yang diberikan dalam periode audit, menurut unit yang memegang pengaduan saat dijawab."
    ),
    "drawn": _("Dari jawaban: terundi, persen audit dari setiap unit, dibulatkan ke atas."),
    "marked": _("Dari yang terundi: sudah dinilai."),
    "real": _("Yang dinyatakan dalam jawaban sungguh dilakukan."),
    "partly": _("Hanya sebagian dari yang dinyatakan dilakukan."),
    "void": _(
        "Tidak ada yang dilakukan, atau jawaban tidak menjawab pengaduan. Dalam prakiraan nilai terhitung sebagai tidak bertahan."
    ),
    "share": _(
        "Dari yang terundi; ada setelah semuanya dinilai. Untuk instansi ditimbang menurut banyaknya jawaban setiap unit."
    ),
    "interval": _(
        "Selang kepercayaan eksak 95 %: unit menurut sebaran hipergeometrik, instansi menurut Clopper-Pearson dengan ukuran sampel "
        "efektif Kish."
    ),
}


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction with 4 decimals."""

    share: Decimal
    interval: Interval


@dataclass(frozen=True, slots=True)
class Row:
    """One unit; `unit` is empty for answers of no unit, None for the agency. `shares` by verdict; None until all are marked."""

    unit: str | None
    name: str
    answers: int
    drawn: int
    marked: int
    found: Mapping[Verdict, int]
    shares: Mapping[Verdict, Share] | None


@dataclass(frozen=True, slots=True)
class Results:
    """`sample`: the drawn answers by unit, in the order of the draw. `history`: every finding, `marks`: those that hold."""

    units: list[Row]
    agency: Row
    sample: dict[str, list[str]]
    history: list[Mark]
    marks: dict[str, Mark]

    @property
    def in_order(self) -> list[str]:
        """Every drawn answer, unit by unit."""
        return [answer for some in self.sample.values() for answer in some]


def of(audit: AnswerAudit) -> Results | None:
    """None before the draw. Three queries."""
    if not hasattr(audit, "draw"):
        return None
    answers = audit.draw.answers
    sample = drawing.sampled(audit, answers)
    history = marking.marks(audit, [one for some in sample.values() for one in some])
    marks = marking.latest(history)
    names = dict(Unit.objects.filter(agency=audit.agency).values_list("code", "name"))
    units = [
        _unit(code, names.get(code, code), len(answers[code]), some, marks) for code, some in sample.items()
    ]
    return Results(units, _agency(audit, units), sample, history, marks)


def _unit(code: str, name: str, answers: int, sample: Sequence[str], marks: Mapping[str, Mark]) -> Row:
    found = Counter(marks[one].verdict for one in sample if one in marks)
    n = len(sample)
    shares = None
    if n and found.total() == n:
        shares = {
            verdict: Share(
                _share(Fraction(found[verdict], n)), _known(intervals.of_finite(found[verdict], n, answers))
            )
            for verdict in Verdict
        }
    return Row(code, name, answers, n, found.total(), {one: found[one] for one in Verdict}, shares)


def _agency(audit: AnswerAudit, units: Sequence[Row]) -> Row:
    found = {verdict: sum(one.found[verdict] for one in units) for verdict in Verdict}
    shares = None
    if units and all(one.shares is not None for one in units):
        shares = {verdict: _weighted(units, verdict) for verdict in Verdict}
    return Row(
        None,
        audit.agency.name,
        sum(one.answers for one in units),
        sum(one.drawn for one in units),
        sum(one.marked for one in units),
        found,
        shares,
    )


def _weighted(units: Sequence[Row], verdict: Verdict) -> Share:
    both = intervals.weighted(Stratum(one.found[verdict], one.drawn, one.answers) for one in units)
    assert both is not None
    return Share(_share(both[0]), both[1])


def _share(value: Fraction) -> Decimal:
    return round_half_up(value, 4)


def _known(interval: Interval | None) -> Interval:
    assert interval is not None
    return interval
