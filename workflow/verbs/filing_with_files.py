"""Filing with photos and PDFs that were judged before: case and files in one commit, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from accounts.actors import Actor, complainant
from complaints import rows
from complaints.attachments import CleanFile
from complaints.files.scanner import Verdict
from complaints.models import Complaint
from workflow.clocks.duties import Docket
from workflow.idempotency import whole
from workflow.verbs import conversation, duplicates
from workflow.verbs.intake import Filing, Registered, register
from workflow.verbs.taking_part import locked


@dataclass(frozen=True, slots=True)
class Filed:
    """A file as `conversation.judged` gave it back."""

    clean: CleanFile
    scan: Verdict


@whole
def register_with(
    filing: Filing, files: Sequence[Filed], *, same_as: int | None = None, by: Actor, at: datetime
) -> Registered:
    """Take a complaint in with its files: the complainant's, or where staff file for somebody the scans of letter or form. The
    office reads of them with the case: nobody is told of each. `same_as`: the public title of a case with which it is linked, where that still stands (`duplicates.join`).

    Raises as `register`, and Unavailable where the disk takes nothing.
    """
    made = register(filing, by=by, at=at)
    if files:
        mine = by if by.is_staff else complainant(made.complaint.pk, origin=by.origin, trace=by.trace)
        if (
            by.is_staff
        ):  # an officer does not see yet what they file, and no access code makes them wait for its row
            rows.settle()
        complaint = (
            Complaint.objects.lock(made.complaint.pk) if by.is_staff else locked(made.complaint.pk, mine)
        )
        at = max(at, complaint.last_at)
        for file in files:
            conversation.keep_file(complaint, file.clean, message=None, by=mine, at=at, scan=file.scan)
        rows.rewrite(complaint, fields=["last_seq", "last_at"])
    if same_as is not None:
        rows.settle()
        mine = complainant(made.complaint.pk, origin=by.origin, trace=by.trace)
        if duplicates.join(made.complaint.pk, title=same_as, by=mine, at=at):
            joined = Complaint.objects.select_related("agency", "unit").get(pk=made.complaint.pk)
            return replace(made, complaint=joined, docket=Docket.of(joined))
    return made
