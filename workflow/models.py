"""What happened and what must happen: events, duties, who held the case, calendars, remembered replies."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.actors import ActorKind, Origin
from accounts.models import Unit
from complaints.lifecycle import State
from complaints.models import Complaint
from workflow.codes import Audience, DutyKind, Holder, HolidayKind


class ClockTimestamp(Func):
    """The database's wall clock, also within a transaction (not its start)."""

    function = "clock_timestamp"
    output_field = models.DateTimeField()


class Event(models.Model):
    """One thing that happened to a case. Append-only: a trigger and the app role's missing rights refuse
    every change. Facts hold codes, numbers, dates, ids and hashes, never a word that a person typed."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField()
    """1, 2, 3 ... per complaint, without a gap."""
    name = models.CharField(max_length=30)
    from_state = models.CharField(max_length=15, choices=State.choices, blank=True)
    to_state = models.CharField(max_length=15, choices=State.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    actor_kind = models.CharField(max_length=15, choices=ActorKind.choices)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    at = models.DateTimeField()
    """Official time of the act: the database's clock, read at the door."""
    effective_at = models.DateTimeField()
    """When it takes effect: for what the clock does, the end of the duty; else `at`."""
    recorded_at = models.DateTimeField(db_default=ClockTimestamp())
    audience = models.CharField(max_length=15, choices=Audience.choices)
    facts = models.JSONField(default=dict)
    statements = models.JSONField(default=dict)
    """{kind: [statement id, SHA-256 of salt + body]}"""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["complaint", "seq"], name="event_seq_once")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="is_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="is_never_emptied",
                level=pgtrigger.Statement,
                operation=pgtrigger.Truncate,
                when=pgtrigger.Before,
                func="RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege';",
            ),
            # The database alone sets recorded_at, joins each event to the one before it, and refuses a
            # time that its own clock does not bear out.
            pgtrigger.Trigger(
                name="follows_the_last_one",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                declare=[("last", "RECORD")],
                func="""
                    NEW.recorded_at := clock_timestamp();
                    SELECT seq, to_state, at INTO last FROM workflow_event
                    WHERE complaint_id = NEW.complaint_id ORDER BY seq DESC LIMIT 1;
                    IF NOT FOUND THEN
                        IF NEW.seq <> 1 OR NEW.from_state <> '' THEN
                            RAISE EXCEPTION 'the first event of a case has seq 1 and no state before it'
                                USING ERRCODE = 'check_violation';
                        END IF;
                    ELSIF NEW.seq <> last.seq + 1 OR NEW.from_state <> last.to_state OR NEW.at < last.at THEN
                        RAISE EXCEPTION 'event % does not follow event %', NEW.seq, last.seq
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.at > NEW.recorded_at
                       OR (NEW.origin = 'live' AND NEW.at < NEW.recorded_at - interval '60 seconds') THEN
                        RAISE EXCEPTION 'official time lies off the clock of the database'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}.{self.seq} {self.name}"


class Duty(models.Model):
    """A clock (kewajiban): what must be done by when. Lateness is a comparison of its facts, never a flag.

    `opened_on` is day zero, a local date of the agency; `due_on` the last local day in time; `due_at` the
    first instant after that day. Both are empty while no calendar covers the period.
    """

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="duties", db_index=False)
    kind = models.CharField(max_length=15, choices=DutyKind.choices)
    round = models.PositiveSmallIntegerField(default=1)
    holder = models.CharField(max_length=12, choices=Holder.choices)
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=20, blank=True)
    """The verb that ended it unmet, or `file_incomplete`: never counted."""
    length = models.PositiveSmallIntegerField(null=True)
    length_unit = models.CharField(max_length=15)
    week = models.CharField(max_length=7)
    """The ISO weekdays it was counted with: `12345`."""
    rule = models.CharField(max_length=60)
    citation = models.CharField(max_length=200)
    certainty = models.CharField(max_length=2)
    calendar = models.CharField(max_length=30)
    """Code and version of the calendar: `id@3`."""
    provisional = models.BooleanField(default=False)
    awaits_year = models.PositiveSmallIntegerField(null=True)
    """Why `due_on` is empty: the first year that the calendar does not know."""
    remind_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    swept_at = models.DateTimeField(null=True)
    """When the clock dealt with its end: recorded the breach, or was told by an import not to."""

    class Meta:
        verbose_name = _("jangka waktu")
        verbose_name_plural = _("jangka waktu")
        indexes: ClassVar = [
            models.Index("complaint", "kind", "round", name="duty_of_complaint"),
            models.Index(
                "due_at", "id", name="duty_to_sweep", condition=Q(met_at=None, ended_at=None, swept_at=None)
            ),
            models.Index(
                "remind_at",
                "id",
                name="duty_to_remind",
                condition=Q(met_at=None, ended_at=None, reminded_at=None),
            ),
            models.Index("kind", "round", "due_on", name="duty_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(met_at=None) | Q(ended_at=None), name="duty_met_or_ended_unmet"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None, due_at=None) | Q(due_on__isnull=False, due_at__isnull=False),
                name="duty_due_date_and_instant",
            ),
            models.CheckConstraint(
                condition=Q(met_at=None) | Q(met_at__gte=F("opened_at")), name="duty_not_met_before_it_opened"
            ),
            models.UniqueConstraint(
                fields=["complaint", "kind", "round"],
                condition=Q(met_at=None, ended_at=None),
                name="duty_runs_once_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.round} → {self.due_on}"

    @property
    def running(self) -> bool:
        return self.met_at is None and self.ended_at is None


class Holding(models.Model):
    """Which unit held a case from when until when (half open). Follows from the events; kept as rows so
    that measures need no replay."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="holdings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="holdings", db_index=False)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index("unit", "from_at", name="holding_of_unit")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(until_at=None), name="holding_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")), name="holding_forwards"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} · {self.unit_id}"


