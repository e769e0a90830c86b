"""What to know of a case before working on it: facts that refuse nothing."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from complaints import words
from complaints.codes import IdentityKind
from complaints.lifecycle import State
from complaints.models import Complaint
from law import rules
from law.codes import AnonymousEscalation, DutyKind, Lapse, ParameterName
from workflow.clocks import periods
from workflow.record.sentences import Sentence
from workflow.verbs import assignment

LATE: Final = {
    DutyKind.FILE_WITHIN: (
        "filed_late",
        Lapse.FLAGGED,
        _("Diajukan lebih dari %(window)s setelah pelayanan diterima (%(citation)s)."),
    ),
    DutyKind.OMBUDSMAN_AGE: (
        "old_for_ombudsman",
        Lapse.MAY_REFUSE,
        _("Peristiwanya lebih dari %(window)s lalu: Ombudsman dapat menolaknya (%(citation)s)."),
    ),
}
"""Periods from the event to the filing: the flag of each, where its rule lapses so."""
NAMELESS: Final = _(
    "Tanpa identitas: kepada Ombudsman hanya dapat diteruskan sebagai informasi (%(citation)s)."
)
LOOK_TWICE: Final = _("Formulir diisi tidak seperti biasanya: periksa apakah pengaduan ini sungguh-sungguh.")
UNSTAFFED: Final = _(
    "Unit ini tidak mempunyai petugas aktif: alihkan, atau minta administrator menunjuk petugasnya."
)
CODES: Final = (
    "filed_late",
    "old_for_ombudsman",
    "escalates_as_information",
    "look_twice",
    "unit_without_staff",
)


def of(complaint: Complaint) -> dict[str, Sentence]:
    """The flags of a case in words, by code. Late filing is judged on the day of filing, as the law counts it."""
    flags: dict[str, Sentence] = {}
    for kind, (code, lapse, sentence) in LATE.items():
        rule = _broken(complaint, kind)
        if rule is not None and rule.lapse == lapse:
            flags[code] = sentence % {
                "window": words.length(rule.length or 0, rule.unit),
                "citation": words.cited(rule.citation, rule.certainty),
            }
    received_on = max(complaint.received_on, rules.law(complaint.agency.law).begins)
    nameless = periods.parameter(complaint, ParameterName.ANONYMOUS_ESCALATION, received_on)
    as_information = nameless.value == AnonymousEscalation.AS_INFORMATION
    if complaint.identity_kind == IdentityKind.ANONYMOUS and as_information:
        citation = words.cited(nameless.citation, nameless.certainty)
        flags["escalates_as_information"] = NAMELESS % {"citation": citation}
    if complaint.moderation:
        flags["look_twice"] = LOOK_TWICE
    waits_for_unit = complaint.state in (State.DISPATCHED, State.INVESTIGATING)
    if waits_for_unit and complaint.held_by is not None and not assignment.staffed(complaint.held_by):
        flags["unit_without_staff"] = UNSTAFFED
    return flags


def _broken(complaint: Complaint, kind: DutyKind) -> rules.Rule | None:
    """The rule of this period from the event on, where the complaint was filed after its end. What lies before the
    law began is judged by its first rule."""
    occurred_on = complaint.occurred_on
    if occurred_on is None or not periods.known(complaint, kind):
        return None
    begins = rules.law(complaint.agency.law).begins
    rule = periods.rule_of(complaint, kind, max(occurred_on, begins))
    return rule if complaint.received_on > rule.last_day(occurred_on) else None
