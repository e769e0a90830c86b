"""What is only ever added to: each state of an assessment, and each frozen version of an agency's year."""

# ruff: noqa: SLF001 - Django documents Model._meta

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit
from accounts.seals import Sealed, only_added

MOST_REASON: Final = 1000
LEFT_OUT: Final = ("id", "unit_id", "year")


def stated(row: Any) -> dict[str, str | None]:
    """The columns of an assessment as texts, its rows by indicator that have no column, and the notes that were written."""
    names = [field.attname for field in row._meta.concrete_fields if field.attname not in LEFT_OUT]
    columns = {name: _text(getattr(row, name), row._meta.get_field(name)) for name in names}
    rows = {f"indicator.{one.code}": one for one in row.values.all() if one.code not in names}
    values = {name: _text(one.value, one._meta.get_field("value")) for name, one in rows.items()}
    notes = {f"note.{one.code}": one.note for one in row.values.all() if one.note is not None}
    return columns | values | notes


def _text(value: Any, field: Any) -> str | None:
    match value:
        case None:
            return None
        case datetime():
            return value.astimezone(UTC).isoformat()
        case _ if hasattr(field, "decimal_places"):
            return f"{Decimal(value):.{field.decimal_places}f}"
        case _:
            return str(value)


class AssessmentEntry(Sealed):
    """An assessment as it stood after one entry. The latest of a unit's year is what stands now."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Whose entry it was; empty for what was noted before this was kept, and for what a command loaded."""
    stated = models.JSONField()
    """{column: its value as a text, or null}: all columns of the assessment but its key, unit and year."""

    class Meta:
        indexes: ClassVar = [models.Index("unit", "year", name="entry_of_unit")]
        triggers: ClassVar = only_added("entries of assessments are")

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year} {self.pk}"

    @classmethod
    def note(cls, row: Any) -> None:
        """Add the state of an assessment that was just written."""
        cls.objects.create(
            unit_id=row.unit_id, year=row.year, at=row.updated_at, by=row.acting, stated=stated(row)
        )


class FrozenScores(Sealed):
    """The scores of an agency's year as they were frozen, with every input. A correction is another version."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="frozen_scores")
    year = models.PositiveSmallIntegerField(_("tahun"))
    version = models.PositiveSmallIntegerField(_("versi"))
    reason = models.CharField(_("alasan"), max_length=MOST_REASON)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    as_of = models.DateTimeField()
    last_event = models.BigIntegerField()
    """The key of the last event that was counted with."""
    instrument_version = models.PositiveSmallIntegerField(_("versi instrumen"), null=True)
    """The version of its weights; empty: the file."""
    document = models.TextField()
    """JSON with every input and result (`compliance.frozen.documents`), byte for byte."""
    sha256 = models.CharField(max_length=64)
    hearing = models.ForeignKey("compliance.Hearing", models.PROTECT, null=True, related_name="versions")
    """In which the units were heard before this version; empty: they were not."""

    class Meta:
        verbose_name = _("nilai yang dibekukan")
        verbose_name_plural = _("nilai yang dibekukan")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year", "version"], name="frozen_version_once")
        ]
        triggers: ClassVar = only_added("frozen scores are")

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year} v{self.version}"
