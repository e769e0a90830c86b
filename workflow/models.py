"""What happened and what must happen: events, duties, who held the case, calendars, remembered replies."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.actors import ActorKind, Origin
from accounts.from_rows import FromRow
from accounts.models import Unit
from accounts.seals import Sealed, only_added
from complaints.acts import Audience
from complaints.codes import choices
from complaints.lifecycle import State
from complaints.models import Complaint
from law.codes import CLOCKS, Classification, Holder, SuspensionReason
from notifications.notices import Recipient
from workflow.calendar_models import (
    Calendar,
    CalendarChange,
    CalendarVersion,
    CalendarYear,
    Holiday,
    ProposedDay,
)
from workflow.desk_models import CaseRead, ListVisit
from workflow.draft_models import DraftedAct
from workflow.examination_models import Examination, ExaminedBody
from workflow.learned_models import Learned
from workflow.letter_models import InsertedLetter, Letter, LetterVersion
from workflow.product_models import Product, ProductTask
from workflow.triggers import follows_the_last_one, hands_on

__all__ = [
    "Calendar",
    "CalendarChange",
    "CalendarVersion",
    "CalendarYear",
    "CaseRead",
    "ClockTimestamp",
    "DraftedAct",
    "Duty",
    "Event",
    "Examination",
    "ExaminedBody",
    "Export",
    "Heartbeat",
    "Holding",
    "Holiday",
    "ImportedCase",
    "InsertedLetter",
    "Learned",
    "Letter",
    "LetterVersion",
    "ListVisit",
    "Product",
    "ProductTask",
    "PromisedFile",
    "ProposedDay",
    "RememberedReply",
    "Rung",
    "SpentProof",
    "Suspension",
    "UnitPromise",
]


class ClockTimestamp(Func):
    """The database's wall clock, also within a transaction (not its start)."""

    function = "clock_timestamp"
    output_field = models.DateTimeField()


class Event(FromRow, models.Model):
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
        indexes: ClassVar = [
            models.Index(
                "at",
                "complaint",
                name="event_complainants_messages",
                condition=Q(name="message_sent", actor_kind=ActorKind.COMPLAINANT),
            )
        ]
        triggers: ClassVar = [
            *only_added("events are"),
            follows_the_last_one,
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}.{self.seq} {self.name}"


