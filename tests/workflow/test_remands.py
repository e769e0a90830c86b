"""After a remand the Ombudsman's date governs: what ran until then ends, is told to nobody, and stays a case of the
measures as if it had run on."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from compliance import estimates
from compliance.scope import Scope
from compliance.scores import Cases
from config import checkup
from notifications.models import Message
from tests.compliance.conftest import NOW
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, IN_STATE, answered, use
from workflow import clock
from workflow.clocks.duties import Docket
from workflow.sweep import sweeps
from workflow.verbs.moves import Step

pytestmark = pytest.mark.usefixtures("rebuilds")
DATE = date(2026, 7, 1)


def remanded(house: House) -> Case:
    return use(IN_STATE["escalated"](house), "remand", "2026-03-10", house.ombudsman)


@pytest.fixture
def as_before(monkeypatch):
    """A remand as it was before it ended anything: neither the duties nor the event know of it."""
    apply, record = Docket.apply, Step.record

    def apply_then(self, verb, *, at, given=None, ending=True):
        apply(self, verb, at=at, given=given, ending=ending and verb != "remand")

    def record_then(self, event="", *, facts=None, **rest):
        record(self, event, facts={k: v for k, v in (facts or {}).items() if k != "supersedes"}, **rest)

    monkeypatch.setattr(Docket, "apply", apply_then)
    monkeypatch.setattr(Step, "record", record_then)
    yield
    monkeypatch.undo()


def running(case: Case) -> list[tuple[str, int, date]]:
    rows = case.row.duties.filter(met_at=None, ended_at=None).order_by("kind", "round")
    return list(rows.values_list("kind", "round", "due_on"))


def test_only_the_date_of_the_ombudsman_runs_on():
    case = remanded(House())
    assert running(case) == [("settle", 2, DATE)]
    assert case.row.next_due_on == DATE
    ended = case.row.duties.filter(round=1, ended_by="remand").values_list("kind", flat=True)
    assert set(ended) == {"settle", "decide"}


def test_a_second_remand_ends_what_the_first_one_set():
    house = House()
    case = use(remanded(house), "escalate", "2026-03-11", house.coordinator)
    use(case, "remand", "2026-03-12", house.ombudsman, due_on=date(2026, 8, 3))
    assert running(case) == [("settle", 3, date(2026, 8, 3))]


def test_a_remand_after_a_contest_ends_the_settlement_of_the_second_round():
    house = House()
    case = use(IN_STATE["answered"](house), "contest", "2026-03-06", None)
    use(case, "escalate", "2026-03-09", case.complainant)
    use(case, "remand", "2026-03-10", house.ombudsman)
    assert [(kind, round_) for kind, round_, _day in running(case)] == [("remedy", 1), ("settle", 3)]


def test_nobody_is_reminded_of_what_ended_and_the_complainant_may_not_escalate_before_the_new_date():
    house = House()
    case = remanded(house)
    before = Message.objects.count()
    for day in ("2026-03-26", "2026-03-27", "2026-04-15", "2026-05-20"):
        sweeps.act(case.pk, by=CLOCK, at=when(day))
    assert Message.objects.count() == before
    assert not case.row.events.filter(name="breached").exists()
    use_late = Docket.of(case.row)
    assert use_late.settling().due_on == DATE


@pytest.mark.usefixtures("as_before")
def test_a_case_remanded_by_an_earlier_version_is_silent_for_the_doctor_and_ends_it_at_the_next_touch(
    monkeypatch,
):
    house = House()
    case = remanded(house)
    assert [kind for kind, _round, _day in running(case)] == ["decide", "settle", "settle"]
    monkeypatch.undo()
    assert list(checkup.duties(clock.now())) == []
    before = Message.objects.count()
    sweeps.act(case.pk, by=CLOCK, at=when("2026-04-20"))
    assert running(case) == [("settle", 2, DATE)]
    assert Message.objects.count() == before
    assert case.row.next_due_on == DATE
    assert [event.name for event in case.row.events.order_by("seq")][-1] == "superseded"


@pytest.mark.usefixtures("as_before")
def test_the_daily_tidying_finds_such_cases_and_only_those(monkeypatch):
    house = House()
    case, other = remanded(house), use(IN_STATE["answered"](house), "contest", "2026-03-06", None)
    monkeypatch.undo()
    assert sweeps.supersede(at=clock.now()) == 1
    assert sweeps.supersede(at=clock.now()) == 0
    assert running(case) == [("settle", 2, DATE)]
    assert ("settle", 2) in [(kind, round_) for kind, round_, _day in running(other)]


@pytest.mark.usefixtures("as_before")
def test_until_then_its_page_says_what_no_longer_counts(monkeypatch):
    house = House()
    case = remanded(house)
    monkeypatch.undo()
    assert_labelled(case)


def test_the_page_tells_the_two_settlements_apart():
    assert_labelled(remanded(House()))


def assert_labelled(case: Case) -> None:
    browser = Client()
    browser.force_login(case.house.officer.user)
    page = browser.get(reverse("web:staff-case", args=[case.row.reference])).content.decode()
    assert "Penyelesaian, batas dari Ombudsman" in page
    assert page.count("Digantikan batas dari Ombudsman") == 2


@pytest.mark.parametrize(
    ("answer", "good"), [("2026-03-20", 2), ("2026-04-15", 1), ("2026-05-20", 0), (None, 0)]
)
def test_the_first_round_is_judged_by_its_own_dates_as_if_it_had_run_on(answer, good):
    house = House()
    case = remanded(house)
    if answer:
        answered(case, answer, remedy=False)
    counted = estimates.by_unit(Scope(None), year=2026, as_of=NOW)[house.unit.pk]
    assert counted.timeliness == Cases(good, 2)
    assert counted.still_open == (0 if answer else 2)
    late = {"2026-03-20": 0, "2026-04-15": 1}.get(str(answer), 2)
    assert sum(n for (days, _length), n in counted.lateness.items() if days) == late


def test_of_a_case_withdrawn_after_the_remand_only_what_was_late_by_then_is_a_case():
    house = House()
    case = remanded(house)
    case.do("withdraw", "2026-04-15")
    counted = estimates.by_unit(Scope(None), year=2026, as_of=NOW)[house.unit.pk]
    assert counted.timeliness == Cases(0, 1)
