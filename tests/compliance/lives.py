"""Random lives of complaints, walked through the verbs."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from accounts.actors import Actor, Origin, clock
from accounts.models import Unit
from complaints.codes import Channel, Finding, Ground, IdentityKind, Maladministration, Outcome
from complaints.models import Complaint
from law.codes import Classification, SuspensionReason
from tests.factories import Case, House
from workflow.clocks.duties import Docket
from workflow.sweep import sweeps
from workflow.verbs import moves
from workflow.verbs.investigation import Decision

LIKELY = {
    "begin": 8,
    "answer": 8,
    "dispatch": 6,
    "mark_remedied": 3,
    "contest": 3,
    "accept": 2,
    "withdraw": 0.3,
}
"""How much more often than once a verb is taken; the others once."""
REASONS = "Alasan yang cukup panjang."


def live(house: House, random: Random, *, at: datetime, until: datetime) -> Case:
    """One complaint filed at this instant that takes random legal steps until that one."""
    unit = random.choice([house.unit, house.unit, house.other_unit, None])
    named = random.random() < 0.7
    case = house.file(
        at,
        unit=unit,
        channel=random.choice(list(Channel)),
        occurred_on=None,
        **({} if named else {"identity": IdentityKind.ANONYMOUS, "person": None}),
    )
    for _step in range(random.randint(0, 10)):
        at = _later(at, random, house.agency.zone)
        if at >= until:
            break
        sweeps.act(case.pk, by=clock(origin=Origin.DEMO), at=at)
        row = case.row
        possible = _possible(case, row, house, at, random)
        if possible:
            verb = random.choices(list(possible), [LIKELY.get(verb, 1) for verb in possible])[0]
            by = possible[verb]
            case.do(verb, at, by, **_carried(verb, row, house, random, at))
    sweeps.act(case.pk, by=clock(origin=Origin.DEMO), at=until)
    return case


def _later(at: datetime, random: Random, zone: str) -> datetime:
    """Some hours or days on; every third time at 23:30 or 00:30 local."""
    at += timedelta(hours=random.choice([2, 20, 50, 130, 400]), minutes=random.randint(0, 59))
    if random.random() < 0.33:
        local = at.astimezone(ZoneInfo(zone))
        at = max(at, local.replace(hour=random.choice([0, 23]), minute=30))
    return at


def _possible(case: Case, row: Complaint, house: House, at: datetime, random: Random) -> dict[str, Actor]:
    """The verbs that somebody may use now, and who."""
    running = Docket.of(row).running()
    people = [house.coordinator, house.coordinator2, house.officer, house.officer2, house.supervisor]
    people += [house.other_officer, house.ombudsman, case.complainant]
    random.shuffle(people)
    return {
        verb: by
        for by in people
        for verb in moves.allowed(moves.situation(row, running, by=by, at=max(at, row.last_at)))
        if verb
        not in ("lapse", "deem_accepted", "answer_with_original", "reclassify", "confirm_receipt_date")
    }


def _carried(verb: str, row: Complaint, house: House, random: Random, at: datetime) -> dict[str, object]:
    tomorrow = at.astimezone(ZoneInfo(house.agency.zone)).date() + timedelta(days=random.randint(1, 20))
    units: list[Unit] = [house.unit, house.other_unit]
    remedy = random.choice([{}, {"remedy": "Loket ditambah.", "remedy_due_on": tomorrow}])
    rating = {"rating": random.randint(1, 4)}
    carried: dict[str, dict[str, object]] = {
        "request_completion": {"missing": "Salinan surat."},
        "complete": {"addition": "Terlampir."},
        "reject": {"ground": Ground.OTHER_BODY, "reasons": REASONS},
        "dispatch": {"unit": random.choice(units), "classification": random.choice(list(Classification))},
        "transfer": {"unit": units[row.held_by_id == units[0].pk], "reasons": REASONS},
        "begin": {},
        "answer": {"decision": Decision(Outcome.FOUNDED, REASONS, **remedy)},
        "mark_remedied": {"text": "Sudah dikerjakan."},
        "accept": rating,
        "rate": rating,
        "extend": {"days": 1, "reasons": REASONS},
        "suspend": {"reason": SuspensionReason.FORCE_MAJEURE, "reasons": REASONS},
        "resume": {},
        "claim_receipt_date": {
            "received_on": row.received_on - timedelta(days=1),
            "reasons": REASONS,
        },
        "demand": {"demand": REASONS},
        "explain": {"explanation": REASONS},
        "remand": {"corrective_action": "Layani pengadu.", "due_on": tomorrow},
        "conclude": {
            "finding": Finding.MALADMINISTRATION,
            "maladministration": [Maladministration.UNDUE_DELAY],
        },
    }
    return carried.get(verb, {"reasons": REASONS})
