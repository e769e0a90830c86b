"""Every row of the verb table (docs/domain.md section 3): all states x all verbs, all actors, what is recorded and told."""

import pytest

from accounts.actors import Origin
from complaints.models import Statement
from notifications.models import Message
from tests.factories import House, when
from tests.workflow.paths import CLOCK, STANDING, VERBS, actors, attempt, carried, use
from workflow.clocks.duties import Docket
from workflow.errors import NotNow
from workflow.models import Duty, Event, Holding
from workflow.record.statements import digest
from workflow.verbs import moves, table

pytestmark = pytest.mark.usefixtures("rebuilds")

# where it stands: {verb: who may, early in its life, before any clock ran out}
UNIT = ("officer", "supervisor")
OFFICE = (*UNIT, "coordinator")
LEGAL = {
    "received": {
        "request_completion": ("coordinator",),
        "reject": ("coordinator",),
        "dispatch": ("coordinator",),
        "withdraw": ("complainant",),
    },
    "incomplete": {"complete": ("complainant",), "withdraw": ("complainant",)},
    "dispatched": {
        "begin": UNIT,
        "send_back": UNIT,
        "transfer": ("coordinator",),
        "withdraw": ("complainant",),
        "escalate": ("coordinator",),
        "reclassify": OFFICE,
    },
    "investigating": {
        "answer": UNIT,
        "transfer": ("coordinator",),
        "withdraw": ("complainant",),
        "escalate": ("coordinator",),
        "extend": ("supervisor", "coordinator"),
        "suspend": OFFICE,
        "reclassify": OFFICE,
    },
    "answered": {
        "accept": ("complainant",),
        "contest": ("complainant",),
        "escalate": ("coordinator",),
        "mark_remedied": UNIT,
    },
    "escalated": {"demand": ("ombudsman",), "remand": ("ombudsman",), "conclude": ("ombudsman",)},
    "closed": {"reopen": ("complainant", "coordinator"), "mark_remedied": UNIT},
    "rejected": {"appeal": ("complainant",)},
    "withdrawn": {},
}
LEGAL["received by letter"] = {**LEGAL["received"], "claim_receipt_date": ("coordinator",)}
LEGAL["received with a claimed date"] = {
    **LEGAL["received by letter"],
    "confirm_receipt_date": ("coordinator",),
}
LEGAL["escalated and asked about"] = {
    **{verb: may for verb, may in LEGAL["escalated"].items() if verb != "demand"},
    "explain": OFFICE,
}
LEGAL["investigating after an extension"] = {
    **{verb: may for verb, may in LEGAL["investigating"].items() if verb != "extend"},
    "contest_extension": ("complainant",),
}
LEGAL["investigating while the clock stands still"] = {
    **{verb: may for verb, may in LEGAL["investigating"].items() if verb not in ("extend", "suspend")},
    "resume": OFFICE,
}
LEGAL["closed by the ombudsman"] = {"rate": ("complainant",)}
# Verbs that only the passing of a duty's end makes legal, at a day after it.
LATE = {
    "received": {"escalate": ("complainant",)},
    "incomplete": {"lapse": ("clock",)},
    "dispatched": {"escalate": ("complainant", "coordinator")},
    "investigating": {"escalate": ("complainant", "coordinator")},
    "answered": {"deem_accepted": ("clock",)},
}
EVENT = {
    "request_completion": "completion_requested",
    "complete": "completed",
    "lapse": "lapsed",
    "reject": "rejected",
    "dispatch": "dispatched",
    "send_back": "sent_back",
    "begin": "begun",
    "transfer": "transferred",
    "answer": "answered",
    "mark_remedied": "remedied",
    "accept": "accepted",
    "rate": "rated",
    "deem_accepted": "deem_accepted",
    "contest": "contested",
    "reopen": "reopened",
    "withdraw": "withdrawn",
    "appeal": "appealed",
    "escalate": "escalated",
    "demand": "demanded",
    "explain": "explained",
    "remand": "remanded",
    "conclude": "concluded",
    "extend": "extended",
    "contest_extension": "extension_contested",
    "suspend": "suspended",
    "resume": "resumed",
    "reclassify": "reclassified",
    "claim_receipt_date": "receipt_date_claimed",
    "confirm_receipt_date": "receipt_date_confirmed",
}
TO = {
    "request_completion": "incomplete",
    "complete": "received",
    "lapse": "withdrawn",
    "reject": "rejected",
    "dispatch": "dispatched",
    "send_back": "received",
    "begin": "investigating",
    "transfer": "dispatched",
    "answer": "answered",
    "accept": "closed",
    "deem_accepted": "closed",
    "contest": "investigating",
    "reopen": "investigating",
    "withdraw": "withdrawn",
    "appeal": "received",
    "escalate": "escalated",
    "remand": "investigating",
    "conclude": "closed",
}


