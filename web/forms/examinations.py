"""The forms of what the Ombudsman examines of its own initiative: a new examination, and the result of a body."""

import re
from datetime import datetime
from typing import Any, Final

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

MOST_NAMED: Final = 10
WHERE_FOUND = _("Diisi hanya bila ditemukan maladministrasi.")


class NewExamination(Form):
    """What the Ombudsman enters of an examination: agencies are chosen, units named, one on each line."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = Radios(_("Jenis"), ExaminationKind.choices, in_a_line=True)
    number = OneLine(_("Nomor"), optional=False, help_text=_("Seperti tertulis pada surat."))
    opened_on = Day(_("Tanggal dibuka"))
    subject = Words(_("Perihal"), "subject")
    reasons = Words(_("Alasan diperiksa tanpa pengaduan"))
    agencies = Checks(_("Instansi yang diperiksa"))
    units = Words(
        _("Unit yang diperiksa"),
        "comment",
        optional=True,
        rows=3,
        help_text=_("Nama atau kode unit, satu setiap baris."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        every = Agency.objects.order_by("name")
        mine = [each for each in every if actor.sits((Role.OMBUDSMAN,), agency_id=each.pk)]
        options(self.fields["agencies"], [(each.code, each.name) for each in mine])

    def clean_units(self) -> list[Unit]:
        """The units named, one by one. A name that several units have is told with the codes of those in the chosen agencies,
        or of all where none of them has it."""
        lines = [line.strip() for line in re.split(r"[\n;]+", self.cleaned_data["units"])]
        return [self._unit(line) for line in lines if line]

    def _unit(self, told: str) -> Unit:
        known = Unit.objects.select_related("agency")
        found = list(known.filter(code=told)) or list(
            known.filter(name__iexact=told).order_by("agency__name")
        )
        found = [unit for unit in found if self.actor.sits((Role.OMBUDSMAN,), agency_id=unit.agency_id)]
        chosen = set(self.cleaned_data.get("agencies", ()))
        found = [unit for unit in found if unit.agency.code in chosen] or found
        if not found:
            raise forms.ValidationError(_("Unit «%(unit)s» tidak dikenal."), params={"unit": told[:80]})
        if len(found) > 1:
            codes = ", ".join(f"{unit.code} ({unit.agency.name})" for unit in found[:MOST_NAMED])
            sentence = _("Ada beberapa unit bernama «%(unit)s». Tulis kodenya: %(codes)s.")
            raise forms.ValidationError(sentence, params={"unit": told[:80], "codes": codes})
        return found[0]

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
