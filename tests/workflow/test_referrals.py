"""A case for another agency of this installation: offered, taken over or sent back. Dates are counted by hand: 2026-03-02 is a Monday;
Nyepi (19 March), Idul Fitri (21-22) and joint leave (18, 20, 23, 24) take days off."""

from datetime import date

import pytest

from complaints.models import Complaint
from compliance import measures
from law.codes import DutyKind as K
from notifications.models import Message
from tests.api.conftest import Speaker
from tests.factories import House, when
from tests.workflow.paths import use
from workflow.errors import BadInput, NotNow, NotYours
from workflow.models import Duty, Event
from workflow.reading import receipts
from workflow.record import timeline
from workflow.verbs import duplicates, referrals

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rebuilds")]
WHY = "Puskesmas ini milik pemerintah kota."


def offered(house, other, at="2026-03-03", **filed):
    case = house.file(**filed)
    referrals.refer(case.pk, agency=other.agency, reasons=WHY, by=house.coordinator, at=when(at))
    return case


def taken(case, other, at="2026-03-05"):
    return referrals.take_over(case.pk, by=other.coordinator, at=when(at))


def due(case):
    """By kind: the end of what runs."""
    running = Duty.objects.filter(complaint=case.pk, met_at=None, ended_at=None)
    return {duty.kind: duty.due_on for duty in running}


def test_until_it_is_taken_over_the_offering_agency_keeps_it_with_all_its_dates():
    house, other = House(), House()
    case = house.file()
    before = due(case)
    assert before == {
        K.VERIFY: date(2026, 3, 5),
        K.FIRST_ANSWER: date(2026, 3, 16),
        K.SETTLE: date(2026, 3, 27),
        K.DECIDE: date(2026, 5, 1),
    }
    referrals.refer(case.pk, agency=other.agency, reasons=WHY, by=house.coordinator, at=when("2026-03-03"))
    assert due(case) == before
    assert case.row.agency == house.agency
    assert Complaint.objects.visible_to(house.coordinator).filter(pk=case.pk).exists()
    assert not Complaint.objects.visible_to(other.coordinator).exists()
    assert [row.pk for row in referrals.offered_to(other.coordinator)] == [case.pk]
    assert not referrals.offered_to(house.coordinator).exists()
    for verb in ("dispatch", "reject", "request_completion"):
        with pytest.raises(NotNow) as refused:
            use(case, verb, "2026-03-04", house.coordinator)
        assert refused.value.code == "not_offered"


def test_taken_over_it_is_verified_anew_and_what_runs_for_the_complainant_runs_on():
    house, other = House(), House()
    case = offered(house, other)
    taken(case, other)
    row = case.row
    assert (row.agency, row.unit, row.offered_to, row.state) == (other.agency, None, None, "received")
    assert due(case) == {
        K.VERIFY: date(2026, 3, 10),  # three working days after Thursday the 5th
        K.FIRST_ANSWER: date(2026, 3, 16),
        K.SETTLE: date(2026, 3, 27),
        K.DECIDE: date(2026, 5, 1),
    }
    ended = Duty.objects.get(complaint=case.pk, kind=K.VERIFY, ended_at__isnull=False)
    assert (ended.ended_by, ended.due_on) == ("take_over", date(2026, 3, 5))
    assert not Complaint.objects.visible_to(house.coordinator).exists()
    assert Complaint.objects.visible_to(other.coordinator).get().reference == row.reference
    use(case, "dispatch", "2026-03-06", other.coordinator, unit=other.unit)
    assert due(case)[K.SETTLE] == date(2026, 3, 27)
    use(case, "begin", "2026-03-09", other.officer)
    use(case, "answer", "2026-03-10", other.officer)
    assert case.row.state == "answered"


