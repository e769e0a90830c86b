"""How a history reads to whom; and that no event of any life holds a word that a person typed."""

import json
from datetime import timedelta

import pytest

from complaints import lifecycle
from complaints.acts import Audience
from complaints.codes import Verdict
from complaints.models import Complaint
from compliance.hearing import objecting, opening
from law.codes import Classification
from tests.factories import House, when
from tests.workflow.paths import CLOCK, IN_STATE, carried, claimed, use
from workflow.models import Event
from workflow.people import leaving
from workflow.record import events, timeline
from workflow.sweep import sweeps
from workflow.verbs import accusing, assignment, audits, conversation, duplicates, ratings

pytestmark = pytest.mark.django_db


def lived(house):
    """A case to which much happened."""
    case = house.file().dispatched("2026-03-03")
    use(case, "send_back", "2026-03-04", house.officer)
    use(case, "request_completion", "2026-03-05", house.coordinator)
    use(case, "complete", "2026-03-06", case.complainant)
    case.dispatched("2026-03-09").begun("2026-03-10")
    conversation.write_note(case.pk, text="Rahasia dapur.", by=house.officer, at=when("2026-03-10"))
    conversation.send_message(case.pk, text="Apa kabar?", by=case.complainant, at=when("2026-03-10"))
    duplicates.link(
        case.pk,
        duplicate_of=house.file().row,
        reasons="Hal sama.",
        by=house.coordinator,
        at=when("2026-03-10"),
    )
    use(case, "answer", "2026-03-11", house.officer)
    use(case, "contest", "2026-03-12", case.complainant)
    use(case, "transfer", "2026-03-13", house.coordinator)
    sweeps.act(case.pk, by=CLOCK, at=when("2026-06-01"))
    use(case, "escalate", "2026-06-02", case.complainant)
    use(case, "conclude", "2026-06-03", house.ombudsman)
    return case


def names(case, viewer):
    return [entry.event for entry in timeline.entries(case.row, viewer)]


def test_complainants_read_all_but_what_is_for_staff():
    house = House()
    case = lived(house)
    everything = list(case.row.events.order_by("seq").values_list("name", flat=True))
    assert names(case, house.coordinator) == names(case, house.ombudsman) == everything
    assert names(case, case.complainant) == [
        name for name in everything if name not in ("sent_back", "note_written", "assigned")
    ]


OF_PRODUCTS = {
    "product_issued",
    "task_set",
    "task_ordered",
    "evidence_given",
    "evidence_accepted",
    "evidence_sent_back",
    "monitored",
    "examination_opened",
    "examined",
}
"""Of what is in the Ombudsman's register, which has no complainant."""
STAFF_ONLY = {
    "sent_back",
    "note_written",
    "accused_named",
    "accused_unnamed",
    "rating_confirmed",
    "objected",
    "objection_upheld",
    "objection_refused",
    "assigned",
    "reclassification_proposed",
    "reclassification_dropped",
    "receipt_date_claimed",
    "duplicate_joined",
    "duplicate_left",
    "explained",
    "answer_audited",
    "handed_over",
    "handler_left",
}
"""What a complainant reads nothing of, event by event: said here once more, since it was decided and not computed."""


def behind_the_counter(house):
    """A case of which each thing happened that is for staff alone."""
    case = claimed(house)
    use(case, "confirm_receipt_date", "2026-03-03", house.coordinator)
    use(case.dispatched("2026-03-03"), "send_back", "2026-03-03", house.officer)
    case.dispatched("2026-03-03").begun("2026-03-04")
    at = when("2026-03-05")
    conversation.write_note(case.pk, text="Rahasia dapur.", by=house.officer, at=at)
    assignment.assign(case.pk, handler=house.officer2.user, by=house.supervisor, at=at)
    longer = {"classification": Classification.SUPERVISORY}
    use(case, "reclassify", at, house.supervisor, **longer)
    use(case, "reclassify", at, house.officer, classification=Classification.ORDINARY)
    other = house.file()
    duplicates.link(other.pk, duplicate_of=case.row, reasons="Sama.", by=house.coordinator, at=at)
    duplicates.unlink(other.pk, by=house.coordinator, at=at)
    leaving.hand_over(house.officer2.user, to=house.officer.user, by=house.administrator, at=at)
    leaving.hand_over(house.officer.user, to=None, by=house.administrator, at=at)
    accusing.name_accused(case.pk, accused=[house.coordinator2.user], by=house.coordinator, at=at)
    accusing.unname_accused(
        case.pk, accused=[house.coordinator2.user], reasons="Salah orang.", by=house.coordinator, at=at
    )
    use(case, "answer", at, house.officer2).do("accept", at, rating=4)
    Complaint.objects.filter(pk=case.pk).update(rating_apart=True)
    ratings.confirm_rating(case.pk, reasons="Pengadu ditelepon.", by=house.ombudsman, at=at)
    found = {"audit": 1, "round_": 1, "verdict": Verdict.VOID, "reasons": "Loket didatangi."}
    audits.audit_answer(case.pk, by=house.ombudsman, at=at, **found)
    return case


