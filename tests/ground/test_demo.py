"""The demo, loaded once through its command into a database of its own, and read by every test here."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F, Max, Min, Q
from django.test import override_settings

from accounts.actors import Origin, staff
from accounts.models import Agency, Membership, Unit, User
from accounts.roles import UNIT_STAFF
from complaints.codes import Channel, IdentityKind, Outcome
from complaints.lifecycle import END_STATES, State
from complaints.models import NEVER, Attachment, Complaint, Identity, Statement
from compliance import behind, figures, recounting
from compliance.measures import GroupBy
from compliance.models import Assessment, Standing
from compliance.scope import Scope
from config.supervisor import DEMO_PASSWORD, DEMO_SIGN_INS
from demo import load, program
from demo.people import settle_in
from law.codes import Classification, DutyKind
from law.counting import local_date
from notifications.models import Message
from tests.databases import Databases, at
from workflow import clock
from workflow.models import Duty, Event, Holding
from workflow.sweep import sweeps

EVERY_EVENT = {
    *(
        "answer_audited",
        "registered",
        "completion_requested",
        "completed",
        "lapsed",
        "rejected",
        "dispatched",
        "sent_back",
        "begun",
    ),
    *(
        "transferred",
        "answered",
        "remedied",
        "accepted",
        "deem_accepted",
        "contested",
        "reopened",
        "withdrawn",
    ),
    *(
        "appealed",
        "escalated",
        "remanded",
        "concluded",
        "message_sent",
        "note_written",
        "attached",
        "assigned",
    ),
    *("referred", "taken_over", "referral_declined"),
    *("linked", "breached", "escalation_offered", "objected", "objection_upheld", "objection_refused"),
}
RUNNING = Q(met_at=None, ended_at=None)
pytestmark = pytest.mark.bulk


def load_demo(files: Path) -> str:
    said = StringIO()
    with override_settings(MEDIA_ROOT=files):
        call_command("demo", stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def told(databases: Databases, django_db_blocker: Any) -> Iterator[str]:
    """What the command said. Tests only read; those that act roll back."""
    files = databases.folder / "demo-files"
    name, said = databases.once("demo", partial(load_demo, files))
    with django_db_blocker.unblock(), at(name), override_settings(MEDIA_ROOT=files):
        yield said


def test_it_tells_14_months_of_400_complaints_and_says_how_long_that_took(told: str) -> None:
    filed = Complaint.objects.aggregate(n=Count("pk"), first=Min("received_at"), last=Max("received_at"))
    assert filed["n"] >= 400
    assert f"{filed['n']} complaints told" in told
    assert filed["last"] - filed["first"] > timedelta(days=410)
    assert clock.now() - filed["last"] < timedelta(days=4)
    months = Counter(day.strftime("%Y-%m") for day in Complaint.objects.values_list("received_on", flat=True))
    assert len(months) >= 14
    assert set(Complaint.objects.values_list("origin", flat=True)) == {Origin.DEMO}
    assert set(Event.objects.values_list("origin", flat=True)) == {Origin.DEMO}


@pytest.mark.parametrize(
    ("field", "every"),
    [
        ("state", State.values),
        ("channel", Channel.values),
        ("identity_kind", IdentityKind.values),
        ("classification", list(Classification)),
        ("outcome", Outcome.values),
        ("agency__code", ["serang", "pandeglang", "kota-serang", "makassar", "ternate"]),
    ],
)
def test_it_holds_every(told: str, field: str, every: list[str]) -> None:
    assert set(every) <= set(Complaint.objects.values_list(field, flat=True))


def test_every_kind_of_thing_happens_in_it(told: str) -> None:
    assert set(Event.objects.values_list("name", flat=True)) >= EVERY_EVENT
    late = Duty.objects.filter(kind=DutyKind.SETTLE, met_at__gte=F("due_at"))
    assert late.count() > 20
    remedies = Duty.objects.filter(kind=DutyKind.REMEDY)
    assert remedies.filter(met_at__lt=F("due_at")).exists()
    assert remedies.filter(met_at__gte=F("due_at")).exists()
    assert remedies.filter(RUNNING, due_at__lte=clock.now()).exists()
    assert Complaint.objects.overdue(clock.now()).filter(state=State.INVESTIGATING).exists()
    assert Complaint.objects.overdue(clock.now()).filter(state=State.RECEIVED, held_by=None).exists()
    findings = Event.objects.filter(name="concluded").values_list("facts__finding", flat=True)
    assert set(findings) == {"maladministration", "none"}
    assert Complaint.objects.exclude(duplicate_of=None).count() >= 10
    assert Complaint.objects.filter(unit=None).exists()
    assert Attachment.objects.count() >= 3
    assert Attachment.objects.exclude(message=None).exists()


@pytest.mark.parametrize("ready", [True, False])
def test_every_number_of_every_table_of_figures_opens_exactly_its_cases(told: str, ready: bool) -> None:
    with transaction.atomic():
        now = clock.now()
        assert recounting.work(now=lambda: now, seconds=600)
        Standing.objects.update(ready=ready)
        reader = staff(User.objects.get(username="ombudsman"))
        end = local_date(now, "Asia/Jakarta")
        period = {"start": end - timedelta(days=400), "end": end, "scope": Scope(None)}
        walked = 0
        for by in (None, *GroupBy) if ready else (None, GroupBy.UNIT):
            for group in figures.handling(**period, as_of=now, group_by=by).groups:
                for measure in behind.MEASURES:
                    number = behind.number(measure, **period, group_by=by, key=group.key)
                    found = behind.cases(number, reader=reader, as_of=now, size=1000)
                    assert (found.total, len(found.rows)) == (getattr(group, measure),) * 2, number
                    walked += 1
        assert walked > (400 if ready else 100)
        transaction.set_rollback(True)


def test_events_are_gapless_and_end_where_their_case_stands(told: str) -> None:
    numbered = Complaint.objects.annotate(
        n=Count("events"), most=Max("events__seq"), latest=Max("events__at")
    )
    assert not numbered.exclude(n=F("most"), last_seq=F("most"), last_at=F("latest")).exists()


def test_clocks_stand_right(told: str) -> None:
    assert not Duty.objects.filter(RUNNING, complaint__state__in=END_STATES).exclude(kind="remedy").exists()
    running = Min("duties__due_at", filter=Q(duties__met_at=None, duties__ended_at=None))
    for case in Complaint.objects.annotate(end=running):
        assert case.next_due_at == (case.end or NEVER)
    assert not Holding.objects.filter(until_at=None).exclude(unit=F("complaint__held_by")).exists()


def test_the_clock_acted_within_the_minute_after_each_end(told: str) -> None:
    before: Event | None = None
    acts = 0
    for event in Event.objects.order_by("complaint_id", "seq"):
        if event.actor_kind == "clock" and before is not None:
            # A class given late may set an end that has passed by then.
            assert timedelta() <= event.at - max(event.effective_at, before.at) < timedelta(minutes=1)
            acts += 1
        before = event
    assert acts > 200
    assert not Duty.objects.filter(
        RUNNING, swept_at=None, due_at__lte=clock.now() - timedelta(minutes=1)
    ).exists()
    assert not Duty.objects.filter(
        RUNNING, suspended_at=None, rung_at__lte=clock.now() - timedelta(minutes=1)
    ).exists()


def test_staff_act_in_the_working_hours_of_their_zone(told: str) -> None:
    acts = Event.objects.filter(actor_kind="staff").select_related("complaint__agency")
    off = [act for act in acts if not 7 <= act.at.astimezone(ZoneInfo(act.complaint.agency.zone)).hour < 16]
    assert not off
    sundays = [
        act for act in acts if act.at.astimezone(ZoneInfo(act.complaint.agency.zone)).isoweekday() == 7
    ]
    # Asking on a set day for what is missing, so that the month ends tonight, may fall on any day.
    assert {act.name for act in sundays} <= {"completion_requested"}


def test_some_duties_are_left_for_the_clock_of_the_coming_days(told: str) -> None:
    soon = Duty.objects.filter(RUNNING, due_at__gt=clock.now(), due_at__lte=clock.now() + timedelta(days=5))
    assert {"complete", "reply", "settle"} <= set(soon.values_list("kind", flat=True))


def test_the_clock_of_the_product_finds_nothing_undone(told: str) -> None:
    before = Event.objects.count()
    with transaction.atomic():
        sweeps.sweep(at=Complaint.objects.aggregate(last=Max("last_at"))["last"])
        assert Event.objects.count() == before
        transaction.set_rollback(True)


def test_nothing_is_left_to_send_and_every_message_has_its_words(told: str) -> None:
    assert set(Message.objects.values_list("state", "origin")) == {("sent", Origin.DEMO)}
    assert not Message.objects.exclude(sent_at=F("next_try_at")).exists()
    assert not Message.objects.exclude(next_try_at__gte=F("created_at")).exists()
    assert not Message.objects.filter(Q(subject="", record=None) | Q(body=None) | Q(frame=None)).exists()


def test_no_two_complaints_read_alike(told: str) -> None:
    descriptions = list(Statement.objects.filter(kind="description").values_list("body", flat=True))
    assert len(set(descriptions)) == len(descriptions)
    subjects = list(Statement.objects.filter(kind="subject").values_list("body", flat=True))
    assert len(set(subjects)) > 0.95 * len(subjects)
    unfilled = Statement.objects.filter(Q(body__contains="{") | Q(body__contains="}"))
    assert not unfilled.exists()


def test_anonymous_complaints_have_no_identity_and_all_addresses_lead_nowhere(told: str) -> None:
    assert not Identity.objects.filter(complaint__identity_kind=IdentityKind.ANONYMOUS).exists()
    assert not Identity.objects.exclude(Q(email="") | Q(email__endswith="@example.org")).exists()
    assert not User.objects.exclude(email__endswith="@example.org").exists()


def test_the_sign_ins_that_bin_run_prints_exist(told: str) -> None:
    for username in (
        *DEMO_SIGN_INS,
        "koordinator2.serang",
        "koordinator.pandeglang",
        "petugas.puskesmas-kalumata",
    ):
        assert authenticate(username=username, password=DEMO_PASSWORD) is not None


def test_every_unit_can_answer_again_after_a_contest(told: str) -> None:
    demo = Unit.objects.filter(agency__open_for_filing=True)
    staffed = demo.annotate(n=Count("membership", filter=Q(membership__role__in=UNIT_STAFF)))
    assert demo.count() == 22
    assert min(staffed.values_list("n", flat=True)) >= 3
    saturdays = demo.filter(name__contains="Puskesmas", working_week__contains=[6])
    assert saturdays.count() >= 3
    assert (
        Membership.objects.filter(role="coordinator")
        .values("agency")
        .annotate(n=Count("pk"))
        .filter(n=2)
        .count()
        == 5
    )


def test_units_differ_so_that_their_figures_tell_a_story(told: str) -> None:
    def in_time(unit: str) -> float:
        due = Duty.objects.filter(kind="settle", round=1, due_at__lte=clock.now(), complaint__unit__code=unit)
        due = due.exclude(ended_by="file_incomplete")
        return due.filter(met_at__lt=F("due_at")).count() / due.count()

    assert in_time("puskesmas-pontang") > 0.6
    assert in_time("disdukcapil-serang") < in_time("puskesmas-pontang") - 0.2


def test_published_and_own_assessments_are_there(told: str) -> None:
    assert Agency.objects.filter(name="Kabupaten Serang").count() == 1
    assert "Kabupaten Serang 2024: 91.98 A" in told
    this_year = Assessment.objects.filter(official_score=None, year=clock.today().year)
    assert this_year.count() == 22
    assert this_year.filter(confirmed_at=None).exists()
    assert this_year.exclude(confirmed_at=None).exists()


def test_a_second_run_changes_nothing(told: str) -> None:
    before = (Complaint.objects.count(), Event.objects.count(), User.objects.count(), Agency.objects.count())
    said = StringIO()
    call_command("demo", stdout=said)
    assert "no demo loaded" in said.getvalue()
    assert (
        Complaint.objects.count(),
        Event.objects.count(),
        User.objects.count(),
        Agency.objects.count(),
    ) == before


@pytest.mark.django_db
def test_the_same_seed_and_instant_tell_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    at = clock.now()
    one, other, another = (_some(seed, at) for seed in ("a", "a", "b"))
    assert one == other
    assert one != another


def _some(seed: str, at: Any) -> list[Any]:
    """What twenty of the complaints became, without what is random by design (references, salts)."""
    with transaction.atomic():
        cast = settle_in()
        loader = load.Loader(cast, seed=seed, at=at)
        for plan in program.program(cast, seed)[::24]:
            loader.tell(plan)
        events = Event.objects.order_by("complaint_id", "seq").values_list(
            "name", "at", "actor__username", "to_state"
        )
        texts = Statement.objects.order_by("pk").values_list("kind", "body", "at")
        people = Identity.objects.order_by("pk").values_list("name", "email")
        found = [*events, *texts, *people]
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_it_is_refused_outside_development(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="development"):
        call_command("demo")


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["2026-03-02T09:00", "9998-03-02T09:00+07:00"])
def test_an_instant_to_come_or_without_an_offset_is_refused(at: str) -> None:
    with pytest.raises(CommandError, match="offset"):
        call_command("demo", f"--at={at}")
    assert not User.objects.exists()
