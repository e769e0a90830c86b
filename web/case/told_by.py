"""How the complainant of a case hears of it, as the page says it: by mail, on the phone, or only by looking."""

from dataclasses import dataclass

from complaints.codes import IdentityKind, Medium
from complaints.models import Complaint, Identity
from notifications import phones, reports


@dataclass(frozen=True, slots=True)
class ToldBy:
    """`mail`: there is an address. `medium`: what is to carry word to `phone`, in words; empty where nothing is.
    `offered`: whether this installation can send to phones at all."""

    mail: bool = False
    phone: str = ""
    medium: str = ""
    proved: bool = False
    refused: bool = False
    stopped: bool = False
    """The number is proved, and the installation sends by this medium no more."""
    undelivered: bool = False
    """The gateway told that the latest text did not arrive."""
    offered: bool = False

    @property
    def texts(self) -> bool:
        """Whether word goes to the phone now."""
        return self.proved and not self.refused and not self.stopped

    @property
    def waits_for_code(self) -> bool:
        return bool(self.medium) and not self.proved and not self.refused

    @property
    def nothing(self) -> bool:
        """Nobody is told of anything: only the page is left."""
        return not self.mail and not self.texts


def of(complaint: Complaint) -> ToldBy:
    """One query; another where word is to go to a phone."""
    offered = bool(phones.offered())
    person = None
    if complaint.identity_kind != IdentityKind.ANONYMOUS:
        person = Identity.objects.filter(complaint=complaint).first()
    return ToldBy(offered=offered) if person is None else of_person(person)


def of_person(person: Identity) -> ToldBy:
    medium = person.phone_medium
    proved = bool(medium) and person.phone_confirmed_at is not None
    return ToldBy(
        mail=bool(person.email),
        phone=person.phone,
        medium=str(Medium(medium).label) if medium else "",
        proved=proved,
        refused=bool(medium) and phones.refused(person),
        stopped=bool(medium) and medium not in phones.offered(),
        undelivered=proved and reports.undelivered(person.pk),
        offered=bool(phones.offered()),
    )
