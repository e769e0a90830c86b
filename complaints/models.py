"""What a complaint is: the case, who filed it, what was typed, what was attached."""

from datetime import UTC, datetime
from typing import ClassVar, Final, NamedTuple

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.actors import ActorKind, Origin
from accounts.from_rows import FromRow
from accounts.models import Agency, Unit
from accounts.seals import Sealed
from complaints.codes import CaseKind, Channel, IdentityKind, Outcome, StatementKind, choices
from complaints.indexes import LISTED, of_open_cases
from complaints.lifecycle import END_STATES, PHASES, Lifecycle, Phase, State
from complaints.querysets import ComplaintQuerySet, Complaints
from law.codes import Classification

NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""`next_due_at` of a case without a running clock: it comes last in a list ordered by deadline."""


class Complaint(FromRow, Lifecycle):
    """One complaint (pengaduan). Holds the columns that lists filter and order by, and the counters that
    guards ask; its words stand in `Statement`, its complainant in `Identity`, its history in
    `workflow.Event`, its clocks in `workflow.Duty`.

    `unit` is the unit named or holding; `held_by` the unit that holds the case, from dispatch on.

    A product of the Ombudsman is a row here too, of another `kind`: clocks, mails, files and events of it are those of every
    case (docs/adr/0062). `objects` knows complaints alone; what serves every kind asks `every`.
    """

    kind = models.CharField(
        max_length=15, choices=CaseKind.choices, default=CaseKind.COMPLAINT, db_default=CaseKind.COMPLAINT
    )

    reference = models.CharField(_("nomor"), max_length=20)
    access_hash = models.CharField(max_length=64, blank=True)
    slip_hash = models.CharField(max_length=64, blank=True, default="", db_default="")
    """Of the key on the latest printed slip (`workflow/verbs/slips.py`), opened or not."""
    slip_opened_at = models.DateTimeField(null=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.LIVE)
    channel = models.CharField(_("saluran"), max_length=10, choices=Channel.choices)
    identity_kind = models.CharField(_("identitas"), max_length=15, choices=IdentityKind.choices)
    language = models.CharField(max_length=2, default="id")
    moderation = models.CharField(max_length=20, blank=True)
    """Why intake should check the filing (a trap field was filled in, the form came back at once); never a refusal."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name=_("instansi"), db_index=False)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, verbose_name=_("unit pelayanan"), db_index=False
    )
    held_by = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="held_complaints", db_index=False
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="handled_complaints", db_index=False
    )
    accused = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    classification = models.CharField(
        _("klasifikasi"), max_length=15, choices=choices(Classification), blank=True
    )
    proposed_classification = models.CharField(max_length=15, choices=choices(Classification), blank=True)
    """A longer class that waits for a second person; until then the stricter limit holds."""
    reclassification_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="duplicates", db_index=False
    )

    offered_to = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("ditawarkan kepada"),
    )
    """The agency to which it is offered and that has not answered yet (`workflow/verbs/referrals.py`)."""

    version = models.PositiveIntegerField(default=1)
    """Rises with lifecycle and assignment moves only."""
    last_seq = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()
    round = models.PositiveSmallIntegerField(default=1)
    next_due_on = models.DateField(null=True)
    next_due_at = models.DateTimeField(default=NEVER)
    handed_until = models.DateTimeField(null=True, editable=False)
    """Until when somebody else has to act than its state names (`workflow/reading/turns.py`): at the Ombudsman until the end of a
    demand, in the unit's hands while the clock stands still for the complainant's word (NEVER). Triggers alone write it, from
    the duties and standstills (docs/adr/0131)."""

    received_at = models.DateTimeField(_("diterima"))
    received_on = models.DateField()
    """The local date of filing in the agency's zone."""
    claimed_received_on = models.DateField(null=True)
    """The earlier day of receipt that staff claim for a letter or visit; it counts once a second person confirms it."""
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    claim_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    """The second person; from then on `received_on` is the claimed date."""
    occurred_on = models.DateField(_("tanggal kejadian"), null=True)
    first_answered_at = models.DateTimeField(null=True)
    first_answered_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    """The latest answer; the first one stays in `first_answered_at` for ever."""
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    barred_from_answering = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    """Who gave the contested answer: somebody else gives the next one."""
    outcome = models.CharField(_("hasil"), max_length=10, choices=Outcome.choices, blank=True)
    ended_at = models.DateTimeField(null=True)
    """When it was closed, rejected or withdrawn, as it takes effect; empty while it is neither."""
    ended_by = models.CharField(max_length=20, blank=True)
    """The verb that ended it."""
    escalated_at = models.DateTimeField(null=True)
    """When it first went to the Ombudsman."""
    turned_at = models.DateTimeField(null=True, editable=False)
    """When it last went to the Ombudsman, went back from it, or the office was last asked for an explanation: its place in the
    Ombudsman's queue (`workflow/reading/queue.py`). A trigger of the events alone writes it (docs/adr/0134)."""
    wrote_at = models.DateTimeField(null=True, editable=False)
    """When its complainant last wrote a message to the office. Written by a trigger of the events as well; also empty where that was
    more than forty days before this column came (docs/adr/0141)."""
    identity_to_ombudsman = models.BooleanField(null=True)
    """Whether its complainant chose, when they last took it there, that the Ombudsman reads who they are. Empty: nobody chose;
    then a named complainant is shown there, and no other (`complaints/entitlement.py`)."""
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )

    completions_requested = models.PositiveSmallIntegerField(default=0)
    contests = models.PositiveSmallIntegerField(default=0)
    reopenings = models.PositiveSmallIntegerField(default=0)
    appeals = models.PositiveSmallIntegerField(default=0)
    rating = models.PositiveSmallIntegerField(_("penilaian"), null=True)
    rating_apart = models.BooleanField(default=False, db_default=False)
    """Whether the office had or may have had the key with which it was given: it counts once somebody confirms it."""
    rating_confirmed_at = models.DateTimeField(null=True)
    """When the complainant, at an address of their own, or the Ombudsman confirmed a rating that stands apart."""
    answer_void = models.BooleanField(default=False, db_default=False)
    """Whether an audit of the Ombudsman found last that the answer of the first round is void: it does not stand."""

    objects = Complaints()
    every = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("pengaduan")
        verbose_name_plural = _("pengaduan")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reference"], name="complaint_reference_once"),
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__range=(1, 4)), name="complaint_rating_1_to_4"
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of=None) | ~Q(duplicate_of=models.F("pk")),
                name="complaint_no_duplicate_of_itself",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="complaint_state_known"),
            models.CheckConstraint(
                condition=Q(contests__lte=1, reopenings__lte=1, appeals__lte=1, completions_requested__lte=1),
                name="complaint_each_way_back_once",
            ),
        ]
        indexes: ClassVar = [
            # Along these a search looks: that they are complaints stands in the condition, so that the index alone tells the next.
            models.Index("next_due_at", "id", name="complaint_listed", condition=LISTED),
            models.Index("agency", "next_due_at", "id", name="complaint_listed_here", condition=LISTED),
            models.Index("held_by", "next_due_at", "id", name="complaint_listed_of_unit", condition=LISTED),
            models.Index("unit", "next_due_at", "id", name="complaint_list_named"),
            models.Index("agency", "received_on", name="complaint_received"),
            models.Index(
                "unit",
                "received_on",
                "id",
                name="complaint_received_by_unit",
                include=["kind", "first_answered_on", "ended_at"],
            ),
            models.Index("duplicate_of", name="complaint_repeats", condition=Q(duplicate_of__isnull=False)),
            models.Index("last_at", "id", name="complaint_active_all"),
            models.Index("agency", "last_at", "id", name="complaint_active_agency"),
            models.Index("received_on", "id", name="complaint_newest"),
            models.Index(
                "handler",
                "next_due_at",
                "id",
                name="complaint_handled",
                condition=Q(kind=CaseKind.COMPLAINT, handler__isnull=False)
                & (~Q(state__in=END_STATES) | Q(next_due_at__lt=NEVER)),
            ),
            models.Index("offered_to", "id", name="complaint_offered", condition=Q(offered_to__isnull=False)),
            *of_open_cases(),
        ]
        triggers: ClassVar = [
            # A state that no event tells of cannot be committed, whatever wrote it (promise P2).
            pgtrigger.Trigger(
                name="state_has_its_event",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "last_seq"),  # type: ignore[no-untyped-call]  # untyped in pgtrigger
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM complaints_complaint c JOIN workflow_event e
                          ON e.complaint_id = c.id AND e.seq = c.last_seq AND e.to_state = c.state
                        WHERE c.id = NEW.id
                    ) AND EXISTS (SELECT 1 FROM complaints_complaint WHERE id = NEW.id) THEN
                        RAISE EXCEPTION 'complaint % has a state that its last event does not tell', NEW.id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                """,
            ),
            # With another state something else may hand the turn on; what changes of it later is told by the tables of duties and
            # standstills (workflow/models.py).
            pgtrigger.Trigger(
                name="turn_follows_its_state",
                operation=pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]  # untyped in pgtrigger
                when=pgtrigger.Before,
                condition=pgtrigger.Condition(
                    "OLD.state <> NEW.state AND"
                    " (OLD.handed_until IS NOT NULL OR NEW.state IN ('investigating', 'escalated'))"
                ),
                func="NEW.handed_until := turn_handed_until(NEW.id, NEW.state); RETURN NEW;",
            ),
            pgtrigger.Protect(name="is_never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def phase(self) -> Phase:
        return PHASES[State(self.state)]


MAILBOX: Final = """
    CASE WHEN lower(split_part(%(expressions)s, '@', 2)) IN ('gmail.com', 'googlemail.com')
    THEN replace(split_part(split_part(lower(%(expressions)s), '@', 1), '+', 1), '.', '') || '@gmail.com'
    ELSE split_part(split_part(lower(%(expressions)s), '@', 1), '+', 1)
        || '@' || split_part(lower(%(expressions)s), '@', 2) END
