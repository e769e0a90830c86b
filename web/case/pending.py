"""What of a case waits for a second person: a longer class, and the day on which it was received."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accounts.actors import ActorKind
from complaints import lifecycle
from web.case.casework import Reading
from web.door import Case
from web.forms.deeds import Deed
from workflow.record.timeline import Entry
from workflow.verbs import reclassification

FORMS: Final = ("agree_to_class", "drop_class", "confirm_receipt_date")


@dataclass(frozen=True, slots=True)
class Pending:
    """What is proposed or claimed, what is missing, and the forms of those who may end the waiting."""

    proposal: Entry | None
    claim: Entry | None
    claimed: bool
    lacks_evidence: bool
    mine: bool
    """This person made the claim, so somebody else confirms it."""
    agree: Deed | None
    drop: Deed | None
    confirm: Deed | None


def deeds(case: Case, allowed: Sequence[str]) -> list[str]:
    """What may be done, with agreeing and dropping in the place of another class while one is proposed."""
    found = list(allowed)
    if case.row.proposed_classification and "reclassify" in found:
        found.remove("reclassify")
        found.append("drop_class")
        if reclassification.may_agree(case.row, case.actor):
            found.append("agree_to_class")
    return found


def of(case: Case, reading: Reading, forms: Mapping[str, Deed | None]) -> Pending:
    row, user = case.row, case.actor.user
    proposed = bool(row.proposed_classification) and row.state in lifecycle.sources("reclassify")
    open_states = lifecycle.sources("confirm_receipt_date")
    claimed = row.claimed_received_on is not None and row.claim_confirmed_by_id is None
    return Pending(
        proposal=_latest(reading, "reclassification_proposed") if proposed else None,
        claim=_latest(reading, "receipt_date_claimed"),
        claimed=claimed and row.state in open_states,
        lacks_evidence=not any(file.uploader_kind == ActorKind.STAFF for file in reading.attachments),
        mine=user is not None and user.pk == row.claimed_by_id,
        agree=forms["agree_to_class"],
        drop=forms["drop_class"],
        confirm=forms["confirm_receipt_date"],
    )


def _latest(reading: Reading, event: str) -> Entry | None:
    return next((entry for entry in reversed(reading.entries) if entry.event == event), None)
