"""How a hearing stands: open, with objections undecided, or over; and what that means for freezing the year."""

from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from compliance.hearing.models import Hearing, Objection
from workflow.errors import NotNow


class Stage(StrEnum):
    OPEN = "open"
    """Objections and replies are taken."""
    UNDECIDED = "undecided"
    """The term is over, and an objection waits for its decision."""
    OVER = "over"


def of(hearing: Hearing, *, at: datetime) -> Stage:
    if at < hearing.until_at:
        return Stage.OPEN
    return Stage.UNDECIDED if undecided(hearing).exists() else Stage.OVER


def undecided(hearing: Hearing) -> QuerySet[Objection]:
    """Its objections without a decision, the oldest first."""
    return Objection.objects.filter(of__hearing=hearing, decision=None).order_by("pk")


def lock(hearing: Hearing) -> None:
    """Until the commit nobody speaks in this hearing, and no version that rests on it is frozen."""
    Hearing.objects.select_for_update(no_key=True).get(pk=hearing.pk)


def latest(body: Agency, year: int) -> Hearing | None:
    return Hearing.objects.filter(agency=body, year=year).order_by("-number").first()


def refuse_while_it_lasts(body: Agency, year: int, *, at: datetime) -> Hearing | None:
    """The latest hearing of the agency's year, which is over; None: there was none. Raises NotNow for one that is not."""
    hearing = latest(body, year)
    if hearing is not None:
        lock(hearing)
    match None if hearing is None else of(hearing, at=at):
        case Stage.OPEN:
            sentence = _("Dengar pendapat masih berlangsung: unit dapat berkeberatan sampai batas waktunya.")
            raise NotNow("hearing_open", sentence)
        case Stage.UNDECIDED:
            sentence = _("Masih ada keberatan unit yang belum diputus. Putus dahulu setiap keberatan.")
            raise NotNow("objections_undecided", sentence)
    return hearing


def before_freezing(body: Agency, year: int, *, at: datetime) -> Hearing | None:
    """The hearing that a version frozen now rests on; None: the units were not heard since the version before.

    Raises NotNow while one is open or an objection is undecided."""
    hearing = refuse_while_it_lasts(body, year, at=at)
    return None if hearing is None or hearing.versions.exists() else hearing
