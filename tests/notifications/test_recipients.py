"""Who is told of each notice, notice by notice: said here once more, since it was decided and not computed."""

from collections.abc import Iterable

import pytest

from accounts.actors import Actor, staff
from accounts.actors import clock as the_clock
from accounts.models import User
from accounts.roles import Role
from complaints.models import Complaint
from notifications import outbox
from notifications.models import Message
from notifications.notices import RECIPIENTS, Notice
from notifications.outbox import Telling, Word
from tests.factories import House, user
from tests.notifications.conftest import file_live
from tests.undone import undone
from workflow import clock

pytestmark = pytest.mark.django_db

UNIT = {"officer", "officer2", "supervisor"}
COORDINATORS = {"coordinator", "coordinator2", "national"}
TO = {
    **dict.fromkeys(
        (
            "receipt",
            "completion_requested",
            "dispatched",
            "answered",
            "closed_without_reply",
            "lapsed",
            "rejected",
            "escalated",
            "may_escalate",
            "message_received",
            "file_offered",
            "extended",
            "suspended",
            "resumed",
            "reclassified",
            "redated",
            "gathered",
            "remanded_of_yours",
            "concluded",
            "new_code",
            "access_renewed",
            "rating_to_confirm",
            "address_to_confirm",
            "address_changed",
            "counter_key_asked",
            "questions",
            "completion_taken",
            "received_earlier",
            "linked",
            "unlinked",
            "taken_over",
            "reopened",
            "remedied",
            "remedy_overdue",
            "demanded_of_yours",
            "slip_printed",
            "digest",
        ),
        frozenset({"complainant"}),
    ),
    "to_verify": COORDINATORS,
    "new_filings": set(),
    "arrivals": set(),  # to coordinators who hear of them together (tests/workflow/test_arrivals.py)
    "referral_taken": set(),  # to the coordinators of the agency before, of no case
    "referred_to_you": set(),  # to the coordinators of the other agency, of no case
    "weekly": set(),
    "hearing": set(),  # of no case
    "objection_decided": set(),
    "invited": set(),  # to one person, of no case
    "password_link": set(),
    "phone_to_confirm": set(),  # to a number that is still to be proved (test_phones.py)
    "handed_over": set(),
    "filter_news": set(),
    "reminded": {"officer"},
    "mentioned": set(),  # to those whom a note names
    "unit_unstaffed": COORDINATORS,
    "concluded_to_you": UNIT | COORDINATORS,
    "dispatched_to_you": UNIT,
    "contested": UNIT,
    "assigned_to_you": {"officer"},
    "overdue": {"officer", "supervisor"},
    "redated_to_you": {"officer"},
    "message_from_complainant": {"officer"},
    "agency_overdue": COORDINATORS | {"head"},
    "remanded": UNIT | COORDINATORS,
    "demanded": UNIT | COORDINATORS,
    "explained_to_you": {"ombudsman", "other_ombudsman"},
    "demand_unmet": {"ombudsman", "other_ombudsman"},
    "product_issued": UNIT | COORDINATORS | {"head"},
    "evidence_given": {"ombudsman", "other_ombudsman"},
    "evidence_judged": UNIT | COORDINATORS,
    "monitored": UNIT | COORDINATORS | {"head"},
    "product_unmet": {"ombudsman", "other_ombudsman"},
    "escalated_to_you": {"ombudsman", "other_ombudsman"},
    "extension_contested": COORDINATORS | {"supervisor"},
    "reclassification_proposed": COORDINATORS | {"supervisor"},
    "calendar_waits": set(),  # to administrators, of no case
    # Whom a rung of the ladder tells, its rulebook says (tests/workflow/test_ladder.py).
    "due_soon": set(),
    "due_today": set(),
    "three_days_over": set(),
    "five_days_over": set(),
}


