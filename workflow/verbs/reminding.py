"""Whoever handles a case is reminded of it: a note says what is asked, a mail that it is there."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.roles import Role
from complaints import rows
from complaints.models import Complaint
from notifications import outbox
from notifications.notices import Notice
from workflow.errors import NotNow, NotYours
from workflow.record import sentences
from workflow.verbs import conversation
from workflow.verbs.assignment import ASSIGNABLE
from workflow.verbs.moves import check_version
from workflow.verbs.taking_part import locked

WHO: Final = (Role.COORDINATOR, Role.SUPERVISOR)
PAUSE: Final = timedelta(days=1)
"""Between two reminders of one case."""


@transaction.atomic
def remind(complaint_id: int, *, text: str, by: Actor, at: datetime, version: int | None = None) -> Complaint:
    """Tell the handler (where there is none the staff of the unit) that somebody asks for this case; what they ask stands as an
    internal note. By the coordinator of the agency or the head of the unit, once a day. Moves nothing.

    Raises NotYours; BadInput for the text; NotNow for an older version, while no unit works on the case, where nobody
    but whoever reminds would be told, and where somebody was reminded less than a day ago.
    """
    complaint = locked(complaint_id, by)
    check_version(complaint, version)
    if not by.sits(WHO, agency_id=complaint.agency_id, unit_id=complaint.held_by_id):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    now = {"state": complaint.state, "version": complaint.version}
    if complaint.state not in ASSIGNABLE:
        raise NotNow("illegal_now", sentences.NOT_IN_THIS_STATE, **now)
    if outbox.told_since(complaint, Notice.REMINDED, at - PAUSE):
        raise NotNow("reminded_lately", _("Sudah diingatkan kurang dari sehari yang lalu."), **now)
    told = outbox.messages(Notice.REMINDED, complaint, by=by, at=max(at, complaint.last_at), facts={})
    if not told:
        raise NotNow("nobody_to_tell", _("Tidak ada orang lain yang dapat diingatkan."), **now)
    conversation.write_note(complaint_id, text=text, by=by, at=at)
    rows.insert(*told)
    return complaint
