"""Announcements over every page: maintenance, days on which nobody answers, news. In two languages, for whole days.

They are read on every page, so a process remembers them for some seconds.
"""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as hour
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.languages import CODES
from accounts.models import Banner
from accounts.people import log
from accounts.people.log import What
from accounts.roles import Role
from accounts.weeks import ZONE
from complaints import texts
from law import counting
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Text
from workflow.idempotency import whole
from workflow.record import sentences

SECONDS: Final = 20.0
"""How long a process remembers what stands: a banner comes and goes at most this much late."""
LONGEST: Final = timedelta(days=366)
MOST: Final = 5
"""That stand or are to come at a time."""
PLACES: Final = ("on_public", "on_staff")


@dataclass(slots=True)
class _Known:
    """What stands, as read, until this reading of the process's own stopwatch."""

    until: float = 0.0
    rows: list[Banner] = field(default_factory=list)


KNOWN: Final = _Known()


def standing(*, staff: bool, now: Callable[[], datetime]) -> list[Banner]:
    """What stands on the pages of staff, or of everybody else. `now`: reads official time, where they are read anew."""
    if time.monotonic() >= KNOWN.until:
        at = now()
        rows = Banner.objects.filter(ended_at=None, from_at__lte=at, until_at__gt=at)
        KNOWN.rows = list(rows.order_by("from_at", "pk"))
        KNOWN.until = time.monotonic() + SECONDS
    return [row for row in KNOWN.rows if (row.on_staff if staff else row.on_public)]


def forget() -> None:
    """Read them anew at the next page."""
    KNOWN.until = 0.0


def planned(*, at: datetime) -> "QuerySet[Banner]":
    """Those that stand or are to come, the next first."""
    rows = Banner.objects.filter(ended_at=None, until_at__gt=at)
    return rows.select_related("set_by").order_by("from_at", "pk")


@whole
def put_up(
    *,
    kind: str,
    words: dict[str, str],
    first_day: date,
    last_day: date,
    places: Collection[str],
    by: Actor,
    at: datetime,
) -> Banner:
    """Show these words (by language, `id` and `en`) from the first to the last of these days, both whole, in `PLACES`. By an
    administrator. Raises NotYours, NotNow where too many stand, BadInput."""
    if not by.has_role(Role.ADMINISTRATOR):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    clean, errors = _checked(words)
    if last_day < first_day:
        errors["last_day"] = ("order", _("Hari terakhir tidak boleh sebelum hari pertama."))
    elif last_day < counting.local_date(at, ZONE):
        errors["last_day"] = ("past", _("Hari-hari ini sudah lewat."))
    elif last_day - first_day > LONGEST:
        errors["last_day"] = ("too_long", _("Paling lama satu tahun."))
    if first_day - counting.local_date(at, ZONE) > LONGEST:
        errors["first_day"] = ("too_far_ahead", _("Tanggal terlalu jauh di muka."))
    if not set(places) & set(PLACES):
        errors["places"] = ("required", _("Pilih paling sedikit satu tempat."))
    if kind not in Banner.Kind.values:
        errors["kind"] = ("invalid_choice", _("Pilih salah satu."))
    if errors:
        raise BadInput(errors)
    if planned(at=at).count() >= MOST:
        sentence = _("Paling banyak %(n)d pengumuman sekaligus: akhiri dahulu yang tidak perlu.")
        raise NotNow("too_many", sentence % {"n": MOST})
    banner = Banner.objects.create(
        kind=kind,
        words_id=clean["id"],
        words_en=clean["en"],
        from_at=_midnight(first_day),
        until_at=_midnight(last_day + timedelta(days=1)),
        on_public="on_public" in places,
        on_staff="on_staff" in places,
        set_by=by.user,
        set_at=at,
    )
    facts = {"banner": banner.pk, "first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
    log.note(What.BANNER_SET, by=by, facts=facts)
    transaction.on_commit(forget)
    return banner


@whole
def take_down(banner_id: int, *, by: Actor, at: datetime) -> None:
    """It stands no longer, or does not come. Raises NotYours, NotVisible."""
    if not by.has_role(Role.ADMINISTRATOR):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    banner = Banner.objects.select_for_update().filter(pk=banner_id, ended_at=None).first()
    if banner is None:
        raise NotVisible("not_found", _("Tidak ditemukan."))
    banner.ended_at = at
    banner.save(update_fields=["ended_at"])
    log.note(What.BANNER_ENDED, by=by, facts={"banner": banner.pk})
    transaction.on_commit(forget)


def _checked(words: dict[str, str]) -> tuple[dict[str, str], dict[str, tuple[str, Text]]]:
    clean: dict[str, str] = {}
    errors: dict[str, tuple[str, Text]] = {}
    for language in CODES:
        try:
            clean[language] = texts.clean_as("banner", words.get(language, ""))
        except texts.BadText as refusal:
            errors[f"words_{language}"] = (str(refusal.code), sentences.bad_text(refusal))
    return clean, errors


def _midnight(day: date) -> datetime:
    return datetime.combine(day, hour(0), ZoneInfo(ZONE))
