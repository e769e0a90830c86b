"""Entering what respondents answered. Each entry counts the dimension anew, in the same commit."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Unit
from accounts.roles import Role
from compliance import assessments
from compliance.assessments import Entry
from compliance.frozen import freezing
from compliance.instrument import Survey
from compliance.models import Assessment
from compliance.trust import figures
from compliance.trust.figures import TRUST
from compliance.trust.models import TrustAnswers
from law.counting import local_date
from workflow.errors import BadInput, NotNow, NotYours, Text

MOST_RESPONDENTS: Final = 100_000
OMBUDSMAN_ENTERS: Final = _("Survei kepercayaan diisi oleh Ombudsman.")
NO_SURVEY: Final = _("Instrumen tahun ini tidak mengenal survei kepercayaan.")
FROZEN: Final = _("Nilai tahun ini sudah dibekukan: jawaban survei tidak berubah lagi.")
NUMBER: Final = _("Nomor responden adalah bilangan bulat mulai 1.")
TAKEN: Final = _("Responden %(number)d sudah ada dengan jawaban lain. Tarik dahulu yang lama bila salah.")
NOT_THERE: Final = _("Responden %(number)d tidak ada.")
NO_ANSWER: Final = _("Isi paling sedikit satu jawaban.")
UNKNOWN: Final = _("Pertanyaan ini tidak ada dalam survei.")
BAD_MARK: Final = _("Jawaban adalah bilangan bulat %(least)d sampai %(most)d.")


@transaction.atomic
def enter(
    agency: str,
    unit: str,
    year: int,
    respondents: Mapping[int, Mapping[str, int] | None],
    *,
    by: Actor,
    at: datetime,
) -> int:
    """Write the answers of these respondents by number; None takes one back. The same again changes nothing. Returns how many
    were written.

    Raises NotVisible, NotYours, BadInput (a year without a survey, an answer outside the scale), NotNow (a frozen year, an
    official total, a number that stands with other answers, or one to take back that does not).
    """
    place, survey = opened(agency, unit, year, by=by, at=at)
    for number, answers in respondents.items():
        check(number, answers, survey)
    assert by.user is not None
    freezing.lock(place.agency)
    refuse_closed(place, year)
    stand = figures.standing(place, year)
    written = 0
    for number, answers in respondents.items():
        there = stand.get(number)
        if answers is None and there is None:
            raise NotNow("not_there", str(NOT_THERE) % {"number": number})
        if answers is not None and there is not None and there != answers:
            raise NotNow("number_taken", str(TAKEN) % {"number": number})
        if there != answers:
            kept = None if answers is None else dict(answers)
            TrustAnswers.objects.create(
                unit=place,
                year=year,
                number=number,
                answers=kept,
                entered_by_id=by.user.pk,
                entered_at=at,
            )
            written += 1
    if written:
        mean = figures.of(place, year, assessments.instrument_of(year)).mean
        assessments.enter(
            agency, unit, year, entry=Entry(dimensions={TRUST: mean}, surveyed=True), by=by, at=at
        )
    return written


def opened(agency: str, unit: str, year: int, *, by: Actor, at: datetime) -> tuple[Unit, Survey]:
    """The unit and the survey of its year, for whoever enters answers. Raises NotVisible, NotYours, BadInput."""
    place = assessments.unit_of(agency, unit, by)
    if by.user is None or not by.sits((Role.OMBUDSMAN,), agency_id=place.agency_id):
        raise NotYours("ombudsman_enters", OMBUDSMAN_ENTERS)
    survey = assessments.instrument_of(year).survey
    if survey is None:
        raise BadInput({"year": ("no_survey", NO_SURVEY)})
    if year > local_date(at, place.agency.zone).year:
        raise BadInput({"year": ("in_the_future", assessments.NOT_BEGUN)})
    return place, survey


def refuse_closed(place: Unit, year: int) -> None:
    """Raises NotNow for a frozen year and for one with an official total."""
    if freezing.of_year(place.agency_id, year) is not None:
        raise NotNow("frozen", FROZEN)
    if Assessment.objects.filter(unit=place, year=year, official_score__isnull=False).exists():
        raise NotNow("official_total", assessments.OFFICIAL)


def check(number: int, answers: Mapping[str, int] | None, survey: Survey) -> None:
    """Raises BadInput with every rule that this respondent breaks."""
    errors: dict[str, tuple[str, Text]] = {}
    if not 1 <= number <= MOST_RESPONDENTS:
        errors["number"] = ("number", NUMBER)
    if answers is not None:
        if not answers:
            errors["answers"] = ("empty", NO_ANSWER)
        sentence = str(BAD_MARK) % {"least": survey.least, "most": survey.most}
        for code, mark in answers.items():
            if code not in survey.questions:
                errors[f"answers.{code}"] = ("unknown", UNKNOWN)
            elif isinstance(mark, bool | Decimal) or mark not in range(survey.least, survey.most + 1):
                errors[f"answers.{code}"] = ("mark", sentence)
    if errors:
        raise BadInput(errors)