class Duty(FromRow, models.Model):
    """A clock (kewajiban): what must be done by when. Lateness is a comparison of its facts, never a flag.

    `opened_on` is day zero, a local date of the agency; `due_on` the last local day in time; `due_at` the
    first instant after that day. Both are empty while no calendar covers the period.
    """

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="duties", db_index=False)
    kind = models.CharField(max_length=15, choices=choices(CLOCKS))
    round = models.PositiveSmallIntegerField(default=1)
    holder = models.CharField(max_length=12, choices=choices(Holder))
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=20, blank=True)
    """The verb that ended it unmet, or `file_incomplete`: never counted."""
    original_due_on = models.DateField(null=True)
    """Its end as first counted (the class given at the first dispatch is part of that): before any extension,
    suspension, other class or change of calendar."""
    told_at = models.DateTimeField(null=True)
    """When its end was first told in a message."""
    length = models.PositiveSmallIntegerField(null=True)
    length_unit = models.CharField(max_length=15)
    week = models.CharField(max_length=7)
    """The ISO weekdays it was counted with: `12345`."""
    rule = models.CharField(max_length=60)
    citation = models.CharField(max_length=200)
    certainty = models.CharField(max_length=2)
    calendar = models.CharField(max_length=30)
    """Code and version of the calendar: `id@3`."""
    promise = models.ForeignKey("UnitPromise", models.PROTECT, null=True, related_name="+", db_index=False)
    """The unit's promise, where it is shorter than the rule: then `length` is the promise's."""
    extensions = models.PositiveSmallIntegerField(default=0)
    extended_days = models.PositiveSmallIntegerField(default=0)
    """Days of its own unit by which it was extended, in all."""
    extension_contested_at = models.DateTimeField(null=True)
    suspensions = models.PositiveSmallIntegerField(default=0)
    suspended_days = models.PositiveSmallIntegerField(default=0)
    """Days of its own unit that did not count, of the suspensions that are over."""
    suspended_at = models.DateTimeField(null=True)
    """Since when it stands still. `due_on` is then its end if it stands still as long as its rule allows, and
    `frozen_due_on` where it stood before."""
    frozen_due_on = models.DateField(null=True)
    resume_by_at = models.DateTimeField(null=True)
    """While it stands still: when it runs again by itself."""
    own_due_on = models.DateField(null=True)
    """Of a case linked with duplicates: the end it has by itself."""
    shared_due_on = models.DateField(null=True)
    """The earliest end among the cases linked with it; the earlier of both is `due_on`."""
    provisional = models.BooleanField(default=False)
    awaits_year = models.PositiveSmallIntegerField(null=True)
    """Why `due_on` is empty: the first year that the calendar does not know."""
    rung = models.CharField(max_length=15, blank=True)
    """The next rung of the ladder that its rule names, reached at `rung_at`."""
    rung_at = models.DateTimeField(null=True)
    swept_at = models.DateTimeField(null=True)
    """When the clock dealt with its end: recorded the breach, or was told by an import not to."""

    class Meta:
        verbose_name = _("jangka waktu")
        verbose_name_plural = _("jangka waktu")
        indexes: ClassVar = [
            models.Index("complaint", name="duty_of_case"),  # a case has few
            models.Index(
                "due_at", "id", name="duty_to_sweep", condition=Q(met_at=None, ended_at=None, swept_at=None)
            ),
            models.Index(
                "rung_at",
                "id",
                name="duty_to_climb",
                condition=Q(met_at=None, ended_at=None, rung_at__isnull=False),
            ),
            models.Index(
                "calendar", "complaint", name="duty_counted_with", condition=Q(met_at=None, ended_at=None)
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
                condition=Q(suspended_at=None, frozen_due_on=None, resume_by_at=None)
                | Q(suspended_at__isnull=False, frozen_due_on__isnull=False, resume_by_at__isnull=False),
                name="duty_suspended_keeps_its_end",
            ),
            models.CheckConstraint(
                condition=Q(own_due_on=None, shared_due_on=None)
                | Q(own_due_on__isnull=False, shared_due_on__isnull=False),
                name="duty_shares_an_end_or_not",
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
        triggers: ClassVar = [
            hands_on(
                "NEW.kind = 'explain'",
                pgtrigger.UpdateOf("due_at", "met_at", "ended_at", "swept_at"),  # type: ignore[no-untyped-call]  # untyped in pgtrigger
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.round} → {self.due_on}"

    @property
    def running(self) -> bool:
        return self.met_at is None and self.ended_at is None


class Holding(FromRow, models.Model):
    """Which unit held a case from when until when (half open). Follows from the events, and spares measures a replay."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="holdings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="holdings", db_index=False)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index("unit", "from_at", name="holding_of_unit"),
            models.Index("unit", name="holding_passed_on", condition=Q(until_at__isnull=False)),
        ]
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


class Suspension(FromRow, models.Model):
    """A time in which the clock of a case stands still (half open). Local days d with from_on < d <= until_on
    do not count for duties whose rule allows it. Follows from the events; kept as rows to be counted with."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="suspensions", db_index=False)
    round = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=25, choices=choices(SuspensionReason))
    from_at = models.DateTimeField()
    from_on = models.DateField()
    until_at = models.DateTimeField(null=True)
    until_on = models.DateField(null=True)
    resume_by_on = models.DateField()
    """The last local day that the rule's cap allows it to stand still."""
    resume_by_at = models.DateTimeField()
    """The instant after that day, at which the clock runs again by itself."""

    class Meta:
        indexes: ClassVar = [
            models.Index("complaint", name="suspension_of_complaint"),
            models.Index("resume_by_at", name="suspension_to_end", condition=Q(until_at=None)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(until_at=None), name="suspension_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None, until_on=None)
                | Q(until_at__gte=F("from_at"), until_on__gte=F("from_on")),
                name="suspension_forwards",
            ),
        ]
        triggers: ClassVar = [
            hands_on(
                "NEW.reason = 'awaiting_complainant'",
                pgtrigger.UpdateOf("until_at"),  # type: ignore[no-untyped-call]  # untyped in pgtrigger
            )
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} · {self.reason} · {self.from_on}"


class UnitPromise(Sealed):
    """A unit promises to be quicker than the rule: `length` days of the rule's unit, for duties that start on
    or after `effective_from`. A later row of the same duty takes its place; `length` None takes it back."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="promises", db_index=False)
    kind = models.CharField(_("jangka waktu"), max_length=15, choices=choices(CLOCKS))
    classification = models.CharField(
        _("klasifikasi"), max_length=15, choices=choices(Classification), blank=True
    )
    """Empty: of every class."""
    length = models.PositiveSmallIntegerField(_("hari"), null=True)
    effective_from = models.DateField(_("berlaku sejak"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("janji layanan unit")
        verbose_name_plural = _("janji layanan unit")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "kind", "classification", "effective_from"], name="unit_promise_once"
            ),
            models.CheckConstraint(condition=Q(length=None) | Q(length__gte=1), name="unit_promise_of_a_day"),
        ]
        triggers: ClassVar = [
            # What a duty was counted with stays readable.
            pgtrigger.Protect(name="is_kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.kind} · {self.length}"


class Rung(FromRow, models.Model):
    """A rung of the escalation ladder that a duty reached: which one, for what end, who was told, when and why."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="rungs", db_index=False)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="rungs", db_index=False)
    level = models.CharField(max_length=15)
    """The rung's name in the ladder of the duty's rule, or `past`: the passing of the end."""
    due_on = models.DateField()
    """The end of the duty that it speaks of: a later end has its own rungs."""
    recipients = ArrayField(models.CharField(max_length=15, choices=Recipient.choices))
    why = models.CharField(max_length=20)
    reached_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    send_at = models.DateTimeField(null=True)
    """When the sending window opens for it; empty where telling was pointless by then."""

    class Meta:
        verbose_name = _("tahap eskalasi")
        verbose_name_plural = _("tahap eskalasi")
        indexes: ClassVar = [models.Index("complaint", name="rung_of_complaint")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["duty", "level", "due_on"], name="rung_once")
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} · {self.level}"


class PromisedFile(models.Model):
    """The file of a case for the Ombudsman, which the clock promised: a worker makes it, and only then the mail that
    offers it (docs/adr/0055). The row goes with the commit that keeps the promise."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+", db_index=False)
    facts = models.JSONField()
    """What the mail says: duties as facts, and how many days their ends have passed."""
    not_before = models.DateTimeField()
    """When the sending window opens for the mail."""
    promised_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    """How many tries failed."""

    class Meta:
        indexes: ClassVar = [models.Index("next_try_at", "id", name="promised_file_next")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.promised_at:%Y-%m-%d %H:%M}"


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
        indexes: ClassVar = [
            models.Index(
                Func("reference", function="reference_key", output_field=models.TextField()),
                name="imported_case_by_key",
            )
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


class SpentProof(models.Model):
    """A proof of work that spoke for a filing: it does so once. Kept as long as its challenge holds."""

    challenge = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.challenge


class Export(models.Model):
    """A list of cases that somebody took away as a file. Append-only, as the events."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    form = models.CharField(max_length=4)
    """`csv` or `xlsx`."""
    filters = models.JSONField(default=dict)
    """Codes and dates by which the list was chosen."""
    searched = models.CharField(max_length=64, blank=True)
    """A keyed digest of the words it was searched for; empty where there were none."""
    cases = models.PositiveIntegerField()
    identities = models.PositiveIntegerField()
    """Of how many of them the file names the complainant."""
    sha256 = models.CharField(max_length=64)
    """Of the file: by it a copy that turns up somewhere is known again."""

    class Meta:
        verbose_name = _("ekspor daftar pengaduan")
        verbose_name_plural = _("ekspor daftar pengaduan")
        triggers: ClassVar = [
            pgtrigger.Protect(name="export_is_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.at:%Y-%m-%d %H:%M} {self.form} {self.cases}"