def test_the_complainant_keeps_number_code_and_receipt_and_is_told_once():
    house, other = House(), House()
    case = offered(house, other)
    receipt = receipts.facts(case.row, case.complainant)
    taken(case, other)
    again = receipts.facts(case.row, case.complainant)
    assert (again.reference, again.agency, again.unit, again.duties) == (
        receipt.reference,
        house.agency.name,
        house.unit.name,
        receipt.duties,
    )
    told = Message.objects.get(complaint=case.pk, notice="taken_over")
    assert told.facts["agency_name"] == other.agency.name
    assert [duty["due_on"] for duty in told.facts["duties"]] == ["2026-03-27"]
    told = Message.objects.filter(notice="referred_to_you")
    assert {row.user for row in told} == {other.coordinator.user, other.coordinator2.user}
    assert all(row.complaint is None for row in told)
    history = [entry.sentence for entry in timeline.entries(case.row, case.complainant)]
    assert f"Pengaduan ditawarkan kepada {other.agency.name}, yang dinilai lebih tepat." in history
    assert f"{other.agency.name} menerima pengaduan ini; nomor dan batas waktunya tetap." in history


@pytest.mark.parametrize(("who", "event"), [("other", "referral_declined"), ("house", "referral_withdrawn")])
def test_sent_back_or_taken_back_it_is_as_before_and_only_who_waited_is_told(who, event):
    house, other = House(), House()
    case = offered(house, other)
    before = due(case)
    by = (other if who == "other" else house).coordinator
    referrals.return_referral(case.pk, reasons="Bukan wilayah kami.", by=by, at=when("2026-03-04"))
    assert due(case) == before
    assert case.row.offered_to is None
    assert Event.objects.filter(complaint=case.pk).latest("seq").name == event
    told = Message.objects.filter(complaint=case.pk, notice="to_verify")
    people = {house.coordinator.user, house.coordinator2.user} if who == "other" else set()
    assert {row.user for row in told} == people
    assert not referrals.offered_to(other.coordinator).exists()
    with pytest.raises(NotNow):
        taken(case, other)
    referrals.refer(case.pk, agency=other.agency, reasons=WHY, by=house.coordinator, at=when("2026-03-05"))


def test_only_coordinators_of_the_two_agencies_have_a_say():
    house, other, third = House(), House(), House()
    case = house.file()
    for by in (house.officer, house.head, other.coordinator, house.ombudsman, case.complainant):
        with pytest.raises(NotYours):
            referrals.refer(case.pk, agency=other.agency, reasons=WHY, by=by, at=when("2026-03-03"))
    case = offered(house, other)
    for by in (house.coordinator, third.coordinator, other.officer, other.head, case.complainant):
        with pytest.raises(NotYours):
            referrals.take_over(case.pk, by=by, at=when("2026-03-04"))
    for by in (third.coordinator, other.officer, case.complainant):
        with pytest.raises(NotYours):
            referrals.return_referral(case.pk, reasons=WHY, by=by, at=when("2026-03-04"))
    case.row.accused.add(other.coordinator.user)
    assert not referrals.offered_to(other.coordinator).exists()
    assert referrals.offered_to(other.coordinator2).exists()
    case.row.accused.clear()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"zone": "Asia/Makassar"}, "counts_otherwise"),
        ({"law": "uk"}, "counts_otherwise"),
        ({"open_for_filing": False}, "agency_not_open"),
    ],
)
def test_an_agency_that_could_not_keep_the_dates_is_refused(fields, code):
    house, other = House(), House(**fields)
    with pytest.raises(BadInput) as refused:
        offered(house, other)
    assert refused.value.errors["agency"][0] == code
    assert other.agency not in referrals.fit(house.agency)
    with pytest.raises(BadInput):
        offered(house, house)


