"""Many people at once, from the rows of a table: looked at first, then all invited or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Membership
from accounts.people import places, seen
from accounts.people.places import Kind, Place
from accounts.roles import Role
from complaints import texts
from workflow.errors import BadInput, NotYours, Text
from workflow.idempotency import whole
from workflow.people import invitations
from workflow.people.invitations import Draft
from workflow.tabled import JudgedRow, check_none_refused

MOST: int = 500
"""Rows of one table: each sends a mail."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as somebody wrote it. `line`: where it stands in the file. `fault`: why its cells cannot be trusted."""

    line: int
    name: str
    email: str
    role: str
    place: str
    username: str = ""
    fault: Text = ""


@whole
def take(entries: Iterable[Entry], *, only_look: bool, by: Actor, at: datetime) -> list[JudgedRow]:
    """What becomes of each row; unless only looked at, everybody taken is invited. Raises BadInput where one row is refused
    (then nobody is invited), and for too many."""
    rows = list(entries)
    if len(rows) > MOST:
        raise BadInput({"file": ("too_many", _("Paling banyak 500 baris sekali impor."))})
    told: list[JudgedRow] = []
    drafts: list[Draft] = []
    emails: set[str] = set()
    names: set[str] = set()
    for row in rows:
        outcome, draft = _judged(row, emails, names, by)
        told.append(outcome)
        drafts += [draft] if draft else []
    if not only_look:
        check_none_refused(told, _("Tidak ada yang diundang: perbaiki dahulu baris %(lines)s."))
        for draft in drafts:
            invitations.invite(draft, by=by, at=at)
    return told


def _judged(row: Entry, emails: set[str], names: set[str], by: Actor) -> tuple[JudgedRow, Draft | None]:
    about = f"{row.name} <{row.email}>".strip()
    role = next(
        (each for each in Role if row.role.casefold() in (each.value, str(each.label).casefold())), None
    )
    place = None if role is None else _place(row.place, role, by)
    if role is not None and place is not None and _has_it(row.email, role, place):
        return JudgedRow(row.line, about, "already_there"), None
    email, username = row.email.strip().casefold(), row.username.strip().casefold()
    twice = email in emails or (username != "" and username in names)
    reason, draft = _refused(row, role, place, by, twice=twice)
    if reason or draft is None:
        return JudgedRow(row.line, about, "refused", str(reason)), None
    emails.add(email)
    names.add(username)
    return JudgedRow(row.line, about, "taken"), draft


def _refused(
    row: Entry, role: Role | None, place: Place | None, by: Actor, *, twice: bool
) -> tuple[Text, Draft | None]:
    """Why nobody can be invited by this row, or whom."""
    if row.fault:
        return row.fault, None
    if role is None:
        return _("Tugas tidak dikenal."), None
    if place is None:
        return _("Tempat tidak dikenal, atau bukan wewenang Anda. Tulis kode unit atau instansi."), None
    if twice:
        return _("Alamat atau nama pengguna ini sudah ada di baris sebelumnya."), None
    try:
        draft, errors = invitations.checked(Draft(row.name, row.email, role, place, row.username), by=by)
    except NotYours as refusal:
        return refusal.sentence, None
    return " ".join(str(sentence) for _code, sentence in errors.values()), draft


def _place(text: str, role: str, by: Actor) -> Place | None:
    """By code, or by the whole name."""
    wanted = text.strip()
    if not wanted and Kind.NATION in places.WHERE[role]:
        return seen.place(by, seen.NATION)
    for kind in ("unit", "agency", "region"):
        found = seen.place(by, f"{kind}:{wanted.casefold()}")
        if found is not None:
            return found
    named = list(seen.units(by).filter(name__iexact=wanted)[:2])
    if len(named) == 1:
        return Place(unit=named[0])
    bodies = list(seen.agencies(by).filter(name__iexact=wanted)[:2])
    return Place(agency=bodies[0]) if len(bodies) == 1 else None


def _has_it(email: str, role: str, place: Place) -> bool:
    """Whether somebody of this address has that seat."""
    try:
        address = texts.email(email)
    except texts.BadText:
        return False
    return Membership.objects.filter(
        user__email__iexact=address, role=role, unit=place.unit, agency=place.agency, region=place.region
    ).exists()
