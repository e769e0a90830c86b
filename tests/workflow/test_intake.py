"""Filing: what is kept, in one commit, and what is told."""

from datetime import date

import pytest

from accounts.actors import Origin, complainant
from complaints import access
from complaints.models import Complaint, Identity, Statement
from notifications.models import Message
from tests.factories import House, when
from workflow.clocks import registered
from workflow.errors import BadInput, NotYours
from workflow.models import Duty
from workflow.record.seals import seal
from workflow.record.statements import digest
from workflow.verbs.intake import Filing, Person, register

pytestmark = pytest.mark.django_db
NAMES = {
    "subject": "Antrean loket terlalu lama",
    "description": "Saya menunggu lima jam di loket dan tidak dilayani.",
}


def test_a_filing_is_one_case_one_event_its_words_its_identity_and_five_duties():
    house = House()
    case = house.file("2026-03-02")
    row = case.row
    assert (row.state, row.version, row.last_seq, row.round, row.received_on) == (
        "received",
        1,
        1,
        1,
        date(2026, 3, 2),
    )
    assert (row.unit, row.held_by, row.handler, row.classification) == (house.unit, None, None, "")
    event = row.events.get()
    assert (event.name, event.seq, event.from_state, event.to_state) == ("registered", 1, "", "received")
    assert event.facts == {
        "agency": house.agency.code,
        "unit": house.unit.code,
        "channel": "web",
        "identity": "named",
        "occurred_on": "2026-01-05",
        "claimed_received_on": None,
        "sealed": seal(row, Identity.objects.get()),
        "basis": {"calendar": row.duties.first().calendar, "week": "12345"},
    }
    words = {kind: Statement.objects.get(pk=pk) for kind, (pk, _hash) in event.statements.items()}
    assert {kind: words[kind].body for kind in words} == NAMES
    assert all(
        digest(bytes(words[kind].salt), words[kind].body) == told
        for kind, (_pk, told) in event.statements.items()
    )
    identity = Identity.objects.get()
    assert (identity.name, identity.email, identity.phone) == (
        "Siti Aminah",
        "siti@example.org",
        "+6281234567890",
    )
    assert row.duties.count() == 5
    assert (row.next_due_on, row.access_hash == case.access_code) == (date(2026, 3, 5), False)
    assert access.opens(row, case.access_code)


def test_the_receipt_is_told_with_the_dates_and_no_name():
    House().file("2026-03-02")
    message = Message.objects.get(notice="receipt")
    assert (message.notice, message.identity, message.user) == ("receipt", Identity.objects.get(), None)
    assert {each["kind"] for each in message.facts["duties"]} == {
        "verify",
        "first_answer",
        "settle",
        "decide",
    }
    assert "Siti" not in str(message.facts)


def test_an_anonymous_filing_has_no_identity_and_no_mail():
    House().file(identity="anonymous", person=None)
    assert not Identity.objects.exists()
    assert not Message.objects.exists()


def test_a_filing_for_an_unknown_unit_counts_in_the_agencys_week():
    house = House(working_week=[1, 2, 3, 4, 5, 6])
    settle = house.file("2026-03-02", unit=None).row.duties.get(kind="settle")
    assert (settle.week, settle.due_on) == ("123456", date(2026, 3, 25))


def test_the_duties_of_one_day_are_counted_once_and_are_those_of_each_instant():
    house, week = House(), House(working_week=[1, 2, 3, 4, 5, 6])

    instants = ("opened_at", "met_at", "told_at")
    others = [
        field.attname
        for field in Duty._meta.concrete_fields
        if field.attname not in ("id", "complaint_id", *instants)
    ]

    def told(at, of=house):
        rows = of.file(at, identity="anonymous", person=None, unit=None).row.duties.order_by("pk")
        return [
            (*row, [each and each == when(at) for each in (opened, met, told)])
            for *row, opened, met, told in rows.values_list(*others, *instants)
        ]

    registered._KNOWN.clear()
    first = told("2026-03-02T00:00")
    assert told("2026-03-02T23:59:59") == told("2026-03-02T10:00") == first
    assert len(registered._KNOWN) == 1
    registered._KNOWN.clear()
    assert told("2026-03-02T23:59:59") == first
    assert told("2026-03-03") != first
    assert told("2026-03-02", week) != first
    assert len(registered._KNOWN) == 3


