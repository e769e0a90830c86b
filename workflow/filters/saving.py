"""Filters of the work list that are kept: under a name, shared in one's own unit or not, and watched by mail.

A filter is an address, never a list of cases: whoever opens it, or is told of it, has what their own seats show them then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import POWERS, UNIT_STAFF, Role, Sees
from complaints.texts import BadText, clean_as
from workflow.desk_models import FilterWatch, SavedFilter
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.reading import listing
from workflow.record.sentences import BAD_TEXT

MOST: Final = 100
"""Filters of one person."""
LONGEST_NAME: Final = 100
MOST_WATCHED: Final = 2_000
"""Cases in a filter that is watched."""
MOST_AT_ONCE: Final = 999
NOT_THERE: Final = _("Saringan ini tidak ada, atau tidak dibagikan kepada Anda.")
OWN: Final = ""
"""With nobody."""


@dataclass(frozen=True, slots=True)
class Share:
    """A place within which somebody may share a filter. `code`: as a form sends it."""

    code: str
    name: str
    unit: Unit | None = None
    agency: Agency | None = None


def seen_by(actor: Actor) -> QuerySet[SavedFilter]:
    """One's own, and those shared in one's unit or among the coordinators of one's agency; by name."""
    units, agencies = _places(actor)
    of = Q(owner=actor.user) | Q(unit__in=units) | Q(agency__in=agencies)
    return SavedFilter.objects.filter(of).select_related("owner", "unit", "agency").order_by("name", "pk")


def find(pk: int, actor: Actor) -> SavedFilter:
    """Raises NotVisible: not there, or neither one's own nor shared with one."""
    row = seen_by(actor).filter(pk=pk).first()
    if row is None:
        raise NotVisible("not_found", NOT_THERE)
    return row


def shares(actor: Actor) -> list[Share]:
    """Where this person may share a filter."""
    units, agencies = _places(actor)
    return [
        *(Share(f"unit:{unit.code}", unit.name, unit=unit) for unit in Unit.objects.filter(pk__in=units)),
        *(
            Share(f"agency:{body.code}", body.name, agency=body)
            for body in Agency.objects.filter(pk__in=agencies)
        ),
    ]


@transaction.atomic
def keep(name: str, *, asked: Mapping[str, str], shared: str, by: Actor, at: datetime) -> SavedFilter:
    """Keep filters of the work list under a name. Raises BadInput, NotYours (a place that is not theirs)."""
    assert by.user is not None
    if not any(POWERS[seat.role].sees != Sees.NOTHING for seat in by.seats):
        raise NotYours("not_your_list", _("Peran Anda tidak membuka pengaduan."))
    chosen = {key: str(value) for key, value in asked.items() if value}
    if not listing.known(chosen):
        raise BadInput({"asked": ("unknown_filter", _("Saringan ini tidak dapat dibaca."))})
    if SavedFilter.objects.filter(owner=by.user).count() >= MOST:
        sentence = _("Paling banyak %(most)d saringan. Hapus dahulu yang tidak dipakai.") % {"most": MOST}
        raise BadInput({"name": ("too_many", sentence)})
    return _write(SavedFilter(owner=by.user, asked=chosen, made_at=at), name, shared, by, at)


@transaction.atomic
def change(pk: int, *, name: str, shared: str, by: Actor, at: datetime) -> SavedFilter:
    """Rename one's own filter, and share it or no longer: who watched it and may not open it now is told no more. Raises
    BadInput, NotVisible, NotYours (another's filter)."""
    return _write(_own(pk, by), name, shared, by, at)


@transaction.atomic
def drop(pk: int, *, by: Actor) -> None:
    """Raises NotVisible, NotYours (another's filter)."""
    _own(pk, by).delete()


