"""Outside a transaction, where a reader's statements are planned once and go together, figures are the raw count too: in a test's own
transaction each is asked by itself."""

from random import Random

import pytest

from compliance import recounting
from compliance.models import Touched
from compliance.scope import Scope
from tests.compliance.conftest import NOW, PAPER
from tests.compliance.lives import live
from tests.compliance.test_figures import GROUPS, assert_exact
from tests.factories import House, when
from workflow.reading import case_file

pytestmark = pytest.mark.usefixtures("committed")


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
