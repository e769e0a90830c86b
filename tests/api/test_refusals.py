"""The order of refusals (docs/promises.md) and objects that are not what they should be."""

import pytest

from complaints.models import Complaint
from tests.api.conftest import Speaker, filing
from tests.factories import House, user
from tests.workflow.paths import IN_STATE
from workflow.models import Event


def reply(answer):
    return answer.status_code, answer.json().get("code")


def test_each_refusal_comes_before_those_that_follow_it(house):
    """Size, media type, parsing, unknown fields, token, visibility, fields, state and version, person."""
    case = house.file().dispatched("2026-03-03")
    path = f"complaints/{case.row.reference}/accept/"
    full = f"/api/v1/{path}"
    nobody, stranger, officer = Speaker(), Speaker(house.other_officer.user), Speaker(house.officer.user)
    wrong = {"Authorization": "Bearer x"}
    assert (
        nobody.client.post(full, b"x" * 300_000, content_type="text/plain", headers=wrong).status_code == 413
    )
    assert nobody.client.post(full, b"x", content_type="text/plain", headers=wrong).status_code == 415
    assert nobody.client.post(full, b"x", content_type="application/json", headers=wrong).status_code == 400
    assert (
        nobody.client.post(full, b'{"x": 1}', content_type="application/json", headers=wrong).status_code
        == 400
    )
    assert nobody.client.post(full, b"{}", content_type="application/json", headers=wrong).status_code == 401
    assert nobody.post(path, {}).status_code == 404
    assert stranger.post(path, {}).status_code == 404
    assert officer.post(path, {}).status_code == 400
    assert reply(officer.post(path, {"rating": 4, "version": 1})) == (409, "stale_version")
    assert reply(officer.post(path, {"rating": 4, "version": 2})) == (409, "illegal_now")
    ready = IN_STATE["investigating"](house).row.reference
    assert officer.verb(ready, "answer", outcome="founded", reasons="Sudah.").status_code == 200
    assert reply(officer.verb(ready, "accept", rating=4)) == (403, "not_your_verb")


def test_a_conflict_tells_how_the_case_stands(house):
    case = house.file().dispatched("2026-03-03")
    answer = Speaker(house.coordinator.user).verb(
        case.row.reference, "dispatch", unit=house.unit.code, classification="ordinary"
    )
    assert reply(answer) == (409, "illegal_now")
    assert (answer.json()["state"], answer.json()["version"]) == ("dispatched", 2)


@pytest.mark.parametrize("version", [None, "1", 0, -1, 1.0, True, 2**70, [1]])
def test_a_version_is_a_whole_number_and_must_come(house, version):
    case = house.file()
    body = {"unit": house.unit.code, "classification": "ordinary", "version": version}
    answer = Speaker(house.coordinator.user).post(f"complaints/{case.row.reference}/dispatch/", body)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["version"])
    del body["version"]
    assert (
        Speaker(house.coordinator.user).post(f"complaints/{case.row.reference}/dispatch/", body).status_code
        == 400
    )


def test_the_same_click_twice_has_one_effect(house):
    case = house.file()
    coordinator = Speaker(house.coordinator.user)
    body = {"unit": house.unit.code, "classification": "ordinary", "version": 1}
    answers = [coordinator.post(f"complaints/{case.row.reference}/dispatch/", body) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 409]
    assert Event.objects.filter(complaint=case.pk, name="dispatched").count() == 1


def test_the_version_rises_with_moves_and_assignments_and_with_nothing_else(house):
    case = house.file().dispatched("2026-03-03")
    reference, other = case.row.reference, house.file().row.reference
    coordinator, officer = Speaker(house.coordinator.user), Speaker(house.officer.user)
    citizen = Speaker(access_code=case.access_code)
    for speaker, route, body in (
        (citizen, "messages", {"text": "Halo."}),
        (officer, "messages", {"text": "Halo."}),
        (officer, "notes", {"text": "Catat."}),
        (coordinator, "link-duplicate", {"duplicate_of": other, "reasons": "Sama.", "version": 2}),
        (coordinator, "unlink-duplicate", {"version": 2}),
    ):
        assert speaker.post(f"complaints/{reference}/{route}/", body).status_code in (200, 201)
        assert case.row.version == 2
    answer = coordinator.verb(reference, "assign", handler=house.officer2.user.username)
    assert (answer.status_code, answer.json()["version"]) == (200, 3)