"""
"""The mailbox that an address reaches, in SQL: without case, without `+tag`, for Gmail without dots."""


class Identity(FromRow, models.Model):
    """Who filed the case. A table of its own: never joined by a list, emptied when a person is erased,
    and absent for an anonymous complaint."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="complainant")
    name = models.CharField(_("nama"), max_length=200)
    email = models.CharField(_("surel"), max_length=254, blank=True)
    email_confirmed_at = models.DateTimeField(null=True)
    """When somebody pressed the button behind a link that was mailed to this address for this case."""
    proposed_email = models.CharField(max_length=254, blank=True, default="", db_default="")
    """The address that the complainant wants instead, until somebody who reads there confirms it."""
    former_email = models.CharField(max_length=254, blank=True, default="", db_default="")
    """The address before the latest change, which is told of it."""
    phone = models.CharField(_("telepon"), max_length=20, blank=True)
    phone_medium = models.CharField(max_length=8, blank=True, default="", db_default="")
    """What carries word to that phone, as the complainant chose (`codes.Medium`); empty: nothing does."""
    phone_confirmed_at = models.DateTimeField(null=True)
    """When the complainant typed the code that was sent to this number for this case."""
    address = models.TextField(_("alamat"), blank=True)

    class Meta:
        verbose_name = _("identitas pengadu")
        verbose_name_plural = _("identitas pengadu")
        indexes: ClassVar = [
            models.Index(Lower("email"), name="identity_mail_address"),
            models.Index(models.Func(models.F("email"), template=MAILBOX), name="identity_mailbox"),
            models.Index("phone", name="identity_told_by_phone", condition=~Q(phone_medium="")),
        ]

    def __str__(self) -> str:
        return f"Identity {self.pk}"


