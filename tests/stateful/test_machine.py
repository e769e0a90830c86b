"""Random verbs, legal and not, of random people over weeks of simulated time, on several cases at once: after every
step the product and a small model of its own agree on what came of it, on state, round, holder and class, on every
duty with its days, its end and its lateness, and on what everybody may do next.

A longer hunt than the suite's, with chance of its own, which also shrinks what it finds (up to five minutes):
`STATEFUL_EXAMPLES=1000 bin/test -n0 tests/stateful` (part of `bin/test --long`).
"""

import os
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from complaints import lifecycle
from tests.factories import House
from tests.stateful import law
from tests.stateful.both import CLAIMS, Both, found_house
from tests.stateful.law import MOVES
from tests.stateful.standing import Words

EXAMPLES: Final = int(os.environ.get("STATEFUL_EXAMPLES", "0"))
HUNT: Final = settings(
    max_examples=EXAMPLES or 20,
    stateful_step_count=30,
    derandomize=not EXAMPLES,
    phases=(Phase.generate, Phase.shrink) if EXAMPLES else (Phase.generate,),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
FIRST, LAST = datetime(2025, 1, 2, tzinfo=UTC), datetime(2026, 11, 15, tzinfo=UTC)
MOST_CASES: Final = 4
WAITS: Final = st.one_of(
    st.timedeltas(timedelta(), timedelta(minutes=90)),
    st.timedeltas(timedelta(hours=1), timedelta(days=2)),
    st.timedeltas(timedelta(hours=1), timedelta(days=4)),
    st.timedeltas(timedelta(days=3), timedelta(days=30)),
)
# How likely a step is, and a verb among those that are legal (the others 4).
STEPS: Final = {
    "use_a_legal_verb": 20, "try_any_verb": 5, "wait_for_an_end": 4, "sweep": 3, "message": 2, "link": 2, "file": 2,
    "assign": 1, "unlink": 1, "look_too_long": 1,
}  # fmt: skip
LIKELY: Final = {
    "withdraw": 1, "conclude": 1, "reject": 2, "request_completion": 2, "escalate": 2, "answer": 4, "dispatch": 9,
    "begin": 9, "reclassify": 6, "remand": 6, "extend": 6, "suspend": 9, "resume": 6, "lapse": 1,
    "deem_accepted": 1, "answer_with_original": 0,
}  # fmt: skip
COORDINATORS: Final = ["coordinator", "coordinator2"]


class Lives(RuleBasedStateMachine):
    """One agency, up to four cases, everybody at them."""

    house: House

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @initialize(
        zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
        near=st.sampled_from(["12345", "123456", "13", "7"]),
        far=st.sampled_from(["123456", "12345"]),
        chief=st.booleans(),
        start=st.timedeltas(timedelta(), timedelta(days=620)),
    )
    def found(self, zone: str, near: str, far: str, chief: bool, start: timedelta) -> None:
        self.both = Both.settle_in(self.house, zone=zone, near=near, far=far, chief=chief, at=FIRST + start)
        self.both.file("near")
        self.number = 0

    # One rule, so that the weights hold: hypothesis would leave out rules of its own choice.

    @rule(
        what=st.sampled_from([name for name, weight in STEPS.items() for _ in range(weight)]), data=st.data()
    )
    def step(self, what: str, data: st.DataObject) -> None:
        both = self.both
        if what not in ("wait_for_an_end", "look_too_long", "sweep"):
            both.at = min(both.at + data.draw(WAITS, "wait"), LAST)
        self.number = data.draw(st.integers(0, len(both.cases) - 1), "case")
        getattr(self, what)(self.number, data)

    @invariant()
    def both_agree(self) -> None:
        self.both.compare(self.number)

    def use_a_legal_verb(self, number: int, data: st.DataObject) -> None:
        small = self.both.cases[number][1]
        legal = {
            verb: [by for by in law.PEOPLE if small.judge(verb, by, self.both.at) == "ok"] for verb in MOVES
        }
        verbs = [verb for verb in MOVES if legal[verb] for _ in range(LIKELY.get(verb, 4))]
        if verbs:
            verb = data.draw(st.sampled_from(verbs), "verb")
            by = data.draw(st.sampled_from(legal[verb]), "by")
            self.both.use(number, verb, by, self.words(verb, data))

    def try_any_verb(self, number: int, data: st.DataObject) -> None:
        verb = data.draw(st.sampled_from(sorted(set(MOVES) - {"answer_with_original"})), "verb")
        self.both.use(number, verb, self.somebody(data), self.words(verb, data))

    def look_too_long(self, number: int, data: st.DataObject) -> None:
        verb = data.draw(st.sampled_from(sorted(set(MOVES) - NOT_ASKED)), "verb")
        self.both.use(number, verb, self.somebody(data), Words(), stale=True)

    def wait_for_an_end(self, number: int, data: st.DataObject) -> None:
        """The last microsecond in time, or the first one late."""
        small, after = self.both.cases[number][1], self.both.agency.after
        ends = {after(duty.due) for duty in small.duties if duty.runs and duty.due}
        ends |= {after(pause.until) for duty in small.duties for pause in duty.pauses}
        ahead = sorted(end for end in ends if self.both.at < end < LAST)
        if ahead:
            end, before = data.draw(st.sampled_from(ahead), "end"), data.draw(st.booleans(), "just before")
            self.both.at = end - timedelta(microseconds=before)

    def sweep(self, number: int, data: st.DataObject) -> None:
        self.both.sweep(number)

    def message(self, number: int, data: st.DataObject) -> None:
        self.both.message(number, data.draw(st.sampled_from(["complainant", *law.PEOPLE]), "by"))

    def assign(self, number: int, data: st.DataObject) -> None:
        staff = [name for name in law.PEOPLE if law.PEOPLE[name][0] not in ("complainant", "clock")]
        self.both.assign(number, data.draw(st.sampled_from(staff), "handler"), self.somebody(data))

    def link(self, number: int, data: st.DataObject) -> None:
        to = data.draw(st.integers(0, len(self.both.cases) - 1), "to")
        self.both.link(number, to, data.draw(st.sampled_from([*COORDINATORS * 9, *law.PEOPLE]), "by"))

    def unlink(self, number: int, data: st.DataObject) -> None:
        self.both.unlink(number, data.draw(st.sampled_from([*COORDINATORS * 9, *law.PEOPLE]), "by"))

    def file(self, _number: int, data: st.DataObject) -> None:
        if len(self.both.cases) < MOST_CASES:
            self.both.file(data.draw(st.sampled_from(["near", "far", ""]), "unit"))

    def somebody(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(list(law.PEOPLE)), "by")

    def words(self, verb: str, data: st.DataObject) -> Words:
        today = self.both.agency.local(self.both.at)
        match verb:
            case "dispatch" | "transfer" | "reclassify":
                class_ = data.draw(st.sampled_from(sorted(law.SETTLE)), "class")
                return Words(unit=data.draw(st.sampled_from(["near", "far"]), "unit"), class_=class_)
            case "extend":
                return Words(days=data.draw(st.integers(0, 15), "days"))
            case "suspend":
                return Words(reason=data.draw(st.sampled_from(law.REASONS), "reason"))
            case "remand":
                return Words(promised=today + timedelta(days=data.draw(st.integers(0, 60), "days on")))
            case "answer" if data.draw(st.booleans(), "with a remedy"):
                return Words(promised=today + timedelta(days=data.draw(st.integers(0, 60), "days on")))
            case _:
                return Words()


NOT_ASKED: Final = {"lapse", "deem_accepted", "answer_with_original"}
"""What the clock does carries no version."""


@pytest.mark.bulk
@pytest.mark.django_db
def test_the_product_and_a_small_model_agree_after_every_step() -> None:
    class Here(Lives):
        house = found_house()

    run_state_machine_as_test(Here, settings=HUNT)


def test_the_model_knows_every_verb_of_the_product() -> None:
    assert set(MOVES) == set(lifecycle.VERBS) - CLAIMS
