"""Outside a transaction, where a reader's statements are planned once and go together, figures are the raw count too: in a test's own
transaction each is asked by itself."""

from datetime import date, timedelta
from random import Random
from typing import Final

import pytest

from compliance import figures, recounting
from compliance.models import Coming, Touched
from compliance.scope import Scope
from tests.compliance.conftest import NOW, PAPER
from tests.compliance.lives import live
from tests.compliance.test_figures import GROUPS, assert_exact
from tests.factories import House, when
from workflow.reading import case_file

pytestmark = pytest.mark.usefixtures("committed")
PERIODS: Final = ((date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 7, 2), date(2026, 7, 26)))


def test_what_is_planned_once_and_asked_together_is_what_the_rows_say(monkeypatch):
    monkeypatch.setattr(case_file, "pdf", lambda *_case, **_made: PAPER)
    house, random = House(), Random(7)
    for _case in range(4):
        live(house, random, at=when("2026-06-01"), until=NOW)
    assert recounting.work(now=lambda: NOW, seconds=600)
    live(house, random, at=when("2026-08-03"), until=NOW)
    assert Touched.objects.exists()
    agency, unit = Scope(frozenset({house.agency.pk})), Scope(frozenset({house.agency.pk}), house.unit)
    for _time in range(2):
        assert_exact(scopes=(Scope(None), agency, unit), groups=GROUPS)


def test_what_has_come_is_asked_with_them(monkeypatch):
    monkeypatch.setattr(case_file, "pdf", lambda *_case, **_made: PAPER)
    house, random = House(), Random(8)
    evening = when("2026-07-23T20:00")
    cases = [house.file(f"2026-07-{day:02}").dispatched("2026-07-07") for day in (1, 2, 2, 2, 3, 3, 6)]
    assert recounting.work(now=lambda: evening, seconds=600)
    falling = set(Coming.objects.filter(due_on__isnull=False).values_list("pk", flat=True))
    one, other = [case for case in cases if case.pk in falling][:2]
    one.begun("2026-07-23T21:00")
    other.begun("2026-07-23T21:00").answered("2026-07-23T22:00")
    live(house, random, at=when("2026-07-23T21:00"), until=when("2026-07-23T23:00"))
    at = evening + timedelta(hours=5)
    standing = figures.settled(at, lambda standing: standing)
    assert standing is not None
    assert standing.came
    assert {one.pk, other.pk} <= {*standing.touched}
    agency, unit = Scope(frozenset({house.agency.pk})), Scope(frozenset({house.agency.pk}), house.unit)
    for _time in range(2):
        assert_exact(at, scopes=(Scope(None), agency, unit), periods=PERIODS, groups=GROUPS)