def explained(house):
    """A case of which the office explained itself to the Ombudsman."""
    case = use(IN_STATE["escalated"](house), "demand", "2026-03-09", house.ombudsman)
    return use(case, "explain", "2026-03-20", house.officer)


def objected(house):
    """A late case to which the unit objects before the year is frozen, twice and with two ends."""
    at = when("2026-06-01")
    case = house.file().dispatched("2026-03-03")
    for upheld in (True, False):
        hearing = opening.open_(house.agency.code, 2026, days=1, by=house.ombudsman, at=at)
        said = objecting.object_(
            hearing.units.get().pk,
            case=case.row.reference,
            reasons="Listrik padam.",
            file=None,
            by=house.supervisor,
            at=at,
        )
        follows = "left_out" if upheld else ""
        objecting.decide(said.pk, upheld=upheld, follows=follows, reasons="Ya.", by=house.ombudsman, at=at)
        at += timedelta(days=7)
    return case


def test_of_what_is_for_staff_complainants_read_nothing_and_of_the_rest_everything():
    house = House()
    seen = set()
    for one in (behind_the_counter(house), lived(house), explained(house), objected(House())):
        told = list(one.row.events.order_by("seq").values_list("name", flat=True))
        assert names(one, one.complainant) == [name for name in told if name not in STAFF_ONLY]
        assert names(one, one.house.coordinator) == names(one, one.house.ombudsman) == told
        seen |= set(told)
    assert seen > STAFF_ONLY


def test_no_other_event_is_kept_from_complainants():
    kept = {name for name, kind in lifecycle.EVENTS.items() if kind.audience != Audience.COMPLAINANT}
    assert kept == STAFF_ONLY | OF_PRODUCTS


def test_each_event_is_stored_with_whom_it_is_for():
    house = House()
    behind_the_counter(house)
    explained(house)
    objected(House())
    found = dict(Event.objects.values_list("name", "audience"))
    assert {name for name, audience in found.items() if audience == "staff"} == STAFF_ONLY
    assert set(found.values()) == {"staff", "complainant"}


def test_what_is_for_the_ombudsman_is_read_by_no_other_office():
    house = House()
    case = house.file().dispatched("2026-03-03")
    row = case.row
    event = events.following(row, "note_written", before=row.state, by=house.ombudsman, at=when("2026-03-04"))
    event.audience = Audience.OMBUDSMAN
    event.save(force_insert=True)
    for who in (house.ombudsman, house.custodian):
        assert names(case, who)[-1] == "note_written"
    for who in (house.coordinator, house.officer, house.head, case.complainant):
        assert "note_written" not in names(case, who)


def test_complainants_read_the_office_and_staff_read_names():
    house = House()
    case = lived(house)
    office = {entry.actor for entry in timeline.entries(case.row, case.complainant)}
    people = {entry.actor for entry in timeline.entries(case.row, house.coordinator)}
    assert office == {"Pengadu", "Petugas", "Ombudsman", "Sistem"}
    assert {str(who.user) for who in (house.coordinator, house.officer, house.ombudsman)} <= people


def test_the_subject_and_the_description_stand_once_and_other_words_beside_their_event():
    house = House()
    case = lived(house)
    text = "\n".join(entry.text for entry in timeline.entries(case.row, house.coordinator))
    assert "Antrean loket" not in text
    assert text.count("Rahasia dapur.") == 1
    assert "Rahasia dapur." not in "\n".join(
        entry.text for entry in timeline.entries(case.row, case.complainant)
    )


def test_no_event_holds_a_word_that_a_person_typed():
    house = House()
    case = lived(house)
    told = json.dumps(list(Event.objects.filter(complaint=case.pk).values_list("facts", "statements")))
    typed = case.row.statements.values_list("body", flat=True)
    assert len(typed) > 10
    for body in typed:
        assert body not in told
    for secret in ("Siti", "siti@example.org", "Aminah", "+628"):
        assert secret not in told


def test_every_event_has_its_sentence_in_every_case():
    for state in IN_STATE:
        house = House()
        case = IN_STATE[state](house)
        for entry in timeline.entries(case.row, house.coordinator):
            assert entry.sentence
            assert "%" not in entry.sentence
    assert all(str(kind.words) for kind in lifecycle.EVENTS.values())
    assert carried("lapse", House()) == {}


def test_an_erased_word_leaves_its_event():
    house = House()
    case = IN_STATE["answered"](house)
    before = names(case, house.coordinator)
    case.row.statements.update(body="", salt=b"")
    assert names(case, house.coordinator) == before
    assert not any(entry.typed for entry in timeline.entries(case.row, house.coordinator))


def test_an_event_of_a_later_release_does_not_break_the_page_of_a_case():
    assert timeline.sentence("invented_later", {}, {}).startswith("Ada kejadian baru")
