"""What was handed in as evidence of a unit's year, what became of it, and the binders that were taken: only ever added to."""

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from accounts.seals import Sealed, only_added

MOST_NAME: Final = 200
MOST_LINK: Final = 1000
MOST_NOTE: Final = 1000


class EvidenceFile(Sealed):
    """A file or an address that was handed in. The file is kept byte for byte as it came (docs/adr/0071)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit pelayanan"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    name = models.CharField(_("nama"), max_length=MOST_NAME)
    """As it was sent; of an address, its host."""
    link = models.CharField(_("tautan"), max_length=MOST_LINK, blank=True)
    mime = models.CharField(max_length=100, blank=True)
    path = models.CharField(max_length=100, unique=True, null=True)  # noqa: DJ001 - absent, or one's own
    """Empty of an address."""
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    """Of the bytes; of an address, of its text."""
    scanned = models.BooleanField()
    """False: a virus scanner is set up and did not answer; a step says later what it found."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("bukti")
        verbose_name_plural = _("bukti")
        indexes: ClassVar = [models.Index("unit", "year", name="evidence_of_unit")]
        triggers: ClassVar = only_added("files of evidence are")

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year} {self.pk}"


class EvidenceStep(Sealed):
    """What became of a file: the document it was put to, and what was found of it. The latest counts."""

    class Act(models.TextChoices):
        PLACED = "placed", _("ditempatkan")
        VERIFIED = "verified", _("terverifikasi")
        SENT_BACK = "sent_back", _("perlu perbaikan")
        WITHDRAWN = "withdrawn", _("ditarik")
        CLEAN = "clean", _("bersih dari virus")
        INFECTED = "infected", _("ditahan: memuat virus")

    file = models.ForeignKey(EvidenceFile, models.PROTECT, related_name="steps")
    act = models.CharField(max_length=10, choices=Act.choices)
    document = models.CharField(max_length=40, blank=True)
    """Of PLACED: its code in the list of the instrument."""
    dated_on = models.DateField(_("tanggal dokumen"), null=True)
    confirmed_on = models.DateField(_("ditegaskan kembali"), null=True)
    """An older document was confirmed on this day."""
    replaces = models.ForeignKey(EvidenceFile, models.PROTECT, null=True, related_name="+")
    """The file in whose place this one was put."""
    note = models.CharField(_("catatan"), max_length=MOST_NOTE, blank=True)
    by_ombudsman = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Empty of what the scanner found."""
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("langkah bukti")
        verbose_name_plural = _("langkah bukti")
        triggers: ClassVar = only_added("steps of evidence are")

    def __str__(self) -> str:
        return f"{self.file_id} {self.act}"


class BinderTaken(Sealed):
    """A binder that somebody took away."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    files = models.PositiveIntegerField()
    """How many files it holds, those that the product made among them."""
    missing = models.PositiveIntegerField()
    """Of the documents that are required, how many it lacks."""
    sha256 = models.CharField(max_length=64)
    """Of its SHA256SUMS: by it a copy that turns up somewhere is known again."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("bundel bukti")
        verbose_name_plural = _("bundel bukti")
        indexes: ClassVar = [models.Index("unit", "year", name="binder_of_unit")]
        triggers: ClassVar = only_added("binders are")

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year} {self.pk}"
