"""What of an answer those read who filed the same: every complainant of a linked duplicate gets it, or another text in
its place, and never the name of the first complainant."""

import re
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.worded import Worded
from complaints import lifecycle
from complaints.codes import IdentityKind
from complaints.models import Complaint, Identity
from workflow.errors import BadInput

SHORTEST: Final = 3
"""Letters of a part of a name that is looked for: shorter ones are words of their own."""
NUMBER: Final = _(
    "Teks ini juga dibaca pengadu lain dan memuat nomor pengaduan pertama. Tulis teks lain tanpa nomor itu."
)
NAMES: Final = _(
    "Teks ini juga dibaca pengadu lain dan menyebut pengadu pertama (%(word)s). Tulis teks lain tanpa sebutan itu."
)


def waiting(complaint: Complaint) -> QuerySet[Complaint]:
    """The linked duplicates to which an answer to this case would go now."""
    return complaint.duplicates.filter(state__in=lifecycle.sources("answer_with_original"))


def reaches(complaint: Complaint) -> bool:
    """Whether this case, linked, would get the answer of another: not one that was answered already or is over."""
    return complaint.state in lifecycle.sources("answer_with_original")


def readers(complaint: Complaint) -> int:
    """How many other complainants an answer to this case would go to now."""
    return waits_for_it(linked(complaint))


def waits_for_it(linked: list[Any]) -> int:
    """The same of its linked duplicates, where they were read."""
    return sum(state in lifecycle.sources("answer_with_original") for _pk, state in linked)


def linked(complaint: Complaint) -> list[Any]:
    """Key and state of each linked duplicate, the oldest first."""
    return _linked(complaint=complaint.pk)


_linked: Final[Worded[Any]] = Worded(
    lambda complaint: (
        Complaint.objects.filter(duplicate_of=complaint).order_by("pk").values_list("pk", "state")
    ),
    complaint=-987_654_321,
)


def check(original: Complaint, *, reasons: str, remedy: str | None, for_others: str | None) -> None:
    """Raises BadInput where a text that others would read names the first complainant or how to reach them.

    Only of a named complaint: of a confidential one the office must not learn by trying which name it is.
    """
    read = {"for_others": for_others or reasons, "remedy": remedy or ""}
    if numbered := [field for field, text in read.items() if original.reference in text.upper()]:
        raise BadInput(dict.fromkeys(numbered, ("numbers_the_first", NUMBER)))
    found = {field: word for field, text in read.items() if (word := first_named(original, text))}
    if found:
        raise BadInput({field: ("names_the_first", NAMES % {"word": word}) for field, word in found.items()})


def first_named(original: Complaint, text: str) -> str:
    """As `check`: what of the first complainant, of a named complaint, this text names; empty for nothing."""
    if original.identity_kind != IdentityKind.NAMED:
        return ""
    identity = Identity.objects.filter(complaint=original).first()
    return "" if identity is None else _named(text, identity)


def _named(text: str, identity: Identity) -> str:
    """What of this person the text names: the whole name in any letters, a part of it written as a name, the mail
    address, the telephone number. Empty where it names nothing."""
    folded = " ".join(text.casefold().split())
    whole = " ".join(identity.name.casefold().split())
    if len(whole.split()) > 1 and whole in folded:
        return identity.name
    for part in identity.name.split():
        for written in {part, part.title(), part.upper()} - {part.lower()}:
            if len(part) >= SHORTEST and re.search(rf"(?<!\w){re.escape(written)}(?!\w)", text):
                return written
    if identity.email and identity.email.casefold() in folded:
        return identity.email
    number = re.sub(r"\D", "", identity.phone).removeprefix("62")
    return identity.phone if len(number) > 5 and number in re.sub(r"\D", "", text) else ""
