"""What is foreseen of facts and sums (`coming`): rows that follow from those of the cases, as facts do."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Coming(models.Model):
    """What time alone makes of the facts of a case at the instant at which they are over (`CaseFacts.holds_until`), counted before it comes.
    It is added to the facts when it has come, and what is read of them before that is read with it."""

    complaint_id = models.BigIntegerField(primary_key=True)
    comes_at = models.DateTimeField()
    agency_id = models.BigIntegerField()
    classification = models.CharField(max_length=15, blank=True)
    channel = models.CharField(max_length=10)
    due_on = models.DateField(null=True)
    """Empty where the case does not fall due then; what is kept of it changes all the same (`ComingYear`, and until when it holds)."""
    unit_then_id = models.BigIntegerField(null=True)
    met = models.BooleanField(default=False)
    open_late = models.BooleanField(default=False)
    holds_until = models.DateTimeField(null=True)
    """When time alone changes that again."""

    class Meta:
        indexes: ClassVar = [
            models.Index("comes_at", "agency_id", name="coming_in_order"),
            models.Index("holds_until", name="coming_over", condition=Q(holds_until__isnull=False)),
            models.Index(
                "agency_id",
                "due_on",
                "complaint_id",
                name="coming_due_in_order",
                include=["comes_at", "unit_then_id", "classification", "channel", "met", "open_late"],
                condition=Q(due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.complaint_id)


class ComingYear(models.Model):
    """By how much time alone then changes what a case adds to a score (`CaseYear`): more or, where another unit is charged, less."""

    complaint_id = models.BigIntegerField(db_index=True)
    comes_at = models.DateTimeField()
    year = models.PositiveSmallIntegerField()
    agency_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    counts = models.JSONField()

    class Meta:
        indexes: ClassVar = [models.Index("agency_id", "year", "unit_id", name="coming_year_of_unit")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.year}"


class ComingYearCell(models.Model):
    """What a unit's score of a year is computed from, from this instant on: its `YearCell` and all that has come until then."""

    comes_at = models.DateTimeField()
    year = models.PositiveSmallIntegerField()
    agency_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    counts = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "agency_id", "unit_id", "comes_at"], name="coming_year_cell_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}"
