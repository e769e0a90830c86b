"""Before a year is frozen the unit is heard: it reads its draft, objects case by case, and each objection is decided."""

from datetime import date, timedelta

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from compliance.frozen import freezing, rebuilding
from compliance.hearing import objecting, opening, reading, standing
from compliance.hearing.models import Hearing, HearingUnit, Objection
from compliance.hearing.standing import Stage
from config import checkup
from notifications.models import Message
from tests.compliance.test_frozen import assess, by_hand, freeze
from tests.factories import House, when
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.record import timeline
from workflow.verbs import accusing

pytestmark = pytest.mark.django_db
OPENED = when("2026-06-01")
WITHIN = when("2026-06-05")
AFTER = when("2026-06-30")
WHY = "Berkas lengkap baru masuk setelah batas waktu."


@pytest.fixture
def house() -> House:
    """A unit with cases met, late and still open."""
    house = House()
    house.met = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.late = house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-30").answered("2026-04-30")
    house.open = house.file("2026-03-05").dispatched("2026-03-06")
    assess(house, at=OPENED)
    return house


def opened(house: House, at=OPENED, days: int | None = None) -> Hearing:
    return opening.open_(house.agency.code, 2026, days=days, by=house.ombudsman, at=at)


def draft_of(house: House) -> HearingUnit:
    return HearingUnit.objects.get(unit=house.unit)


def objected(house: House, of, at=WITHIN, by=None, **changes) -> Objection:
    said = {"case": of.row.reference, "reasons": WHY, "file": None, **changes}
    return objecting.object_(draft_of(house).pk, **said, by=by or house.supervisor, at=at)


def decided(house: House, objection: Objection, upheld: bool = True, at=AFTER):
    follows = "left_out" if upheld else ""
    return objecting.decide(
        objection.pk, upheld=upheld, follows=follows, reasons="Sudah diperiksa.", by=house.ombudsman, at=at
    )


def test_the_draft_goes_to_heads_of_units_and_coordinators_with_the_last_day_by_the_agency_s_calendar(house):
    hearing = opened(house)
    assert (hearing.days, hearing.number, hearing.until_on > date(2026, 6, 12)) == (10, 1, True)
    assert hearing.calendar.startswith(f"{house.agency.calendar}@")
    told = Message.objects.filter(notice="hearing")
    assert {row.user_id for row in told} == {
        house.supervisor.user.pk,
        house.coordinator.user.pk,
        house.coordinator2.user.pk,
    }
    assert {row.facts["unit"] for row in told} == {"", house.unit.code}
    assert all(row.facts["until"] == hearing.until_on.isoformat() for row in told)
    draft = draft_of(house)
    assert (draft.cases, opened_is_whole(hearing)) == (3, True)
    assert list(checkup.frozen(WITHIN)) == list(checkup.sealed(WITHIN)) == []


def opened_is_whole(hearing: Hearing) -> bool:
    """The draft is what a version frozen at that moment would be."""
    again = freezing.settled(hearing.agency, hearing.year, hearing.at)[1]
    return opening.whole(hearing) == again


def test_a_year_is_frozen_only_when_the_hearing_is_over_and_every_objection_decided(house):
    hearing = opened(house, days=5)
    objection = objected(house, house.late)
    with pytest.raises(NotNow) as refused:
        freeze(house, at=WITHIN)
    assert (refused.value.code, standing.of(hearing, at=WITHIN)) == ("hearing_open", Stage.OPEN)
    with pytest.raises(NotNow) as refused:
        freeze(house, at=AFTER)
    assert (refused.value.code, standing.of(hearing, at=AFTER)) == ("objections_undecided", Stage.UNDECIDED)
    with pytest.raises(NotNow):
        opened(house, at=AFTER)
    decided(house, objection)
    assert standing.of(hearing, at=AFTER) == Stage.OVER
    first, second = freeze(house, at=AFTER), freeze(house, at=AFTER + timedelta(days=1))
    # The second version changed something without hearing the units again, and says so.
    assert (first.hearing, second.hearing) == (hearing, None)
    assert rebuilding.differences(first) == rebuilding.differences(second) == []
    assert opened(house, at=AFTER + timedelta(days=2)).number == 2
    assert list(checkup.frozen(AFTER)) == list(checkup.hashes(AFTER)) == list(checkup.columns(AFTER)) == []


def test_what_is_said_in_a_hearing_changes_no_figure_of_the_version(house):
    before = freezing.of_rows(freezing.settled(house.agency, 2026, AFTER)[0])
    opened(house)
    decided(house, objected(house, house.late))
    after = freezing.of_rows(freezing.settled(house.agency, 2026, AFTER)[0])
    assert after["units"] == before["units"]


def test_an_objection_stands_in_the_history_of_its_case_for_staff_and_not_for_the_complainant(house):
    opened(house)
    decided(house, objected(house, house.late), upheld=False)
    row = house.late.row
    said = {entry.event: entry.text for entry in timeline.entries(row, house.coordinator)}
    assert WHY in said["objected"]
    assert "2026" in said["objection_refused"]
    assert "objected" not in {entry.event for entry in timeline.entries(row, house.late.complainant)}


