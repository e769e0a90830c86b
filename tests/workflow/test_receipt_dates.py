"""The day on which a letter or a visit was received: one person claims it with evidence, a second one confirms it."""

from datetime import date

import pytest

from complaints.codes import Channel
from tests.factories import Case, House, when
from tests.workflow.paths import attempt, by_letter, claimed, use
from tests.workflow.test_duty_dates import due, working
from workflow.errors import BadInput, NotNow
from workflow.verbs.intake import Filing, register

pytestmark = pytest.mark.usefixtures("rebuilds")
TRULY = date(2026, 2, 25)


def test_a_claim_alone_moves_nothing():
    house = House()
    plain, case = by_letter(house), claimed(house)
    assert case.row.claimed_received_on == TRULY
    assert case.row.received_on == plain.row.received_on == date(2026, 3, 2)
    for kind in ("verify", "first_answer", "settle", "decide"):
        assert due(case, kind) == due(plain, kind)


def test_a_second_person_confirms_and_what_runs_since_the_filing_is_counted_from_the_true_day():
    case = claimed(House())
    use(case, "confirm_receipt_date", "2026-03-04", case.house.coordinator)
    assert case.row.received_on == TRULY
    assert (due(case, "verify"), due(case, "settle")) == (working("2026-02-25", 3), working("2026-02-25", 14))
    assert (due(case, "first_answer"), due(case, "decide")) == (date(2026, 3, 11), date(2026, 4, 26))
    assert case.row.received_at == when("2026-03-02")  # official time is untouched
    assert case.row.next_due_on == working("2026-02-25", 3)


def test_the_true_day_never_makes_a_date_later():
    case = claimed(House())
    before = {row.kind: row.due_on for row in case.row.duties.filter(met_at=None)}
    use(case, "confirm_receipt_date", "2026-03-04", case.house.coordinator)
    after = {row.kind: row.due_on for row in case.row.duties.filter(met_at=None)}
    assert before.keys() == after.keys()
    assert all(after[kind] <= before[kind] for kind in before)


def test_who_claimed_the_date_does_not_confirm_it():
    case = claimed(House())
    assert (
        attempt(case, "confirm_receipt_date", "2026-03-04", case.house.coordinator2)
        == "NotYours:not_the_one_who_claimed"
    )
    assert attempt(case, "confirm_receipt_date", "2026-03-04", case.house.coordinator) == "ok"


def test_without_evidence_of_the_staff_it_is_not_confirmed_and_the_sentence_says_what_to_attach():
    house = House()
    case = use(by_letter(house), "claim_receipt_date", "2026-03-03", house.coordinator2)
    case.evidenced("2026-03-03", case.complainant)
    with pytest.raises(NotNow) as refusal:
        use(case, "confirm_receipt_date", "2026-03-04", house.coordinator)
    assert (refusal.value.code, "bukti" in str(refusal.value.sentence)) == ("no_evidence", True)
    assert (
        attempt(case.evidenced("2026-03-04"), "confirm_receipt_date", "2026-03-04", house.coordinator) == "ok"
    )


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 3, 2), "not_before_recording"),
        (date(2026, 3, 3), "not_before_recording"),
        (date(9999, 12, 31), "not_before_recording"),
        (date(1, 1, 1), "too_long_ago"),
        (date(1945, 8, 16), "too_long_ago"),
    ],
)
def test_a_date_that_would_help_the_office_or_nobody_is_refused(day, code):
    house = House()
    case = by_letter(house)
    with pytest.raises(BadInput) as refusal:
        use(case, "claim_receipt_date", "2026-03-03", house.coordinator, received_on=day)
    assert refusal.value.errors["received_on"][0] == code
    assert case.row.claimed_received_on is None


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(1945, 8, 17)])
def test_the_day_before_the_recording_and_the_earliest_one_may_be_claimed(day):
    house = House()
    case = use(by_letter(house), "claim_receipt_date", "2026-03-03", house.coordinator, received_on=day)
    assert case.row.claimed_received_on == day


def test_what_came_by_the_web_has_the_time_that_the_system_saw():
    house = House()
    assert (
        attempt(house.file(), "claim_receipt_date", "2026-03-03", house.coordinator)
        == "NotNow:not_from_the_web"
    )


def test_it_is_confirmed_once_and_then_neither_claimed_nor_confirmed_again():
    case = claimed(House())
    use(case, "confirm_receipt_date", "2026-03-04", case.house.coordinator)
    for verb, by in (
        ("confirm_receipt_date", case.house.coordinator),
        ("claim_receipt_date", case.house.coordinator2),
    ):
        assert (
            attempt(
                case,
                verb,
                "2026-03-05",
                by,
                **({"received_on": date(2026, 2, 20)} if verb.startswith("claim") else {}),
            )
            == "NotNow:receipt_date_open"
        )


def test_a_new_claim_takes_the_place_of_one_that_nobody_confirmed_and_its_author_is_the_first_person():
    case = claimed(House())
    house = case.house
    use(case, "claim_receipt_date", "2026-03-04", house.coordinator, received_on=date(2026, 2, 26))
    assert attempt(case, "confirm_receipt_date", "2026-03-05", house.coordinator).startswith("NotYours:")
    use(case, "confirm_receipt_date", "2026-03-05", house.coordinator2)
    assert case.row.received_on == date(2026, 2, 26)


def test_who_claimed_the_date_while_filing_for_somebody_does_not_confirm_it():
    house = House()
    words = {"subject": "Antrean loket", "description": "Lima jam di loket.", "identity": "anonymous"}
    filing = Filing(
        house.agency, house.unit, **words, occurred_on=None, channel=Channel.LETTER, claimed_received_on=TRULY
    )
    case = Case(house, register(filing, by=house.coordinator, at=when("2026-03-02")))
    case.evidenced("2026-03-03")
    assert case.row.claimed_by == house.coordinator.user
    refused = "NotYours:not_the_one_who_claimed"
    assert attempt(case, "confirm_receipt_date", "2026-03-03", house.coordinator) == refused
    assert attempt(case, "confirm_receipt_date", "2026-03-03", house.coordinator2) == "ok"
    assert house.file().row.claimed_by is None


def test_what_was_met_before_the_confirmation_keeps_its_figures():
    house = House()
    case = claimed(house).dispatched("2026-03-04").begun("2026-03-04")
    met = list(case.row.duties.exclude(met_at=None).order_by("pk").values_list())
    use(case, "confirm_receipt_date", "2026-03-05", house.supervisor)
    assert list(case.row.duties.exclude(met_at=None).order_by("pk").values_list()) == met
    assert due(case, "settle") == working("2026-02-25", 14)


def test_a_completed_file_starts_on_its_own_day_whatever_day_the_letter_came():
    house = House()
    case = use(claimed(house), "request_completion", "2026-03-04", house.coordinator)
    use(case, "complete", "2026-03-10", case.complainant)
    use(case, "confirm_receipt_date", "2026-03-11", house.coordinator)
    assert (case.row.received_on, due(case, "settle")) == (TRULY, date(2026, 4, 7))


@pytest.mark.parametrize("channel", [channel for channel in Channel if channel != Channel.WEB])
def test_every_channel_but_the_web_may_have_come_earlier(channel):
    house = House()
    case = house.file(channel=channel)
    assert attempt(case, "claim_receipt_date", "2026-03-03", house.coordinator) == "ok"
