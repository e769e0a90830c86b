"""Marks of who looked: at the work list, so that it can tell what is new, and at a case, so that its messages are read."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection

from accounts.actors import Actor
from complaints.models import Complaint

REST: Final = timedelta(minutes=30)
"""A visit is over after this long without a look."""
EVERY: Final = timedelta(minutes=1)
"""How exactly it is known when somebody last looked; each time is a write."""
_LIST = """
    INSERT INTO workflow_listvisit (user_id, first_at, before_at, last_at) VALUES (%(user)s, %(at)s, NULL, %(at)s)
    ON CONFLICT (user_id) DO UPDATE SET last_at = EXCLUDED.last_at, before_at = CASE
        WHEN workflow_listvisit.last_at < %(over)s THEN workflow_listvisit.last_at
        ELSE workflow_listvisit.before_at END
    WHERE workflow_listvisit.last_at < %(exact)s
"""
_CASE = """
    INSERT INTO workflow_caseread (user_id, complaint_id, at) VALUES (%(user)s, %(case)s, %(written)s)
    ON CONFLICT (complaint_id, user_id) DO UPDATE SET at = EXCLUDED.at WHERE workflow_caseread.at < %(written)s
"""


def at_the_list(by: Actor, *, looked_at: datetime | None, at: datetime) -> None:
    """This member of staff looks at the work list: a new visit, if the last one is over. `looked_at`: their look before."""
    if by.user is None or (looked_at is not None and at - looked_at < EVERY):
        return
    given: dict[str, Any] = {"user": by.user.pk, "at": at, "over": at - REST, "exact": at - EVERY}
    with connection.cursor() as cursor:
        cursor.execute(_LIST, given)


def at_the_case(case: Complaint, by: Actor, *, written: datetime) -> None:
    """They have opened this case, whose complainant wrote last at `written`: until then it is read. Not until now: what is just being
    written, with a time of before, they have not seen."""
    if by.user is None:
        return
    given: dict[str, Any] = {"user": by.user.pk, "case": case.pk, "written": written}
    with connection.cursor() as cursor:
        cursor.execute(_CASE, given)
