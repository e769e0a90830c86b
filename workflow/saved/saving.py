"""Pages that somebody keeps under a name, of the work list and of the desk: keep, rename, share, delete, and find again.

What is kept is an address, never a case and never a figure: whoever opens it is answered by its page, for their own seats."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import POWERS, UNIT_STAFF, Role, Sees
from complaints.texts import BadText, clean_as
from workflow.desk_models import SavedPage
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.reading import listing
from workflow.record.sentences import BAD_TEXT

MOST: Final = 100
"""Pages of one person."""
LONGEST_NAME: Final = 100
NOT_THERE: Final = _("Tampilan ini tidak ada, atau tidak dibagikan kepada Anda.")
For = SavedPage.For
Page = SavedPage.Page


@dataclass(frozen=True, slots=True)
class Address:
    """A page and what its address asks, checked by who answers it: `of_list` here, `compliance.desk_pages` for the desk."""

    page: str
    asked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """A place within which a page is shared. `pk`: of the unit or the agency."""

    kind: For
    pk: int | None = None

    @property
    def code(self) -> str:
        """As a form sends it."""
        return f"{self.kind}:{self.pk}" if self.pk else str(self.kind)


OWN: Final = Share(For.OWNER)
"""With nobody."""


def of_list(asked: Mapping[str, str], by: Actor) -> Address:
    """The work list under these filters. Raises BadInput, NotYours (they see no cases)."""
    if not any(POWERS[seat.role].sees != Sees.NOTHING for seat in by.seats):
        raise NotYours("not_your_list", _("Peran Anda tidak membuka pengaduan."))
    chosen = {key: str(value) for key, value in asked.items() if value}
    if not listing.known(chosen):
        raise BadInput({"asked": ("unknown_filter", _("Saringan ini tidak dapat dibaca."))})
    return Address(Page.LIST, chosen)


def seen_by(actor: Actor) -> QuerySet[SavedPage]:
    """One's own, and those shared in a place of one's own; by name."""
    is_list = Q(page=Page.LIST)
    shared = is_list & _in(shares(actor, Page.LIST)) | ~is_list & _in(shares(actor, Page.OVERVIEW))
    rows = SavedPage.objects.filter(Q(owner=actor.user) | shared)
    return rows.select_related("owner", "unit", "agency").order_by("name", "pk")


def find(pk: int, actor: Actor) -> SavedPage:
    """Raises NotVisible: not there, or neither one's own nor shared with one."""
    row = seen_by(actor).filter(pk=pk).first()
    if row is None:
        raise NotVisible("not_found", NOT_THERE)
    return row


def shares(actor: Actor, page: str) -> list[Share]:
    """Where this person may share such a page: with nobody; the work list in the units where they work; any in the agencies
    whose coordinators they are; a page of the desk also in those that they head; any at the Ombudsman's."""
    units = {seat.unit_id for seat in actor.seats if seat.role in UNIT_STAFF and seat.unit_id}
    return [
        OWN,
        *(Share(For.UNIT, pk) for pk in sorted(units) if page == Page.LIST),
        *(Share(For.AGENCY, pk) for pk in _agencies(actor, page)),
        *([Share(For.OFFICE)] if actor.has_role(Role.OMBUDSMAN) else []),
    ]


def named(places: Iterable[Share]) -> list[tuple[str, str | Promise]]:
    """(code, name) of each: a unit or an agency by its own name only where there are several."""
    places = list(places)
    told: list[tuple[str, str | Promise]] = []
    for share in places:
        several = share.pk is not None and sum(share.kind == each.kind for each in places) > 1
        model: type[Unit | Agency] = Unit if share.kind == For.UNIT else Agency
        name = (
            model.objects.values_list("name", flat=True).get(pk=share.pk or 0)
            if several
            else share.kind.label
        )
        told.append((share.code, name))
    return told


def share_of(row: SavedPage) -> Share:
    """Where it is shared."""
    if row.unit_id or row.agency_id:
        return Share(For.UNIT, row.unit_id) if row.unit_id else Share(For.AGENCY, row.agency_id)
    return Share(For.OFFICE) if row.office else OWN


@transaction.atomic
def keep(name: str, *, address: Address, shared: str, by: Actor, at: datetime) -> SavedPage:
    """Keep a page under a name; `shared`: the code or the kind of a share. Raises BadInput, NotYours (a place that is not
    theirs)."""
    assert by.user is not None
    if SavedPage.objects.filter(owner=by.user).count() >= MOST:
        sentence = _("Paling banyak %(most)d tampilan. Hapus dahulu yang tidak dipakai.") % {"most": MOST}
        raise BadInput({"name": ("too_many", sentence)})
    row = SavedPage(owner=by.user, page=address.page, asked=dict(address.asked), made_at=at)
    return _write(row, name, shared, by, at)


@transaction.atomic
def change(pk: int, *, name: str, shared: str, by: Actor, at: datetime) -> SavedPage:
    """Rename one's own page, and share it or no longer: who watched it and may not open it now is told no more. Raises
    BadInput, NotVisible, NotYours (another's)."""
    return _write(_own(pk, by), name, shared, by, at)


@transaction.atomic
def drop(pk: int, *, by: Actor) -> None:
    """Raises NotVisible, NotYours (another's)."""
    _own(pk, by).delete()


def _in(places: Iterable[Share]) -> Q:
    found = Q(pk__in=[])
    for share in places:
        if share != OWN:
            found |= Q(**{str(share.kind): share.pk or True})
    return found


def _agencies(actor: Actor, page: str) -> list[int]:
    """The agencies in which they share such a page, and read what others share: no head opens a work list."""
    roles = (Role.COORDINATOR,) if page == Page.LIST else (Role.COORDINATOR, Role.AGENCY_HEAD)
    return sorted({seat.agency_id for seat in actor.seats if seat.role in roles and seat.agency_id})


def _own(pk: int, by: Actor) -> SavedPage:
    find(pk, by)
    row = SavedPage.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotVisible("not_found", NOT_THERE)
    if row.owner_id != getattr(by.user, "pk", None):
        raise NotYours("not_your_view", _("Tampilan ini milik orang lain: hanya pemiliknya mengubahnya."))
    return row


def _write(row: SavedPage, name: str, shared: str, by: Actor, at: datetime) -> SavedPage:
    row.name, row.changed_at = _named(name), at
    places = (share_of(row), *shares(by, row.page))
    place = next((each for each in places if shared in (each.code, each.kind)), None)
    if place is None:
        raise NotYours("not_your_share", _("Anda tidak duduk di tempat yang hendak diberi tampilan ini."))
    row.unit_id = place.pk if place.kind == For.UNIT else None
    row.agency_id = place.pk if place.kind == For.AGENCY else None
    row.office = place.kind == For.OFFICE
    try:
        with transaction.atomic():
            if row._state.adding:  # noqa: SLF001 - Django documents it
                row.save(force_insert=True)
            else:
                row.save(update_fields=["name", "unit", "agency", "office", "changed_at"])
    except IntegrityError:
        sentence = _("Anda sudah punya tampilan dengan nama ini: pilih nama lain.")
        raise BadInput({"name": ("taken", sentence)}) from None
    return row


def _named(name: str) -> str:
    try:
        cleaned = clean_as("name", name)
    except BadText as bad:
        raise BadInput({"name": (str(bad.code), BAD_TEXT[bad.code])}) from None
    if len(cleaned) > LONGEST_NAME:
        sentence = _("Nama paling panjang %(most)d huruf.") % {"most": LONGEST_NAME}
        raise BadInput({"name": ("too_long", sentence)})
    return cleaned