def test_whoever_assigns_or_links_says_which_version_they_saw_and_hears_of_a_newer_one(house):
    case, other = house.file().dispatched("2026-03-03"), house.file()
    coordinator = Speaker(house.coordinator.user)
    bodies = {
        "assign": {"handler": house.officer2.user.username},
        "link-duplicate": {"duplicate_of": other.row.reference, "reasons": "Sama."},
        "unlink-duplicate": {},
    }
    for verb, body in bodies.items():
        unsaid = coordinator.post(f"complaints/{case.row.reference}/{verb}/", body)
        assert (unsaid.status_code, list(unsaid.json()["errors"])) == (400, ["version"]), verb
        stale = coordinator.verb(case.row.reference, verb, **body, version=1)
        told = stale.json()
        assert (stale.status_code, told["code"]) == (409, "stale_version"), verb
        assert (told["state"], told["version"]) == ("dispatched", 2)
    assert (case.row.handler, case.row.duplicate_of) == (None, None)


def test_only_an_active_member_of_the_holding_unit_can_be_assigned(house):
    case = house.file().dispatched("2026-03-03")
    idle = user(None, is_active=False)
    from accounts.models import Membership

    Membership.objects.create(user=idle, role="officer", unit=house.unit)
    coordinator = Speaker(house.coordinator.user)
    for name in (
        house.other_officer.user.username,
        idle.username,
        house.coordinator.user.username,
        "nobody-here",
        "",
        7,
    ):
        for verb in ("assign", "begin"):
            speaker = coordinator if verb == "assign" else Speaker(house.officer.user)
            answer = speaker.post(f"complaints/{case.row.reference}/{verb}/", {"handler": name, "version": 2})
            assert (answer.status_code, list(answer.json()["errors"])) == (400, ["handler"]), (verb, name)
    assert case.row.handler is None


def test_a_complaint_is_no_duplicate_of_itself_nor_of_what_repeats_it_nor_of_what_is_not_seen(house):
    one, two, three = (house.file().row.reference for _ in range(3))
    abroad = House().file().row.reference
    coordinator = Speaker(house.coordinator.user)

    def link(this, other):
        return coordinator.verb(this, "link-duplicate", duplicate_of=other, reasons="Sama.").status_code

    assert [link(one, one), link(one, abroad), link(one, "TNT-0000-0000-0"), link(one, "x")] == [400] * 4
    assert link(one, two) == 200
    assert [link(two, one), link(three, one), link(two, three)] == [400] * 3
    assert link(one, three) == 409
    assert coordinator.verb(one, "unlink-duplicate").status_code == 200
    assert coordinator.verb(one, "unlink-duplicate").status_code == 409


def test_children_of_one_case_are_not_found_under_another(house):
    mine, theirs = house.file(), house.file()
    citizen = Speaker(access_code=mine.access_code)
    message = Speaker(access_code=theirs.access_code).post(
        f"complaints/{theirs.row.reference}/messages/", {"text": "Halo."}
    )
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.api.test_files import png

    answer = citizen.client.post(
        f"/api/v1/complaints/{mine.row.reference}/attachments/",
        {"file": SimpleUploadedFile("a.png", png()), "message": message.json()["id"]},
        headers=citizen.headers,
    )
    assert answer.status_code == 404
    assert citizen.get(f"complaints/{mine.row.reference}/attachments/").json()["results"] == []


def test_an_answer_carries_reasons_and_a_remedy_together_with_its_date_or_neither(house):
    case = IN_STATE["investigating"](house)
    officer = Speaker(house.officer.user)
    for body, field in (
        ({"outcome": "founded"}, "reasons"),
        ({"outcome": "founded", "reasons": "  "}, "reasons"),
        ({"outcome": "maybe", "reasons": "Sudah."}, "outcome"),
        ({"outcome": "founded", "reasons": "Sudah.", "remedy": "Nanti."}, "remedy_due_on"),
        ({"outcome": "founded", "reasons": "Sudah.", "remedy_due_on": "2027-01-05"}, "remedy"),
        (
            {"outcome": "founded", "reasons": "Sudah.", "remedy": "Nanti.", "remedy_due_on": "2026-03-01"},
            "remedy_due_on",
        ),
        ({"outcome": "founded", "reasons": "Sudah.", "answered_at": "2026-03-01"}, "answered_at"),
        ({"outcome": "founded", "reasons": "Sudah.", "state": "closed"}, "state"),
    ):
        answer = officer.verb(case.row.reference, "answer", **body)
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [field]), body
    assert case.row.state == "investigating"