def trace(case):
    """Everything that a verb could leave behind."""
    row = case.row
    return (
        [getattr(row, field.attname) for field in row._meta.concrete_fields],
        list(Duty.objects.filter(complaint=row).order_by("pk").values_list()),
        Event.objects.filter(complaint=row).count(),
        Statement.objects.filter(complaint=row).count(),
        Message.objects.filter(complaint=row).count(),
        list(Holding.objects.filter(complaint=row).order_by("pk").values_list()),
    )


def refusals(case, by, at):
    """verb: `ok`, `NotNow` or `NotYours`, from the function behind buttons, `allowed_verbs` and every verb."""
    row = case.row
    situation = moves.situation(row, Docket.of(row).running(), by=by, at=when(at))
    found = {verb: moves.refusal(situation, verb) for verb in VERBS}
    return {verb: "ok" if refusal is None else type(refusal).__name__ for verb, refusal in found.items()}


@pytest.mark.parametrize("standing", STANDING)
def test_in_each_state_each_verb_is_for_those_whom_the_table_names_and_for_nobody_else(standing):
    """A verb that is not legal is refused before the question who asks (409 before 403)."""
    state, make = STANDING[standing]
    case = make(House())
    assert case.row.state == state
    for name, who in actors(case).items():
        for verb, got in refusals(case, who, "2026-03-09").items():
            may = LEGAL[standing].get(verb, ())
            expected = "ok" if name in may else "NotYours" if may else "NotNow"
            if verb == "escalate" and got != "ok":
                expected = got  # for complainants it is a question of the clock, for others of the person
            assert (verb, name, got) == (verb, name, expected if name not in may else "ok")


@pytest.mark.parametrize("state", LATE)
def test_what_the_passing_of_a_clock_makes_legal(state):
    case = STANDING[state][1](House())
    for name, who in actors(case).items():
        got = refusals(case, who, "2026-06-01")
        for verb, may in LATE[state].items():
            assert (got[verb] == "ok") == (name in may), (verb, name, got)
            assert name in may or verb == "escalate" or got[verb] == "NotYours"


@pytest.mark.parametrize("standing", STANDING)
def test_a_refusal_leaves_no_trace_and_what_is_offered_is_what_is_granted(standing):
    case = STANDING[standing][1](House())
    before = trace(case)
    for at in ("2026-03-09", "2026-06-01") if standing in LATE else ("2026-03-09",):
        for who in (case.complainant, case.house.coordinator):
            offered = refusals(case, who, at)
            assert {verb: attempt(case, verb, at, who).split(":")[0] for verb in VERBS} == offered
    assert trace(case) == before


@pytest.mark.parametrize("standing", STANDING)
def test_each_legal_verb_leaves_one_event_its_state_and_a_risen_version(standing):
    state, make = STANDING[standing]
    for verb, may in LEGAL[standing].items():
        for name in may[:1]:
            house = House()
            case = make(house)
            before = case.row
            use(case, verb, "2026-03-09", case.complainant if name == "complainant" else getattr(house, name))
            after = case.row
            event = after.events.order_by("-seq").first()
            new = list(
                after.events.filter(seq__gt=before.last_seq).order_by("seq").values_list("name", flat=True)
            )
            leaves = (
                TO.get(verb, state) != state or verb == "reclassify"
            )  # to a class that allows no standstill
            resumes = ["resumed"] if "stands still" in standing and leaves else []
            assert new == [*resumes, EVENT[verb]]
            assert (event.from_state, event.to_state) == (state, TO.get(verb, state))
            assert after.state == TO.get(verb, state)
            assert after.version == before.version + 1
            assert event.at == event.effective_at == after.last_at
            assert event.origin == Origin.DEMO


