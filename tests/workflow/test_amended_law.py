"""A law that is amended is lived by: what its rules say of `stops`, `lapse`, ladder, windows and parameters, verbs,
sweeps, guards and mails do, though no line of code changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from config import checkup
from law import rules
from law.codes import Lapse, ParameterName, Stop, Told
from law.ladder import LadderRung
from notifications import bodies
from notifications.models import Message
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, attempt, use
from workflow import clock
from workflow.models import Rung
from workflow.reading import flags
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db
MOMENT = timedelta(microseconds=1)
Amend = Callable[..., None]


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def amend(monkeypatch: pytest.MonkeyPatch) -> Amend:
    """The law of Indonesia with another value in one rule, ladder or parameter."""

    def amended(name: str, **values: object) -> None:
        amendments = []

        def as_amended(part: Any) -> Any:
            if getattr(part, "id", part.name) != name:
                return part
            amendments.append(replace(part, **values))
            return amendments[-1]

        books = [
            replace(book, **{tables: tuple(map(as_amended, getattr(book, tables))) for tables in TABLES})
            for book in rules.law("id").books
        ]
        assert len(amendments) == 1
        made = rules.Law(books)
        monkeypatch.setattr(rules, "law", lambda _code: made)

    return amended


TABLES = ("rules", "ladders", "parameters")


def end(case: Case, kind: str) -> Any:
    return case.row.duties.get(kind=kind, met_at=None, ended_at=None).due_at


def act(case: Case, at: Any) -> None:
    sweeps.act(case.pk, by=CLOCK, at=at)


def became(case: Case, kind: str) -> list[str]:
    rows = case.row.duties.filter(kind=kind).order_by("pk")
    return ["met" if row.met_at else row.ended_by or "running" for row in rows]


def told(case: Case) -> set[str]:
    return set(Message.objects.filter(complaint=case.pk).values_list("notice", flat=True))


def nothing_is_broken() -> None:
    assert list(checkup.duties(clock.now())) == []


# stops


def test_a_duty_is_met_by_the_events_that_its_rule_names_and_by_no_other(amend):
    amend("sp4n-2018/follow_up", stops=(Stop.ANSWERED,))
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    assert became(case, "follow_up") == ["running"]
    use(case, "answer", "2026-03-05", house.officer)
    assert became(case, "follow_up") == ["met"]
    nothing_is_broken()


def test_what_outlasts_a_dispatch_by_its_rule_is_not_opened_twice_and_never_outlives_the_case(amend):
    amend("sp4n-2018/verify", stops=(Stop.COMPLETION_REQUESTED,))
    house = House()
    case = use(house.file().dispatched("2026-03-03"), "send_back", "2026-03-04", house.officer)
    assert became(case, "verify") == ["running"]
    use(case, "reject", "2026-03-05", house.coordinator)
    assert became(case, "verify") == ["reject"]
    nothing_is_broken()


# lapse


def test_a_file_may_be_completed_late_where_the_law_does_not_take_it_for_withdrawn(amend):
    amend("uu25-2009/complete", lapse=Lapse.NONE)
    house = House()
    case = use(house.file(), "request_completion", "2026-03-03", house.coordinator)
    over = end(case, "complete")
    mail = Message.objects.get(complaint=case.pk, notice="completion_requested")
    assert "dianggap dicabut" not in bodies.read(mail).text
    act(case, over)
    assert case.row.state == "incomplete"
    assert case.row.events.filter(name="breached").count() == 1
    assert attempt(case, "lapse", over, CLOCK) == "NotNow:completion_window_over"
    assert attempt(case, "withdraw", over, case.complainant) == "ok"
    assert attempt(case, "complete", over, case.complainant) == "ok"
    nothing_is_broken()


def test_an_answer_may_be_contested_late_where_the_law_does_not_deem_it_accepted(amend):
    amend("sp4n-2018/reply", lapse=Lapse.NONE)
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    over = end(case, "reply")
    mail = Message.objects.get(complaint=case.pk, notice="answered")
    assert "dinyatakan selesai" not in bodies.read(mail).text
    act(case, over)
    assert case.row.state == "answered"
    assert attempt(case, "contest", over, case.complainant) == "ok"
    assert attempt(case, "deem_accepted", over, CLOCK) == "NotNow:reply_window_over"


def test_the_ombudsman_is_open_after_the_end_that_the_law_says_and_after_no_other(amend):
    amend("sp4n-2018/verify", lapse=Lapse.MAY_ESCALATE)
    amend("uu25-2009/first_answer", lapse=Lapse.TELL_COORDINATORS)
    case = House().file()
    over = end(case, "verify")
    assert attempt(case, "escalate", over - MOMENT, case.complainant) == "NotNow:may_escalate"
    assert attempt(case, "escalate", over, case.complainant) == "ok"
    act(case, over)
    offered = case.row.events.filter(name="escalation_offered")
    assert [event.facts["kind"] for event in offered] == ["verify"]
    assert {"agency_overdue", "may_escalate"} <= told(case)
    act(case, end(case, "first_answer"))
    assert offered.count() == 1


@pytest.mark.parametrize(
    ("lapse", "notices", "recipients"),
    [
        (Lapse.NONE, set(), []),
        (Lapse.TELL_COORDINATORS, {"agency_overdue"}, ["coordinators", "agency_heads"]),
        (Lapse.ESCALATES_INSIDE, {"overdue"}, ["handler", "supervisors"]),
        (Lapse.MAY_ESCALATE, {"overdue", "may_escalate"}, ["handler", "supervisors", "complainant"]),
    ],
)
def test_whom_a_late_follow_up_is_told_the_law_says(amend, lapse, notices, recipients):
    amend("sp4n-2018/follow_up", lapse=lapse)
    case = House().file().dispatched("2026-03-03")
    Message.objects.all().delete()
    act(case, end(case, "follow_up"))
    assert told(case) == notices
    assert Rung.objects.get(complaint=case.pk, level="past", duty__kind="follow_up").recipients == recipients
    assert case.row.events.filter(name="breached").count() == 1


@pytest.mark.parametrize(
    ("rule", "flag"), [("file_within", "filed_late"), ("ombudsman_age", "old_for_ombudsman")]
)
def test_an_old_event_is_flagged_only_where_the_law_makes_something_of_it(amend, rule, flag):
    case = House().file(occurred_on=when("2020-01-06").date())
    assert flag in flags.of(case.row)
    amend(f"uu25-2009/{rule}", lapse=Lapse.NONE)
    assert flag not in flags.of(case.row)


# Ladders, windows, parameters


def test_the_ladder_of_the_law_is_climbed(amend):
    rungs = (
        LadderRung("two_before", -2, (Told.HANDLER, Told.COORDINATORS)),
        LadderRung("one_after", 1, (Told.SUPERVISORS, Told.AGENCY_HEADS)),
        LadderRung("two_after", 2, (Told.COMPLAINANT,)),
    )
    amend("up_to_the_head", rungs=rungs)
    house = House()
    case = house.file().dispatched("2026-03-03").begun("2026-03-04")
    Message.objects.all().delete()
    at = when("2026-03-17T00:00:30")
    while at < when("2026-04-10"):
        act(case, at)
        at += timedelta(days=1)
    rows = Rung.objects.filter(complaint=case.pk, duty__kind="settle").order_by("reached_at")
    assert [(row.level, row.recipients) for row in rows] == [
        ("two_before", ["handler", "coordinators"]),
        ("past", ["handler", "supervisors", "complainant"]),
        ("one_after", ["supervisors", "agency_heads"]),
        ("two_after", ["complainant"]),
    ]
    officer, supervisor, head = (who.user.pk for who in (house.officer, house.supervisor, house.head))
    coordinators = {house.coordinator.user.pk, house.coordinator2.user.pk}
    readers: dict[str, set[int | None]] = {}
    for notice, user in Message.objects.filter(complaint=case.pk).values_list("notice", "user"):
        readers.setdefault(notice, set()).add(user)
    assert readers == {
        "due_soon": {officer} | coordinators,
        "overdue": {officer, supervisor},
        "may_escalate": {None},
        "three_days_over": {supervisor},
        "five_days_over": {head},
        "file_offered": {None},
    }
    late = Message.objects.get(complaint=case.pk, notice="three_days_over")
    assert bodies.read(late).text.startswith("Sudah 1 hari kerja atau lebih lewat batas")
    offer = Message.objects.get(complaint=case.pk, notice="file_offered")
    assert "sudah 2 hari kerja atau lebih melewati batas waktunya" in bodies.read(offer).text


def test_a_rung_that_the_ladder_no_longer_has_tells_nobody_and_the_next_is_climbed(amend):
    case = House().file().dispatched("2026-03-03").begun("2026-03-04")
    Message.objects.all().delete()
    rungs = (LadderRung("long_after", 9, (Told.COORDINATORS,)),)
    amend("up_to_the_head", rungs=rungs)
    act(case, end(case, "settle") + timedelta(days=21))
    assert {"due_soon", "due_today"}.isdisjoint(told(case))
    rows = Rung.objects.filter(complaint=case.pk, duty__kind="settle").order_by("reached_at")
    assert [(row.level, row.recipients) for row in rows][-1] == ("long_after", ["coordinators"])
    assert ("three_before", []) in [(row.level, row.recipients) for row in rows]


def test_a_case_comes_back_as_long_as_the_law_lets_it(amend):
    amend("tuntas-1/reopen_within", length=3)
    amend("tuntas-1/appeal_within", length=5)
    house = House()
    closed = house.file().dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    closed.do("accept", "2026-03-06", rating=4)
    rejected = use(house.file(), "reject", "2026-03-06", house.coordinator)
    for case, verb, over in ((closed, "reopen", "2026-03-10"), (rejected, "appeal", "2026-03-12")):
        moment = when(f"{over}T00:00")
        assert attempt(case, verb, moment - MOMENT, case.complainant) == "ok"
        assert attempt(case, verb, moment, case.complainant).startswith("NotNow:")
    assert (
        "dalam 5 hari kalender"
        in bodies.read(Message.objects.get(complaint=rejected.pk, notice="rejected")).text
    )


def test_a_nameless_case_goes_to_the_ombudsman_as_the_law_says(amend):
    amend(f"uu25-2009/{ParameterName.ANONYMOUS_ESCALATION} since 2009-07-18", value="as_complaint")
    house = House()
    case = house.file(identity="anonymous", person=None).dispatched("2026-03-03")
    use(case, "escalate", "2026-03-04", house.coordinator)
    assert case.row.events.get(name="escalated").facts["as_information"] is False


def test_who_holds_a_settlement_its_class_says(amend):
    amend("sp4n-2018/settle/information", holder=rules.Holder.AGENCY)
    case = House().file()
    assert case.row.duties.get(kind="settle").holder == "unit"
    case.dispatched("2026-03-03", classification=rules.Classification.INFORMATION)
    assert case.row.duties.get(kind="settle").holder == "agency"
    nothing_is_broken()
