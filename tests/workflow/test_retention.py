"""`KEEP_SENT_DAYS`: the rungs of duties that are long over go, everything that proves what happened stays."""

from datetime import timedelta
from functools import partial

import pytest

from notifications.models import Message
from tests.factories import House, when
from tests.workflow.paths import CLOCK
from workflow import retention, tasks
from workflow.models import Duty, Event, Rung
from workflow.sweep import sweeps

pytestmark = pytest.mark.django_db


@pytest.fixture
def climbed() -> int:
    """A case whose first duty went by and was met late, and whose later ones still run, past a rung."""
    case = House().file("2026-03-02")
    for day in range(9, 28):
        sweeps.act(case.pk, by=CLOCK, at=when(f"2026-03-{day:02}T00:00:30"))
    case.dispatched("2026-03-28")
    over = Rung.objects.filter(complaint=case.pk).exclude(duty__met_at=None, duty__ended_at=None)
    running = Rung.objects.filter(complaint=case.pk, duty__met_at=None, duty__ended_at=None)
    assert over.exists()
    assert running.exists()
    return case.pk


def told(pk: int) -> tuple[list[object], list[object], list[object]]:
    return (
        list(Event.objects.filter(complaint=pk).order_by("seq").values_list()),
        list(Duty.objects.filter(complaint=pk).order_by("pk").values_list()),
        list(Message.objects.filter(complaint=pk).order_by("pk").values_list("pk", "facts", "sent_at")),
    )


def test_rungs_of_finished_duties_go_and_nothing_else(climbed: int) -> None:
    before = told(climbed)
    running = set(Rung.objects.filter(duty__met_at=None, duty__ended_at=None).values_list("pk", flat=True))
    latest = Rung.objects.order_by("-recorded_at").first().recorded_at
    retention.forget(before=latest + timedelta(days=400), seconds=5)
    assert set(Rung.objects.values_list("pk", flat=True)) == running
    assert told(climbed) == before


def test_without_the_setting_the_daily_job_forgets_nothing(climbed: int, settings) -> None:
    count = Rung.objects.count()
    assert settings.KEEP_SENT_DAYS == 0
    tasks.tidy()
    assert Rung.objects.count() == count


def test_what_cannot_be_tidied_holds_up_nothing_else(monkeypatch, caplog) -> None:
    tidied = []

    def away(_at: object) -> None:
        raise OSError("the bucket is away")

    parts = {name: partial(tidied.append) for name in tasks.TIDIED}
    monkeypatch.setattr(tasks, "TIDIED", {"files": away, **parts})
    tasks.tidy()
    assert len(tidied) == len(parts)
    assert [record.part for record in caplog.records if record.msg == "not_tidied"] == ["files"]


def test_the_daily_job_forgets_what_is_older_than_the_setting(climbed: int, settings, monkeypatch) -> None:
    seen = []
    monkeypatch.setattr(retention, "forget", lambda **asked: seen.append(asked))
    settings.KEEP_SENT_DAYS = 400
    tasks.tidy()
    (asked,) = seen
    assert abs(tasks.clock.now() - timedelta(days=400) - asked["before"]) < timedelta(minutes=1)
    assert asked["seconds"] == tasks.FORGETTING
