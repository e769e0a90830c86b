"""What is kept of a member of staff at the work list: when they were there, up to when they read a case, the pages that
they keep, and those of whose news they are told."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit
from complaints.models import Complaint


class ListVisit(models.Model):
    """The visits of somebody to the work list. A visit is over once half an hour went by without a look."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="list_visit"
    )
    first_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True)
    """The last look of the visit before this one; empty at the first visit."""
    last_at = models.DateTimeField()
    """The latest look, give or take a minute."""

    def __str__(self) -> str:
        return f"{self.user_id} {self.last_at:%Y-%m-%d}"


class CaseRead(models.Model):
    """Until when somebody has read what the complainant of a case wrote (`at`)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["complaint", "user"], name="case_read_once")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.complaint_id}"


class SavedPage(models.Model):
    """A page of the work list or of the desk that somebody keeps under a name: which page, and what its address asks. It holds
    no case and no figure: whoever opens it finds what their own seats show. Shared in one place, else its owner's alone."""

    class Page(models.TextChoices):
        LIST = "list", _("Daftar kerja")
        OVERVIEW = "overview", _("Pengawasan")
        SHEET = "sheet", _("Lembar unit")
        COMPARE = "compare", _("Bandingkan")
        CASES = "cases", _("Daftar pengaduan")
        QUEUE = "queue", _("Antrean")

    class For(models.TextChoices):
        OWNER = "owner", _("Hanya saya")
        UNIT = "unit", _("Unit saya")
        AGENCY = "agency", _("Instansi saya")
        OFFICE = "office", _("Ombudsman")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("nama"), max_length=100)
    page = models.CharField(max_length=10, choices=Page.choices, default=Page.LIST, db_default=Page.LIST)
    asked = models.JSONField(default=dict)
    """{name: value} of the address, the codes of agency and unit among them."""
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="+")
    office = models.BooleanField(default=False, db_default=False)
    """Shared with all who sit for the Ombudsman."""
    was_view = models.BigIntegerField(null=True, unique=True)
    """Its number while the desk kept pages of its own, in addresses of that time."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "workflow_savedfilter"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "name"], name="filter_named_once"),
            models.CheckConstraint(
                condition=Q(unit=None) | Q(agency=None), name="filter_shared_in_one_place"
            ),
            models.CheckConstraint(
                condition=Q(office=False) | Q(unit=None, agency=None), name="page_shared_in_one_place"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FilterWatch(models.Model):
    """Somebody is told by mail of cases that are new in a list that is kept: those that were not in it when they were last told."""

    class How(models.TextChoices):
        DAILY = "daily", _("Setiap hari kerja")
        WEEKLY = "weekly", _("Setiap pekan")
        NUMBER = "number", _("Begitu ada sejumlah yang baru")

    saved = models.ForeignKey(SavedPage, models.CASCADE, related_name="watches")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    how = models.CharField(max_length=10, choices=How.choices)
    least = models.PositiveSmallIntegerField(default=1)
    """From this many new cases on a mail is sent."""
    known = ArrayField(models.BigIntegerField(), default=list)
    """Keys of the cases that were in it when they were last told, or began to be."""
    told_at = models.DateTimeField()
    """When they were last told, or nothing new was found; at first, when they asked for it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "saved"], name="filter_watched_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.saved_id}"