class Statement(FromRow, models.Model):
    """A text that a person typed. Events carry its id and SHA-256(salt + body): erasing empties body and
    salt, and the event still proves what stood here."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="statements", db_index=False)
    kind = models.CharField(max_length=20, choices=StatementKind.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    author_kind = models.CharField(max_length=15, choices=ActorKind.choices)
    at = models.DateTimeField()
    body = models.TextField()
    salt = models.BinaryField(max_length=16)

    class Meta:
        indexes: ClassVar = [
            models.Index("complaint", name="statement_of_case"),  # a case has few
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Words(models.Model):
    """What a case is found by: the words of its subject and description, and its agency as one more word that no text can
    hold. Triggers of the database write it (docs/adr/0050); nothing else does."""

    complaint_id = models.BigIntegerField(primary_key=True)
    words = SearchVectorField()

    class Meta:
        indexes: ClassVar = [
            GinIndex("words", name="words_of_cases", gin_pending_list_limit=512),
            # A page of a search looks at thousands, one by one; that of the key proves that it is there once.
            HashIndex(fields=["complaint_id"], name="words_by_key"),
        ]

    def __str__(self) -> str:
        return f"words of {self.complaint_id}"


class Shown(NamedTuple):
    """The file that readers of an attachment get: where it lies, its bytes, their SHA-256 in hex."""

    path: str
    size: int
    sha256: str


class Attachment(FromRow, Sealed):
    """A file of a case. Of a picture, drawn anew without its metadata, there is one file. Of a PDF that somebody sent
    there are two: `path` as it was sent, which the event tells the hash of, and `shown_path`, its pages drawn anew,
    which is all that readers get (docs/adr/0023).
    Its original name is not stored, as it may tell who sent it."""

    UNSEALED: ClassVar = ("tries", "next_try_at")
    place: int = 0
    """Its number among the files of the case, on a page that numbers them."""

    class Kind(models.TextChoices):
        IMAGE = "image", _("Gambar")
        PDF = "pdf", _("PDF")

    class Standing(models.TextChoices):
        """Whether it can be read."""

        READY = "ready", _("dapat diunduh")
        WAITING = "waiting", _("sedang diperiksa")
        INFECTED = "infected", _("ditahan: memuat virus")
        UNSHOWABLE = "unshowable", _("tidak dapat ditampilkan dengan aman")
        LOST = "lost", _("berkasnya hilang")
        WITHDRAWN = "withdrawn", _("ditarik pengirimnya")

    class Scan(models.TextChoices):
        NONE = "", _("tidak diperiksa")
        PENDING = "pending", _("menunggu pemeriksaan")
        CLEAN = "clean", _("bersih")

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="attachments")
    message = models.ForeignKey(Statement, models.PROTECT, null=True, related_name="attachments")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    mime = models.CharField(max_length=40)
    path = models.CharField(max_length=100, unique=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    pages = models.PositiveIntegerField(null=True)
    shown_path = models.CharField(max_length=100, null=True, unique=True)  # noqa: DJ001 - absent, or one's own
    shown_size = models.PositiveIntegerField(null=True)
    shown_sha256 = models.CharField(max_length=64, default="", db_default="", blank=True)
    scan = models.CharField(max_length=10, choices=Scan.choices, default="", db_default="", blank=True)
    """What the virus scanner said, where one is set up."""
    fault = models.CharField(max_length=12, choices=Standing.choices, default="", db_default="", blank=True)
    """Why it will never be read: INFECTED, UNSHOWABLE, LOST or WITHDRAWN."""
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    """How often its pages were drawn or the scanner was asked, counted before each try."""
    next_try_at = models.DateTimeField(null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    uploader_kind = models.CharField(max_length=15, choices=ActorKind.choices)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "id",
                name="attachment_to_prepare",
                condition=Q(fault="")
                & (Q(scan="pending") | (Q(kind="pdf", shown_path=None) & ~Q(uploader_kind="clock"))),
            ),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def drawn_anew(self) -> bool:
        """Whether readers get another file than the one that was sent: a PDF of a person."""
        return self.kind == self.Kind.PDF and self.uploader_kind != ActorKind.CLOCK

    @property
    def shown(self) -> Shown | None:
        """What its readers get; None while or because it cannot be read."""
        if self.fault or self.scan == self.Scan.PENDING:
            return None
        if not self.drawn_anew:
            return Shown(self.path, self.size, self.sha256)
        if self.shown_path is None or self.shown_size is None:
            return None
        return Shown(self.shown_path, self.shown_size, self.shown_sha256)

    @property
    def standing(self) -> Standing:
        if self.fault:
            return self.Standing(self.fault)
        return self.Standing.READY if self.shown else self.Standing.WAITING

    @property
    def can_be_looked_at(self) -> bool:
        """Whether its picture or pages can stand on a page: what was drawn anew (docs/adr/0093)."""
        return self.shown is not None and (self.kind == self.Kind.IMAGE or self.drawn_anew)

    @property
    def has_original(self) -> bool:
        """Whether what was sent is kept beside what is shown."""
        return self.drawn_anew and self.shown_path != self.path

    @property
    def bytes_kept(self) -> int:
        """On disk."""
        if self.fault == self.Standing.WITHDRAWN:
            return 0
        return self.size + (self.shown_size or 0 if self.shown_path != self.path else 0)