def test_a_stale_version_is_told_before_anything_else():
    house = House()
    case = house.file().dispatched("2026-03-03")
    before = trace(case)
    for who in (case.complainant, house.coordinator, house.head):
        for verb in set(VERBS) - {"lapse", "deem_accepted"}:
            with pytest.raises(NotNow) as refusal:
                table.VERBS[verb](case.pk, by=who, at=when("2026-03-04"), version=1, **carried(verb, house))
            assert (refusal.value.code, refusal.value.state, refusal.value.version) == (
                "stale_version",
                "dispatched",
                2,
            )
    assert trace(case) == before


FACTS = {
    "dispatch": lambda h: {"unit": h.unit.code, "classification": "ordinary", "accused": []},
    "reject": lambda h: {"ground": "other_body"},
    "transfer": lambda h: {"unit": h.other_unit.code},
    "begin": lambda h: {"handler": h.officer.user.pk},
    "answer": lambda h: {"outcome": "partly", "remedy_due_on": "2026-07-01"},
    "accept": lambda h: {"rating": 3},
    "rate": lambda h: {"rating": 2},
    "escalate": lambda h: {"as_information": False},
    "demand": lambda h: {"number": 1, "due_on": "2026-03-23"},
    "remand": lambda h: {"due_on": "2026-07-01", "supersedes": True},
    "conclude": lambda h: {"finding": "maladministration", "maladministration": ["undue_delay"]},
    "extend": lambda h: {**OF_SETTLE, "days": 5, "unit_of_days": "working_day", "due_on": "2026-04-06"},
    "contest_extension": lambda h: {"kind": "settle", "round": 1},
    "suspend": lambda h: {
        **OF_SETTLE,
        "reason": "awaiting_other_body",
        "due_on": "2026-04-17",
        "resume_by_on": "2026-04-06",
    },
    "resume": lambda h: {"due_on": "2026-03-31"},
    "reclassify": lambda h: {
        "before": "ordinary",
        "classification": "information",
        "was": "2026-03-27",
        "due_on": "2026-03-09",
    },
    "claim_receipt_date": lambda h: {"received_on": "2026-02-25"},
    "confirm_receipt_date": lambda h: {"was": "2026-03-02", "received_on": "2026-02-25"},
}
OF_SETTLE = {"kind": "settle", "round": 1, "was": "2026-03-27"}
WORDS = {
    "request_completion": {"missing": "Salinan KTP."},
    "complete": {"addition": "Ini salinannya."},
    "answer": {"reasons": "Loket ditambah.", "remedy": "Petugas dilatih."},
    "mark_remedied": {"remedied": "Petugas sudah dilatih."},
    "demand": {"demand": "Jelaskan dasar penundaan."},
    "explain": {"explanation": "Berkas tertukar di loket."},
    "remand": {"corrective_action": "Panggil pengadu."},
    **{
        verb: {"reasons": "Karena demikian adanya."}
        for verb in (
            "reject",
            "send_back",
            "transfer",
            "contest",
            "reopen",
            "appeal",
            "escalate",
            "extend",
            "contest_extension",
            "suspend",
            "reclassify",
            "claim_receipt_date",
        )
    },
}
FIRST = {verb: (state, may[0]) for state, found in reversed(LEGAL.items()) for verb, may in found.items()}


@pytest.mark.parametrize("verb", FIRST)
def test_the_event_of_a_verb_holds_codes_and_the_words_stand_beside_it_under_their_hash(verb):
    state, name = FIRST[verb]
    house = House()
    case = STANDING[state][1](house)
    use(case, verb, "2026-03-09", case.complainant if name == "complainant" else getattr(house, name))
    event = case.row.events.order_by("-seq").first()
    facts = dict(event.facts)
    basis = {"calendar": case.row.duties.latest("pk").calendar, "week": "12345"}
    assert facts.pop("basis") == basis  # what dates set then are counted with
    assert facts == FACTS.get(verb, lambda h: {})(house)
    kept = {kind: Statement.objects.get(pk=pk) for kind, (pk, _hash) in event.statements.items()}
    assert {kind: row.body for kind, row in kept.items()} == WORDS.get(verb, {})
    for kind, (_pk, told) in event.statements.items():
        assert digest(bytes(kept[kind].salt), kept[kind].body) == told
        assert (kept[kind].kind, kept[kind].author, kept[kind].at) == (kind, event.actor, event.at)


