"""What was assessed and published, and what figures are read from: the facts of each case, and sums of them.

`CaseFacts`, `CaseYear`, `Cell`, `YearCell` and `SheetCell` follow from the rows of the cases and can be counted anew at any time (docs/figures.md).
They name agencies and units by plain numbers, 0 for none, since nothing but `compliance.recounting` writes them.

One table has no model any more: `compliance_savedview`, whose rows were moved (docs/adr/0104). Migrations only add, so it stays as it was left."""

from datetime import timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit, User
from accounts.seals import Sealed
from compliance.asked.models import Question, QuestionDraw
from compliance.audit.models import AnswerAudit, AuditDraw
from compliance.entered.models import IndicatorValue
from compliance.evidence.models import BinderTaken, EvidenceFile, EvidenceStep
from compliance.frozen.models import AssessmentEntry, FrozenScores
from compliance.hearing.models import Hearing, HearingReply, HearingUnit, Objection, ObjectionDecision
from compliance.histograms import HistogramField
from compliance.recap.models import PublishingDecision, Recap
from compliance.trust.models import TrustAnswers
from compliance.weights.models import InstrumentVersion

__all__ = [
    "CHECKLIST",
    "ENTERED",
    "FIRST_YEAR",
    "LAST_YEAR",
    "MOST_MARK",
    "PAST",
    "STRIDE",
    "AnswerAudit",
    "Assessment",
    "AssessmentEntry",
    "AuditDraw",
    "BinderTaken",
    "CaseFacts",
    "CaseYear",
    "Cell",
    "EvidenceFile",
    "EvidenceStep",
    "FrozenScores",
    "Hearing",
    "HearingReply",
    "HearingUnit",
    "IndicatorValue",
    "InstrumentVersion",
    "Objection",
    "ObjectionDecision",
    "Part",
    "PublishedScore",
    "PublishingDecision",
    "Question",
    "QuestionDraw",
    "Recap",
    "SheetCell",
    "SheetStale",
    "Standing",
    "Touched",
    "TrustAnswers",
    "YearCell",
]


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


class Assessment(Sealed):
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

    acting: User | None = None
    """Who writes it now, for the log; no column."""

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"

    def leave(self) -> None:
        """Every state is kept (`compliance.frozen.log`)."""
        AssessmentEntry.note(self)

    @property
    def marks(self) -> dict[str, int | None]:
        return {item: getattr(self, item) for item in CHECKLIST}


class PublishedScore(Sealed):
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


class Touched(models.Model):
    """A case whose facts may have changed since they were counted. Added by triggers of the database, in the transaction
    of whatever changed them; taken away by the recount that read them. A case may stand here several times."""

    complaint_id = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.complaint_id)


class Part(models.IntegerChoices):
    """What became of a case, of which each has one: the parts of "received"."""

    ANSWERED = 1
    REJECTED = 2
    WITHDRAWN = 3
    CONCLUDED = 4
    OPEN = 5


