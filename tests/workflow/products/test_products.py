"""The register of the Ombudsman's products: its tasks have the clocks of every case, and its case is none of the complaints."""

from datetime import date

import pytest

from complaints.codes import ProductKind, Severity
from complaints.models import Complaint
from config import checkup
from notifications.models import Message
from tests.factories import SCAN, House, when
from tests.workflow.paths import CLOCK, IN_STATE, use
from tests.workflow.products.told import ADVICE, act, draft, issued
from tests.workflow.rebuilt import assert_rebuilds
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.models import Duty, Event
from workflow.product_models import Product, ProductTask
from workflow.sweep import sweeps
from workflow.verbs import conversation
from workflow.verbs.products.issuing import TaskDraft, issue

pytestmark = pytest.mark.django_db
END, LATE = date(2026, 4, 20), "2026-04-21"
"""30 working days after 27 February 2026: Nyepi, Idulfitri and their joint leave lie between (five days), and Good Friday."""


def clocks(product, number=1):
    rows = Duty.objects.filter(complaint=product.pk, round=number).order_by("pk")
    return [(row.kind, row.due_on, row.met_at is not None, row.ended_by) for row in rows]


def told(product, notice):
    rows = Message.objects.filter(complaint=product.pk, notice=notice).select_related("user")
    return {row.user.username for row in rows}


def names(*actors):
    return {actor.user.username for actor in actors}


def assert_sound():
    assert_rebuilds()
    assert list(checkup.products(clock.now())) == []
    assert list(checkup.sequences(clock.now())) == []
    assert list(checkup.hashes(clock.now())) == []


def test_a_corrective_action_has_thirty_working_days_from_its_receipt_for_each_task():
    house = House()
    product = issued(house)
    assert clocks(product) == clocks(product, 2) == [("corrective", END, False, "")]
    office = names(
        house.officer, house.officer2, house.supervisor, house.coordinator, house.coordinator2, house.head
    )
    assert told(product, "product_issued") == office
    assert_sound()


@pytest.mark.parametrize(
    ("kind", "due_on", "end"),
    [
        (ProductKind.RECOMMENDATION, None, date(2026, 4, 28)),
        (ProductKind.IMPROVEMENT, date(2026, 5, 4), date(2026, 5, 4)),
        (ProductKind.PERFECTION, date(2026, 5, 5), date(2026, 5, 5)),
    ],
)
def test_a_recommendation_has_sixty_calendar_days_and_a_suggestion_the_date_that_is_given(kind, due_on, end):
    product = issued(House(), kind=kind, tasks=[TaskDraft("Perbaiki alur layanan.", due_on)])
    assert [row[1] for row in clocks(product)] == [end]
    assert_sound()


def test_evidence_meets_the_clock_and_the_ombudsman_accepts_it():
    house = House()
    product = issued(house)
    act(product, 1, "give_evidence", "2026-03-20", house.officer)
    assert clocks(product) == [("corrective", END, True, "")]
    assert clocks(product, 2) == [("corrective", END, False, "")]
    assert told(product, "evidence_given") == names(house.ombudsman)
    task = act(product, 1, "accept_evidence", "2026-03-24", house.ombudsman)
    assert (task.status, task.given_at) == ("accepted", when("2026-03-20"))
    assert told(product, "evidence_judged") >= names(house.officer, house.coordinator)
    assert_sound()


def test_what_is_sent_back_met_nothing_and_its_old_end_holds():
    house = House()
    product = issued(house)
    act(product, 1, "give_evidence", "2026-03-20", house.coordinator)
    act(product, 1, "send_evidence_back", "2026-04-22", house.ombudsman)  # after the end
    assert clocks(product) == [("corrective", END, False, "")]
    sweeps.act(product.pk, by=CLOCK, at=when("2026-04-22T10:00"))
    assert Event.objects.filter(complaint=product.pk, name="breached", facts__round=1).count() == 1
    task = act(product, 1, "give_evidence", "2026-04-23", house.officer)
    assert (task.status, task.returns) == ("given", 1)
    assert_sound()


def test_an_end_that_passes_is_told_and_leads_to_monitoring_and_to_no_offer_for_a_complainant():
    house = House()
    product = issued(house)
    with pytest.raises(NotNow) as early:
        act(product, 1, "monitor", "2026-04-20", house.ombudsman, severity=Severity.LIGHT)
    assert early.value.code == "not_past"
    sweeps.act(product.pk, by=CLOCK, at=when(LATE))
    assert told(product, "product_unmet") == names(house.ombudsman)
    assert told(product, "overdue") >= names(house.officer, house.supervisor)
    assert not Message.objects.filter(
        complaint=product.pk, notice__in=("may_escalate", "demand_unmet")
    ).exists()
    act(product, 1, "monitor", LATE, house.ombudsman, severity=Severity.MEDIUM)
    assert clocks(product) == [
        ("corrective", END, False, "monitor"),
        ("monitor_medium", date(2026, 7, 20), False, ""),
    ]
    act(product, 1, "give_evidence", "2026-06-02", house.officer)
    assert clocks(product)[1][2]
    assert_sound()


