"""Two at once (promises P2, P5): exactly one wins, the other is told how the case stands; nothing is lost or doubled."""

import itertools
import threading
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection, transaction

from accounts.actors import clock, complainant
from accounts.roles import Role
from complaints import access
from complaints.codes import Shown
from complaints.models import Complaint, Identity
from compliance.evidence import filing
from compliance.evidence.filing import Offer
from compliance.frozen import freezing
from compliance.models import EvidenceFile
from law.codes import Classification, DutyKind, SuspensionReason
from notifications import links
from notifications.models import Message
from notifications.notices import Notice
from tests.concurrency.conftest import together
from tests.factories import SCAN, Case, House, actor, user, when
from tests.waiting import SECONDS, eventually
from tests.workflow.paths import CLOCK, IN_STATE, STANDING, carried, use
from tests.workflow.rebuilt import assert_rebuilds
from workflow import clock as official
from workflow.clocks import promises
from workflow.errors import NotNow, Refusal
from workflow.models import Duty, Event
from workflow.sweep import batches, sweeps
from workflow.verbs import (
    assignment,
    bulk,
    contacts,
    conversation,
    counter,
    duplicates,
    keys,
    letters,
    referrals,
    slips,
    table,
)
from workflow.verbs.letters import Draft

pytestmark = pytest.mark.usefixtures("committed")


def verb(case: Case, name: str, by, at: str = "2026-03-09", version: int | None = None, **changes):
    """A call of this verb, with the version as its caller last saw it."""
    seen = {} if name in ("lapse", "deem_accepted") else {"version": version or case.row.version}
    moment = when(at)
    words = {**carried(name, case.house), **changes}
    return lambda: table.VERBS[name](case.pk, by=by, at=moment, **seen, **words)


def sound(case: Case) -> None:
    """The events are gapless and joined, the case is what they say, one duty of a kind runs."""
    events = list(Event.objects.filter(complaint=case.pk).order_by("seq"))
    row = Complaint.objects.get(pk=case.pk)
    assert [event.seq for event in events] == list(range(1, row.last_seq + 1))
    assert all(before.to_state == after.from_state for before, after in itertools.pairwise(events))
    assert events[-1].to_state == row.state
    running = list(
        Duty.objects.filter(complaint=case.pk, met_at=None, ended_at=None).values_list("kind", "round")
    )
    assert len(set(running)) == len(running)


def outcome(found) -> list[str]:
    for each in found:
        assert not isinstance(each, Exception) or isinstance(each, Refusal), repr(each)
    return sorted("ok" if not isinstance(each, Exception) else type(each).__name__ for each in found)


def test_two_officers_answer_at_once_and_one_wins():
    house = House()
    case = IN_STATE["investigating"](house)
    found = together(verb(case, "answer", house.officer), verb(case, "answer", house.officer2))
    assert outcome(found) == ["NotNow", "ok"]
    refused = next(each for each in found if isinstance(each, NotNow))
    assert (refused.code, refused.state, refused.version) == ("stale_version", "answered", 4)
    assert Event.objects.filter(complaint=case.pk, name="answered").count() == 1
    sound(case)


def test_two_coordinators_assign_at_once_and_one_wins():
    house = House()
    case, other = IN_STATE["dispatched"](house), actor(user(Role.COORDINATOR, agency=house.agency))
    version, moment = case.row.version, when("2026-03-09")

    def naming(officer, by):
        return lambda: assignment.assign(case.pk, handler=officer.user, by=by, at=moment, version=version)

    found = together(naming(house.officer, house.coordinator), naming(house.officer2, other))
    assert outcome(found) == ["NotNow", "ok"]
    refused = next(each for each in found if isinstance(each, NotNow))
    assert (refused.code, refused.version) == ("stale_version", version + 1)
    event = Event.objects.get(complaint=case.pk, name="assigned")
    assert event.facts == {"handler": case.row.handler_id}
    sound(case)


