"""What a verb would do to the dates: the same as it then does, and nothing is written."""

import random
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from accounts.actors import Actor
from law.codes import Classification, SuspensionReason
from tests.chance import examples
from tests.factories import Case, House, when
from tests.workflow.lives import Life, starts, steps, weeks
from tests.workflow.paths import use
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, NotNow, NotYours, Refusal
from workflow.verbs import duplicates, moves, what_if
from workflow.verbs.table import VERBS

pytestmark = pytest.mark.django_db
WORKING = SuspensionReason.AWAITING_OTHER_BODY


def investigating() -> Case:
    return House().file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")


def running(case: Case) -> dict[tuple[str, int], date | None]:
    rows = case.row.duties.filter(met_at=None, ended_at=None)
    return {(row.kind, row.round): row.due_on for row in rows}


def written() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, by its physical place and the transaction that wrote it."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT ctid::text, xmin::text, xmax::text FROM "{model._meta.db_table}"')
            found[model._meta.db_table] = sorted(cursor.fetchall())
    return found


CHOSEN = {
    "dispatch": lambda house: {"unit": house.unit, "classification": Classification.SUPERVISORY},
    "transfer": lambda house: {"unit": house.other_unit},
    "extend": lambda house: {"days": 5},
    "suspend": lambda house: {"reason": WORKING},
    "resume": lambda house: {},
    "reclassify": lambda house: {"classification": Classification.INFORMATION},
}


@pytest.mark.parametrize("verb", what_if.VERBS)
def test_looking_writes_nothing(verb):
    house = House()
    case = house.file("2026-03-02")
    if verb != "dispatch":
        case.dispatched("2026-03-03").begun("2026-03-04")
    if verb == "resume":
        use(case, "suspend", "2026-03-05", house.officer)
    by = house.supervisor if verb in ("extend", "reclassify", "suspend", "resume") else house.coordinator
    before = written()
    with CaptureQueriesContext(connection) as captured:
        what_if.look(case.pk, verb, by=by, at=when("2026-03-06"), **CHOSEN[verb](house))
    said = [each["sql"] for each in captured.captured_queries]
    assert [sql for sql in said if not sql.startswith("SELECT") or "FOR UPDATE" in sql] == []
    assert written() == before


def _any(house: House) -> list[tuple[str, Actor]]:
    who = (house.coordinator, house.supervisor, house.officer)
    return [(verb, by) for verb in what_if.VERBS for by in who]


def _allowed(life: Life, at: datetime) -> list[tuple[str, Actor]]:
    """What may be used now, and by whom; anything where nothing may."""
    row = life.case.row
    running = Docket.of(row).running()
    found = [
        (verb, by)
        for verb, by in _any(life.house)
        if moves.refusal(moves.situation(row, running, by=by, at=at), verb) is None
    ]
    return found or _any(life.house)


def _towards_work(life: Life) -> None:
    """Where most verbs that move dates are legal, unless the life went elsewhere."""
    for step in (("dispatch", 0, 2), ("begin", 1, 0)):
        life.live([step])


