"""The form with which the Ombudsman ends a case: a finding an issue, in writing."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.codes import Finding, Maladministration, Severity
from web.forms.deeds import Group, VerbForm
from web.forms.fields import Checks, Radios, Words
from workflow.verbs.findings import FORMS_WITH_FINDING, SEVERITY_WITH_FINDING, IssueFinding

ISSUES: Final = 5
"""Issues that the form has room for; the API takes more."""
OF_AN_ISSUE: Final = ("issue", "finding", "maladministration", "severity", "redressed", "findings")
REQUIRED: Final = _("Wajib diisi.")
CHOOSE: Final = _("Pilih salah satu.")


class Conclude(VerbForm):
    """Fields carry the number of their issue: `issue_1`, `finding_1` and so on. What stands in no field is no issue, but
    the first one is asked for."""

    verb = "conclude"
    title = _("Akhiri pemeriksaan")
    intro = _(
        "Satu temuan untuk setiap pokok persoalan; pengadu dan unit membacanya. Temuan kasus mengikuti: "
        "maladministrasi bila ditemukan pada salah satu pokok."
    )

    @property
    def groups(self) -> list[Group]:
        return [
            Group(
                _("Pokok persoalan %(number)s") % {"number": number},
                [self[f"{name}_{number}"] for name in OF_AN_ISSUE],
                open=number == 1 or any(self[f"{name}_{number}"].value() for name in OF_AN_ISSUE),
            )
            for number in range(1, ISSUES + 1)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, ISSUES + 1):
            if number == 1 or self._typed(number):
                self._check(number)
        return cleaned

    def _typed(self, number: int) -> bool:
        return any(self.data.get(self.add_prefix(f"{name}_{number}")) for name in OF_AN_ISSUE)

    def _check(self, number: int) -> None:
        given = {name: self.cleaned_data.get(f"{name}_{number}") for name in OF_AN_ISSUE}
        found = given["finding"] == Finding.MALADMINISTRATION
        wrong = {
            "issue": REQUIRED if not given["issue"] else None,
            "finding": CHOOSE if not given["finding"] else None,
            "findings": REQUIRED if not given["findings"] else None,
        }
        if given["finding"]:
            wrong["maladministration"] = (
                FORMS_WITH_FINDING if bool(given["maladministration"]) != found else None
            )
            wrong["severity"] = SEVERITY_WITH_FINDING if bool(given["severity"]) != found else None
        for name, sentence in wrong.items():
            if sentence and f"{name}_{number}" not in self.errors:
                self.add_error(f"{name}_{number}", forms.ValidationError(sentence))

    def take(self, errors: dict[str, str]) -> None:
        """The verb counts issues from 0 and names `issues.0.severity`."""
        numbers = [number for number in range(1, ISSUES + 1) if self._typed(number)]
        placed = {}
        for name, sentence in errors.items():
            match name.split("."):
                case ["issues", place, field] if int(place) < len(numbers):
                    placed[f"{field}_{numbers[int(place)]}"] = sentence
                case _:
                    placed[name] = sentence
        super().take(placed)

    def arguments(self) -> dict[str, Any]:
        issues = [self._issue(number) for number in range(1, ISSUES + 1) if self._typed(number)]
        found = any(issue.finding == Finding.MALADMINISTRATION for issue in issues)
        return {"finding": Finding.MALADMINISTRATION if found else Finding.NONE, "issues": issues}

    def _issue(self, number: int) -> IssueFinding:
        given = {name: self.cleaned_data[f"{name}_{number}"] for name in OF_AN_ISSUE}
        return IssueFinding(
            given["issue"],
            given["findings"],
            Finding(given["finding"]),
            tuple(Maladministration(form) for form in given["maladministration"]),
            Severity(given["severity"]) if given["severity"] else None,
            bool(given["redressed"]),
        )


def _fields(*, first: bool) -> dict[str, forms.Field]:
    """The fields of one issue. Only those of the first are asked for by the browser; whether forms and severity may be empty
    depends on the finding, which their help says."""
    fields: dict[str, forms.Field] = {
        "issue": Words(_("Pokok persoalan"), "issue", optional=not first),
        "finding": Radios(_("Temuan"), Finding.choices, optional=not first),
        "maladministration": Checks(
            _("Bentuk maladministrasi"),
            Maladministration.choices,
            help_text=_("Diisi hanya bila ditemukan maladministrasi."),
        ),
        "severity": Radios(
            _("Tingkat"),
            Severity.choices,
            in_a_line=True,
            optional=True,
            help_text=_("Diisi hanya bila ditemukan maladministrasi."),
        ),
        "redressed": Checks(
            _("Perbaikan"), [("yes", _("Sudah diperbaiki unit sebelum diperiksa Ombudsman"))]
        ),
        "findings": Words(_("Temuan dan alasannya, untuk dibaca pengadu"), optional=not first),
    }
    for name in ("maladministration", "severity"):
        fields[name].may_be_empty = False  # type: ignore[attr-defined]  # of our own fields
    return fields


Conclude.base_fields.update(
    (f"{name}_{number}", field)
    for number in range(1, ISSUES + 1)
    for name, field in _fields(first=number == 1).items()
)