LEGAL = {
    "received": ("request_completion", "reject", "dispatch", "withdraw"),
    "incomplete": ("complete", "withdraw"),
    "dispatched": ("begin", "send_back", "transfer", "withdraw", "escalate", "reclassify"),
    "investigating": ("answer", "transfer", "withdraw", "escalate", "extend", "suspend", "reclassify"),
    "answered": ("accept", "contest", "escalate", "mark_remedied"),
    "escalated": ("demand", "remand", "conclude"),
    "closed": ("reopen", "mark_remedied"),
}
BY = {
    **dict.fromkeys(("complete", "withdraw", "accept", "contest"), "complainant"),
    **dict.fromkeys(("begin", "send_back", "answer", "mark_remedied"), "officer"),
    **dict.fromkeys(("demand", "remand", "conclude"), "ombudsman"),
}
AT_A_STANDSTILL = "investigating while the clock stands still"
DOUBLE = [
    ("investigating", "extend", "supervisor"),
    ("investigating", "suspend", "officer"),
    (AT_A_STANDSTILL, "resume", "officer"),
    ("investigating", "reclassify", "officer"),
    ("investigating after an extension", "contest_extension", "complainant"),
    ("received by letter", "claim_receipt_date", "coordinator"),
    ("received with a claimed date", "confirm_receipt_date", "coordinator"),
]


@pytest.mark.parametrize(("standing", "name", "who"), DOUBLE)
def test_a_double_click_on_a_verb_of_the_clocks_has_one_effect(standing, name, who):
    house = House()
    case = STANDING[standing][1](house)
    by = case.complainant if who == "complainant" else getattr(house, who)
    before = case.row
    found = together(*(verb(case, name, by) for _ in range(4)))
    assert outcome(found) == ["NotNow"] * 3 + ["ok"]
    assert case.row.version == before.version + 1
    sound(case)
    assert_rebuilds()


@pytest.mark.parametrize("other", ["answer", "transfer", "withdraw", "escalate", "reclassify", "resume"])
def test_t43_two_at_once_lose_no_standstill_and_leave_none_open(other):
    """A message of the complainant, the cap, and a verb, each of which ends it."""
    house = House()
    case = use(
        IN_STATE["investigating"](house),
        "suspend",
        "2026-03-05",
        house.officer,
        reason=SuspensionReason.AWAITING_COMPLAINANT,
    )
    at = when("2026-03-09")
    who = BY.get(other, "coordinator")
    found = together(
        verb(case, other, case.complainant if who == "complainant" else getattr(house, who)),
        *(
            lambda: conversation.send_message(case.pk, text="Nomor 17.", by=case.complainant, at=at)
            for _ in range(3)
        ),
        lambda: sweeps.catch_up(case.pk, by=CLOCK, at=at),
    )
    outcome(found)
    names = list(Event.objects.filter(complaint=case.pk).order_by("seq").values_list("name", flat=True))
    assert (names.count("resumed"), names.count("message_sent")) == (1, 3)
    suspension = case.row.suspensions.get()
    assert suspension.until_at == at
    assert not case.row.duties.exclude(suspended_at=None).exists()
    assert case.row.duties.filter(kind="settle").latest("pk").suspended_days == 2
    sound(case)
    assert_rebuilds()


def test_t43_of_a_stop_and_an_extension_at_once_both_count_or_one_is_refused():
    house = House()
    for _ in range(5):
        case = IN_STATE["investigating"](house)
        found = together(verb(case, "suspend", house.officer), verb(case, "extend", house.supervisor))
        assert outcome(found) == ["NotNow", "ok"]
        duty = case.row.duties.get(kind="settle")
        assert (duty.suspended_at is None) == (duty.extended_days == 5)
        sound(case)
    assert_rebuilds()


