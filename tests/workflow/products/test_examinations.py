"""What the Ombudsman examines of its own initiative: opened, found, corrected, refused, and proved from its events."""

from datetime import date

import pytest

from complaints.codes import CaseKind, Finding
from complaints.models import Complaint, Statement
from config import checkup
from tests.factories import House
from tests.workflow.products.examined import FOUND, examined, found
from tests.workflow.products.told import issued
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.models import Event, Examination, ExaminedBody
from workflow.reading.examinations import one, register
from workflow.verbs.products.examining import Body, Result, record_result

pytestmark = pytest.mark.django_db


def test_an_examination_is_over_when_each_body_has_its_result_and_a_later_result_corrects():
    house = House()
    product = issued(house)
    examination = examined(house)
    found(examination, 0, "2026-03-10", house.ombudsman)
    (line,), more = register(house.ombudsman)
    assert (line.done, len(line.bodies), line.over, more) == (1, 2, False, False)
    found(examination, 1, "2026-03-10", house.ombudsman)
    body = found(examination, 0, "2026-03-12", house.ombudsman, **FOUND, product=product.number)
    assert (body.finding, body.maladministration, body.severity) == (
        "maladministration",
        ["undue_delay"],
        "light",
    )
    (line,), _ = register(house.ombudsman)
    assert (line.over, line.subject, line.reasons) == (
        True,
        "Layanan loket pada masa mudik",
        "Banyak laporan di media.",
    )
    assert [(each.findings, each.product) for each in line.bodies] == [
        ("Izin menunggu tanpa alasan.", product.complaint.reference),
        ("Loket berjalan baik.", ""),
    ]
    names = Event.objects.filter(complaint=body.pk).order_by("seq").values_list("name", flat=True)
    assert list(names) == ["examination_opened", "examined", "examined"]
    texts = Statement.objects.filter(complaint=body.pk, kind="findings").order_by("pk")
    assert [each.body for each in texts] == ["Loket berjalan baik.", "Izin menunggu tanpa alasan."]
    assert not Complaint.objects.filter(kind=CaseKind.EXAMINATION).exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "=1"}, "number"),
        ({"subject": "x"}, "subject"),
        ({"reasons": ""}, "reasons"),
        ({"opened_on": date(2026, 3, 4)}, "opened_on"),
        ({"bodies": ()}, "bodies"),
    ],
)
def test_an_opening_that_breaks_a_rule_names_the_field_and_leaves_nothing(changes, field):
    with pytest.raises(BadInput) as caught:
        examined(House(), **changes)
    assert list(caught.value.errors) == [field]
    assert not Examination.objects.exists()


def test_the_same_body_twice_another_agency_s_unit_and_a_taken_number_are_refused():
    house, other = House(), House()
    for bodies, field in (
        ((Body(house.agency), Body(house.agency)), "bodies.1.agency"),
        ((Body(house.agency, other.unit),), "bodies.0.unit"),
    ):
        with pytest.raises(BadInput) as caught:
            examined(house, bodies=bodies)
        assert list(caught.value.errors) == [field]
    examined(house)
    with pytest.raises(BadInput) as caught:
        examined(house)
    assert list(caught.value.errors) == ["number"]


def test_a_result_that_breaks_a_rule_is_refused_and_nothing_changes():
    house, other = House(), House()
    examination = examined(house)
    product = issued(other)
    for changes, field in (
        ({"found_on": date(2026, 3, 1)}, "found_on"),
        ({"found_on": date(2026, 3, 11)}, "found_on"),
        ({"findings": ""}, "findings"),
        ({**FOUND, "forms": ()}, "maladministration"),
        ({**FOUND, "finding": Finding.NONE, "severity": None}, "maladministration"),
        ({**FOUND, "severity": None}, "severity"),
        ({"product": product.number}, "product"),
    ):
        with pytest.raises(BadInput) as caught:
            found(examination, 0, "2026-03-10", house.ombudsman, **changes)
        assert list(caught.value.errors) == [field]
    body = examination.bodies.order_by("pk")[0]
    result = Result(Finding.NONE, "Baik saja.", date(2026, 3, 10))
    with pytest.raises(NotNow):
        record_result(body.pk, result, by=house.ombudsman, at=clock.now(), version=9)
    with pytest.raises(NotVisible):
        record_result(product.pk, result, by=house.ombudsman, at=clock.now(), version=1)
    for reader in (house.coordinator, house.officer):
        with pytest.raises(NotYours):
            record_result(body.pk, result, by=reader, at=clock.now(), version=1)
    assert ExaminedBody.objects.filter(finding="").count() == 2


def test_a_body_reads_what_is_about_itself_alone():
    house, other = House(), House()
    examination = examined(house, bodies=(Body(house.agency, house.unit), Body(other.agency)))
    mine, theirs = (each.complaint.reference for each in examination.bodies.order_by("pk"))
    for reader in (house.officer, house.coordinator, house.head):
        line = one(reader, mine)
        assert line is not None
        assert [each.case.reference for each in line.bodies] == [mine]
        assert not any(each.may_record(reader) for each in line.bodies)
        assert one(reader, theirs) is None
    for stranger in (house.other_officer, house.administrator):
        assert register(stranger) == ([], False)
    found(examination, 0, "2026-03-10", house.ombudsman)
    line = one(house.officer, mine)
    assert line is not None
    assert (line.done, line.over) == (1, False)


def test_what_is_kept_is_what_the_events_tell_and_a_change_by_hand_is_found():
    house = House()
    examination = examined(house)
    found(examination, 0, "2026-03-10", house.ombudsman, **FOUND)
    at = clock.now()
    for check in ("sequences", "edges", "duties", "columns", "seals", "statements", "places", "search"):
        assert list(checkup.CHECKS[check](at)) == [], check
    assert list(checkup.examined(at)) == []
    ExaminedBody.objects.filter(finding="maladministration").update(severity="heavy")
    assert [each.partition(": ")[2] for each in checkup.examined(at)] == [
        "severity of the examination is heavy, its events tell light"
    ]


def test_the_register_asks_as_many_queries_for_three_examinations_as_for_one(django_assert_num_queries):
    house = House()
    for n in range(3):
        examined(house, number=f"{n}/INS/2026")
    with django_assert_num_queries(4):
        register(house.coordinator)
