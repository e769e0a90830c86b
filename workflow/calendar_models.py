"""Calendars as they are stored: their days and years by version, and the changes that made the versions. Nothing of
them is deleted or rewritten: what was counted with a version can be counted again."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.seals import Sealed
from workflow.codes import CalendarKind, HolidayKind


class Calendar(Sealed):
    """The days off of a country, region or agency, beside those of its parent. `version` rises with every
    change of its days or its parent's; each version stays readable (`CalendarVersion`)."""

    code = models.CharField(_("kode"), max_length=20, unique=True)
    name = models.CharField(_("nama"), max_length=200)
    kind = models.CharField(
        _("tingkat"), max_length=10, choices=CalendarKind.choices, default=CalendarKind.NATIONAL
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("kalender induk"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    covers_every_year = models.BooleanField(default=False, editable=False)
    """For a calendar that needs no decree: no year is unknown to it."""
    retired_on = models.DateField(_("berakhir"), null=True, blank=True)
    """From this day no agency takes it up; what was counted with it stays."""

    class Meta:
        verbose_name = _("kalender")
        verbose_name_plural = _("kalender")
        triggers: ClassVar = [pgtrigger.Protect(name="is_retired_not_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.name} ({self.code}@{self.version})"


class CalendarChange(Sealed):
    """One audited act: days added to or taken out of a calendar by decree. Proposed, previewed, approved by a
    person, then applied to running duties batch by batch; `seen` and the counts tell how far it is."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Usulan")
        APPLYING = "applying", _("Sedang diterapkan")
        APPLIED = "applied", _("Diterapkan")
        DROPPED = "dropped", _("Dibatalkan")

    UNSEALED: ClassVar = ("seen", "moved", "dated", "stops_late", "starts_late", "told")
    """Counts of the job that applies it."""

    class Source(models.TextChoices):
        SHIPPED = "shipped", _("bawaan")
        PACKAGE = "package", _("paket holidays")
        CSV = "csv", _("berkas CSV")
        ICAL = "ical", _("berkas iCalendar")
        FORM = "form", _("formulir")

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="changes")
    decree = models.CharField(_("dasar"), max_length=200)
    source = models.CharField(_("sumber"), max_length=10, choices=Source.choices)
    whole_years = ArrayField(models.PositiveSmallIntegerField(), default=list)
    """Years that this decree settles whole: its days take the place of what was proposed for them."""
    proposed_years = ArrayField(models.PositiveSmallIntegerField(), default=list)
    """Years that become known, but only as a proposal (not yet decreed)."""
    state = models.CharField(_("status"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Empty where it was approved on the command line."""
    approved_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(null=True)
    """The version of the calendar that it made."""
    total = models.PositiveIntegerField(default=0)
    """Running duties to look at, counted when it was approved."""
    seen = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    dated = models.PositiveIntegerField(default=0)
    stops_late = models.PositiveIntegerField(default=0)
    starts_late = models.PositiveIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("perubahan kalender")
        verbose_name_plural = _("perubahan kalender")
        triggers: ClassVar = [pgtrigger.Protect(name="is_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.calendar_id} · {self.decree}"


class ProposedDay(Sealed):
    """A day that a change adds to a calendar, or takes out of it (`removed`)."""

    change = models.ForeignKey(CalendarChange, models.PROTECT, related_name="days")
    date = models.DateField(_("tanggal"))
    kind = models.CharField(
        _("jenis"), max_length=15, choices=[*HolidayKind.choices, ("removed", _("Dihapus"))]
    )
    name = models.CharField(_("nama"), max_length=200)
    second_source = models.CharField(_("sumber kedua"), max_length=200, blank=True, db_default="")
    only_week = models.PositiveSmallIntegerField(_("hanya untuk minggu kerja"), null=True, blank=True)
    flags = ArrayField(models.CharField(max_length=20), default=list)
    """What a person should look at before approving: `duplicate`, `neighbour`, `weekend` ..."""

    class Meta:
        ordering = ("date",)
        constraints: ClassVar = [models.UniqueConstraint(fields=["change", "date"], name="proposed_day_once")]

    def __str__(self) -> str:
        return f"{self.date} {self.kind} {self.name}"


class CalendarVersion(Sealed):
    """A version that a calendar had: which change made it, and on which version of its parent it stands."""

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    parent_version = models.PositiveIntegerField(null=True)
    change = models.ForeignKey(CalendarChange, models.PROTECT, null=True, related_name="versions")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "version"], name="calendar_version_once")
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="is_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.calendar_id}@{self.version}"


class CalendarYear(Sealed):
    """A year that a calendar knows from one version until another: decreed, or proposed and so provisional."""

    class Status(models.TextChoices):
        DECREED = "decreed", _("ditetapkan")
        PROPOSED = "proposed", _("usulan")

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(_("tahun"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)
    from_version = models.PositiveIntegerField(default=1)
    until_version = models.PositiveIntegerField(null=True)
    """The first version in which it no longer stands; empty while it does."""

    class Meta:
        verbose_name = _("tahun kalender")
        verbose_name_plural = _("tahun kalender")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["calendar", "year"], condition=Q(until_version=None), name="calendar_year_once"
            )
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="is_retired_not_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.year} {self.status}"


class Holiday(Sealed):
    """A day off and the decree that makes it one, from one version of its calendar until another."""

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="holidays")
    date = models.DateField(_("tanggal"))
    kind = models.CharField(_("jenis"), max_length=15, choices=HolidayKind.choices)
    name = models.CharField(_("nama"), max_length=200)
    decree = models.CharField(_("dasar"), max_length=200)
    second_source = models.CharField(_("sumber kedua"), max_length=200, blank=True, db_default="")
    """What bears the decree out, where somebody named it."""
    only_week = models.PositiveSmallIntegerField(_("hanya untuk minggu kerja"), null=True, blank=True)
    """The day is off only for working weeks of this many days; empty: for all."""
    from_version = models.PositiveIntegerField(default=1)
    until_version = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("hari libur")
        verbose_name_plural = _("hari libur")
        ordering = ("date",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["calendar", "date"], condition=Q(until_version=None), name="holiday_once_a_day"
            )
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="is_retired_not_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