def test_who_is_late_stays_late_with_it_and_a_linked_case_goes_nowhere():
    house, other = House(), House()
    case = offered(house, other)
    for act in (
        lambda: taken(case, other, "2026-04-01"),
        lambda: offered(house, other, "2026-04-01"),
    ):
        with pytest.raises(NotNow) as refused:
            act()
        assert refused.value.code == "late"
    first, second = house.file(), house.file()
    duplicates.link(
        second.pk, duplicate_of=first.row, reasons="Sama.", by=house.coordinator, at=when("2026-03-03")
    )
    for linked in (first, second):
        with pytest.raises(NotNow):
            referrals.refer(
                linked.pk, agency=other.agency, reasons=WHY, by=house.coordinator, at=when("2026-03-04")
            )
    with pytest.raises(BadInput):
        duplicates.link(
            house.file().pk,
            duplicate_of=case.row,
            reasons="Sama.",
            by=house.coordinator,
            at=when("2026-03-04"),
        )


def test_withdrawn_or_taken_to_the_ombudsman_while_it_waits_it_is_offered_no_more():
    house, other = House(), House()
    gone, late = offered(house, other), offered(house, other)
    use(gone, "withdraw", "2026-03-04", gone.complainant)
    use(late, "escalate", "2026-03-20", late.complainant)
    assert gone.row.offered_to is late.row.offered_to is None
    assert not referrals.offered_to(other.coordinator).exists()


def test_figures_count_the_case_where_it_is_and_lateness_at_the_unit_that_held_it():
    house, other = House(), House()
    case = house.file()
    case.dispatched("2026-03-03").do("send_back", "2026-03-04", house.officer, reasons="Bukan unit kami.")
    referrals.refer(case.pk, agency=other.agency, reasons=WHY, by=house.coordinator, at=when("2026-03-05"))
    taken(case, other, "2026-03-06")
    use(case, "dispatch", "2026-03-09", other.coordinator, unit=other.unit)

    def charged(agency: House) -> dict[str | None, tuple[int, int]]:
        found = measures.handling(
            start=date(2026, 3, 1),
            end=date(2026, 3, 31),
            as_of=when("2026-04-02"),
            group_by="unit",
            cases=Complaint.objects.filter(agency=agency.agency),
        )
        return {group.key: (group.due, group.open_late) for group in found if group.due}

    assert charged(other) == {other.unit.code: (1, 1)}
    assert charged(house) == {}


def test_offers_stand_in_a_list_for_those_who_answer_them_with_words_and_dates_and_without_who_filed():
    house, other, third = House(), House(), House()
    case = house.file(settlement_sought="Lampu menyala.")
    referrals.refer(case.pk, agency=other.agency, reasons=WHY, by=house.coordinator, at=when("2026-03-03"))
    reader = Speaker(other.coordinator.user)
    (offer,) = reader.get("complaints/referrals/").json()["results"]
    assert (offer["reference"], offer["reasons"]) == (case.row.reference, WHY)
    assert offer["agency"]["code"] == house.agency.code
    assert (offer["settlement_sought"], offer["version"]) == ("Lampu menyala.", case.row.version)
    assert "Siti" not in str(offer)
    assert "siti@example.org" not in str(offer)
    assert reader.get("complaints/").json()["results"] == []
    mine = Speaker(house.coordinator.user)
    (listed,) = mine.get("complaints/").json()["results"]
    assert listed["offered_to"]["code"] == other.agency.code
    assert mine.get(f"complaints/{case.row.reference}/").json()["offered_to"]["code"] == other.agency.code
    for who in (house.coordinator, third.coordinator, other.officer, other.head, house.ombudsman):
        assert Speaker(who.user).get("complaints/referrals/").json()["results"] == []
    case.row.accused.add(other.coordinator2.user)
    assert Speaker(other.coordinator2.user).get("complaints/referrals/").json()["results"] == []
    case.row.accused.clear()
    taken(case, other)
    assert reader.get("complaints/referrals/").json()["results"] == []
    told = Message.objects.filter(notice="referral_taken")
    assert {message.user for message in told} == {house.coordinator.user, house.coordinator2.user}
    assert {message.complaint for message in told} == {None}
    assert told[0].facts["case"] == case.row.reference
