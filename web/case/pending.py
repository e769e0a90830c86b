"""What waits for a second person in a case: a longer class, and the day on which it was received."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from accounts.actors import ActorKind
from complaints import lifecycle
from web.case.casework import Reading
from web.door import Case
from workflow.record.timeline import Entry
from workflow.verbs import reclassification

FORMS: Final = ("agree_to_class", "drop_class", "confirm_receipt_date")


@dataclass(frozen=True, slots=True)
class Pending:
    """What is proposed or claimed, and what is missing."""

    proposal: Entry | None
    claim: Entry | None
    claimed: bool
    lacks_evidence: bool
    mine: bool
    """Whether this person made the claim, so that somebody else must confirm it."""


def deeds(case: Case, allowed: Sequence[str]) -> list[str]:
    """The names of the forms for the allowed verbs: while a class is proposed, agreeing and dropping it instead of
    `reclassify`."""
    names = list(allowed)
    if case.row.proposed_classification and "reclassify" in names:
        names.remove("reclassify")
        names.append("drop_class")
        if reclassification.may_agree(case.row, case.actor):
            names.append("agree_to_class")
    return names


def of(case: Case, reading: Reading) -> Pending:
    row, user = case.row, case.actor.user
    proposed = bool(row.proposed_classification) and row.state in lifecycle.sources("reclassify")
    open_states = lifecycle.sources("confirm_receipt_date")
    claimed = row.claimed_received_on is not None and row.claim_confirmed_by_id is None
    return Pending(
        proposal=_latest(reading, "reclassification_proposed") if proposed else None,
        claim=_latest(reading, "receipt_date_claimed"),
        claimed=claimed and row.state in open_states,
        lacks_evidence=not any(
            file.uploader_kind == ActorKind.STAFF and file.fault != file.Standing.WITHDRAWN
            for file in reading.attachments
        ),
        mine=user is not None and user.pk == row.claimed_by_id,
    )


def _latest(reading: Reading, event: str) -> Entry | None:
    return next((entry for entry in reversed(reading.entries) if entry.event == event), None)
