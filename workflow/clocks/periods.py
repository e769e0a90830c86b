"""What the law of a case's agency says beside its running duties: periods that are judged once, when somebody files,
comes back or goes on, and parameters.

Rules `file_within`, `ombudsman_age`, `reopen_within`, `appeal_within`; each cites its source in its rulebook.
"""

from datetime import date
from typing import Any

from complaints.models import Complaint
from law import rules
from law.codes import Classification, DutyKind, ParameterName


def known(complaint: Complaint, kind: DutyKind) -> bool:
    """Whether the law knows such a period at all."""
    return rules.law(complaint.agency.law).governs(kind, _class(complaint))


def rule_of(complaint: Complaint, kind: DutyKind, on: date) -> rules.Rule:
    """The rule of a period that begins on this local date. Raises rules.NoRule."""
    return rules.law(complaint.agency.law).rule(kind, on, _class(complaint))


def parameter(complaint: Complaint, name: ParameterName, on: date) -> rules.Parameter:
    """What the law says on this local date."""
    return rules.law(complaint.agency.law).parameter(name, on)


def length(complaint: Complaint, kind: DutyKind, on: date) -> dict[str, Any]:
    """How long a period is that begins on this local date, as plain facts for a notice."""
    rule = rule_of(complaint, kind, on)
    return {"length": rule.length, "length_unit": rule.unit}


def sourced(complaint: Complaint, name: ParameterName, on: date) -> dict[str, Any]:
    """A parameter and its source, as plain facts for a notice."""
    law_parameter = parameter(complaint, name, on)
    return {
        "value": law_parameter.value,
        "citation": law_parameter.citation,
        "certainty": law_parameter.certainty,
    }


def _class(complaint: Complaint) -> str:
    return complaint.classification or Classification.ORDINARY
