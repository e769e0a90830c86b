"""The office itself: what was changed of its people, seats, units and agencies (append-only; no event of a case tells of it),
and who is away, with whoever stands in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.seals import only_added


class OfficeChange(models.Model):
    """Who changed what of the office, and when. `facts` hold codes, ids and the names of columns; never an address or the
    name of a person, which stand on the person's own row (docs/adr/0082)."""

    class What(models.TextChoices):
        INVITED = "invited", _("diundang")
        INVITED_AGAIN = "invited_again", _("undangan dikirim lagi")
        PASSWORD_SET = "password_set", _("kata sandi dibuat lewat tautan")
        PASSWORD_ASKED = "password_asked", _("tautan kata sandi baru dikirim")
        CORRECTED = "corrected", _("nama atau alamat surel diganti")
        SEAT_GIVEN = "seat_given", _("tugas diberikan")
        SEAT_TAKEN = "seat_taken", _("tugas dicabut")
        DISABLED = "disabled", _("dinonaktifkan")
        ENABLED = "enabled", _("diaktifkan lagi")
        HANDED_OVER = "handed_over", _("kasus diserahkan")
        UNIT_MADE = "unit_made", _("unit dibuat")
        UNIT_CHANGED = "unit_changed", _("unit diubah")
        AGENCY_CHANGED = "agency_changed", _("instansi diubah")
        MESSAGE_AGAIN = "message_again", _("pesan dikirim lagi")
        BANNER_SET = "banner_set", _("pengumuman dipasang")
        BANNER_ENDED = "banner_ended", _("pengumuman diakhiri")
        ABSENCE_SET = "absence_set", _("ketidakhadiran dicatat")
        ABSENCE_ENDED = "absence_ended", _("ketidakhadiran diakhiri")
        EMERGENCY = "emergency", _("diubah lewat administrasi darurat")

    at = models.DateTimeField(
        db_default=Func(function="clock_timestamp", output_field=models.DateTimeField())
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Empty for a command or the clock."""
    what = models.CharField(max_length=20, choices=What.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Whom it is about."""
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, null=True, related_name="+")
    """Whose coordinators read it; empty: only administrators do."""
    unit = models.ForeignKey("accounts.Unit", models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-id"], name="office_change_of_agency")]
        triggers: ClassVar = only_added("the log of the office is")

    def __str__(self) -> str:
        return f"{self.what} {self.user} {self.unit or self.agency or ''}"


class Absence(models.Model):
    """Somebody is away between two instants (whole days of their agency). What is told to them goes to the deputy meanwhile;
    the cases stay theirs (docs/adr/0083)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="stands_in")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    """The first instant at which they are back."""
    ended_at = models.DateTimeField(null=True)
    """When somebody ended it earlier, or took it back."""
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index("user", "until_at", name="absence_of", condition=Q(ended_at=None)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(from_at__lt=F("until_at")), name="absence_begins_before_it_ends"
            ),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("user")), name="absence_has_another_deputy"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.from_at:%Y-%m-%d}"


class AgencyLogo(models.Model):
    """The picture on the letterhead of an agency: a small PNG that was drawn anew (`complaints/files/logos.py`). Who put it there
    stands in the log too."""

    agency = models.OneToOneField("accounts.Agency", models.CASCADE, primary_key=True, related_name="logo")
    picture = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    """Both in pixels."""
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.agency_id} {self.width} × {self.height}"


class Banner(models.Model):
    """An announcement over the pages, in both languages, between two instants (whole days). It is never changed: another
    takes its place."""

    class Kind(models.TextChoices):
        MAINTENANCE = "maintenance", _("Pemeliharaan")
        HOLIDAY = "holiday", _("Libur")
        NEWS = "news", _("Kabar")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    words_id = models.CharField(max_length=300)
    words_en = models.CharField(max_length=300)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    """The first instant at which it stands no more."""
    on_public = models.BooleanField()
    on_staff = models.BooleanField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """When somebody took it down, or took it back."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(from_at__lt=F("until_at")), name="banner_begins_before_it_ends"
            ),
            models.CheckConstraint(
                condition=Q(on_public=True) | Q(on_staff=True), name="banner_stands_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.from_at:%Y-%m-%d}"

    @property
    def words(self) -> str:
        """In the language of the page."""
        return self.words_en if get_language() == "en" else self.words_id
