"""The forms of the register of products: a new one, and what is done to a task."""

import re
from datetime import date, datetime
from typing import Any, ClassVar, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from complaints.codes import ProductKind, Severity
from complaints.models import Complaint
from complaints.references import BadCode, normalise
from web.forms.fields import Day, Form, OneLine, Radios, Select, Words, options
from web.forms.uploads import Uploads, reads
from workflow.models import Product
from workflow.verbs import conversation
from workflow.verbs.products import following_up, issuing
from workflow.verbs.products.issuing import Draft, TaskDraft

_APART: Final = re.compile(r"\n[ \t]*\n+")


class NewProduct(Form):
    """What the Ombudsman enters of a product that an agency received."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = Select(_("Jenis"))
    number = OneLine(_("Nomor"), optional=False, help_text=_("Seperti tertulis pada dokumen."))
    dated = Day(_("Tanggal dokumen"))
    received_on = Day(_("Diterima instansi"), help_text=_("Jangka waktu dihitung dari hari ini."))
    unit = Select(_("Unit"), optional=True, help_text=_("Kosong: ditujukan kepada instansi."))
    subject = Words(_("Perihal"), "subject")
    tasks = Words(
        _("Yang harus dilaksanakan"),
        "description",
        rows=8,
        help_text=_("Butir demi butir, masing-masing dipisahkan satu baris kosong; paling banyak 20."),
    )
    due_on = Day(
        _("Dilaksanakan paling lambat"),
        optional=True,
        help_text=_("Hanya untuk saran. Batas tindakan korektif dan rekomendasi dihitung menurut aturan."),
    )
    cases = OneLine(_("Pengaduan yang menjadi dasarnya"), help_text=_("Nomor pengaduan, dipisahkan koma."))

    def __init__(self, *args: Any, agency: Agency, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency, self.actor = agency, actor
        options(self.fields["kind"], [("", "—"), *ProductKind.choices])
        units = Unit.objects.filter(agency=agency, active=True).order_by("name")
        options(self.fields["unit"], [("", "—"), *units.values_list("code", "name")])

    def clean_cases(self) -> list[Complaint]:
        """The complaints named, which this person may see."""
        names = [name for name in re.split(r"[,;\s]+", self.cleaned_data["cases"]) if name]
        try:
            wanted = {normalise(name) for name in names}
        except BadCode:
            raise forms.ValidationError(_("Ada nomor pengaduan yang salah tulis.")) from None
        found = list(Complaint.objects.visible_to(self.actor).filter(reference__in=wanted))
        if len(found) < len(wanted):
            raise forms.ValidationError(_("Ada nomor pengaduan yang tidak ditemukan."))
        return found

    def issue(self, *, at: datetime) -> Product:
        """Raises what the verb raises."""
        given = self.cleaned_data
        parts = [part.strip() for part in _APART.split(given["tasks"].replace("\r\n", "\n")) if part.strip()]
        due_on: date | None = given["due_on"]
        draft = Draft(
            kind=ProductKind(given["kind"]),
            number=given["number"],
            dated=given["dated"],
            received_on=given["received_on"],
            agency=self.agency,
            unit=Unit.objects.filter(agency=self.agency, code=given["unit"]).first(),
            subject=given["subject"],
            tasks=[TaskDraft(part, due_on) for part in parts],
            rests_on=given["cases"],
        )
        return issuing.issue(draft, by=self.actor, at=at)

    def take(self, errors: dict[str, str]) -> None:
        """A task is one part of one field here."""
        told = {
            ("due_on" if name.endswith(".due_on") else name.split(".")[0]): errors[name] for name in errors
        }
        super().take(told)


class TaskForm(Form):
    """What is done to one task; `verb` names it."""

    verb: ClassVar[str]
    title: ClassVar[str | Promise]
    button: ClassVar[str | Promise]
    grave: ClassVar[bool] = False
    do = forms.CharField(widget=forms.HiddenInput)
    task = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32767)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def carried(self) -> dict[str, Any]:
        """What the verb gets beside the task."""
        hidden = ("do", "task", "version", "key", "file")
        return {name: value or None for name, value in self.cleaned_data.items() if name not in hidden}

    def run(self, product: int, *, by: Actor, at: datetime) -> None:
        given = self.cleaned_data
        act = getattr(following_up, self.verb)
        act(product, given["task"], **self.carried(), by=by, at=at, version=given["version"])


class GiveEvidence(TaskForm):
    verb = "give_evidence"
    title = _("Sampaikan bukti pelaksanaan")
    button = _("Sampaikan")
    evidence = Words(_("Apa yang sudah dilakukan"))
    file = Uploads(optional=True)

    def run(self, product: int, *, by: Actor, at: datetime) -> None:
        for data in reads(self.cleaned_data["file"]):
            conversation.attach(product, data=data, message=None, by=by, at=at)
        super().run(product, by=by, at=at)


class AcceptEvidence(TaskForm):
    verb = "accept_evidence"
    title = _("Terima")
    button = _("Nyatakan dilaksanakan")
    comment = Words(_("Catatan"), "comment", optional=True, rows=2)


class SendEvidenceBack(TaskForm):
    verb = "send_evidence_back"
    title = _("Kembalikan")
    button = _("Kembalikan kepada instansi")
    grave = True
    reasons = Words(_("Alasan"))


class Monitor(TaskForm):
    verb = "monitor"
    title = _("Mulai resolusi dan monitoring")
    button = _("Mulai")
    severity = Radios(_("Tingkat"), Severity.choices)


FORMS: Final[dict[str, type[TaskForm]]] = {
    form.verb: form for form in (GiveEvidence, AcceptEvidence, SendEvidenceBack, Monitor)
}
