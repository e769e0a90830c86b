"""The spine: recording that something happened. Append-only, in the verb's own transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from accounts.actors import Actor
from complaints import lifecycle, rows
from complaints.models import Complaint, Statement
from workflow.models import Event
from workflow.record import signs, statements


def record(
    complaint: Complaint,
    name: str,
    *,
    by: Actor,
    at: datetime,
    effective_at: datetime | None = None,
    from_state: str | None = None,
    facts: Mapping[str, Any] | None = None,
    typed: Mapping[str, str | None] | None = None,
    author: Actor | None = None,
    keys: rows.Keys | None = None,
) -> Event:
    """The next event of a case, with the texts that were typed for it. It is written with the next statement, without telling
    its key. The caller holds the case's lock and saves the complaint afterwards.

    What a complainant's request tells is held against what is known of staff (`signs`).
    `from_state`: the state before, where the verb moved it. `facts`: codes, numbers, dates, ids, hashes; never a word
    that a person typed: those are `typed`, by kind of statement, of `author` where that is not who acts. `keys`: drawn ahead for such texts.
    Raises BadInput naming the kind whose text breaks its limits.
    """
    before = complaint.state if from_state is None else from_state
    clean = statements.checked(typed or {})
    words = statements.drafts(complaint, clean, by=author or by, at=at)
    event = following(complaint, name, before=before, by=by, at=at, effective_at=effective_at)
    event.facts = plain(facts or {})
    if found := signs.of(complaint, by, at=at):
        event.facts["signs"] = found
    if words:
        keys = keys or rows.Keys({})
        if not keys.give(*words):
            keys.draw({Statement: len(words)})  # behind those owed: texts are listed by their keys
            rows.settle()
            keys.give(*words)
        event.statements = statements.carried(words)
    rows.insert_later(*words, event)
    return event


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as they are kept: dates in ISO 8601."""
    return {name: fact.isoformat() if isinstance(fact, date) else fact for name, fact in facts.items()}


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
    return Event.fresh(
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
        audience=lifecycle.EVENTS[name].audience,
    )
