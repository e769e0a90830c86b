"""The answers of respondents, only ever added to: the latest row of a number counts."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from accounts.seals import Sealed, only_added


class TrustAnswers(Sealed):
    """What one respondent of a unit's year answered. Nothing tells who they are: the number is that of the questionnaire."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="trust_answers")
    year = models.PositiveSmallIntegerField(_("tahun"))
    number = models.PositiveIntegerField(_("nomor responden"))
    answers = models.JSONField(null=True)
    """{code of the question: mark}; a question without an answer is left out. Null: taken back."""
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("diisi pada"))

    class Meta:
        verbose_name = _("jawaban survei kepercayaan")
        verbose_name_plural = _("jawaban survei kepercayaan")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(number__gte=1), name="respondents_count_from_one")
        ]
        indexes: ClassVar = [models.Index("unit", "year", "number", name="trust_of_unit")]
        triggers: ClassVar = only_added("answers of respondents are")

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year} {self.number}"