def test_each_verb_is_for_its_own_side_and_for_its_own_moment():
    house = House()
    other, product = House(), issued(house)
    with pytest.raises(NotYours):
        issue(draft(house), by=house.coordinator, at=when("2026-03-02"))
    with pytest.raises(NotYours):
        act(product, 1, "give_evidence", "2026-03-03", house.ombudsman)
    for stranger in (other.officer, other.coordinator, house.other_officer):
        with pytest.raises(NotVisible):
            act(product, 1, "give_evidence", "2026-03-03", stranger)
    with pytest.raises(NotNow, match="no_evidence"):
        act(product, 1, "accept_evidence", "2026-03-03", house.ombudsman)
    act(product, 1, "give_evidence", "2026-03-03", house.officer)
    with pytest.raises(NotYours):
        act(product, 1, "accept_evidence", "2026-03-04", house.coordinator)
    with pytest.raises(NotNow, match="evidence_is_there"):
        act(product, 1, "give_evidence", "2026-03-04", house.officer)
    with pytest.raises(NotVisible):
        act(product, 3, "give_evidence", "2026-03-04", house.officer)
    assert_sound()


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"number": "  "}, "number", "document_number"),
        ({"number": "=1+1"}, "number", "document_number"),
        ({"dated": date(2027, 1, 1)}, "dated", "in_the_future"),
        ({"received_on": date(2026, 2, 19)}, "received_on", "before_its_date"),
        ({"subject": "x"}, "subject", "too_short"),
        ({"tasks": ()}, "tasks", "number_of_tasks"),
        ({"tasks": (TaskDraft("Perbaiki.", date(2026, 5, 1)),)}, "tasks.0.due_on", "dated_by_law"),
        ({"kind": ADVICE}, "tasks.0.due_on", "required"),
        (
            {"kind": ADVICE, "tasks": (TaskDraft("Perbaiki.", date(2026, 2, 27)),)},
            "tasks.0.due_on",
            "not_after_receipt",
        ),
        ({"tasks": (TaskDraft("\x00"),)}, "tasks.0.text", "nul"),
    ],
)
def test_a_field_that_breaks_a_rule_is_named_and_nothing_is_kept(changes, field, code):
    with pytest.raises(BadInput) as refused:
        issued(House(), **changes)
    assert refused.value.errors[field][0] == code
    assert not Complaint.every.exists()


def test_a_number_is_used_once_an_agency_and_a_law_without_such_products_refuses_them():
    house = House()
    issued(house)
    with pytest.raises(BadInput) as twice:
        issued(house)
    assert twice.value.errors["number"][0] == "number_taken"
    issued(House())
    with pytest.raises(BadInput) as elsewhere:
        issued(House(law="uk"))
    assert elsewhere.value.errors["kind"][0] == "no_rule"


def test_a_product_is_none_of_the_complaints():
    house = House()
    product = issued(house)
    assert not Complaint.objects.filter(pk=product.pk).exists()
    assert not Complaint.objects.visible_to(house.ombudsman).exists()
    assert Complaint.every.visible_to(house.officer).get().pk == product.pk
    conversation.attach(product.pk, data=SCAN, message=None, by=house.officer, at=when("2026-03-03"))
    assert_sound()


def test_a_remand_makes_a_product_and_without_a_date_has_the_days_of_a_corrective_action():
    house = House()
    case = use(IN_STATE["escalated"](house), "remand", "2026-03-10", house.ombudsman, due_on=None)
    duty = Duty.objects.get(complaint=case.pk, kind="settle", ended_at=None)
    assert (duty.due_on, duty.length, duty.citation) == (
        date(2026, 4, 29),
        30,
        "Peraturan Ombudsman 58/2023 Pasal 54 ayat (1)",
    )
    task = ProductTask.objects.get(case=case.pk)
    assert (task.product.kind, task.product.number, task.case_round) == ("corrective_action", "", 2)
    assert list(task.product.rests_on.values_list("pk", flat=True)) == [case.pk]
    assert Duty.objects.filter(complaint=task.product_id).count() == 0
    assert_sound()


def test_a_remand_joins_the_product_of_its_number():
    house = House()
    product = issued(house)
    for day in ("2026-03-10", "2026-03-11"):
        use(IN_STATE["escalated"](house), "remand", day, house.ombudsman, product="0042/LHP/2026")
    assert Product.objects.count() == 1
    assert list(product.tasks.order_by("number").values_list("number", "case_round")) == [
        (1, None),
        (2, None),
        (3, 2),
        (4, 2),
    ]
    with pytest.raises(NotNow, match="in_its_case"):
        act(product, 3, "give_evidence", "2026-03-12", house.officer)
    assert_sound()
    issued(house, number="9/SP/2026", kind=ADVICE, tasks=[TaskDraft("Perbaiki.", date(2026, 5, 1))])
    with pytest.raises(BadInput) as other:
        use(IN_STATE["escalated"](house), "remand", "2026-03-12", house.ombudsman, product="9/SP/2026")
    assert other.value.errors["product"][0] == "other_kind"


def test_the_doctor_sees_a_register_that_was_changed_by_hand():
    house = House()
    product = issued(house)
    ProductTask.objects.filter(product=product, number=1).update(status="accepted")
    Product.objects.filter(pk=product.pk).update(received_on=date(2026, 2, 28))
    found = list(checkup.products(clock.now()))
    assert len(found) == 2
    assert "received_on" in found[0]
    assert "task 1" in found[1]