@given(start=starts, week=weeks, other_week=weeks, steps=steps(10), seed=st.integers(0, 10**6))
@settings(
    max_examples=examples(16),
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
def test_t39_what_is_shown_before_is_what_happens_then(db, start, week, other_week, steps, seed):
    """Or both refuse alike, in the same words."""
    with transaction.atomic():
        life = Life(start, week, other_week, promised=None).live(steps)
        house, case, draw = life.house, life.case, random.Random(f"{seed} {start} {steps}")
        _towards_work(life)
        at = max(life.at + timedelta(days=draw.randrange(5)), case.row.last_at)
        verb, by = draw.choice(_allowed(life, at) if draw.random() < 0.8 else _any(house))
        said = {
            "dispatch": {"unit": house.unit, "classification": draw.choice(list(Classification))},
            "transfer": {"unit": draw.choice([house.unit, house.other_unit])},
            "extend": {"days": draw.randrange(0, 12)},
            "suspend": {"reason": draw.choice(list(SuspensionReason))},
            "resume": {},
            "reclassify": {"classification": draw.choice(list(Classification))},
        }[verb]
        stood = running(case)
        try:
            looked = what_if.look(case.pk, verb, by=by, at=at, **said)
        except Refusal as refusal:
            event(f"refused {verb} {refusal.code}")
            told = (type(refusal), refusal.code)
            with pytest.raises(type(refusal)) as refused, transaction.atomic():
                use(case, verb, at, by, **said)
            assert (type(refused.value), refused.value.code) == told
        else:
            event(f"shown before {verb}")
            use(case, verb, at, by, **said)
            if not looked.waits:
                shown = {(each.kind, each.round): each.due_on for each in looked.changes if not each.ends}
                assert shown == running(case)
                was = {(each.kind, each.round): each.was for each in looked.changes}
                assert {key: day for key, day in was.items() if day is not None}.items() <= stood.items()
        transaction.set_rollback(True)


def test_a_dispatch_shows_the_date_of_its_class():
    house = House()
    case = house.file("2026-03-02")
    looked = what_if.look(
        case.pk,
        "dispatch",
        by=house.coordinator,
        at=when("2026-03-03"),
        unit=house.unit,
        classification=Classification.INFORMATION,
    )
    changes = {each.kind: each for each in looked.changes}
    assert (changes["settle"].was, changes["settle"].due_on) == (date(2026, 3, 27), date(2026, 3, 9))
    assert changes["follow_up"].was is None
    assert changes["decide"].ends
    assert "verify" not in changes


def test_a_transfer_shows_that_the_complainant_s_date_stays():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    looked = what_if.look(
        case.pk, "transfer", by=house.coordinator, at=when("2026-03-05"), unit=house.other_unit
    )
    settle = next(each for each in looked.changes if each.kind == "settle")
    assert settle.was == settle.due_on


def test_a_longer_class_is_shown_and_said_to_wait_for_a_second_person():
    case = investigating()
    house = case.house
    looked = what_if.look(
        case.pk,
        "reclassify",
        by=house.officer,
        at=when("2026-03-05"),
        classification=Classification.SUPERVISORY,
    )
    assert looked.waits
    settle = next(each for each in looked.changes if each.kind == "settle")
    assert settle.due_on > settle.was


def test_refusals_are_the_verb_s_own():
    case = investigating()
    house = case.house
    at = when("2026-03-05")
    with pytest.raises(BadInput) as refused:
        what_if.look(case.pk, "extend", by=house.supervisor, at=at, days=99)
    assert list(refused.value.errors) == ["days"]
    with pytest.raises(NotYours):
        what_if.look(case.pk, "extend", by=house.officer, at=at, days=1)
    with pytest.raises(NotNow):
        what_if.look(case.pk, "dispatch", by=house.coordinator, at=at, **CHOSEN["dispatch"](house))
    with pytest.raises(NotNow) as stale:
        what_if.look(case.pk, "extend", by=house.supervisor, at=at, days=1, version=1)
    assert stale.value.code == "stale_version"
    with pytest.raises(BadInput):
        what_if.look(case.pk, "transfer", by=house.coordinator, at=at, unit=house.unit)


def test_every_verb_that_can_be_looked_at_is_a_verb():
    assert set(what_if.VERBS) <= set(VERBS)


def test_a_look_at_a_linked_case_keeps_the_shared_end():
    house = House()
    first = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    again = house.file("2026-03-09").dispatched("2026-03-10").begun("2026-03-11")
    duplicates.link(
        again.pk, duplicate_of=first.row, reasons="Sama.", by=house.coordinator, at=when("2026-03-12")
    )
    looked = what_if.look(again.pk, "extend", by=house.supervisor, at=when("2026-03-13"), days=5)
    settle = next(each for each in looked.changes if each.kind == "settle")
    assert settle.due_on == settle.was == running(first)["settle", 1]
