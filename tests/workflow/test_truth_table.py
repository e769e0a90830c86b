"""The truth table of duties (docs/domain.md section 4), written out here a second time, over all its cells."""

from datetime import UTC, date, datetime

import pytest

from accounts.models import Agency
from complaints import lifecycle
from complaints.models import Complaint
from law import counting
from tests.factories import House
from tests.workflow import paths
from tests.workflow.paths import use
from workflow.clocks.duties import Docket
from workflow.models import Duty

KINDS = [
    "receipt",
    "verify",
    "first_answer",
    "complete",
    "follow_up",
    "settle",
    "decide",
    "notify",
    "reply",
    "remedy",
]
ALL_BUT_REMEDY = [kind for kind in KINDS if kind != "remedy"]

# verb: (opens, meets, ends unmet)
TABLE = {
    "register": ("receipt verify first_answer settle decide", "receipt", ""),
    "request_completion": ("complete", "verify first_answer", "settle decide"),
    "complete": ("verify settle decide", "complete", ""),
    "dispatch": ("follow_up", "verify first_answer", ""),
    "send_back": ("verify", "", "follow_up"),
    "begin": ("", "follow_up", ""),
    "transfer": ("follow_up", "", "follow_up"),
    "answer": ("notify reply", "verify first_answer follow_up settle decide", ""),
    "show_answer": ("", "notify", ""),
    "mark_remedied": ("", "remedy", ""),
    "accept": ("", "reply", " ".join(ALL_BUT_REMEDY)),
    "deem_accepted": ("", "reply", " ".join(ALL_BUT_REMEDY)),
    "contest": ("settle", "reply", ""),
    "reopen": ("settle", "", ""),
    "reject": ("", "verify first_answer", " ".join(ALL_BUT_REMEDY)),
    "appeal": ("verify", "", ""),
    "escalate": ("", "", "verify first_answer follow_up reply"),
    "demand": ("explain", "", "explain"),
    "explain": ("", "explain", ""),
    "remand": ("settle", "", "settle decide explain"),
    "conclude": ("", "", " ".join(ALL_BUT_REMEDY)),
    "withdraw": ("", "", " ".join(ALL_BUT_REMEDY)),
    "lapse": ("", "", " ".join(ALL_BUT_REMEDY)),
    "answer_with_original": ("notify reply", "verify first_answer follow_up settle decide", ""),
    "link": ("", "", "verify first_answer"),
    "take_over": ("verify", "", "verify"),
    "import": ("settle decide", "", ""),
    "import_answer": ("", "verify first_answer follow_up settle decide", ""),
}
# Which duties a verb meets, their rules say (`stops`). Where the case ends, only `remedy` may run on (T-23): `notify`
# would else, of a case without a page for its complainant (imported).
RULES = {
    "receipt": "uu25-2009/receipt",
    "verify": "sp4n-2018/verify",
    "first_answer": "uu25-2009/first_answer",
    "complete": "uu25-2009/complete",
    "follow_up": "sp4n-2018/follow_up",
    "settle": "sp4n-2018/settle/ordinary",
    "decide": "uu25-2009/decide/ordinary",
    "notify": "uu25-2009/notify",
    "reply": "sp4n-2018/reply",
    "remedy": "tuntas-1/remedy",
}
AT = datetime(2026, 3, 10, 2, tzinfo=UTC)


def running(kind: str, number: int) -> Duty:
    return Duty(
        pk=number,
        kind=kind,
        round=1,
        holder="unit",
        opened_on=date(2026, 3, 2),
        opened_at=datetime(2026, 3, 2, 2, tzinfo=UTC),
        due_on=date(2026, 3, 27),
        due_at=datetime(2026, 3, 27, 17, tzinfo=UTC),
        length=14,
        length_unit="working_day",
        week="12345",
        rule=RULES[kind],
    )


