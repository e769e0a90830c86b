"""Answering with files that were judged before: answer and files in one commit, or neither."""

from collections.abc import Sequence
from datetime import datetime

from accounts.actors import Actor
from complaints import rows
from complaints.codes import StatementKind
from complaints.models import Attachment, Complaint, Statement
from workflow.errors import BadInput
from workflow.idempotency import whole
from workflow.verbs import conversation, investigation, room
from workflow.verbs.filing_with_files import Filed
from workflow.verbs.investigation import Decision
from workflow.verbs.taking_part import locked


@whole
def answer_with(
    complaint_id: int,
    *,
    decision: Decision,
    files: Sequence[Filed],
    by: Actor,
    at: datetime,
    version: int | None,
) -> Complaint:
    """The reasoned decision with its files, of which its complainant reads with it: nobody is told of each. They go to nobody
    else: complainants of linked duplicates get the words alone.

    Raises as `answer`, Full, and Unavailable where the disk takes nothing.
    """
    complaint = investigation.answer(complaint_id, decision=decision, by=by, at=at, version=version)
    if not files:
        return complaint
    if len(files) > conversation.MOST_FILES:
        raise BadInput({"file": ("too_many", conversation.TOO_MANY)})
    complaint = locked(complaint_id, by)
    said = Statement.objects.filter(complaint=complaint, kind=StatementKind.REASONS).latest("pk")
    for file in files:
        room.check(complaint, room.OFFICE, more=len(file.clean.data) + len(file.clean.shown or b""))
        conversation.keep_file(
            complaint, file.clean, message=said, by=by, at=complaint.last_at, scan=file.scan
        )
    rows.rewrite(complaint, fields=["last_seq", "last_at"])
    return complaint


def of_answers(files: Sequence[Attachment]) -> set[int]:
    """The keys of those of these files that came with an answer."""
    texts = {file.message_id for file in files if file.message_id is not None}
    if not texts:
        return set()
    answers = set(
        Statement.objects.filter(pk__in=texts, kind=StatementKind.REASONS).values_list("pk", flat=True)
    )
    return {file.pk for file in files if file.message_id in answers}
