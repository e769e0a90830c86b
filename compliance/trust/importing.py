"""Answers of respondents taken from a table: a row a respondent, each taken, already there, blank, or refused with its reason."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from compliance.entered import numbers
from compliance.entered.importing import Became, Report
from compliance.entered.numbers import BadNumber
from compliance.frozen import freezing
from compliance.instrument import Survey
from compliance.tables import reading
from compliance.tables.reading import Column, Row
from compliance.trust import entering, figures
from compliance.trust.figures import Answers
from workflow.errors import BadInput, Text
from workflow.tabled import JudgedRow

NUMBER: Final = ("no", "nomor", "number")
ABOUT: Final = _("responden %(number)s")
BEFORE: Final = _("baris %(line)d menyebut nomor yang sama dengan jawaban lain")
OTHERWISE: Final = _("nomor ini sudah ada dengan jawaban lain")


class _Refused(Exception):
    def __init__(self, sentence: Text) -> None:
        super().__init__()
        self.sentence = sentence


@transaction.atomic
def take(
    agency: str, unit: str, year: int, data: bytes, *, only_look: bool, by: Actor, at: datetime
) -> Report:
    """Enter every respondent that can be; with `only_look` tell the same and change nothing. Raises as `entering.enter` does,
    and BadInput of `file`."""
    place, survey = entering.opened(agency, unit, year, by=by, at=at)
    table = reading.read(data, columns(survey))
    freezing.lock(place.agency)
    entering.refuse_closed(place, year)
    stand = figures.standing(place, year)
    taken: dict[int, Answers | None] = {}
    first: dict[int, tuple[int, Answers]] = {}
    report = Report(passed_over=table.passed_over)
    for row in table.rows:
        what = str(ABOUT) % {"number": row.text("number")[:20]} if row.text("number") else ""
        try:
            became = _became(row, survey, stand, first, taken)
            report.rows.append(JudgedRow(row.line, what, became))
        except _Refused as refused:
            report.rows.append(JudgedRow(row.line, what, Became.REFUSED, refused.sentence))
    with transaction.atomic():
        if taken:
            entering.enter(agency, unit, year, taken, by=by, at=at)
        transaction.set_rollback(only_look)
    return report


def columns(survey: Survey) -> dict[str, Column]:
    """The number, and a column for each question by its code."""
    return {"number": Column(NUMBER)} | {code: Column((code, code.casefold())) for code in survey.questions}


def _became(
    row: Row,
    survey: Survey,
    stand: dict[int, Answers],
    first: dict[int, tuple[int, Answers]],
    taken: dict[int, Answers | None],
) -> Became:
    if row.blank or not any(row.text(code) for code in survey.questions):
        if row.fault:
            raise _Refused(row.fault)
        return Became.BLANK
    if row.fault:
        raise _Refused(row.fault)
    number = _whole(row.cells.get("number", ""), entering.NUMBER)
    bad = str(entering.BAD_MARK) % {"least": survey.least, "most": survey.most}
    answers = {code: _whole(row.cells[code], bad) for code in survey.questions if row.text(code)}
    try:
        entering.check(number, answers, survey)
    except BadInput as refusal:
        raise _Refused(refusal.sentence) from None
    line, said = first.setdefault(number, (row.line, answers))
    if said != answers:
        raise _Refused(str(BEFORE) % {"line": line})
    if number in stand and stand[number] != answers:
        raise _Refused(OTHERWISE)
    if number in stand or line != row.line:
        return Became.THERE
    taken[number] = answers
    return Became.TAKEN


def _whole(cell: Any, sentence: Text) -> int:
    """A cell as a whole number."""
    try:
        value = numbers.whole(cell) if isinstance(cell, str) else _of_cell(cell)
    except BadNumber:
        raise _Refused(sentence) from None
    if value is None:
        raise _Refused(sentence)
    return value


def _of_cell(cell: Any) -> int:
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal) or cell != int(cell):
        raise BadNumber(str(cell))
    return int(cell)
