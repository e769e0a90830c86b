"""What is learned from an agency's past dispatches, for suggestions at intake. It follows from the cases and is built anew."""

from django.db import models

from accounts.models import Agency


class Learned(models.Model):
    """The index of one agency (`workflow.reading.likeness.Index`): keyed hashes of words, weights, keys of cases."""

    agency = models.OneToOneField(Agency, models.CASCADE, primary_key=True, related_name="+")
    built_at = models.DateTimeField()
    cases = models.PositiveIntegerField()
    """From how many past cases."""
    index = models.JSONField()

    def __str__(self) -> str:
        return f"{self.agency_id} {self.built_at:%Y-%m-%d}"
