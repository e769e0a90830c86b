"""What the Ombudsman examines of its own initiative, and what it found of each body. Both follow from the events of the bodies'
cases (`proof/examinations.py`)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.codes import ExaminationKind, Finding, Severity
from complaints.models import Complaint
from workflow.product_models import MOST_NUMBER, Product


class Examination(models.Model):
    """A case of own initiative or an inspection, of one body or several. It is over when each of them has its result."""

    kind = models.CharField(_("jenis"), max_length=20, choices=ExaminationKind.choices)
    number = models.CharField(_("nomor"), max_length=MOST_NUMBER)
    """As it stands on the letter."""
    opened_on = models.DateField(_("dibuka"))
    """The Ombudsman's local date."""

    class Meta:
        verbose_name = _("pemeriksaan Ombudsman")
        verbose_name_plural = _("pemeriksaan Ombudsman")
        constraints: ClassVar = [models.UniqueConstraint(fields=["number"], name="examination_number_once")]

    def __str__(self) -> str:
        return self.number


class ExaminedBody(models.Model):
    """One body of an examination. Its case (`Complaint` of kind `examination`) has its agency and unit, its events and texts."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, primary_key=True, related_name="examined")
    examination = models.ForeignKey(Examination, models.PROTECT, related_name="bodies")
    finding = models.CharField(_("temuan"), max_length=20, choices=Finding.choices, blank=True)
    """Empty until there is a result."""
    maladministration = ArrayField(models.CharField(max_length=30), default=list)
    """The forms that were found."""
    severity = models.CharField(max_length=10, choices=Severity.choices, blank=True)
    found_on = models.DateField(null=True)
    """The date of the result."""
    product = models.ForeignKey(Product, models.PROTECT, null=True, related_name="examined")
    """What was issued because of it."""

    class Meta:
        verbose_name = _("instansi yang diperiksa")
        verbose_name_plural = _("instansi yang diperiksa")

    def __str__(self) -> str:
        return f"{self.examination_id}.{self.complaint_id}"
