"""What a member of staff has begun to write in a form of a case and not sent: nobody else reads it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from complaints.models import Complaint


class DraftedAct(models.Model):
    """The fields of one form of one case as one person left them. It is no record: it goes with the act, and after some
    days (`KEEP_DRAFT_DAYS`)."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    verb = models.CharField(max_length=30)
    """The form's name."""
    sealed = models.TextField()
    """The fields as JSON, sealed with a key that the database does not have (`web/sealed.py`)."""
    seq = models.PositiveIntegerField()
    """The last event of the case when its writer last saved: what came after it is new to them."""
    at = models.DateTimeField()
    """When it was last saved."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "complaint", "verb"], name="drafted_act_once")
        ]
        indexes: ClassVar = [models.Index(fields=["at"], name="drafted_act_at")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.verb}"
