"""What the Ombudsman issued to a body, and the tasks in it. Both follow from the events of the product's case
(`proof/products.py`)."""

from typing import ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from complaints.codes import ProductKind, Severity
from complaints.models import Complaint

MOST_NUMBER: Final = 60


class Product(models.Model):
    """A product of the Ombudsman (docs/domain.md section 9). Its case (`Complaint` of kind `product`) has the agency and unit
    that it is addressed to, its events, files and clocks."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, primary_key=True, related_name="product")
    kind = models.CharField(_("jenis"), max_length=20, choices=ProductKind.choices)
    number = models.CharField(_("nomor"), max_length=MOST_NUMBER)
    """As it stands on the document."""
    dated = models.DateField(_("tanggal"))
    received_on = models.DateField(_("diterima"))
    """The agency's local date of its receipt there: day zero of its tasks."""
    rests_on = models.ManyToManyField(Complaint, related_name="products", blank=True)
    """The cases in which what it speaks of was found."""

    class Meta:
        verbose_name = _("produk Ombudsman")
        verbose_name_plural = _("produk Ombudsman")
        indexes: ClassVar = [models.Index("number", name="product_number")]

    def __str__(self) -> str:
        return self.number


class ProductTask(models.Model):
    """One thing that a product asks. Its text is a `Statement` of the product's case, its clock a `Duty` there whose round
    is the number of the task.

    A remanded case is a task too: then `case` names it, and its clock is the settlement of that case and round.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("Menunggu pelaksanaan")
        GIVEN = "given", _("Bukti menunggu penilaian")
        ACCEPTED = "accepted", _("Dilaksanakan")

    product = models.ForeignKey(Product, models.PROTECT, related_name="tasks")
    number = models.PositiveSmallIntegerField()
    """1, 2, 3 ... in the product."""
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN)
    given_at = models.DateTimeField(null=True)
    """When the evidence that counts was given; empty while none is."""
    judged_at = models.DateTimeField(null=True)
    """When the Ombudsman last accepted it or sent it back."""
    returns = models.PositiveSmallIntegerField(default=0)
    """How often evidence was sent back."""
    severity = models.CharField(max_length=10, choices=Severity.choices, blank=True)
    """Of resolution and monitoring; empty before."""
    case = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="ordered_in")
    case_round = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("butir produk Ombudsman")
        verbose_name_plural = _("butir produk Ombudsman")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["product", "number"], name="product_task_once"),
            models.UniqueConstraint(fields=["case", "case_round"], name="product_task_of_a_remand_once"),
        ]

    def __str__(self) -> str:
        return f"{self.product_id}.{self.number}"
