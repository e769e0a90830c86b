"""All notices × who is gone: somebody who can act on it is always told, and nobody who left."""

from datetime import datetime, timedelta

import pytest

from accounts.actors import clock as the_clock
from accounts.models import Agency, Membership, User
from accounts.roles import Role
from law.codes import Classification
from notifications import outbox
from notifications.models import Message
from notifications.notices import RECIPIENTS, Notice, Recipient
from notifications.outbox import Telling, Word
from tests.factories import SCAN, House, user, when
from tests.notifications.conftest import file_live, live
from tests.workflow.paths import IN_STATE, use
from workflow import clock
from workflow.sweep import arrivals
from workflow.verbs import conversation
from workflow.verbs.table import VERBS

pytestmark = pytest.mark.django_db
ALSO = {Notice.DUE_SOON: tuple(each for each in Recipient if each != Recipient.COMPLAINANT)}
TO_STAFF = {
    notice: readers
    for notice, readers in {**RECIPIENTS, **ALSO}.items()
    if readers and Recipient.COMPLAINANT not in readers
}


def disabled(*people: str):
    return lambda house: _of(house, people).update(is_active=False)


def unseated(*people: str):
    return lambda house: Membership.objects.filter(user__in=_of(house, people)).delete()


def moved(*people: str):
    return lambda house: Membership.objects.filter(user__in=_of(house, people)).update(unit=house.other_unit)


def without_address(*people: str):
    return lambda house: _of(house, people).update(email="")


def _of(house: House, people):
    return User.objects.filter(pk__in=[getattr(house, name).user.pk for name in people])


UNIT = ("officer", "officer2", "supervisor")
COORDINATORS = ("coordinator", "coordinator2")
GONE = {
    "nobody": lambda house: None,
    "handler disabled": disabled("officer"),
    "handler moved": moved("officer"),
    "handler without a seat": unseated("officer"),
    "handler without an address": without_address("officer"),
    "supervisor": disabled("supervisor"),
    "unit disabled": disabled(*UNIT),
    "unit moved": moved(*UNIT),
    "coordinators": unseated(*COORDINATORS),
    "head": disabled("head"),
    "unit and coordinators": disabled(*UNIT, *COORDINATORS),
    "unit, coordinators and head": unseated(*UNIT, *COORDINATORS, "head"),
    "ombudsmen": disabled("ombudsman"),
    "all but the custodian": disabled(*UNIT, *COORDINATORS, "head", "ombudsman", "administrator"),
    "all but the administrator": disabled(*UNIT, *COORDINATORS, "head", "ombudsman", "custodian"),
}


@pytest.mark.parametrize("gone", GONE)
def test_of_every_notice_somebody_who_is_there_is_told(gone):
    """One house, every notice: one by one and many at once."""
    house = House()
    case = IN_STATE["investigating"](house)
    GONE[gone](house)
    complaint, at = case.row, clock.now()
    for notice, readers in TO_STAFF.items():
        Message.objects.all().delete()
        words = [Word(notice, {"duties": []}, to=readers)]
        outbox.enqueue_one_each(words, complaint, by=the_clock(), at=at, not_before=at)
        told = {message.user_id for message in Message.objects.all()}
        assert told, notice
        for person in User.objects.filter(pk__in=told):
            seats = Membership.objects.filter(user=person)
            assert person.is_active
            assert person.email
            assert [
                seat
                for seat in seats
                if seat.unit_id == house.unit.pk
                or (seat.unit_id is None and seat.agency_id in (None, house.agency.pk))
            ], notice
        made = outbox.messages_to_all([Telling(complaint, words[0])], by=the_clock(), at=at)
        assert {message.user_id for message in made} == told


def told_of(notice: str, case) -> set[int]:
    return set(Message.objects.filter(complaint=case.pk, notice=notice).values_list("user_id", flat=True))


def ids(house: House, *people: str) -> set[int]:
    return {getattr(house, name).user.pk for name in people}


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("handler moved", ("officer2", "supervisor")),
        ("unit disabled", COORDINATORS),
        ("unit and coordinators", ("head",)),
    ],
)
def test_a_message_of_the_complainant_goes_to_the_next_who_can_answer(gone, told):
    house = House()
    case = IN_STATE["investigating"](house)
    GONE[gone](house)
    conversation.send_message(case.pk, text="Sudah ada kabar?", by=case.complainant, at=when("2026-03-06"))
    assert told_of("message_from_complainant", case) == ids(house, *told)


