"""The command `explain`: the working of a stored date as JSON."""

import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import House
from tests.workflow.lives import one_of
from tests.workflow.paths import use

pytestmark = pytest.mark.django_db


def explain(*words: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("explain", *words, stdout=out)
    return json.loads(out.getvalue())


def refused(*words: str) -> str:
    out = io.StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("explain", *words, stdout=out)
    assert refusal.value.returncode == 2
    answer = json.loads(out.getvalue())
    assert list(answer) == ["error"]
    return answer["error"]


def test_the_answer_holds_the_whole_working():
    case = one_of(House())
    said = explain(case.row.reference, "settle")
    duty = case.row.duties.get(kind="settle")
    assert (said["day_zero"], said["due_on"]) == ("2026-03-02", duty.due_on.isoformat())
    assert said["counted"][-1] == said["due_on"]
    assert len(said["counted"]) == 14 + 3
    every = sorted([*said["counted"], *(each["date"] for each in said["skipped"])])
    first = date(2026, 3, 3)
    assert every == [
        (first + timedelta(days=n)).isoformat() for n in range((duty.due_on - date(2026, 3, 2)).days)
    ]
    assert {each["why"] for each in said["skipped"]} >= {"weekend", "national", "suspended"}
    assert [each["days"] for each in said["extensions"]] == [3]
    assert [(each["after"], each["until"]) for each in said["suspensions"]] == [("2026-03-10", "2026-03-13")]
    assert (said["rule"], said["calendar"]) == ("sp4n-2018/settle/ordinary", duty.calendar)


def test_of_several_rounds_the_latest_unless_one_is_named():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    use(case, "contest", "2026-03-09", case.complainant)
    assert explain(case.row.reference, "settle")["round"] == 2
    assert explain(case.row.reference, "settle", "--round", "1")["day_zero"] == "2026-03-02"


def test_a_number_is_read_as_people_write_it():
    case = House().file("2026-03-02")
    assert explain(case.row.reference.lower().replace("-", " "), "verify")["reference"] == case.row.reference


def test_what_has_no_answer_is_one_sentence_and_exit_2():
    case = House().file("2026-03-02")
    reference = case.row.reference
    assert "no number" in refused("x", "settle")
    assert "no complaint" in refused("TNT-0000-0000-0", "settle")
    assert "known are" in refused(reference, "nothing")
    assert "has no duty reply" in refused(reference, "reply")
    assert "in round 2" in refused(reference, "settle", "--round", "2")