class Office(House):
    """Beside the usual people a coordinator of every agency, and in each place somebody who must never be told."""

    def __init__(self) -> None:
        super().__init__()
        elsewhere = House()
        self.national = staff(user(Role.COORDINATOR))
        self.other_ombudsman = elsewhere.ombudsman
        self.never = {
            *(
                elsewhere.coordinator.user,
                elsewhere.head.user,
                elsewhere.officer.user,
                elsewhere.supervisor.user,
            ),
            user(Role.OFFICER, unit=self.unit, is_active=False),
            user(Role.SUPERVISOR, unit=self.other_unit),
            user(Role.COORDINATOR, agency=self.agency, is_active=False),
            user(Role.AGENCY_HEAD, agency=self.agency, is_active=False),
            user(Role.OMBUDSMAN, is_active=False),
        }

    def held(self) -> Complaint:
        """A case that the unit holds and its officer handles, of which nobody was told yet."""
        complaint = file_live(self).complaint
        complaint.unit = complaint.held_by = self.unit
        complaint.handler = self.officer.user
        Message.objects.all().delete()
        return complaint

    def names(self, messages: Iterable[Message]) -> list[str]:
        people = {
            who.user.pk: name for name, who in vars(self).items() if isinstance(who, Actor) and who.user
        }
        return sorted("complainant" if row.user is None else people[row.user.pk] for row in messages)


def test_the_table_here_holds_every_notice():
    assert set(TO) == set(Notice) == set(RECIPIENTS)


def test_each_notice_reaches_these_people_each_once_and_nobody_else():
    office = Office()
    complaint, at = office.held(), clock.now()
    for notice, people in TO.items():
        with undone():
            outbox.enqueue(Notice(notice), complaint, by=the_clock(), at=at, facts={"duties": []})
            told = office.names(Message.objects.select_related("user"))
        assert told == sorted(people), notice
        word = Word(Notice(notice), {"duties": []})
        with undone():
            made = outbox.messages_to_all([Telling(complaint, word)], by=the_clock(), at=at)
            assert office.names(made) == sorted(people), notice


@pytest.mark.parametrize("notice", ["redated_to_you", "overdue", "contested", "remanded", "escalated_to_you"])
def test_the_accused_are_told_of_nothing_one_by_one_or_many_at_once(notice):
    office = Office()
    complaint, at = office.held(), clock.now()
    accused = {"officer", "coordinator", "ombudsman"}
    complaint.accused.add(*(getattr(office, name).user for name in accused))
    outbox.enqueue(Notice(notice), complaint, by=the_clock(), at=at, facts={"duties": []})
    # The handler is accused: the others of the unit are told.
    expected = (TO[notice] - accused) | (
        {"officer2", "supervisor"} if notice in ("redated_to_you", "overdue") else set()
    )
    assert office.names(Message.objects.select_related("user")) == sorted(expected)
    telling = Telling(complaint, Word(Notice(notice), {"duties": []}))
    made = outbox.messages_to_all([telling], by=the_clock(), at=at)
    assert office.names(made) == sorted(expected)


def test_before_anybody_handles_a_case_its_unit_is_told_and_before_a_unit_holds_it_the_coordinators():
    office = Office()
    complaint, at = office.held(), clock.now()
    complaint.handler = None
    outbox.enqueue(Notice.REDATED_TO_YOU, complaint, by=the_clock(), at=at, facts={"duties": []})
    assert office.names(Message.objects.select_related("user")) == sorted(UNIT)
    Message.objects.all().delete()
    complaint.held_by = None
    outbox.enqueue(Notice.REDATED_TO_YOU, complaint, by=the_clock(), at=at, facts={"duties": []})
    assert office.names(Message.objects.select_related("user")) == sorted(COORDINATORS)


def test_of_many_cases_each_goes_to_its_own_handler():
    office = Office()
    cases, at = [office.held() for _ in range(3)], clock.now()
    handlers = [office.officer, office.officer2, office.supervisor]
    for complaint, handler in zip(cases, handlers, strict=True):
        complaint.handler = handler.user
    word = Word(Notice.REDATED_TO_YOU, {"duties": []})
    made = outbox.messages_to_all([Telling(each, word) for each in cases], by=the_clock(), at=at)
    assert [(row.complaint, row.user) for row in made] == [
        (complaint, handler.user) for complaint, handler in zip(cases, handlers, strict=True)
    ]


def test_nobody_is_told_of_their_own_act_and_who_has_no_address_of_nothing():
    office = Office()
    complaint, at = office.held(), clock.now()
    User.objects.filter(pk=office.officer2.user.pk).update(email="")
    outbox.enqueue(Notice.CONTESTED, complaint, by=staff(office.officer.user), at=at, facts={"duties": []})
    assert office.names(Message.objects.select_related("user")) == ["supervisor"]
