"""What a complainant chooses when they take a case to the Ombudsman, and when they may do so a second time."""

from datetime import date

import pytest

from complaints.codes import IdentityKind
from complaints.entitlement import may_see_identity
from config import checkup
from notifications import rendering
from notifications.models import Message
from tests.factories import Case, House
from tests.workflow.paths import IN_STATE, answered, attempt, use
from workflow import clock

pytestmark = pytest.mark.usefixtures("rebuilds")
LATE = "2026-06-15"


def waited(house: House, identity: IdentityKind) -> Case:
    named = {} if identity != IdentityKind.ANONYMOUS else {"person": None}
    return house.file(identity=identity, **named).dispatched("2026-03-03").begun("2026-03-04")


@pytest.mark.parametrize(
    ("identity", "chosen", "shown"),
    [
        (IdentityKind.NAMED, None, True),
        (IdentityKind.NAMED, True, True),
        (IdentityKind.NAMED, False, False),
        (IdentityKind.CONFIDENTIAL, None, False),
        (IdentityKind.CONFIDENTIAL, True, True),
        (IdentityKind.CONFIDENTIAL, False, False),
        (IdentityKind.ANONYMOUS, None, False),
        (IdentityKind.ANONYMOUS, False, False),
    ],
)
def test_the_ombudsman_reads_who_it_was_as_the_complainant_chose_and_nobody_else_does(
    identity, chosen, shown
):
    house = House()
    case = waited(house, identity)
    assert not may_see_identity(case.row, house.ombudsman)
    use(case, "escalate", LATE, case.complainant, with_identity=chosen)
    row = case.row
    assert may_see_identity(row, house.ombudsman) == may_see_identity(row, house.custodian) == shown
    named = identity == IdentityKind.NAMED
    assert may_see_identity(row, house.officer) == may_see_identity(row, house.coordinator) == named
    facts = row.events.get(name="escalated").facts
    assert facts.get("with_identity") == chosen == row.identity_to_ombudsman
    told = Message.objects.filter(complaint=case.pk, notice="escalated", identity__isnull=False)
    for message in told.select_related("complaint", "identity"):
        says = "Sesuai pilihan Anda" in rendering.render(message).text
        assert says == (chosen is not None)
    assert list(checkup.columns(clock.now())) == []


def test_only_the_complainant_chooses_and_only_where_there_is_something_to_choose():
    house = House()
    case = waited(house, IdentityKind.NAMED)
    refused = attempt(case, "escalate", LATE, house.coordinator, with_identity=False)
    assert refused.startswith("BadInput")
    nameless = waited(house, IdentityKind.ANONYMOUS)
    refused = attempt(nameless, "escalate", LATE, nameless.complainant, with_identity=True)
    assert refused.startswith("BadInput")


def remanded(house: House) -> Case:
    """Contested, taken to the Ombudsman, and given back with an order until 1 July."""
    case = answered(IN_STATE["investigating"](house))
    use(case, "contest", "2026-03-06", case.complainant)
    use(case, "escalate", "2026-03-09", case.complainant)
    return use(case, "remand", "2026-03-10", house.ombudsman, due_on=date(2026, 7, 1))


def test_after_a_remand_the_complainant_waits_for_the_order_s_date_or_the_answer():
    house = House()
    case = remanded(house)
    assert attempt(case, "escalate", "2026-03-11", case.complainant) == "NotNow:no_order_runs"
    assert attempt(case, "escalate", "2026-07-01T23:59", case.complainant) == "NotNow:no_order_runs"
    assert attempt(case, "escalate", "2026-07-02", case.complainant) == "ok"
    assert attempt(case, "escalate", "2026-03-11", house.coordinator) == "ok"
    use(case, "answer", "2026-04-01", house.officer2)
    assert attempt(case, "escalate", "2026-04-02", case.complainant) == "ok"
