"""How complaints are found: who sees which, what is overdue, and what words lead to a case."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

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
    assert found(reference[:-1]) == {case.pk}
    assert found(reference[:-1] + "ZZ") == set()


def test_the_list_shows_the_subject_and_stands_in_the_order_of_deadlines():
    house = House()
    later, first = house.file("2026-03-03"), house.file("2026-03-02", subject="Pungutan liar")
    third = house.file("2026-03-03").do("withdraw", "2026-03-04")
    rows = list(Complaint.objects.worklist())
    assert [row.pk for row in rows] == [first.pk, later.pk, third.pk]
    assert [row.subject_text for row in rows] == ["Pungutan liar", *["Antrean loket terlalu lama"] * 2]


SPELLINGS = [
    str,
    str.lower,
    lambda text: text.replace("-", ""),
    lambda text: text.replace("-", " "),
    lambda text: text.replace("-", "\u2011"),
    lambda text: text.replace("-", "\u2013"),
    lambda text: text.replace("-", "\u2212"),
    lambda text: text.replace("-", "\u00ad"),
    lambda text: text.replace("0", "O").replace("1", "l"),
    "\u200b".join,
    lambda text: f"\u202a{text}\u202c",
    lambda text: "".join(chr(ord(sign) + 0xFEE0) for sign in text),
]


@pytest.mark.parametrize("spelt", SPELLINGS)
def test_a_case_is_found_by_its_number_in_any_spelling(spelt):
    house = House()
    case = house.file()
    house.file()
    assert found(spelt(case.row.reference)) == {case.pk}


FOLDED = [
    ("Salat Jum'at", "jum\u2019at", "Jum\u02bcat", "jumat", "Jum`at", "Jum\u00b4at"),
    ("Kafe Caf\u00e9 Senja", "cafe", "cafe\u0301", "CAF\u00c9", "\uff43\uff41\uff46\uff45"),
    ("Al-Qur\u2019an dibawa", "qur'an", "quran", "Al\u2011Quran"),
    ("Pengadu Bj\u00f8rn Nguy\u1ec5n", "bjorn", "nguyen", "Nguye\u0302\u0303n"),
    ("Pungutan\u00ad liar\u200b di loket", "pungutan", "liar"),
    ("Pungutan liar", "pun\u00adgutan", "\u202aliar\u202c"),
]


@pytest.mark.parametrize("subject", [row[0] for row in FOLDED])
def test_accents_apostrophes_and_forms_of_letters_do_not_count_in_a_search(subject):
    house = House()
    case = house.file(subject=subject)
    house.file(subject="Hal yang lain")
    for words in next(row for row in FOLDED if row[0] == subject):
        assert found(words) == {case.pk}, words


def test_the_search_asks_what_the_indexes_hold():
    House().file()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Complaint.objects.search("antrean").explain()
    assert "words_of_cases" in plan
    assert "imported_case_by_key" in plan


@given(st.text(max_size=40))
def test_no_words_break_a_search(text):
    found(text.replace("\0", ""))
