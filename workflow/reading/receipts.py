"""What the receipt of a case says to this reader: what the rule `receipt` asks for."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actors import Actor, ActorKind
from accounts.models import Agency, Unit
from complaints.codes import Channel, IdentityKind, Medium, label
from complaints.entitlement import may_see_identity
from complaints.models import Complaint, Identity
from law.codes import DutyKind as K
from law.codes import Holder
from notifications import phones
from notifications.receipt import Dated, ReceiptFacts
from workflow.models import Duty, Event

SHOWN: Final = (K.VERIFY, K.FIRST_ANSWER, K.SETTLE, K.DECIDE)
ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


def facts(complaint: Complaint, viewer: Actor) -> ReceiptFacts:
    """The receipt as the case was filed: its first duties, its first officer. In three or four queries."""
    first = complaint.events.select_related("actor").get(seq=1)
    agency, named = _filed_at(complaint, first)
    nobody = complaint.identity_kind == IdentityKind.ANONYMOUS
    identity = None if nobody else Identity.objects.filter(complaint=complaint).first()
    subject = complaint.statements.filter(kind="subject").values_list("body", flat=True).first() or ""
    return ReceiptFacts(
        reference=complaint.reference,
        agency=agency.name,
        unit=unit(complaint)
        if agency == complaint.agency
        else named or _("Belum diketahui; dicarikan oleh koordinator"),
        subject=subject,
        received=instant(complaint.received_at, complaint.agency.zone),
        occurred=_day(complaint.occurred_on),
        channel=str(Channel(complaint.channel).label),
        complainant=_complainant(complaint, identity, viewer),
        news=_news(identity),
        officer=_officer(first, agency),
        duties=[_dated(duty) for duty in _first_duties(complaint)],
        tracking_url=f"{settings.BASE_URL}{reverse('web:track')}?nomor={complaint.reference}",
        opened_with=_opened_with(first),
    )


def _filed_at(complaint: Complaint, first: Event) -> tuple[Agency, str]:
    """The agency with which it was filed, and the name of the unit that was named there; asked only where another agency has
    the case by now (docs/adr/0094)."""
    if first.facts["agency"] == complaint.agency.code:
        return complaint.agency, ""
    named = Unit.objects.filter(code=first.facts.get("unit") or "").values_list("name", flat=True).first()
    return Agency.objects.get(code=first.facts["agency"]), named or ""


def _opened_with(first: Event) -> str:
    if first.actor_kind == ActorKind.STAFF:
        return _(
            "Untuk membukanya perlu kunci dari amplop yang diserahkan kepada pengadu, atau tautan di surelnya."
        )
    return _(
        "Untuk membukanya perlu kode akses yang Anda terima saat mengirim. Kode itu tidak tercetak di sini."
    )


def unit(complaint: Complaint) -> str:
    """The unit that is named or holds, or who looks for it."""
    return complaint.unit.name if complaint.unit else _("Belum diketahui; dicarikan oleh koordinator")


def _news(identity: Identity | None) -> str:
    if identity is None:
        return news_by(mail=False)
    proved = identity.phone_confirmed_at is not None
    return news_by(mail=bool(identity.email), medium=identity.phone_medium, proved=proved)


def news_by(*, mail: bool, medium: str = "", proved: bool = False) -> str:
    """By which ways word of a case comes, in words. `medium`: what was asked for on the phone; `proved`: its number is."""
    ways = [str(Medium.MAIL.label)] if mail else []
    if medium and medium not in phones.offered():
        ways.append(_("%(medium)s, sedang tidak tersedia") % {"medium": Medium(medium).label})
    elif medium and not proved:
        ways.append(
            _("%(medium)s, setelah nomornya dipastikan dengan kode") % {"medium": Medium(medium).label}
        )
    elif medium:
        ways.append(str(Medium(medium).label))
    return "; ".join(ways) or _("Tidak ada; perkembangannya di halaman Lacak")


def _complainant(complaint: Complaint, identity: Identity | None, viewer: Actor) -> tuple[str, ...]:
    """The name and contact for who may read them; what stands in their place for all others. A confidential
    identity is not printed at all: the paper may be seen by the unit."""
    if complaint.identity_kind == IdentityKind.ANONYMOUS:
        return (_("Tanpa identitas"),)
    hidden = complaint.identity_kind == IdentityKind.CONFIDENTIAL
    if hidden or not may_see_identity(complaint, viewer):
        return (_("Identitas disimpan oleh instansi"),)
    if identity is None:
        return ()
    return (identity.name, identity.address, identity.phone, identity.email)


def _officer(first: Event, agency: Agency) -> str:
    """Who took it in: a person where staff filed on behalf, else the agency's register."""
    if first.actor_kind == ActorKind.STAFF and first.actor is not None:
        return str(first.actor)
    return _("Register %(agency)s") % {"agency": agency.name}


def _first_duties(complaint: Complaint) -> list[Duty]:
    by_kind: dict[str, Duty] = {}
    for duty in complaint.duties.filter(round=1, kind__in=SHOWN).order_by("pk"):
        by_kind.setdefault(duty.kind, duty)
    return sorted(by_kind.values(), key=lambda duty: (duty.due_on or date.max, duty.pk))


def _dated(duty: Duty) -> Dated:
    when = _day(duty.due_on) or _("Menunggu penetapan kalender")
    if duty.provisional:
        when = _("%(day)s (sementara)") % {"day": when}
    return Dated(str(label(K(duty.kind))), str(label(Holder(duty.holder))), when)


def _day(day: date | None) -> str:
    return "" if day is None else date_format(day, "j F Y")


def instant(at: datetime, zone: str) -> str:
    """Local date and time with the name of the zone: `2 Maret 2026, 09.00 WIB`."""
    moment = at.astimezone(ZoneInfo(zone))
    offset = moment.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset is not None else 0
    name = ZONES.get(hours) if zone.startswith("Asia/") else None
    return f"{_day(moment.date())}, {moment:%H.%M} {name or f'UTC{hours:+d}'}"
