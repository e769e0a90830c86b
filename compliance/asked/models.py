"""What complainants of closed cases are asked: the draws, and each question with its answer.

No event tells of an answer: whoever handles a case reads its events, and how they treated somebody is not theirs to read of a
single case (docs/adr/0060). Both tables are sealed instead.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit
from accounts.seals import Sealed
from complaints.models import Complaint


class QuestionDraw(Sealed):
    """The draw of one agency for the cases that were closed in one month: who could have been drawn, and with which seed."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("instansi"))
    month = models.DateField()
    """Its first day."""
    seed = models.CharField(max_length=64)
    percent = models.PositiveSmallIntegerField()
    closed = models.JSONField()
    """{code of the unit, "" for none: [number of each case that was closed in the month and was never asked before]}."""
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("undian pertanyaan")
        verbose_name_plural = _("undian pertanyaan")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "month"], name="question_draw_once_a_month"),
            models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="question_draw_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.month:%Y-%m}"


class Question(Sealed):
    """One question to the complainant of one case, and what they said. A case is asked each question once in its life."""

    class About(models.TextChoices):
        SOLVED = "solved", _("Apakah masalah Anda terselesaikan?")
        TREATED_WELL = "treated_well", _("Apakah Anda diperlakukan dengan baik?")

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="questions")
    draw = models.ForeignKey(QuestionDraw, models.PROTECT, related_name="questions")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    """The unit of the case when it was drawn."""
    about = models.CharField(max_length=12, choices=About.choices)
    asked_on = models.DateField()
    """The local date of the agency."""
    open_until = models.DateTimeField()
    """Afterwards nobody is asked any more, and nobody was reminded."""
    yes = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    apart = models.BooleanField(default=False)
    """The office had or may have had the key with which it was answered: never part of the share (docs/adr/0035)."""

    class Meta:
        verbose_name = _("pertanyaan kepada pengadu")
        verbose_name_plural = _("pertanyaan kepada pengadu")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["complaint", "about"], name="question_once_a_case"),
            models.CheckConstraint(
                condition=Q(yes=None, answered_at=None) | Q(yes__isnull=False, answered_at__isnull=False),
                name="question_answered_at_some_time",
            ),
        ]
        indexes: ClassVar = [models.Index("unit", "asked_on", name="question_of_unit")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.about}"
