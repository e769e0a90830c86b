"""What is kept of a member of staff at the work list: when they were there, and up to when they read a case."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from complaints.models import Complaint


class ListVisit(models.Model):
    """The visits of somebody to the work list. A visit is over once half an hour went by without a look."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="list_visit"
    )
    first_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True)
    """The last look of the visit before this one; empty at the first visit."""
    last_at = models.DateTimeField()
    """The latest look, give or take a minute."""

    def __str__(self) -> str:
        return f"{self.user_id} {self.last_at:%Y-%m-%d}"


class CaseRead(models.Model):
    """When somebody last opened a case in which its complainant had written something new to them."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["complaint", "user"], name="case_read_once")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.complaint_id}"
