"""Lives in which the machine, or a reader, found the product wrong: written out."""

from datetime import date

import pytest

from tests.factories import when
from tests.stateful.both import Both, found_house
from tests.stateful.standing import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def both() -> Both:
    made = Both.settle_in(
        found_house(), zone="Asia/Jakarta", near="12345", far="123456", chief=False, at=when("2026-03-02")
    )
    made.file("near")
    return made


def walk(both, *steps):
    for day, verb, by, *words in steps:
        both.at = when(day)
        both.use(0, verb, by, words[0] if words else Words())
        both.compare(0)


def test_a_shorter_class_given_while_the_clock_stands_still_holds_when_it_runs_again(both):
    walk(
        both,
        ("2026-03-03", "dispatch", "coordinator", Words(unit="near", class_="supervisory")),
        ("2026-03-04", "begin", "officer"),
        ("2026-03-05", "suspend", "officer", Words(reason="force_majeure")),
        ("2026-03-06", "reclassify", "officer", Words(class_="ordinary")),
        ("2026-03-09", "resume", "officer"),
    )


def test_whoever_gave_the_appealed_rejection_stays_barred_after_a_second_one(both):
    walk(
        both,
        ("2026-03-03", "reject", "coordinator"),
        ("2026-03-04", "appeal", "complainant"),
        ("2026-03-05", "reject", "coordinator2"),
        ("2026-03-06", "escalate", "complainant"),
        ("2026-03-09", "remand", "ombudsman", Words(promised=date(2026, 5, 1))),
        ("2026-03-10", "transfer", "coordinator", Words(unit="far")),
        ("2026-03-11", "send_back", "other_officer"),
    )


def test_another_class_at_a_dispatch_of_a_later_round_moves_its_settlement(both):
    walk(
        both,
        ("2026-03-03", "dispatch", "coordinator", Words(unit="near", class_="ordinary")),
        ("2026-03-04", "begin", "officer"),
        ("2026-03-05", "answer", "officer"),
        ("2026-03-06", "contest", "complainant"),
        ("2026-03-09", "transfer", "coordinator", Words(unit="far")),
        ("2026-03-10", "send_back", "other_officer"),
        ("2026-03-11", "dispatch", "coordinator", Words(unit="near", class_="information")),
    )


def test_a_file_completed_in_a_later_round_gets_the_later_rounds_time(both):
    walk(
        both,
        ("2026-03-03", "dispatch", "coordinator", Words(unit="near", class_="supervisory")),
        ("2026-03-04", "begin", "officer"),
        ("2026-03-05", "answer", "officer"),
        ("2026-03-06", "contest", "complainant"),
        ("2026-03-09", "transfer", "coordinator", Words(unit="far")),
        ("2026-03-10", "send_back", "other_officer"),
        ("2026-03-11", "request_completion", "coordinator"),
        ("2026-03-12", "complete", "complainant"),
    )


def test_t34_a_standstill_whose_cap_is_used_up_is_over_without_a_sweep(both):
    walk(
        both,
        ("2026-03-03", "dispatch", "coordinator", Words(unit="near", class_="ordinary")),
        ("2026-03-04", "begin", "officer"),
        ("2026-03-05", "suspend", "officer", Words(reason="force_majeure")),
    )
    both.at = when("2026-04-20")
    both.compare(0)


def test_a_shorter_class_gives_no_past_date_to_what_waited_for_a_year():
    both = Both.settle_in(
        found_house(), zone="Asia/Jakarta", near="13", far="123456", chief=False, at=when("2026-09-20")
    )
    both.file("near")
    walk(
        both,
        ("2026-09-21", "dispatch", "coordinator", Words(unit="near", class_="supervisory")),
        ("2026-11-10", "reclassify", "officer", Words(class_="information")),
    )


def test_t28_unlinking_revives_nothing_that_was_dealt_with_meanwhile(both):
    both.file("near")
    both.at = when("2026-03-03")
    both.link(0, 1, "coordinator")
    both.compare(0)
    walk(
        both,
        ("2026-03-04", "dispatch", "coordinator", Words(unit="near", class_="ordinary")),
        ("2026-03-05", "send_back", "officer"),
    )
    both.unlink(0, "coordinator")
    both.compare(0)


def test_t28_a_duplicate_is_not_answered_by_whom_its_complainant_contested(both):
    walk(
        both,
        ("2026-03-03", "dispatch", "coordinator", Words(unit="near", class_="ordinary")),
        ("2026-03-04", "begin", "officer"),
        ("2026-03-05", "answer", "officer"),
        ("2026-03-06", "contest", "complainant"),
    )
    both.file("near")
    both.link(0, 1, "coordinator")
    both.compare(0)
    for verb, by, words in (
        ("dispatch", "coordinator", Words(unit="near", class_="ordinary")),
        ("begin", "officer", Words()),
        ("answer", "officer", Words()),
    ):
        both.use(1, verb, by, words)
        both.compare(0)
    assert (both.cases[0][0].row.state) == "investigating"