@transaction.atomic
def watch(pk: int, *, how: str, least: int, by: Actor, at: datetime) -> None:
    """Be told of new cases in a filter that one may open; `how` empty: no longer. What is in it now is not new. Raises
    BadInput, NotVisible."""
    assert by.user is not None
    saved = find(pk, by)
    if not how:
        FilterWatch.objects.filter(saved=saved, user=by.user).delete()
        return
    if how not in FilterWatch.How.values:
        raise BadInput({"how": ("unknown", _("Pilihan ini tidak dikenal."))})
    if not 1 <= least <= MOST_AT_ONCE:
        sentence = _("Antara 1 dan %(most)d pengaduan.") % {"most": MOST_AT_ONCE}
        raise BadInput({"least": ("out_of_range", sentence)})
    if not by.user.email:
        raise BadInput({"how": ("no_address", _("Akun Anda tidak punya alamat surel."))})
    now = inside(saved, by=by, at=at)
    if len(now) > MOST_WATCHED:
        sentence = _("Saringan ini memuat lebih dari %(most)d pengaduan: persempit dahulu.") % {
            "most": MOST_WATCHED
        }
        raise BadInput({"how": ("too_many_cases", sentence)})
    FilterWatch.objects.update_or_create(
        saved=saved,
        user=by.user,
        defaults={"how": how, "least": least},
        create_defaults={"how": how, "least": least, "known": now, "told_at": at},
    )


def watches(actor: Actor) -> dict[int, FilterWatch]:
    """What this person is told of, by filter."""
    return {row.saved_id: row for row in FilterWatch.objects.filter(user=actor.user)}


def inside(saved: SavedFilter, *, by: Actor, at: datetime) -> list[int]:
    """The keys of the cases that this person finds in it now, the latest first: one more than may be watched at most."""
    cases = listing.all_of(saved.asked, by=by, at=at)
    return list(cases.order_by("-pk").values_list("pk", flat=True)[: MOST_WATCHED + 1])


def _places(actor: Actor) -> tuple[list[int], list[int]]:
    """The units in which somebody works, and the agencies that they coordinate."""
    units = {seat.unit_id for seat in actor.seats if seat.role in UNIT_STAFF and seat.unit_id}
    agencies = {seat.agency_id for seat in actor.seats if seat.role == Role.COORDINATOR and seat.agency_id}
    return sorted(units), sorted(agencies)


def _own(pk: int, by: Actor) -> SavedFilter:
    find(pk, by)
    row = SavedFilter.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotVisible("not_found", NOT_THERE)
    if row.owner_id != getattr(by.user, "pk", None):
        raise NotYours("not_your_filter", _("Saringan ini milik orang lain: hanya pemiliknya mengubahnya."))
    return row


def _write(row: SavedFilter, name: str, shared: str, by: Actor, at: datetime) -> SavedFilter:
    row.name, row.changed_at = _named(name), at
    already = code_of(row)
    if shared != already or not shared:
        place = next((each for each in shares(by) if each.code == shared), None)
        if shared != OWN and place is None:
            raise NotYours("not_your_share", _("Anda tidak duduk di tempat yang hendak diberi saringan ini."))
        row.unit, row.agency = (place.unit, place.agency) if place else (None, None)
    try:
        with transaction.atomic():
            if row._state.adding:  # noqa: SLF001 - Django documents it
                row.save(force_insert=True)
            else:
                row.save(update_fields=["name", "unit", "agency", "changed_at"])
    except IntegrityError:
        sentence = _("Anda sudah punya saringan dengan nama ini: pilih nama lain.")
        raise BadInput({"name": ("taken", sentence)}) from None
    return row


def code_of(row: SavedFilter) -> str:
    """Where it is shared, as a form sends it; empty: with nobody."""
    if row.unit is not None:
        return f"unit:{row.unit.code}"
    return f"agency:{row.agency.code}" if row.agency is not None else OWN


def _named(name: str) -> str:
    try:
        cleaned = clean_as("name", name)
    except BadText as bad:
        raise BadInput({"name": (str(bad.code), BAD_TEXT[bad.code])}) from None
    if len(cleaned) > LONGEST_NAME:
        sentence = _("Nama paling panjang %(most)d huruf.") % {"most": LONGEST_NAME}
        raise BadInput({"name": ("too_long", sentence)})
    return cleaned
