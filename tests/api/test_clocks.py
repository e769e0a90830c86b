"""The clocks over HTTP: more time, standing still, another class, the day of receipt, a unit's promise."""

from datetime import date, timedelta
from typing import Any

import pytest

from complaints.codes import Channel
from tests.api.conftest import Speaker, filing
from tests.factories import Case, House
from workflow import clock


def fresh(house: House, **changes: Any) -> Case:
    """A case that its unit began to investigate two days ago."""
    now = clock.now()
    case = house.file(now - timedelta(days=3), **changes)
    return case.dispatched(now - timedelta(days=2, hours=1)).begun(now - timedelta(days=2))


def settle(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.content
    return next(duty for duty in answer.json()["duties"] if duty["kind"] == "settle" and not duty["met_at"])


def refusal(answer: Any) -> tuple[int, str, list[str]]:
    problem = answer.json()
    return answer.status_code, problem["code"], list(problem["errors"])


def test_the_first_answer_tells_of_the_clocks_what_the_case_tells(house, anybody):
    """Also where it need not be counted any more."""
    for _ in range(3):
        filed = anybody.post("complaints/", filing(house)).json()
        citizen = Speaker(access_code=filed["access_code"])
        assert filed["duties"] == citizen.get(f"complaints/{filed['reference']}/").json()["duties"]
        assert filed["duties"]


def test_an_extension_shows_the_end_before_it_and_the_complainant_contests_it(house):
    case = fresh(house)
    supervisor, citizen = Speaker(house.supervisor.user), Speaker(access_code=case.access_code)
    reference = case.row.reference
    before = case.row.duties.get(kind="settle")
    duty = settle(supervisor.verb(reference, "extend", days=5, reasons="Dua saksi belum hadir."))
    assert (duty["extended_days"], duty["original_due_on"]) == (5, before.due_on.isoformat())
    assert duty["due_on"] > duty["original_due_on"]
    assert (duty["rule"], duty["calendar"], duty["week"]) == (before.rule, before.calendar, [1, 2, 3, 4, 5])
    seen = citizen.get(f"complaints/{reference}/").json()
    assert "contest_extension" in seen["allowed_verbs"]
    assert "diperpanjang 5 hari kerja" in seen["timeline"][-1]["text"]
    assert "Dua saksi belum hadir." in seen["timeline"][-1]["text"]
    assert citizen.verb(reference, "contest-extension", reasons="Sudah terlalu lama.").status_code == 200
    assert refusal(citizen.verb(reference, "contest-extension", reasons="Sekali lagi."))[:2] == (
        409,
        "extension_to_contest",
    )


def test_a_clock_that_stands_still_says_since_when_and_until_when_at_the_latest(house):
    case = fresh(house)
    officer = Speaker(house.officer.user)
    reference, before = case.row.reference, case.row.duties.get(kind="settle").due_on.isoformat()
    duty = settle(
        officer.verb(
            reference, "suspend", reason="awaiting_other_body", reasons="Menunggu hasil laboratorium."
        )
    )
    today = clock.now().astimezone(case.row.received_at.tzinfo).date()
    assert abs((date.fromisoformat(duty["suspended"]) - today).days) <= 1
    assert duty["frozen_due_on"] == before < duty["due_on"]
    duty = settle(officer.verb(reference, "resume"))
    assert (duty["suspended"], duty["frozen_due_on"], duty["due_on"]) == (None, None, before)


def test_a_longer_class_needs_two_persons_and_only_staff_read_that_it_was_proposed(house):
    case = fresh(house)
    officer, supervisor = Speaker(house.officer.user), Speaker(house.supervisor.user)
    reference = case.row.reference
    asked = {"classification": "supervisory", "reasons": "Ada dugaan pungutan."}
    answer = officer.verb(reference, "reclassify", **asked)
    assert (answer.json()["classification"], answer.json()["proposed_classification"]) == (
        "ordinary",
        "supervisory",
    )
    seen = Speaker(access_code=case.access_code).get(f"complaints/{reference}/").json()
    assert "proposed_classification" not in seen
    assert "supervisory" not in str(seen)
    assert refusal(officer.verb(reference, "reclassify", **asked))[:2] == (403, "second_person")
    answer = supervisor.verb(reference, "reclassify", **asked)
    assert (answer.json()["classification"], answer.json()["proposed_classification"]) == (
        "supervisory",
        None,
    )


def test_the_day_of_receipt_counts_once_a_second_person_confirmed_it_with_evidence(house):
    coordinator, second = Speaker(house.coordinator.user), Speaker(house.coordinator2.user)
    case = house.file(clock.now() - timedelta(days=1), channel=Channel.LETTER)
    reference, recorded = case.row.reference, case.row.received_on
    claimed = (recorded - timedelta(days=4)).isoformat()
    answer = coordinator.verb(reference, "claim-receipt-date", received_on=claimed, reasons="Cap pos.")
    assert answer.status_code == 200, answer.content
    shown = answer.json()
    assert (shown["claimed_received_on"], shown["claim_confirmed"]) == (claimed, False)
    assert shown["received_on"] == recorded.isoformat()
    assert refusal(coordinator.verb(reference, "confirm-receipt-date"))[:2] == (
        403,
        "not_the_one_who_claimed",
    )
    assert refusal(second.verb(reference, "confirm-receipt-date"))[:2] == (409, "no_evidence")
    case.evidenced(clock.now())
    shown = second.verb(reference, "confirm-receipt-date").json()
    assert (shown["received_on"], shown["claim_confirmed"]) == (claimed, True)
    assert {duty["opened_on"] for duty in shown["duties"] if duty["kind"] == "settle"} == {claimed}


REFUSED = [
    ("extend", {"days": 0}, "days"),
    ("extend", {"days": 367}, "days"),
    ("extend", {"days": "5"}, "days"),
    ("extend", {"days": 5.0}, "days"),
    ("extend", {"days": True}, "days"),
    ("extend", {"days": None}, "days"),
    ("extend", {"days": 2**70}, "days"),
    ("extend", {"days": 15}, "days"),  # beyond the cap of the rule
    ("extend", {"days": 5, "reasons": "  "}, "reasons"),
    ("extend", {"days": 5, "reasons": "x" * 5001}, "reasons"),
    ("extend", {"days": 5, "due_on": "2026-12-31"}, "due_on"),
    ("suspend", {"reason": "holiday"}, "reason"),
    ("suspend", {"reason": None}, "reason"),
    ("suspend", {"reason": "force_majeure", "reasons": ""}, "reasons"),
    ("suspend", {"reason": "force_majeure", "until": "2026-12-31"}, "until"),
    ("resume", {"at": "2026-12-31"}, "at"),
    ("reclassify", {"classification": "urgent"}, "classification"),
    ("reclassify", {"classification": "ordinary"}, "classification"),  # it has this class
    ("claim-receipt-date", {"received_on": "2026-02-31"}, "received_on"),
    ("claim-receipt-date", {"received_on": "0001-01-01"}, "received_on"),
    ("claim-receipt-date", {"received_on": "9999-12-31"}, "received_on"),
    ("claim-receipt-date", {"received_on": 20260101}, "received_on"),
    ("confirm-receipt-date", {"received_on": "2026-01-01"}, "received_on"),
]


@pytest.mark.parametrize(("verb", "body", "field"), REFUSED)
def test_what_a_clocks_verb_cannot_carry_is_named_and_changes_nothing(house, verb, body, field):
    case = fresh(house, channel=Channel.LETTER)
    before = case.row.last_seq
    plain = {} if verb in ("resume", "confirm-receipt-date") else {"reasons": "Karena demikian adanya."}
    answer = Speaker(house.supervisor.user).verb(case.row.reference, verb, **{**plain, **body})
    status, code, fields = refusal(answer)
    assert (status, code, fields) == (400, "bad_input", [field])
    assert answer.json()["errors"][field][0]["message"]
    assert case.row.last_seq == before


def test_each_refusal_by_the_clock_says_what_to_do(house):
    case, late = fresh(house), house.file().dispatched("2026-03-03").begun("2026-03-04")
    supervisor = Speaker(house.supervisor.user)
    reasons = {"reasons": "Karena demikian adanya."}
    assert supervisor.verb(case.row.reference, "extend", days=14, **reasons).status_code == 200
    told = {
        (case, "extend", "may_be_extended"): "Jawab sampai batas waktunya.",
        (late, "extend", "settlement_runs"): "hanya dapat dilakukan sebelumnya",
        (late, "suspend", "settlement_runs"): "hanya dapat dilakukan sebelumnya",
        (case, "resume", "suspended"): "tidak sedang ditangguhkan",
        (case, "claim-receipt-date", "not_from_the_web"): "waktunya dicatat sistem",
    }
    carried = {
        "extend": {"days": 1, **reasons},
        "suspend": {"reason": "force_majeure", **reasons},
        "resume": {},
        "claim-receipt-date": {"received_on": "2026-01-02", **reasons},
    }
    for (which, verb, code), words in told.items():
        answer = supervisor.verb(which.row.reference, verb, **carried[verb])
        assert refusal(answer)[:2] == (409, code)
        assert words in answer.json()["title"]


def tomorrow(days: int = 1) -> str:
    return (clock.now() + timedelta(days=days)).date().isoformat()


def test_a_unit_promises_less_than_the_rule_and_what_it_promised_stays_listed(house):
    coordinator, path = Speaker(house.coordinator.user), f"units/{house.unit.code}/promises/"
    body = {"kind": "settle", "classification": "ordinary", "length": 7, "effective_from": tomorrow(2)}
    made = coordinator.post(path, body)
    assert made.status_code == 201, made.content
    shown = made.json()
    assert {name: shown[name] for name in body} == body
    assert shown["made_by"]["username"] == house.coordinator.user.username
    taken_back = coordinator.post(path, {**body, "length": None, "effective_from": tomorrow(9)})
    assert taken_back.status_code == 201, taken_back.content
    listed = coordinator.get(path).json()
    assert [row["length"] for row in listed["results"]] == [None, 7]
    assert (listed["next"], listed["previous"]) == (None, None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"length": 14}, "length"),  # no less than the rule
        ({"length": 15}, "length"),
        ({"length": 0}, "length"),
        ({"length": -1}, "length"),
        ({"length": "7"}, "length"),
        ({"classification": None, "length": 5}, "length"),  # no less than the shortest class has
        ({"effective_from": "2026-01-01"}, "effective_from"),
        ({"effective_from": "2026-02-31"}, "effective_from"),
        ({"effective_from": None}, "effective_from"),
        ({"kind": "reply", "classification": None, "length": 5}, "kind"),  # the complainant's time
        ({"kind": "complete", "classification": None, "length": 5}, "kind"),
        ({"kind": "remedy", "classification": None, "length": 5}, "kind"),
        ({"kind": "receipt", "classification": None, "length": 1}, "kind"),
        ({"kind": "file_within"}, "kind"),
        ({"classification": "urgent"}, "classification"),
        ({"made_at": "2026-01-01"}, "made_at"),
    ],
)
def test_a_promise_that_is_none_is_refused(house, change, field):
    coordinator, path = Speaker(house.coordinator.user), f"units/{house.unit.code}/promises/"
    body = {"kind": "settle", "classification": "ordinary", "length": 7, "effective_from": tomorrow(3)}
    status, code, fields = refusal(coordinator.post(path, {**body, **change}))
    assert (status, code, fields) == (400, "bad_input", [field])
    assert coordinator.get(path).json()["results"] == []


