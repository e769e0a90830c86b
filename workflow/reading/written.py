"""What an office wrote to the complainant, as a letter on paper: an answer, a question, a refusal."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.actors import Actor, ActorKind
from accounts.models import Agency, AgencyLogo
from complaints.codes import IdentityKind, Outcome
from complaints.entitlement import may_see_identity
from complaints.models import Complaint, Identity, Statement
from law import counting
from notifications.letter_paper import LetterFacts, Picture
from workflow.models import Event
from workflow.record import timeline

KINDS: Final = (
    "answered",
    "answered_with_original",
    "message_sent",
    "completion_requested",
    "rejected",
)
"""Events whose texts an office wrote to the complainant."""


def event(complaint: Complaint, seq: int) -> Event | None:
    """The event of this number, where an office wrote to the complainant with it."""
    rows = Event.objects.filter(complaint=complaint, seq=seq, name__in=KINDS).select_related("actor")
    found = rows.exclude(statements={}).annotate(of_ombudsman=timeline.of_ombudsman("actor")).first()
    if found is None or found.of_ombudsman:
        return None
    by_office = found.actor_kind == ActorKind.STAFF or found.name == "answered_with_original"
    return found if by_office else None


def facts(complaint: Complaint, told: Event, reader: Actor) -> LetterFacts:
    """The letter of this told. Whom it is for stands on it only for who may know it."""
    keys = [entry[0] for entry in told.statements.values()]
    texts = dict(Statement.objects.filter(complaint=complaint, pk__in=keys).values_list("kind", "body"))
    subject = complaint.statements.filter(kind="subject").values_list("body", flat=True).first() or ""
    unit = complaint.held_by or complaint.unit
    with override(complaint.language):
        signer = told.actor or complaint.answered_by
        return LetterFacts(
            **letterhead(complaint.agency),
            unit=unit.name if unit else complaint.agency.name,
            reference=complaint.reference,
            subject=subject,
            dated=date_format(counting.local_date(told.at, complaint.agency.zone), "j F Y"),
            to=_named(_known(complaint, reader)),
            said=_said(told, texts),
            signed=str(signer) if signer else "",
        )


def letterhead(agency: Agency) -> dict[str, Any]:
    """What stands on every letter of this agency."""
    logo = AgencyLogo.objects.filter(agency=agency).first()
    return {
        "agency": agency.name,
        "letterhead": [line for line in (agency.letterhead or "").splitlines() if line.strip()],
        "logo": None if logo is None else Picture(bytes(logo.picture), logo.width, logo.height),
    }


def of_bodies(complaint: Complaint) -> str:
    """The language in which offices write to each other: Indonesian under its law, else that of the case."""
    return "id" if complaint.agency.law == "id" else complaint.language


def to_other_body(complaint: Complaint, told: Event, reader: Actor) -> LetterFacts | None:
    """The twin of a refusal, to the body that is competent: what is referred, and who complains only where they allowed it and
    this reader may know it. None where nothing is referred."""
    keys = {kind: entry[0] for kind, entry in told.statements.items()}
    if told.name != "rejected" or "referral" not in keys or "other_body" not in keys:
        return None
    texts = dict(
        Statement.objects.filter(complaint=complaint, pk__in=keys.values()).values_list("kind", "body")
    )
    allowed = Event.objects.filter(complaint=complaint, name="name_allowed", seq__gt=told.seq).exists()
    with override(of_bodies(complaint)):
        known = _known(complaint, reader) if allowed else None
        contact = (known.phone, known.email) if known else ()
        nobody = (_("Tidak disertakan; pengadu dihubungi melalui instansi ini."),)
        who = (*_named(known), *filter(None, contact)) if allowed else nobody
        return replace(
            facts(complaint, told, reader),
            subject=_("Penerusan pengaduan masyarakat"),
            dated=_day(counting.local_date(told.at, complaint.agency.zone)),
            to=(texts.get("other_body", ""),),
            said=[
                (
                    "",
                    _(
                        "Pengaduan berikut kami nilai menjadi wewenang lembaga Saudara. Pengadu sudah kami beri tahu."
                    ),
                ),
                (_("Yang diteruskan"), texts.get("referral", "")),
                (_("Waktu kejadian"), _day(complaint.occurred_on)),
                (_("Identitas pengadu"), "\n".join(who)),
            ],
        )


def _day(day: date | None) -> str:
    return "–" if day is None else date_format(day, "j F Y")


def _known(complaint: Complaint, reader: Actor) -> Identity | None:
    """Who complains, of a named complaint and for who may know it."""
    if complaint.identity_kind != IdentityKind.NAMED or not may_see_identity(complaint, reader):
        return None
    return Identity.objects.filter(complaint=complaint).first()


def _named(known: Identity | None) -> tuple[str, ...]:
    return tuple(filter(None, (known.name, known.address))) if known else (_("Pengadu dengan nomor di atas"),)


def _said(told: Event, texts: dict[str, str]) -> list[tuple[str, str]]:
    """Outcome first, then what was written, then what was promised by when."""
    said = []
    if outcome := told.facts.get("outcome"):
        said.append((_("Hasil pemeriksaan"), str(Outcome(outcome).label)))
    headed = {"other_body": _("Lembaga yang berwenang"), "referral": _("Yang kami teruskan kepadanya")}
    inner = sorted(
        texts.items(), key=lambda text: list(headed).index(text[0]) + 1 if text[0] in headed else 0
    )
    said += [(headed.get(kind, ""), body) for kind, body in inner if kind != "remedy" and body]
    if remedy := texts.get("remedy"):
        said.append((_("Tindakan yang dijanjikan"), remedy))
        if due := told.facts.get("remedy_due_on"):
            day = date_format(date.fromisoformat(due), "j F Y")
            said.append(("", _("Dilaksanakan paling lambat %(day)s.") % {"day": day}))
    return said
