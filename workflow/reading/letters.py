"""Which letters fit a case, and what their variables stand for there."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.actors import Actor
from complaints.codes import IdentityKind
from complaints.entitlement import may_see_identity
from complaints.models import Complaint, Identity
from law import counting
from law.codes import DutyKind
from workflow.models import Duty, Letter, LetterVersion
from workflow.verbs import letters


def offered(complaint: Complaint, by: Actor) -> list[LetterVersion]:
    """The latest version of each letter that this person may insert into this case, in any state and language: one's own
    first, then those of the unit that holds it, then the agency's. In one query."""
    here = letters.visible_to(by).filter(retired_at=None)
    here = here.filter(Q(unit=None) | Q(unit=complaint.held_by_id or 0))
    here = here.filter(Q(agency=None) | Q(agency=complaint.agency_id))
    return _latest(here)


def latest(by: Actor) -> list[LetterVersion]:
    """The latest version of each letter that this person sees, those that are not offered any more among them."""
    return _latest(letters.visible_to(by))


def _latest(seen: "QuerySet[Letter]") -> list[LetterVersion]:
    versions = LetterVersion.objects.filter(letter__in=seen.order_by().values("pk"))
    rows = versions.select_related("letter__unit", "letter__agency").order_by("letter", "-number")
    ordered = rows.distinct("letter")
    return sorted(ordered, key=lambda row: (_place(row), row.title.casefold(), row.pk))


def fits(version: LetterVersion, complaint: Complaint) -> bool:
    """Whether it is written for cases like this, in the language in which its complainant filed."""
    return (
        version.language == complaint.language
        and (not version.states or complaint.state in version.states)
        and (not version.classes or complaint.classification in version.classes)
    )


def values(complaint: Complaint, by: Actor, *, subject: str, at: datetime) -> dict[str, str]:
    """What each variable stands for in this case, in the complainant's language. The name only for who may see it."""
    zone = complaint.agency.zone
    with override(complaint.language):
        settle = (
            Duty.objects.filter(complaint=complaint, kind=DutyKind.SETTLE, met_at=None, ended_at=None)
            .order_by("-pk")
            .first()
        )
        due = settle.due_on if settle is not None else None
        unit = complaint.held_by or complaint.unit
        return {
            "nama": _name(complaint, by) or _("Bapak/Ibu Pengadu"),
            "nomor": complaint.reference,
            "perihal": subject,
            "diterima": date_format(complaint.received_on, "j F Y"),
            "batas": date_format(due, "j F Y") if due else _("(belum ditetapkan)"),
            "hari_ini": date_format(counting.local_date(at, zone), "j F Y"),
            "unit": unit.name if unit else _("unit yang sedang dicari"),
            "instansi": complaint.agency.name,
            "petugas": str(by.user),
        }


def values_for_others(complaint: Complaint, by: Actor, *, at: datetime) -> dict[str, str]:
    """The same for complainants of linked cases, who read the same answer: nothing of this case's complainant or number."""
    known = values(complaint, by, subject="", at=at)
    with override(complaint.language):
        known |= {
            "nama": _("Bapak/Ibu Pengadu"),
            "nomor": _("yang tertera pada tanda terima Anda"),
            "perihal": _("yang Anda laporkan"),
            "diterima": _("tanggal pada tanda terima Anda"),
            "batas": _("tanggal pada halaman pengaduan Anda"),
        }
    return known


def numbers(written: str) -> list[int]:
    """The versions that a form names, as numbers parted by commas; what is none of ours is passed over."""
    return [
        int(each) for each in written.split(",") if each.isascii() and each.isdecimal() and len(each) < 19
    ]


def _name(complaint: Complaint, by: Actor) -> str:
    if complaint.identity_kind == IdentityKind.ANONYMOUS or not may_see_identity(complaint, by):
        return ""
    identity = Identity.objects.filter(complaint=complaint).first()
    return "" if identity is None else identity.name


def _place(version: LetterVersion) -> int:
    letter = version.letter
    return 0 if letter.user_id is not None else 1 if letter.unit_id is not None else 2
