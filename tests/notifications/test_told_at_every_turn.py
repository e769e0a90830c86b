"""Every event that a case may have: its complainant is told of it, or it is said here why not."""

from datetime import date

import pytest

from complaints import lifecycle
from complaints.codes import Channel, IdentityKind
from law.codes import SuspensionReason
from notifications.models import Message
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, IN_STATE, PROMISED, claimed, use
from tests.workflow.test_timeline import OF_PRODUCTS, STAFF_ONLY
from workflow.sweep import sweeps
from workflow.verbs import conversation, duplicates, referrals, slips
from workflow.verbs.intake import Filing, Person, Registered, register

pytestmark = pytest.mark.django_db

OWN = "The complainant did it, and reads on the page what comes of it."
WITH_ANOTHER = "It comes with an event that is told."
NO_NEWS = "It moves no date and asks nothing; it stands on the page."
FOR_STAFF = "Complainants read nothing of it."
NO_COMPLAINANT = "Of a case that has none."
OF_A_REGISTER = "An import tells nobody."


def standing(state):
    return IN_STATE[state]


def after(state, verb, by, at="2026-03-09", **changes):
    def make(house):
        case = IN_STATE[state](house)
        who = CLOCK if by == "clock" else case.complainant if by == "complainant" else getattr(house, by)
        return use(case, verb, at, who, **changes)

    return make


def swept(make, *days):
    def then(house):
        case = make(house)
        for day in days:
            sweeps.act(case.pk, by=CLOCK, at=when(day))
        return case

    return then


def linked(house):
    case = IN_STATE["received"](house)
    first = house.file().row
    duplicates.link(case.pk, duplicate_of=first, reasons="Sama.", by=house.coordinator, at=when("2026-03-03"))
    return case


def unlinked(house):
    case = linked(house)
    duplicates.unlink(case.pk, by=house.coordinator, at=when("2026-03-04"))
    return case


def taken_over(house):
    case, other = IN_STATE["received"](house), House()
    reasons = "Lebih tepat di sana."
    referrals.refer(
        case.pk, agency=other.agency, reasons=reasons, by=house.coordinator, at=when("2026-03-03")
    )
    referrals.take_over(case.pk, by=other.coordinator, at=when("2026-03-04"))
    return case


def with_a_slip(house):
    filing = Filing(
        agency=house.agency,
        unit=house.unit,
        subject="Antrean loket",
        description="Saya menunggu lima jam di loket.",
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person("Siti Aminah", email="siti@example.org"),
        channel=Channel.LETTER,
    )
    case = Case(house, register(filing, by=house.coordinator, at=when("2026-03-02")))
    slip = slips.print_slip(case.pk, by=house.coordinator, at=when("2026-03-03"))
    slips.open_slip(case.pk, key=slip.key, by=case.complainant, at=when("2026-03-04"))
    return case


def written_to(house):
    case = IN_STATE["investigating"](house)
    conversation.send_message(case.pk, text="Bawa KTP.", by=house.officer, at=when("2026-03-06"))
    return case


def shown_a_file(house):
    return IN_STATE["investigating"](house).evidenced("2026-03-06", by=house.officer)


def wrote_instead(house):
    case = IN_STATE["incomplete"](house)
    conversation.send_message(case.pk, text="Ini KTP saya.", by=case.complainant, at=when("2026-03-10"))
    return case


def answered_with_another(house):
    case = linked(house)
    first = case.row.duplicate_of
    assert first is not None
    other = Case(house, Registered(first, "", None))
    other.dispatched("2026-03-05").begun("2026-03-06").answered("2026-03-09")
    return case


