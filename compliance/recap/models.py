"""What the public reads of an agency: frozen figures of months, and the decisions to publish them. Nothing of it is
rewritten: a correction is a further version, a withdrawal a further decision (docs/adr/0057)."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit
from accounts.seals import Sealed


class Recap(Sealed):
    """The handling measures of one month, of an agency (`whole`), of one of its units, or of its cases without a unit, as they
    were on the instant `as_of`. All counts are kept; what of them is shown is decided anew at each reading."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="recaps")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="recaps")
    whole = models.BooleanField(default=False)
    month = models.DateField()
    """Its first day."""
    version = models.PositiveSmallIntegerField()
    received = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    due = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    median_days = models.PositiveIntegerField(null=True)
    """Working days from filing to the first answer."""
    as_of = models.DateTimeField()
    reason = models.CharField(_("alasan"), max_length=300, blank=True)
    """Why it takes the place of the version before; empty for the first."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "month", "version", "whole", "unit"],
                nulls_distinct=False,
                name="recap_frozen_once",
            ),
            models.CheckConstraint(
                condition=Q(whole=False) | Q(unit=None), name="recap_of_an_agency_or_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""), name="recap_corrected_with_a_reason"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="is_frozen", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.month:%Y-%m} v{self.version}"


class PublishingDecision(Sealed):
    """An agency decides that its figures are public, or no longer; the latest decision holds."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="publishing_decisions")
    published = models.BooleanField(_("diumumkan"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-id"], name="publishing_latest")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="is_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.published}"
