"""What the Ombudsman found, issue by issue, when it ends a case.

A case has one finding that people compare (maladministration or none); its issues each have one of their own, with the
forms, the severity, and whether the unit had already redressed it before the Ombudsman looked. Source: docs/domain.md
section 10, "a finding an issue" (Housing Ombudsman), "satisfactory remedy" (LGSCO).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from complaints import texts
from complaints.codes import Finding, Maladministration, Severity
from complaints.models import Complaint
from workflow.errors import BadInput, Text
from workflow.record import events
from workflow.record.sentences import bad_text

MOST: Final = 20
"""Issues of one case."""
FORMS_WITH_FINDING: Final = _("Bentuk maladministrasi wajib diisi bila ditemukan, dan hanya bila ditemukan.")
SEVERITY_WITH_FINDING: Final = _("Tingkat beratnya wajib diisi bila ditemukan, dan hanya bila ditemukan.")
AS_THE_ISSUES: Final = _("Temuan kasus mengikuti temuan tiap pokok persoalan.")
TOO_MANY: Final = _("Paling banyak %(most)s pokok persoalan.")
Errors = dict[str, tuple[str, Text]]


@dataclass(frozen=True, slots=True)
class IssueFinding:
    """What was found on one issue. `issue`: what it is about, in a line; `findings`: what was found and why. `forms` and
    `severity`: where maladministration was found, and only there. `redressed`: the unit had put it right before the
    Ombudsman looked at the case."""

    issue: str
    findings: str
    finding: Finding
    forms: tuple[Maladministration, ...] = ()
    severity: Severity | None = None
    redressed: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """As its event carries it and a notice tells it: codes only."""
        return {
            "finding": self.finding,
            "maladministration": sorted(set(self.forms)),
            "severity": self.severity,
            "redressed": self.redressed,
        }


def checked(
    issues: Sequence[IssueFinding], finding: Finding, forms: Collection[Maladministration]
) -> list[Maladministration]:
    """The forms of maladministration of the case: those given, or with issues all of theirs. Raises BadInput with every
    fault, named by the place of its issue."""
    found = {form for issue in issues for form in issue.forms}
    errors = {**_faults(issues), **_of_the_case(issues, finding, set(forms), found)}
    if errors:
        raise BadInput(errors)
    return sorted(found or set(forms))


def record(
    complaint: Complaint, issues: Iterable[IssueFinding], *, by: Actor, at: datetime
) -> list[dict[str, Any]]:
    """An event an issue, numbered from 1, with the texts. The facts of each, for a notice."""
    told = []
    for number, issue in enumerate(issues, start=1):
        facts = {"number": number, **issue.facts}
        typed = {"issue": issue.issue, "findings": issue.findings}
        events.record(complaint, "found", by=by, at=at, facts=facts, typed=typed)
        told.append(facts)
    return told


def _faults(issues: Sequence[IssueFinding]) -> Errors:
    errors: Errors = {}
    if len(issues) > MOST:
        errors["issues"] = ("too_many", TOO_MANY % {"most": MOST})
    for place, issue in enumerate(issues):
        name = f"issues.{place}"
        was_found = issue.finding == Finding.MALADMINISTRATION
        for kind, limits in (("issue", "issue"), ("findings", "text")):
            try:
                texts.clean_as(limits, getattr(issue, kind))
            except texts.BadText as refusal:
                errors[f"{name}.{kind}"] = (str(refusal.code), bad_text(refusal))
        if bool(issue.forms) != was_found:
            errors[f"{name}.maladministration"] = ("forms_with_finding", FORMS_WITH_FINDING)
        if (issue.severity is not None) != was_found:
            errors[f"{name}.severity"] = ("severity_with_finding", SEVERITY_WITH_FINDING)
    return errors


def _of_the_case(
    issues: Sequence[IssueFinding],
    finding: Finding,
    forms: set[Maladministration],
    found: set[Maladministration],
) -> Errors:
    if not issues:
        if bool(forms) != (finding == Finding.MALADMINISTRATION):
            return {"maladministration": ("forms_with_finding", FORMS_WITH_FINDING)}
        return {}
    any_found = any(issue.finding == Finding.MALADMINISTRATION for issue in issues)
    errors: Errors = {}
    if any_found != (finding == Finding.MALADMINISTRATION):
        errors["finding"] = ("as_the_issues", AS_THE_ISSUES)
    if forms and forms != found:
        errors["maladministration"] = ("as_the_issues", AS_THE_ISSUES)
    return errors