class Calendar(models.Model):
    """The days off of a country, region or agency. `version` rises with every change of its days."""

    code = models.CharField(_("kode"), max_length=20, unique=True)
    name = models.CharField(_("nama"), max_length=200)
    version = models.PositiveIntegerField(default=1, editable=False)
    covers_every_year = models.BooleanField(default=False, editable=False)
    """For a calendar that needs no decree: no year is unknown to it."""

    class Meta:
        verbose_name = _("kalender")
        verbose_name_plural = _("kalender")

    def __str__(self) -> str:
        return f"{self.name} ({self.code}@{self.version})"


class CalendarYear(models.Model):
    """A year that a calendar knows: decreed, or proposed and therefore provisional."""

    class Status(models.TextChoices):
        DECREED = "decreed", _("ditetapkan")
        PROPOSED = "proposed", _("usulan")

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(_("tahun"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices)

    class Meta:
        verbose_name = _("tahun kalender")
        verbose_name_plural = _("tahun kalender")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "year"], name="calendar_year_once")
        ]

    def __str__(self) -> str:
        return f"{self.calendar_id} {self.year} {self.status}"


class Holiday(models.Model):
    """A day off and the decree that makes it one."""

    calendar = models.ForeignKey(Calendar, models.PROTECT, related_name="holidays")
    date = models.DateField(_("tanggal"))
    kind = models.CharField(_("jenis"), max_length=15, choices=HolidayKind.choices)
    name = models.CharField(_("nama"), max_length=200)
    decree = models.CharField(_("dasar"), max_length=200)

    class Meta:
        verbose_name = _("hari libur")
        verbose_name_plural = _("hari libur")
        ordering = ("date",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["calendar", "date"], name="holiday_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class RememberedReply(models.Model):
    """The reply given under an Idempotency-Key, sealed with a key derived from it (promise P5)."""

    key_hash = models.CharField(max_length=64)
    body_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    salt = models.BinaryField()
    sealed = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index("created_at", name="reply_age")]
        constraints: ClassVar = [models.UniqueConstraint(fields=["key_hash"], name="reply_once_a_key")]

    def __str__(self) -> str:
        return f"{self.status} {self.created_at:%Y-%m-%d}"


class ImportedCase(models.Model):
    """The row of an older register that a case was made from: the key by which a second import knows it."""

    source = models.CharField(max_length=40)
    reference = models.CharField(max_length=100)
    """Its number in that register, as written there."""
    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="imported_from")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "reference"], name="imported_case_once")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.reference}"


class Heartbeat(models.Model):
    """When a periodic task last ran: how a silent beat is noticed."""

    name = models.CharField(max_length=30, unique=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("tanda hidup")
        verbose_name_plural = _("tanda hidup")

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"
