"""Later versions of the weights of an instrument: only ever added to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.seals import Sealed, only_added
from compliance.frozen.models import MOST_REASON


class InstrumentVersion(Sealed):
    """The weights of an instrument's dimensions from this version on. The first version is the file of the instrument."""

    code = models.CharField(_("kode"), max_length=20)
    version = models.PositiveSmallIntegerField(_("versi"))
    weights = models.JSONField()
    """{code of the dimension: its weight, of 100, as a text}: of every dimension."""
    certainties = models.JSONField()
    """{code of the dimension: how sure the weight is, V, V2 or R}."""
    reason = models.CharField(_("alasan"), max_length=MOST_REASON)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("versi instrumen")
        verbose_name_plural = _("versi instrumen")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="instrument_version_once"),
            models.CheckConstraint(condition=Q(version__gte=2), name="instrument_version_after_the_file"),
        ]
        triggers: ClassVar = only_added("versions of instruments are")

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"
