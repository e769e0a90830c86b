"""What complainants of closed cases said: of each question its own share, with both denominators.

The questions that were asked in a period. `closed` could have been drawn, `asked` were, `answered` count; the share is of those who
answered. Nothing of it enters a handling measure or a score, and nothing that the office says enters it. Of fewer than ten
answers only their number is told: who asked few people could tell who said what.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from compliance.models import Question, QuestionDraw
from compliance.scope import Scope
from compliance.scores import Interval, share, wilson
from workflow.errors import BadInput

LEAST: Final = 10
DEFINITIONS: Final = {
    "closed": _("Pengaduan yang ditutup dalam bulan-bulan yang diundi, dan belum pernah ditanyai."),
    "asked": _("Dari yang ditutup: terpilih acak dan ditanyai dalam periode ini, sekali seumur pengaduan."),
    "answered": _(
        "Dari yang ditanyai: sudah menjawab pertanyaan ini. Jawaban dengan kunci yang ada atau mungkin ada pada kantor tidak dihitung."
    ),
    "response": _("Dijawab dibagi ditanyai."),
    "yes": _("Menjawab ya; kosong bila kurang dari 10 yang menjawab."),
    "share": _("Ya dibagi dijawab, dari yang menjawab saja; kosong bila kurang dari 10 yang menjawab."),
    "interval": _("Selang kepercayaan Wilson 95 % dari bagian yang menjawab ya."),
    "apart": _("Jawaban yang dipisahkan: kuncinya ada atau mungkin ada pada kantor."),
}


@dataclass(frozen=True, slots=True)
class Answers:
    """One question. `response` and `share` are fractions with 4 decimals; None is unknown, or of too few."""

    about: Question.About
    closed: int
    asked: int
    answered: int
    response: Decimal | None
    yes: int | None
    share: Decimal | None
    interval: Interval | None
    apart: int


def answers(*, start: date, end: date, scope: Scope) -> list[Answers]:
    """Of each question, asked from `start` to `end`, both included. Three queries. Raises BadInput."""
    if end < start:
        raise BadInput({"to": ("before_from", _("Akhir periode mendahului awalnya."))})
    rows = Question.objects.filter(scope.within("draw__agency_id"), asked_on__range=(start, end))
    draws = QuestionDraw.objects.filter(pk__in=rows.values("draw"))
    if scope.unit is not None:
        rows = rows.filter(unit=scope.unit)
    closed = _closed(draws.values_list("closed", flat=True), scope.unit)
    counts_as = Q(answered_at__isnull=False, apart=False)
    counted = {
        about: numbers
        for about, *numbers in rows.values_list("about")
        .annotate(
            asked=Count("pk"),
            answered=Count("pk", filter=counts_as),
            yes=Count("pk", filter=counts_as & Q(yes=True)),
            apart=Count("pk", filter=Q(apart=True)),
        )
        .order_by()
    }
    return [_of(about, closed, *counted.get(about, (0, 0, 0, 0))) for about in Question.About]


def _closed(drawn: Iterable[dict[str, list[str]]], unit: Unit | None) -> int:
    return sum(
        len(references)
        for strata in drawn
        for code, references in strata.items()
        if unit is None or code == unit.code
    )


def _of(about: Question.About, closed: int, asked: int, answered: int, yes: int, apart: int) -> Answers:
    enough = answered >= LEAST
    return Answers(
        about=about,
        closed=closed,
        asked=asked,
        answered=answered,
        response=share(answered, asked),
        yes=yes if enough else None,
        share=share(yes, answered) if enough else None,
        interval=wilson(yes, answered) if enough else None,
        apart=apart,
    )
