"""The score of public trust from answers: exact fractions, rounded once.

A respondent's score is the mean of the answers that they gave, from 0 for the least mark to 100 for the most; the score of a unit
is the plain mean of its respondents, so that each of them weighs the same however many questions they left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from accounts.models import Agency, Unit
from accounts.worded import Worded
from compliance.instrument import Instrument, Survey
from compliance.scores import Interval, NoInstrument, instrument, round_half_up, wilson_of_mean
from compliance.trust.models import TrustAnswers

TRUST: Final = "public_trust"
Answers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OfQuestion:
    """`n`: respondents who answered it; `mean`: 0 to 100, None without any."""

    code: str
    n: int
    mean: Decimal | None


@dataclass(frozen=True, slots=True)
class Trust:
    """`mean` and `interval` from 0 to 100, None without respondents. The interval is Wilson's for a mean of values that vary at
    most as much as yes and no do: it may be wider than it must be, never narrower. `greyed`: fewer than `least`."""

    n: int
    mean: Decimal | None
    interval: Interval | None
    least: int
    questions: list[OfQuestion]

    @property
    def greyed(self) -> bool:
        return self.n < self.least


def of(unit: Unit, year: int, weighed: Instrument) -> Trust:
    """The figures of a unit's year. An instrument without a survey has no respondents."""
    if weighed.survey is None:
        return Trust(0, None, None, weighed.least_respondents, [])
    return computed(list(standing(unit, year).values()), weighed.survey, weighed.least_respondents)


def standing(unit: Unit, year: int) -> dict[int, Answers]:
    """What stands of each respondent, by number."""
    found: dict[int, Answers] = {}
    for number, answers in _answers(unit=unit.pk, year=year):
        found.pop(number, None)
        if answers is not None:
            found[number] = answers
    return dict(sorted(found.items()))


_answers: Final[Worded[Any]] = Worded(
    lambda unit, year: (
        TrustAnswers.objects.filter(unit=unit, year=year).order_by("pk").values_list("number", "answers")
    ),
    unit=-987_654_321,
    year=31_234,
)


def surveyed(agency: Agency, year: int) -> set[str]:
    """The codes of its units that have respondents in the year."""
    found = Unit.objects.filter(agency=agency, trust_answers__year=year).distinct()
    return {unit.code for unit in found if standing(unit, year)}


def computed(respondents: list[Answers], survey: Survey, least: int) -> Trust:
    """The figures of these respondents, each with one answer at least."""
    n = len(respondents)
    total = sum((_mean(answers.values(), survey) for answers in respondents), Fraction(0))
    questions = []
    for code in survey.questions:
        marks = [answers[code] for answers in respondents if code in answers]
        mean = round_half_up(100 * _mean(marks, survey)) if marks else None
        questions.append(OfQuestion(code, len(marks), mean))
    if not n:
        return Trust(0, None, None, least, questions)
    return Trust(n, round_half_up(100 * total / n), wilson_of_mean(total / n, n), least, questions)


def _mean(marks: Iterable[int], survey: Survey) -> Fraction:
    """From 0 to 1."""
    given = list(marks)
    return Fraction(sum(given) - survey.least * len(given), (survey.most - survey.least) * len(given))


def differing(assessments: Iterable[tuple[Unit, int, Decimal | None]]) -> Iterable[str]:
    """Each unit's year that has respondents and another score of trust than follows from them, one sentence each."""
    for unit, year, stands in assessments:
        try:
            found = of(unit, year, instrument(year))
        except NoInstrument:
            continue
        if found.n and found.mean != stands:
            yield f"assessment of unit {unit.pk} in {year}: trust is {stands}, its respondents say {found.mean}"
