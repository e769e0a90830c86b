"""How much each side of a case may send, and more of it on request: the settings `FILES`, the complainant and the office
apart, so that one person fills no disk. What was granted stands in the events of the case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from accounts.worded import Worded
from complaints import rows
from complaints.models import Attachment, Complaint, Statement
from notifications import outbox
from notifications.notices import Notice
from workflow.errors import Full, NotNow, NotYours, TooMany
from workflow.models import Event
from workflow.record import events, sentences
from workflow.verbs.taking_part import locked

COMPLAINANT: Final = "complainant"
OFFICE: Final = "office"
KINDS: Final = {COMPLAINANT: ActorKind.COMPLAINANT, OFFICE: ActorKind.STAFF}
MB: Final = 1024 * 1024
HOUR: Final = timedelta(hours=1)
NEARLY: Final = 0.8
"""The part of the room from which on more of it may be asked for."""


@dataclass(frozen=True, slots=True)
class Room:
    """Files and bytes of one side of a case: what is there, and what it may come to."""

    files: int
    bytes: int
    most_files: int
    most_bytes: int

    @property
    def scarce(self) -> bool:
        return self.files >= NEARLY * self.most_files or self.bytes >= NEARLY * self.most_bytes


def side_of(by: Actor) -> str:
    return COMPLAINANT if by.kind == ActorKind.COMPLAINANT else OFFICE


def most_bytes_of_a_file(side: str) -> int:
    return settings.FILES[side]["file_mb"] * MB


def scarce(complaint: Complaint, files: Iterable[Attachment], side: str) -> bool:
    """Whether little of the room of a side is left. `files`: those of the case; asks nothing while there are few."""
    gone = Attachment.Standing.WITHDRAWN
    theirs = [file for file in files if file.uploader_kind == KINDS[side] and file.fault != gone]
    size = sum(file.bytes_kept for file in theirs)
    if not _room(side, len(theirs), size, 1).scarce:
        return False
    return _room(side, len(theirs), size, 1 + _granted(complaint, side)).scarce


def check(complaint: Complaint, side: str, *, more: int) -> None:
    """Raises Full where another file of this many bytes finds no room."""
    theirs = Attachment.objects.filter(complaint=complaint, uploader_kind=KINDS[side]).exclude(
        fault=Attachment.Standing.WITHDRAWN
    )
    there = theirs.aggregate(files=Count("pk"), sent=Sum("size"), shown=Sum("shown_size"))
    size = (there["sent"] or 0) + (there["shown"] or 0)
    room = _room(side, there["files"], size, 1 + _granted(complaint, side))
    if room.files >= room.most_files:
        raise Full(
            "case_files_full",
            _("Berkas pengaduan ini sudah %(most)d, sebanyak yang dapat disimpan. Minta ruang tambahan.")
            % {"most": room.most_files},
        )
    if room.bytes + more > room.most_bytes:
        raise Full(
            "case_bytes_full",
            _("Berkas pengaduan ini bersama-sama tidak boleh lebih dari %(most)d MB. Minta ruang tambahan.")
            % {"most": room.most_bytes // MB},
        )


def check_pace(complaint: Complaint, by: Actor, *, at: datetime) -> None:
    """Raises TooMany where this side has written as many messages and notes within an hour as it may. The caller holds
    the case's lock."""
    side = side_of(by)
    most = settings.FILES[side]["messages_an_hour"]
    latest = _said(side, most)(complaint=complaint.pk, since=at - HOUR)
    if len(latest) >= most:
        raise TooMany(int((latest[-1][0] + HOUR - at).total_seconds()) + 1)


@cache
def _said(side: str, most: int) -> Worded[Any]:
    """When this side wrote last: the latest times, at most this many."""

    def build(complaint: int, since: datetime) -> Any:
        said = Statement.objects.filter(
            complaint=complaint, kind__in=["message", "note"], author_kind=KINDS[side], at__gt=since
        )
        return said.order_by("-at", "-pk").values_list("at")[:most]

    return Worded(build, complaint=-987_654_321, since=datetime(1, 7, 3, tzinfo=UTC))


@transaction.atomic
def ask_for_room(complaint_id: int, *, reasons: str, by: Actor, at: datetime) -> Complaint:
    """One side says why it needs more room; staff see it and may grant it. Once until it was granted."""
    complaint = locked(complaint_id, by)
    side = side_of(by)
    if _asked(complaint, side):
        raise NotNow("room_already_asked", _("Ruang tambahan sudah diminta. Petugas akan memutuskannya."))
    at = max(at, complaint.last_at)
    events.record(complaint, "room_asked", by=by, at=at, facts={"side": side}, typed={"reasons": reasons})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    if side == COMPLAINANT:
        outbox.enqueue(Notice.MESSAGE_FROM_COMPLAINANT, complaint, by=by, at=at, facts={})
    return complaint


@transaction.atomic
def grant_room(complaint_id: int, *, by: Actor, at: datetime) -> Complaint:
    """Give each side that asked for it as much room again as the settings say. The office's own request is granted by
    somebody else than who made it."""
    complaint = locked(complaint_id, by)
    if not by.is_staff:
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    asked = {side: who for side in KINDS if (who := _asked(complaint, side)) is not None}
    if not asked:
        raise NotNow("room_not_asked", _("Tidak ada permintaan ruang tambahan."))
    theirs = [side for side, event in asked.items() if event.actor_id != (by.user.pk if by.user else None)]
    if not theirs:
        raise NotYours("own_request", _("Permintaan sendiri disetujui oleh petugas lain."))
    at = max(at, complaint.last_at)
    for side in theirs:
        events.record(complaint, "room_granted", by=by, at=at, facts={"side": side})
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    if COMPLAINANT in theirs:
        outbox.enqueue(Notice.MESSAGE_RECEIVED, complaint, by=by, at=at, facts={})
    return complaint


def _granted(complaint: Complaint, side: str) -> int:
    """How often this side was given more."""
    return Event.objects.filter(complaint=complaint, name="room_granted", facts__side=side).count()


def _asked(complaint: Complaint, side: str) -> Event | None:
    """The request of this side that nobody has granted yet."""
    latest = Event.objects.filter(
        complaint=complaint, name__in=["room_asked", "room_granted"], facts__side=side
    )
    event = latest.order_by("-seq").first()
    return event if event is not None and event.name == "room_asked" else None


def _room(side: str, files: int, size: int, times: int) -> Room:
    most = settings.FILES[side]
    return Room(files, size, most["case_files"] * times, most["case_mb"] * MB * times)
