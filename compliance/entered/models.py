"""The rows of an assessment: one for each dimension, item of the checklist and indicator that has a value."""

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.seals import Sealed

MOST_NOTE: Final = 500


class IndicatorValue(Sealed):
    """What was entered for one code of an assessment: the score of a dimension or indicator from 0 to 100, or the mark of
    an item of the checklist from 0 to 4. Empty: it was taken back. Codes with a column of the assessment stand in both."""

    assessment = models.ForeignKey("compliance.Assessment", models.CASCADE, related_name="values")
    code = models.CharField(_("kode"), max_length=30)
    value = models.DecimalField(_("nilai"), max_digits=5, decimal_places=2, null=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Empty for what stood there before rows were kept."""
    entered_at = models.DateTimeField(_("diisi pada"))
    note = models.CharField(_("catatan"), max_length=MOST_NOTE, null=True)  # noqa: DJ001 - upgraded rows keep their seals
    """What it rests on, or where its evidence lies; a text that a person typed. Empty for none."""

    class Meta:
        verbose_name = _("nilai indikator")
        verbose_name_plural = _("nilai indikator")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assessment", "code"], name="indicator_once"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__range=(0, 100)), name="indicator_0_to_100"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.code}"
