"""The suffix of the opinion: given for what was followed up, beside the score, frozen with all that it rests on."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance import scoring
from compliance.frozen import rebuilding
from compliance.products import opinion
from compliance.products.share import Counted
from tests.api.conftest import Speaker
from tests.compliance import recompute
from tests.compliance.test_frozen import assess, by_hand, freeze
from tests.factories import House, when
from tests.web.test_staff import signed_in
from tests.workflow.calendar_drive import applied, day
from tests.workflow.paths import IN_STATE, use
from tests.workflow.products.told import ADVICE, act, issued
from workflow.verbs.products.issuing import TaskDraft

pytestmark = pytest.mark.django_db
AT = when("2026-06-01")


@pytest.fixture
def house() -> House:
    """A unit with a score; a product with two tasks due on 1 April, the first done in time, the second not; a remanded case; a
    task that is due later."""
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    assess(house)
    due = [TaskDraft("Perbaiki alur.", date(2026, 4, 1)), TaskDraft("Latih petugas.", date(2026, 4, 1))]
    house.product = issued(house, kind=ADVICE, tasks=due)
    act(house.product, 1, "give_evidence", "2026-03-20", house.officer)
    act(house.product, 1, "accept_evidence", "2026-03-24", house.ombudsman)
    issued(house, number="9/SP/2026", kind=ADVICE, tasks=[TaskDraft("Nanti.", date(2026, 12, 1))])
    return house


def finish(house: House, day: str = "2026-05-05") -> None:
    act(house.product, 2, "give_evidence", day, house.officer)
    act(house.product, 2, "accept_evidence", day, house.ombudsman)


def live(house: House, at=AT, year: int = 2026) -> scoring.AgencyRow:
    found = scoring.scores(year=year, agency=house.agency.code, actor=house.ombudsman, as_of=at)
    return found["agencies"][0]


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6), st.sampled_from([None, "A", "E"]))
def test_it_is_given_if_and_only_if_every_task_was_done_late_or_not(tasks, category):
    told = [Counted("x", n, None, date(2026, 4, 1), AT, None, *task) for n, task in enumerate(tasks)]
    found = opinion.suffix(told, category)
    assert (found.due, found.done) == (len(tasks), sum(done for _in_time, done in tasks))
    if category is None or not tasks:
        assert found.given is None
    else:
        assert found.given is (found.done == found.due)


def test_it_stands_beside_the_score_and_takes_nothing_from_it(house):
    before = live(house)
    assert before["suffix"] == {"given": False, "due": 2, "done": 1}
    finish(house)
    after = live(house)
    assert after["suffix"] == {"given": True, "due": 2, "done": 2}
    assert before["score"] is not None
    assert {**before, "suffix": None} == {**after, "suffix": None}
    assert live(house, year=2025)["suffix"] == {"given": None, "due": 0, "done": 0}
    assert live(house, year=2024)["suffix"] is None
    assert live(House())["suffix"] == {"given": None, "due": 0, "done": 0}


def test_a_frozen_year_keeps_it_with_its_inputs_whatever_is_done_later(house):
    case = use(IN_STATE["escalated"](house), "remand", "2026-03-10", house.ombudsman, due_on=None)
    row = freeze(house, at=AT)
    document = json.loads(row.document)
    told = document["products"]
    assert told["suffix"] == {"words": "Tanpa Maladministrasi", "certainty": "V2", "given": False}
    reference = house.product.complaint.reference
    done = {(one["product"], one["number"]): one["done"] for one in told["tasks"]}
    assert len(done) == 3
    assert (done[reference, 1], done[reference, 2]) == (True, False)
    assert case.row.reference in {one["case"] for one in told["tasks"]}
    assert recompute.recompute(row.document) == []
    finish(house, "2026-06-02")
    assert rebuilding.differences(row) == []
    moved = applied(day("2026-10-20"), day("2026-09-22"), at=when("2026-06-03"))
    assert moved.version is not None
    second = freeze(house, at=when("2026-06-04"))
    assert sum(one["done"] for one in json.loads(second.document)["products"]["tasks"]) == 2
    assert [rebuilding.differences(one) for one in (row, second)] == [[], []]
    assert live(house, at=when("2026-06-05"))["frozen_suffix"] == {"given": False, "due": 3, "done": 2}


def test_a_year_without_a_task_is_frozen_to_the_bytes_of_before(house):
    other = House()
    other.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    assess(other)
    row = freeze(other, at=AT)
    assert "products" not in json.loads(row.document)
    issued(other, tasks=[TaskDraft("Perbaiki.", None)])
    assert rebuilding.differences(row) == []
    assert live(other)["frozen_suffix"] is None


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE workflow_event SET at = at + interval '1 microsecond' WHERE name = 'evidence_given'",
            "events.",
        ),
        ("DELETE FROM workflow_event WHERE name = 'evidence_accepted'", "done"),
        (
            """UPDATE compliance_frozenscores SET document = replace(document, '"given":false', '"given":true')""",
            "given",
        ),
    ],
)
def test_a_changed_byte_of_what_it_rests_on_is_told(house, statement, told):
    row = freeze(house, at=AT)
    by_hand(statement)
    row.refresh_from_db()
    assert any(told in one for one in rebuilding.differences(row))


def test_the_independent_program_tells_a_suffix_that_does_not_follow(house):
    text = freeze(house, at=AT).document
    assert recompute.recompute(text.replace('"given":false', '"given":true')) == [
        "products suffix: says True, is False"
    ]
    assert recompute.recompute(text.replace('"in_time":true', '"in_time":false')) != []


def test_the_pages_and_the_api_show_it(house):
    client = signed_in(house.ombudsman)
    page = client.get("/nilai/", {"year": "2026"}).content.decode()
    assert "Akhiran opini" in page
    assert "tidak diberikan" in page
    assert "Akhiran opini" not in client.get("/nilai/", {"year": "2024"}).content.decode()
    finish(house)
    (row,) = (
        Speaker(house.ombudsman.user).get("scores/", year="2026", agency=house.agency.code).json()["agencies"]
    )
    assert row["suffix"] == {"given": True, "due": 2, "done": 2}
    assert row["frozen_suffix"] is None
    version = freeze(house, at=when("2026-06-01"))
    address = f"/nilai/{house.agency.code}/2026/{version.version}/"
    assert "Tanpa Maladministrasi" in client.get(address).content.decode()
    assert (
        "does not reduce the score" in client.get(address, headers={"accept-language": "en"}).content.decode()
    )
    assert client.get(f"{address}unduh.xlsx").status_code == 200
