"""Who is told by mail of new cases in a list that is kept, and of how many. What is told to whom and when: `telling.py`."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from workflow.desk_models import FilterWatch, SavedPage
from workflow.errors import BadInput, NotVisible
from workflow.reading import listing
from workflow.saved import saving

MOST_WATCHED: Final = 2_000
"""Cases in a list that is watched."""
MOST_AT_ONCE: Final = 999


@transaction.atomic
def watch(pk: int, *, how: str, least: int, by: Actor, at: datetime) -> None:
    """Be told of new cases in a list that one may open; `how` empty: no longer. What is in it now is not new. Raises
    BadInput, NotVisible (no list, as well)."""
    assert by.user is not None
    saved = saving.find(pk, by)
    if saved.page != SavedPage.Page.LIST:
        raise NotVisible("not_found", saving.NOT_THERE)
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
    """What this person is told of, by page."""
    return {row.saved_id: row for row in FilterWatch.objects.filter(user=actor.user)}


def inside(saved: SavedPage, *, by: Actor, at: datetime) -> list[int]:
    """The keys of the cases that this person finds in it now, the latest first: one more than may be watched at most."""
    cases = listing.all_of(saved.asked, by=by, at=at)
    return list(cases.order_by("-pk").values_list("pk", flat=True)[: MOST_WATCHED + 1])
