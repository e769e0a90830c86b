"""Which ratings count, and who may say that one is the complainant's own (docs/adr/0035).

A rating stands apart where staff filed the case, or its browser did, and where the act itself bears a sign of the office. It
counts from then on when somebody confirms it to whom the office does not speak: the complainant, at an address of their
own, or the Ombudsman, with a reason.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, TypeVar

from django.db import transaction
from django.db.models import F, Func, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from accounts.models import User
from accounts.roles import Role
from complaints.models import MAILBOX, Complaint, Identity
from notifications.notices import Notice
from workflow.errors import NotNow, NotYours
from workflow.models import Event
from workflow.record import events, sentences, signs
from workflow.verbs.moves import Step
from workflow.verbs.taking_part import locked

Row = TypeVar("Row", User, Identity)
MOST_SHARED: Final = 3
"""Cases filed by staff that may name one mailbox; of more it is nobody's own."""
FOR_EVERYBODY: Final = frozenset(
    {
        "gmail.com",
        "googlemail.com",
        "yahoo.com",
        "yahoo.co.id",
        "ymail.com",
        "rocketmail.com",
        "outlook.com",
        "outlook.co.id",
        "hotmail.com",
        "live.com",
        "icloud.com",
        "proton.me",
        "protonmail.com",
    }
)
"""Where everybody may have a mailbox, staff and complainants alike: such a domain is no office's."""


def judge(complaint: Complaint, given: Event) -> None:
    """Whether the rating that this event gives stands apart. The caller stores the columns."""
    complaint.rating_confirmed_at = None
    complaint.rating_apart = bool(given.facts.get("signs")) or signs.office_had_key(complaint)


def ask(step: Step, given: Event) -> None:
    """Of a rating that stands apart: ask the complainant, at an address of their own."""
    complaint = step.complaint
    if complaint.rating_apart and independent(complaint):
        step.tell(Notice.RATING_TO_CONFIRM, {"rating": complaint.rating, "accepted": given.seq})


@transaction.atomic
def affirm_rating(complaint_id: int, *, accepted: int, own: bool, by: Actor, at: datetime) -> Complaint:
    """The complainant says, behind a link that was mailed to them, whether the rating was theirs. `accepted`: the event
    that gave it.

    What is said from where the office works, or at an address that is no longer their own, is recorded and does not make
    the rating count. Raises NotNow where the rating was given anew, or answered for, since.
    """
    complaint = locked(complaint_id, by)
    at = max(at, complaint.last_at)
    if by.kind != ActorKind.COMPLAINANT:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    _check_open(complaint, accepted)
    counts = own and not signs.of(complaint, by, at=at) and independent(complaint)
    name = "rating_affirmed" if own else "rating_denied"
    events.record(complaint, name, by=by, at=at, facts={"counts": counts})
    return _store(complaint, at=at, counts=counts)


@transaction.atomic
def confirm_rating(complaint_id: int, *, reasons: str, by: Actor, at: datetime) -> Complaint:
    """The Ombudsman says that the rating is the complainant's own, and how that is known."""
    complaint = locked(complaint_id, by)
    at = max(at, complaint.last_at)
    if not _is_ombudsman(complaint, by):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    if not waits(complaint):
        sentence = _("Tidak ada penilaian yang menunggu dipastikan.")
        raise NotNow("no_rating_waits", sentence, state=complaint.state, version=complaint.version)
    events.record(
        complaint, "rating_confirmed", by=by, at=at, facts={"counts": True}, typed={"reasons": reasons}
    )
    return _store(complaint, at=at, counts=True)


def waits(complaint: Complaint) -> bool:
    """Whether its rating stands apart, and nobody has confirmed it."""
    return complaint.rating is not None and complaint.rating_apart and complaint.rating_confirmed_at is None


def may_confirm(complaint: Complaint, by: Actor) -> bool:
    return waits(complaint) and _is_ombudsman(complaint, by)


def independent(complaint: Complaint) -> bool:
    """Whether the complainant has a mail address of their own: no mailbox and no domain of the office's staff, and not one
    that many cases name which staff filed."""
    identity = Identity.objects.filter(complaint=complaint).exclude(email="").first()
    if identity is None:
        return False
    staff = User.objects.exclude(email="")
    if _domain(identity.email) in _of_the_office(complaint) or _in_mailbox(staff, identity).exists():
        return False
    others = _in_mailbox(Identity.objects.exclude(pk=identity.pk), identity).values("complaint")
    by_staff = Event.objects.filter(complaint__in=others, seq=1, actor_kind=ActorKind.STAFF)
    return by_staff.count() < MOST_SHARED


def _of_the_office(complaint: Complaint) -> set[str]:
    """The mail domains of the staff of its agency, without those at which everybody may be."""
    agency = complaint.agency_id
    seats = Q(memberships__agency=agency) | Q(memberships__unit__agency=agency)
    addresses: Iterable[str] = User.objects.filter(seats).exclude(email="").values_list("email", flat=True)
    return {_domain(each) for each in addresses} - FOR_EVERYBODY


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _in_mailbox(rows: QuerySet[Row], identity: Identity) -> QuerySet[Row]:
    """Those of these rows whose address reaches the same mailbox."""
    mailbox = Func(F("email"), template=MAILBOX)
    own = Identity.objects.filter(pk=identity.pk).values(mailbox=mailbox)
    return rows.alias(mailbox=mailbox).filter(mailbox=Subquery(own))


def _check_open(complaint: Complaint, accepted: int) -> None:
    given = complaint.events.filter(name__in=("accepted", "rated"))
    latest = given.order_by("-seq").values_list("seq", flat=True).first()
    answered = complaint.events.filter(
        name__in=("rating_affirmed", "rating_denied", "rating_confirmed"), seq__gt=accepted
    )
    if complaint.rating is None or latest != accepted or answered.exists():
        sentence = _("Penilaian ini sudah tidak menunggu jawaban Anda.")
        raise NotNow("no_rating_waits", sentence, state=complaint.state, version=complaint.version)


def _store(complaint: Complaint, *, at: datetime, counts: bool) -> Complaint:
    if counts:
        complaint.rating_confirmed_at = at
    complaint.save(update_fields=["rating_confirmed_at", "last_seq", "last_at"])
    return complaint


def _is_ombudsman(complaint: Complaint, by: Actor) -> bool:
    return by.sits((Role.OMBUDSMAN,), agency_id=complaint.agency_id)
