"""What to know of a case before working on it: facts that refuse nothing."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from complaints.models import Complaint
from law import counting, rules

FLAGS: Final = {
    "filed_late": _("Diajukan lebih dari 30 hari setelah pelayanan diterima (UU 25/2009 Pasal 42 ayat 2)."),
    "old_for_ombudsman": _(
        "Peristiwanya lebih dari 2 tahun lalu: Ombudsman dapat menolaknya (UU 37/2008 Pasal 24)."
    ),
    "escalates_as_information": _(
        "Tanpa identitas: kepada Ombudsman hanya dapat diteruskan sebagai informasi."
    ),
    "look_twice": _("Formulir diisi tidak seperti biasanya: periksa apakah pengaduan ini sungguh-sungguh."),
}


def of(complaint: Complaint) -> list[str]:
    """The flags of a case, by code. Late filing is judged on the day of filing, as the law counts it."""
    found = []
    if complaint.occurred_on is not None:
        law = rules.law(complaint.agency.law)
        if _past(law, "file_within", complaint.occurred_on, complaint.received_on):
            found.append("filed_late")
        if _past(law, "ombudsman_age", complaint.occurred_on, complaint.received_on):
            found.append("old_for_ombudsman")
    if complaint.identity_kind == "anonymous":
        found.append("escalates_as_information")
    if complaint.moderation:
        found.append("look_twice")
    return found


def _past(law: rules.Law, kind: str, occurred_on: date, received_on: date) -> bool:
    try:
        rule = law.rule(kind, occurred_on)
    except rules.NoRule:
        return True
    assert rule.length is not None
    ends, _provisional = counting.due_on(
        occurred_on, rule.length, counting.LengthUnit(rule.unit), counting.ISO_WEEK, counting.NO_HOLIDAYS
    )
    return received_on > ends