def test_a_finding_and_its_forms_come_together(house):
    case = IN_STATE["escalated"](house)
    ombudsman = Speaker(house.ombudsman.user)
    for finding, forms in (
        ("none", ["undue_delay"]),
        ("maladministration", []),
        ("maladministration", ["other"]),
    ):
        answer = ombudsman.verb(case.row.reference, "conclude", finding=finding, maladministration=forms)
        assert (answer.status_code, next(iter(answer.json()["errors"])).split(".")[0]) == (
            400,
            "maladministration",
        )
    assert ombudsman.verb(case.row.reference, "conclude", finding="none").status_code == 200


FOUND = {
    "issue": "Berkas tidak dikerjakan",
    "findings": "Tiga bulan tanpa kabar.",
    "finding": "maladministration",
    "maladministration": ["undue_delay"],
    "severity": "medium",
}


def test_a_conclusion_carries_a_finding_an_issue_and_each_fault_is_named_by_its_place(house):
    case = IN_STATE["escalated"](house)
    ombudsman = Speaker(house.ombudsman.user)
    for wrong, names in (
        ({**FOUND, "severity": None}, ["issues.1.severity"]),
        ({**FOUND, "severity": "fatal"}, ["issues.1.severity"]),
        ({**FOUND, "redressed": "yes"}, ["issues.1.redressed"]),
        ({**FOUND, "findings": 7}, ["issues.1.findings"]),
        ({**FOUND, "handler": "x"}, ["issues.1.handler"]),
        ({}, ["issues.1.finding", "issues.1.findings", "issues.1.issue"]),
        ("x", ["issues.1"]),
    ):
        body = {"finding": "maladministration", "issues": [FOUND, wrong]}
        answer = ombudsman.verb(case.row.reference, "conclude", **body)
        assert (answer.status_code, sorted(answer.json()["errors"])) == (400, names), wrong
    answer = ombudsman.verb(case.row.reference, "conclude", finding="maladministration", issues=[FOUND])
    assert answer.status_code == 200
    assert case.row.events.get(name="found").facts["severity"] == "medium"


def test_a_rating_is_given_once_by_the_complainant_after_the_answer_from_one_to_four(house):
    early = IN_STATE["investigating"](house)
    assert (
        Speaker(access_code=early.access_code).verb(early.row.reference, "accept", rating=4).status_code
        == 409
    )
    case = IN_STATE["investigating"](house)
    officer, citizen = Speaker(house.officer.user), Speaker(access_code=case.access_code)
    reference = case.row.reference
    assert officer.verb(reference, "answer", outcome="founded", reasons="Sudah.").status_code == 200
    for rating in (0, 5, 6, -1, "4", 4.0, True, None):
        assert citizen.verb(reference, "accept", rating=rating).status_code == 400
    assert officer.verb(reference, "accept", rating=4).status_code == 403
    assert citizen.verb(reference, "accept", rating=4).status_code == 200
    assert citizen.verb(reference, "accept", rating=3).status_code == 409
    assert Complaint.objects.get(pk=case.pk).rating == 4


def test_staff_file_only_for_their_own_agency_and_only_coordinators_and_unit_staff_do(house):
    abroad = House()
    for name, status in (
        ("coordinator", 201),
        ("officer", 201),
        ("supervisor", 201),
        ("head", 403),
        ("ombudsman", 403),
        ("custodian", 403),
        ("administrator", 403),
    ):
        answer = Speaker(getattr(house, name).user).post("complaints/", filing(house, channel="phone"))
        assert answer.status_code == status, (name, answer.content)
    answer = Speaker(abroad.coordinator.user).post("complaints/", filing(house, channel="phone"))
    assert reply(answer) == (403, "not_your_verb")
    wrong = Speaker(abroad.coordinator.user).post("complaints/", filing(house, occurred_on="2999-01-01"))
    assert wrong.status_code == 400  # field rules come before the question who asks


def test_a_field_rule_comes_before_the_question_who_may_write_notes(house):
    case = house.file()
    citizen = Speaker(access_code=case.access_code)
    assert citizen.post(f"complaints/{case.row.reference}/notes/", {"text": ""}).status_code == 400
    assert citizen.post(f"complaints/{case.row.reference}/notes/", {"text": "Catatan."}).status_code == 403