@pytest.mark.parametrize("verb", [verb for verb in TABLE if verb != "register"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_cell_of_the_table(verb, kind):
    """One running duty of this kind, the verb, and what became of it and which were opened. One that runs on in the
    same round is not opened a second time."""
    complaint = Complaint(
        agency=Agency(zone="Asia/Jakarta", working_week=[1, 2, 3, 4, 5]),
        classification="ordinary",
        round=2 if verb in ("contest", "reopen", "remand") else 1,
    )
    duty = running(kind, 1)
    docket = Docket(complaint, [duty], days=counting.NO_HOLIDAYS)
    docket.apply(verb, at=AT, given=date(2026, 7, 1) if verb == "remand" else None)
    opens, meets, ends = (set(cell.split()) for cell in TABLE[verb])
    expected = "met" if kind in meets else "ended" if kind in ends else "running"
    became = "met" if duty.met_at else "ended" if duty.ended_at else "running"
    assert became == expected
    if expected == "running" and complaint.round == 1:
        opens -= {kind}
    assert {row.kind for row in docket.rows if row is not duty} - (
        {"decide"} if verb == "dispatch" else set()
    ) == opens


def effect(before: list[Duty], after: list[Duty]) -> tuple[set[str], set[str], dict[str, str]]:
    """(opened, met, ended: by what) between two readings of a case's duties."""
    old = {row.pk: row for row in before}
    opened = {row.kind for row in after if row.pk not in old}
    ran = [row for row in after if row.pk not in old or old[row.pk].running]
    met = {row.kind for row in ran if row.met_at}
    return opened, met, {row.kind: row.ended_by for row in ran if row.ended_at}


# (verb under test, the steps before it as (verb, day, who, changes), opened, met, ended)
C, S, P, OM = "coordinator", "officer", "complainant", "ombudsman"
DISPATCHED = (("dispatch", "2026-03-03", C),)
BEGUN = (*DISPATCHED, ("begin", "2026-03-04", S))
ANSWERED = (*BEGUN, ("answer", "2026-03-09", S))
ESCALATED = (*DISPATCHED, ("escalate", "2026-03-04", C))
SETTLED = {"settle", "decide"}
CASES = [
    (
        ("request_completion", "2026-03-04", C),
        (),
        {"complete"},
        {"verify", "first_answer"},
        dict.fromkeys(SETTLED, "file_incomplete"),
    ),
    (
        ("complete", "2026-03-10", P),
        (("request_completion", "2026-03-04", C),),
        {"verify", *SETTLED},
        {"complete"},
        {},
    ),
    (
        ("lapse", "2026-04-10", "clock"),
        (("request_completion", "2026-03-04", C),),
        set(),
        set(),
        {"complete": "lapse"},
    ),
    (("dispatch", "2026-03-03", C), (), {"follow_up"}, {"verify", "first_answer"}, {}),
    (("send_back", "2026-03-04", S), DISPATCHED, {"verify"}, set(), {"follow_up": "send_back"}),
    (("begin", "2026-03-04", S), DISPATCHED, set(), {"follow_up"}, {}),
    (("transfer", "2026-03-04", C), DISPATCHED, {"follow_up"}, set(), {"follow_up": "transfer"}),
    (("transfer", "2026-03-05", C), BEGUN, {"follow_up"}, set(), {}),
    (("answer", "2026-03-09", S), BEGUN, {"notify", "reply", "remedy"}, {"notify", *SETTLED}, {}),
    (("mark_remedied", "2026-03-10", S), ANSWERED, set(), {"remedy"}, {}),
    (("accept", "2026-03-10", P), ANSWERED, set(), {"reply"}, {}),
    (("deem_accepted", "2026-04-10", "clock"), ANSWERED, set(), {"reply"}, {}),
    (("contest", "2026-03-10", P), ANSWERED, {"settle"}, {"reply"}, {}),
    (("reopen", "2026-03-11", P), (*ANSWERED, ("accept", "2026-03-10", P)), {"settle"}, set(), {}),
    (("reject", "2026-03-03", C), (), set(), {"verify", "first_answer"}, dict.fromkeys(SETTLED, "reject")),
    (("appeal", "2026-03-10", P), (("reject", "2026-03-03", C),), {"verify", *SETTLED}, set(), {}),
    (("escalate", "2026-03-20", P), (), set(), set(), {"verify": "escalate", "first_answer": "escalate"}),
    (("escalate", "2026-03-04", C), DISPATCHED, set(), set(), {"follow_up": "escalate"}),
    (("escalate", "2026-03-05", C), BEGUN, set(), set(), {}),
    (("escalate", "2026-03-10", C), ANSWERED, set(), set(), {"reply": "escalate"}),
    (("demand", "2026-03-10", OM), ESCALATED, {"explain"}, set(), {}),
    (("explain", "2026-03-12", S), (*ESCALATED, ("demand", "2026-03-10", OM)), set(), {"explain"}, {}),
    (
        ("demand", "2026-03-25", OM),
        (*ESCALATED, ("demand", "2026-03-10", OM)),
        {"explain"},
        set(),
        {"explain": "demand"},
    ),
    (("remand", "2026-03-10", OM), ESCALATED, {"settle"}, set(), dict.fromkeys(SETTLED, "remand")),
    (("conclude", "2026-03-10", OM), ESCALATED, set(), set(), dict.fromkeys(SETTLED, "conclude")),
    (
        ("withdraw", "2026-03-03", P),
        (),
        set(),
        set(),
        dict.fromkeys({"verify", "first_answer", *SETTLED}, "withdraw"),
    ),
    (
        ("withdraw", "2026-03-05", P),
        (("request_completion", "2026-03-04", C),),
        set(),
        set(),
        {"complete": "withdraw"},
    ),
    (
        ("withdraw", "2026-03-05", P),
        DISPATCHED,
        set(),
        set(),
        dict.fromkeys({"follow_up", *SETTLED}, "withdraw"),
    ),
    (("withdraw", "2026-03-05", P), BEGUN, set(), set(), dict.fromkeys(SETTLED, "withdraw")),
]


def actor(case, who):
    return {"complainant": case.complainant, "clock": paths.CLOCK}.get(who) or getattr(case.house, who)


@pytest.mark.usefixtures("rebuilds")
@pytest.mark.parametrize(
    ("step", "before", "opened", "met", "ended"),
    CASES,
    ids=lambda part: part[0] if isinstance(part, tuple) and len(part) == 3 else "",
)
def test_each_verb_opens_meets_and_ends_what_the_table_says(step, before, opened, met, ended):
    case = House().file()
    for verb, day, who in before:
        use(case, verb, day, actor(case, who))
    earlier = list(case.row.duties.all())
    verb, day, who = step
    use(case, verb, day, actor(case, who))
    assert effect(earlier, list(case.row.duties.all())) == (opened, met, ended)


@pytest.mark.django_db
def test_filing_opens_five_duties_and_meets_the_receipt_at_once():
    case = House().file()
    duties = {row.kind: row for row in case.row.duties.all()}
    assert set(duties) == set(TABLE["register"][0].split())
    assert [kind for kind, row in duties.items() if row.met_at] == ["receipt"]
    assert duties["receipt"].met_at == case.row.received_at


def test_every_row_of_the_table_is_walked():
    walked_elsewhere = {"answer_with_original", "link", "take_over", "import", "import_answer"}
    assert {case[0][0] for case in CASES} | {"register", "show_answer"} | walked_elsewhere == set(TABLE)


OF_A_PRODUCT = {"set_task", "give_evidence", "monitor"}
"""They act on the clock of one task (tests/workflow/products)."""


def test_no_row_of_the_table_is_left_out():
    does = {name for name, act in lifecycle.TABLE.items() if act.starts or act.stops or act.opens or act.ends}
    assert set(TABLE) == does - OF_A_PRODUCT
