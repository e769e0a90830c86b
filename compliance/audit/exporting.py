"""The audit as JSON, with which anybody draws the sample again: bound digest, seed, all answers, what was drawn and found."""

import json
from datetime import UTC, datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from complaints.models import Complaint
from compliance.audit.results import Results, Row
from compliance.models import AnswerAudit
from workflow.errors import NotNow, NotYours

FORMAT: Final = "tuntas-audit-1"


def document(audit: AnswerAudit, results: Results | None, reader: Actor) -> str:
    """Sorted JSON. Raises NotNow before the draw, NotYours for somebody who is accused in one of the cases that it names."""
    if results is None:
        raise NotNow("not_drawn_yet", _("Audit ini belum diundi."))
    if hidden_from(audit, reader):
        raise NotYours("hidden_case", _("Audit ini memuat kasus yang tidak dapat Anda lihat."))
    told = {
        "format": FORMAT,
        "agency": audit.agency.code,
        "zone": audit.agency.zone,
        "from": audit.start.isoformat(),
        "to": audit.end.isoformat(),
        "percent": audit.percent,
        "commitment": audit.commitment,
        "committed_at": _instant(audit.committed_at),
        "seed": audit.seed,
        "drawn_at": _instant(audit.draw.at),
        "answers": audit.draw.answers,
        "drawn": results.sample,
        "marks": [
            {"answer": one.answer, "verdict": one.verdict.value, "at": _instant(one.at), "event": one.seq}
            for one in results.history
        ],
        "units": {row.unit: counted(row) for row in results.units},
        "agency_result": counted(results.agency),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1)


def hidden_from(audit: AnswerAudit, reader: Actor) -> bool:
    """Whether one of the answers is of a case in which this person is named as accused."""
    accused: Any = Complaint.accused.through
    mine = accused.objects.filter(
        user_id=None if reader.user is None else reader.user.pk, complaint__agency=audit.agency
    )
    theirs = set(mine.values_list("complaint__reference", flat=True))
    return any(one.rpartition("/")[0] in theirs for some in audit.draw.answers.values() for one in some)


def counted(row: Row) -> dict[str, Any]:
    """A row of the results; shares as texts with 4 decimals, null until everything drawn is marked."""
    return {
        "answers": row.answers,
        "drawn": row.drawn,
        "marked": row.marked,
        **{verdict.value: n for verdict, n in row.found.items()},
        "shares": None
        if row.shares is None
        else {
            verdict.value: {"share": str(one.share), "interval": [str(end) for end in one.interval]}
            for verdict, one in row.shares.items()
        },
    }


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