def test_a_file_of_the_complainant_is_told_like_a_message():
    house = House()
    case = IN_STATE["investigating"](house).evidenced("2026-03-06", by=None)
    Message.objects.all().delete()
    conversation.attach(case.pk, data=SCAN, message=None, by=case.complainant, at=when("2026-03-06"))
    assert told_of("message_from_complainant", case) == ids(house, "officer")


def test_while_the_case_is_with_the_ombudsman_its_messages_reach_the_ombudsman_too():
    house = House()
    case = IN_STATE["escalated"](house)
    conversation.send_message(case.pk, text="Sudah ada kabar?", by=case.complainant, at=when("2026-03-06"))
    assert ids(house, "ombudsman") <= told_of("message_from_complainant", case)


@pytest.mark.parametrize("verb", ["dispatch", "transfer"])
def test_a_unit_without_active_staff_is_told_to_the_coordinator_who_sent_the_case_there(verb):
    house = House()
    Membership.objects.filter(user=house.other_officer.user).delete()
    case = house.file()
    if verb == "transfer":
        case = case.dispatched("2026-03-03")
    Message.objects.all().delete()
    words = {"unit": house.other_unit}
    if verb == "dispatch":
        words["classification"] = Classification.ORDINARY
    use(case, verb, "2026-03-04", house.coordinator, **words)
    assert told_of("unit_unstaffed", case) == ids(house, *COORDINATORS)
    assert told_of("dispatched_to_you", case) == ids(house, "coordinator2")


def soon() -> datetime:
    """When what was written until now is told."""
    return clock.now() + arrivals.SETTLED


def filed_now(house: House) -> set[int]:
    """Who is told of a filing by the next sweep."""
    Message.objects.all().delete()
    Agency.objects.update(told_of_filings_at=None)
    file_live(house)
    arrivals.tell(at=soon())
    told = Message.objects.filter(notice="new_filings", facts__agency=house.agency.code)
    return set(told.values_list("user_id", flat=True))


def test_filing_is_told_to_the_coordinators():
    house = House()
    assert filed_now(house) == ids(house, *COORDINATORS)
    alone = House()
    Membership.objects.filter(user__in=_of(alone, COORDINATORS)).delete()
    assert filed_now(alone) == ids(alone, "head")


def test_an_agency_without_coordinator_and_head_reaches_whoever_can_give_a_seat():
    house = House()
    Membership.objects.filter(user__in=_of(house, (*COORDINATORS, "head"))).delete()
    assert ids(house, "administrator", "custodian") <= filed_now(house)
    national = user(Role.COORDINATOR)
    assert filed_now(house) == {national.pk}


def test_a_flood_of_filings_is_one_mail_an_hour_that_counts_them():
    house = House()
    for n in range(25):
        file_live(house, f"warga{n}@example.org")

    def counted(later: timedelta) -> list[int]:
        before = set(Message.objects.values_list("pk", flat=True))
        arrivals.tell(at=soon() + later)
        return [row.facts["count"] for row in Message.objects.exclude(pk__in=before)]

    assert counted(timedelta()) == [25] * len(COORDINATORS)
    file_live(house, "nanti@example.org")
    assert counted(timedelta(minutes=59)) == []
    assert counted(timedelta(minutes=61)) == [1] * len(COORDINATORS)
    assert counted(timedelta(hours=5)) == []


def test_a_filing_that_was_still_being_written_when_others_were_told_is_told_the_next_time():
    """Its official time lies before that of the sweep, which did not see it."""
    house, now = House(), clock.now()
    file_live(house, at=now - timedelta(seconds=59))
    assert arrivals.tell(at=now) == 0
    told_at = now + timedelta(seconds=12)
    assert arrivals.tell(at=told_at) == 1
    file_live(house, "lain@example.org", at=now)
    assert arrivals.tell(at=told_at + timedelta(minutes=61)) == 1
    assert arrivals.tell(at=told_at + timedelta(minutes=130)) == 0


def test_filings_that_were_verified_meanwhile_or_imported_or_told_by_the_demo_are_not_told():
    house = House()
    house.file(clock.now() - timedelta(minutes=5))
    assert arrivals.tell(at=soon()) == 0
    case = file_live(house).complaint
    VERBS["reject"](
        case.pk,
        by=live(house.coordinator),
        at=clock.now(),
        version=case.version,
        ground="abusive",
        reasons="Isinya tidak pantas.",
    )
    assert arrivals.tell(at=soon()) == 0


def test_another_agency_is_told_of_its_own_filings_alone():
    one, other = House(), House()
    file_live(one)
    arrivals.tell(at=soon())
    told = set(Message.objects.filter(notice="new_filings").values_list("user_id", flat=True))
    assert told == ids(one, *COORDINATORS)
    assert not told & ids(other, *COORDINATORS)
