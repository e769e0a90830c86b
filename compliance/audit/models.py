"""An audit of an agency's answers: what was bound before they were given, and the draw. Both are only ever added.

What was found of a drawn answer is an event of its case (`workflow.verbs.audits`).
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from accounts.seals import Sealed, only_added


class AnswerAudit(Sealed):
    """Which answers will be drawn from, how many, and the digest of the seed: written before the period begins."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("instansi"))
    start = models.DateField(_("dari"))
    end = models.DateField(_("sampai"))
    """The last local day of the agency whose answers can be drawn."""
    percent = models.PositiveSmallIntegerField(_("persen"))
    """Of each unit's answers this many are drawn, rounded up."""
    commitment = models.CharField(max_length=64)
    """SHA-256 of the seed."""
    seed = models.CharField(max_length=64)
    """Shown by no door before the draw."""
    committed_at = models.DateTimeField()
    committed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("audit jawaban")
        verbose_name_plural = _("audit jawaban")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="audit_percent"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="audit_ends_after_its_start"),
        ]
        triggers: ClassVar = only_added("audits are")

    def __str__(self) -> str:
        return f"{self.agency_id} {self.start} {self.end}"


class AuditDraw(Sealed):
    """The draw of an audit: all answers that could be drawn. Which were, follows from the seed (`compliance.sampling`)."""

    audit = models.OneToOneField(AnswerAudit, models.PROTECT, related_name="draw")
    answers = models.JSONField()
    """{code of the unit, "" for none: [number of the case/round of each answer]}, in order."""
    at = models.DateTimeField()
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("undian audit")
        verbose_name_plural = _("undian audit")
        triggers: ClassVar = only_added("draws of audits are")

    def __str__(self) -> str:
        return f"{self.audit_id}"
