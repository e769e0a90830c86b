"""One act on many cases in the API: looked at first unless it says otherwise, by each case's own rules and version."""

import pytest

from notifications.models import Message
from tests.api.conftest import Speaker
from tests.factories import House
from workflow.models import Event

pytestmark = pytest.mark.django_db
PATH = "complaints/bulk/"


def ticked(*cases):
    return [{"reference": case.row.reference, "version": case.row.version} for case in cases]


def report(answer):
    assert answer.status_code == 200, answer.content
    return [row["went"] for row in answer.json()["rows"]]


def test_a_look_changes_nothing_and_the_act_goes_where_it_is_allowed_with_the_version_that_was_seen():
    house, other = House(), House()
    fresh, gone, theirs = house.file(), house.file().dispatched("2026-03-03"), other.file()
    coordinator = Speaker(house.coordinator.user)
    body = {
        "act": "to_unit", "unit": house.unit.code, "classification": "ordinary",
        "cases": [*ticked(fresh, gone, theirs), {"reference": "x", "version": 1}],
    }  # fmt: skip
    before = (Event.objects.count(), Message.objects.count())
    answer = coordinator.post(PATH, body)
    assert answer.json()["dry_run"] is True
    assert report(answer) == ["possible", "refused", "refused", "refused"]
    assert (Event.objects.count(), Message.objects.count()) == before
    done = coordinator.post(PATH, {**body, "dry_run": False})
    assert report(done) == ["done", "refused", "refused", "refused"]
    assert done.json()["rows"][2]["reason"] == done.json()["rows"][3]["reason"]
    assert (fresh.row.held_by, theirs.row.held_by) == (house.unit, None)
    assert report(coordinator.post(PATH, {**body, "dry_run": False}))[0] == "refused"


def test_each_act_asks_for_what_it_needs_and_of_nobody_more_than_one_case_would():
    house = House()
    case, second = (house.file().dispatched("2026-03-03") for _ in range(2))
    coordinator, officer = Speaker(house.coordinator.user), Speaker(house.officer.user)
    one = {"cases": ticked(case), "dry_run": False}
    for act in ("assign", "to_unit", "link", "remind"):
        assert coordinator.post(PATH, {**one, "act": act}).status_code == 400
    remind = {**one, "act": "remind", "text": "Mohon dijawab."}
    assert report(officer.post(PATH, remind)) == ["refused"]
    assert report(Speaker(house.ombudsman.user).post(PATH, remind)) == ["refused"]
    assert report(coordinator.post(PATH, remind)) == ["done"]
    link = {**one, "act": "link", "duplicate_of": second.row.reference, "reasons": "Satu peristiwa."}
    assert report(coordinator.post(PATH, link)) == ["done"]
    assign = {
        "act": "assign",
        "handler": house.officer.user.username,
        "cases": ticked(second),
        "dry_run": False,
    }
    assert report(officer.post(PATH, assign)) == ["done"]
    assert second.row.handler == house.officer.user
    assert Speaker().post(PATH, assign).status_code == 404
    many = {**assign, "cases": ticked(second) * 101}
    assert coordinator.post(PATH, many).status_code == 400