TOLD = {
    "registered": ("receipt", standing("received")),
    "completion_requested": ("completion_requested", standing("incomplete")),
    "completed": ("completion_taken", swept(wrote_instead, "2026-04-10")),
    "lapsed": ("lapsed", swept(standing("incomplete"), "2026-06-01")),
    "rejected": ("rejected", standing("rejected")),
    "dispatched": ("dispatched", standing("dispatched")),
    "transferred": ("dispatched", after("dispatched", "transfer", "coordinator")),
    "answered": ("answered", standing("answered")),
    "answered_with_original": ("answered", answered_with_another),
    "extended": ("extended", after("investigating", "extend", "supervisor")),
    "suspended": ("suspended", after("investigating", "suspend", "officer")),
    "resumed": ("resumed", swept(after("investigating", "suspend", "officer"), "2026-09-01")),
    "reclassified": ("reclassified", after("investigating", "reclassify", "officer")),
    "receipt_date_confirmed": (
        "received_earlier",
        lambda h: use(claimed(h), "confirm_receipt_date", "2026-03-03", h.coordinator),
    ),
    "remedied": ("remedied", after("answered", "mark_remedied", "officer")),
    "breached": ("remedy_overdue", swept(standing("closed"), "2026-07-06")),
    "escalation_offered": ("may_escalate", swept(standing("investigating"), "2026-03-30")),
    "deem_accepted": ("closed_without_reply", swept(standing("answered"), "2026-06-01")),
    "reopened": ("reopened", after("closed", "reopen", "coordinator")),
    "escalated": ("escalated", standing("escalated")),
    "demanded": ("demanded_of_yours", after("escalated", "demand", "ombudsman")),
    "remanded": ("remanded_of_yours", after("escalated", "remand", "ombudsman")),
    "concluded": ("concluded", after("escalated", "conclude", "ombudsman")),
    "linked": ("linked", linked),
    "unlinked": ("unlinked", unlinked),
    "taken_over": ("taken_over", taken_over),
    "slip_printed": ("slip_printed", with_a_slip),
    "slip_opened": ("access_renewed", with_a_slip),
    "message_sent": ("message_received", written_to),
    "attached": ("message_received", shown_a_file),
}
"""Event by event the notice that tells of it, and a life in which it happens."""
ELSEWHERE = {
    "redated": "tests/workflow/test_calendar_changes.py",
    "dated": "tests/workflow/test_calendar_changes.py",
    "access_renewed": "tests/web/test_new_code.py",
    "address_proposed": "tests/web/test_contacts.py",
    "address_changed": "tests/web/test_contacts.py",
    "escalated_anonymously": "tests/workflow/test_verbs.py",
    "room_granted": "tests/workflow/test_room.py",
    "counter_key_asked": "tests/web/test_counter_key.py",
}
"""Told, and tested where its life is."""
NOT_TOLD = {
    **dict.fromkeys(STAFF_ONLY, FOR_STAFF),
    **dict.fromkeys(OF_PRODUCTS, NO_COMPLAINANT),
    "imported": OF_A_REGISTER,
    "imported_answer": OF_A_REGISTER,
    **dict.fromkeys(
        (
            "accepted",
            "contested",
            "withdrawn",
            "appealed",
            "extension_contested",
            "rating_affirmed",
            "rating_denied",
            "contacts_corrected",
            "name_allowed",
            "phone_confirmed",
            "phone_read_out",
            "room_asked",
            "rated",
        ),
        OWN,
    ),
    **dict.fromkeys(
        (
            "begun",
            "original_read",
            "counter_key_approved",
            "title_given",
            "title_taken",
            "referred",
            "referral_declined",
            "referral_withdrawn",
            "file_withdrawn",
        ),
        NO_NEWS,
    ),
    "found": WITH_ANOTHER,
    "superseded": WITH_ANOTHER,
}


def test_every_event_is_told_or_has_a_reason():
    named = [*TOLD, *ELSEWHERE, *NOT_TOLD]
    assert sorted(named) == sorted(set(named)) == sorted(lifecycle.EVENTS)


@pytest.mark.parametrize("event", sorted(TOLD))
def test_the_complainant_is_told_of_it(event):
    notice, make = TOLD[event]
    case = make(House())
    happened = case.row.events.filter(name=event).latest("seq")
    told = Message.objects.filter(complaint=case.pk, identity__isnull=False, notice=notice)
    assert [row for row in told if row.created_at >= happened.at], (event, notice)


def test_a_suspension_that_waits_for_the_complainant_and_ends_by_itself_says_so():
    case = swept(
        after("investigating", "suspend", "officer", reason=SuspensionReason.AWAITING_COMPLAINANT),
        "2026-09-01",
    )(House())
    told = Message.objects.get(complaint=case.pk, notice="resumed")
    assert told.facts["by_its_cap"]
    assert told.facts["duties"]


def test_a_remedy_that_is_reported_in_time_is_never_called_late():
    case = after("closed", "mark_remedied", "officer", at="2026-06-30")(House())
    sweeps.act(case.pk, by=CLOCK, at=when("2026-07-06"))
    assert not Message.objects.filter(complaint=case.pk, notice="remedy_overdue").exists()
    assert date(2026, 7, 1) == PROMISED
