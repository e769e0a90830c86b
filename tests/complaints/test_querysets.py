"""How complaints are found: who sees which, what is overdue, and what words lead to a case."""

from datetime import timedelta

import pytest

from accounts.actors import clock, complainant, staff
from accounts.roles import Role
from complaints.models import Complaint
from tests.factories import Case, House, user, when
from tests.workflow.paths import IN_STATE, use
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db
MOMENT = timedelta(microseconds=1)


def seen(actor) -> set[int]:
    return set(Complaint.objects.visible_to(actor).values_list("pk", flat=True))


def test_each_seat_sees_what_is_its_own_and_no_more():
    house, other = House(), House()
    received, dispatched = house.file(), house.file().dispatched("2026-03-03")
    elsewhere = other.file().dispatched("2026-03-03")
    everything = {received.pk, dispatched.pk, elsewhere.pk}
    assert seen(house.officer) == seen(house.supervisor) == {dispatched.pk}
    assert seen(house.other_officer) == set()
    assert seen(house.coordinator) == {received.pk, dispatched.pk}
    assert seen(house.head) == seen(house.administrator) == set()
    assert seen(house.ombudsman) == seen(house.custodian) == everything
    assert seen(staff(user(Role.COORDINATOR))) == everything
    assert seen(staff(user(Role.AGENCY_HEAD))) == set()
    assert seen(staff(user())) == seen(clock()) == set()
    assert seen(complainant(received.pk)) == {received.pk}
    assert seen(complainant()) == set()


def test_a_person_with_two_seats_sees_what_either_sees():
    house, other = House(), House()
    here, there = house.file().dispatched("2026-03-03"), other.file().dispatched("2026-03-03")
    both = user(Role.OFFICER, unit=house.unit)
    both.memberships.create(role=Role.COORDINATOR, agency=other.agency)
    assert seen(staff(both)) == {here.pk, there.pk}


@pytest.mark.parametrize("who", ["officer", "coordinator", "ombudsman", "custodian"])
def test_the_accused_see_nothing_of_their_case_in_any_seat_and_all_the_rest(who):
    house = House()
    case, other = (house.file().dispatched("2026-03-03") for _ in range(2))
    case.row.accused.add(getattr(house, who).user)
    assert seen(getattr(house, who)) == {other.pk}


def overdue(at) -> set[int]:
    return set(Complaint.objects.overdue(at).values_list("pk", flat=True))


def test_a_case_is_overdue_from_the_very_end_of_its_earliest_clock_while_it_is_open():
    house = House(zone="Asia/Makassar")
    case = house.file()
    end = when("2026-03-06T00:00", "Asia/Makassar")
    assert case.row.next_due_at == end
    assert overdue(end - MOMENT) == set()
    assert overdue(end) == {case.pk}
    answered = (
        house.file()
        .dispatched("2026-03-03")
        .begun("2026-03-04")
        .answered("2026-03-05", remedy="Loket.", remedy_due_on=when("2026-07-01").date())
    )
    answered.do("accept", "2026-03-06", rating=4)  # its remedy runs on, and makes no closed case overdue
    assert answered.row.next_due_at < when("2026-08-01")
    assert overdue(when("2026-08-01")) == {case.pk}


@pytest.mark.parametrize(
    ("state", "is_open"), [(state, state not in ("closed", "rejected", "withdrawn")) for state in IN_STATE]
)
def test_what_was_closed_rejected_or_withdrawn_is_not_open(state, is_open):
    case = IN_STATE[state](House())
    assert Complaint.objects.open().filter(pk=case.pk).exists() == is_open


def found(words: str) -> set[int]:
    return set(Complaint.objects.search(words).values_list("pk", flat=True))


def talked_about() -> tuple[House, Case]:
    house = House()
    case = house.file(subject="Antrean loket terlalu lama", description="Saya menunggu lima jam tanpa kursi.")
    conversation.write_note(case.pk, text="Kabar burung.", by=house.coordinator, at=when("2026-03-03"))
    conversation.send_message(case.pk, text="Sudah lapor polisi.", by=case.complainant, at=when("2026-03-03"))
    use(case, "request_completion", "2026-03-04", house.coordinator, missing="Salinan paspor.")
    return house, case


def test_a_case_is_found_by_the_words_of_its_subject_and_description_and_by_no_others():
    house, case = talked_about()
    house.file(subject="Pungutan liar", description="Diminta membayar dua kali.")
    for words in ("antrean", "KURSI", "menunggu lima"):
        assert found(words) == {case.pk}, words
    for words in (
        "burung",
        "polisi",
        "paspor",
        "Siti",
        "Aminah",
        "siti@example.org",
        "kursi pungutan",
        "tidakada",
    ):
        assert found(words) == set(), words


def test_a_case_is_found_by_its_number_however_it_is_written():
    house, case = talked_about()
    house.file()
    reference = case.row.reference
    assert found(reference) == found(f"  {reference.lower()} ") == {case.pk}
    assert found(reference[:-1]) == set()


def test_the_list_shows_the_subject_and_stands_in_the_order_of_deadlines():
    house = House()
    later, first = house.file("2026-03-03"), house.file("2026-03-02", subject="Pungutan liar")
    third = house.file("2026-03-03").do("withdraw", "2026-03-04")
    rows = list(Complaint.objects.worklist())
    assert [row.pk for row in rows] == [first.pk, later.pk, third.pk]
    assert [row.subject_text for row in rows] == ["Pungutan liar", *["Antrean loket terlalu lama"] * 2]
