"""The forms of what the Ombudsman examines of its own initiative: a new examination, and the result of a body."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from complaints.codes import ExaminationKind, Finding, Maladministration, Severity
from complaints.models import Complaint
from web.forms.fields import Checks, Day, Form, OneLine, Radios, Select, Words, options
from workflow.models import Examination, ExaminedBody
from workflow.reading import products
from workflow.verbs.products import examining
from workflow.verbs.products.examining import Body, Draft, Result

WHERE_FOUND = _("Diisi hanya bila ditemukan maladministrasi.")


class NewExamination(Form):
    """What the Ombudsman enters of an examination: agencies are chosen, units named by their codes."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = Radios(_("Jenis"), ExaminationKind.choices, in_a_line=True)
    number = OneLine(_("Nomor"), optional=False, help_text=_("Seperti tertulis pada surat."))
    opened_on = Day(_("Tanggal dibuka"))
    subject = Words(_("Perihal"), "subject")
    reasons = Words(_("Alasan diperiksa tanpa pengaduan"))
    agencies = Checks(_("Instansi yang diperiksa"))
    units = OneLine(_("Unit yang diperiksa"), help_text=_("Kode unit, dipisahkan koma."))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        every = Agency.objects.order_by("name")
        mine = [each for each in every if actor.sits((Role.OMBUDSMAN,), agency_id=each.pk)]
        options(self.fields["agencies"], [(each.code, each.name) for each in mine])

    def clean_units(self) -> list[Unit]:
        """The units named, one by one."""
        codes = [code for code in re.split(r"[,;\s]+", self.cleaned_data["units"]) if code]
        found = {unit.code: unit for unit in Unit.objects.select_related("agency").filter(code__in=codes)}
        for code in codes:
            unit = found.get(code)
            if unit is None or not self.actor.sits((Role.OMBUDSMAN,), agency_id=unit.agency_id):
                raise forms.ValidationError(_("Ada kode unit yang tidak dikenal."))
        return [found[code] for code in codes]

    def open(self, *, at: datetime) -> Examination:
        """Raises what the verb raises."""
        given = self.cleaned_data
        agencies = Agency.objects.filter(code__in=given["agencies"]).order_by("name")
        draft = Draft(
            kind=ExaminationKind(given["kind"]),
            number=given["number"],
            opened_on=given["opened_on"],
            subject=given["subject"],
            reasons=given["reasons"],
            bodies=[
                *(Body(agency) for agency in agencies),
                *(Body(unit.agency, unit) for unit in given["units"]),
            ],
        )
        return examining.open_examination(draft, by=self.actor, at=at)

    def take(self, errors: dict[str, str]) -> None:
        """Bodies are two fields here: what is wrong with one of them is told at the units, of none or too many at the agencies."""
        told = {
            ("units" if name.startswith("bodies.") else "agencies" if name == "bodies" else name): errors[
                name
            ]
            for name in errors
        }
        super().take(told)


class ResultForm(Form):
    """What was found of one body."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    found_on = Day(_("Tanggal hasil"))
    finding = Radios(_("Temuan"), Finding.choices)
    maladministration = Checks(_("Bentuk maladministrasi"), Maladministration.choices, help_text=WHERE_FOUND)
    severity = Radios(_("Tingkat"), Severity.choices, in_a_line=True, optional=True, help_text=WHERE_FOUND)
    findings = Words(_("Hasil pemeriksaan"))
    product = Select(_("Produk yang menyusul"), optional=True)

    def __init__(self, *args: Any, case: Complaint, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issued = products.visible_to(actor).filter(complaint__agency=case.agency_id).exclude(number="")
        numbers = issued.order_by("-received_on", "-pk").values_list("number", flat=True)
        options(self.fields["product"], [("", "—"), *((number, number) for number in numbers)])

    def record(self, case: int, *, by: Actor, at: datetime) -> ExaminedBody:
        """Raises what the verb raises."""
        given = self.cleaned_data
        result = Result(
            finding=Finding(given["finding"]),
            findings=given["findings"],
            found_on=given["found_on"],
            forms=tuple(Maladministration(form) for form in given["maladministration"]),
            severity=Severity(given["severity"]) if given["severity"] else None,
            product=given["product"],
        )
        return examining.record_result(case, result, by=by, at=at, version=given["version"])
