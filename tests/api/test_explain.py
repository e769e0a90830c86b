"""GET duties/{id}/explain/ and what-if/: the same visibility as the case, the same refusals as the verb."""

import pytest

from tests.api.conftest import Speaker
from tests.api.test_query_counts import queries
from tests.factories import Case, House
from tests.workflow.lives import one_of

pytestmark = pytest.mark.django_db


def address(case: Case, kind: str = "settle") -> str:
    return f"complaints/{case.row.reference}/duties/{case.row.duties.get(kind=kind).pk}/explain/"


def test_staff_and_complainant_read_the_working_each_in_their_own_way(house):
    case = one_of(house)
    staff = Speaker(house.officer.user).get(address(case)).json()
    own = Speaker(access_code=case.access_code).get(address(case)).json()
    assert staff["counted"][-1] == staff["due_on"] == own["due_on"]
    assert staff["extensions"][0]["by"] == str(house.supervisor.user)
    assert own["extensions"][0]["by"] == own["suspensions"][0]["by"] == "Petugas"
    assert staff["started_by"]["event"] == "registered"
    assert staff["started_by"]["at"].endswith("Z")
    assert (staff["rule"], staff["certainty"]) == ("sp4n-2018/settle/ordinary", "V2")
    assert {each["why"] for each in staff["skipped"]} >= {"weekend", "national", "suspended"}


def test_t03_the_explanation_and_the_case_show_one_date(house):
    case = one_of(house)
    speaker = Speaker(house.officer.user)
    duties = speaker.get(f"complaints/{case.row.reference}/").json()["duties"]
    for duty in duties:
        said = speaker.get(f"complaints/{case.row.reference}/duties/{duty['id']}/explain/").json()
        assert (said["due_on"], said["day_zero"]) == (duty["due_on"], duty["opened_on"])


def test_a_duty_under_another_case_is_not_there(house):
    case, other = house.file(), house.file()
    foreign = other.row.duties.get(kind="settle").pk
    speaker = Speaker(house.coordinator.user)
    crossed = speaker.get(f"complaints/{case.row.reference}/duties/{foreign}/explain/")
    nowhere = speaker.get(f"complaints/{case.row.reference}/duties/{2**62}/explain/")
    assert crossed.status_code == nowhere.status_code == 404

    def said(answer):
        return {name: text for name, text in answer.json().items() if name != "request_id"}

    assert said(crossed) == said(nowhere)


@pytest.mark.parametrize("pk", [2**70, "-1", "1.0", "x", "١"])
def test_what_is_no_number_of_a_duty_is_not_there(house, pk):
    case = house.file()
    path = f"complaints/{case.row.reference}/duties/{pk}/explain/"
    assert Speaker(house.coordinator.user).get(path).status_code == 404


def test_the_accused_sees_no_working(house):
    case = house.file().do(
        "dispatch",
        "2026-03-03",
        house.coordinator,
        unit=house.unit,
        classification="supervisory",
        accused=[house.officer.user],
    )
    assert Speaker(house.officer.user).get(address(case)).status_code == 404
    assert Speaker(house.officer2.user).get(address(case)).status_code == 200


def test_explaining_asks_at_most_twelve_times_however_long_the_history(house):
    speaker = Speaker(house.coordinator.user)
    few = queries(speaker, address(house.file()))
    many = queries(speaker, address(one_of(house)))
    assert many <= few + 2
    assert many <= 12


def test_what_if_shows_from_and_to_and_writes_nothing(house):
    case = house.file("2026-11-02").dispatched("2026-11-03").begun("2026-11-04")
    before = case.row.version
    answer = Speaker(house.supervisor.user).get(
        f"complaints/{case.row.reference}/what-if/", verb="extend", days="5"
    )
    assert answer.status_code in (200, 409)  # 409 once the clock of the machine has passed the end
    if answer.status_code == 200:
        said = answer.json()
        settle = next(each for each in said["duties"] if each["kind"] == "settle")
        assert settle["from"] < settle["to"]
        assert said["verb"] == "extend"
    assert case.row.version == before


def fresh(house: House) -> Case:
    """A case that runs at the official time of this machine."""
    from workflow import clock

    now = clock.now()
    return house.file(now).do("dispatch", now, house.coordinator, unit=house.unit, classification="ordinary")


def test_what_if_of_every_verb_at_official_time(house):
    case = fresh(house)
    path = f"complaints/{case.row.reference}/what-if/"
    coordinator, supervisor = Speaker(house.coordinator.user), Speaker(house.supervisor.user)
    moved = coordinator.get(path, verb="transfer", unit=house.other_unit.code)
    assert moved.status_code == 200, moved.content
    longer = supervisor.get(path, verb="reclassify", classification="supervisory").json()
    assert longer["waits_for_second_person"]
    shorter = supervisor.get(path, verb="reclassify", classification="information").json()
    settle = next(each for each in shorter["duties"] if each["kind"] == "settle")
    assert settle["to"] < settle["from"]
    assert {each["kind"] for each in shorter["duties"] if each["ends"]} == {"decide"}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "verb"),
        ({"verb": "answer"}, "verb"),
        ({"verb": "extend"}, "days"),
        ({"verb": "extend", "days": "x"}, "days"),
        ({"verb": "extend", "days": "٣"}, "days"),
        ({"verb": "extend", "days": "1" * 40}, "days"),
        ({"verb": "extend", "days": "-1"}, "days"),
        ({"verb": "extend", "days": "5", "unit": "x"}, "unit"),
        ({"verb": "transfer", "unit": "nowhere"}, "unit"),
        ({"verb": "reclassify", "classification": "x"}, "classification"),
        ({"verb": "suspend", "reason": "x"}, "reason"),
        ({"verb": "extend", "days": "5", "user__password": "x"}, "user__password"),
        ({"verb": "extend", "days": "5", "version": "x"}, "version"),
    ],
)
def test_a_question_that_is_none_is_400_at_its_field(house, asked, field):
    case = fresh(house)
    answer = Speaker(house.coordinator.user).get(f"complaints/{case.row.reference}/what-if/", **asked)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [field]


def test_the_refusals_of_what_if_are_the_verb_s_own(house):
    case = fresh(house)
    path = f"complaints/{case.row.reference}/what-if/"
    asked = {"verb": "transfer", "unit": house.other_unit.code}
    assert Speaker(house.officer.user).get(path, **asked).status_code == 403
    assert Speaker(access_code=case.access_code).get(path, **asked).status_code == 403
    assert Speaker(house.other_officer.user).get(path, **asked).status_code == 404
    assert Speaker().get(path, **asked).status_code == 404
    extend = Speaker(house.supervisor.user).get(path, verb="extend", days="1")
    assert (extend.status_code, extend.json()["code"]) == (409, "illegal_now")
    stale = Speaker(house.coordinator.user).get(path, version="1", **asked)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