def test_references_and_access_codes_are_all_different_and_give_no_order_away():
    house = House()
    cases = [house.file() for _ in range(30)]
    references = [case.row.reference for case in cases]
    assert len(set(references)) == len({case.access_code for case in cases}) == 30
    assert references != sorted(references)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"subject": ""}, "subject"),
        ({"description": "pendek"}, "description"),
        ({"settlement_sought": "x" * 5001}, "settlement_sought"),
        ({"occurred_on": date(2026, 3, 3)}, "occurred_on"),
        ({"occurred_on": date(1, 1, 1)}, "occurred_on"),
        ({"claimed_received_on": date(2026, 3, 3)}, "claimed_received_on"),
        ({"person": None}, "complainant.name"),
        ({"person": Person("  ")}, "complainant.name"),
        ({"person": Person("Siti", email="x")}, "complainant.email"),
        ({"person": Person("Siti", phone="1")}, "complainant.phone"),
        ({"identity": "anonymous"}, "complainant"),
    ],
)
def test_a_filing_that_breaks_a_rule_leaves_no_trace(change, field):
    house = House()
    with pytest.raises(BadInput) as refusal:
        house.file("2026-03-02", **change)
    assert list(refusal.value.errors) == [field]
    assert not Complaint.objects.exists()
    assert not Statement.objects.exists()


def test_what_happened_today_may_be_filed_today_in_the_agencys_own_zone():
    """In Ternate it is already tomorrow when it is not yet midnight in Jakarta."""
    house = House(zone="Asia/Jayapura")
    at = when("2026-03-02T23:30")
    assert house.file(at, occurred_on=date(2026, 3, 3)).row.received_on == date(2026, 3, 3)
    with pytest.raises(BadInput):
        House().file(at, occurred_on=date(2026, 3, 3))


def test_staff_file_for_their_own_agency_only():
    house, abroad = House(), House()
    filing = Filing(house.agency, house.unit, **NAMES, occurred_on=None, identity="anonymous")
    for by in (house.coordinator, house.officer, house.other_officer):
        assert register(filing, by=by, at=when("2026-03-02")).complaint.events.get().actor == by.user
    for by in (abroad.coordinator, abroad.officer, house.head, house.ombudsman, house.administrator):
        with pytest.raises(NotYours):
            register(filing, by=by, at=when("2026-03-02"))


def test_the_access_code_shows_in_no_representation_of_what_is_returned():
    house = House()
    filing = Filing(house.agency, house.unit, **NAMES, occurred_on=None, identity="anonymous")
    registered = register(filing, by=complainant(origin=Origin.DEMO), at=when("2026-03-02"))
    assert registered.access_code not in repr(registered)


@pytest.mark.parametrize("field", ["occurred_on", "claimed_received_on"])
@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(1945, 8, 16), "too_long_ago"),
        (date(1945, 8, 17), None),
        (date(2026, 3, 2), None),
        (date(2026, 3, 3), "in_the_future"),
    ],
)
def test_a_day_lies_between_the_birth_of_the_republic_and_today_in_the_agency_s_zone(field, day, code):
    """Half past midnight in Papua; it is still the first in Jakarta."""
    house = House(zone="Asia/Jayapura")
    if code is None:
        assert getattr(house.file("2026-03-02T00:30", **{field: day}).row, field) == day
        return
    with pytest.raises(BadInput) as refusal:
        house.file("2026-03-02T00:30", **{field: day})
    assert {name: error[0] for name, error in refusal.value.errors.items()} == {field: code}
