"""While a case lies with the Ombudsman, it asks the office for an explanation, and the office gives it.

A demand has a date by the law of the case (rule `explain`). One that is not met by then may be followed by another: the
first ends unmet, and stays late in the record. Source: UU 37/2008 art. 33 (1), R; docs/adr/0054.
"""

from datetime import datetime

from django.db import transaction

from accounts.actors import Actor
from complaints.models import Complaint
from law.codes import DutyKind as K
from notifications.notices import Notice
from workflow.verbs import assignment
from workflow.verbs.moves import move


@transaction.atomic
def demand(complaint_id: int, *, demand: str, by: Actor, at: datetime, version: int | None) -> Complaint:
    """The Ombudsman asks the office for an explanation; `demand`: what it asks, which the complainant reads too."""
    step = move(complaint_id, "demand", by=by, at=at, version=version)
    number = 1 + sum(duty.kind == K.EXPLAIN for duty in step.docket.rows)
    step.clock()
    facts = {"number": number, "due_on": step.docket.own_end(K.EXPLAIN)}
    step.record(facts=facts, typed={"demand": demand})
    disclosed = step.disclose(K.EXPLAIN)
    step.store()
    step.tell(Notice.DEMANDED, {**facts, **disclosed})
    step.tell(Notice.DEMANDED_OF_YOURS, facts)
    assignment.warn_of_an_empty_unit(step)
    return step.complaint


@transaction.atomic
def explain(
    complaint_id: int, *, explanation: str, by: Actor, at: datetime, version: int | None
) -> Complaint:
    """The office answers what the Ombudsman asked, also after the end of the demand. Staff and the Ombudsman read it."""
    step = move(complaint_id, "explain", by=by, at=at, version=version)
    step.clock()
    step.record(typed={"explanation": explanation})
    step.store()
    step.tell(Notice.EXPLAINED_TO_YOU)
    return step.complaint
