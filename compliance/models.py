"""What was assessed and published. Codes and numbers; every sum is computed when it is read."""

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit

FIRST_YEAR: Final = 2021
LAST_YEAR: Final = 9998
MOST_MARK: Final = 4
CHECKLIST: Final = (
    "officer_appointed",
    "procedure_published",
    "channels_alive",
    "register_kept",
    "training",
    "evaluation",
)
"""The items of `instruments/tuntas-1.toml`, a column each."""
ENTERED: Final = ("input", "process", "output", "public_trust")
"""The dimensions that a person enters; complaint management is estimated."""


def _up_to(most: int, *fields: str) -> Q:
    """Each of these columns is empty or from 0 to `most`."""
    condition = Q()
    for field in fields:
        condition &= Q(**{field: None}) | Q(**{f"{field}__range": (0, most)})
    return condition


class Assessment(models.Model):
    """The assessment of a unit in a year: dimension scores from 0 to 100 and the marks of the checklist, or the
    official total where only that was published. An empty column is unknown, never zero."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="assessments", verbose_name=_("unit pelayanan")
    )
    year = models.PositiveSmallIntegerField(_("tahun"))
    input = models.DecimalField(_("masukan"), max_digits=5, decimal_places=2, null=True, blank=True)
    process = models.DecimalField(_("proses"), max_digits=5, decimal_places=2, null=True, blank=True)
    output = models.DecimalField(_("keluaran"), max_digits=5, decimal_places=2, null=True, blank=True)
    public_trust = models.DecimalField(
        _("kepercayaan masyarakat"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    """Only in the instrument of 2025 and later."""
    official_score = models.DecimalField(
        _("nilai resmi"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    officer_appointed = models.PositiveSmallIntegerField(
        _("petugas ditunjuk dengan SK"), null=True, blank=True
    )
    procedure_published = models.PositiveSmallIntegerField(_("prosedur diumumkan"), null=True, blank=True)
    channels_alive = models.PositiveSmallIntegerField(_("saluran aktif"), null=True, blank=True)
    register_kept = models.PositiveSmallIntegerField(_("register dipelihara"), null=True, blank=True)
    training = models.PositiveSmallIntegerField(_("pembinaan"), null=True, blank=True)
    evaluation = models.PositiveSmallIntegerField(_("evaluasi"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("diisi oleh")
    )
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("dinilai oleh")
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("dikonfirmasi oleh"),
    )
    confirmed_at = models.DateTimeField(_("dikonfirmasi pada"), null=True)
    """When the Ombudsman confirmed the marks; a later mark empties it."""
    updated_at = models.DateTimeField(_("diubah pada"))

    class Meta:
        verbose_name = _("penilaian")
        verbose_name_plural = _("penilaian")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year"], name="assessment_once_a_year"),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="assessment_year_known"
            ),
            models.CheckConstraint(
                condition=_up_to(100, *ENTERED, "official_score"), name="assessment_score_0_to_100"
            ),
            models.CheckConstraint(condition=_up_to(MOST_MARK, *CHECKLIST), name="assessment_mark_0_to_4"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(
                    confirmed_at__isnull=False,
                    confirmed_by__isnull=False,
                    **{f"{item}__isnull": False for item in CHECKLIST},
                ),
                name="assessment_confirmed_when_marked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"

    @property
    def marks(self) -> dict[str, int | None]:
        return {item: getattr(self, item) for item in CHECKLIST}


class PublishedScore(models.Model):
    """The published score of an agency's year, which is shown beside ours."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="published_scores", verbose_name=_("instansi")
    )
    year = models.PositiveSmallIntegerField(_("tahun"))
    score = models.DecimalField(_("nilai"), max_digits=5, decimal_places=2)
    source = models.CharField(_("sumber"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("nilai terbit")
        verbose_name_plural = _("nilai terbit")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="published_once_a_year"),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="published_year_known"
            ),
            models.CheckConstraint(condition=Q(score__range=(0, 100)), name="published_score_0_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"
