"""Letters: canned texts that staff insert into what they write to a complainant, in versions that stay."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.languages import LANGUAGES
from accounts.models import Agency, Unit
from accounts.seals import only_added


class Letter(models.Model):
    """A letter of one person, of a unit or of an agency: of exactly one of them. What it says stands in its versions."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    retired_at = models.DateTimeField(null=True)
    """Since when it is not offered any more."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, unit=None, agency=None)
                | Q(user=None, unit__isnull=False, agency=None)
                | Q(user=None, unit=None, agency__isnull=False),
                name="letter_of_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.user or self.unit or self.agency}"


class LetterVersion(models.Model):
    """What a letter said from a moment on; never changed, so that it can be read what was inserted once."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    """1, 2, 3 ... of its letter."""
    title = models.CharField(max_length=100)
    body = models.TextField()
    """Paragraphs with variables (`complaints/letter_text.py`)."""
    language = models.CharField(max_length=2, choices=LANGUAGES)
    states = ArrayField(models.CharField(max_length=15), default=list)
    """For cases in these states; empty: in any."""
    classes = ArrayField(models.CharField(max_length=15), default=list)
    """For cases of these classes; empty: of any."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["letter", "number"], name="letter_version_once")
        ]
        triggers: ClassVar = only_added("versions of letters are")

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class InsertedLetter(models.Model):
    """That the text of an event was written with this version of a letter."""

    event = models.ForeignKey("workflow.Event", models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey(LetterVersion, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "version"], name="inserted_letter_once")
        ]
        triggers: ClassVar = only_added("insertions of letters are")

    def __str__(self) -> str:
        return f"{self.event_id} {self.version_id}"
