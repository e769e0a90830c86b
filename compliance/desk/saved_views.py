"""Views of the desk that somebody keeps under a name: keep, rename, share, delete, and find again.

A view is an address, never a figure: whoever opens it is answered by the page, for their own seats."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency
from accounts.roles import Role
from complaints.texts import BadText, clean_as
from compliance import measures
from compliance.models import SavedView
from compliance.scope import scope
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.record.sentences import BAD_TEXT

MOST: Final = 100
"""Views of one person."""
LONGEST_NAME: Final = 100
LONGEST_VALUE: Final = 200
MOST_YEARS: Final = 100
PERIOD: Final = frozenset({"start", "end"})
PLACE: Final = frozenset({"agency", "unit"})
ASKED: Final[Mapping[str, frozenset[str]]] = {
    SavedView.Page.OVERVIEW: PERIOD | PLACE | {"group_by", "q", "columns", "sort"},
    SavedView.Page.SHEET: PERIOD | PLACE,
    SavedView.Page.COMPARE: PERIOD | PLACE | {"group_by", "other", "other_start", "other_end"},
    SavedView.Page.CASES: PERIOD | PLACE | {"group_by", "measure", "key"},
    SavedView.Page.QUEUE: frozenset({"turn", "sort"}),
}
"""What the address of each page may ask."""
OF_AN_AGENCY: Final = (Role.COORDINATOR, Role.AGENCY_HEAD)
"""Who shares views within an agency, and reads them."""
NOT_THERE: Final = _("Tampilan ini tidak ada, atau tidak dibagikan kepada Anda.")


def seen_by(actor: Actor) -> QuerySet[SavedView]:
    """One's own views, those shared within one's agency, and, at the Ombudsman's, those shared there; by name."""
    agencies = [seat.agency_id for seat in actor.seats if seat.role in OF_AN_AGENCY and seat.agency_id]
    of = Q(owner=actor.user) | Q(shared=SavedView.For.AGENCY, agency__in=agencies)
    if actor.has_role(Role.OMBUDSMAN):
        of |= Q(shared=SavedView.For.OFFICE)
    return SavedView.objects.filter(of).select_related("owner", "agency").order_by("name", "pk")


def find(pk: int, actor: Actor) -> SavedView:
    """Raises NotVisible: not there, or neither one's own nor shared with one."""
    row = seen_by(actor).filter(pk=pk).first()
    if row is None:
        raise NotVisible("not_found", NOT_THERE)
    return row


def shares(actor: Actor) -> list[SavedView.For]:
    """With whom this person may share a view."""
    with_whom = [SavedView.For.OWNER]
    if any(seat.role in OF_AN_AGENCY and seat.agency_id for seat in actor.seats):
        with_whom.append(SavedView.For.AGENCY)
    if actor.has_role(Role.OMBUDSMAN):
        with_whom.append(SavedView.For.OFFICE)
    return with_whom


@transaction.atomic
def keep(
    name: str, *, page: str, asked: Mapping[str, str], shared: str, by: Actor, at: datetime
) -> SavedView:
    """Keep a page under a name. Raises BadInput, NotYours (a place whose figures are not theirs)."""
    assert by.user is not None
    if page not in ASKED:
        raise BadInput({"page": ("unknown", _("Halaman seperti ini tidak dapat disimpan."))})
    chosen = {key: str(value) for key, value in asked.items() if value != ""}
    _check(page, chosen, by)
    if SavedView.objects.filter(owner=by.user).count() >= MOST:
        sentence = _("Paling banyak %(most)d tampilan. Hapus dahulu yang tidak dipakai.") % {"most": MOST}
        raise BadInput({"name": ("too_many", sentence)})
    row = SavedView(owner=by.user, page=page, asked=chosen, made_at=at)
    return _write(row, name, shared, by, at)


@transaction.atomic
def change(pk: int, *, name: str, shared: str, by: Actor, at: datetime) -> SavedView:
    """Rename one's own view, and share it or no longer. Raises BadInput, NotVisible, NotYours (another's view)."""
    return _write(_own(pk, by), name, shared, by, at)


@transaction.atomic
def drop(pk: int, *, by: Actor) -> None:
    """Raises NotVisible, NotYours (another's view)."""
    _own(pk, by).delete()


def _own(pk: int, by: Actor) -> SavedView:
    find(pk, by)
    row = SavedView.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotVisible("not_found", NOT_THERE)
    if row.owner_id != getattr(by.user, "pk", None):
        raise NotYours("not_your_view", _("Tampilan ini milik orang lain: hanya pemiliknya mengubahnya."))
    return row


def _write(row: SavedView, name: str, shared: str, by: Actor, at: datetime) -> SavedView:
    row.name, row.shared, row.changed_at = _named(name), shared, at
    row.agency = _agency(shared, row.agency_id, by)
    try:
        with transaction.atomic():
            if row._state.adding:  # noqa: SLF001 - Django documents it
                row.save(force_insert=True)
            else:
                row.save(update_fields=["name", "shared", "agency", "changed_at"])
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


def _agency(shared: str, already: int | None, by: Actor) -> Agency | None:
    """The agency that a view is shared within. Raises BadInput, NotYours."""
    if shared not in SavedView.For.values:
        raise BadInput({"shared": ("unknown", _("Pilihan berbagi ini tidak dikenal."))})
    if shared not in shares(by):
        raise NotYours("not_your_share", _("Anda tidak duduk di tempat yang hendak diberi tampilan ini."))
    if shared != SavedView.For.AGENCY:
        return None
    mine = [seat.agency_id for seat in by.seats if seat.role in OF_AN_AGENCY and seat.agency_id]
    return Agency.objects.get(pk=already if already in mine else mine[0])


def _check(page: str, asked: Mapping[str, str], by: Actor) -> None:
    """The address asks what its page knows, of a place that is theirs, for a period that there is. Raises Refusal."""
    made_up = sorted(set(asked) - ASKED[page])
    if made_up:
        sentence = _("Penyaring «%(name)s» tidak dikenal.") % {"name": made_up[0][:40]}
        raise BadInput({"asked": ("unknown_filter", sentence)})
    if any(len(value) > LONGEST_VALUE for value in asked.values()):
        raise BadInput({"asked": ("too_long", _("Sebuah penyaring terlalu panjang."))})
    if page == SavedView.Page.SHEET and "unit" not in asked:
        raise BadInput({"asked": ("unit_missing", _("Lembar unit menyebut unitnya."))})
    if page == SavedView.Page.QUEUE:
        if not by.has_role(Role.OMBUDSMAN):
            raise NotYours("not_your_queue", _("Antrean ini milik Ombudsman."))
        return
    scope(by, agency=asked.get("agency"), unit=asked.get("unit"))
    for first, last in (("start", "end"), ("other_start", "other_end")):
        _check_period(asked.get(first), asked.get(last))


def _check_period(first: str | None, last: str | None) -> None:
    try:
        start, end = (None if text is None else date.fromisoformat(text) for text in (first, last))
    except ValueError:
        raise BadInput({"asked": ("bad_date", _("Periode ini tidak dapat dibaca."))}) from None
    if start is None or end is None:
        return
    if end.year - start.year > MOST_YEARS:
        sentence = _("Periode paling lama %(most)d tahun.") % {"most": MOST_YEARS}
        raise BadInput({"asked": ("too_long_a_period", sentence)})
    measures.checked(start, end, None)
