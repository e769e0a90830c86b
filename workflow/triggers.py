"""Triggers on the rows of what happened and must happen."""

from typing import Any, Final

import pgtrigger

# The database alone sets recorded_at, joins each event to the one before it, and refuses a time that its
# own clock does not confirm.
follows_the_last_one: Final = pgtrigger.Trigger(
    name="follows_the_last_one",
    operation=pgtrigger.Insert,
    when=pgtrigger.Before,
    declare=[("last", "RECORD")],
    func="""
                    NEW.recorded_at := clock_timestamp();
                    SELECT seq, to_state, at INTO last FROM workflow_event
                    WHERE complaint_id = NEW.complaint_id ORDER BY seq DESC LIMIT 1;
                    IF NOT FOUND THEN
                        IF NEW.seq <> 1 OR NEW.from_state <> '' THEN
                            RAISE EXCEPTION 'the first event of a case has seq 1 and no state before it'
                                USING ERRCODE = 'check_violation';
                        END IF;
                    ELSIF NEW.seq <> last.seq + 1 OR NEW.from_state <> last.to_state OR NEW.at < last.at THEN
                        RAISE EXCEPTION 'event % does not follow event %', NEW.seq, last.seq
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF NEW.at > NEW.recorded_at
                       OR (NEW.origin = 'live' AND NEW.at < NEW.recorded_at - interval '60 seconds') THEN
                        RAISE EXCEPTION 'official time lies off the clock of the database'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
)


def hands_on(condition: str, *operations: Any) -> pgtrigger.Trigger:
    """Tells the case of a new or changed row until when its turn is handed on (`Complaint.handed_until`)."""
    operation = pgtrigger.Insert
    for each in operations:
        operation |= each
    return pgtrigger.Trigger(
        name="hands_the_turn_on",
        operation=operation,
        when=pgtrigger.After,
        condition=pgtrigger.Condition(condition),
        func="""
            UPDATE complaints_complaint SET handed_until = turn_handed_until(id, state)
            WHERE id = NEW.complaint_id AND handed_until IS DISTINCT FROM turn_handed_until(id, state);
            RETURN NULL;
        """,
    )