def test_two_promises_of_one_duty_for_one_day_are_refused(house):
    coordinator, path = Speaker(house.coordinator.user), f"units/{house.unit.code}/promises/"
    body = {"kind": "settle", "classification": "ordinary", "length": 7, "effective_from": tomorrow(3)}
    assert coordinator.post(path, body).status_code == 201
    assert refusal(coordinator.post(path, body)) == (400, "bad_input", ["effective_from"])


def test_the_promises_of_a_unit_are_for_the_coordinators_of_its_agency(house):
    path = f"units/{house.unit.code}/promises/"
    body = {"kind": "settle", "classification": "ordinary", "length": 7, "effective_from": tomorrow(3)}
    for user in (
        House().coordinator.user,
        house.supervisor.user,
        house.officer.user,
        house.head.user,
        house.ombudsman.user,
        house.administrator.user,
    ):
        speaker = Speaker(user)
        answers = [speaker.get(path), speaker.post(path, body)]
        missing = [
            speaker.get("units/no-such-unit/promises/"),
            speaker.post("units/no-such-unit/promises/", body),
        ]
        for answer, other in zip(answers, missing, strict=True):
            assert answer.status_code == other.status_code == 404


def test_who_files_by_phone_claims_the_day_with_it(house):
    answer = Speaker(house.coordinator.user).post(
        "complaints/", filing(house, channel="letter", claimed_received_on="2026-10-01")
    )
    shown = Speaker(house.coordinator2.user).get(f"complaints/{answer.json()['reference']}/").json()
    assert (shown["claimed_received_on"], shown["claim_confirmed"]) == ("2026-10-01", False)
    assert "confirm_receipt_date" in shown["allowed_verbs"]
