"""Ways of a case through its life, for tests that walk every row of the verb table."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from accounts.actors import Actor, Origin, clock
from complaints.codes import Channel, Finding, Ground, Maladministration, Outcome
from law.codes import Classification, SuspensionReason
from tests.factories import Case, House, when
from workflow.errors import Refusal
from workflow.verbs import table
from workflow.verbs.investigation import Decision

CLOCK = clock(origin=Origin.DEMO)
PROMISED = date(2026, 7, 1)
VERBS: Final = list(table.VERBS)


def carried(verb: str, house: House) -> dict[str, Any]:
    """What the request of this verb must carry, in order."""
    reasons = {"reasons": "Karena demikian adanya."}
    words: dict[str, dict[str, Any]] = {
        "request_completion": {"missing": "Salinan KTP."},
        "complete": {"addition": "Ini salinannya."},
        "lapse": {},
        "deem_accepted": {},
        "reject": {"ground": Ground.OTHER_BODY, **reasons},
        "dispatch": {"unit": house.unit, "classification": Classification.ORDINARY},
        "begin": {},
        "transfer": {"unit": house.other_unit, **reasons},
        "answer": {"decision": Decision(Outcome.PARTLY, "Loket ditambah.", "Petugas dilatih.", PROMISED)},
        "mark_remedied": {"text": "Petugas sudah dilatih."},
        "accept": {"rating": 3},
        "rate": {"rating": 2},
        "withdraw": {},
        "extend": {"days": 5, **reasons},
        "suspend": {"reason": SuspensionReason.AWAITING_OTHER_BODY, **reasons},
        "resume": {},
        "reclassify": {"classification": Classification.INFORMATION, **reasons},
        "claim_receipt_date": {"received_on": date(2026, 2, 25), **reasons},
        "confirm_receipt_date": {},
        "demand": {"demand": "Jelaskan dasar penundaan."},
        "explain": {"explanation": "Berkas tertukar di loket."},
        "remand": {"corrective_action": "Panggil pengadu.", "due_on": PROMISED},
        "conclude": {
            "finding": Finding.MALADMINISTRATION,
            "maladministration": [Maladministration.UNDUE_DELAY],
        },
    }
    return words.get(verb, reasons)


def use(case: Case, verb: str, at: str | datetime, by: Actor, **changes: Any) -> Case:
    """The verb, well carried, by this actor."""
    return case.do(verb, at, by, **{**carried(verb, case.house), **changes})


def attempt(case: Case, verb: str, at: str | datetime, by: Actor, **changes: Any) -> str:
    """What would come of it: `ok` or `<kind of refusal>:<code>`. Leaves nothing behind."""
    with transaction.atomic():
        try:
            use(case, verb, at, by, **changes)
        except Refusal as refusal:
            return f"{type(refusal).__name__}:{refusal.code}"
        finally:
            transaction.set_rollback(True)
    return "ok"


def answered(case: Case, at: str | datetime = "2026-03-05", *, remedy: bool = True) -> Case:
    plain = Decision(Outcome.PARTLY, "Loket ditambah.")
    return use(case, "answer", at, case.house.officer, **({} if remedy else {"decision": plain}))


IN_STATE: Final[dict[str, Callable[[House], Case]]] = {
    "received": lambda h: h.file(),
    "incomplete": lambda h: use(h.file(), "request_completion", "2026-03-03", h.coordinator),
    "dispatched": lambda h: h.file().dispatched("2026-03-03"),
    "investigating": lambda h: h.file().dispatched("2026-03-03").begun("2026-03-04"),
    "answered": lambda h: answered(h.file().dispatched("2026-03-03").begun("2026-03-04")),
    "escalated": lambda h: use(h.file().dispatched("2026-03-03"), "escalate", "2026-03-04", h.coordinator),
    "closed": lambda h: answered(h.file().dispatched("2026-03-03").begun("2026-03-04")).do(
        "accept", "2026-03-06", rating=4
    ),
    "rejected": lambda h: use(h.file(), "reject", "2026-03-03", h.coordinator),
    "withdrawn": lambda h: h.file().do("withdraw", "2026-03-03"),
}


def by_letter(house: House) -> Case:
    """Filed at the counter: the one kind of case whose day of receipt somebody may know better."""
    return house.file(channel=Channel.LETTER)


def claimed(house: House) -> Case:
    return use(
        by_letter(house).evidenced("2026-03-03"), "claim_receipt_date", "2026-03-03", house.coordinator2
    )


STANDING: Final[dict[str, tuple[str, Callable[[House], Case]]]] = {
    "received by letter": ("received", by_letter),
    "received with a claimed date": ("received", claimed),
    "investigating after an extension": (
        "investigating",
        lambda h: use(IN_STATE["investigating"](h), "extend", "2026-03-05", h.supervisor),
    ),
    "investigating while the clock stands still": (
        "investigating",
        lambda h: use(IN_STATE["investigating"](h), "suspend", "2026-03-05", h.officer),
    ),
    "escalated and asked about": (
        "escalated",
        lambda h: use(IN_STATE["escalated"](h), "demand", "2026-03-05", h.ombudsman),
    ),
    "closed by the ombudsman": (
        "closed",
        lambda h: use(IN_STATE["escalated"](h), "conclude", "2026-03-05", h.ombudsman),
    ),
    **{state: (state, make) for state, make in IN_STATE.items()},
}
"""Where a case may stand: its state, and what opens or closes a verb beside the state."""


def actors(case: Case) -> dict[str, Actor]:
    """Everybody who might try: each role, other units and agencies, the clock, and nobody."""
    house, other = case.house, House()
    from accounts.actors import complainant

    return {
        "coordinator": house.coordinator,
        "officer": house.officer,
        "supervisor": house.supervisor,
        "head": house.head,
        "ombudsman": house.ombudsman,
        "custodian": house.custodian,
        "administrator": house.administrator,
        "officer of another unit": house.other_officer,
        "coordinator of another agency": other.coordinator,
        "officer of another agency": other.officer,
        "complainant": case.complainant,
        "complainant of another case": other.file(when("2026-03-02")).complainant,
        "nobody": complainant(origin=Origin.DEMO),
        "clock": CLOCK,
    }