def test_after_the_term_an_objection_and_a_reply_are_refused_in_one_sentence(house):
    hearing = opened(house, days=3)
    last = hearing.until_at - timedelta(microseconds=1)
    objected(house, house.late, at=last)
    objecting.reply(draft_of(house).pk, text="Dua petugas cuti.", by=house.supervisor, at=last)
    for act in (
        lambda: objected(house, house.open, at=hearing.until_at),
        lambda: objecting.reply(draft_of(house).pk, text="Lagi.", by=house.coordinator, at=hearing.until_at),
    ):
        with pytest.raises(NotNow) as refused:
            act()
        assert refused.value.code == "term_over"
        assert str(refused.value.sentence).count(".") == 1
    assert Objection.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "refusal", "code"),
    [
        ({"by": "officer"}, NotYours, "not_for_this_unit"),
        ({"by": "head"}, NotYours, "not_for_this_unit"),
        ({"by": "ombudsman"}, NotYours, "not_for_this_unit"),
        ({"reasons": " "}, BadInput, "empty"),
        ({"file": 10**9}, BadInput, "unknown"),
        ({"case": "TNT-7K4M-2Q9X-C"}, BadInput, "not_in_the_draft"),
    ],
)
def test_an_objection_that_cannot_stand_is_refused_and_nothing_is_written(house, change, refusal, code):
    opened(house)
    by = getattr(house, change.pop("by", "supervisor"))
    seq = house.late.row.last_seq
    with pytest.raises(refusal) as refused:
        objected(house, house.late, by=by, **change)
    assert refused.value.code == code
    assert not Objection.objects.exists()
    assert house.late.row.last_seq == seq


def test_each_unit_objects_once_a_case_and_each_objection_is_decided_once(house):
    opened(house)
    objection = objected(house, house.late)
    with pytest.raises(NotNow):
        objected(house, house.late, by=house.coordinator)
    for by in (house.coordinator, house.supervisor):
        with pytest.raises(NotYours):
            objecting.decide(objection.pk, upheld=False, reasons=WHY, by=by, at=AFTER)
    for wrong in (
        {"upheld": True},
        {"upheld": False, "follows": "left_out"},
        {"upheld": True, "follows": "x"},
    ):
        with pytest.raises(BadInput):
            objecting.decide(objection.pk, **wrong, reasons=WHY, by=house.ombudsman, at=AFTER)
    decided(house, objection)
    with pytest.raises(NotNow):
        decided(house, objection, upheld=False)
    told = {row.user: row.facts["unit"] for row in Message.objects.filter(notice="objection_decided")}
    assert (told[house.coordinator.user], told[house.supervisor.user]) == ("", house.unit.code)
    assert not told.keys() & {house.officer.user, house.ombudsman.user}


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"days": 0}, BadInput),
        ({"days": 61}, BadInput),
        ({"year": 2019}, BadInput),
        ({"year": 2027}, BadInput),
        ({"year": 2025}, BadInput),
        ({"agency": "tidak-ada"}, NotVisible),
        ({"by": "coordinator"}, NotYours),
    ],
)
def test_a_hearing_that_cannot_be_is_refused(house, change, refusal):
    asked = {"agency": house.agency.code, "year": 2026, "days": 5, "by": "ombudsman", **change}
    by = getattr(house, asked.pop("by"))
    with pytest.raises(refusal) as refused:
        opening.open_(asked.pop("agency"), asked.pop("year"), **asked, by=by, at=OPENED)
    assert str(refused.value.sentence)
    assert not Hearing.objects.exists()


def test_who_heads_a_unit_reads_its_draft_and_no_other_and_an_accused_person_reads_nothing_of_the_case(house):
    opened(house)
    objected(house, house.late)
    asked = (house.agency.code, 2026, 1)
    mine = reading.draft(house.supervisor, *asked, house.unit.code, at=WITHIN)
    assert {line.reference for line in mine.lines} == {
        case.row.reference for case in (house.met, house.late, house.open)
    }
    assert (mine.speaks, [one.reasons for one in mine.said]) == (True, [WHY])
    assert not mine.lines[0].facts["good"]
    for by in (house.officer, house.other_officer, House().supervisor, House().coordinator):
        with pytest.raises((NotYours, NotVisible)):
            reading.draft(by, *asked, house.unit.code, at=WITHIN)
    with pytest.raises(NotYours):
        reading.of_year(house.supervisor, *asked[:2])
    accusing.name_accused(house.late.pk, accused=[house.coordinator2.user], by=house.coordinator, at=WITHIN)
    theirs = reading.draft(house.coordinator2, *asked, house.unit.code, at=WITHIN)
    assert house.late.row.reference not in {line.reference for line in theirs.lines}
    assert [(one.reference, one.reasons) for one in theirs.said] == [(None, None)]
    # The head of the agency counts cases and opens none.
    assert [one.reasons for one in reading.draft(house.head, *asked, house.unit.code, at=WITHIN).said] == [
        None
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE compliance_hearing SET document = replace(document, '2026', '2025')",
        "UPDATE compliance_hearingunit SET document = replace(document, '77.77', '77.79')",
        "UPDATE compliance_objection SET by_id = by_id + 1",
        "UPDATE compliance_objectiondecision SET follows = 'corrected'",
        "DELETE FROM compliance_objectiondecision",
        "DELETE FROM workflow_event WHERE name = 'objected'",
    ],
)
def test_what_was_changed_by_hand_is_told(house, statement):
    opened(house)
    decided(house, objected(house, house.late))
    assert list(checkup.frozen(AFTER)) == []
    by_hand(statement)
    assert list(checkup.frozen(AFTER))


def test_all_of_a_hearing_is_only_added_to(house):
    opened(house)
    decided(house, objected(house, house.late))
    objecting.reply(draft_of(house).pk, text="Dua petugas cuti.", by=house.coordinator, at=WITHIN)
    for table in ("hearing", "hearingunit", "objection", "objectiondecision", "hearingreply"):
        for statement in ("UPDATE compliance_{} SET id = id + 9", "DELETE FROM compliance_{}"):
            with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
                connection.cursor().execute(statement.format(table))