def test_two_who_agree_to_a_class_at_once_change_it_once():
    house = House()
    longer = {"classification": Classification.SUPERVISORY}
    case = use(IN_STATE["investigating"](house), "reclassify", "2026-03-05", house.supervisor, **longer)
    acts = [verb(case, "reclassify", by, **longer) for by in (house.coordinator, house.coordinator2)]
    assert outcome(together(*acts)) == ["NotNow", "ok"]
    assert Event.objects.filter(complaint=case.pk, name="reclassified").count() == 1
    sound(case)


def test_two_promises_of_one_duty_and_day_at_once_are_one():
    house = House()
    by, at = house.coordinator, official.now()
    day = (at + timedelta(days=9)).date()
    acts = [
        lambda: promises.make(
            house.unit.pk,
            kind=DutyKind.VERIFY,
            classification=None,
            length=2,
            effective_from=day,
            by=by,
            at=at,
        )
    ] * 4
    assert outcome(together(*acts)) == ["BadInput"] * 3 + ["ok"]


def test_a_link_and_an_answer_to_the_first_at_once_answer_both_or_leave_one_open():
    house = House()
    for _ in range(5):
        one, two = IN_STATE["investigating"](house), IN_STATE["investigating"](house)
        outcome(together(link(two, one), verb(one, "answer", house.officer)))
        assert one.row.state == "answered"
        answered_too = two.row.state == "answered"
        assert answered_too == Event.objects.filter(complaint=two.pk, name="answered_with_original").exists()
        sound(one)
        sound(two)
    assert_rebuilds()


@pytest.mark.parametrize("state", LEGAL)
def test_of_all_pairs_of_verbs_raced_on_one_case_one_wins(state):
    """Every pair that is legal in this state, each pair on a case of its own, all pairs at once."""
    house = House()
    pairs = list(itertools.combinations_with_replacement(LEGAL[state], 2))
    cases = [IN_STATE[state](house) for _pair in pairs]
    acts = []
    for case, pair in zip(cases, pairs, strict=True):
        for name in pair:
            who = BY.get(name, "coordinator")
            acts.append(verb(case, name, case.complainant if who == "complainant" else getattr(house, who)))
    found = together(*acts)
    for number, case in enumerate(cases):
        assert outcome(found[2 * number : 2 * number + 2]) == ["NotNow", "ok"], pairs[number]
        sound(case)
        assert case.row.version == Event.objects.filter(complaint=case.pk).count()


@pytest.mark.parametrize(
    ("state", "name", "who"),
    [
        ("incomplete", "lapse", "clock"),
        ("answered", "deem_accepted", "clock"),
        ("received", "escalate", "complainant"),
        ("dispatched", "begin", "officer"),
        ("answered", "mark_remedied", "officer"),
    ],
)
def test_verbs_against_the_sweep_leave_a_sound_case_with_each_breach_once(state, name, who):
    house = House()
    case = IN_STATE[state](house)
    by = {"clock": CLOCK, "complainant": case.complainant}.get(who) or house.officer
    late = when("2026-06-01")
    found = together(
        verb(case, name, by, "2026-06-01"),
        *(lambda: sweeps.act(case.pk, by=CLOCK, at=late) for _ in range(3)),
    )
    outcome(found)
    sweeps.act(case.pk, by=CLOCK, at=late)
    sound(case)
    breaches = list(
        Event.objects.filter(complaint=case.pk, name="breached").values_list("facts__duty", "facts__due_on")
    )
    assert len(set(breaches)) == len(breaches)
    ends = Event.objects.filter(complaint=case.pk, name__in=["lapsed", "deem_accepted"]).count()
    assert ends <= 1


def test_two_sweeps_at_once_deal_with_every_case_once():
    house = House()
    cases = [house.file() for _ in range(6)]
    at = official.now()
    together(*(lambda: sweeps.sweep(at=at) for _ in range(3)))
    sweeps.sweep(at=at)
    for case in cases:
        sound(case)
        kinds = Event.objects.filter(complaint=case.pk, name="breached").values_list("facts__kind", flat=True)
        assert sorted(kinds) == ["decide", "first_answer", "settle", "verify"]