# verb: notices and whom they reach; nobody is told of their own act
TOLD = {
    "request_completion": {("completion_requested", "complainant")},
    "reject": {("rejected", "complainant")},
    "dispatch": {
        ("dispatched", "complainant"),
        *(("dispatched_to_you", who) for who in ("officer", "officer2", "supervisor")),
    },
    "transfer": {("dispatched", "complainant"), ("dispatched_to_you", "other_officer")},
    "answer": {("answered", "complainant")},
    "contest": {("contested", who) for who in ("officer", "officer2", "supervisor")},
    "reopen": {("contested", who) for who in ("officer", "officer2", "supervisor")},
    "escalate": {("escalated", "complainant"), ("escalated_to_you", "ombudsman")},
    "extend": {("extended", "complainant")},
    "contest_extension": {
        ("extension_contested", who) for who in ("supervisor", "coordinator", "coordinator2")
    },
    "suspend": {("suspended", "complainant")},
    "resume": {("resumed", "complainant")},
    "reclassify": {("reclassified", "complainant")},
    "complete": {("to_verify", who) for who in ("coordinator", "coordinator2")},
    "appeal": {("to_verify", who) for who in ("coordinator", "coordinator2")},
    "send_back": {("to_verify", who) for who in ("coordinator", "coordinator2")},
    "conclude": {
        ("concluded", "complainant"),
        *(
            ("concluded_to_you", who)
            for who in ("officer", "officer2", "supervisor", "coordinator", "coordinator2")
        ),
    },
    "confirm_receipt_date": {("received_earlier", "complainant")},
    "mark_remedied": {("remedied", "complainant")},
    "demand": {("demanded_of_yours", "complainant")}
    | {("demanded", who) for who in ("officer", "officer2", "supervisor", "coordinator", "coordinator2")},
    "explain": {("explained_to_you", "ombudsman")},
    "remand": {("remanded_of_yours", "complainant")}
    | {("remanded", who) for who in ("officer", "officer2", "supervisor", "coordinator", "coordinator2")},
}


@pytest.mark.parametrize("verb", FIRST)
def test_those_concerned_are_told_and_nobody_else(verb):
    state, name = FIRST[verb]
    house = House()
    case = STANDING[state][1](house)
    by = case.complainant if name == "complainant" else getattr(house, name)
    Message.objects.filter(complaint=case.pk).delete()
    use(case, verb, "2026-03-09", by)
    names = {getattr(house, who).user.pk: who for who in vars(house) if hasattr(getattr(house, who), "user")}
    told = {
        (row.notice, names[row.user_id] if row.user_id else "complainant")
        for row in Message.objects.filter(complaint=case.pk)
    }
    assert told == TOLD.get(verb, set())


@pytest.mark.parametrize(
    ("verb", "state", "notice"),
    [("lapse", "incomplete", "lapsed"), ("deem_accepted", "answered", "closed_without_reply")],
)
def test_what_the_clock_does_is_told_to_the_complainant_and_takes_effect_at_the_end_of_the_duty(
    verb, state, notice
):
    case = STANDING[state][1](House())
    end = case.row.duties.get(kind="complete" if verb == "lapse" else "reply").due_at
    use(case, verb, "2026-06-01", CLOCK)
    event = case.row.events.order_by("-seq").first()
    assert (event.name, event.effective_at, event.actor_kind, event.actor) == (
        EVENT[verb],
        end,
        "clock",
        None,
    )
    assert (case.row.ended_at, case.row.ended_by) == (end, verb)
    assert event.at > end
    message = Message.objects.filter(complaint=case.pk).latest("pk")
    assert (message.notice, message.user, message.identity.complaint_id) == (notice, None, case.pk)
