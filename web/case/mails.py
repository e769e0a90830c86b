"""What became of every mail of a case, and what it said, for staff who see the case."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.worded import Worded
from complaints.models import Complaint
from notifications import bodies, rendering
from notifications.models import Message
from notifications.notices import Notice
from web.door import Case

State = Message.State
SIZE: Final = 50
"""Mails of one case that a page shows."""
WHY: Final = {
    "no_address": gettext_lazy("tidak ada alamat"),
    "timeout": gettext_lazy("server surel tidak menjawab"),
    "worker_lost": gettext_lazy("pengirim berhenti di tengah jalan"),
    "number_refused": gettext_lazy("nomor ditolak penyedia pesan"),
}
TONES: Final[Mapping[str, str]] = {
    State.SENT: "good",
    State.SET_ASIDE: "late",
    State.HELD: "soon",
    Message.Report.DELIVERED: "good",
    Message.Report.FAILED: "late",
}


@dataclass(frozen=True, slots=True)
class Mail:
    """`to`: whom it is for, never an address. `why`: what went wrong last. `said`: its words; empty where they are no longer
    kept, and then `why_not` says so."""

    row: Message
    to: str
    why: str
    said: str
    why_not: str = ""

    @property
    def tone(self) -> str:
        return TONES.get(self.row.report or self.row.state, "")

    @property
    def stands(self) -> str:
        """What became of it, as far as is known."""
        return str(self.row.get_report_display() or self.row.get_state_display())


def counts(complaint: Complaint) -> Callable[[], list[tuple[str, int]]]:
    """How many messages of the case stand in each state, and what gateways told of those to phones, in words. In one query,
    asked with the next statement."""
    counted = _counted.ahead(complaint=complaint.pk)
    return lambda: _in_words(counted())


def _in_words(rows: list[Any]) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for state, report, n in rows:
        found[state] += n
        told[report] += n
    stand = [(str(each.label), found[each]) for each in State if found[each]]
    return stand + [(str(each.label), told[each]) for each in Message.Report if told[each]]


_counted: Final[Worded[Any]] = Worded(
    lambda complaint: (
        Message.objects.filter(complaint=complaint)
        .order_by()
        .values_list("state", "report")
        .annotate(n=Count("pk"))
    ),
    complaint=-987_654_321,
)


def of(case: Case, *, page: int = 1) -> tuple[list[Mail], bool]:
    """A page of them, the latest first, counted from 1, and whether older ones follow; in one query."""
    rows = Message.objects.filter(complaint=case.row).select_related("complaint", "identity", "user", "frame")
    first = (page - 1) * SIZE
    found = list(rows.order_by("-pk")[first : first + SIZE + 1])
    return [_mail(row) for row in found[:SIZE]], len(found) > SIZE


def why(code: str) -> str:
    """The reason that the mail server, the gateway or we gave."""
    if re.fullmatch(r"smtp_5\d\d", code):
        return _("alamat ditolak (%(code)s)") % {"code": code}
    if re.fullmatch(r"http_\d\d\d", code):
        return _("penyedia pesan menolak (%(code)s)") % {"code": code}
    return str(WHY.get(code, code))


def _mail(row: Message) -> Mail:
    to = str(row.user) if row.user is not None else _("Pengadu")
    failed = why(row.last_error) if row.last_error and row.state != State.SENT else ""
    if row.notice == Notice.GATHERED:  # it names the other cases of an address
        return Mail(row, to, failed, "", _("Ringkasan beberapa pengaduan: isinya tidak ditampilkan di sini."))
    if row.state != State.SENT:
        return Mail(row, to, failed, _shown(rendering.render(row).text))
    try:
        kept = bodies.read(row)
    except bodies.Unreadable:
        return Mail(row, to, failed, "", _("Isinya tidak dapat dibaca lagi."))
    if kept is None:
        return Mail(row, to, failed, "", _("Isinya sudah dihapus menurut jadwal penyimpanan."))
    return Mail(row, to, failed, _shown(kept.text))


def _shown(text: str) -> str:
    """Links and codes are keys: they stand in no copy."""
    return re.sub(r"\[\[link[^\]]*\]\]", _("(tautan)"), text).replace(rendering.CODE, _("(kode)"))