def test_a_batch_passes_over_a_case_in_use_and_does_not_wait_for_it():
    house, at = House(), when("2026-03-06")
    used, free = house.file(), house.file()
    in_use, done = threading.Event(), threading.Event()

    def use() -> None:
        with transaction.atomic():
            Complaint.objects.lock(used.pk)
            in_use.set()
            assert done.wait(SECONDS)

    def sweep() -> batches.Dealt:
        assert in_use.wait(SECONDS)
        try:
            return batches.act([used.pk, free.pk], by=CLOCK, at=at)
        finally:
            done.set()

    assert batches.Dealt([free.pk], []) in together(use, sweep)
    assert batches.act([used.pk, free.pk], by=CLOCK, at=at).done == [used.pk, free.pk]
    for case in (used, free):
        sound(case)
        assert Event.objects.filter(complaint=case.pk, name="breached").count() == 1


def waiting() -> int:
    """How many sessions of this database wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees the first look again
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]


def link(this: Case, other: Case):
    by, at = this.house.coordinator, when("2026-03-09")
    return lambda: duplicates.link(this.pk, duplicate_of=other.row, reasons="Sama.", by=by, at=at)


@pytest.mark.parametrize("taken_back", [False, True])
def test_two_cases_that_are_linked_with_a_third_at_once_share_the_earliest_end_of_all(taken_back):
    """Whoever waits for the first case learns only then who is linked with it."""
    house = House()
    one, two, three = (house.file(day) for day in ("2026-03-06", "2026-03-02", "2026-03-04"))
    own = {each.pk: each.row.duties.get(kind="settle").due_on for each in (one, two, three)}
    if taken_back:
        link(two, one)()
    held, by, at = threading.Event(), house.coordinator, when("2026-03-09")

    def hold() -> None:
        with transaction.atomic():
            Complaint.objects.lock(one.pk)
            held.set()
            eventually(lambda: waiting() == 2)

    def after(act):
        return lambda: held.wait(SECONDS) and act()

    other = (lambda: duplicates.unlink(two.pk, by=by, at=at)) if taken_back else link(two, one)
    outcome(together(hold, after(other), after(link(three, one))))
    linked = {one, three} if taken_back else {one, two, three}
    assert {each.row.duplicate_of_id for each in linked - {one}} == {one.pk}
    for each in (one, two, three):
        family = linked if each in linked else {each}
        assert each.row.duties.get(kind="settle").due_on == min(own[one.pk] for one in family), each.pk
        sound(each)
    assert_rebuilds()


def test_links_in_both_directions_wait_for_each_other_without_a_deadlock_and_make_no_circle():
    house = House()
    for _ in range(5):
        one, two = house.file(), house.file()
        assert outcome(together(link(one, two), link(two, one))) == ["BadInput", "ok"]
        assert {one.row.duplicate_of_id, two.row.duplicate_of_id} - {None} in ({one.pk}, {two.pk})
        sound(one)
        sound(two)


def test_no_message_is_lost_between_a_dozen_writers_and_a_verb():
    house = House()
    case = IN_STATE["dispatched"](house)
    at = when("2026-03-09")
    writers = [case.complainant, house.officer, house.coordinator] * 4
    acts = [lambda by=by: conversation.send_message(case.pk, text="Halo.", by=by, at=at) for by in writers]
    found = together(verb(case, "begin", house.officer), *acts)
    assert outcome(found) == ["ok"] * 13
    assert Event.objects.filter(complaint=case.pk, name="message_sent").count() == 12
    assert case.row.version == 3
    sound(case)


def test_a_race_without_the_lock_is_caught_by_the_harness():
    """Proof that these tests can fail: who reads, waits and then saves, loses what the other wrote."""
    house = House()
    case = house.file()
    both_read = threading.Barrier(2)

    def careless():
        row = Complaint.objects.get(pk=case.pk)
        both_read.wait(SECONDS)
        row.version += 1
        row.save(update_fields=["version"])

    together(careless, careless)
    assert case.row.version == 2  # two increments, one of them lost


def test_the_clock_is_an_actor_without_a_user_in_every_race():
    assert (clock().user, clock().seats) == (None, ())


def test_two_presses_of_one_link_make_one_code():
    case = House().file()
    Identity.objects.update(email_confirmed_at=when("2026-03-02"))
    identity = Identity.objects.get().pk

    def press():
        return keys.renew_access(
            case.pk, identity=identity, seq=0, by=case.complainant, at=when("2026-03-03")
        )

    found = together(press, press)
    assert outcome(found) == ["NotNow", "ok"]
    (code,) = [each for each in found if isinstance(each, str)]
    assert access.opens(case.row, code)
    sound(case)


def test_a_new_code_that_is_asked_for_twice_at_once_is_mailed_once():
    case = House().file()
    Identity.objects.update(email_confirmed_at=when("2026-03-02"))
    Message.objects.all().delete()

    def ask():
        return keys.ask_for_new_code(case.row.reference, by=complainant(), at=official.now())

    assert outcome(together(ask, ask, ask)) == ["ok", "ok", "ok"]
    assert Message.objects.filter(notice=Notice.NEW_CODE).count() == 1


def test_a_key_at_the_counter_is_approved_once_and_printed_once():
    house = House()
    case, at = house.file(), when("2026-03-03")
    counter.ask_counter_key(case.pk, shown=Shown.KTP, reasons="Kodenya hilang.", by=house.coordinator, at=at)

    def approve():
        return counter.approve_counter_key(case.pk, by=house.coordinator2, at=at)

    def printing():
        return slips.print_slip(case.pk, by=house.coordinator, at=at)

    assert outcome(together(approve, approve)) == ["NotNow", "ok"]
    assert outcome(together(printing, printing)) == ["NotVisible", "ok"]
    sound(case)


def test_an_address_is_confirmed_while_another_is_proposed_and_what_was_confirmed_holds():
    case = House().file()
    Identity.objects.update(proposed_email="kedua@example.org")
    identity, address = Identity.objects.get().pk, links.mailed_to("kedua@example.org")
    by, at = case.complainant, when("2026-03-03")
    found = together(
        lambda: contacts.confirm_address(case.pk, identity=identity, address=address, by=by, at=at),
        lambda: contacts.correct_contacts(case.pk, email="ketiga@example.org", phone="", by=by, at=at),
    )
    person = Identity.objects.get()
    assert person.proposed_email == "ketiga@example.org"
    refused = any(isinstance(each, Refusal) for each in found)
    assert person.email == ("siti@example.org" if refused else "kedua@example.org")
    sound(case)


def test_the_same_evidence_handed_in_twice_at_once_is_kept_once_and_a_freeze_beside_it_lets_in_no_third(
    settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    house, at = House(), when("2026-09-15")
    where = (house.agency.code, house.unit.code, 2026)

    def hand_in(data: bytes = SCAN):
        offer = Offer(data, "SOP.png", document="PG-01.2")
        return lambda: filing.hand_in(*where, offer=offer, by=house.coordinator, at=at)

    found = together(*(hand_in() for _try in range(4)))
    assert outcome(found) == ["ok"] * 4
    assert sorted(each.known for each in found) == [False, True, True, True]

    def freeze():
        return freezing.freeze(house.agency.code, 2026, reason="Terbit.", by=house.ombudsman, at=at)

    late, _frozen = together(hand_in(SCAN + b"\0"), freeze)
    assert EvidenceFile.objects.count() == (1 if isinstance(late, NotNow) else 2)
    assert isinstance(together(hand_in(SCAN + b"\0\0"))[0], NotNow)


def test_two_bulks_over_the_same_cases_give_each_case_to_one_of_them_and_wait_in_no_ring():
    house = House()
    cases = [IN_STATE["dispatched"](house) for _ in range(6)]
    chosen = {case.row.reference: case.row.version for case in cases}
    backwards = dict(reversed(chosen.items()))
    moment = when("2026-03-09")

    def naming(officer, seen):
        act = bulk.assigning(officer.user, by=house.coordinator, at=moment)

        def run():
            with transaction.atomic():
                return bulk.do(seen, act, by=house.coordinator)

        return run

    reports = together(naming(house.officer, chosen), naming(house.officer2, backwards))
    assert not any(isinstance(each, Exception) for each in reports), reports
    for case in cases:
        went = [
            row.reason == "" for report in reports for row in report if row.reference == case.row.reference
        ]
        assert sorted(went) == [False, True]
        assert Event.objects.filter(complaint=case.pk, name="assigned").count() == 1
        sound(case)
    act = bulk.reminding_of("Mohon dijawab.", by=house.coordinator, at=moment)
    latest = {case.row.reference: case.row.version for case in cases}
    reports = together(*[lambda: bulk.do(latest, act, by=house.coordinator)] * 2)
    assert sorted(row.reason == "" for report in reports for row in report) == [False] * 6 + [True] * 6
    assert Message.objects.filter(notice=Notice.REMINDED).count() == 6


def test_two_who_change_a_letter_at_once_make_one_version_and_the_second_is_told():
    house = House()
    at = official.now()
    letter = letters.make(
        f"agency:{house.agency.code}", Draft("Maaf", "Isi pertama", "id"), by=house.coordinator, at=at
    )
    found = together(
        *(
            partial(letters.change, letter.pk, Draft("Maaf", text, "id"), seen=1, by=by, at=at)
            for text, by in (("Isi kedua", house.coordinator), ("Isi ketiga", house.coordinator2))
        )
    )
    assert outcome(found) == ["NotNow", "ok"]
    assert list(letter.versions.order_by("number").values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize("second", ["take_over", "return_referral", "withdraw", "return by the office"])
def test_a_referral_is_taken_over_once_whatever_comes_at_the_same_time(second):
    house, other = House(), House()
    case, moment = house.file(), when("2026-03-04")
    referrals.refer(case.pk, agency=other.agency, reasons="Milik kota.", by=house.coordinator, at=moment)
    seen = case.row.version
    words = {"by": other.coordinator2, "at": moment, "version": seen}
    acts = {
        "take_over": lambda: referrals.take_over(case.pk, **words),
        "return_referral": lambda: referrals.return_referral(case.pk, reasons="Bukan milik kami.", **words),
        "withdraw": verb(case, "withdraw", case.complainant, "2026-03-04"),
        "return by the office": lambda: referrals.return_referral(
            case.pk, reasons="Kami tangani.", **{**words, "by": house.coordinator}
        ),
    }
    found = together(
        lambda: referrals.take_over(case.pk, by=other.coordinator, at=moment, version=seen), acts[second]
    )
    assert outcome(found) == ["NotNow", "ok"]
    names = set(Event.objects.filter(complaint=case.pk).values_list("name", flat=True))
    taken, ended = "taken_over" in names, names & {"referral_declined", "referral_withdrawn", "withdrawn"}
    assert taken != bool(ended)
    assert case.row.agency_id == (other if taken else house).agency.pk
    sound(case)


def test_a_case_that_is_offered_is_not_dispatched_at_the_same_time():
    house, other = House(), House()
    case, moment = house.file(), when("2026-03-04")
    seen = case.row.version
    found = together(
        lambda: referrals.refer(
            case.pk, agency=other.agency, reasons="Milik kota.", by=house.coordinator, at=moment, version=seen
        ),
        verb(case, "dispatch", house.coordinator2, "2026-03-04", version=seen),
    )
    assert outcome(found) == ["NotNow", "ok"]
    assert (case.row.state == "dispatched") != (case.row.offered_to_id is not None)
    sound(case)