class CaseFacts(models.Model):
    """All that figures read of one case, as they were when it was counted. They hold until `holds_until`."""

    complaint_id = models.BigIntegerField(primary_key=True)
    agency_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    """The unit that it names or that holds it."""
    classification = models.CharField(max_length=15, blank=True)
    channel = models.CharField(max_length=10)
    received_on = models.DateField()
    part = models.PositiveSmallIntegerField(choices=Part.choices)
    days = models.PositiveIntegerField(null=True)
    """Working days to the first answer. Empty: none yet, or their calendar is unknown."""
    due_on = models.DateField(null=True)
    """Empty for a case that is not counted as due, or not yet."""
    unit_then_id = models.BigIntegerField(null=True)
    """The unit that held it when it fell due."""
    met = models.BooleanField(default=False)
    open_late = models.BooleanField(default=False)
    never_assigned = models.BooleanField(default=False, db_default=False)
    """Open, and no unit ever held it."""
    holds_until = models.DateTimeField(null=True)
    """When time alone changes these facts or those of its years: a duty falls due, or is late by another day."""

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "agency_id",
                "received_on",
                "complaint_id",
                name="facts_received_in_order",
                include=["unit_id", "classification", "channel", "part", "days", "never_assigned"],
            ),
            models.Index(
                "agency_id",
                "due_on",
                "complaint_id",
                name="facts_due_in_order",
                include=["unit_then_id", "classification", "channel", "met", "open_late"],
                condition=Q(due_on__isnull=False),
            ),
            models.Index(
                "unit_id",
                "received_on",
                name="facts_received_by_unit",
                include=["agency_id", "classification", "channel", "part", "days", "never_assigned"],
            ),
            models.Index(
                "unit_then_id",
                "due_on",
                name="facts_due_by_unit",
                include=["agency_id", "classification", "channel", "met", "open_late"],
                condition=Q(due_on__isnull=False),
            ),
            models.Index("holds_until", name="facts_over", condition=Q(holds_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return str(self.complaint_id)


class CaseYear(models.Model):
    """What one case adds to the score of one unit in one year. Unit 0: none."""

    complaint_id = models.BigIntegerField(db_index=True)
    year = models.PositiveSmallIntegerField()
    agency_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    counts = models.JSONField()
    """How many of what (compliance/year_counts.py)."""

    class Meta:
        indexes: ClassVar = [models.Index("agency_id", "year", "unit_id", name="year_of_unit")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.year}"


class Cell(models.Model):
    """The handling measures of one month or year and one agency, unit, class or channel, and of one day and agency: sums over the
    facts."""

    class Kind(models.TextChoices):
        AGENCY = "agency"
        UNIT = "unit"
        CLASSIFICATION = "classification"
        CHANNEL = "channel"

    class Span(models.TextChoices):
        DAY = "day"
        """Of agencies alone: a unit, or a class, has few cases a day."""
        MONTH = "month"
        YEAR = "year"

    kind = models.CharField(max_length=15, choices=Kind.choices)
    span = models.CharField(max_length=5, choices=Span.choices)
    start = models.DateField()
    agency_id = models.BigIntegerField()
    unit_id = models.BigIntegerField(default=0)
    code = models.CharField(max_length=15, blank=True)
    """The class or the channel."""
    received = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    rejected = models.PositiveIntegerField()
    withdrawn = models.PositiveIntegerField()
    concluded = models.PositiveIntegerField()
    open = models.PositiveIntegerField()
    never_assigned = models.PositiveIntegerField(default=0, db_default=0)
    """Of the open ones."""
    due = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    open_late = models.PositiveIntegerField()
    uncounted = models.PositiveIntegerField()
    """Answered cases whose working days are unknown."""
    days = HistogramField()
    """How many cases took how many working days, in the digits of one number (compliance/histograms.py)."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "span", "start", "agency_id", "unit_id", "code"], name="cell_once"
            )
        ]
        indexes: ClassVar = [models.Index("kind", "agency_id", "span", "start", name="cell_of_agency")]

    def __str__(self) -> str:
        return f"{self.kind} {self.start:%Y-%m}"


class YearCell(models.Model):
    """What a unit's score of a year is computed from: sums over the facts. Unit 0: cases of the agency without a unit."""

    year = models.PositiveSmallIntegerField()
    agency_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    counts = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "agency_id", "unit_id"], name="year_cell_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"


class SheetCell(models.Model):
    """What the sheet of a unit reads of the cases filed in one month that name the unit or that it ever held: how many have which marks
    (compliance/sheet_marks.py)."""

    unit_id = models.BigIntegerField()
    start = models.DateField()
    first = models.DateField()
    """The first day on which one of them was filed."""
    last = models.DateField()
    since = models.DateField()
    """The first day from which working days were counted for a mark."""
    until = models.DateField()
    """The last up to which they were. A calendar that changes outside of these days changes nothing here."""
    marks = models.TextField()
    """JSON, by kind and rest how often: as text half the size of the type of PostgreSQL, which nothing asks into."""
    flow = models.TextField()
    """JSON, of those that name the unit: by the month in which they went and whether they were answered, or by the day of filing of what is
    open, how many."""
    remedies = models.TextField()
    """The same of their promised remedies: by the month in which they fell due, and whether they were done by then."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit_id", "start"], name="sheet_cell_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.start:%Y-%m}"


class SheetStale(models.Model):
    """A unit whose sheet cells may be old that counted working days between these two days. Added by triggers of the database, where a
    week, zone or calendar changes; taken away by the recount that read them."""

    unit_id = models.BigIntegerField(db_index=True)
    first = models.DateField()
    last = models.DateField()

    def __str__(self) -> str:
        return f"{self.unit_id} {self.first} {self.last}"


STRIDE: Final = 1_000_000_021
"""A recount raises the revision to the next multiple of it. Releases before this one raised it by one, or to a multiple of another number: so
it is seen that one of them has counted since, which leaves out what it does not know of (`recounting._mend`). A release that keeps
more takes another stride, a prime."""
PAST: Final = timedelta(hours=1)
"""Facts count what had fallen due when they were counted. A question of an earlier day is answered from the rows."""


class Standing(models.Model):
    """How far the facts and cells are: one row. `revision` rises with every commit that changes them."""

    revision = models.PositiveBigIntegerField(default=0)
    ready = models.BooleanField(default=False)
    """Whether cells may be read. While they are built whole, figures are counted from the rows."""
    built_to = models.BigIntegerField(null=True)
    """While they are built: the last agency whose cells are. Empty while facts are still missing."""
    counted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.revision}"
