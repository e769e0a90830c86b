"""The spine: recording that something happened. Append-only, in the verb's own transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.actors import Actor
from complaints import lifecycle, rows
from complaints.models import Complaint
from workflow.models import Event
from workflow.record.statements import Kept


def record(
    complaint: Complaint,
    name: str,
    *,
    by: Actor,
    at: datetime,
    effective_at: datetime | None = None,
    from_state: str | None = None,
    facts: Mapping[str, Any] | None = None,
    statements: Kept | None = None,
) -> Event:
    """The next event of a case. The caller holds its lock and saves the complaint afterwards.

    `from_state`: the state before, where the verb moved it. `facts`: codes, numbers, dates, ids, hashes;
    never a word that a person typed (those are `statements`).
    """
    before = complaint.state if from_state is None else from_state
    event = following(complaint, name, before=before, by=by, at=at, effective_at=effective_at)
    event.facts, event.statements = dict(facts or {}), statements or {}
    rows.insert(event)
    return event


def following(
    complaint: Complaint,
    name: str,
    *,
    before: str,
    by: Actor,
    at: datetime,
    effective_at: datetime | None = None,
) -> Event:
    """The event not yet written; counts it on the complaint."""
    complaint.last_seq += 1
    complaint.last_at = at
    return Event(
        complaint=complaint,
        seq=complaint.last_seq,
        name=name,
        from_state=before,
        to_state=complaint.state,
        actor=by.user,
        actor_kind=by.kind,
        origin=by.origin,
        at=at,
        effective_at=effective_at or at,
        audience=lifecycle.TELLINGS[name].audience,
    )
