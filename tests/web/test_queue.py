"""The Ombudsman's queue: what lies with it and what it sent back."""

import pytest
from django.test import Client

from accounts.actors import Seat
from accounts.roles import Role
from tests.factories import House, seated
from tests.web.test_staff import ago, escalated, form, page_of, signed_in
from workflow import clock
from workflow.reading.queue import SIZE, Sort, queue
from workflow.reading.turns import Turn
from workflow.verbs import resolution

pytestmark = pytest.mark.django_db
PAGE = "/pengawasan/antrean/"


def escalate(case, days, reasons):
    resolution.escalate(case.pk, reasons=reasons, by=case.complainant, at=ago(days), version=case.row.version)


def remand(case, days, *, due):
    resolution.remand(
        case.pk,
        corrective_action="Layani dan laporkan.",
        due_on=ago(due).date(),
        by=case.house.ombudsman,
        at=ago(days),
        version=case.row.version,
    )


def remanded(house):
    case = escalated(house)
    remand(case, 0, due=-9)
    return case


def references(found):
    return [row.complaint.reference for row in found.rows]


def test_it_holds_what_was_taken_to_the_ombudsman_and_is_not_over_by_whose_turn_it_is():
    house = House()
    house.file(ago(3))
    here, back, over = escalated(house), remanded(house), escalated(house)
    resolution.conclude(over.pk, finding="none", by=house.ombudsman, at=clock.now(), version=over.row.version)
    found = queue(house.ombudsman, at=clock.now())
    assert found.counts == {Turn.OMBUDSMAN: 1, Turn.OFFICE: 1, Turn.COMPLAINANT: 0}
    assert {row.complaint.reference: (row.turn, row.asked, row.days) for row in found.rows} == {
        here.row.reference: (Turn.OMBUDSMAN, "Lewat batas.", 1),
        back.row.reference: (Turn.OFFICE, "Layani dan laporkan.", 0),
    }
    only = queue(house.ombudsman, at=clock.now(), turn=Turn.OFFICE)
    assert references(only) == [back.row.reference]
    assert only.counts == found.counts


def test_the_days_count_from_the_last_time_that_it_came_to_the_ombudsman():
    house = House()
    case = house.file(ago(200)).dispatched(ago(199)).begun(ago(198))
    escalate(case, 100, "Lewat batas.")
    remand(case, 90, due=80)
    escalate(case, 5, "Tidak dikerjakan.")
    (row,) = queue(house.ombudsman, at=clock.now()).rows
    assert (row.days, row.asked, row.turn) == (5, "Tidak dikerjakan.", Turn.OMBUDSMAN)
    newer = house.file(ago(150)).dispatched(ago(149)).begun(ago(148))
    escalate(newer, 50, "Lewat batas.")
    assert references(queue(house.ombudsman, at=clock.now())) == [newer.row.reference, case.row.reference]


def test_each_order_puts_the_right_case_first():
    house = House()
    old, new = escalated(house), escalated(house)
    at = clock.now()
    orders = {sort: references(queue(house.ombudsman, at=at, sort=sort)) for sort in Sort}
    assert orders[Sort.OLDEST] == orders[Sort.NEWEST][::-1] == [old.row.reference, new.row.reference]
    for sort in (Sort.DEADLINE, Sort.AGENCY):
        assert set(orders[sort]) == {old.row.reference, new.row.reference}


def test_a_page_has_so_many_and_says_whether_more_follow(monkeypatch):
    monkeypatch.setattr("workflow.reading.queue.SIZE", 2)
    house = House()
    cases = [escalated(house) for _ in range(3)]
    first, second = (queue(house.ombudsman, at=clock.now(), page=page) for page in (1, 2))
    assert (first.more, second.more) == (True, False)
    assert references(first) + references(second) == [case.row.reference for case in cases]


def test_of_more_than_are_counted_all_are_found_and_the_numbers_say_that_there_are_more(monkeypatch):
    monkeypatch.setattr("workflow.reading.queue.MOST", 2)
    house = House()
    first, second, third = (escalated(house).row.reference for _ in range(3))
    found = {sort: queue(house.ombudsman, at=clock.now(), sort=sort) for sort in Sort}
    assert references(found[Sort.OLDEST]) == [first, second, third]
    assert references(found[Sort.NEWEST]) == [third, second, first]
    assert references(found[Sort.AGENCY]) == [first, second]
    assert not any(each.whole for each in found.values())
    assert ">2+</span>" in signed_in(house.ombudsman).get(PAGE).content.decode()


def test_it_asks_the_database_as_often_for_ten_cases_as_for_one(django_assert_num_queries):
    house = House()
    escalated(house)
    for _ in range(2):
        at = clock.now()
        with django_assert_num_queries(3):
            queue(house.ombudsman, at=at)
        for _more in range(9):
            remanded(house)
    assert SIZE >= 10


def test_an_ombudsman_of_one_agency_sees_its_cases_only():
    house, other = House(), House()
    mine, _theirs = escalated(house), escalated(other)
    here = seated(here=lambda: Seat(Role.OMBUDSMAN.value, house.agency.pk, None))["here"]
    assert references(queue(here, at=clock.now())) == [mine.row.reference]


def test_the_page_is_for_the_ombudsman_alone():
    house = House()
    escalated(house)
    page = signed_in(house.ombudsman).get(PAGE)
    assert page.status_code == 200
    assert "Lewat batas." in page.content.decode()
    for actor in (house.coordinator, house.officer, house.supervisor):
        client = signed_in(actor)
        assert client.get(PAGE).status_code == 403
        assert PAGE not in client.get("/petugas/").content.decode()
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize(
    "query", ["turn=x", "sort=x", "page=0", "page=-1", "page=99999999999999999999", "page=x"]
)
def test_what_it_does_not_know_is_said_and_the_queue_is_shown(query):
    house = House()
    case = escalated(house)
    answer = signed_in(house.ombudsman).get(f"{PAGE}?{query}")
    assert answer.status_code == 400
    assert "Saringan ini tidak dikenal" in answer.content.decode()
    assert case.row.reference in answer.content.decode()


def test_the_ombudsman_asks_and_the_office_explains_on_the_page_of_the_case():
    house = House()
    case = escalated(house)
    ombudsman, officer = signed_in(house.ombudsman), signed_in(house.officer)
    assert ombudsman.post(page_of(case), form(case, "demand", demand="Mengapa terlambat?")).status_code == 302
    assert "Mengapa terlambat?" in ombudsman.get(f"{PAGE}?turn=office").content.decode()
    page = officer.get(page_of(case)).content.decode()
    assert "Beri penjelasan kepada Ombudsman" in page
    assert "Mengapa terlambat?" in page.partition("Yang diminta Ombudsman")[2].partition("</section>")[0]
    assert officer.post(page_of(case), form(case, "explain", explanation="x")).status_code == 400
    answered = officer.post(page_of(case), form(case, "explain", explanation="Berkas tertukar."))
    assert answered.status_code == 302
    page = ombudsman.get(page_of(case)).content.decode()
    assert "Berkas tertukar." in page
    assert 'id="diminta"' not in page
