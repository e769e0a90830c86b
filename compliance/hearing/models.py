"""A hearing before an agency's year is frozen: the draft that each unit read, and what it said. All of it is only ever added to."""

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit
from accounts.seals import Sealed, only_added
from complaints.models import Attachment, Complaint, Statement

MOST_REPLY: Final = 5000


class Hearing(Sealed):
    """One hearing of an agency's year. Its term was told to the units: a later change of the calendar does not move it."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name=_("instansi"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    number = models.PositiveSmallIntegerField(_("nomor"))
    """Within the agency's year, from 1."""
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    days = models.PositiveSmallIntegerField()
    """Working days of the agency."""
    until_on = models.DateField()
    """The last local day for objections and replies."""
    until_at = models.DateTimeField()
    """The instant after it."""
    calendar = models.CharField(max_length=30)
    """The version of the calendar that the term was counted with."""
    last_event = models.BigIntegerField()
    document = models.TextField()
    """The draft as JSON, in the form of a frozen version; of each unit only its code (`HearingUnit` has the rest)."""
    sha256 = models.CharField(max_length=64)
    """Of the whole draft, with its units."""

    class Meta:
        verbose_name = _("dengar pendapat")
        verbose_name_plural = _("dengar pendapat")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year", "number"], name="hearing_number_once"),
            models.CheckConstraint(condition=Q(days__gte=1), name="hearing_has_a_term"),
        ]
        triggers: ClassVar = only_added("hearings are")

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year} {self.number}"


class HearingUnit(Sealed):
    """The draft of one unit, as it was sent to it: figures, and the cases behind them."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit pelayanan"))
    score = models.DecimalField(_("nilai"), max_digits=5, decimal_places=2, null=True)
    cases = models.PositiveIntegerField()
    document = models.TextField()
    """The unit's part of the draft, byte for byte."""

    class Meta:
        verbose_name = _("rancangan nilai unit")
        verbose_name_plural = _("rancangan nilai unit")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hearing", "unit"], name="hearing_unit_once")
        ]
        triggers: ClassVar = only_added("drafts of hearings are")

    def __str__(self) -> str:
        return f"{self.hearing_id} {self.unit_id}"


class Objection(Sealed):
    """An objection of a unit to how a case stands in its draft. An event of the case (`objected`) tells of it."""

    of = models.ForeignKey(HearingUnit, models.PROTECT, related_name="objections")
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+")
    reasons = models.ForeignKey(Statement, models.PROTECT, related_name="+")
    file = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    """A file of the case that proves it."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("keberatan")
        verbose_name_plural = _("keberatan")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "complaint"], name="objection_once_a_case")
        ]
        triggers: ClassVar = only_added("objections are")

    def __str__(self) -> str:
        return f"{self.of_id} {self.complaint_id}"


class ObjectionDecision(Sealed):
    """What the Ombudsman decided on an objection. An event of the case tells of it; no figure is changed by it."""

    class Follows(models.TextChoices):
        """What follows when it is upheld."""

        LEFT_OUT = "left_out", _("Nilai tanpa kasus ini ditunjukkan di samping nilai yang dibekukan")
        CORRECTED = "corrected", _("Kasus dibetulkan dengan tindakannya sendiri sebelum pembekuan")

    objection = models.OneToOneField(Objection, models.PROTECT, related_name="decision")
    upheld = models.BooleanField()
    follows = models.CharField(max_length=10, choices=Follows.choices, blank=True)
    reasons = models.ForeignKey(Statement, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("putusan atas keberatan")
        verbose_name_plural = _("putusan atas keberatan")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(upheld=True, follows__in=["left_out", "corrected"]) | Q(upheld=False, follows=""),
                name="upheld_says_what_follows",
            )
        ]
        triggers: ClassVar = only_added("decisions on objections are")

    def __str__(self) -> str:
        return f"{self.objection_id}"


class HearingReply(Sealed):
    """What a unit says to its draft as a whole: one text, which stands beside its figure. It is about no case, so it is no
    `Statement`."""

    of = models.OneToOneField(HearingUnit, models.PROTECT, related_name="reply")
    text = models.TextField(_("tanggapan"), max_length=MOST_REPLY)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("tanggapan unit")
        verbose_name_plural = _("tanggapan unit")
        triggers: ClassVar = only_added("replies of units are")

    def __str__(self) -> str:
        return f"{self.of_id}"
