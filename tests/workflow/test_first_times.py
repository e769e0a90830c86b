"""What a case keeps of the first time although it happens again, and what the latest time replaces."""

import pytest

from complaints.codes import Finding, Maladministration
from notifications.models import Message
from tests.factories import House, when
from tests.workflow.paths import IN_STATE, attempt, use

pytestmark = pytest.mark.django_db


def test_a_case_that_goes_to_the_ombudsman_again_keeps_when_it_first_went():
    house = House()
    case = IN_STATE["escalated"](house)
    first = case.row.escalated_at
    use(case, "remand", "2026-03-09", house.ombudsman)
    use(case, "escalate", "2026-03-10", house.coordinator)
    assert case.row.escalated_at == first == when("2026-03-04")


def test_who_gave_the_rejection_that_was_appealed_stays_known_after_another_one():
    house = House()
    case = IN_STATE["rejected"](house)
    use(case, "appeal", "2026-03-04", case.complainant)
    use(case, "reject", "2026-03-05", house.coordinator2)
    assert case.row.rejected_by == house.coordinator.user


def test_of_two_answers_the_first_instant_stays_and_the_latest_outcome_holds():
    house = House(zone="Asia/Jayapura")
    case = IN_STATE["investigating"](house).answered("2026-03-06T00:30")
    use(case, "contest", "2026-03-07", case.complainant)
    use(case, "answer", "2026-03-09", house.officer2)
    row = case.row
    assert (row.first_answered_at, row.first_answered_on.isoformat()) == (
        when("2026-03-06T00:30", "Asia/Jayapura"),
        "2026-03-06",
    )
    assert (row.answered_at, row.answered_by, row.outcome) == (
        when("2026-03-09", "Asia/Jayapura"),
        house.officer2.user,
        "partly",
    )


def test_after_the_next_answer_nobody_is_barred_any_more_and_its_author_alone_by_the_next_contest():
    house = House()
    case = IN_STATE["investigating"](house).answered("2026-03-06")
    assert case.row.barred_from_answering is None
    use(case, "contest", "2026-03-07", case.complainant)
    assert case.row.barred_from_answering == house.officer.user
    use(case, "answer", "2026-03-09", house.officer2)
    assert case.row.barred_from_answering is None
    use(case, "escalate", "2026-03-10", case.complainant)
    use(case, "remand", "2026-03-11", house.ombudsman)
    assert attempt(case, "answer", "2026-03-12", house.officer) == "ok"


@pytest.mark.parametrize(
    ("rating", "comes"), [(0, "BadInput:rating"), (1, "ok"), (4, "ok"), (5, "BadInput:rating")]
)
def test_a_rating_goes_from_one_to_four(rating, comes):
    case = IN_STATE["answered"](House())
    assert attempt(case, "accept", "2026-03-09", case.complainant, rating=rating) == comes


def last_letter(case, notice):
    return Message.objects.filter(complaint=case.pk, notice=notice).latest("pk").facts


def test_a_letter_offers_an_appeal_or_an_objection_only_while_there_is_one_left():
    house = House()
    case = IN_STATE["rejected"](house)
    assert last_letter(case, "rejected")["may_appeal"] is True
    use(case, "appeal", "2026-03-04", case.complainant)
    use(case, "reject", "2026-03-05", house.coordinator2)
    assert last_letter(case, "rejected")["may_appeal"] is False
    case = IN_STATE["answered"](house)
    assert last_letter(case, "answered")["may_contest"] is True
    use(case, "contest", "2026-03-09", case.complainant)
    use(case, "answer", "2026-03-10", house.officer2)
    assert last_letter(case, "answered")["may_contest"] is False


FORMS = [Maladministration.UNDUE_DELAY, Maladministration.DISCRIMINATION, Maladministration.UNDUE_DELAY]


def test_a_finding_of_maladministration_names_its_forms_each_once_and_no_other_finding_names_any():
    house = House()
    case = IN_STATE["escalated"](house)

    def outcome(finding, forms):
        return attempt(
            case, "conclude", "2026-03-09", house.ombudsman, finding=finding, maladministration=forms
        )

    assert outcome(Finding.MALADMINISTRATION, []) == "BadInput:forms_with_finding"
    for finding in set(Finding) - {Finding.MALADMINISTRATION}:
        assert outcome(finding, FORMS) == "BadInput:forms_with_finding"
        assert outcome(finding, []) == "ok"
    use(case, "conclude", "2026-03-09", house.ombudsman, maladministration=FORMS)
    event = case.row.events.get(name="concluded")
    assert event.facts["maladministration"] == ["discrimination", "undue_delay"]
